package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.chancery.actor.Actors;
import org.chancery.time.OccurrenceDate;
import org.chancery.web.DateReading.Read;
import org.chancery.web.DateReading.Unread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The one box for dates: what is taken as it stands, what is taken in words, and what is asked back. */
class DateReadingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    static PageWords words() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new PageWords(messages, PageWords.LANGUAGE, Actors.states(), TODAY, Locale.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        1967-06-05        | 1967-06-05
        1967-06           | 1967-06
        [2011..2012]      | [2011..2012]
        2015-09/..        | 2015-09/..
        c. 1967           | 1967~
        circa June 1967   | 1967-06~
        5 June 1967       | 1967-06-05
        Jun 5, 1967       | 1967-06-05
        5th of June 1967  | 1967-06-05
        in 2011           | 2011
        before Mar 1971   | [..1971-02]
        after 5 June 1967 | [1967-06-06..]
        no later than 1961 | [..1961]
        """)
    void is_read_as_it_can_only_be_meant(String text, String date) {
        assertThat(DateReading.of(text))
                .isInstanceOfSatisfying(
                        Read.class, read -> assertThat(read.date().text()).isEqualTo(date));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        5/6/1967          | 1967-06-05,1967-05-06
        31 February 1971  | 1971-02-28
        since 2015        | [2015..],2015/..
        from 2011 to 2012 | [2011..2012],2011/2012
        2011-02-30        | 2011-02-28
        the 1960s         | 196X
        """)
    void asks_back_where_it_could_be_several_or_none(String text, String nearest) {
        assertThat(DateReading.of(text))
                .isInstanceOfSatisfying(
                        Unread.class,
                        unread -> assertThat(unread.nearest().stream().map(OccurrenceDate::text))
                                .containsExactly(nearest.split(",(?![^\\[]*\\])")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>", "yesterday", "مارس", "\u202E1967", "99999-01-01", "1967-06-05T10:00Z"})
    void is_never_taken_for_a_date_it_is_not(String text) {
        assertThat(DateReading.of(text)).isInstanceOf(Unread.class);
    }

    @Test
    void the_echo_says_how_it_was_read_and_which_days_it_leaves_open() {
        assertThat(echo("1967-06-05")).isEqualTo("Read as: on 5 June 1967. The day is 5 Jun 1967.");
        assertThat(echo("c. 1967"))
                .isEqualTo("Read as 1967~: about 1967 (approximate). Earliest 1 Jan 1967, latest 31 Dec 1967.");
        assertThat(echo("2015-09/2016-03"))
                .isEqualTo("Read as: from September 2015 to March 2016. Began: Earliest 1 Sep 2015, latest 30 Sep 2015."
                        + " Ended: Earliest 1 Mar 2016, latest 31 Mar 2016.");
        assertThat(echo("[2024..]"))
                .isEqualTo("Read as: in 2024 or after. Earliest 1 Jan 2024, latest 23 Nov 2026 (today).");
    }

    private static String echo(String text) {
        return DateReading.echo((Read) DateReading.of(text), TODAY, words());
    }
}
