package org.chancery.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals of dates: what they say, and which accepted form they name. */
class UnreadableDateTest {

    static UnreadableDate refusalOf(String text) {
        UnreadableDate refusal = catchThrowableOfType(UnreadableDate.class, () -> OccurrenceDate.parse(text));
        assertThat(refusal).as("refusal of %s", text).isNotNull();
        return refusal;
    }

    @Test
    void a_refusal_says_what_was_found_what_was_expected_and_what_to_write() {
        UnreadableDate refusal = refusalOf("2001-21");
        assertThat(refusal)
                .hasMessage("\"2001-21\": found a season (spring), expected the months it means; "
                        + "write [2001-03..2001-05]");
        assertThat(refusal.found()).isEqualTo("a season (spring)");
        assertThat(refusal.expected()).isEqualTo("the months it means");
        assertThat(refusal.nearest()).isEqualTo("[2001-03..2001-05]");
    }

    @Test
    void a_refusal_with_nothing_near_gives_examples() {
        UnreadableDate refusal = refusalOf("abcd");
        assertThat(refusal)
                .hasMessage(
                        "\"abcd\": found a text that is no date, expected digits in the order year, month, day with "
                                + "hyphens between; write a date such as 2024-07-24, 2024-07, 2024 or [2011..2012]");
        assertThat(refusal.nearest()).isNull();
    }

    private static void assertNearest(String text, String nearest) {
        assertThat(refusalOf(text).nearest()).isEqualTo(nearest);
        assertThat(refusalOf(text)).hasMessageContaining("; write ").hasMessageContaining(nearest);
        assertThat(OccurrenceDate.parse(nearest).text()).isEqualTo(nearest);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            2001-21|[2001-03..2001-05]
            2001-22|[2001-06..2001-08]
            2001-23|[2001-09..2001-11]
            2001-24|[2001-12..2002-02]
            2001-25|[2001-03..2001-05]
            2001-26|[2001-06..2001-08]
            2001-27|[2001-09..2001-11]
            2001-28|[2001-12..2002-02]
            2001-29|[2001-09..2001-11]
            2001-30|[2001-12..2002-02]
            2001-31|[2001-03..2001-05]
            2001-32|[2001-06..2001-08]
            2001-33|[2001-01..2001-03]
            2001-34|[2001-04..2001-06]
            2001-35|[2001-07..2001-09]
            2001-36|[2001-10..2001-12]
            2001-37|[2001-01..2001-04]
            2001-38|[2001-05..2001-08]
            2001-39|[2001-09..2001-12]
            2001-40|[2001-01..2001-06]
            2001-41|[2001-07..2001-12]
            9999-24|9999-12
            9999-21|[9999-03..9999-05]
            2040-41|[2040-07..2040-12]
            2041-42|[2041..2042]
            2020-21|[2020-03..2020-05]
            -0044-21|[-0044-03..-0044-05]
            2001-21?|[2001-03..2001-05]
            [2011]|2011
            [2011?]|2011?
            {2011}|2011
            [2020,2021]|[2020..2021]
            [2023,2020,2021]|[2020..2023]
            [2020;2021]|[2020..2021]
            {1960,1961-12}|[1960..1961-12]
            [1667,1760-12]|[1667..1760-12]
            [2011..2012..2013]|[2011..2013]
            [2011,2010,2015..]|[2010..]
            [..1961,1950]|[..1961]
            [2011?..2012]|[2011..2012]
            [2011..2012?]|[2011..2012]
            [201X..2015]|[2010..2015]
            [2011-XX..2012-05]|[2011-01..2012-05]
            [2011..2012]?|[2011..2012]
            [2011..2012}?|[2011..2012]
            [2011}|2011
            {2011]|2011
            2011]|2011
            [2011|2011
            [2011..2012|[2011..2012]
            ../1985|[..1985]/1985
            /1985|[..1985]/1985
            open/1985|[..1985]/1985
            unknown/1985|[..1985]/1985
            ../1985-04-12|[..1985-04-12]/1985-04-12
            ../1985?|[..1985]/1985?
            ../[1985..1990]|[..1990]/[1985..1990]
            /198X|[..1989]/198X
            2004-~06|2004-06~
            2004?-06|2004-06?
            ?2004|2004?
            1984?~|1984%
            1984~?|1984%
            1984??|1984?
            1984%?|1984%
            2004-06-~11|2004-06-11~
            ~2004-06-11?|2004-06-11%
            2X1X|[2010..2919]
            -2X1X|[-2919..-2010]
            20X0|[2000..2090]
            X011|[0011..9011]
            2020-0X|[2020-01..2020-09]
            2020-1X|[2020-10..2020-12]
            2020-X1|[2020-01..2020-11]
            2020-2X|2020
            2020-05-1X|[2020-05-10..2020-05-19]
            2020-05-X5|[2020-05-05..2020-05-25]
            2020-02-3X|2020-02
            2020-04-3X|2020-04-30
            2020-XX-15|[2020-01-15..2020-12-15]
            2020-XX-31|[2020-01-31..2020-12-31]
            201X-12|[2010-12..2019-12]
            201X-12-25|[2010-12-25..2019-12-25]
            XXXX-12-25|[0000-12-25..9999-12-25]
            XXXX-02-29|[0000-02-29..9996-02-29]
            XXXX-13|XXXX
            2020-0X-XX?|[2020-01..2020-09]
            20|20XX
            199|199X
            00|00XX
            -05|-05XX
            -005|-005X
            20?|20XX?
            199%|199X%
            Y10000|9999
            Y-10000|-9999
            Y99999|9999
            Y1234|1234
            Y-44|-0044
            Y0|0000
            Y-0|0000
            Y2011|2011
            Y02011|2011
            Y00012011|9999
            Y17E7|9999
            Y-17E7|-9999
            Y1E0|9999
            Y12011S3|9999
            1950S2|19XX
            1950S0|XXXX
            1950S1|1XXX
            1950S3|195X
            1950S4|1950
            1950S5|1950
            1950S22|1950
            -0044S2|-00XX
            1985-04-12T23:20:30Z|1985-04-12
            1985-04-12T23:20|1985-04-12
            1985-04-12t23|1985-04-12
            1985-04-12Z|1985-04-12
            1985-04-12+02:00|1985-04-12
            1985-04-12-02:00|1985-04-12
            -0044-03-15T10:00|-0044-03-15
            19850412T232030|1985-04-12
            1985-02-30T10:00|1985-02-28
            2004/open|2004/..
            2004/unknown|2004/
            2004/now|2004/..
            1985-04-12 23:20|1985-04-12
            [2020, 2021]|[2020..2021]
            [2011 .. 2012]|[2011..2012]
            [2011...2012]|[2011..2012]
            [ 2011..2012 ]|[2011..2012]
            {2020 , 2021}|[2020..2021]
            """)
    void other_forms_of_edtf_have_the_nearest_accepted_form(String text, String nearest) {
        assertNearest(text, nearest);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            2011-13|2011
            2011-42|2011
            2011-99|2011
            2011-13-05|2011-05-13
            2011-13-13|2011
            2011-13?|2011?
            2011-00|2011
            2011-00-00|2011
            2011-00-12|2011
            2011-05-00|2011-05
            2011-05-00?|2011-05?
            2011-05-32|2011-05-31
            2011-02-30|2011-02-28
            2011-02-30?|2011-02-28?
            2012-02-30|2012-02-29
            1900-02-29|1900-02-28
            2000-02-30|2000-02-29
            -0001-02-29|-0001-02-28
            2011-04-31|2011-04-30
            2011-12-99|2011-12-31
            -0000|0000
            -0000-05|0000-05
            -0000?|0000?
            [2012..2011]|[2011..2012]
            [2012-05..2012-04]|[2012-04..2012-05]
            [2012?..2011?]|[2011..2012]
            2016/2015|2015/2016
            2016/2015?|2015?/2016
            2001-21/2003|[2001-03..2001-05]/2003
            2003/2004-21|2003/[2004-03..2004-05]
            2011/2012-13|2011/[2012..2013]
            2011-13/2012|2011/2012
            2011-02-30/2011-03|2011-02-28/2011-03
            [2011-05..2011-13]|[2011-05..2011]
            [2011-13..2012]|[2011..2012]
            ../2011-13|[..2011]/2011
            2011/2012/2013|2011/2013
            +2011|2011
            +2011-05-03|2011-05-03
            +2011/2012|2011/2012
            """)
    void days_that_do_not_exist_and_wrong_orders_have_the_nearest_accepted_form(String text, String nearest) {
        assertNearest(text, nearest);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            20240724|2024-07-24
            20240230|2024-02-29
            201107|2011-07
            201113|2011
            2011-W05|[2011-01-31..2011-02-06]
            2011W05|[2011-01-31..2011-02-06]
            2011-W01|[2011-01-03..2011-01-09]
            2011-W52|[2011-12-26..2012-01-01]
            2009-W53|[2009-12-28..2010-01-03]
            2009-W53-7|2010-01-03
            2011-W05-1|2011-01-31
            2011-W05-7|2011-02-06
            2011W057|2011-02-06
            9999-W52-1|9999-12-27
            2011-001|2011-01-01
            2011-123|2011-05-03
            2011-365|2011-12-31
            2011-366|2011
            2012-366|2012-12-31
            2011-000|2011
            0044-000|0044
            """)
    void other_forms_of_iso_8601_have_the_nearest_accepted_form(String text, String nearest) {
        assertNearest(text, nearest);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            24/07/2024|2024-07-24
            07/24/2024|2024-07-24
            05/07/2024|2024-07-05
            05/05/2024|2024-05-05
            5/7/2024|2024-07-05
            24-07-2024|2024-07-24
            05-07-2024|2024-07-05
            24.07.2024|2024-07-24
            1.5.2011|2011-05-01
            07.24.2024|2024-07-24
            24 07 2024|2024-07-24
            24. 7. 2024|2024-07-24
            24 / 7 / 2024|2024-07-24
            31/02/2024|2024-02-29
            31.02.2024|2024-02-29
            13/13/2013|2013
            2024/07/24|2024-07-24
            2024.07.24|2024-07-24
            2024 07 24|2024-07-24
            2024/7/4|2024-07-04
            2024-7-4|2024-07-04
            2024-07-4|2024-07-04
            2024/02/30|2024-02-29
            07/2024|2024-07
            7/2024|2024-07
            7.2024|2024-07
            07-2024|2024-07
            13/2024|2024
            2024/07|2024-07
            2024.7|2024-07
            2024-7|2024-07
            2024 07|2024-07
            2011/12|2011-12
            2011/13|2011
            2011-13|2011
            1998/99|[1998..1999]
            1998-99|[1998..1999]
            1999/00|[1999..2000]
            1999-00|[1999..2000]
            2012-13|[2012..2013]
            2019-20|[2019..2020]
            2020-21|[2020-03..2020-05]
            9998/99|[9998..9999]
            9999/00|9999
            2011-2012|[2011..2012]
            2011--2012|[2011..2012]
            2011 - 2012|[2011..2012]
            2011 -- 2012|[2011..2012]
            2011 to 2012|[2011..2012]
            2011 until 2012|[2011..2012]
            2011 till 2012|[2011..2012]
            2011 or 2012|[2011..2012]
            from 2011 to 2012|[2011..2012]
            between 2011 and 2012|[2011..2012]
            either 2011 or 2012|[2011..2012]
            2012 to 2011|[2011..2012]
            2011-05-01 - 2011-05-10|[2011-05-01..2011-05-10]
            May 2011 to June 2012|[2011-05..2012-06]
            2011..2012|[2011..2012]
            2011..|[2011..]
            ..2011|[..2011]
            2011,2012|[2011..2012]
            2011; 2012|[2011..2012]
            July 2024|2024-07
            24 July 2024|2024-07-24
            July 24, 2024|2024-07-24
            July 24 2024|2024-07-24
            24-Jul-2024|2024-07-24
            24 Jul. 2024|2024-07-24
            Jul 2024|2024-07
            July 24th, 2024|2024-07-24
            1st of May 2011|2011-05-01
            the 2nd of May, 2011|2011-05-02
            May 3rd 2011|2011-05-03
            4th May 2011|2011-05-04
            in July 2024|2024-07
            on 24 July 2024|2024-07-24
            Wed, 24 July 2024|2024-07-24
            Wednesday 24 July 2024|2024-07-24
            2024 July 24|2024-07-24
            2024 July|2024-07
            sept 2011|2011-09
            September 2011|2011-09
            30 February 2011|2011-02-28
            32 May 2011|2011-05-31
            january 2011|2011-01
            JAN 2011|2011-01
            feb 2011|2011-02
            mar 2011|2011-03
            apr 2011|2011-04
            may 2011|2011-05
            jun 2011|2011-06
            aug 2011|2011-08
            oct 2011|2011-10
            nov 2011|2011-11
            dec 2011|2011-12
            ju 2011|2011
            spring 2011|[2011-03..2011-05]
            Summer 2011|[2011-06..2011-08]
            autumn 2011|[2011-09..2011-11]
            fall 2011|[2011-09..2011-11]
            winter 2011|[2011-12..2012-02]
            winter of 2011|[2011-12..2012-02]
            spring, 2011|[2011-03..2011-05]
            winter 9999|9999-12
            2011-Q1|[2011-01..2011-03]
            2011Q2|[2011-04..2011-06]
            2011 Q3|[2011-07..2011-09]
            Q4 2011|[2011-10..2011-12]
            q4/2011|[2011-10..2011-12]
            Q12011|[2011-01..2011-03]
            1960s|196X
            1960's|196X
            the 1960s|196X
            1st century|00XX
            2nd century|01XX
            3rd century|02XX
            19th century|18XX
            the 20th century|19XX
            44 BC|-0043
            44 BCE|-0043
            44bc|-0043
            1 BC|0000
            1000 BC|-0999
            AD 44|0044
            CE 2011|2011
            44 AD|0044
            2011 CE|2011
            9999 BC|-9998
            circa 2011|2011~
            c. 2011|2011~
            c.2011|2011~
            c2011|2011~
            ca. 2011|2011~
            ca 2011|2011~
            about May 2011|2011-05~
            around 2011|2011~
            approx. 2011|2011~
            approximately 2011|2011~
            probably 2011|2011?
            possibly 2011|2011?
            perhaps 2011|2011?
            maybe 2011|2011?
            circa 2011?|2011?
            circa 2011-2012|[2011..2012]
            before 1961|[..1960]
            after 1961|[1962..]
            since 1961|[1961..]
            from 1961|[1961..]
            until 1961|[..1961]
            till 1961|[..1961]
            by 1961-08|[..1961-08]
            not before 1961|[1961..]
            not after 1961|[..1961]
            no later than 1961|[..1961]
            before May 1961|[..1961-04]
            after 1961-08-13|[1961-08-14..]
            since 2011~|[2011..]
            until [1960..1961]|[..1961]
            2004 to present|2004/..
            2004-present|2004/..
            2004 - now|2004/..
            2004 until today|2004/..
            since 2004 to present|2004/..
            from May 2004 to now|2004-05/..
            2004/ongoing|2004/..
            2004 to unknown|2004/
             2011|2011
            2011 |2011
            2011 / 2012|2011/2012
            2011 -05|2011-05
            2011 - 05|2011-05
            2011- 05-03|2011-05-03
            201x|201X
            201u|201X
            20xx|20XX
            2011-xx|2011-XX
            2011-05-uu|2011-05-XX
            2011-xX?|2011-XX?
            sometime in 2011|2011
            early 2011|2011
            2020-AB|2020
            2011.|2011
            (2011)|2011
            "2011"|2011
            year 0044 or so|0044
            """)
    void common_ways_to_write_a_date_have_the_nearest_accepted_form(String text, String nearest) {
        assertNearest(text, nearest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "/",
                "//",
                "[",
                "]",
                "{",
                "}",
                "[]",
                "{}",
                "[..]",
                "[,]",
                "{..}",
                "][",
                "../..",
                "/..",
                "-",
                "--",
                "?",
                "~%",
                "X",
                "XX",
                "XXX",
                "T",
                "Y",
                "Y-",
                "S2",
                "W",
                "Q",
                "+",
                "-5",
                "12345",
                "24/07/24",
                "1/2/2003/4",
                "today",
                "July",
                "24 July",
                "0th century",
                "0 BC",
                "AD 0",
                "2011-W00",
                "2011-W53",
                "9999-W52-7",
                "after 9999",
                "before -9999",
                "2011 2012 2013 2014 text",
                "../[1985..]",
                "[..2011..]",
                "[2011,nonsense]",
                "since yesterday",
                "circa",
                "yesterday to today",
                "2016/today/2015",
            })
    void a_text_with_no_one_date_in_it_has_no_nearest_form(String text) {
        assertThat(refusalOf(text).nearest()).as(text).isNull();
        assertThat(refusalOf(text))
                .hasMessageEndingWith("; write a date such as 2024-07-24, 2024-07, 2024 or [2011..2012]");
    }

    @Test
    void what_can_mean_two_things_is_offered_both_ways() {
        assertThat(refusalOf("2020-21"))
                .hasMessageEndingWith(
                        "; write [2020-03..2020-05] for the season, [2020..2021] for one of the two years");
        assertThat(refusalOf("05/07/2024"))
                .hasMessageEndingWith("; write 2024-07-05 if the day comes first, 2024-05-07 if the month does");
        assertThat(refusalOf("2011/12"))
                .hasMessageEndingWith(
                        "; write [2011..2012] if it happened once somewhere between, 2011/2012 if it lasted, "
                                + "2011-12 if it is a month");
    }

    @Test
    void a_text_wrapped_too_often_is_not_unwrapped_to_the_end() {
        assertThat(refusalOf("+".repeat(7) + "2011").nearest()).isEqualTo("2011");
        assertThat(refusalOf("+".repeat(8) + "2011").nearest()).isNull();
    }

    @Test
    void foreign_characters_are_named_with_their_place() {
        assertThat(refusalOf("2011\u221205").found()).isEqualTo("U+2212 MINUS SIGN at character 5");
        assertThat(refusalOf("201\uff11").found()).isEqualTo("U+FF11 FULLWIDTH DIGIT ONE at character 4");
        assertThat(refusalOf("\ud835\udfd0011").found())
                .isEqualTo("U+1D7D0 MATHEMATICAL BOLD DIGIT TWO at character 1");
        assertThat(refusalOf("\ud835\udfd0\u0660").found()).endsWith("at character 1");
        assertThat(refusalOf("2\ud83d\ude00\u0378").found()).isEqualTo("U+1F600 GRINNING FACE at character 2");
        assertThat(refusalOf("2011\u0378").found()).isEqualTo("U+0378 at character 5");
        assertThat(refusalOf("2011\u007f").found()).isEqualTo("U+007F DELETE at character 5");
        assertThat(refusalOf("2\ud83d\ude00\u0378 x".replace("2\ud83d\ude00", "\ud83d\ude00".substring(0, 1)))
                        .found())
                .startsWith("U+D83D");
    }

    @ParameterizedTest
    @CsvSource({
        "0x2212, 2011-05",
        "0x2010, 2011-05",
        "0x2011, 2011-05",
        "0x2013, 2011-05",
        "0x2014, 2011-05",
        "0xff0d, 2011-05",
    })
    void other_dashes_are_taken_for_the_hyphen(String dash, String nearest) {
        assertThat(refusalOf("2011" + Character.toString(Integer.decode(dash)) + "05")
                        .nearest())
                .isEqualTo(nearest);
    }

    @Test
    void digits_of_other_scripts_are_taken_for_what_they_count() {
        assertThat(refusalOf("\uff12\uff10\uff11\uff11").nearest()).isEqualTo("2011");
        assertThat(refusalOf("\u0662\u0660\u0661\u0661").nearest()).isEqualTo("2011");
        assertThat(refusalOf("\u0968\u0966\u0967\u0967-\u0966\u096b").nearest()).isEqualTo("2011-05");
    }

    @Test
    void marks_of_other_scripts_are_taken_for_the_nearest_ones() {
        assertThat(refusalOf("2011\u2026 2012").nearest()).isEqualTo("[2011..2012]");
        assertThat(refusalOf("2011\u22152012").nearest()).isEqualTo("2011/2012");
        assertThat(refusalOf("2011\u20442012").nearest()).isEqualTo("2011/2012");
        assertThat(refusalOf("24\u00a0July\u00a02024").nearest()).isEqualTo("2024-07-24");
        assertThat(refusalOf("\ufeff2011").nearest()).isEqualTo("2011");
        assertThat(refusalOf("M\u00e4rz 2011").nearest()).isEqualTo("2011");
    }

    @Test
    void nothing_is_no_date() {
        assertThat(refusalOf("")).hasMessageStartingWith("\"\": found nothing, expected a date; write a date such as");
        assertThat(refusalOf(" ").found()).isEqualTo("nothing");
        assertThat(refusalOf("\t\n").found()).isEqualTo("nothing");
    }

    @Test
    void what_does_not_print_is_shown_by_its_code_point() {
        assertThat(refusalOf("2011\u0000"))
                .hasMessageStartingWith("\"2011<U+0000>\": found U+0000 NULL at character 5");
        assertThat(refusalOf("\u202e1102")).hasMessageStartingWith("\"<U+202E>1102\": ");
        assertThat(refusalOf("2\u0338011")).hasMessageStartingWith("\"2<U+0338>011\": ");
        assertThat(refusalOf("2011\n")).hasMessageStartingWith("\"2011<U+000A>\": found a blank around the date");
        assertThat(refusalOf("\u05d0 2011")).hasMessageStartingWith("\"<U+05D0> 2011\": ");
        assertThat(refusalOf("2011\u007f")).hasMessageStartingWith("\"2011<U+007F>\": ");
        assertThat(refusalOf("M\u00e4rz ~ 2011")).hasMessageStartingWith("\"M\u00e4rz ~ 2011\": ");
    }

    @Test
    void what_hides_in_a_text_is_left_out_of_the_nearest_form() {
        assertThat(refusalOf("2011\u0000").nearest()).isEqualTo("2011");
        assertThat(refusalOf("\u202e2011\u202c").nearest()).isEqualTo("2011");
        assertThat(refusalOf("2\u0338011").nearest()).isEqualTo("2011");
        assertThat(refusalOf("2011\u007f").nearest()).isEqualTo("2011");
    }

    @Test
    void a_text_of_a_hundred_characters_is_shown_whole_and_a_longer_one_is_not() {
        String longest = "2011" + "x".repeat(96);
        assertThat(refusalOf(longest)).hasMessageStartingWith("\"" + longest + "\": ");
        assertThat(refusalOf(longest).nearest()).isEqualTo("2011");
        assertThat(refusalOf(longest + "x"))
                .hasMessage(
                        "\"2011" + "x".repeat(20) + "\u2026\": found a text of 101 characters, expected a date of at "
                                + "most 100; write a date such as 2024-07-24, 2024-07, 2024 or [2011..2012]");
    }

    @Test
    void a_megabyte_is_refused_without_being_repeated() {
        for (String unit : new String[] {"2", "[", "/", "-", " ", "2011..", "\u0000", "\ud83d\ude00", "2011 to "}) {
            String text = unit.repeat(1_048_576 / unit.length());
            assertThat(refusalOf(text).getMessage().length()).isLessThan(500);
            assertThat(refusalOf(text).nearest()).isNull();
            assertThat(refusalOf(text).found()).isEqualTo("a text of " + text.length() + " characters");
        }
    }

    @Test
    void a_text_of_many_parts_is_refused_at_once() {
        for (String unit :
                new String[] {"2011 to ", "2011..", "[2011,", "2011 - 2012 - ", "c. ", "from ", "+", "-0000"}) {
            assertThat(refusalOf(unit.repeat(100 / unit.length()))).isNotNull();
        }
    }
}
