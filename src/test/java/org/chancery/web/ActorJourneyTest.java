package org.chancery.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of an actor. */
@Journey
class ActorJourneyTest {

    private static final String PAGE = "/states/SUN?asOf=1965-06-01";

    @Test
    void nobody_is_shut_out_and_nothing_is_reported(Reader reader) {
        reader.findsNothingWrong(PAGE);
        reader.scrollsOnlyDown(PAGE);
        reader.loadsLittle("/states/USA?asOf=1965-06-01");
    }

    @Test
    void the_permalink_shows_the_same_page(Reader reader) {
        reader.findsTheSameAgain(PAGE);
    }

    @Test
    void the_table_and_its_csv_say_the_same(Reader reader) {
        Page page = reader.open("/states/RUS?asOf=2024-07-25");
        List<String> shown = page.locator("tr[data-relation]").all().stream()
                .map(row -> row.getAttribute("data-relation"))
                .toList();
        assertThat(shown).isNotEmpty();
        assertThat(reader.csv(page).stream().map(row -> row.getField("relation")))
                .containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    void it_says_who_came_before_and_after_and_when(Reader reader) {
        Page page = reader.open(PAGE);
        assertThat(page.locator(".kin")).containsText("Ukraine left it on 24 Aug 1991");
        assertThat(page.locator(".kin")).containsText("Russia continued by this one from 30 Dec 1922");
        assertThat(page.locator(".lead")).hasText("State, 30 Dec 1922 to 25 Dec 1991");
        assertThat(reader.open("/states/SUN").locator(".notes")).containsText("It did not exist on");
    }

    @Test
    void by_keyboard_alone_one_comes_to_a_relation(Reader reader) {
        Page page = reader.open(PAGE);
        Reader.tabTo(page, "tr[data-relation] a");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/dyads/SUN-USA\\?asOf=1965-06-01"));
        reader.noTroubles();
    }
}
