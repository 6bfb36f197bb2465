package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Lifespan;
import org.junit.jupiter.api.Test;

/** What the end of an actor's life span does to its relations, and its coming back. */
class LifespansTest {
    private static final Pair PAIR = Pair.of(ActorCode.of("AAA"), ActorCode.of("BBB"));

    private static Relation relation(String first, String second) {
        return Relation.of(PAIR, spans(first), spans(second));
    }

    private static List<Lifespan> spans(String text) {
        return List.of(text.split("; ")).stream().map(Lifespan::parse).toList();
    }

    private static String answer(Relation relation, String key, String day) {
        return Books.words(relation.answer(Books.key(key), LocalDate.parse(day)));
    }

    @Test
    void after_the_end_of_a_life_span_ties_have_lapsed_and_missions_are_gone() {
        Relation relation = relation("1949-10-07/1990-10-02", "../..");
        assertThat(answer(relation, "TIES AAA-BBB", "1990-10-02")).isEqualTo("NOT_RECORDED");
        assertThat(answer(relation, "TIES AAA-BBB", "1990-10-03")).isEqualTo("LAPSED (life-span-ended)");
        assertThat(answer(relation, "MISSION_LEVEL BBB→AAA", "1990-10-03")).isEqualTo("NONE (life-span-ended)");
        assertThat(answer(relation, "MISSION_OPERATION AAA→BBB", "1990-10-03")).isEqualTo("CLOSED (life-span-ended)");
        assertThat(answer(relation, "HEAD_OF_MISSION AAA→BBB", "2020-01-01")).isEqualTo("VACANT (life-span-ended)");
    }

    @Test
    void where_both_live_again_the_books_are_silent_again() {
        Relation relation = relation("../1922-12-29; 1991-12-26/..", "1941-09-27/..");
        assertThat(answer(relation, "TIES AAA-BBB", "1991-12-25")).isEqualTo("LAPSED (life-span-ended)");
        assertThat(answer(relation, "TIES AAA-BBB", "1991-12-26")).isEqualTo("NOT_RECORDED (life-span-began)");
        assertThat(answer(relation, "MISSION_LEVEL AAA→BBB", "2024-07-25")).isEqualTo("NOT_RECORDED (life-span-began)");
        assertThat(Headline.of(relation, LocalDate.parse("2024-07-25")).value()).isEqualTo(Headline.Word.NOT_RECORDED);
        assertThat(relation.unrecordedChanges(Books.key("TIES AAA-BBB"))).isZero();
    }

    @Test
    void one_that_comes_back_after_the_other_is_gone_finds_nobody() {
        Relation relation = relation("../1922-12-29; 1991-12-26/..", "1949-10-07/1990-10-02");
        assertThat(answer(relation, "TIES AAA-BBB", "2024-07-25")).isEqualTo("LAPSED (life-span-ended)");
    }

    @Test
    void russia_of_today_can_sever_ties_of_which_nothing_is_recorded() {
        Books books = Books.on("2026-11-23");
        assertThat(books.record(List.of(books.read("""
                {"command":"sever-ties","by":"UKR","toward":"RUS","occurred":"2022-02-24","unsourced":"test"}""")))).isInstanceOf(Decision.Accepted.class);
        assertThat(books.answer("TIES RUS-UKR", "2022-02-24")).isEqualTo("SEVERED");
    }

    @Test
    void an_act_of_the_first_day_back_is_not_silenced() {
        Books books = Books.on("2026-11-23");
        books.record(List.of(books.read("""
                {"command":"establish-ties","between":["RUS","USA"],"occurred":"1991-12-26","unsourced":"test"}""")));
        assertThat(books.answer("TIES RUS-USA", "1991-12-26")).isEqualTo("ESTABLISHED");
    }
}
