package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.ledger.Said.command;
import static org.chancery.ledger.Said.holdMeeting;
import static org.chancery.ledger.Said.makeStatement;
import static org.chancery.ledger.Said.restoreTies;
import static org.chancery.ledger.Said.severTies;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger.Recorder;
import org.chancery.relation.Change;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Grade;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.Particulars;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.Recorded;
import org.chancery.relation.Refusal;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.Source;
import org.chancery.relation.Stance;
import org.chancery.relation.Value;
import org.chancery.time.OccurrenceDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class LedgerTest {

    private static final Pair RUS_SYR = Pair.parse("RUS-SYR");
    private static final Pair RUS_TUR = Pair.parse("RUS-TUR");
    private static final Pair SYR_TUR = Pair.parse("SYR-TUR");
    private static final FacetKey TIES = FacetKey.mutual(Facet.TIES, SYR_TUR, null);
    private static final LocalDate IN_2015 = LocalDate.of(2015, 1, 1);
    private static final Source SOURCE = new Source("A register", "Chancery", null, null, null, null, null);
    private static final Recorder ADMIN = new Recorder("admin", "request-1");

    private final TestDatabase database;
    private final HikariDataSource pool;
    private final Ledger ledger;

    LedgerTest(TestDatabase database) {
        this.database = database;
        this.pool = database.newLedger();
        this.ledger = open();
    }

    private Ledger open() {
        return new Ledger(pool, InstantSource.system(), Actors.states(), 100_000);
    }

    @AfterEach
    void close() {
        ledger.close();
        pool.close();
    }

    @Test
    void an_accepted_command_is_in_the_next_answer() {
        UUID id = ledger.newId();

        Reply.Accepted reply = accepted(severTies(id, "SYR", "TUR", "2011"));

        assertThat(reply.position()).isEqualTo(1);
        assertThat(reply.repeated()).isFalse();
        Reply.Entered entered = reply.entries().getFirst();
        assertThat(entered.id()).isEqualTo(id);
        assertThat(entered.relations()).containsExactly(SYR_TUR);
        assertThat(entered.recorded()).hasSize(1);
        assertThat(entered.recorded().getFirst().recordedBy()).isEqualTo("admin");
        assertThat(entered.recorded().getFirst().requestId()).isEqualTo("request-1");
        assertThat(reply.delta()).extracting(Change::key).contains(TIES);
        assertThat(values(ledger.relation(SYR_TUR))).containsExactly(Value.SEVERED);
        assertThat(ledger.head().position()).isEqualTo(1);
        assertThat(ledger.head().recordedAt())
                .isEqualTo(entered.recorded().getFirst().recordedAt());
        assertThat(ledger.relations()).containsExactly(SYR_TUR);
    }

    @Test
    void nothing_recorded_is_an_empty_ledger() {
        assertThat(ledger.head()).isEqualTo(new Head(0, Instant.EPOCH));
        assertThat(ledger.relations()).isEmpty();
        assertThat(ledger.events(0, 10)).isEmpty();
        assertThat(values(ledger.relation(SYR_TUR))).containsExactly(Value.NOT_RECORDED);
        assertThat(ledger.eventsOfRecord(UUID.randomUUID())).isEmpty();
    }

    @Test
    void a_dry_run_decides_the_same_and_records_nothing() {
        RelationCommand severing = severTies(ledger.newId(), "SYR", "TUR", "2011");

        Reply.Accepted dry = (Reply.Accepted) ledger.dryRun(List.of(severing));
        assertThat(ledger.head().position()).isZero();
        assertThat(dry.position()).isZero();

        Reply.Accepted real = accepted(severing);
        assertThat(dry.delta()).isEqualTo(real.delta());
        assertThat(dry.entries().getFirst().event())
                .isEqualTo(real.entries().getFirst().event());
        assertThat(ledger.dryRun(List.of(severTies(ledger.newId(), "SYR", "TUR", "2012"))))
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void the_same_command_again_is_the_first_answer_again() {
        RelationCommand severing = severTies(ledger.newId(), "SYR", "TUR", "2011");
        Reply.Accepted first = accepted(severing);
        accepted(restoreTies(ledger.newId(), "SYR", "TUR", "2016"));

        Reply.Accepted again = accepted(severing);

        assertThat(again.repeated()).isTrue();
        assertThat(again.position()).isEqualTo(first.position());
        assertThat(again.entries().getFirst().recorded())
                .isEqualTo(first.entries().getFirst().recorded());
        assertThat(again.delta()).isEqualTo(first.delta());
        assertThat(ledger.head().position()).isEqualTo(2);
    }

    @Test
    void a_dry_run_answers_what_a_real_run_would_of_an_id_in_use() {
        UUID id = ledger.newId();
        RelationCommand severing = severTies(id, "SYR", "TUR", "2011");
        Reply.Accepted first = accepted(severing);

        Reply.Accepted dry = (Reply.Accepted) ledger.dryRun(List.of(severing));

        assertThat(dry).isEqualTo(accepted(severing));
        assertThat(dry.repeated()).isTrue();
        assertThat(dry.position()).isEqualTo(first.position());
        List<RelationCommand> others =
                List.of(severTies(id, "SYR", "TUR", "2012"), severTies(id, "RUS", "USA", "2011"));
        assertThat(others)
                .allSatisfy(other -> assertThat(ledger.dryRun(List.of(other)))
                        .isEqualTo(record(other))
                        .isInstanceOf(Reply.Refused.class));
    }

    @Test
    void the_same_in_another_order_is_the_same() {
        UUID id = ledger.newId();
        UUID meeting = ledger.newId();
        UUID dispute = ledger.newId();
        String disputing = "{'disputeId':'%s','record':'%s','disputedBy':'SYR','grounds':'never',"
                + "'sources':[{'title':'%s'},{'title':'%s'}]}";
        accepted(severTies(id, "SYR", "TUR", "2011"));
        accepted(holdMeeting(meeting, "TUR", "SYR", "RUS"));
        accepted(command("dispute-record", disputing.formatted(dispute, id, "one", "two")));

        assertThat(accepted(severTies(id, "TUR", "SYR", "2011")).repeated()).isTrue();
        assertThat(accepted(holdMeeting(meeting, "RUS", "TUR", "SYR")).repeated())
                .isTrue();
        assertThat(accepted(command("dispute-record", disputing.formatted(dispute, id, "two", "one")))
                        .repeated())
                .isTrue();
        assertThat(refusals(holdMeeting(meeting, "RUS", "TUR", "USA")))
                .containsExactly(new Refusal.OtherContent(meeting));
        assertThat(refusals(command("dispute-record", disputing.formatted(dispute, id, "two", "three"))))
                .containsExactly(new Refusal.OtherContent(dispute));
        assertThat(ledger.head().position()).isEqualTo(5);
    }

    @Test
    void an_event_longer_than_an_entry_may_be_is_refused_before_it_is_written() {
        RelationCommand tooLong = new RelationCommand.MakeStatement(
                new Directed(List.of(ActorCode.of("SYR")), List.of(ActorCode.of("TUR"))),
                Stance.NEUTRAL,
                "a".repeat(1_000_000),
                Particulars.of(ledger.newId(), OccurrenceDate.Once.on(IN_2015), List.of(SOURCE)));
        List<Reply> replies = new ArrayList<>();
        Intake intake = ledger.intake(ADMIN, replies::add);
        intake.record(makeStatement(ledger.newId(), "SYR", "TUR", "a"));

        assertThatThrownBy(() -> record(tooLong))
                .isInstanceOf(RecordTooLarge.class)
                .hasMessageMatching("Found an event of 1,000,\\d+ characters as the ledger writes it,"
                        + " expected at most 1,000,000\\.");
        assertThatThrownBy(() -> ledger.dryRun(List.of(tooLong))).isInstanceOf(RecordTooLarge.class);
        assertThatThrownBy(() -> intake.record(tooLong)).isInstanceOf(RecordTooLarge.class);

        intake.record(makeStatement(ledger.newId(), "SYR", "TUR", "b"));
        intake.flush();
        assertThat(replies).hasSize(2).hasOnlyElementsOfType(Reply.Accepted.class);
        assertThat(ledger.relation(SYR_TUR).events()).isEqualTo(2);
    }

    @Test
    void an_id_in_use_for_other_content_is_refused_wherever_it_is_in_use() {
        UUID id = ledger.newId();
        UUID dispute = ledger.newId();
        accepted(severTies(id, "SYR", "TUR", "2011"));
        accepted(command(
                "dispute-record",
                "{'disputeId':'%s','record':'%s','disputedBy':'SYR','grounds':'never','unsourced':'a test'}"
                        .formatted(dispute, id)));

        assertThat(refusals(severTies(id, "SYR", "TUR", "2012"))).containsExactly(new Refusal.OtherContent(id));
        assertThat(refusals(severTies(id, "RUS", "USA", "2011"))).containsExactly(new Refusal.OtherContent(id));
        assertThat(refusals(severTies(dispute, "RUS", "USA", "2011")))
                .containsExactly(new Refusal.OtherContent(dispute));
        assertThat(ledger.head().position()).isEqualTo(2);
    }

    @Test
    void one_act_among_three_lands_once_in_each_of_three_relations() {
        UUID id = ledger.newId();

        Reply.Accepted reply = accepted(holdMeeting(id, "TUR", "SYR", "RUS"));

        assertThat(reply.entries().getFirst().relations()).containsExactly(RUS_SYR, RUS_TUR, SYR_TUR);
        assertThat(reply.entries().getFirst().recorded())
                .extracting(Recorded::position)
                .containsExactly(1L, 2L, 3L);
        assertThat(ledger.eventsOfRecord(id))
                .extracting(LedgerEvent::stream)
                .containsExactly(
                        new StreamId.OfRelation(RUS_SYR),
                        new StreamId.OfRelation(RUS_TUR),
                        new StreamId.OfRelation(SYR_TUR));
        assertThat(ledger.relations()).containsExactly(RUS_SYR, RUS_TUR, SYR_TUR);
        assertThat(Stream.of(RUS_SYR, RUS_TUR, SYR_TUR).map(ledger::relation))
                .allSatisfy(relation -> assertThat(relation.record(id)).isNotNull());
    }

    @Test
    void commands_that_stand_or_fall_together_leave_nothing_when_one_falls() {
        UUID id = ledger.newId();
        accepted(severTies(id, "SYR", "TUR", "2011"));

        assertThat(refusals(
                        makeStatement(ledger.newId(), "RUS", "TUR", "a"),
                        severTies(ledger.newId(), "SYR", "TUR", "2013"),
                        makeStatement(ledger.newId(), "RUS", "SYR", "b")))
                .hasOnlyElementsOfType(Refusal.NeedsUnrecordedChange.class);
        assertThat(ledger.head().position()).isEqualTo(1);

        accepted(restoreTies(ledger.newId(), "SYR", "TUR", "2012"), severTies(ledger.newId(), "SYR", "TUR", "2013"));
        assertThat(ledger.events(0, 10)).extracting(LedgerEvent::position).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_batch_given_again_in_part_records_only_what_is_new() {
        RelationCommand old = severTies(ledger.newId(), "SYR", "TUR", "2011");
        accepted(old);

        Reply.Accepted reply = accepted(old, restoreTies(ledger.newId(), "SYR", "TUR", "2016"));

        assertThat(reply.entries()).extracting(Reply.Entered::repeated).containsExactly(true, false);
        assertThat(ledger.head().position()).isEqualTo(2);
    }

    @Test
    void a_correction_to_other_parties_is_recorded_in_the_old_and_the_new_relation() {
        UUID id = ledger.newId();
        accepted(severTies(id, "SYR", "TUR", "2011"));
        Instant before = ledger.head().recordedAt();

        accepted(command(
                "correct-record",
                ("{'record':'%s','reason':'misread','content':{'between':['RUS','TUR'],'occurred':'2011',"
                                + "'unsourced':'a test'}}")
                        .formatted(id)));

        assertThat(ledger.eventsOfRecord(id))
                .extracting(event -> event.stream().name())
                .containsExactly("relation/SYR-TUR", "relation/RUS-TUR", "relation/SYR-TUR");
        assertThat(values(ledger.relation(SYR_TUR))).containsExactly(Value.NOT_RECORDED);
        assertThat(values(ledger.relation(SYR_TUR, before))).containsExactly(Value.SEVERED);
    }

    @Test
    void what_was_said_of_a_record_goes_with_it_into_another_relation_and_what_is_said_later_lands_in_both() {
        UUID id = ledger.newId();
        UUID dispute = ledger.newId();
        accepted(severTies(id, "SYR", "TUR", "2011"));
        accepted(command(
                "add-source", "{'record':'%s','source':{'title':'Gazette'},'grade':'CONFIRMED'}".formatted(id)));
        accepted(command(
                "dispute-record",
                "{'disputeId':'%s','record':'%s','disputedBy':'SYR','grounds':'never','unsourced':'a test'}"
                        .formatted(dispute, id)));
        accepted(command(
                "correct-record",
                ("{'record':'%s','reason':'misread','content':{'between':['RUS','TUR'],'occurred':'2011',"
                                + "'unsourced':'a test'}}")
                        .formatted(id)));

        try (Ledger reopened = open()) {
            Held brought = Objects.requireNonNull(reopened.relation(RUS_TUR).record(id));
            assertThat(brought.grade()).isEqualTo(Grade.CONFIRMED);
            assertThat(brought.openDisputes()).containsExactly(dispute);
            assertThat(reopened.relation(RUS_TUR).isOpen(dispute)).isTrue();
        }

        Reply.Accepted resolved =
                accepted(command("resolve-dispute", "{'dispute':'%s','outcome':'it stands'}".formatted(dispute)));
        assertThat(resolved.entries().getFirst().relations()).containsExactly(RUS_TUR, SYR_TUR);
        assertThat(ledger.relation(RUS_TUR).isOpen(dispute)).isFalse();
        assertThat(ledger.relation(SYR_TUR).isOpen(dispute)).isFalse();
        Reply.Accepted retracted =
                accepted(command("retract-record", "{'record':'%s','reason':'a rumour'}".formatted(id)));
        assertThat(retracted.entries().getFirst().relations()).containsExactly(RUS_TUR, SYR_TUR);
    }

    @Test
    void a_record_retracted_is_retracted_once() {
        UUID id = ledger.newId();
        accepted(holdMeeting(id, "TUR", "SYR", "RUS"));
        RelationCommand retraction = command("retract-record", "{'record':'%s','reason':'a rumour'}".formatted(id));

        accepted(retraction);

        assertThat(ledger.head().position()).isEqualTo(6);
        assertThat(refusals(retraction)).containsExactly(new Refusal.AlreadyRetracted(id));
        UUID nobody = ledger.newId();
        assertThat(refusals(command("retract-record", "{'record':'%s','reason':'a rumour'}".formatted(nobody))))
                .containsExactly(new Refusal.UnknownRecord(nobody));
    }

    @Test
    void a_dispute_is_found_again_by_its_own_id() {
        UUID id = ledger.newId();
        UUID dispute = ledger.newId();
        accepted(severTies(id, "SYR", "TUR", "2011"));
        RelationCommand disputing = command(
                "dispute-record",
                "{'disputeId':'%s','record':'%s','disputedBy':'SYR','grounds':'never','unsourced':'a test'}"
                        .formatted(dispute, id));

        assertThat(accepted(disputing).entries().getFirst().id()).isEqualTo(dispute);
        assertThat(accepted(disputing).repeated()).isTrue();
        accepted(command("resolve-dispute", "{'dispute':'%s','outcome':'withdrawn'}".formatted(dispute)));

        assertThat(ledger.relation(SYR_TUR).isOpen(dispute)).isFalse();
        assertThat(ledger.eventsOfRecord(id)).hasSize(3);
        assertThat(ledger.eventsOfRecord(dispute)).hasSize(1);
    }

    @Test
    void an_actor_may_be_registered_together_with_the_first_act_it_takes_part_in() {
        RelationCommand registration = command(
                "register-actor",
                "{'code':'SDF','kind':'GROUP','name':'Syrian Democratic Forces','lifespan':'2015-10-10/..',"
                        + "'unsourced':'a test'}");
        Instant before = ledger.now();

        accepted(registration, makeStatement(ledger.newId(), "SDF", "TUR", "a"));

        assertThat(ledger.actors().find(new ActorCode("SDF"))).isPresent();
        assertThat(ledger.actors(before).find(new ActorCode("SDF"))).isEmpty();
        assertThat(ledger.events(new StreamId.OfActor(new ActorCode("SDF")), 0, 10))
                .hasSize(1);
        assertThat(refusals(registration)).hasOnlyElementsOfType(Refusal.AlreadyRegistered.class);
        assertThat(refusals(makeStatement(ledger.newId(), "PKK", "TUR", "a")))
                .hasOnlyElementsOfType(Refusal.UnknownActor.class);
        assertThat(ledger.relations()).containsExactly(Pair.parse("SDF-TUR"));
    }

    @Test
    void what_was_known_at_an_instant_is_answered_the_same_for_ever() {
        List<Instant> instants = new ArrayList<>();
        List<List<Value>> answers = new ArrayList<>();
        for (int year = 1950; year < 1990; year++) {
            accepted(
                    year % 2 == 0
                            ? severTies(ledger.newId(), "SYR", "TUR", year + "-06-01")
                            : restoreTies(ledger.newId(), "SYR", "TUR", year + "-06-01"));
            instants.add(ledger.head().recordedAt());
            answers.add(values(ledger.relation(SYR_TUR)));
        }
        Ledger cold = open();
        for (int i = 0; i < instants.size(); i++) {
            assertThat(values(ledger.relation(SYR_TUR, instants.get(i)))).isEqualTo(answers.get(i));
            assertThat(values(cold.relation(SYR_TUR, instants.get(i)))).isEqualTo(answers.get(i));
            assertThat(cold.relation(SYR_TUR, instants.get(i)).events()).isEqualTo(i + 1);
        }
        assertThat(cold.relation(SYR_TUR, instants.getFirst().minusNanos(1_000)).events())
                .isZero();
    }

    @Test
    void a_clock_that_goes_back_hides_nothing() {
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));
        Ledger wavering = new Ledger(pool, clock::get, Actors.states(), 1_000);
        wavering.record(List.of(severTies(ledger.newId(), "SYR", "TUR", "2011")), ADMIN);
        clock.set(Instant.parse("2026-11-22T12:00:00Z"));

        assertThat(wavering.now()).isEqualTo(Instant.parse("2026-11-23T12:00:00Z"));
        assertThat(wavering.relation(SYR_TUR, wavering.now()).events()).isEqualTo(1);
        wavering.record(List.of(restoreTies(ledger.newId(), "SYR", "TUR", "2026-11-23")), ADMIN);
        assertThat(wavering.relation(SYR_TUR, wavering.now()).events()).isEqualTo(2);
    }

    @Test
    void an_answer_about_an_instant_is_final_even_while_others_write() throws Exception {
        int questions = 200;
        List<Instant> asked = new ArrayList<>();
        List<Long> told = new ArrayList<>();
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int writer = 0; writer < 3; writer++) {
                threads.submit(() -> {
                    while (!enough.get()) {
                        record(makeStatement(ledger.newId(), "SYR", "TUR", "a"));
                    }
                });
            }
            for (int i = 0; i < questions; i++) {
                asked.add(ledger.now());
                told.add(ledger.relation(SYR_TUR, asked.getLast()).events());
            }
            enough.set(true);
        }
        for (int i = 0; i < questions; i++) {
            assertThat(ledger.relation(SYR_TUR, asked.get(i)).events()).isEqualTo(told.get(i));
        }
    }

    @Test
    void the_future_cannot_be_known() {
        assertThatThrownBy(() -> ledger.relation(SYR_TUR, ledger.now().plusSeconds(60)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("knownAt is in the future");
    }

    @Test
    void history_is_read_in_pages_and_as_a_whole() {
        for (int i = 0; i < 25; i++) {
            accepted(makeStatement(ledger.newId(), "SYR", "TUR", "word " + i));
        }

        assertThat(ledger.events(10, 5)).extracting(LedgerEvent::position).containsExactly(11L, 12L, 13L, 14L, 15L);
        List<LedgerEvent> all = new ArrayList<>();
        assertThat(ledger.forEachEvent(0, all::add)).isEqualTo(25);
        assertThat(all).hasSize(25).isEqualTo(ledger.events(0, 100));
        assertThat(ledger.forEachEvent(25, all::add)).isEqualTo(25);
    }

    @Test
    void of_two_who_sever_the_same_ties_one_wins_and_the_other_is_told_why() throws Exception {
        for (int round = 0; round < 10; round++) {
            String other = List.of("USA", "GBR", "SWE", "CHE", "CAN", "BRA", "ARG", "MEX", "CHL", "PRT")
                    .get(round);
            List<Reply> replies = atOnce(
                    () -> record(severTies(ledger.newId(), "SYR", other, "2011-01-01")),
                    () -> record(severTies(ledger.newId(), "SYR", other, "2012-01-01")));
            assertThat(replies).filteredOn(Reply.Accepted.class::isInstance).hasSize(1);
            assertThat(replies).filteredOn(Reply.Refused.class::isInstance).hasSize(1);
        }
        assertThat(ledger.head().position()).isEqualTo(10);
    }

    @Test
    void of_two_who_use_the_same_id_at_once_one_is_first_and_nothing_is_doubled() throws Exception {
        for (int round = 0; round < 10; round++) {
            UUID id = ledger.newId();
            String words = "round " + round;
            List<Reply> same = atOnce(
                    () -> record(makeStatement(id, "SYR", "TUR", words)),
                    () -> record(makeStatement(id, "SYR", "TUR", words)));
            assertThat(same).hasOnlyElementsOfType(Reply.Accepted.class);

            UUID contested = ledger.newId();
            List<Reply> other = atOnce(
                    () -> record(makeStatement(contested, "SYR", "TUR", words)),
                    () -> record(makeStatement(contested, "RUS", "USA", words)));
            assertThat(other).filteredOn(Reply.Accepted.class::isInstance).hasSize(1);
            assertThat(other).filteredOn(Reply.Refused.class::isInstance).hasSize(1);
        }
        assertThat(ledger.head().position()).isEqualTo(20);
    }

    @Test
    void two_processes_on_one_relation_lose_nothing_and_double_nothing() throws Exception {
        Assumptions.assumeTrue(database == TestDatabase.POSTGRESQL, "H2 belongs to one process");
        Ledger there = open();
        int each = 30;
        List<Reply> replies = atOnce(Stream.of(ledger, there, ledger, there)
                .map(node -> (Callable<Reply>) () -> {
                    Reply last = null;
                    for (int i = 0; i < each; i++) {
                        List<RelationCommand> statement = List.of(makeStatement(node.newId(), "SYR", "TUR", "a"));
                        do {
                            last = node.record(statement, ADMIN);
                        } while (last instanceof Reply.Overtaken);
                        assertThat(last).isInstanceOf(Reply.Accepted.class);
                    }
                    return last;
                })
                .toList());

        assertThat(replies).hasSize(4);
        assertThat(ledger.head().position()).isEqualTo(4 * each);
        assertThat(there.relation(SYR_TUR).events()).isEqualTo(4 * each);
        assertThat(ledger.events(new StreamId.OfRelation(SYR_TUR), 0, 1_000))
                .extracting(LedgerEvent::sequence)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void eight_writers_on_their_own_and_on_shared_relations_all_get_through() throws Exception {
        List<String> others = List.of("USA", "FRA", "GBR", "DEU", "ITA", "ESP", "SWE", "NOR");
        int each = 25;
        atOnce(others.stream()
                .map(other -> (Callable<Reply>) () -> {
                    Reply last = null;
                    for (int i = 0; i < each; i++) {
                        last = record(
                                i % 5 == 0
                                        ? holdMeeting(ledger.newId(), "RUS", "CHN", other)
                                        : makeStatement(ledger.newId(), "RUS", other, "a"));
                        assertThat(last).isInstanceOf(Reply.Accepted.class);
                    }
                    return last;
                })
                .toList());

        assertThat(ledger.head().position()).isEqualTo(8 * (each + 2 * each / 5));
        Ledger cold = open();
        for (Pair pair : ledger.relations()) {
            assertThat(ledger.relation(pair).events())
                    .isEqualTo(cold.relation(pair).events());
        }
    }

    @Test
    void forty_one_parties_and_the_same_actor_twice_are_refused() {
        String[] many = Actors.states().all().stream()
                .map(actor -> actor.code().value())
                .limit(41)
                .toArray(String[]::new);
        assertThat(refusals(holdMeeting(ledger.newId(), many))).contains(new Refusal.TooManyParties(41, 40));
        assertThat(refusals(holdMeeting(ledger.newId(), "SYR", "TUR", "SYR")))
                .contains(new Refusal.SameActorTwice(new ActorCode("SYR")));
        assertThat(ledger.head().position()).isZero();
    }

    @Test
    void no_class_name_is_ever_stored() {
        accepted(holdMeeting(ledger.newId(), "TUR", "SYR", "RUS"));
        assertThat(new EventTable(pool).page(0, 10, 10)).allSatisfy(entry -> {
            assertThat(entry.name()).isEqualTo("meeting-held");
            assertThat(entry.revision()).isEqualTo(1);
            assertThat(entry.payload()).doesNotContain("chancery").doesNotContain("@");
        });
    }

    private Reply record(RelationCommand... commands) {
        return ledger.record(Arrays.asList(commands), ADMIN);
    }

    private Reply.Accepted accepted(RelationCommand... commands) {
        Reply reply = record(commands);
        assertThat(reply).isInstanceOf(Reply.Accepted.class);
        return (Reply.Accepted) reply;
    }

    private List<Refusal> refusals(RelationCommand... commands) {
        Reply reply = record(commands);
        assertThat(reply).isInstanceOf(Reply.Refused.class);
        return ((Reply.Refused) reply).decision().all();
    }

    private static List<Value> values(Relation relation) {
        return relation.answer(TIES, IN_2015).possible();
    }

    private static List<Reply> atOnce(Callable<Reply> one, Callable<Reply> other) throws Exception {
        return atOnce(List.of(one, other));
    }

    private static List<Reply> atOnce(List<Callable<Reply>> attempts) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Reply>> replies = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(attempts.size())) {
            for (Callable<Reply> attempt : attempts) {
                replies.add(threads.submit(() -> {
                    start.await();
                    return attempt.call();
                }));
            }
            start.countDown();
        }
        List<Reply> got = new ArrayList<>();
        for (Future<Reply> reply : replies) {
            got.add(reply.get());
        }
        return got;
    }
}
