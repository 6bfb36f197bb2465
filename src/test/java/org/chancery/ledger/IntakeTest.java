package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger.Recorder;
import org.chancery.relation.Pair;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class IntakeTest {

    private static final Pair SYR_TUR = Pair.parse("SYR-TUR");
    private static final Recorder ADMIN = new Recorder("admin", "request-1");

    private final TestDatabase database;
    private final HikariDataSource pool;
    private final Ledger ledger;
    private final List<Reply> replies = new ArrayList<>();

    IntakeTest(TestDatabase database) {
        this.database = database;
        this.pool = database.newLedger();
        this.ledger = open(pool);
    }

    private static Ledger open(HikariDataSource pool) {
        InstantSource stopped = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
        return new Ledger(pool, stopped, Actors.states(), 100_000);
    }

    @AfterEach
    void close() {
        ledger.close();
        pool.close();
    }

    @Test
    void nothing_is_answered_before_it_is_written_and_everything_after() {
        Intake intake = ledger.intake(ADMIN, replies::add);

        intake.record(severTies(ledger.newId(), "SYR", "TUR", "2011"));
        intake.record(restoreTies(ledger.newId(), "SYR", "TUR", "2012"));
        assertThat(replies).isEmpty();
        assertThat(intake.waiting()).isEqualTo(2);
        assertThat(ledger.head().position()).isZero();

        intake.flush();
        assertThat(replies).hasSize(2).hasOnlyElementsOfType(Reply.Accepted.class);
        assertThat(intake.waiting()).isZero();
        assertThat(ledger.head().position()).isEqualTo(2);
        assertThat(ledger.relation(SYR_TUR).events()).isEqualTo(2);
    }

    @Test
    void it_answers_what_the_ledger_answers_to_one_command_after_the_other() {
        UUID first = UUID.randomUUID();
        UUID meeting = UUID.randomUUID();
        UUID dispute = UUID.randomUUID();
        List<RelationCommand> story = List.of(
                severTies(first, "SYR", "TUR", "2011"),
                makeStatement(UUID.randomUUID(), "SYR", "TUR", "a"),
                severTies(UUID.randomUUID(), "SYR", "TUR", "2013"),
                restoreTies(UUID.randomUUID(), "SYR", "TUR", "2012"),
                severTies(UUID.randomUUID(), "SYR", "TUR", "2013"),
                holdMeeting(meeting, "SYR", "TUR", "RUS"),
                severTies(first, "SYR", "TUR", "2011"),
                severTies(first, "RUS", "TUR", "2011"),
                makeStatement(meeting, "USA", "CUB", "b"),
                command("retract-record", "{'record':'%s','reason':'a rumour'}".formatted(meeting)),
                command("retract-record", "{'record':'%s','reason':'a rumour'}".formatted(meeting)),
                makeStatement(UUID.randomUUID(), "SDF", "TUR", "c"),
                command(
                        "register-actor",
                        "{'code':'SDF','kind':'GROUP','name':'Syrian Democratic Forces','unsourced':'a test'}"),
                makeStatement(UUID.randomUUID(), "SDF", "TUR", "c"),
                command(
                        "dispute-record",
                        "{'disputeId':'%s','record':'%s','disputedBy':'SYR','grounds':'never','unsourced':'a test'}"
                                .formatted(dispute, first)),
                makeStatement(dispute, "SYR", "TUR", "d"),
                makeStatement(UUID.randomUUID(), "SYR", "TUR", "e"));

        isTakenInAsOneByOne(story, oneByOne -> assertThat(content(ledger)).isEqualTo(content(oneByOne)));
    }

    @Test
    void what_is_taken_in_again_is_answered_as_the_ledger_answers_it_in_whatever_order() {
        List<RelationCommand> story = new ArrayList<>();
        for (int year = 1950; year < 1970; year++) {
            story.add(
                    year % 2 == 0
                            ? severTies(ledger.newId(), "SYR", "TUR", String.valueOf(year))
                            : restoreTies(ledger.newId(), "SYR", "TUR", String.valueOf(year)));
            story.add(holdMeeting(ledger.newId(), "SYR", "TUR", "RUS"));
        }
        Intake intake = ledger.intake(ADMIN, replies::add);
        story.forEach(intake::record);
        intake.flush();
        ledger.record(
                List.of(command(
                        "retract-record",
                        "{'record':'%s','reason':'a rumour'}".formatted(RelationRules.record(story.get(3))))),
                ADMIN);
        long head = ledger.head().position();
        replies.clear();

        List<RelationCommand> mixed = new ArrayList<>();
        for (RelationCommand again : story.reversed()) {
            mixed.add(again);
            mixed.add(makeStatement(ledger.newId(), "SYR", "TUR", "new"));
        }
        mixed.forEach(intake::record);
        intake.flush();
        assertThat(ledger.head().position()).isEqualTo(head + story.size());
        assertThat(replies).hasSize(mixed.size());
        for (int i = 0; i < mixed.size(); i++) {
            Reply alone = ledger.record(List.of(mixed.get(i)), ADMIN);
            if (i % 2 == 0) {
                assertThat(replies.get(i)).isEqualTo(alone);
            }
            assertThat(alone)
                    .isInstanceOfSatisfying(
                            Reply.Accepted.class,
                            reply -> assertThat(reply.repeated()).isTrue());
        }
    }

    @Test
    void what_becomes_known_of_an_actor_after_a_refused_act_counts_for_the_next() {
        List<RelationCommand> story = List.of(
                severTies(UUID.randomUUID(), "SYR", "TUR", "2011"),
                command("retract-record", "{'record':'%s','reason':'no such record'}".formatted(UUID.randomUUID())),
                severTies(UUID.randomUUID(), "SYR", "TUR", "2013"),
                command(
                        "record-succession",
                        "{'recordId':'%s','of':'TUR','by':['GRC'],'kind':'CONTINUATION','occurred':'2015','unsourced':'a test'}"
                                .formatted(UUID.randomUUID())),
                restoreTies(UUID.randomUUID(), "SYR", "TUR", "2012"),
                restoreTies(UUID.randomUUID(), "SYR", "TUR", "2016"));
        LocalDate day = LocalDate.of(2020, 1, 1);
        isTakenInAsOneByOne(
                story,
                oneByOne -> assertThat(ledger.relation(SYR_TUR).answers(day))
                        .isEqualTo(oneByOne.relation(SYR_TUR).answers(day)));
    }

    /** Some of the story is refused, and whatever is answered is answered by a ledger that is told one after the other. */
    private void isTakenInAsOneByOne(List<RelationCommand> story, Consumer<Ledger> same) {
        Intake intake = ledger.intake(ADMIN, replies::add);
        story.forEach(intake::record);
        intake.flush();
        try (HikariDataSource other = database.newLedger();
                Ledger oneByOne = open(other)) {
            List<Reply> expected = story.stream()
                    .map(command -> oneByOne.record(List.of(command), ADMIN))
                    .toList();
            assertThat(replies).isEqualTo(expected);
            assertThat(replies).hasAtLeastOneElementOfType(Reply.Refused.class);
            same.accept(oneByOne);
        }
    }

    @Test
    void relations_of_refused_acts_are_let_go_of() {
        ledger.record(List.of(severTies(ledger.newId(), "SYR", "TUR", "2011")), ADMIN);
        Intake intake = ledger.intake(ADMIN, replies::add);
        for (String other : List.of("USA", "RUS", "CUB", "IRN", "IRQ", "FRA")) {
            intake.record(makeStatement(ledger.newId(), "NOBODY", other, "word"));
            assertThat(intake.looked()).isLessThanOrEqualTo(1);
        }
        assertThat(replies).hasSize(6).hasOnlyElementsOfType(Reply.Refused.class);
    }

    private static List<Object> content(Ledger ledger) {
        return ledger.events(0, 1_000).stream().<Object>map(Function.identity()).toList();
    }

    @Test
    void an_identity_in_use_elsewhere_is_refused_alone_and_all_others_are_recorded() {
        UUID taken = ledger.newId();
        ledger.record(List.of(makeStatement(taken, "USA", "CUB", "first")), ADMIN);
        Intake intake = ledger.intake(ADMIN, replies::add);
        for (int i = 0; i < 50; i++) {
            intake.record(makeStatement(i == 33 ? taken : ledger.newId(), "SYR", "TUR", "word " + i));
        }
        intake.flush();

        assertThat(replies)
                .hasSize(50)
                .filteredOn(Reply.Refused.class::isInstance)
                .hasSize(1);
        assertThat(replies.get(33)).isInstanceOf(Reply.Refused.class);
        assertThat(ledger.head().position()).isEqualTo(50);
        assertThat(ledger.relation(SYR_TUR).events()).isEqualTo(49);
    }

    @Test
    void a_thousand_events_are_written_without_being_asked_for() {
        Intake intake = ledger.intake(ADMIN, replies::add);
        for (int i = 0; i < Intake.MOST + 1; i++) {
            intake.record(makeStatement(ledger.newId(), "SYR", "TUR", "word"));
        }
        assertThat(replies).hasSize(Intake.MOST);
        assertThat(ledger.head().position()).isEqualTo(Intake.MOST);
    }

    @Test
    void intakes_and_commands_on_the_same_relations_at_once_lose_nothing_and_double_nothing() throws Exception {
        int each = 120;
        List<String> others = List.of("TUR", "RUS", "USA");
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int writer = 0; writer < 2; writer++) {
                running.add(threads.submit(() -> {
                    List<Reply> answers = new ArrayList<>();
                    Intake intake = ledger.intake(ADMIN, answers::add);
                    for (int i = 0; i < each; i++) {
                        intake.record(makeStatement(ledger.newId(), "SYR", others.get(i % 3), "in turn"));
                        if (i % 40 == 0) {
                            intake.flush();
                        }
                    }
                    intake.flush();
                    assertThat(answers).hasSize(each).hasOnlyElementsOfType(Reply.Accepted.class);
                }));
                running.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        List<RelationCommand> one =
                                List.of(makeStatement(ledger.newId(), "SYR", others.get(i % 3), "alone"));
                        while (ledger.record(one, ADMIN) instanceof Reply.Overtaken) {
                            Thread.onSpinWait();
                        }
                    }
                }));
            }
        }
        for (Future<?> one : running) {
            one.get();
        }
        assertThat(ledger.head().position()).isEqualTo(4 * each);
        try (Ledger cold = open(pool)) {
            for (Pair pair : ledger.relations()) {
                assertThat(ledger.relation(pair).events())
                        .isEqualTo(cold.relation(pair).events());
                assertThat(ledger.relation(pair).position())
                        .isEqualTo(cold.relation(pair).position());
            }
        }
        assertThat(ledger.events(0, 10_000))
                .extracting(event -> event.recorded().position())
                .containsExactlyElementsOf(
                        Stream.iterate(1L, next -> next + 1).limit(4 * each).toList());
    }
}
