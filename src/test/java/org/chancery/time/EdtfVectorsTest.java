package org.chancery.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chancery.SharedData;
import org.chancery.time.OccurrenceDate.End;
import org.chancery.time.OccurrenceDate.Lasting;
import org.chancery.time.OccurrenceDate.Once;
import org.junit.jupiter.api.Test;

/**
 * The published EDTF test vectors: inside the accepted subset the bounds agree, outside it a refusal names an accepted
 * form. The counts are asserted, so that a change of the subset is seen here.
 */
class EdtfVectorsTest {

    private static final long DAY = Duration.ofDays(1).toMillis();

    /** Valid EDTF that holds no date from which an accepted form could be made. */
    private static final Set<String> WITHOUT_NEAREST = Set.of("../..");

    /** Valid by the grammar of EDTF alone; there is no such day. */
    private static final Set<String> NO_SUCH_DAY = Set.of("1900-02-29", "2019-02-29");

    private record Vector(String input, String type, String min, String max, boolean valid) {

        static Vector of(String line) {
            String[] cells = line.split("\t", -1);
            return new Vector(cells[0], cells[1], cells[3], cells[4], cells.length < 7 || cells[6].equals("VALID"));
        }

        Window window() {
            return new Window(earliestDay(), latestDay());
        }

        long earliestDay() {
            return min.equals("-Infinity") ? Window.UNBOUNDED_PAST : Math.floorDiv(Long.parseLong(min), DAY);
        }

        long latestDay() {
            return max.equals("Infinity") ? Window.UNBOUNDED_FUTURE : Math.floorDiv(Long.parseLong(max), DAY);
        }

        boolean isAccepted() {
            try {
                OccurrenceDate.parse(input);
                return true;
            } catch (UnreadableDate refusal) {
                return false;
            }
        }
    }

    private static List<Vector> vectors() throws IOException {
        List<Vector> vectors = new ArrayList<>();
        try (Stream<Path> files = Files.list(SharedData.require("data/edtf"))) {
            files.filter(file -> file.toString().endsWith(".tsv")).sorted().forEach(file -> {
                try {
                    Files.readAllLines(file).stream()
                            .skip(1)
                            .filter(line -> !line.startsWith("#"))
                            .map(Vector::of)
                            .forEach(vectors::add);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        }
        return vectors;
    }

    @Test
    void inside_the_subset_the_bounds_agree() throws IOException {
        List<Vector> accepted = vectors().stream().filter(Vector::isAccepted).toList();
        assertThat(accepted).hasSize(96).allSatisfy(vector -> {
            assertThat(vector.valid()).as(vector.input()).isTrue();
            switch (OccurrenceDate.parse(vector.input())) {
                case Once once -> assertThat(once.window()).as(vector.input()).isEqualTo(vector.window());
                case Lasting lasting -> {
                    assertThat(lasting.start().window().earliestDay())
                            .as(vector.input())
                            .isEqualTo(vector.earliestDay());
                    switch (lasting.end()) {
                        case End.Until(Once last) ->
                            assertThat(last.window().latestDay())
                                    .as(vector.input())
                                    .isEqualTo(vector.latestDay());
                        case End.Ongoing() -> assertThat(vector.max()).isEqualTo("Infinity");
                        case End.Unknown() -> assertThat(vector.max()).isEmpty();
                    }
                }
            }
        });
    }

    @Test
    void what_is_no_edtf_is_refused() throws IOException {
        List<Vector> invalid =
                vectors().stream().filter(vector -> !vector.valid()).toList();
        assertThat(invalid).hasSize(17).noneMatch(Vector::isAccepted);
    }

    @Test
    void outside_the_subset_a_refusal_names_an_accepted_form() throws IOException {
        List<Vector> refused = vectors().stream()
                .filter(Vector::valid)
                .filter(vector -> !vector.isAccepted())
                .toList();
        assertThat(refused).hasSize(71).allSatisfy(vector -> {
            UnreadableDate refusal = UnreadableDateTest.refusalOf(vector.input());
            if (WITHOUT_NEAREST.contains(vector.input())) {
                assertThat(refusal.nearest()).isNull();
            } else {
                assertThat(refusal.nearest()).as(vector.input()).isNotNull();
                assertThat(refusal).hasMessageContaining("write " + refusal.nearest());
            }
        });
    }

    @Test
    void the_form_named_says_the_same_window_where_one_can() throws IOException {
        List<Vector> sameWindow = vectors().stream()
                .filter(Vector::valid)
                .filter(vector -> !vector.isAccepted())
                .filter(vector -> !NO_SUCH_DAY.contains(vector.input()))
                .filter(vector ->
                        Set.of("Date", "Set", "List", "Century", "Decade").contains(vector.type()))
                .filter(vector -> !vector.input().contains("T"))
                .filter(vector -> !vector.input().startsWith("-"))
                .toList();
        assertThat(sameWindow).hasSize(20).allSatisfy(vector -> {
            String nearest = UnreadableDateTest.refusalOf(vector.input()).nearest();
            assertThat(OccurrenceDate.parse(nearest).begins())
                    .as(vector.input())
                    .isEqualTo(vector.window());
        });
    }
}
