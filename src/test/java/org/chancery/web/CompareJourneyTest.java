package org.chancery.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two questions side by side. */
@Journey
class CompareJourneyTest {

    private static final String PAGE = "/compare?left=1967-01-01,&right=1967-12-31,&actor=USA";

    @Test
    void nobody_is_shut_out_and_nothing_is_reported(Reader reader) {
        reader.findsNothingWrong(PAGE);
        reader.scrollsOnlyDown(PAGE);
        reader.loadsLittle("/compare?left=1960-01-01,&right=1970-01-01,");
    }

    @Test
    void the_page_and_its_csv_have_the_same_differences(Reader reader) {
        Page page = reader.open(PAGE);
        List<String> shown = page.locator("tr[data-difference]").all().stream()
                .map(row -> row.getAttribute("data-difference"))
                .toList();
        assertThat(shown).contains("SYR-USA");
        assertThat(reader.csv(page).stream().map(row -> row.getField("relation")))
                .containsExactlyElementsOf(shown);
    }

    @Test
    void the_permalink_has_both_instants_and_the_same_differences(Reader reader) {
        Page page = reader.open(PAGE);
        List<String> before = page.locator("tr[data-difference]").allInnerTexts();
        String permalink = page.locator("#permalink").getAttribute("href");
        assertThat(permalink).matches("/compare\\?left=1967-01-01,20.*Z&right=1967-12-31,20.*Z&actor=USA");
        reader.go(page, permalink);
        assertThat(page.locator("tr[data-difference]").allInnerTexts()).isEqualTo(before);
    }

    @Test
    void by_keyboard_alone_one_asks_and_comes_to_the_record_that_made_the_difference(Reader reader) {
        Page page = reader.open("/compare");
        assertThat(page).hasURL(Pattern.compile(".*/compare\\?left=.*&right=.*"));
        Reader.tabTo(page, "input[name=leftAsOf]");
        page.keyboard().press("Control+A");
        page.keyboard().type("1967-06-05");
        Reader.tabTo(page, "input[name=rightAsOf]");
        page.keyboard().press("Control+A");
        page.keyboard().type("1967-06-06");
        page.keyboard().press("Enter");
        assertThat(page.locator("#differences")).hasText("5 Jun 1967, against 6 Jun 1967");
        Reader.tabTo(page, "[data-difference=SYR-USA] li a");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/records/a3db159a-.*"));
        reader.noTroubles();
    }

    @Test
    void the_next_page_goes_on_where_the_first_ended_and_has_a_permalink_of_its_own(Reader reader) {
        Page page = reader.open("/compare?left=1900-01-01,&right=,");
        List<String> first = page.locator(".differing h3 .code").allInnerTexts();
        page.locator("main .onward a").click();
        page.waitForURL(Pattern.compile(".*after=.*"));
        assertThat(page).hasURL(Pattern.compile(".*left=1900-01-01,&right=,&after=.*"));
        List<String> second = page.locator(".differing h3 .code").allInnerTexts();
        assertThat(second).isNotEmpty().doesNotContainAnyElementsOf(first);
        reader.go(page, page.locator("#permalink").getAttribute("href"));
        assertThat(page.locator(".differing h3 .code").allInnerTexts()).isEqualTo(second);
        reader.noTroubles();
    }

    @Test
    void the_certainty_of_a_headline_stands_beside_it_as_a_word(Reader reader) {
        Page page = reader.open(PAGE);
        assertThat(page.locator(".from-to .chip").first()).containsText(Pattern.compile("Definite|Possible|Contested"));
    }

    @Test
    void what_does_not_differ_is_counted(Reader reader) {
        Page page = reader.open("/compare?left=1967-06-06,&right=1967-06-06,&actor=USA");
        assertThat(page.locator(".nothing")).containsText("No difference.");
    }
}
