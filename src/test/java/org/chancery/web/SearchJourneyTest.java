package org.chancery.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Looking for words in the books. */
@Journey
class SearchJourneyTest {

    private static final String PAGE = "/search?q=severed%20syria";

    @Test
    void nobody_is_shut_out_and_nothing_is_reported(Reader reader) {
        reader.findsNothingWrong(PAGE);
        reader.findsNothingWrong("/search");
        reader.scrollsOnlyDown(PAGE);
        reader.loadsLittle(PAGE);
    }

    @Test
    void the_table_and_its_csv_say_the_same(Reader reader) {
        Page page = reader.open(PAGE);
        List<String> shown = page.locator("tr[data-record]").all().stream()
                .map(row -> row.getAttribute("data-record"))
                .toList();
        assertThat(shown).isNotEmpty();
        assertThat(reader.csv(page).stream().map(row -> row.getField("record"))).containsExactlyElementsOf(shown);
    }

    @Test
    void by_keyboard_alone_one_finds_an_actor_by_a_name_it_had_and_its_records(Reader reader) {
        Page page = reader.open("/");
        Reader.tabTo(page, ".search input");
        page.keyboard().type("persia");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/search\\?q=persia"));
        assertThat(page.locator(".bearers")).containsText("Iran IRN also Persia");
        Reader.tabTo(page, ".bearers a");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/states/.*"));
        reader.noTroubles();
    }

    @Test
    void what_is_looked_for_is_shown_as_text_whatever_it_is(Reader reader) {
        Page page = reader.open("/search?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E");
        assertThat(page.locator("h1")).hasText("“<img src=x onerror=alert(1)>” in the books");
        reader.noTroubles();
    }
}
