package org.chancery.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The world as of a day: the map, and the table that says the same. */
@Journey
class WorldJourneyTest {

    private static final String DAY = "/?focus=USA&asOf=1965-06-01";
    private static final String GROUP = "/?focus=SYR,TUR,RUS,USA&asOf=2024-07-25";

    @Test
    void nobody_is_shut_out_of_the_map_and_nothing_is_reported(Reader reader) {
        reader.findsNothingWrong(DAY);
        reader.scrollsOnlyDown(DAY);
    }

    @Test
    void nobody_is_shut_out_of_the_table_and_nothing_is_reported(Reader reader) {
        reader.findsNothingWrong(DAY + "&view=table&status=SEVERED");
        reader.scrollsOnlyDown(DAY + "&view=table&status=SEVERED");
    }

    @Test
    void nobody_is_shut_out_of_the_matrix_and_the_network_and_nothing_is_reported(Reader reader) {
        for (String view : List.of("matrix", "network")) {
            reader.findsNothingWrong(GROUP + "&view=" + view);
            reader.scrollsOnlyDown(GROUP + "&view=" + view);
            reader.loadsLittle(DAY + "&view=" + view);
            reader.findsTheSameAgain(GROUP + "&view=" + view);
        }
    }

    @Test
    void matrix_and_network_have_a_table_that_is_their_csv(Reader reader) {
        for (String view : List.of("matrix", "network")) {
            Page page = reader.open(DAY + "&view=" + view);
            List<String> shown = page.locator("tr[data-relation]").all().stream()
                    .map(row -> row.getAttribute("data-relation"))
                    .toList();
            assertThat(shown).hasSizeGreaterThan(20);
            assertThat(page.locator(".table-view .aside-note").first()).hasText(shown.size() + " relations");
            assertThat(reader.csv(page).stream().map(row -> row.getField("relation")))
                    .containsExactlyElementsOf(shown);
        }
    }

    @Test
    void by_keyboard_alone_one_comes_from_the_matrix_to_a_relation(Reader reader) {
        Page page = reader.open(GROUP + "&view=matrix");
        Reader.tabTo(page, "a.cell.h-SEVERED");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/dyads/SYR-TUR\\?asOf=2024-07-25"));
        reader.noTroubles();
    }

    @Test
    void the_permalink_shows_the_same_page(Reader reader) {
        reader.findsTheSameAgain(DAY + "&view=table");
        reader.findsTheSameAgain(DAY);
    }

    @Test
    void the_table_and_its_csv_say_the_same(Reader reader) {
        Page page = reader.open(DAY + "&view=table");
        List<String> shown = page.locator("tr[data-relation]").all().stream()
                .map(row -> row.getAttribute("data-relation") + " "
                        + row.locator("td.figure").innerText())
                .toList();
        assertThat(shown).hasSizeGreaterThan(150);
        assertThat(reader.csv(page).stream().map(row -> row.getField("relation") + " " + row.getField("records")))
                .containsExactlyElementsOf(shown);
    }

    @Test
    void pages_are_light(Reader reader) {
        reader.loadsLittle(DAY);
        reader.loadsLittle(DAY + "&view=table");
    }

    @Test
    void the_script_draws_what_the_server_drew(Reader reader) {
        for (String path : List.of(
                DAY,
                "/?focus=USA,FRA&asOf=1950-02-03",
                "/?focus=world&asOf=1961-06-01",
                "/?focus=USA&asOf=1750-01-01",
                "/?focus=TUR&asOf=1750-01-01",
                "/?focus=SYR&status=SEVERED&asOf=2015-06-01",
                "/?focus=AND&asOf=1965-06-01")) {
            Page page = reader.open(path);
            Reader.awaitMap(page);
            page.evaluate(THERE_AND_BACK);
            assertThat(page.locator("#said")).not().isEmpty();
            Object drawn = page.evaluate(CLASSES);
            Page plain = reader.open(path);
            Object written = plain.evaluate(
                    "async path => { const text = await (await fetch(path, {headers: {Accept: 'text/html'}})).text();"
                            + " const page = new DOMParser().parseFromString(text, 'text/html'); return ("
                            + CLASSES.replace("document", "page") + "); }",
                    path);
            assertThat(drawn).as(path).isEqualTo(written);
        }
        reader.noTroubles();
    }

    /** The labels are written anew when a movement comes to rest. */
    private static final String THERE_AND_BACK = """
            () => {
                const slider = document.querySelector("#scrub");
                const day = Number(slider.value);
                for (const each of [day + (day < Number(slider.max) ? 1 : -1), day]) {
                    slider.value = String(each);
                    slider.dispatchEvent(new Event("input"));
                }
            }
            """;

    private static final String CLASSES =
            "[...document.querySelectorAll('.place:not(:has(.gone))')].map(each => each.getAttribute('aria-label') + ' ' + each.getAttribute('href')).concat([...document.querySelectorAll('.lands path, .spots g, .border, .key .count, .letter')]"
                    + ".map(each => (each.getAttribute('class') ?? '').replace('spot gone ', 'spot gone').replace(/gone.*/, 'gone').trim()"
                    + " + '|' + (each.tagName === 'g' ? '' : each.textContent.trim())))";

    @Test
    void by_keyboard_alone_one_moves_through_time_and_asks_about_a_place(Reader reader) {
        Page page = reader.open(DAY);
        Reader.awaitMap(page);
        Reader.tabTo(page, ".place");
        assertThat(page.locator("#tip")).not().isEmpty();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        assertThat(page.locator("#card .close")).isVisible();
        assertThat(page.locator("#card a").first()).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#card")).isHidden();
        assertThat(page.evaluate("document.activeElement.matches('.place')")).isEqualTo(true);
        Reader.tabTo(page, "#scrub");
        page.keyboard().press("ArrowLeft");
        assertThat(page).hasURL(Pattern.compile(".*asOf=1965-05-03.*"));
        assertThat(page.locator("#said")).hasText("3 May 1965: no headline changed");
        page.keyboard().press("ArrowLeft");
        assertThat(page).hasURL(Pattern.compile(".*asOf=1965-01-01.*"));
        assertThat(page.locator("#said")).containsText("1 Jan 1965");
        assertThat(page.locator("#recent-title")).containsText("1 Jan 1965");
        assertThat(page.locator("#as-of")).hasValue("1965-01-01");
        reader.noTroubles();
    }

    @Test
    void a_card_says_how_two_stand_and_leads_to_their_page(Reader reader) {
        Page page = reader.open(DAY);
        Reader.awaitMap(page);
        page.locator("[data-shape=CUB]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#card h2")).hasText("Cuba – United States");
        assertThat(page.locator("#card .chip")).containsText("Severed");
        page.locator("#card .ways a").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/dyads/CUB-USA/why\\?asOf=1965-06-01.*"));
        reader.noTroubles();
    }

    @Test
    void a_card_that_is_open_follows_the_day(Reader reader) {
        Page page = reader.open(DAY);
        Reader.awaitMap(page);
        page.locator("[data-shape=CUB]").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#card")).containsText("As of 1 Jun 1965");
        page.locator(".search input").focus();
        page.keyboard().press("Escape");
        assertThat(page.locator("#card")).isVisible();
        assertThat(page.locator(".search input")).isFocused();
        page.locator("#scrub").focus();
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("#card")).containsText("As of 3 May 1965");
        assertThat(page.locator("#card .ways a").first())
                .hasAttribute("href", Pattern.compile("/dyads/CUB-USA/why\\?asOf=1965-05-03.*"));
        assertThat(page.locator("[data-shape=CUB]"))
                .hasAttribute("href", Pattern.compile("/dyads/CUB-USA\\?asOf=1965-05-03"));
        reader.noTroubles();
    }

    @Test
    void all_that_names_the_day_moves_with_it(Reader reader) {
        Page page = reader.open("/?focus=USA&asOf=1935-03-20");
        Reader.awaitMap(page);
        assertThat(page.locator("[data-shape=IRN]")).hasAttribute("aria-label", Pattern.compile("Persia.*"));
        page.locator("#scrub").focus();
        for (int changes = 0; changes < 3; changes++) {
            page.keyboard().press("ArrowRight");
            assertThat(page.locator("#as-of")).not().hasValue("1935-03-20");
        }
        page.waitForURL(url -> !url.contains("1935-03-20"));
        String day = page.locator("#as-of").inputValue();
        assertThat(page.locator("#clocks a[rel=prev]")).not().hasAttribute("href", Pattern.compile(".*1935-03-2.*"));
        assertThat(page.locator("#as-of")).hasValue(day);
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("#as-of")).not().hasValue(day);
        String next = page.locator("#as-of").inputValue();
        assertThat(page.locator("#day")).hasAttribute("datetime", next);
        assertThat(page.locator("svg.atlas"))
                .hasAttribute(
                        "aria-label",
                        Pattern.compile(".*" + page.locator("#day").textContent() + ".*"));
        assertThat(page.locator("#rooms a").first()).hasAttribute("href", Pattern.compile("/\\?asOf=" + next));
        reader.noTroubles();
    }

    @Test
    void from_the_day_one_has_come_to_one_looks_from_elsewhere(Reader reader) {
        Page page = reader.open("/");
        Reader.awaitMap(page);
        page.locator("#scrub").focus();
        page.keyboard().press("PageDown");
        page.waitForURL(Pattern.compile(".*asOf=.*"));
        String day = page.locator("#as-of").inputValue();
        page.locator(".focus input[name=focus]").fill("France");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/\\?focus=FRA&asOf=" + day));
        reader.noTroubles();
    }

    @Test
    void playing_stops_where_the_reader_takes_over(Reader reader) {
        Page page = reader.open("/?focus=USA&asOf=1900-01-01");
        Reader.awaitMap(page);
        page.locator("[data-go=play]").click();
        assertThat(page.locator("[data-go=play]")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("#as-of")).not().hasValue("1900-01-01");
        page.locator("#scrub").focus();
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("[data-go=play]")).hasAttribute("aria-pressed", "false");
        page.waitForURL(Pattern.compile(".*asOf=.*"));
        assertThat(page.locator("#said")).containsText("changed");
        reader.noTroubles();
    }

    @Test
    void a_map_in_which_nothing_ever_changed_has_a_keyboard_too(Reader reader) {
        Page page = reader.open("/?focus=TIBET&asOf=1930-06-01");
        Reader.awaitMap(page);
        assertThat(page.locator("#scrub")).hasCount(0);
        Reader.tabTo(page, ".place");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        assertThat(page.locator("#card h2")).isVisible();
        reader.noTroubles();
    }

    @Test
    void where_the_server_is_gone_what_it_said_last_stays_with_a_word_about_it(Reader reader) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = reader.open(DAY, 1440, scheme);
            Reader.awaitMap(page);
            page.route("**/*", Route::abort);
            page.locator("#scrub").focus();
            page.keyboard().press("ArrowLeft");
            assertThat(page.locator("#trouble")).isVisible();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("The server did not answer");
            assertThat(page.locator("#as-of")).hasValue("1965-05-03");
            assertThat(Reader.violations(page)).as("%s", scheme).isEmpty();
            page.unroute("**/*");
            page.locator("#trouble button").click();
            assertThat(page.locator("#trouble")).isHidden();
            assertThat(page.locator("#recent-title")).containsText("3 May 1965");
        }
    }

    @Test
    void dots_can_be_hit_whatever_the_width(Reader reader) {
        for (int width : List.of(1440, 900, 360)) {
            Page page = reader.open(DAY, width, ColorScheme.LIGHT);
            Object narrowest = page.evaluate(
                    "Math.min(...[...document.querySelectorAll('.spot:not(.gone) .hit')].map(each => each.getBoundingClientRect().width))");
            assertThat(((Number) narrowest).doubleValue())
                    .as("at a width of %d", width)
                    .isGreaterThanOrEqualTo(24);
        }
    }

    @Test
    void a_filter_of_the_legend_is_an_address(Reader reader) {
        Page page = reader.open(DAY);
        Reader.awaitMap(page);
        page.locator(".key li[data-word=SEVERED] a").click();
        assertThat(page).hasURL(Pattern.compile(".*status=SEVERED.*"));
        assertThat(page.locator("[data-shape=GBR] .land")).hasClass(Pattern.compile(".*dimmed.*"));
        assertThat(page.locator("[data-shape=CUB] .land")).not().hasClass(Pattern.compile(".*dimmed.*"));
    }

    @Test
    void without_a_script_every_day_and_every_relation_is_a_link(Reader reader) {
        Page page = reader.open(DAY);
        assertThat(page.locator("#clocks a[rel=prev]")).hasAttribute("href", Pattern.compile(".*asOf=1965-05-03.*"));
        assertThat(page.locator("[data-shape=CUB]"))
                .hasAttribute("href", Pattern.compile("/dyads/CUB-USA\\?asOf=1965-06-01"));
    }

    @Test
    void the_world_is_seen_from_the_state_of_which_most_is_on_record(Reader reader) {
        assertThat(reader.open("/").locator("h1")).hasText("The United States and the world");
    }

    @Test
    void before_the_first_record_silence_is_not_called_absence(Reader reader) {
        Page page = reader.open("/?focus=USA&asOf=1750-01-01");
        assertThat(page.locator("#silence")).containsText("No headline on record reaches back before");
        assertThat(page.locator("#silence")).containsText("not the same as no relations");
    }

    /** How smoothly the map moves is written down; a machine that others share is asked for no more than twenty frames a second. */
    @Test
    void scrubbing_through_all_of_time_keeps_drawing(Reader reader) throws IOException {
        Page page = reader.open("/?focus=USA&asOf=1800-01-01", 1440, ColorScheme.LIGHT);
        Reader.awaitMap(page);
        @SuppressWarnings("unchecked")
        Map<String, Object> measured = (Map<String, Object>) page.evaluate("""
                async () => {
                    const slider = document.querySelector("#scrub");
                    const first = Number(slider.min), last = Number(slider.max), frames = 240, took = [];
                    let before = await new Promise(requestAnimationFrame);
                    for (let i = 0; i <= frames; i++) {
                        slider.value = String(Math.round(first + (last - first) * i / frames));
                        slider.dispatchEvent(new Event("input"));
                        const now = await new Promise(requestAnimationFrame);
                        took.push(now - before);
                        before = now;
                    }
                    const sorted = [...took].sort((a, b) => a - b);
                    const sum = took.reduce((a, b) => a + b, 0);
                    return {perSecond: took.length / sum * 1000, median: sorted[took.length >> 1], slowest: sorted.at(-1)};
                }
                """);
        Files.writeString(Path.of("target/scrubbing.txt"), measured + "\n");
        assertThat(page.locator("#as-of")).not().hasValue("1800-01-01");
        assertThat(((Number) measured.get("median")).doubleValue())
                .as("a frame in milliseconds")
                .isLessThan(50);
        reader.noTroubles();
    }
}
