package org.chancery.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.OnBothDatabases;
import org.chancery.ledger.Reply;
import org.chancery.ledger.Said;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.Certainty;
import org.chancery.relation.Facet;
import org.chancery.relation.Grade;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.Value;
import org.chancery.time.AsOf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class StandingTest {

    private static final Pair SYR_TUR = Pair.parse("SYR-TUR");

    private final HikariDataSource database;
    private final Ledger ledger;
    private final Standing standing;
    private final Worldwide worldwide;

    StandingTest(TestDatabase where) {
        database = where.newLedger();
        ledger = new Ledger(database, InstantSource.system(), Actors.states(), 10_000);
        standing = new Standing(ledger);
        worldwide = new Worldwide(ledger, standing);
    }

    @AfterEach
    void close() {
        ledger.close();
        database.close();
    }

    private Instant record(String name, String body) {
        Reply reply = ledger.record(List.of(Said.command(name, body)), new Ledger.Recorder("a test", null));
        assertThat(reply).isInstanceOf(Reply.Accepted.class);
        return ((Reply.Accepted) reply)
                .entries()
                .getFirst()
                .recorded()
                .getFirst()
                .recordedAt();
    }

    private Instant meeting(UUID id, String occurred) {
        return record(
                "hold-meeting",
                ("{'recordId':'%s','delegations':[{'actor':'SYR','role':'PRINCIPAL'},{'actor':'TUR','role':'PRINCIPAL'}],"
                                + "'occurred':'%s','unsourced':'a test'}")
                        .formatted(id, occurred));
    }

    private Instant severed(UUID id, String occurred) {
        return record(
                "sever-ties",
                "{'recordId':'%s','between':['SYR','TUR'],'occurred':'%s','unsourced':'a test'}"
                        .formatted(id, occurred));
    }

    private Status status(String asOf) {
        return standing.status(SYR_TUR, standing.when(LocalDate.parse(asOf), null), Grade.REPORTED);
    }

    private Contacts.Last last(String asOf) {
        return status(asOf).contacts().last();
    }

    @Test
    void a_meeting_somewhere_in_a_month_is_possible_within_it_and_definite_at_its_end() {
        UUID december = UUID.randomUUID();
        meeting(december, "2022-12");
        assertThat(last("2022-11-30").certainty()).isNull();
        assertThat(last("2022-12-15").certainty()).isEqualTo(Certainty.POSSIBLE);
        assertThat(last("2022-12-15").orNone()).isTrue();
        assertThat(last("2022-12-31").certainty()).isEqualTo(Certainty.DEFINITE);
        assertThat(last("2022-12-31").candidates()).extracting(Held::id).containsExactly(december);
    }

    @Test
    void of_meetings_that_can_have_followed_each_other_either_way_both_can_have_been_the_last() {
        UUID year = UUID.randomUUID();
        UUID june = UUID.randomUUID();
        UUID before = UUID.randomUUID();
        meeting(year, "2022");
        meeting(june, "2022-06-01");
        meeting(before, "2021");
        assertThat(last("2022-03-01").candidates()).extracting(Held::id).containsExactly(before, year);
        assertThat(last("2022-12-31").certainty()).isEqualTo(Certainty.POSSIBLE);
        assertThat(last("2022-12-31").orNone()).isFalse();
        assertThat(last("2022-12-31").candidates()).extracting(Held::id).containsExactly(year, june);
    }

    @Test
    void twelve_months_count_the_day_itself_and_not_the_same_day_a_year_before() {
        meeting(UUID.randomUUID(), "2022-03-01");
        meeting(UUID.randomUUID(), "2022-06");
        assertThat(status("2023-02-28").contacts())
                .extracting(Contacts::least, Contacts::most)
                .containsExactly(2, 2);
        assertThat(status("2023-03-01").contacts())
                .extracting(Contacts::least, Contacts::most)
                .containsExactly(1, 1);
        assertThat(status("2022-06-10").contacts())
                .extracting(Contacts::least, Contacts::most)
                .containsExactly(1, 2);
        assertThat(status("2023-06-10").contacts())
                .extracting(Contacts::least, Contacts::most)
                .containsExactly(0, 1);
    }

    @Test
    void a_disputed_meeting_is_contested() {
        UUID disputed = UUID.randomUUID();
        meeting(disputed, "2022-06-01");
        record(
                "dispute-record",
                "{'record':'%s','disputedBy':'x','grounds':'y','unsourced':'a test'}".formatted(disputed));
        assertThat(last("2022-12-31").certainty()).isEqualTo(Certainty.CONTESTED);
        assertThat(status("2022-12-31").contacts())
                .extracting(Contacts::least, Contacts::most)
                .containsExactly(0, 1);
    }

    @Test
    void an_answer_once_given_stays_the_same() {
        UUID id = UUID.randomUUID();
        Instant known = severed(id, "2011");
        AsOf question = new AsOf(LocalDate.parse("2012-01-01"), known);
        Status given = standing.status(SYR_TUR, question, Grade.REPORTED);
        record("retract-record", "{'record':'%s','reason':'never happened'}".formatted(id));
        meeting(UUID.randomUUID(), "2010");
        Status again = standing.status(SYR_TUR, question, Grade.REPORTED);
        assertThat(again.basis()).isEqualTo(given.basis());
        assertThat(again.facets()).isEqualTo(given.facets());
        assertThat(again.contacts()).isEqualTo(given.contacts());
        assertThat(again.coverage()).isEqualTo(given.coverage());
        assertThat(status("2012-01-01").headline()).isNotEqualTo(given.headline());
    }

    @Test
    void the_position_of_an_answer_is_that_of_the_last_event_known() {
        Instant first = severed(UUID.randomUUID(), "2011");
        Instant second = meeting(UUID.randomUUID(), "2012");
        assertThat(standing.position(first.minusNanos(1_000))).isZero();
        assertThat(standing.position(first)).isEqualTo(1);
        assertThat(standing.position(second.minusNanos(1_000))).isEqualTo(1);
        assertThat(standing.position(second)).isEqualTo(2);
        assertThat(standing.position(ledger.now())).isEqualTo(2);
    }

    @Test
    void what_will_be_known_is_not_answered() {
        assertThatThrownBy(() -> standing.when(null, ledger.now().plusSeconds(60)))
                .isInstanceOf(NotYetKnown.class)
                .hasMessageContaining("what will be known then is not settled");
    }

    @Test
    void the_reasons_name_every_record_that_has_a_say_and_what_would_change_the_answer() {
        UUID severed = UUID.randomUUID();
        UUID restored = UUID.randomUUID();
        severed(severed, "2011");
        record(
                "restore-ties",
                "{'recordId':'%s','between':['SYR','TUR'],'occurred':'2025-01','unsourced':'a test'}"
                        .formatted(restored));
        Explained explained = standing.why(
                SYR_TUR, Aspect.of(Facet.TIES), standing.when(LocalDate.parse("2020-01-01"), null), Grade.REPORTED);
        Why why = explained.reasons().getFirst();
        assertThat(why.answer().possible()).containsExactly(Value.SEVERED);
        assertThat(why.steps())
                .extracting(step -> step.record().id(), Why.Step::counts, Why.Step::basis)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(severed, Why.Counts.SURELY, true),
                        org.assertj.core.groups.Tuple.tuple(restored, Why.Counts.NOT_YET, false));
        assertThat(why.wouldChange())
                .hasSize(3)
                .satisfiesExactly(
                        earlier -> assertThat(earlier)
                                .isInstanceOfSatisfying(
                                        Why.Earlier.class,
                                        change -> assertThat(change.until()).isEqualTo("2011-12-30")),
                        later -> assertThat(later)
                                .isInstanceOfSatisfying(
                                        Why.Later.class,
                                        change -> assertThat(change.from()).isEqualTo("2025-01-01")),
                        without -> assertThat(without)
                                .isInstanceOfSatisfying(
                                        Why.Without.class,
                                        change -> assertThat(change.record()).isEqualTo(severed)));
    }

    @Test
    void a_comparison_names_the_records_that_make_the_difference() {
        UUID id = UUID.randomUUID();
        Instant known = severed(id, "2011");
        record(
                "correct-record",
                "{'record':'%s','reason':'misread','content':{'between':['SYR','TUR'],'occurred':'2013','unsourced':'a test'}}"
                        .formatted(id));
        LocalDate day = LocalDate.parse("2012-01-01");
        Comparison comparison =
                worldwide.compare(new AsOf(day, known), standing.when(day, null), Circle.WORLD, null, null, 9);
        assertThat(comparison.compared()).isEqualTo(1);
        Comparison.Relation relation = comparison.relations().getFirst();
        assertThat(relation.differences())
                .isNotEmpty()
                .allSatisfy(difference -> assertThat(difference.causes())
                        .extracting(Comparison.Cause::kind)
                        .containsExactly(Comparison.Kind.AMENDED));
        assertThat(standing.compare(new AsOf(LocalDate.parse("2010-01-01"), known), new AsOf(day, known), SYR_TUR)
                        .relations()
                        .getFirst()
                        .differences()
                        .getFirst()
                        .causes())
                .extracting(Comparison.Cause::kind)
                .containsExactly(Comparison.Kind.HAPPENED);
        assertThat(worldwide
                        .compare(new AsOf(day, known), new AsOf(day, known), Circle.WORLD, null, null, 9)
                        .relations())
                .isEmpty();
    }

    @Test
    void the_relations_on_record_come_in_pages() {
        severed(UUID.randomUUID(), "2011");
        record("sever-ties", "{'between':['FRA','DEU'],'occurred':'2011','unsourced':'a test'}");
        AsOf when = standing.when(LocalDate.parse("2012-01-01"), null);
        Relations first = worldwide.relations(when, WorldQuestion.EVERYTHING, null, 1);
        assertThat(first.items()).extracting(Listed::relation).containsExactly(Pair.parse("DEU-FRA"));
        Relations second = worldwide.relations(when, WorldQuestion.EVERYTHING, first.next(), 1);
        assertThat(second.items()).extracting(Listed::relation).containsExactly(SYR_TUR);
        assertThat(second.next()).isNull();
        WorldQuestion suspended =
                new WorldQuestion(Circle.WORLD, Aspect.of(Facet.TIES), Value.SUSPENDED, null, Grade.REPORTED);
        assertThat(worldwide.relations(when, suspended, null, 9).items()).isEmpty();
    }
}
