package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chancery.actor.Actors;
import org.chancery.chronicle.Chronicled;
import org.chancery.form.EventForms;
import org.chancery.ledger.Step;
import org.chancery.ledger.StreamId;
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
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The page of one record: what it says, what it does, what it rests on, and everything our books ever said about it. */
@Controller
class RecordPages {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    /** Of how many amendments the effect is told, and with how many changes of an answer. */
    private static final int MOST_EXPLAINED = 8;

    private static final int MOST_TURNS = 12;

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
     * @param revised what a correction changed, field by field; empty elsewhere
     * @param effect what is answered otherwise since; null of what answers nothing otherwise by itself
     * @param stored the event as it is stored; null where what is told is only a part of one told already
     */
    record Version(
            RecordEntry.Entry entry,
            @Nullable String before,
            List<Revised> revised,
            @Nullable Effect effect,
            @Nullable String stored) {}

    /**
     * What something said about a record made of the first relation it lands in.
     *
     * @param relation the code of the relation
     * @param turns what is answered otherwise on which days
     * @param left how many more there are
     * @param address where the step is shown in full
     */
    record Effect(String relation, List<StepPage.Turn> turns, int left, String address) {}

    /**
     * A record, ready to be written out.
     *
     * @param id its identity
     * @param sentence what happened
     * @param sort what sort of act it is
     * @param entry what it says in full; null where no relation holds it any more
     * @param landings the relations it lands in
     * @param retraction how it was retracted; null where it was not
     * @param versions what our books said, newest first
     * @param proof where its place in the log is proved
     */
    record Page(
            String id,
            String sentence,
            String sort,
            @Nullable RecordEntry entry,
            List<Landing> landings,
            RecordEntry.@Nullable Entry retraction,
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
                entry == null ? null : retraction(entry),
                entry == null ? List.of() : versions(record, held, entry, day, narration, words),
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

    private static RecordEntry.@Nullable Entry retraction(RecordEntry entry) {
        return entry.story().stream()
                .filter(told -> entry.retracted() && told.kind().equals("record-retracted"))
                .findFirst()
                .orElse(null);
    }

    private List<Version> versions(
            Chronicled record,
            @Nullable Held held,
            RecordEntry entry,
            @Nullable LocalDate day,
            Narration narration,
            PageWords words) {
        Map<Long, Recorded<? extends RelationEvent>> said = new HashMap<>();
        record.history().forEach(recorded -> said.put(recorded.position(), recorded));
        Map<Long, List<Revised>> revised = held == null ? Map.of() : revised(held, words);
        List<Version> versions = new ArrayList<>();
        int explained = 0;
        for (int i = entry.story().size() - 1; i >= 0; i--) {
            RecordEntry.Entry told = entry.story().get(i);
            Recorded<? extends RelationEvent> recorded = said.remove(told.position());
            Instant before = Instant.parse(told.instant()).minus(1, ChronoUnit.MICROS);
            boolean explains = i > 0 && recorded != null && explained < MOST_EXPLAINED && turns(recorded.event());
            explained += explains ? 1 : 0;
            versions.add(new Version(
                    told,
                    i == 0 || record.relations().isEmpty()
                            ? null
                            : Address.of("/dyads/" + record.relations().first())
                                    .with("asOf", day == null ? null : day.toString())
                                    .with("knownAt", before.toString())
                                    .toString(),
                    revised.getOrDefault(told.position(), List.of()),
                    explains ? effect(told.position(), narration, words) : null,
                    recorded == null ? null : stored(recorded)));
        }
        return List.copyOf(versions);
    }

    /** Whether something said about a record can answer anything otherwise. */
    private static boolean turns(RelationEvent event) {
        return switch (event) {
            case RelationEvent.Amendment amendment ->
                !(amendment instanceof RelationEvent.SourceAdded added) || added.grade() != null;
            case Act _, RelationEvent.ActorEvent _ -> false;
        };
    }

    /** What each correction changed, by its position; what brought a record into a relation changed nothing there. */
    private static Map<Long, List<Revised>> revised(Held held, PageWords words) {
        Map<Long, List<Revised>> revised = new HashMap<>();
        ObjectNode before = EventForms.write(held.first());
        for (Recorded<? extends RelationEvent> recorded : held.history()) {
            if (recorded.event() instanceof RelationEvent.RecordCorrected corrected) {
                ObjectNode after = EventForms.write(corrected.content());
                revised.put(recorded.position(), Revised.between(before, after, words));
                before = after;
            }
        }
        return revised;
    }

    private @Nullable Effect effect(long position, Narration narration, PageWords words) {
        Step step = desk.stepAt(position);
        if (step == null || !(step.event().stream() instanceof StreamId.OfRelation(var pair))) {
            return null;
        }
        StepPage.Taken taken = StepPage.taken(step, narration, words);
        List<StepPage.Turn> turns = taken.turns().stream().limit(MOST_TURNS).toList();
        return new Effect(
                pair.toString(),
                turns,
                taken.turns().size() + taken.turnsLeft() - turns.size(),
                Address.of("/dyads/" + pair + "/steps")
                        .with("step", String.valueOf(step.event().sequence() + 1))
                        .toString());
    }

    /** An event as it is stored, spread out to be read. */
    private static String stored(Recorded<? extends RelationEvent> recorded) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("event", EventForms.name(recorded.event()));
        json.set("payload", EventForms.write(recorded.event()));
        return json.toPrettyString();
    }
}
