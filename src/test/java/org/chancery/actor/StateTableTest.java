package org.chancery.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.actor.Actor.Successor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateTableTest {

    private static final Actors STATES = Actors.states();

    @ParameterizedTest
    @CsvSource({
        "USA, 1776-07-04/..",
        "GBR, ../..",
        "MAR, ../..",
        "SYR, 1941-09-27/..",
        "DEU, ../1945-06-05; 1949-05-23/..",
        "DDR, 1949-10-07/1990-10-02",
        "SUN, 1922-12-30/1991-12-25",
        "RUS, ../1922-12-29; 1991-12-26/..",
        "CHN, ../..",
        "TWN, 1949-12-08/..",
        "AUT, 1918-11-12/1938-03-13; 1945-04-27/..",
        "CSK, 1918-10-28/1992-12-31",
        "VNM_S, 1949-07-01/1975-04-30",
        "YMD, 1967-11-30/1990-05-21",
        "TUR, ../..",
        "POL, 1918-11-03/..",
    })
    void life_spans_are_those_the_books_go_by(String code, String spans) {
        assertThat(state(code).lifespans()).hasToString("[" + spans.replace(";", ",") + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "DEU, 1850-01-01, Prussia",
        "DEU, 1869-01-01, North German Confederation",
        "DEU, 1900-01-01, Germany",
        "DEU, 1949-05-23, Federal Republic of Germany",
        "DEU, 2000-01-01, Germany",
        "CHN, 1949-09-30, Republic of China",
        "CHN, 1949-10-01, People's Republic of China",
        "TUR, 1900-01-01, Ottoman Empire",
        "TUR, 2000-01-01, Turkey",
        "TUR, 2024-01-01, Türkiye",
        "ITA, 1850-01-01, Kingdom of Sardinia",
        "YUG, 2004-01-01, Serbia and Montenegro",
        "SYR, 2000-01-01, Syria",
    })
    void names_follow_the_day(String code, LocalDate day, String name) {
        assertThat(state(code).nameOn(day)).isEqualTo(name);
    }

    @Test
    void the_files_are_sorted_by_code_and_every_name_and_successor_belongs_to_a_state() {
        List<Map<String, String>> states = rows("states.csv");
        assertThat(states).extracting(row -> cell(row, "code")).isSorted().doesNotHaveDuplicates();
        for (String file : List.of("names.csv", "successors.csv")) {
            assertThat(rows(file))
                    .extracting(row -> cell(row, "code"))
                    .isSorted()
                    .allSatisfy(code -> assertThat(STATES.find(code)).as(file).isPresent());
        }
        assertThat(rows("names.csv")).doesNotHaveDuplicates();
        assertThat(states).hasSizeGreaterThan(230);
    }

    @Test
    void every_departure_from_the_union_of_the_two_lists_gives_its_basis() {
        List<String> silent = new ArrayList<>();
        for (Map<String, String> row : rows("states.csv")) {
            List<Lifespan> listed = new ArrayList<>();
            listed.addAll(spans(cell(row, "cow_listed")));
            listed.addAll(spans(cell(row, "gw_listed")));
            if (cell(row, "basis").isEmpty() && !union(listed).equals(spans(cell(row, "lived")))) {
                silent.add(cell(row, "code"));
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void every_successor_lived_on_its_first_day_and_all_but_secessions_begin_when_the_other_has_ended() {
        for (Actor actor : STATES.all()) {
            for (Successor successor : actor.successors()) {
                Actor next = state(successor.code().value());
                assertThat(next.livesOn(successor.day()))
                        .as("%s after %s", successor, actor.code())
                        .isTrue();
                if (successor.kind() != Successor.Kind.SECESSION) {
                    assertThat(actor.livesOn(successor.day()))
                            .as("%s still lives with %s", actor.code(), successor)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void every_state_that_ended_for_good_has_a_successor() {
        assertThat(STATES.all())
                .filteredOn(actor -> actor.lastDay() != null)
                .allSatisfy(actor -> assertThat(actor.successors())
                        .as(actor.code().value())
                        .anySatisfy(successor -> assertThat(successor.day()).isAfterOrEqualTo(actor.lastDay())));
    }

    @Test
    void nothing_but_its_own_words_changes_the_version() {
        assertThat(STATES.version())
                .matches("[0-9a-f]{12}")
                .isEqualTo(Actors.states().version());
        assertThat(StateTable.version("a,b\r\nc,d\r\n")).isEqualTo(StateTable.version("a,b\nc,d\n"));
        assertThat(StateTable.version("a,b\nc,e\n")).isNotEqualTo(StateTable.version("a,b\nc,d\n"));
    }

    @Test
    void the_reference_page_has_every_former_state_and_every_basis() throws IOException {
        List<String> page = Files.readAllLines(Path.of("docs/reference/actors.md"));
        List<String> former = new ArrayList<>();
        List<String> bases = new ArrayList<>();
        for (Map<String, String> row : rows("states.csv")) {
            if (state(cell(row, "code")).lastDay() != null) {
                former.add("| %s | %s | %s |".formatted(cell(row, "code"), cell(row, "name"), cell(row, "lived")));
            }
            if (!cell(row, "basis").isEmpty()) {
                bases.add("| %s | %s | %s | %s | %s |"
                        .formatted(
                                cell(row, "code"),
                                cell(row, "lived"),
                                orDash(cell(row, "cow_listed")),
                                orDash(cell(row, "gw_listed")),
                                cell(row, "basis")));
            }
        }
        assertThat(former).allSatisfy(line -> assertThat(page).anyMatch(written -> written.startsWith(line)));
        assertThat(page).containsAll(bases);
    }

    @Test
    void cells_may_be_quoted() {
        assertThat(StateTable.rows("a,b\n\"x, y\",\"say \"\"z\"\"\"\n\n"))
                .containsExactly(Map.of("a", "x, y", "b", "say \"z\""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StateTable.rows("a,b\nx\n"))
                .withMessage("1 cells where the header has 2: x");
    }

    static List<Map<String, String>> rows(String file) {
        try (InputStream in = Objects.requireNonNull(StateTable.class.getResourceAsStream("/actors/" + file))) {
            return StateTable.rows(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column));
    }

    static List<Lifespan> spans(String cell) {
        return cell.isEmpty()
                ? List.of()
                : List.of(cell.split("; ")).stream().map(Lifespan::parse).toList();
    }

    /** The days of any of the spans, and an open end where they reach the last year of a list. */
    static List<Lifespan> union(List<Lifespan> spans) {
        List<Lifespan> sorted = spans.stream()
                .sorted(Comparator.comparing(Lifespan::from, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        List<Lifespan> union = new ArrayList<>();
        for (Lifespan span : sorted) {
            LocalDate to = span.to() == null || span.to().isAfter(LocalDate.of(2016, 12, 30)) ? null : span.to();
            Lifespan open = new Lifespan(span.from(), to);
            Lifespan last = union.isEmpty() ? null : union.getLast();
            LocalDate end = last == null ? null : last.to();
            if (last != null && (end == null || open.overlaps(null, end.plusDays(1)))) {
                LocalDate later = end == null || to == null ? null : end.isAfter(to) ? end : to;
                union.set(union.size() - 1, new Lifespan(last.from(), later));
            } else {
                union.add(open);
            }
        }
        return union;
    }

    private static String orDash(String cell) {
        return cell.isEmpty() ? "-" : cell;
    }

    private static Actor state(String code) {
        return STATES.find(ActorCode.of(code)).orElseThrow();
    }
}
