package org.chancery.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tour, from stop to stop. */
@Journey
class TourJourneyTest {

    @Test
    void nobody_is_shut_out_and_nothing_is_reported(Reader reader) {
        reader.findsNothingWrong("/tour");
        reader.scrollsOnlyDown("/tour");
        reader.loadsLittle("/tour");
    }

    @Test
    void every_stop_shows_what_its_caption_says(Reader reader) {
        Page page = reader.open("/tour");
        List<String> stops = page.locator(".tour h2 a").all().stream()
                .map(stop -> stop.getAttribute("href"))
                .toList();
        assertThat(stops).hasSize(5);
        String server = page.url().replace("/tour", "");
        reader.go(page, server + stops.get(0));
        assertThat(page.locator(".turns")).containsText("Syria");
        reader.go(page, server + stops.get(1));
        assertThat(page.locator(".verdict")).containsText("Possible");
        reader.go(page, server + stops.get(2));
        assertThat(page.locator(".history .record-corrected")).containsText("September 27, 1947");
        reader.go(page, server + stops.get(3));
        assertThat(page.locator("tr[data-difference=BGR-USA]")).hasCount(1);
        reader.go(page, server + stops.get(4));
        assertThat(page.locator("h1")).hasText("Audits");
        reader.noTroubles();
    }

    @Test
    void every_way_on_from_a_stop_leads_somewhere(Reader reader) {
        Page page = reader.open("/tour");
        String server = page.url().replace("/tour", "");
        for (String onward : page.locator(".tour .onward a").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList()) {
            assertThat(page.request().get(server + onward).status()).as(onward).isEqualTo(200);
        }
    }

    @Test
    void every_page_leads_to_it(Reader reader) {
        Page page = reader.open("/dyads/SYR-TUR?asOf=2012-01-01");
        Reader.tabTo(page, "a[href='/tour']");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("A tour of five stops");
        reader.noTroubles();
    }
}
