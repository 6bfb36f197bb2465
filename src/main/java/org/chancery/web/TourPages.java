package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.chronicle.Chronicled;
import org.chancery.exchange.Demo;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.RelationEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** The first steps: the demo into empty books, and a tour of five stops through it, which is links with captions alone. */
@Controller
class TourPages {

    /** The break of June 1967 and the restoration of ties with Bulgaria, as the demo of the world has them. */
    private static final UUID BREAK = UUID.fromString("a3db159a-c259-8c29-a55c-463acc2b76dc");

    private static final UUID CORRECTED = UUID.fromString("e42e6c70-3822-82ed-a1fe-024040f9de4e");
    private static final Pair BRIEF = Pair.parse("SYR-TUR");
    private static final String CORRECTED_DAY = "1947-06-01";

    private final Demo demo;
    private final Desk desk;

    TourPages(Demo demo, Desk desk) {
        this.demo = demo;
        this.desk = desk;
    }

    /**
     * A stop.
     *
     * @param name what its words are called by
     * @param address where it is; null where our books do not hold what it shows
     * @param more where one can go on from it; null for nowhere
     */
    record Stop(
            String name, @Nullable String address, @Nullable String more) {}

    @GetMapping("/tour")
    String tour(HttpServletRequest request, Model model) {
        PageWords words = desk.words();
        PageQuestion question = PageQuestion.of(request, desk.now(), Set.of(), words);
        List<Stop> stops = stops();
        model.addAttribute("stops", stops);
        model.addAttribute("whole", stops.stream().allMatch(stop -> stop.address() != null));
        model.addAttribute("empty", desk.isEmpty(PageQuestion.NOW));
        DyadPages.picker(model, desk.actors(question), question, words);
        return "home/tour";
    }

    private List<Stop> stops() {
        boolean brief = desk.entries(BRIEF) > 0;
        List<Stop> stops = new ArrayList<>();
        stops.add(new Stop(
                "break",
                desk.record(BREAK).isPresent() ? "/?focus=USA&asOf=1967-06-30" : null,
                "/dyads/SYR-USA?asOf=1967-06-30"));
        stops.add(new Stop(
                "uncertain", brief ? "/dyads/SYR-TUR?asOf=2011-06-30" : null, "/dyads/SYR-TUR?asOf=2012-01-01"));
        Instant corrected = desk.record(CORRECTED).map(this::corrected).orElse(null);
        stops.add(new Stop(
                "corrected", corrected == null ? null : "/records/" + CORRECTED, "/dyads/BGR-USA/steps?step=1"));
        stops.add(new Stop("compared", corrected == null ? null : compared(corrected), null));
        stops.add(new Stop("audit", "/audit", brief ? "/dyads/SYR-TUR/steps" : null));
        return stops;
    }

    /** When its date was corrected; null where it was not. */
    private @Nullable Instant corrected(Chronicled record) {
        Held held = desk.held(record);
        return held == null
                ? null
                : held.history().stream()
                        .filter(version -> version.event() instanceof RelationEvent.RecordCorrected)
                        .findFirst()
                        .map(Recorded::recordedAt)
                        .orElse(null);
    }

    private static String compared(Instant corrected) {
        return Address.of("/compare")
                .with("left", CORRECTED_DAY + "," + corrected.minus(1, ChronoUnit.MICROS))
                .with("right", CORRECTED_DAY + "," + corrected)
                .with("actor", "BGR")
                .toString();
    }

    /** Records the demo of the world in empty books, and shows the tour through it; also where it is recorded already. */
    @PostMapping("/demo")
    Object load() throws IOException {
        if (!demo.record("world") && stops().stream().anyMatch(stop -> stop.address() == null)) {
            PageWords words = desk.words();
            throw new Unanswerable(
                    HttpStatus.CONFLICT,
                    Unanswerable.Kind.NOT_NOW,
                    List.of(new Unanswerable.Problem(
                            words.say("wrong.demo"),
                            words.say("wrong.demo.expected"),
                            List.of(new Unanswerable.Offer(words.say("tour.title"), "/tour")))));
        }
        return DyadPages.moved("/tour", false);
    }
}
