package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.chancery.actor.Lifespan;
import org.chancery.form.CommandForms;
import org.chancery.form.Json;
import org.junit.jupiter.api.Test;

/** How many kept answers an order of recording costs: a row for each answer that an event rewrites. */
class OrderOfRecordingTest {

    private static final int YEARS = 400;
    private static final Pair PAIR = Pair.parse("SYR-TUR");

    private static final IntFunction<String> ALIKE = year -> "AMBASSADOR";
    private static final IntFunction<String> IN_TURN =
            year -> List.of("CHARGE", "MINISTER", "AMBASSADOR").get(year % 3);

    @Test
    void in_the_order_of_what_happened_each_record_costs_a_few_rows() {
        List<Integer> forwards = years();
        assertThat(rows(forwards, ALIKE)).isLessThanOrEqualTo(4 * YEARS);
        assertThat(rows(forwards, IN_TURN)).isLessThanOrEqualTo(4 * YEARS);
    }

    @Test
    void records_that_say_otherwise_cost_a_few_rows_in_any_order() {
        assertThat(rows(years().reversed(), IN_TURN)).isLessThanOrEqualTo(4 * YEARS);
        assertThat(rows(shuffled(), IN_TURN)).isLessThanOrEqualTo(6 * YEARS);
    }

    @Test
    void backwards_records_that_all_say_the_same_rewrite_the_reasons_of_all_before() {
        long backwards = rows(years().reversed(), ALIKE);
        assertThat(backwards).isBetween((long) YEARS * YEARS / 4, 2L * YEARS * YEARS);
        assertThat(rows(shuffled(), ALIKE)).isLessThan(backwards / 4);
    }

    private static List<Integer> years() {
        return IntStream.range(1500, 1500 + YEARS).boxed().toList();
    }

    private static List<Integer> shuffled() {
        List<Integer> shuffled = new ArrayList<>(years());
        Collections.shuffle(shuffled, new Random(7));
        return shuffled;
    }

    private static long rows(List<Integer> years, IntFunction<String> level) {
        Relation relation = Relation.of(PAIR, List.of(Lifespan.ALWAYS), List.of(Lifespan.ALWAYS));
        long rows = 0;
        for (int year : years) {
            RelationCommand command = CommandForms.read(
                    "observe-status",
                    Json.read("""
                            {"facet":"MISSION_LEVEL","by":"TUR","toward":"SYR","value":"%s","occurred":"%d-12-31",
                             "unsourced":"a test"}""".formatted(level.apply(year), year)),
                    java.util.UUID::randomUUID,
                    record -> null);
            Rewriting rewriting = Rewriting.by(
                    relation,
                    new Recorded<>(
                            relation.events() + 1,
                            Instant.parse("2026-11-23T12:00:00Z"),
                            "a test",
                            null,
                            RelationRules.event((RelationCommand.Act) command)));
            rows += rewriting.keys().stream()
                    .mapToLong(key -> key.come().size())
                    .sum();
            relation = rewriting.after();
        }
        return rows;
    }
}
