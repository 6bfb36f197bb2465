package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.SharedData;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.Answer;
import org.chancery.relation.Answer.Possible;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationCommand.ObserveStatus;
import org.chancery.relation.Value;
import org.junit.jupiter.api.Test;

/**
 * Levels at the end of the year of every panel are those of the panel. Of the missions of and to the United States; of all
 * with {@code -Dchancery.panels=all}.
 */
class PanelsTest {

    @Test
    void levels_as_of_every_panel_year_are_those_of_the_panel() throws IOException {
        Path whole = SharedData.require("data/cow-dipl/diprep_nextSym.csv");
        try (Desk desk = new Desk(TestDatabase.H2_IN_MEMORY)) {
            Path file = sample(desk, whole);
            assertThat(desk.take("cow-dipl", file).rows().refused()).isZero();

            Map<Mission, Set<Value>> panels = panels(file);
            List<String> wrong = new ArrayList<>();
            panels.forEach((mission, levels) -> {
                Answer answer = desk.level(mission.sender.value(), mission.host.value(), mission.day());
                Set<Value> recorded = answer.values().stream()
                        .filter(value -> !value.implied())
                        .map(Possible::value)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Value.class)));
                if (mission.lasted() && levels.size() == 1 && !recorded.equals(levels)) {
                    wrong.add(mission + ": " + levels + ", answered " + answer.possible());
                }
            });
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void imported_undone_and_imported_again_they_answer_the_same() throws IOException {
        Path whole = SharedData.require("data/cow-dipl/diprep_nextSym.csv");
        try (Desk desk = new Desk(TestDatabase.H2_IN_MEMORY)) {
            Path file = sample(desk, whole);
            List<List<Value>> empty = answers(desk);
            Import first = desk.take("cow-dipl", file);
            List<List<Value>> before = answers(desk);
            assertThat(desk.undo(first).rows().recorded())
                    .isEqualTo(first.rows().commands());
            assertThat(answers(desk)).isEqualTo(empty);
            assertThat(desk.take("cow-dipl", file).rows()).isEqualTo(first.rows());
            assertThat(answers(desk)).isEqualTo(before);
        }
    }

    private static List<List<Value>> answers(Desk desk) {
        List<List<Value>> answers = new ArrayList<>();
        for (String host : List.of("GBR", "FRA", "LBR", "MEX", "SUN", "JPN")) {
            for (int year = 1815; year < 2010; year += 3) {
                answers.add(desk.level("USA", host, LocalDate.of(year, 6, 30)).possible());
            }
        }
        return answers;
    }

    private static Path sample(Desk desk, Path whole) throws IOException {
        boolean all = "all".equals(System.getProperty("chancery.panels"));
        List<String> lines = Files.readAllLines(whole).stream()
                .filter(line -> all || line.startsWith("\"\"") || line.split(",", 3)[1].equals("2"))
                .toList();
        return desk.file(lines.toArray(String[]::new));
    }

    /** A mission in the year of a panel. */
    private record Mission(ActorCode sender, ActorCode host, int year) {

        LocalDate day() {
            return LocalDate.of(year, 12, 31);
        }

        /** Whether both lived all year; else the beginning or end of a life stands in the same window as the panel. */
        boolean lasted() {
            return Stream.of(sender, host).allMatch(one -> lived(one, day()) && lived(one, LocalDate.of(year, 1, 1)));
        }

        private static boolean lived(ActorCode code, LocalDate day) {
            return Actors.states().find(code).orElseThrow().livesOn(day);
        }
    }

    /** What the panels say; where two numbers are one actor in one year, as in the year of a union, both. */
    private static Map<Mission, Set<Value>> panels(Path file) {
        Map<Mission, Set<Value>> panels = new HashMap<>();
        Format format = new CowDipl();
        try (Rows rows = Rows.open(file, format.layouts())) {
            Format.Reader reader = format.reader(Actors.states());
            while (rows.hasNext()) {
                if (reader.read(rows.next()) instanceof Reading.Says says) {
                    for (RelationCommand command :
                            says.telling().commands(new Pen(part -> new UUID(0, part), false, null))) {
                        ObserveStatus panel = (ObserveStatus) command;
                        Directed parties = (Directed) panel.parties();
                        panels.computeIfAbsent(
                                        new Mission(
                                                parties.by().getFirst(),
                                                parties.toward().getFirst(),
                                                Integer.parseInt(panel.particulars()
                                                        .occurred()
                                                        .text())),
                                        mission -> EnumSet.noneOf(Value.class))
                                .add(panel.value());
                    }
                }
            }
        }
        return panels;
    }
}
