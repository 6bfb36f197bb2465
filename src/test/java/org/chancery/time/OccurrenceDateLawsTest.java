package org.chancery.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Random;
import org.chancery.time.OccurrenceDate.End;
import org.chancery.time.OccurrenceDate.Lasting;
import org.chancery.time.OccurrenceDate.Once;
import org.junit.jupiter.api.Test;

/** What holds of every date, on dates drawn with a fixed seed and read against {@code java.time}. */
class OccurrenceDateLawsTest {

    private static final int DRAWS = 2_000;
    private static final long FIRST = LocalDate.of(-9999, 1, 1).toEpochDay();
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();

    private final Random random = new Random(20240724);

    private LocalDate day() {
        return LocalDate.ofEpochDay(random.nextLong(FIRST, LAST + 1));
    }

    private static String year(LocalDate day) {
        return (day.getYear() < 0 ? "-" : "") + "%04d".formatted(Math.abs(day.getYear()));
    }

    private static String month(LocalDate day) {
        return year(day) + "-%02d".formatted(day.getMonthValue());
    }

    private String single() {
        LocalDate day = day();
        String text = switch (random.nextInt(6)) {
            case 0 -> year(day);
            case 1 -> month(day);
            case 2 -> day.toString();
            case 3 -> year(day) + "-XX";
            case 4 -> month(day) + "-XX";
            default -> "[" + year(day) + ".." + day + "]";
        };
        return text.endsWith("]") ? text : text + new String[] {"", "?", "~", "%"}[random.nextInt(4)];
    }

    @Test
    void days_months_and_years_have_the_bounds_java_time_gives_them() {
        for (int i = 0; i < DRAWS; i++) {
            LocalDate day = day();
            YearMonth month = YearMonth.from(day);
            Year year = Year.from(day);
            assertThat(OccurrenceDate.parse(day.toString()).begins()).isEqualTo(Window.day(day));
            assertThat(OccurrenceDate.parse(month(day)).begins())
                    .isEqualTo(Window.of(month.atDay(1), month.atEndOfMonth()));
            assertThat(OccurrenceDate.parse(year(day)).begins())
                    .isEqualTo(Window.of(year.atDay(1), year.atDay(year.length())));
        }
    }

    @Test
    void a_date_is_kept_exactly_as_written() {
        for (int i = 0; i < DRAWS; i++) {
            String text = single();
            assertThat(OccurrenceDate.parse(text).text()).isEqualTo(text);
        }
    }

    @Test
    void every_window_between_two_days_can_be_written_and_read_back() {
        for (int i = 0; i < DRAWS; i++) {
            LocalDate earliest = day();
            LocalDate latest = LocalDate.ofEpochDay(
                    Math.min(LAST, earliest.toEpochDay() + random.nextInt(random.nextBoolean() ? 40 : 40_000)));
            if (random.nextInt(3) == 0) {
                earliest = earliest.withDayOfMonth(1);
                latest = YearMonth.from(latest).atEndOfMonth();
            }
            Window window = Window.of(earliest, latest);
            assertThat(OccurrenceDate.parse(Once.within(window).text()).begins())
                    .isEqualTo(window);
        }
    }

    @Test
    void what_lasted_is_refused_exactly_when_it_cannot_have_ended_after_it_began() {
        int refused = 0;
        for (int i = 0; i < DRAWS; i++) {
            Once start = (Once) OccurrenceDate.parse(single());
            Once last = (Once) OccurrenceDate.parse(single());
            String text = start.text() + "/" + last.text();
            if (last.window().latestDay() < start.window().earliestDay()) {
                refused++;
                UnreadableDate refusal = UnreadableDateTest.refusalOf(text);
                assertThat(refusal.nearest()).isEqualTo(last.text() + "/" + start.text());
            } else {
                assertThat(OccurrenceDate.parse(text)).isEqualTo(new Lasting(text, start, new End.Until(last)));
            }
        }
        assertThat(refused).isBetween(DRAWS / 3, 2 * DRAWS / 3);
    }

    @Test
    void a_text_with_one_character_changed_is_read_or_refused_but_never_fails() {
        String alphabet = "0123456789-X?~%[]{}./, YTZ:+s\u2212\u0660\u0000";
        int refused = 0;
        for (int i = 0; i < 4 * DRAWS; i++) {
            StringBuilder text = new StringBuilder(single());
            if (random.nextBoolean()) {
                text.append('/').append(single());
            }
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int at = random.nextInt(text.length());
                char other = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, other);
                    case 1 -> text.insert(at, other);
                    default -> text.deleteCharAt(at).append(other);
                }
            }
            try {
                assertThat(OccurrenceDate.parse(text.toString()).text()).isEqualTo(text.toString());
            } catch (UnreadableDate refusal) {
                refused++;
                if (refusal.nearest() != null) {
                    assertThat(OccurrenceDate.parse(refusal.nearest()).text()).isEqualTo(refusal.nearest());
                }
            }
        }
        assertThat(refused).isGreaterThan(DRAWS);
    }
}
