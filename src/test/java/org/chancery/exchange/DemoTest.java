package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.chancery.actor.Actors;
import org.chancery.chronicle.Chronicle;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.Answer;
import org.chancery.relation.Certainty;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Headline;
import org.chancery.relation.Pair;
import org.chancery.relation.Relation;
import org.chancery.relation.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoTest {

    private final HikariDataSource database = TestDatabase.H2_IN_MEMORY.newLedger();
    private final Ledger ledger = new Ledger(database, InstantSource.system(), Actors.states(), 100_000);
    private final Chronicle chronicle = Chronicle.inMemory(ledger);

    @AfterEach
    void close() {
        chronicle.close();
        ledger.close();
        database.close();
    }

    private Headline.Word headline(String pair, String asOf) {
        return Headline.of(ledger.relation(Pair.parse(pair)), LocalDate.parse(asOf))
                .value();
    }

    @Test
    void the_brief_alone_is_about_four_relations() throws IOException {
        new Demo(ledger, chronicle).record("brief");
        assertThat(ledger.relations())
                .extracting(Pair::toString)
                .contains("RUS-SYR", "RUS-TUR", "SDF-TUR", "SYR-TUR")
                .doesNotContain("SUN-USA");
    }

    @Test
    void the_world_is_two_centuries_of_recognition_with_the_brief_in_it() throws IOException {
        new Demo(ledger, chronicle).record("world");
        assertThat(ledger.relations()).hasSizeGreaterThan(200);
        assertThat(headline("SYR-USA", "1970-01-01")).isEqualTo(Headline.Word.SEVERED);
        assertThat(headline("SYR-USA", "1980-01-01")).isEqualTo(Headline.Word.NORMAL);
        assertThat(headline("IRN-USA", "2000-01-01")).isEqualTo(Headline.Word.SEVERED);
        assertThat(headline("SYR-TUR", "2012-01-01")).isEqualTo(Headline.Word.SEVERED);
        assertThat(headline("FRA-USA", "1943-01-01")).isEqualTo(Headline.Word.SEVERED);
        for (String restored : List.of("FRA-USA", "BGR-USA", "SLV-USA", "DEU-USA")) {
            assertThat(headline(restored, "1960-01-01")).as(restored).isEqualTo(Headline.Word.NORMAL);
        }
        Relation russia = ledger.relation(Pair.parse("RUS-USA"));
        Answer.Possible ties = russia.answer(
                        FacetKey.mutual(Facet.TIES, russia.pair(), null), LocalDate.parse("1991-12-28"))
                .values()
                .getFirst();
        assertThat(ties.value()).isEqualTo(Value.ESTABLISHED);
        assertThat(ties.details()).containsEntry("continues", "SUN");
    }

    @Test
    void it_has_a_date_that_was_corrected() throws IOException {
        new Demo(ledger, chronicle).record("world");
        assertThat(headline("BGR-USA", "1947-09-26")).isEqualTo(Headline.Word.SEVERED);
        assertThat(headline("BGR-USA", "1947-09-27")).isEqualTo(Headline.Word.NORMAL);
        assertThat(Headline.of(ledger.relation(Pair.parse("BGR-USA")), LocalDate.parse("1947-06-01"))
                        .certainty())
                .isEqualTo(Certainty.DEFINITE);
    }

    @Test
    void it_enters_empty_books_only() throws IOException {
        assertThat(new Demo(ledger, chronicle).record("brief")).isTrue();
        long position = ledger.head().position();
        assertThat(new Demo(ledger, chronicle).record("world")).isFalse();
        assertThat(ledger.head().position()).isEqualTo(position);
    }

    @Test
    void another_demo_there_is_not() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Demo(ledger, chronicle).record("moon"))
                .withMessage("no demo is called moon, expected brief or world");
    }
}
