package org.chancery.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
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

    @Test
    void a_kind_of_change_is_counted_and_shows_its_answers_alone_as_its_csv_does(Reader reader) {
        Page page = reader.open(PAGE);
        Locator broken = page.locator(".shifts a", new Page.LocatorOptions().setHasText("Broken or ended"));
        int counted = Integer.parseInt(broken.locator(".key-count").innerText());
        broken.click();
        assertThat(page).hasURL(Pattern.compile(".*shift=BROKEN.*"));
        assertThat(page.locator("tr[data-difference]")).hasCount(counted);
        for (Locator row : page.locator("tr[data-difference] th").all()) {
            assertThat(row).containsText("Broken or ended");
        }
        assertThat(reader.csv(page).stream().map(row -> row.getField("shifts"))).containsOnly("BROKEN");
        assertThat(reader.csv(page)).hasSize(counted);
        assertThat(page.locator(".shifts [aria-current]")).containsText("Broken or ended");
        page.locator(".shifts a", new Page.LocatorOptions().setHasText("All kinds"))
                .click();
        assertThat(page).not().hasURL(Pattern.compile(".*shift=.*"));
        reader.noTroubles();
    }

    @Test
    void only_what_differs_stands_out_on_the_map_with_a_sign_and_leads_to_its_row(Reader reader) {
        Page page = reader.open(PAGE);
        Locator syria = page.locator(".changed [data-shape=SYR]");
        assertThat(syria).hasAttribute("aria-label", Pattern.compile(".*: one relation differs \\(.+\\)"));
        assertThat(page.locator(".changed .letter[data-of=SYR]")).hasText(Pattern.compile("[▲▼↕?•]"));
        assertThat(page.locator(".changed [data-shape=USA]")).not().hasAttribute("href", Pattern.compile(".*"));
        assertThat(page.locator(".changed [data-shape=NOR]"))
                .hasAttribute("aria-label", Pattern.compile(".*: no difference"));
        int differing = page.locator(".differing").count();
        assertThat(page.locator(".changed .place[href] .c-MORE, .changed .place[href] .c-LESS,"
                                + " .changed .place[href] .c-BOTH, .changed .place[href] .c-DOUBT,"
                                + " .changed .place[href] .c-OTHER")
                        .count())
                .isGreaterThan(0)
                .isLessThanOrEqualTo(differing + 10);
        syria.focus();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*#SYR-USA"));
        assertThat(page.locator("#SYR-USA")).isInViewport();
        reader.noTroubles();
    }

    @Test
    void the_arrows_go_from_one_place_that_differs_to_the_next(Reader reader) {
        Page page = reader.open(PAGE);
        Reader.tabTo(page, ".changed .place");
        String first = page.locator(":focus").getAttribute("aria-label");
        for (String arrow : List.of("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp")) {
            page.keyboard().press(arrow);
        }
        assertThat(page.locator(":focus")).hasAttribute("href", Pattern.compile(".*#.*|/compare.*"));
        assertThat(page.locator("#tip")).isVisible();
        assertThat(first).contains("differ");
        reader.noTroubles();
    }

    @Test
    void without_an_actor_a_place_of_several_relations_leads_to_the_same_question_about_it_alone(Reader reader) {
        Page page = reader.open("/compare?left=1967-01-01,&right=1967-12-31,");
        page.locator(".changed [data-shape=USA]").focus();
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*left=1967-01-01,&right=1967-12-31,&actor=USA"));
        reader.noTroubles();
    }

    @Test
    void what_was_believed_on_a_day_is_asked_by_that_day_alone(Reader reader) {
        Page page = reader.open("/compare");
        Reader.tabTo(page, "#believed");
        page.keyboard().press("Control+A");
        page.keyboard().type("2020-02-01");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*left=2020-02-01,2020-02-01&right=2020-02-01,"));
        assertThat(page.locator("#differences")).containsText("1 Feb 2020, with our books of 1 Feb 2020");
        assertThat(page.locator(".shifts")).containsText("First on record");
        reader.noTroubles();
    }

    @Test
    void a_first_question_later_than_the_second_is_answered_and_labelled(Reader reader) {
        Page page = reader.open("/compare?left=1967-12-31,&right=1967-01-01,&actor=USA");
        assertThat(page.locator(".backward")).containsText("The first day is later than the second");
        assertThat(page.locator(".differing").first()).isVisible();
        Page books = reader.open("/compare?left=2020-01-01,&right=2020-01-01,2019-01-01&actor=USA");
        assertThat(books.locator(".backward")).containsText("asks later books");
        assertThat(books.locator(".shifts")).containsText("No longer on record");
    }

    @Test
    void a_kind_of_change_that_does_not_exist_is_told_with_those_that_do(Reader reader) {
        Page page = reader.open(PAGE + "&shift=SMALLER");
        assertThat(page.locator("main")).containsText("“SMALLER” is no kind of change.");
        assertThat(page.locator("main")).containsText("OPENED");
    }
}
