package org.chancery.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of a record. */
@Journey
class RecordJourneyTest {

    /** The break of June 1967, as the demo of the world has it. */
    private static final String PAGE = "/records/a3db159a-c259-8c29-a55c-463acc2b76dc";

    @Test
    void nobody_is_shut_out_and_nothing_is_reported(Reader reader) {
        reader.findsNothingWrong(PAGE);
        reader.scrollsOnlyDown(PAGE);
        reader.loadsLittle(PAGE);
        reader.findsTheSameAgain(PAGE);
    }

    @Test
    void it_says_what_it_does_what_it_rests_on_and_who_recorded_it(Reader reader) {
        Page page = reader.open(PAGE);
        assertThat(page.locator("h1"))
                .hasText("The United States and Syria severed diplomatic relations on 6 June 1967.");
        assertThat(page.locator(".does li").first())
                .hasText(
                        "Diplomatic relations between Syria and the United States become severed (from established or suspended).");
        assertThat(page.locator(".sources blockquote").first()).containsText("June 1967 Arab-Israeli War");
        assertThat(page.locator(".history .ties-severed")).containsText("demo, position");
    }

    @Test
    void by_keyboard_alone_one_comes_from_the_search_to_a_record_and_on_to_its_relation(Reader reader) {
        Page page = reader.open("/search?q=severed%20syria&from=1967-01-01&to=1967-12-31");
        Reader.tabTo(page, "tr[data-record] .told-link");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*" + PAGE));
        Reader.tabTo(page, ".landing a");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/dyads/SYR-USA\\?asOf=1967-06-06"));
        reader.noTroubles();
    }

    @Test
    void a_record_that_is_not_there_is_said_not_to_be_there(Reader reader) {
        Page page = reader.open("/search");
        com.microsoft.playwright.APIResponse response = page.request()
                .get(
                        page.url().replace("/search", "/records/0190e225-4800-7000-8000-00000000ffff"),
                        com.microsoft.playwright.options.RequestOptions.create().setHeader("Accept", "text/html"));
        org.assertj.core.api.Assertions.assertThat(response.status()).isEqualTo(404);
        org.assertj.core.api.Assertions.assertThat(response.text()).contains("There is no record");
    }
}
