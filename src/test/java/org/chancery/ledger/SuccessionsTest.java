package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.actor.Actor;
import org.chancery.actor.Actors;
import org.chancery.form.CommandForms;
import org.chancery.form.Json;
import org.chancery.ledger.Ledger.Recorder;
import org.chancery.relation.Answer;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationEvent.RelationContinued;
import org.chancery.relation.RelationEvent.TiesLapsed;
import org.chancery.relation.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
class SuccessionsTest {

    private static final Pair SUN_USA = Pair.parse("SUN-USA");
    private static final Pair RUS_USA = Pair.parse("RUS-USA");
    private static final LocalDate IN_1995 = LocalDate.of(1995, 1, 1);
    private static final Recorder ADMIN = new Recorder("admin", "request-1");

    private final HikariDataSource pool;
    private final Ledger ledger;

    SuccessionsTest(TestDatabase database) {
        this.pool = database.newLedger();
        this.ledger = new Ledger(pool, InstantSource.system(), Actors.states(), 100_000);
    }

    @AfterEach
    void close() {
        ledger.close();
        pool.close();
    }

    private static RelationCommand command(String body) {
        JsonNode json = Json.read(body);
        return CommandForms.read(CommandForms.nameIn(json), json, UUID::randomUUID, record -> null);
    }

    private void given(String... commands) {
        for (String each : commands) {
            assertThat(ledger.record(List.of(command(each)), ADMIN)).isInstanceOf(Reply.Accepted.class);
        }
    }

    private static String ties(String one, String other, String occurred) {
        return """
                {"command":"establish-ties","between":["%s","%s"],"occurred":"%s","unsourced":"test"}""".formatted(one, other, occurred);
    }

    private static String succession(String of, String by, String kind, String occurred) {
        return """
                {"command":"record-succession","of":"%s","by":[%s],"kind":"%s","occurred":"%s","unsourced":"test"}""".formatted(of, by, kind, occurred);
    }

    private static final String RUSSIA_CONTINUES = succession("SUN", "\"RUS\"", "CONTINUATION", "1991-12-26");

    private static Answer ties(Relation relation, LocalDate day) {
        return relation.answer(FacetKey.mutual(Facet.TIES, relation.pair(), null), day);
    }

    private Answer ties(Pair pair, LocalDate day) {
        return ties(ledger.relation(pair), day);
    }

    private List<Held> carriedOver(Pair pair) {
        return ledger.relation(pair).records().stream()
                .filter(held -> held.act() instanceof RelationContinued)
                .toList();
    }

    @Test
    void russia_and_the_united_states_answer_from_the_soviet_union_and_say_so() {
        given(ties("SUN", "USA", "1933-11-16"), RUSSIA_CONTINUES);

        Answer.Possible ties = ties(RUS_USA, IN_1995).values().getFirst();
        assertThat(ties.value()).isEqualTo(Value.ESTABLISHED);
        assertThat(ties.rule()).isEqualTo("succession");
        assertThat(ties.details()).containsEntry("continues", "SUN");
        assertThat(ties.records())
                .containsExactly(carriedOver(RUS_USA).getFirst().id());
        assertThat(ties(SUN_USA, IN_1995).possible()).containsExactly(Value.LAPSED);
        assertThat(ties(SUN_USA, LocalDate.of(1991, 12, 25)).possible()).containsExactly(Value.ESTABLISHED);
        assertThat(ledger.eventsOfRecord(ties.records().getFirst()))
                .extracting(event -> event.recorded().recordedBy())
                .containsExactly("admin");
    }

    @Test
    void more_relations_than_one_chunk_holds_all_lapse_and_go_on() {
        List<String> others = Actors.states().all().stream()
                .filter(actor -> actor.livesOn(LocalDate.of(1980, 1, 1)))
                .map(actor -> actor.code().value())
                .filter(code -> !code.equals("SUN"))
                .limit(60)
                .toList();
        others.forEach(other -> given(ties("SUN", other, "1980-01-01")));
        given(RUSSIA_CONTINUES);

        List<String> lapsed = new ArrayList<>();
        List<String> goingOn = new ArrayList<>();
        for (String other : others) {
            boolean ended = ledger.relation(Pair.parse(sorted("SUN", other))).records().stream()
                    .anyMatch(held -> held.act() instanceof TiesLapsed);
            if (ended) {
                lapsed.add(other);
            }
            if (!carriedOver(Pair.parse(sorted("RUS", other))).isEmpty()) {
                goingOn.add(other);
            }
        }
        assertThat(lapsed).isEqualTo(others).hasSize(60);
        assertThat(goingOn).isEqualTo(others);
        assertThat(ledger.head().position()).isEqualTo(60 + 1 + 60 + 60);
    }

    private static String sorted(String one, String other) {
        return one.compareTo(other) < 0 ? one + "-" + other : other + "-" + one;
    }

    @Test
    void what_becomes_known_later_of_the_ended_relation_is_carried_over_too_and_the_past_stays() {
        given(ties("SUN", "USA", "1933-11-16"), RUSSIA_CONTINUES);
        Instant before = ledger.now();
        given("""
                {"command":"suspend-ties","between":["SUN","USA"],"occurred":"1991-08-19","unsourced":"test"}""");

        assertThat(ties(RUS_USA, IN_1995).possible()).containsExactly(Value.SUSPENDED);
        assertThat(ties(ledger.relation(RUS_USA, before), IN_1995).possible()).containsExactly(Value.ESTABLISHED);
        assertThat(carriedOver(RUS_USA)).hasSize(1);
        assertThat(carriedOver(RUS_USA).getFirst().history()).hasSize(2);
    }

    private static final String KINGDOM_GOES_ON = succession("SRB", "\"YUG\"", "CONTINUATION", "1918-12-01");
    private static final String SERBIA_GOES_ON = succession("YUG", "\"SRB\"", "CONTINUATION", "2006-06-05");

    /** Serbia went on as Yugoslavia, and that as Serbia: a chain that comes back to where it began. */
    private void assertCarriedThroughToTheEnd() {
        Pair serbia = Pair.parse("SRB-USA");
        Pair yugoslavia = Pair.parse("USA-YUG");
        assertThat(ties(serbia, LocalDate.of(1900, 1, 1)).possible()).containsExactly(Value.ESTABLISHED);
        assertThat(ties(yugoslavia, LocalDate.of(1950, 1, 1)).possible()).containsExactly(Value.ESTABLISHED);
        assertThat(ties(yugoslavia, LocalDate.of(2006, 12, 1)).possible()).containsExactly(Value.LAPSED);
        assertThat(ties(serbia, LocalDate.of(2010, 1, 1)).possible()).containsExactly(Value.ESTABLISHED);
        assertThat(carriedOver(yugoslavia)).hasSize(1);
        assertThat(carriedOver(serbia)).hasSize(1);
        long head = ledger.head().position();
        ledger.finishSuccessions();
        assertThat(ledger.head().position()).isEqualTo(head);
    }

    @Test
    void what_becomes_known_late_of_the_first_in_a_chain_is_carried_over_to_the_last() {
        given(KINGDOM_GOES_ON, SERBIA_GOES_ON, ties("SRB", "USA", "1882-02-10"));
        assertCarriedThroughToTheEnd();
    }

    @Test
    void whatever_the_order_in_which_the_successions_of_a_chain_are_recorded() {
        given(SERBIA_GOES_ON, ties("SRB", "USA", "1882-02-10"), KINGDOM_GOES_ON);
        assertCarriedThroughToTheEnd();
    }

    @Test
    void what_was_interrupted_in_the_midst_of_a_chain_is_finished() {
        given(SERBIA_GOES_ON, KINGDOM_GOES_ON);
        assertThat(ledger.recordAlone(List.of(command(ties("SRB", "USA", "1882-02-10"))), ADMIN))
                .isInstanceOf(Reply.Accepted.class);
        ledger.finishSuccessions();
        assertCarriedThroughToTheEnd();
    }

    @Test
    void a_correction_of_the_first_in_a_chain_is_carried_over_to_the_last() {
        UUID id = UUID.fromString("0197a3c4-0000-7000-8000-00000000000c");
        given(KINGDOM_GOES_ON, SERBIA_GOES_ON);
        given("""
                {"command":"establish-ties","recordId":"%s","between":["SRB","USA"],"occurred":"1882-02-10","unsourced":"test"}""".formatted(id));
        given("""
                {"command":"retract-record","record":"%s","reason":"not so"}""".formatted(id));

        assertThat(ties(Pair.parse("USA-YUG"), LocalDate.of(1950, 1, 1)).possible())
                .doesNotContain(Value.ESTABLISHED);
        assertThat(ties(Pair.parse("SRB-USA"), LocalDate.of(2010, 1, 1)).possible())
                .doesNotContain(Value.ESTABLISHED);
    }

    @Test
    void commands_taken_in_by_the_thousand_are_carried_over_too() {
        given(RUSSIA_CONTINUES);
        List<Reply> replies = new ArrayList<>();
        Intake intake = ledger.intake(ADMIN, replies::add);
        intake.record(command(ties("SUN", "USA", "1933-11-16")));
        intake.record(command(ties("SUN", "FRA", "1924-10-28")));
        intake.flush();

        assertThat(replies).hasSize(2);
        assertThat(ties(RUS_USA, IN_1995).possible()).containsExactly(Value.ESTABLISHED);
        assertThat(ties(Pair.parse("FRA-RUS"), IN_1995).possible()).containsExactly(Value.ESTABLISHED);
    }

    @Test
    void what_was_interrupted_is_finished_and_nothing_is_done_twice() {
        given(ties("SUN", "USA", "1933-11-16"));
        RelationCommand succession = command(RUSSIA_CONTINUES);
        assertThat(ledger.recordAlone(List.of(succession), ADMIN)).isInstanceOf(Reply.Accepted.class);
        assertThat(carriedOver(RUS_USA)).isEmpty();

        ledger.finishSuccessions();
        assertThat(ties(RUS_USA, IN_1995).possible()).containsExactly(Value.ESTABLISHED);
        long head = ledger.head().position();

        ledger.finishSuccessions();
        assertThat(ledger.record(List.of(succession), ADMIN)).isInstanceOf(Reply.Accepted.class);
        assertThat(ledger.head().position()).isEqualTo(head);
    }

    @Test
    void a_dissolved_state_leaves_no_relations_to_those_that_follow_it() {
        given(ties("YUG", "USA", "1946-01-01"), succession("YUG", "\"HRV\",\"SVN\"", "DISSOLUTION", "1992-04-27"));

        assertThat(ties(Pair.parse("USA-YUG"), IN_1995).possible()).containsExactly(Value.LAPSED);
        assertThat(ledger.relation(Pair.parse("HRV-USA")).records()).isEmpty();
        assertThat(ledger.relation(Pair.parse("SVN-USA")).records()).isEmpty();
    }

    @Test
    void a_state_outlives_a_secession_with_all_its_relations() {
        given(ties("SDN", "USA", "1956-01-01"), succession("SDN", "\"SSD\"", "SECESSION", "2011-07-09"));

        assertThat(ties(Pair.parse("SDN-USA"), LocalDate.of(2012, 1, 1)).possible())
                .containsExactly(Value.ESTABLISHED);
        assertThat(ledger.head().position()).isEqualTo(2);
    }

    @Test
    void a_carried_value_that_somebody_retracted_stays_retracted() {
        given(ties("SUN", "USA", "1933-11-16"), RUSSIA_CONTINUES);
        given("""
                {"command":"retract-record","record":"%s","reason":"not so"}""".formatted(carriedOver(RUS_USA).getFirst().id()));
        ledger.finishSuccessions();

        assertThat(ties(RUS_USA, IN_1995).possible()).containsExactly(Value.NOT_RECORDED);
    }

    @Test
    void the_span_of_the_actor_ends_where_the_table_says() {
        given(RUSSIA_CONTINUES);
        Actor soviet = ledger.actors().all().stream()
                .filter(actor -> actor.code().value().equals("SUN"))
                .findFirst()
                .orElseThrow();
        assertThat(soviet.livesOn(LocalDate.of(1991, 12, 25))).isTrue();
        assertThat(soviet.livesOn(LocalDate.of(1991, 12, 26))).isFalse();
    }
}
