package org.chancery.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import org.chancery.time.OccurrenceDate.End;
import org.chancery.time.OccurrenceDate.Lasting;
import org.chancery.time.OccurrenceDate.Once;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OccurrenceDateTest {

    private static Window window(String earliest, String latest) {
        return Window.of(
                earliest == null ? null : LocalDate.parse(earliest), latest == null ? null : LocalDate.parse(latest));
    }

    private static Once once(String text) {
        return (Once) OccurrenceDate.parse(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-07-24, 2024-07-24, 2024-07-24",
        "2024-01-01, 2024-01-01, 2024-01-01",
        "2024-12-31, 2024-12-31, 2024-12-31",
        "2024-02-29, 2024-02-29, 2024-02-29",
        "0000-02-29, 0000-02-29, 0000-02-29",
        "-0004-02-29, -0004-02-29, -0004-02-29",
        "1582-10-10, 1582-10-10, 1582-10-10",
        "2022-12, 2022-12-01, 2022-12-31",
        "2023-02, 2023-02-01, 2023-02-28",
        "2024-02, 2024-02-01, 2024-02-29",
        "2011, 2011-01-01, 2011-12-31",
        "9999, 9999-01-01, 9999-12-31",
        "-9999, -9999-01-01, -9999-12-31",
        "0000, 0000-01-01, 0000-12-31",
        "2011-05-XX, 2011-05-01, 2011-05-31",
        "2011-XX, 2011-01-01, 2011-12-31",
        "2011-XX-XX, 2011-01-01, 2011-12-31",
        "201X, 2010-01-01, 2019-12-31",
        "20XX, 2000-01-01, 2099-12-31",
        "2XXX, 2000-01-01, 2999-12-31",
        "XXXX, 0000-01-01, 9999-12-31",
        "XXXX-XX, 0000-01-01, 9999-12-31",
        "201X-XX-XX, 2010-01-01, 2019-12-31",
        "-201X, -2019-01-01, -2010-12-31",
        "-000X, -0009-01-01, -0001-12-31",
        "-00XX, -0099-01-01, -0001-12-31",
        "-XXXX, -9999-01-01, -0001-12-31",
        "[2011-11..2012-03], 2011-11-01, 2012-03-31",
        "[2011..2011], 2011-01-01, 2011-12-31",
        "[2011-05..2011], 2011-05-01, 2011-12-31",
        "[2011..2011-05], 2011-01-01, 2011-05-31",
        "[2011-05-03..2011-05-03], 2011-05-03, 2011-05-03",
        "[-0044-03-15..0014], -0044-03-15, 0014-12-31",
        "[..1961], , 1961-12-31",
        "[..1961-08-13], , 1961-08-13",
        "[1961..], 1961-01-01, ",
        "[1961-08..], 1961-08-01, ",
    })
    void a_single_date_has_the_window_it_leaves_open(String text, String earliest, String latest) {
        assertThat(OccurrenceDate.parse(text)).isEqualTo(new Once(text, window(earliest, latest), Qualifier.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "2011?, UNCERTAIN, 2011",
        "2011~, APPROXIMATE, 2011",
        "2011%, BOTH, 2011",
        "2011-05?, UNCERTAIN, 2011-05",
        "2011-05-03~, APPROXIMATE, 2011-05-03",
        "2011-05-XX%, BOTH, 2011-05",
        "201X?, UNCERTAIN, 201X",
    })
    void a_flag_is_kept_and_moves_no_window(String text, Qualifier qualifier, String bare) {
        Once flagged = once(text);
        assertThat(flagged.qualifier()).isEqualTo(qualifier);
        assertThat(flagged.text()).isEqualTo(text).endsWith(qualifier.mark());
        assertThat(flagged.window()).isEqualTo(once(bare).window());
    }

    @Test
    void a_flag_has_its_mark() {
        assertThat(Qualifier.values()).extracting(Qualifier::mark).containsExactly("", "?", "~", "%");
    }

    @Test
    void what_lasted_has_a_start_and_a_last_day() {
        assertThat(OccurrenceDate.parse("2015-09-30/2016-03"))
                .isEqualTo(new Lasting("2015-09-30/2016-03", once("2015-09-30"), new End.Until(once("2016-03"))));
        assertThat(OccurrenceDate.parse("1984?/[2004..2005]"))
                .isEqualTo(new Lasting("1984?/[2004..2005]", once("1984?"), new End.Until(once("[2004..2005]"))));
    }

    @Test
    void still_going_on_is_not_an_unknown_end() {
        assertThat(OccurrenceDate.parse("2015-09/.."))
                .isEqualTo(new Lasting("2015-09/..", once("2015-09"), new End.Ongoing()));
        assertThat(OccurrenceDate.parse("2015-09/"))
                .isEqualTo(new Lasting("2015-09/", once("2015-09"), new End.Unknown()));
        assertThat(new End.Ongoing().text()).isEqualTo("..");
        assertThat(new End.Unknown().text()).isEmpty();
    }

    @Test
    void what_lasted_begins_in_the_window_of_its_start() {
        assertThat(OccurrenceDate.parse("2015-09/2016").begins()).isEqualTo(window("2015-09-01", "2015-09-30"));
        assertThat(OccurrenceDate.parse("2015-09").begins()).isEqualTo(window("2015-09-01", "2015-09-30"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2015/2015",
                "2015-06/2015-06",
                "2015-06-01/2015-06-01",
                "2015-06/2015",
                "2015/2015-01-01",
                "[2014..2016]/2015",
                "[..2016]/1900",
                "2016/[1900..]",
                "[2015..]/..",
            })
    void an_end_that_can_follow_the_start_is_accepted(String text) {
        assertThat(OccurrenceDate.parse(text)).isInstanceOf(Lasting.class);
        assertThat(OccurrenceDate.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016/2015", "2015-06-02/2015-06-01", "2015-06/2015-05", "[2016..]/2015", "2016/[..2015]"})
    void an_end_that_lies_before_every_possible_start_is_refused(String text) {
        assertThatExceptionOfType(UnreadableDate.class)
                .isThrownBy(() -> OccurrenceDate.parse(text))
                .satisfies(refusal -> assertThat(refusal.found()).isEqualTo("an end before the start"))
                .satisfies(refusal -> assertThat(refusal.isInverted()).isTrue());
    }

    @Test
    void a_date_cannot_say_another_window_than_its_text() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Once("2011", window("2011-01-01", "2011-12-30"), Qualifier.NONE))
                .withMessage("\"2011\" does not say once in 2011-01-01..2011-12-30, qualifier NONE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Once("2011", window("2011-01-01", "2011-12-31"), Qualifier.BOTH));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Once("nonsense", window("2011-01-01", "2011-12-31"), Qualifier.NONE));
    }

    @Test
    void what_lasted_cannot_say_another_start_or_end_than_its_text() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lasting("2011/2013", once("2011"), new End.Until(once("2012"))))
                .withMessageContaining("\"2011/2013\" does not say ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lasting("2011/2010", once("2011"), new End.Until(once("2010"))))
                .withMessage("\"2011/2010\" ends before it begins");
        assertThatNullPointerException().isThrownBy(() -> new End.Until(null));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-07-24, 2024-07-24, 2024-07-24",
        "2011-05, 2011-05-01, 2011-05-31",
        "2024-02, 2024-02-01, 2024-02-29",
        "2011, 2011-01-01, 2011-12-31",
        "-0044, -0044-01-01, -0044-12-31",
        "[2010..2019], 2010-01-01, 2019-12-31",
        "[2011-03..2011-05], 2011-03-01, 2011-05-31",
        "[2011-01..2011-05], 2011-01-01, 2011-05-31",
        "[2011-05..2011-12], 2011-05-01, 2011-12-31",
        "[2011-05-02..2011-12-31], 2011-05-02, 2011-12-31",
        "[2011-05-01..2011-12-30], 2011-05-01, 2011-12-30",
        "[2011-05-01..2011-05-30], 2011-05-01, 2011-05-30",
        "[2011-05-02..2011-05-31], 2011-05-02, 2011-05-31",
        "[2011-05-02..2012-05-31], 2011-05-02, 2012-05-31",
        "[2011-05..2012-12], 2011-05-01, 2012-12-31",
        "[2011-01-01..2024-07-24], 2011-01-01, 2024-07-24",
        "[2011-12..2012-02], 2011-12-01, 2012-02-29",
        "[..1961], , 1961-12-31",
        "[..1961-08], , 1961-08-31",
        "[..1961-08-13], , 1961-08-13",
        "[1961..], 1961-01-01, ",
        "[1961-08..], 1961-08-01, ",
        "[1961-08-13..], 1961-08-13, ",
    })
    void a_window_is_written_in_years_else_in_months_else_in_days(String text, String earliest, String latest) {
        Window window = window(earliest, latest);
        assertThat(Once.within(window)).isEqualTo(new Once(text, window, Qualifier.NONE));
    }

    @Test
    void a_day_is_written_as_that_day() {
        assertThat(Once.on(LocalDate.of(2024, 7, 24))).isEqualTo(once("2024-07-24"));
    }

    @Test
    void a_window_that_no_text_says_is_not_written() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Once.within(window(null, null)))
                .withMessage("a window open on both sides cannot be written");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Once.on(LocalDate.of(10_000, 1, 1)))
                .withMessage("the year of +10000-01-01 is not between -9999 and 9999");
        assertThatIllegalArgumentException().isThrownBy(() -> Once.on(LocalDate.of(-10_000, 12, 31)));
        assertThat(Once.on(LocalDate.of(9999, 12, 31)).text()).isEqualTo("9999-12-31");
        assertThat(Once.on(LocalDate.of(-9999, 1, 1)).text()).isEqualTo("-9999-01-01");
    }
}
