package org.chancery.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A relation as our books came to know it, step by step. */
@Journey
class StepsJourneyTest {

    private static final String PAGE = "/dyads/BGR-USA/steps?step=5&asOf=1947-06-01";

    @Test
    void nobody_is_shut_out_and_nothing_is_reported(Reader reader) {
        reader.findsNothingWrong(PAGE);
        reader.scrollsOnlyDown(PAGE);
        reader.scrollsOnlyDown("/dyads/SYR-TUR/steps");
        reader.loadsLittle(PAGE);
        reader.findsTheSameAgain(PAGE);
    }

    @Test
    void a_correction_says_which_days_are_answered_otherwise_since(Reader reader) {
        Page page = reader.open("/tour");
        Reader.follow(
                page,
                () -> page.getByText("How the whole relation came about, step by step")
                        .click());
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Last").setExact(true))
                .click();
        assertThat(page.locator(".stepping strong")).hasText(Pattern.compile("Step (\\d+) of \\1"));
        assertThat(page.locator(".taken")).containsText("27 September 1947");
        List<String> whole = page.locator(".turning .whole td").allInnerTexts();
        assertThat(String.join(" | ", whole))
                .contains("1947")
                .contains("Severed")
                .contains("Normal");
        assertThat(page.locator(".turning tbody tr")
                        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("Diplomatic ties"))
                        .first())
                .isVisible();
        page.getByText("The record", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page).hasURL(Pattern.compile(".*/records/e42e6c70-.*"));
        reader.noTroubles();
    }

    @Test
    void by_keyboard_alone_one_goes_from_the_relation_through_its_steps(Reader reader) {
        Page page = reader.open("/dyads/SYR-TUR?asOf=2012-01-01");
        Reader.tabTo(page, "a[href*='/steps']");
        Reader.follow(page, () -> page.keyboard().press("Enter"));
        assertThat(page.locator(".stepping strong")).hasText(Pattern.compile("Step 1 of \\d+"));
        Reader.follow(page, () -> page.keyboard().press("ArrowRight"));
        assertThat(page).hasURL(Pattern.compile(".*/dyads/SYR-TUR/steps\\?step=2&asOf=2012-01-01"));
        Reader.follow(page, () -> page.keyboard().press("ArrowLeft"));
        assertThat(page.locator(".stepping strong")).hasText(Pattern.compile("Step 1 of \\d+"));
        Reader.tabTo(page, ".stepping a[rel=next]");
        page.keyboard().press("Enter");
        assertThat(page.locator(".around .here")).hasCount(1);
        reader.noTroubles();
    }

    @Test
    void the_step_is_the_one_that_programs_get(Reader reader) {
        Page page = reader.open(PAGE);
        APIResponse response = page.request()
                .get(page.url().replaceAll("/dyads.*", "")
                        + page.locator("#json").getAttribute("href"));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.text())
                .contains("\"sequence\":4")
                .contains(page.locator(".taken bdi").first().innerText());
    }

    @Test
    void an_instant_leads_to_the_last_step_known_then_and_an_audit_to_the_first(Reader reader) {
        Page page = reader.open("/dyads/usa-bgr/steps?knownAt=" + Instant.now());
        assertThat(page).hasURL(Pattern.compile(".*/dyads/BGR-USA/steps\\?step=\\d+"));
        assertThat(page.locator(".stepping strong")).hasText(Pattern.compile("Step (\\d+) of \\1"));
        reader.go(page, page.url().replaceAll("/dyads.*", "/audit"));
        page.locator("section:has(#steps) input").fill("TUR-SYR");
        page.locator("section:has(#steps) button").click();
        assertThat(page).hasURL(Pattern.compile(".*/dyads/SYR-TUR/steps"));
        reader.noTroubles();
    }

    @Test
    void before_the_first_entry_was_recorded_there_is_no_step(Reader reader) {
        Page page = reader.open("/dyads/BGR-USA/steps?knownAt=2024-01-01T00:00:00Z");
        assertThat(page.locator(".nothing")).containsText("had no entry about these two yet");
        page.getByText("To the first there is").click();
        assertThat(page.locator(".stepping strong")).hasText(Pattern.compile("Step 1 of \\d+"));
        reader.noTroubles();
    }

    @Test
    void a_step_is_cited_as_of_its_day_and_as_known_when_it_was_recorded(Reader reader) {
        Page page = reader.open("/dyads/SYR-TUR/steps?step=2&asOf=2011-06-30");
        String recorded = page.locator("section[aria-labelledby=taken-1] time").innerText();
        assertThat(page.locator(".cited").first()).containsText("as of 30 Jun 2011, as known on " + recorded);
    }

    @Test
    void what_cannot_be_a_step_is_said_not_to_be_one(Reader reader) {
        Page page = reader.open("/dyads/FRA-TUV/steps");
        assertThat(page.locator(".nothing")).containsText("That is not the same as no relations.");
        for (String step : List.of("0", "-1", "999999", "1.5", "%3Cscript%3E", "9999999999999999999999")) {
            APIResponse response = page.request()
                    .get(
                            page.url().replaceAll("/dyads.*", "/dyads/SYR-TUR/steps?step=" + step),
                            RequestOptions.create().setHeader("Accept", "text/html"));
            assertThat(response.status()).as(step).isEqualTo(400);
            assertThat(response.text()).contains("Steps are numbered from 1 to").doesNotContain("<script>");
        }
    }
}
