package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chancery.actor.Actors;
import org.chancery.chronicle.Chronicled;
import org.chancery.narration.Names;
import org.chancery.narration.Narration;
import org.chancery.relation.Effects;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of one record: what it says, what it does, what it rests on, and everything our books ever said about it. */
@Controller
class RecordPages {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    private final Desk desk;

    RecordPages(Desk desk) {
        this.desk = desk;
    }

    /** An open dispute. */
    record Dispute(String id, String by) {}

    /**
     * A relation the record lands in.
     *
     * @param does what it does there, sentence by sentence; empty for a contact or a mere mention
     */
    record Landing(String code, String first, String second, String address, List<String> does) {}

    /**
     * Something our books said about the record, with the way to the books as they were before.
     *
     * @param before the first relation as known just before; null where nothing was known before, or it is in no relation
     */
    record Version(RecordEntry.Entry entry, @Nullable String before) {}

    /**
     * A record, ready to be written out.
     *
     * @param id its identity
     * @param sentence what happened
     * @param sort what sort of act it is
     * @param entry what it says in full; null where no relation holds it any more
     * @param landings the relations it lands in
     * @param versions what our books said, newest first
     * @param proof where its place in the log is proved
     */
    record Page(
            String id,
            String sentence,
            String sort,
            @Nullable RecordEntry entry,
            List<Landing> landings,
            List<Version> versions,
            String proof) {}

    @GetMapping("/records/{id}")
    Object record(@PathVariable String id, HttpServletRequest request, Model model) {
        PageWords plain = desk.words();
        PageQuestion.only(request, List.of("recorded"), plain);
        Chronicled record =
                ID.matcher(id).matches() ? desk.record(UUID.fromString(id)).orElse(null) : null;
        if (record == null) {
            throw Unanswerable.missing(
                    Unanswerable.Kind.NO_SUCH_RECORD,
                    plain.say("wrong.record", PageQuestion.shortened(id)),
                    plain.say("wrong.record.expected"));
        }
        if (!record.id().toString().equals(id)) {
            return DyadPages.moved("/records/" + record.id(), true);
        }
        LocalDate day = happened(record);
        PageWords words = desk.words(new PageQuestion(day, null, false));
        Actors actors = desk.actors(PageQuestion.NOW);
        Narration narration = new Narration(Names.of(actors));
        Held held = desk.held(record);
        RecordEntry entry = entry(record, held, day == null ? plain.day() : day, narration::sentence, words);
        Page page = new Page(
                id,
                narration.sentence(record.content()),
                RecordEntry.kind(record.content(), words),
                entry,
                landings(record, day, narration, words),
                entry == null ? List.of() : versions(record, entry, day),
                "/api/records/" + id + "/proof");
        model.addAttribute("page", page);
        model.addAttribute("versions", record.history().size());
        model.addAttribute("recorded", recorded(request, record));
        model.addAttribute("disputes", held == null ? List.of() : disputes(held));
        model.addAttribute("speaks", record.content() instanceof Act && !record.retracted());
        model.addAttribute(
                "frame",
                Frame.now(
                        Address.of("/records/" + id),
                        page.sentence(),
                        desk.now(),
                        Address.of("/api/records/" + id),
                        Address.of("/api/records/" + id + ".csv"),
                        record.changedAt(),
                        words));
        DyadPages.picker(model, actors, PageQuestion.NOW, words);
        return "record/record";
    }

    /** The position at which something was just recorded of the record, as the form says it; null where none was. */
    private static @Nullable String recorded(HttpServletRequest request, Chronicled record) {
        String position = request.getParameter("recorded");
        return position != null && POSITION.matcher(position).matches() && Long.parseLong(position) >= record.position()
                ? position
                : null;
    }

    /** The open disputes over a record, with what each is called. */
    private static List<Dispute> disputes(Held held) {
        Set<UUID> open = held.openDisputes();
        return held.history().stream()
                .map(Recorded::event)
                .flatMap(event ->
                        event instanceof RelationEvent.RecordDisputed disputed && open.contains(disputed.disputeId())
                                ? Stream.of(new Dispute(disputed.disputeId().toString(), disputed.disputedBy()))
                                : Stream.of())
                .toList();
    }

    private static @Nullable RecordEntry entry(
            Chronicled record,
            @Nullable Held held,
            LocalDate day,
            Function<RelationEvent, String> sentences,
            PageWords words) {
        if (record.content() instanceof RelationEvent.ActorEvent event) {
            return RecordEntry.of(record.id(), event, record.history(), sentences, words);
        }
        return held == null ? null : RecordEntry.of(1, held, day, sentences, words);
    }

    /** The last day on which it can have happened; null where no last day is known. */
    private static @Nullable LocalDate happened(Chronicled record) {
        return record.content() instanceof Act act
                ? act.particulars().occurred().begins().latest()
                : null;
    }

    private static List<Landing> landings(
            Chronicled record, @Nullable LocalDate day, Narration narration, PageWords words) {
        List<Landing> landings = new ArrayList<>();
        for (Pair pair : record.relations()) {
            RelationEvent content = record.content();
            List<String> does = content instanceof Act act
                    ? Effects.of(act, pair).stream().map(narration::sentence).toList()
                    : List.of();
            landings.add(new Landing(
                    pair.toString(),
                    words.name(pair.first()),
                    words.name(pair.second()),
                    Address.of("/dyads/" + pair)
                            .with("asOf", day == null ? null : day.toString())
                            .toString(),
                    does));
        }
        return landings;
    }

    private static List<Version> versions(Chronicled record, RecordEntry entry, @Nullable LocalDate day) {
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < entry.story().size(); i++) {
            RecordEntry.Entry told = entry.story().get(i);
            Instant before = Instant.parse(told.instant()).minus(1, ChronoUnit.MICROS);
            versions.addFirst(new Version(
                    told,
                    i == 0 || record.relations().isEmpty()
                            ? null
                            : Address.of("/dyads/" + record.relations().first())
                                    .with("asOf", day == null ? null : day.toString())
                                    .with("knownAt", before.toString())
                                    .toString()));
        }
        return List.copyOf(versions);
    }
}
