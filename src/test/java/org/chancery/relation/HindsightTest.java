package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.ActorKind;
import org.chancery.actor.Actors;
import org.chancery.actor.Lifespan;
import org.chancery.relation.RelationEvent.ActorEvent;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of today asked about what was recorded: what they object to, and that they object to nothing they accepted. */
class HindsightTest {

    private static final Instant RECORDED_AT = Instant.parse("2026-11-23T12:00:00Z");
    private static final LocalDate ON = LocalDate.parse("2026-11-23");
    private static final FacetKey TIES = Books.key("TIES SYR-TUR");

    private final Actors states = Actors.states();

    /** The relation of Syria and Turkey after these commands. */
    private static Relation relation(String... lines) {
        Books books = Books.on("2026-11-23");
        record(books, lines);
        return books.relation("SYR-TUR");
    }

    /** The event of the last of these commands, as books of their own accepted it, whatever the books it is shown to. */
    private static Recorded<RelationEvent> told(String... lines) {
        return told(Books.on("2026-11-23"), lines);
    }

    private static Recorded<RelationEvent> told(Books books, String... lines) {
        return new Recorded<>(1_000, RECORDED_AT, "analyst", null, Objects.requireNonNull(record(books, lines)));
    }

    /** The event of the last of these commands; null where there is none. */
    private static @Nullable RelationEvent record(Books books, String... lines) {
        RelationEvent event = null;
        for (String line : lines) {
            Decision decision = books.record(List.of(books.read(Line.json(line))));
            assertThat(decision).as(line).isInstanceOf(Decision.Accepted.class);
            event = ((Decision.Recording)
                            ((Decision.Accepted) decision).outcomes().getFirst())
                    .event();
        }
        return event;
    }

    private List<Refusal> refusals(Relation before, Recorded<RelationEvent> recorded) {
        return Hindsight.refusals(before, recorded, states);
    }

    @Test
    void what_was_accepted_is_not_objected_to() {
        List<String> story = List.of(
                "sever-ties TUR>SYR recordId=#5 2011",
                "add-source record=#5 source=(title=Gazette) grade=CONFIRMED",
                "dispute-record record=#5 disputeId=#9 disputedBy=desk grounds=x",
                "resolve-dispute dispute=#9 outcome='it stands'",
                "correct-record record=#5 reason='the month is known' content=(TUR>SYR 2011-11)",
                "retract-record record=#5 reason='not so'");
        for (int many = 1; many <= story.size(); many++) {
            Relation before = relation(story.subList(0, many - 1).toArray(String[]::new));

            assertThat(refusals(before, told(story.subList(0, many).toArray(String[]::new))))
                    .as(story.get(many - 1))
                    .isEmpty();
        }
    }

    @Test
    void an_id_is_that_of_one_record() {
        assertThat(refusals(
                        relation("sever-ties TUR>SYR recordId=#5 2011"), told("restore-ties SYR-TUR recordId=#5 2012")))
                .containsExactly(new Refusal.OtherContent(Books.id(5)));
    }

    @Test
    void an_act_cannot_begin_after_the_day_of_its_recording() {
        Recorded<RelationEvent> early = told(Books.on("2027-02-01"), "sever-ties TUR>SYR 2026-12");

        assertThat(refusals(relation(), early))
                .containsExactly(new Refusal.BeginsInTheFuture(LocalDate.parse("2026-12-01"), ON));
    }

    @Test
    void its_parties_have_to_be_known_and_to_have_lived() {
        Recorded<RelationEvent> severed = told("sever-ties TUR>SYR 2011");
        Actor turkey = Actor.of(
                ActorCode.of("TUR"), ActorKind.STATE, "Turkey", new Lifespan(LocalDate.parse("2012-01-01"), null));
        Actor syria = Actor.of(ActorCode.of("SYR"), ActorKind.STATE, "Syria", Lifespan.ALWAYS);

        assertThat(Hindsight.refusals(relation(), severed, Actors.none().with(List.of(turkey))))
                .containsExactly(new Refusal.UnknownActor("SYR", List.of()));
        assertThat(Hindsight.refusals(relation(), severed, Actors.none().with(List.of(turkey, syria))))
                .containsExactly(new Refusal.OutsideLifespan(
                        Window.of(LocalDate.parse("2011-01-01"), LocalDate.parse("2011-12-31")),
                        List.of(
                                new Refusal.Lived(turkey.code(), "Turkey", turkey.lifespans()),
                                new Refusal.Lived(syria.code(), "Syria", syria.lifespans()))));
        assertThat(Hindsight.refusals(
                        relation(),
                        told("sever-ties TUR>SYR 2011 overrideLifespan='a government in exile'"),
                        Actors.none().with(List.of(turkey, syria))))
                .isEmpty();
    }

    @Test
    void a_correction_needs_a_record_of_its_type_that_stands() {
        Recorded<RelationEvent> corrected = told(
                "sever-ties TUR>SYR recordId=#5 2011",
                "correct-record record=#5 reason='the month is known' content=(TUR>SYR 2011-11)");

        assertThat(refusals(relation(), corrected)).containsExactly(new Refusal.UnknownRecord(Books.id(5)));
        assertThat(refusals(
                        relation("sever-ties TUR>SYR recordId=#5 2011", "retract-record record=#5 reason=x"),
                        corrected))
                .containsExactly(new Refusal.AlreadyRetracted(Books.id(5)));
        assertThat(refusals(relation("restore-ties SYR-TUR recordId=#5 2011"), corrected))
                .containsExactly(new Refusal.OtherType(Books.id(5), "sever-ties", "restore-ties"));
    }

    @Test
    void a_correction_may_not_begin_after_the_first_recording() {
        Books later = Books.on("2026-11-23");
        record(later, "sever-ties TUR>SYR recordId=#5 2011");
        later.turnTo(LocalDate.parse("2027-02-01"));
        Books first = Books.on("2027-02-01");

        assertThat(refusals(
                        later.relation("SYR-TUR"),
                        told(
                                first,
                                "sever-ties TUR>SYR recordId=#5 2011",
                                "correct-record record=#5 reason=x content=(TUR>SYR 2026-12)")))
                .containsExactly(new Refusal.BeginsInTheFuture(LocalDate.parse("2026-12-01"), ON));
    }

    @Test
    void a_record_is_retracted_once() {
        Recorded<RelationEvent> retracted =
                told("sever-ties TUR>SYR recordId=#5 2011", "retract-record record=#5 reason=x");

        assertThat(refusals(relation(), retracted)).containsExactly(new Refusal.UnknownRecord(Books.id(5)));
        assertThat(refusals(
                        relation("sever-ties TUR>SYR recordId=#5 2011", "retract-record record=#5 reason=x"),
                        retracted))
                .containsExactly(new Refusal.AlreadyRetracted(Books.id(5)));
    }

    @Test
    void a_grade_only_rises() {
        Recorded<RelationEvent> reported = told(
                "sever-ties TUR>SYR recordId=#5 grade=MACHINE 2011",
                "add-source record=#5 source=(title=Gazette) grade=REPORTED");
        String confirmed = "sever-ties TUR>SYR recordId=#5 grade=CONFIRMED 2011";

        assertThat(refusals(relation(confirmed), reported))
                .containsExactly(new Refusal.GradeOnlyRises(Grade.REPORTED, Grade.CONFIRMED));
        assertThat(refusals(relation("sever-ties TUR>SYR recordId=#5 2011"), reported))
                .isEmpty();
        assertThat(refusals(relation(confirmed, "retract-record record=#5 reason=x"), reported))
                .containsExactly(new Refusal.AlreadyRetracted(Books.id(5)));
        assertThat(refusals(relation(), reported)).containsExactly(new Refusal.UnknownRecord(Books.id(5)));
    }

    @Test
    void a_dispute_is_about_records_that_stand_and_has_an_id_of_its_own() {
        String severed = "sever-ties TUR>SYR recordId=#5 2011";
        String disputed = "dispute-record record=#5 disputeId=#9 disputedBy=desk grounds=x";
        Recorded<RelationEvent> dispute = told(severed, disputed);

        assertThat(refusals(relation(severed, disputed), dispute))
                .containsExactly(new Refusal.OtherContent(Books.id(9)));
        assertThat(refusals(relation(), dispute)).containsExactly(new Refusal.UnknownRecord(Books.id(5)));
        assertThat(refusals(relation(severed, "retract-record record=#5 reason=x"), dispute))
                .containsExactly(new Refusal.AlreadyRetracted(Books.id(5)));
    }

    @Test
    void a_dispute_is_resolved_once() {
        String severed = "sever-ties TUR>SYR recordId=#5 2011";
        String disputed = "dispute-record record=#5 disputeId=#9 disputedBy=desk grounds=x";
        String resolved = "resolve-dispute dispute=#9 outcome='it stands'";
        Recorded<RelationEvent> resolution = told(severed, disputed, resolved);

        assertThat(refusals(relation(severed), resolution)).containsExactly(new Refusal.UnknownDispute(Books.id(9)));
        assertThat(refusals(relation(severed, disputed, resolved), resolution))
                .containsExactly(new Refusal.NotOpen(Books.id(9)));
    }

    @Test
    void what_only_something_unrecorded_explains_is_told_unless_it_says_so_or_no_rule_asks() {
        Relation severed = relation("sever-ties TUR>SYR 2011");

        assertThat(growths(severed, told("sever-ties TUR>SYR recordId=#7 2012")))
                .containsExactly(new Hindsight.Growth(TIES, 0, 1));
        assertThat(growths(
                        severed, told("sever-ties TUR>SYR recordId=#7 2012 impliesUnrecordedChange='restored once'")))
                .isEmpty();
        assertThat(growths(severed, told("restore-ties SYR-TUR recordId=#7 2012")))
                .isEmpty();
        assertThat(growths(severed, told("observe-status SYR-TUR recordId=#7 facet=TIES value=ESTABLISHED 2012")))
                .isEmpty();
    }

    private static List<Hindsight.Growth> growths(Relation before, Recorded<RelationEvent> recorded) {
        return Hindsight.growths(Rewriting.by(before, recorded), recorded);
    }

    @Test
    void an_act_insists_on_the_keys_it_bears_on_where_it_says_so() {
        Relation severed = relation("sever-ties TUR>SYR 2011");
        Recorded<RelationEvent> insisting =
                told("sever-ties TUR>SYR recordId=#7 2012 impliesUnrecordedChange='restored once'");
        Recorded<RelationEvent> plain = told("sever-ties TUR>SYR recordId=#7 2012");

        assertThat(Hindsight.insists(Rewriting.by(severed, insisting).after(), insisting, TIES))
                .isTrue();
        assertThat(Hindsight.insists(
                        Rewriting.by(severed, insisting).after(), insisting, Books.key("HOSTILITY SYR-TUR")))
                .isFalse();
        assertThat(Hindsight.insists(Rewriting.by(severed, plain).after(), plain, TIES))
                .isFalse();
    }

    @Test
    void actors_are_asked_about_as_their_commands_were() {
        for (String command : List.of("""
                {"command":"rename-actor","actor":"TUR","name":"X","occurred":"2022","unsourced":"test"}""", """
                {"command":"change-government","actor":"TUR","name":"X","how":"COUP","occurred":"2022","unsourced":"test"}""", """
                {"command":"record-succession","of":"TUR","by":["SYR"],"kind":"MERGER","occurred":"2022","unsourced":"test"}""")) {
            Recorded<ActorEvent> recorded = event(command);
            assertThat(Hindsight.refusals(states, recorded)).as(command).isEmpty();
            assertThat(Hindsight.refusals(Actors.none(), recorded))
                    .as(command)
                    .isNotEmpty()
                    .allSatisfy(refusal -> assertThat(refusal).isInstanceOf(Refusal.UnknownActor.class));
        }
        Recorded<ActorEvent> registered = event("""
                {"command":"register-actor","code":"SDF","kind":"GROUP","name":"Syrian Democratic Forces","unsourced":"test"}""");
        assertThat(Hindsight.refusals(states, registered)).isEmpty();
        assertThat(Hindsight.refusals(ActorRules.evolve(states, registered.event()), registered))
                .containsExactly(new Refusal.AlreadyRegistered(ActorCode.of("SDF"), "Syrian Democratic Forces"));
    }

    private static Recorded<ActorEvent> event(String command) {
        Books books = Books.on("2026-11-23");
        Decision decision = books.record(List.of(books.read(command)));
        RelationEvent event =
                ((Decision.Recording) ((Decision.Accepted) decision).outcomes().getFirst()).event();
        return new Recorded<>(1, RECORDED_AT, "analyst", null, (ActorEvent) event);
    }
}
