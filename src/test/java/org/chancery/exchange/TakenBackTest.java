package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chancery.SharedData;
import org.chancery.actor.Actors;
import org.chancery.ledger.Scribe;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.Answer;
import org.chancery.relation.Pair;
import org.chancery.relation.Relation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A published file imported, undone and imported again ends in the same answers; undone it ends in none. */
class TakenBackTest {

    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(1779, 3, 24),
            LocalDate.of(1823, 12, 2),
            LocalDate.of(1866, 6, 30),
            LocalDate.of(1898, 8, 13),
            LocalDate.of(1917, 2, 5),
            LocalDate.of(1939, 9, 1),
            LocalDate.of(1941, 12, 12),
            LocalDate.of(1954, 7, 1),
            LocalDate.of(1962, 10, 22),
            LocalDate.of(1975, 4, 30),
            LocalDate.of(1991, 12, 31),
            LocalDate.of(2010, 1, 1));

    @ParameterizedTest
    @CsvSource({
        "us-recognition, data/us-recognition/timeline.csv",
        "us-chiefs, data/us-chiefs/chiefs.csv",
        "alliances, data/alliances/alliances.csv"
    })
    void imported_undone_and_imported_again_it_answers_the_same(String format, String set) {
        Path file = SharedData.require(set);
        try (Desk desk = new Desk(TestDatabase.H2_IN_MEMORY)) {
            Import first = desk.take(format, file);
            Map<Pair, List<String>> before = answers(desk);
            Import undone = desk.undo(first);
            assertThat(undone.rows().recorded()).isEqualTo(first.rows().commands());
            assertThat(undone.rows().refused()).isZero();
            Map<Pair, List<String>> without = answers(desk);
            Map<Pair, List<String>> empty = new TreeMap<>();
            without.keySet().forEach(pair -> empty.put(pair, said(Scribe.empty(pair, Actors.states()))));
            assertThat(without).isEqualTo(empty);

            Import again = desk.take(format, file);
            assertThat(again.rows()).isEqualTo(first.rows());
            assertThat(again.digest()).isEqualTo(first.digest());
            assertThat(answers(desk)).isEqualTo(before);
        }
    }

    private static Map<Pair, List<String>> answers(Desk desk) {
        Map<Pair, List<String>> answers = new TreeMap<>();
        for (Pair pair : desk.ledger.relations()) {
            answers.put(pair, said(desk.ledger.relation(pair)));
        }
        return answers;
    }

    /** What is answered, whatever the ids of the records it rests on; a record that comes again gets another. */
    private static List<String> said(Relation relation) {
        List<String> said = new ArrayList<>();
        for (LocalDate day : DAYS) {
            for (Answer answer : relation.answers(day)) {
                if (answer.values().stream().anyMatch(value -> !value.records().isEmpty() || value.implied())) {
                    answer.values()
                            .forEach(value -> said.add(day + " " + answer.key() + " " + answer.certainty() + " "
                                    + value.value() + " " + value.implied() + " " + value.earliest() + " "
                                    + value.definiteFrom() + " " + value.details()));
                }
            }
        }
        return said;
    }
}
