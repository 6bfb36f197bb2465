package org.chancery.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.chancery.actor.ActorCode;
import org.chancery.ledger.Entry;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.OnBothDatabases;
import org.chancery.ledger.Reply;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.Particulars;
import org.chancery.relation.Parties;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.Source;
import org.chancery.time.OccurrenceDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A name is erased as docs/how-to/erase-a-name.md says: with the very words that stand there. */
@OnBothDatabases
class ErasedNamesTest {

    private static final Pattern SQL = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

    private final TestDatabase kind;
    private final HikariDataSource database;

    ErasedNamesTest(TestDatabase kind) {
        this.kind = kind;
        this.database = kind.newLedger();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void record(String by, String one, String other) {
        try (Ledger ledger = Audited.ledger(database)) {
            assertThat(ledger.record(
                            List.of(new RelationCommand.EstablishTies(
                                    new Parties.Mutual(List.of(ActorCode.of(one), ActorCode.of(other))),
                                    null,
                                    null,
                                    Particulars.of(
                                            ledger.newId(),
                                            OccurrenceDate.parse("1946"),
                                            List.of(new Source("Gazette", null, null, null, null, null, null))))),
                            new Ledger.Recorder(by, null)))
                    .isInstanceOf(Reply.Accepted.class);
        }
    }

    private List<Entry> entries() {
        try (Ledger ledger = Audited.ledger(database)) {
            return ledger.entries(0, 10);
        }
    }

    /** What an audit tells, but for kept answers: nobody keeps them here. */
    private List<Finding> told() {
        return Audited.of(database, List.of(), Scope.ALL, 1).findings().stream()
                .filter(finding -> finding.kind() != Finding.Kind.NOT_COMPARED)
                .toList();
    }

    private String asTheGuideSays() throws IOException {
        List<String> guide = SQL.matcher(Files.readString(Path.of("docs/how-to/erase-a-name.md")))
                .results()
                .map(MatchResult::group)
                .map(text -> text.replace("```sql", "").replace("```", ""))
                .toList();
        return guide.get(kind.name().startsWith("POSTGRES") ? 0 : 1);
    }

    @Test
    void a_name_that_is_erased_leaves_every_leaf_as_it_was_and_is_counted_by_an_audit() throws IOException {
        record("Zoë Archivist", "SYR", "TUR");
        record("A. Person", "SYR", "IRQ");
        record("Zoë Archivist", "TUR", "IRQ");
        List<Entry> before = entries();
        assertThat(told()).isEmpty();

        JdbcClient.create(database).sql(asTheGuideSays()).update();

        List<Entry> after = entries();
        assertThat(after)
                .map(Entry::leaf)
                .containsExactlyElementsOf(before.stream().map(Entry::leaf).toList());
        assertThat(after.stream().map(Entry::recordedBy).filter(name -> name.contains("Zoë")))
                .isEmpty();
        assertThat(after.get(0).recordedBy()).isNotEqualTo(after.get(2).recordedBy());
        assertThat(after.get(1)).isEqualTo(before.get(1));
        assertThat(told())
                .containsExactly(new Finding(
                        Finding.Kind.NAME_ERASED,
                        null,
                        null,
                        null,
                        "a hash in the place of who recorded it, in 2 of 3 events",
                        "a name, or a hash where the name was erased"));
    }
}
