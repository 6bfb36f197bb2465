package org.chancery.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.chancery.ledger.Intake;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.Ledger.Recorder;
import org.chancery.ledger.OnBothDatabases;
import org.chancery.ledger.Reply;
import org.chancery.ledger.Said;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationCommand.RetractRecord;
import org.chancery.standing.Rebuilds;
import org.chancery.standing.Shelves;
import org.chancery.standing.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nobody altered gives no finding, and what the rules accepted gives no note, over random histories. */
@OnBothDatabases
class NoFalseAlarmTest {

    private static final long SEED = Long.getLong("chancery.seed", 4_711);
    private static final List<String> STATES = List.of("SYR", "TUR", "IRQ", "USA", "GBR", "SUN", "YUG", "EGY");

    private final TestDatabase kind;
    private final HikariDataSource database;
    private final Random random = new Random(SEED);
    private final List<UUID> records = new ArrayList<>();
    private final List<UUID> disputes = new ArrayList<>();

    NoFalseAlarmTest(TestDatabase kind) {
        this.kind = kind;
        this.database = kind.newLedger();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void histories_that_nobody_was_asked_about_give_no_finding() {
        for (int round = 0; round < 4; round++) {
            try (HikariDataSource books = kind.newLedger()) {
                World world = new World(books, SEED + round, 10);
                world.record(world.left());
                try (Ledger ledger = Audited.ledger(books);
                        Rebuilds rebuilds = Shelves.following(ledger, books)) {
                    assertThat(Audited.of(ledger, rebuilds, List.of(), Scope.ALL, round)
                                    .withoutNotes())
                            .as("seed %d", SEED + round)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void commands_that_were_accepted_give_no_finding_and_no_note() {
        try (Ledger ledger = Audited.ledger(database);
                Rebuilds rebuilds = Shelves.following(ledger, database)) {
            for (int i = 0; i < 260; i++) {
                recordSomething(ledger);
            }
            Audited audited = Audited.of(ledger, rebuilds, List.of(), Scope.ALL, SEED);
            assertThat(audited.findings()).as("seed %d", SEED).isEmpty();
            assertThat(audited.outcome().size()).isGreaterThan(150);
            assertThat(audited.outcome().rows()).isPositive();
            assertThat(audited.outcome().answers()).isPositive();
            long middle = audited.outcome().size() / 2;
            assertThat(Audited.of(ledger, rebuilds, List.of(), new Scope(null, middle), SEED)
                            .findings())
                    .as("seed %d, up to %d", SEED, middle)
                    .isEmpty();
            ledger.relations()
                    .forEach(pair -> assertThat(Audited.of(ledger, rebuilds, List.of(), new Scope(pair, null), SEED)
                                    .findings())
                            .as("seed %d, %s alone", SEED, pair)
                            .isEmpty());
        }
        try (Ledger ledger = Audited.ledger(database);
                Rebuilds rebuilds = Shelves.still(ledger, database)) {
            assertThat(Audited.of(ledger, rebuilds, List.of(), Scope.ALL, ~SEED & Long.MAX_VALUE)
                            .findings())
                    .isEmpty();
        }
    }

    private void recordSomething(Ledger ledger) {
        int lot = random.nextInt(10);
        if (lot < 2) {
            Intake intake = ledger.intake(new Recorder("an import", "import"), this::heed);
            for (int i = random.nextInt(6); i >= 0; i--) {
                intake.record(act(ledger));
            }
            intake.flush();
        } else {
            List<RelationCommand> commands = new ArrayList<>();
            for (int i = lot < 6 ? 0 : random.nextInt(4); i >= 0; i--) {
                commands.add(command(ledger));
            }
            heed(ledger.record(
                    commands, new Recorder("a person", random.nextBoolean() ? null : "r" + random.nextInt())));
        }
    }

    private void heed(Reply reply) {
        if (reply instanceof Reply.Accepted accepted) {
            accepted.entries().forEach(entered -> {
                if (entered.event() instanceof org.chancery.relation.RelationEvent.Act) {
                    records.add(entered.id());
                } else if (entered.event() instanceof org.chancery.relation.RelationEvent.RecordDisputed disputed) {
                    disputes.add(disputed.disputeId());
                }
            });
        }
    }

    private RelationCommand command(Ledger ledger) {
        if (records.isEmpty() || random.nextInt(3) > 0) {
            return act(ledger);
        }
        UUID record = records.get(random.nextInt(records.size()));
        return switch (random.nextInt(6)) {
            case 0 -> new RetractRecord(record, "not so");
            case 1 ->
                Said.command(
                        "correct-record",
                        ("{'record':'%s','reason':'misread','content':{'between':['%s','%s'],'occurred':'%s',"
                                        + "'unsourced':'a test'}}")
                                .formatted(record, state(0), state(4), year()));
            case 2 ->
                Said.command(
                        "dispute-record",
                        "{'disputeId':'%s','record':'%s','disputedBy':'someone','grounds':'doubt','unsourced':'a test'}"
                                .formatted(ledger.newId(), record));
            case 3 ->
                disputes.isEmpty()
                        ? act(ledger)
                        : Said.command(
                                "resolve-dispute",
                                "{'dispute':'%s','outcome':'settled'}"
                                        .formatted(disputes.get(random.nextInt(disputes.size()))));
            case 4 -> Said.command("add-source", "{'record':'%s','source':{'title':'a source'}}".formatted(record));
            default ->
                Said.command(
                        "record-succession",
                        "{'recordId':'%s','of':'%s','by':['%s'],'kind':'CONTINUATION','occurred':'%s','unsourced':'a test'}"
                                .formatted(ledger.newId(), state(4), state(0), year()));
        };
    }

    private RelationCommand act(Ledger ledger) {
        UUID id = ledger.newId();
        String one = state(0);
        String other = state(4);
        return switch (random.nextInt(7)) {
            case 0 -> Said.severTies(id, one, other, year());
            case 1 -> Said.restoreTies(id, one, other, year());
            case 2 ->
                Said.command(
                        "establish-ties",
                        "{'recordId':'%s','between':['%s','%s'],'occurred':'%s','unsourced':'a test'}"
                                .formatted(id, one, other, year()));
            case 3 ->
                Said.command(
                        "sever-ties",
                        ("{'recordId':'%s','between':['%s','%s'],'occurred':'%s','unsourced':'a test',"
                                        + "'impliesUnrecordedChange':'must be'}")
                                .formatted(id, one, other, year()));
            case 4 -> Said.holdMeeting(id, one, other, random.nextBoolean() ? "CHE" : "SWE");
            case 5 ->
                Said.command(
                        "impose-sanctions",
                        ("{'recordId':'%s','by':'%s','toward':'%s','regime':'embargo','kinds':['TRADE'],"
                                        + "'occurred':'%s','unsourced':'a test'}")
                                .formatted(id, one, other, year()));
            default -> Said.makeStatement(id, one, other, "word");
        };
    }

    private String state(int from) {
        return STATES.get(from + random.nextInt(4));
    }

    private String year() {
        return String.valueOf(1950 + random.nextInt(40));
    }
}
