package org.chancery.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of a relation. */
@Journey
class RelationJourneyTest {

    private static final String PAGE = "/dyads/SYR-TUR?asOf=2012-06-01";

    @Test
    void nobody_is_shut_out_and_nothing_is_reported(Reader reader) {
        reader.findsNothingWrong(PAGE);
        reader.scrollsOnlyDown(PAGE);
        reader.loadsLittle(PAGE);
    }

    @Test
    void the_permalink_shows_the_same_page(Reader reader) {
        reader.findsTheSameAgain(PAGE);
    }

    @Test
    void by_keyboard_alone_one_walks_from_change_to_change_and_opens_the_table(Reader reader) {
        Page page = reader.open(PAGE);
        Reader.tabTo(page, "#clocks a[rel=next]");
        String next = page.locator("#clocks a[rel=next]").getAttribute("href");
        assertThat(next).doesNotContain("2012-06-01");
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.endsWith(next));
        page.locator("html[data-ready]").waitFor();
        Reader.tabTo(page, ".twin summary");
        page.keyboard().press("Enter");
        assertThat(page.locator(".twin table")).isVisible();
        reader.noTroubles();
    }

    @Test
    void why_is_told_step_by_step_with_what_would_change_it_and_what_the_books_said(Reader reader) {
        String why = PAGE.replace("?", "/why?");
        reader.findsNothingWrong(why);
        reader.scrollsOnlyDown(why);
        reader.findsTheSameAgain(why);
        Page page = reader.open(PAGE);
        Reader.tabTo(page, "#why");
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.endsWith(why));
        assertThat(page.locator(".reason h2").first()).hasText("Diplomatic ties : severed");
        assertThat(page.locator(".reason .steps li").first()).containsText("severed");
        assertThat(page.locator(".reason .otherwise").first()).containsText("Without");
        page.locator(".history .then-link").first().click();
        assertThat(page.locator(".ribbon")).containsText("You are looking at our books of");
        reader.noTroubles();
    }

    @Test
    void what_is_on_the_page_is_in_its_csv(Reader reader) {
        Page page = reader.open(PAGE);
        List<String> shown = page.locator(".facets tr[id] .facet").allInnerTexts().stream()
                .sorted()
                .toList();
        List<String> written = reader.csv(page).stream()
                .filter(row -> !row.getField("value").equals("NOT_RECORDED"))
                .map(row -> String.join(
                        " ", row.getField("facet"), row.getField("by"), row.getField("toward"), row.getField("key")))
                .distinct()
                .map(row -> row.substring(0, row.indexOf(' ')))
                .sorted()
                .toList();
        assertThat(written).hasSameSizeAs(shown);
        assertThat(page.locator(".facets .word").first()).hasText("severed");
    }
}
