package org.chancery.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chancery.chronicle.Chronicled;
import org.chancery.ledger.Reply;
import org.chancery.narration.Narration;
import org.chancery.relation.Answer;
import org.chancery.relation.Change;
import org.chancery.relation.Decision;
import org.chancery.relation.Effects;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Grade;
import org.chancery.relation.Pair;
import org.chancery.relation.Refusal;
import org.chancery.relation.Refusal.Gap;
import org.chancery.relation.Refusal.NeedsUnrecordedChange;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.relation.Value;
import org.chancery.time.DayRange;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * What would come of what is on a form, as its page tells it beside the form.
 *
 * @param sentence what it says, as the record will say it; null where it was refused
 * @param repeated whether just this was recorded before
 * @param relations the relations it lands in, with what changes there
 * @param more how many changes are not listed
 * @param because why nothing changes; null where something does
 * @param twins records that may say the same already
 * @param hints what else is worth a look
 * @param refusals why it is not accepted; empty where it is
 */
record Consequence(
        @Nullable String sentence,
        boolean repeated,
        List<Landing> relations,
        int more,
        @Nullable String because,
        List<Twin> twins,
        List<String> hints,
        List<Refused> refusals) {

    private static final int MOST_CHANGES = 60;

    /** A relation and what changes there; nothing where the list is empty. */
    record Landing(String code, String first, String second, String address, List<Moved> turns) {}

    /**
     * One facet, and how it changes.
     *
     * @param facet the facet
     * @param sides between whom; null where it belongs to both
     * @param which the key; null where there is none
     * @param turns how, on some days after others
     */
    record Moved(
            String facet, @Nullable String sides, @Nullable String which, List<Turn> turns) {}

    /** What was answered for some days, and what is then. */
    record Turn(Held before, Held after, String days) {}

    /** What is held: in words, with its certainty as a style and its colour family. */
    record Held(String words, String certainty, String tone) {}

    /** A record one may want to look at. */
    record Twin(String id, String sentence, String written, String address) {}

    /**
     * One reason why it is not accepted.
     *
     * @param text what was found and what was expected
     * @param records the records in the way
     * @param ways what one can do
     * @param field the name of the box it is about; null where it is about none
     * @param isSpent whether the identity it was to have belongs to something else
     */
    record Refused(
            String text,
            List<Twin> records,
            List<Way> ways,
            @Nullable String field,
            boolean isSpent) {
        Refused(String text, List<Twin> records, List<Way> ways, @Nullable String field) {
            this(text, records, ways, field, false);
        }
    }

    /** Something one can do, and where. */
    record Way(String words, String address) {}

    /** Nothing is known of what came of it. */
    static Consequence untold(String why) {
        return new Consequence(
                null,
                false,
                List.of(),
                0,
                null,
                List.of(),
                List.of(),
                List.of(new Refused(why, List.of(), List.of(), null)));
    }

    /** Tells consequences. */
    static final class Teller {
        private final PageWords words;
        private final Narration narration;
        private final Function<UUID, @Nullable Chronicled> records;

        /** @param records finds a record; null where there is none */
        Teller(PageWords words, Narration narration, Function<UUID, @Nullable Chronicled> records) {
            this.words = words;
            this.narration = narration;
            this.records = records;
        }

        /** What an answer of the ledger comes to. */
        Consequence tell(Reply reply) {
            return switch (reply) {
                case Reply.Accepted accepted -> accepted(accepted);
                case Reply.Refused refused ->
                    new Consequence(
                            null,
                            false,
                            List.of(),
                            0,
                            null,
                            List.of(),
                            List.of(),
                            refused.decision().all().stream()
                                    .distinct()
                                    .map(this::refused)
                                    .toList());
                case Reply.Overtaken _ -> untold(words.say("form.overtaken"));
            };
        }

        private Consequence accepted(Reply.Accepted accepted) {
            Reply.Entered entered = accepted.entries().getLast();
            Map<Pair, Map<FacetKey, List<Turn>>> turns = new LinkedHashMap<>();
            entered.relations().forEach(pair -> turns.put(pair, new LinkedHashMap<>()));
            int listed = 0;
            for (Change change : accepted.delta()) {
                Map<FacetKey, List<Turn>> there =
                        turns.computeIfAbsent(change.key().pair(), _ -> new LinkedHashMap<>());
                if (listed < MOST_CHANGES) {
                    there.computeIfAbsent(change.key(), _ -> new ArrayList<>()).add(turn(change));
                    listed++;
                }
            }
            List<Landing> landings = new ArrayList<>();
            turns.forEach((pair, there) -> landings.add(new Landing(
                    pair.toString(),
                    words.name(pair.first()),
                    words.name(pair.second()),
                    Address.of("/dyads/" + pair).toString(),
                    there.entrySet().stream()
                            .map(moved -> moved(moved.getKey(), moved.getValue()))
                            .toList())));
            return new Consequence(
                    narration.sentence(entered.event()),
                    entered.repeated(),
                    landings,
                    accepted.delta().size() - listed,
                    accepted.delta().isEmpty() && !entered.repeated() ? because(entered) : null,
                    entered.hints().stream()
                            .flatMap(hint ->
                                    hint instanceof Decision.PossibleDuplicates(var ids) ? ids.stream() : Stream.of())
                            .flatMap(this::twin)
                            .toList(),
                    entered.hints().stream()
                            .filter(Decision.SimilarKey.class::isInstance)
                            .map(narration::sentence)
                            .toList(),
                    List.of());
        }

        /** Why an accepted entry changes no answer. */
        private String because(Reply.Entered entered) {
            RelationEvent event = entered.event();
            if (!(event instanceof Act act)) {
                return words.say(
                        event instanceof RelationEvent.ActorEvent ? "form.because.actor" : "form.because.amendment");
            }
            boolean moves = entered.relations().stream()
                    .anyMatch(pair -> !Effects.of(act, pair).isEmpty());
            if (!moves) {
                return words.say("form.because.contact");
            }
            return words.say(
                    act.particulars().grade() == Grade.MACHINE ? "form.because.machine" : "form.because.known");
        }

        private Moved moved(FacetKey key, List<Turn> turns) {
            return new Moved(words.facet(key.facet()), words.sides(key), words.which(key), turns);
        }

        private Turn turn(Change change) {
            return new Turn(held(change.before()), held(change.after()), days(change.days()));
        }

        private Held held(Answer answer) {
            FacetKey key = answer.key();
            boolean silent = TimelinePicture.silent(answer);
            String values = answer.positions().isEmpty()
                    ? words.or(answer.values().stream()
                            .map(possible -> words.value(key.facet(), possible.value())
                                    + (possible.implied() ? " (" + words.say("mark.implied") + ")" : ""))
                            .distinct()
                            .toList())
                    : String.join(
                            " " + words.say("word.against") + " ",
                            answer.positions().stream()
                                    .map(side -> words.or(side.values().stream()
                                            .map(value -> words.value(key.facet(), value))
                                            .distinct()
                                            .toList()))
                                    .toList());
            Value first = answer.values().isEmpty()
                    ? Value.NOT_RECORDED
                    : answer.values().getLast().value();
            return new Held(
                    silent
                            ? words.say("value.NOT_RECORDED")
                            : words.say("certainty." + answer.certainty() + ".sentence", values),
                    silent
                            ? "silent"
                            : switch (answer.certainty()) {
                                case DEFINITE -> "definite";
                                case POSSIBLE -> "possible";
                                case CONTESTED -> "contested";
                            },
                    Tone.of(key.facet(), first).css());
        }

        private String days(DayRange days) {
            LocalDate from = days.from();
            LocalDate last = days.lastDay();
            if (from == null) {
                return last == null ? words.say("days.always") : words.say("days.until", words.day(last));
            }
            if (from.equals(last)) {
                return words.say("days.one", words.day(from));
            }
            return last == null
                    ? words.say("days.from", words.day(from))
                    : words.say("days.between", words.opening(from, last), words.day(last));
        }

        /** A record as one may want to look at it; none where there is no such record. */
        private Stream<Twin> twin(UUID id) {
            Chronicled record = records.apply(id);
            return record == null
                    ? Stream.of()
                    : Stream.of(new Twin(
                            id.toString(),
                            narration.sentence(record.content()),
                            record.content() instanceof Act act
                                    ? act.particulars().occurred().text()
                                    : "",
                            "/records/" + id));
        }

        private List<Twin> twins(List<UUID> ids) {
            return ids.stream().distinct().flatMap(this::twin).toList();
        }

        private Refused refused(Refusal refusal) {
            return switch (refusal) {
                case NeedsUnrecordedChange needs -> needs(needs);
                case Refusal.OutsideLifespan outside ->
                    new Refused(
                            words.say(
                                    "refused.outside",
                                    words.and(outside.actors().stream()
                                            .map(Refusal.Lived::name)
                                            .toList())),
                            List.of(),
                            List.of(new Way(words.say("refused.outside.way"), "#overrideLifespan")),
                            "occurred");
                case Refusal.BeginsInTheFuture(var begins, var today) ->
                    new Refused(
                            words.say("refused.future", words.day(begins), words.day(today)),
                            List.of(),
                            List.of(new Way(words.say("refused.future.way"), "/record/plan-meeting")),
                            "occurred");
                case Refusal.DoesNotLast(var _, var occurred, var once) ->
                    new Refused(
                            once == null
                                    ? words.say("refused.lasts", occurred)
                                    : words.say("refused.lasts.once", occurred, once),
                            List.of(),
                            List.of(),
                            "occurred");
                case Refusal.NobodyToMeet _ ->
                    new Refused(words.say("refused.nobody"), List.of(), List.of(), "delegations");
                case Refusal.OrderNeedsADay(var occurred) ->
                    new Refused(words.say("refused.order", occurred), List.of(), List.of(), "orderInDay");
                case Refusal.AlreadyRetracted(var record) ->
                    new Refused(words.say("refused.retracted"), twins(List.of(record)), List.of(), null);
                case Refusal.UnknownRecord(var record) ->
                    new Refused(words.say("refused.record", record), List.of(), List.of(), "instead");
                case Refusal.OtherContent(var record) ->
                    new Refused(words.say("refused.spent"), twins(List.of(record)), List.of(), null, true);
                case Refusal.KeyDoesNotFit _ -> told(refusal, "key");
                case Refusal.ValueDoesNotFit _ -> told(refusal, "value");
                case Refusal.LevelOutOfReach _ -> told(refusal, "level");
                case Refusal.NeedsDirection _ -> told(refusal, "by");
                case Refusal.NotAParty(var field, var _) -> told(refusal, field);
                case Refusal.AlreadyRegistered _ -> told(refusal, "code");
                case Refusal.GradeOnlyRises _ -> told(refusal, "grade");
                case Refusal.AlternativeToItself _ -> told(refusal, "instead");
                case Refusal.SameActorTwice _,
                        Refusal.TooFewParties _,
                        Refusal.TooManyParties _,
                        Refusal.UnknownActor _,
                        Refusal.NoEvidence _,
                        Refusal.FollowsFromASuccession _,
                        Refusal.OtherType _,
                        Refusal.OtherId _,
                        Refusal.UnknownDispute _,
                        Refusal.NotOpen _ -> told(refusal, null);
            };
        }

        private Refused told(Refusal refusal, @Nullable String field) {
            return new Refused(narration.sentence(refusal), twins(refusal.records()), List.of(), field);
        }

        private Refused needs(NeedsUnrecordedChange needs) {
            FacetKey key = needs.key();
            String name = words.full(key);
            List<String> texts = new ArrayList<>();
            for (Gap gap : needs.gaps()) {
                texts.add(words.say(
                        gap.act().isNew() ? "refused.gap.before" : "refused.gap.after",
                        name,
                        words.value(key.facet(), gap.value()),
                        accepted(key, gap),
                        between(gap.left().window(), gap.act().window())));
            }
            if (texts.isEmpty()) {
                texts.add(words.say("refused.gap.somewhere", name));
            }
            List<Way> ways = new ArrayList<>();
            if (!needs.twins().isEmpty()) {
                ways.add(new Way(
                        words.say("refused.gap.twin"),
                        "/records/" + needs.twins().getFirst() + "/source"));
            }
            ways.add(new Way(
                    words.say("refused.gap.first"),
                    Address.of("/record")
                            .with("relation", key.pair().toString())
                            .with("facet", key.facet().name())
                            .toString()));
            ways.add(new Way(words.say("refused.gap.insist"), "#impliesUnrecordedChange"));
            return new Refused(String.join(" ", texts), twins(needs.inTheWay()), ways, null);
        }

        private String accepted(FacetKey key, Gap gap) {
            List<Value> shown =
                    gap.accepted().stream().map(Value::shown).distinct().toList();
            List<String> scale = key.facet().scale().stream()
                    .filter(shown::contains)
                    .map(value -> words.value(key.facet(), value))
                    .toList();
            return scale.isEmpty() ? words.say("value.NOT_RECORDED") : words.or(scale);
        }

        private String between(Window left, Window act) {
            LocalDate from = left.earliest();
            LocalDate to = act.latest();
            if (from == null) {
                return to == null ? words.say("refused.between.open") : words.say("refused.between.by", words.day(to));
            }
            if (to == null) {
                return words.say("refused.between.from", words.day(from));
            }
            return from.equals(to)
                    ? words.say("refused.between.on", words.day(to))
                    : words.say("refused.between", words.day(from), words.day(to));
        }
    }
}
