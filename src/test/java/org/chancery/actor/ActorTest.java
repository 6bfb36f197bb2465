package org.chancery.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.chancery.actor.Actor.Name;
import org.chancery.actor.Actor.Successor;
import org.junit.jupiter.api.Test;

class ActorTest {

    private static final Actor BURMA = new Actor(
            ActorCode.of("MMR"),
            ActorKind.STATE,
            List.of(
                    Name.shown("Myanmar"),
                    new Name("Burma", Name.Use.SHOWN, null, LocalDate.of(1989, 6, 17)),
                    Name.alias("Birma")),
            List.of(Lifespan.parse("1948-01-04/.."), Lifespan.parse("../1885-12-31")),
            List.of(),
            List.of());

    @Test
    void a_name_in_use_that_day_is_shown_before_a_name_without_dates() {
        assertThat(BURMA.nameOn(LocalDate.of(1989, 6, 17))).isEqualTo("Burma");
        assertThat(BURMA.nameOn(LocalDate.of(1989, 6, 18))).isEqualTo("Myanmar");
        assertThat(BURMA.name()).isEqualTo("Myanmar");
    }

    @Test
    void a_name_is_shown_even_for_a_day_on_which_no_name_was_in_use() {
        Name dated = new Name("Texas", Name.Use.SHOWN, LocalDate.of(1836, 3, 2), LocalDate.of(1845, 12, 29));
        Actor texas = new Actor(
                ActorCode.of("TEXAS"), ActorKind.STATE, List.of(dated), List.of(Lifespan.ALWAYS), List.of(), List.of());
        assertThat(texas.nameOn(LocalDate.of(1900, 1, 1))).isEqualTo("Texas");
    }

    @Test
    void a_new_name_is_shown_from_its_first_day_and_the_old_one_before() {
        Actor renamed = BURMA.renamed("Union of Burma", LocalDate.of(2030, 1, 1));
        assertThat(renamed.nameOn(LocalDate.of(2029, 12, 31))).isEqualTo("Myanmar");
        assertThat(renamed.nameOn(LocalDate.of(2030, 1, 1))).isEqualTo("Union of Burma");
        assertThat(renamed.name()).isEqualTo("Union of Burma");
    }

    @Test
    void life_spans_are_kept_earliest_first() {
        assertThat(BURMA.lifespans()).extracting(Lifespan::text).containsExactly("../1885-12-31", "1948-01-04/..");
        assertThat(BURMA.livesOn(LocalDate.of(1900, 1, 1))).isFalse();
        assertThat(BURMA.livesWithin(LocalDate.of(1900, 1, 1), LocalDate.of(1948, 1, 4)))
                .isTrue();
        assertThat(BURMA.lastDay()).isNull();
    }

    @Test
    void needs_a_name_to_show_a_life_span_and_spans_that_share_no_day() {
        ActorCode code = ActorCode.of("XX");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Actor(
                        code,
                        ActorKind.STATE,
                        List.of(Name.alias("X")),
                        List.of(Lifespan.ALWAYS),
                        List.of(),
                        List.of()))
                .withMessage("XX has no name to show");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Actor(code, ActorKind.STATE, List.of(Name.shown("X")), List.of(), List.of(), List.of()))
                .withMessage("XX has no life span; an open one is written ../..");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Actor(
                        code,
                        ActorKind.STATE,
                        List.of(Name.shown("X")),
                        List.of(Lifespan.parse("1900/1910"), Lifespan.parse("1910/1920")),
                        List.of(),
                        List.of()))
                .withMessage("two life spans of XX share a day: 1900-01-01/1910-12-31 and 1910-01-01/1920-12-31");
    }

    @Test
    void a_successor_ends_the_life_span_the_day_before() {
        Successor merged = new Successor(ActorCode.of("DEU"), Successor.Kind.MERGER, LocalDate.of(1990, 10, 3));
        Actor ended = Actor.of(ActorCode.of("DDR"), ActorKind.STATE, "East Germany", Lifespan.parse("1949-10-07/.."))
                .succeededBy(merged);
        assertThat(ended.lifespans()).containsExactly(Lifespan.parse("1949-10-07/1990-10-02"));
        assertThat(ended.successors()).containsExactly(merged);
        assertThat(ended.lastDay()).isEqualTo(LocalDate.of(1990, 10, 2));
    }

    @Test
    void secession_leaves_the_life_span_open() {
        Successor left = new Successor(ActorCode.of("SSD"), Successor.Kind.SECESSION, LocalDate.of(2011, 7, 9));
        Actor sudan = Actor.of(ActorCode.of("SDN"), ActorKind.STATE, "Sudan", Lifespan.parse("1956/.."));
        assertThat(sudan.succeededBy(left).lifespans()).isEqualTo(sudan.lifespans());
    }

    @Test
    void cannot_be_succeeded_before_it_lived() {
        Actor sudan = Actor.of(ActorCode.of("SDN"), ActorKind.STATE, "Sudan", Lifespan.parse("1956-01-01/.."));
        Successor early = new Successor(ActorCode.of("EGY"), Successor.Kind.MERGER, LocalDate.of(1955, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sudan.succeededBy(early))
                .withMessage("SDN cannot be succeeded on 1955-01-01, before it lived: [1956-01-01/..]");
    }
}
