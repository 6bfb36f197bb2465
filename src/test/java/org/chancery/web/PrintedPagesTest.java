package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page on paper says what it is, by both clocks, where it came from and how to check it. */
@Journey
class PrintedPagesTest {

    private static final String RECORD = "/records/a3db159a-";

    /** The text of a page as it is printed, without the spaces at which its lines are broken. */
    private static String printed(Page page) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(page.pdf())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
    }

    private static String together(String text) {
        return text.replaceAll("\\s", "");
    }

    /** The foot says the root of the log and where the page is; both are printed, and the line by which it is cited. */
    private static void isStamped(Page page, String printed) {
        String root = page.locator("#foot .root .code").textContent();
        assertThat(root).matches("[A-Za-z0-9+/]{43}=");
        assertThat(printed)
                .contains(root)
                .contains(together(page.locator("#foot .cited span").first().textContent()))
                .contains("http://" + URI.create(page.url()).getAuthority()
                        + page.locator("#permalink").getAttribute("href").replaceAll("\\s", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dyads/SYR-TUR?asOf=2012-06-01",
                "/compare?left=1967-06-05,&right=1967-06-06,&actor=USA",
                "/?focus=USA&asOf=1967-06-06",
                "/?focus=USA&asOf=1967-06-06&view=network",
                "/states/SYR?asOf=1967-06-06"
            })
    void a_page_on_paper_has_both_clocks_its_address_and_the_root_of_the_log(String path, Reader reader)
            throws IOException {
        Page page = reader.open(path, 1440, ColorScheme.DARK);
        String printed = printed(page);
        isStamped(page, printed);
        assertThat(printed).contains("asof").contains("asknownon");
        reader.noTroubles();
    }

    @Test
    void the_page_of_a_relation_prints_its_timeline_as_a_table_and_the_addresses_of_its_sources(Reader reader)
            throws IOException {
        Page page = reader.open("/dyads/SYR-USA?asOf=1967-06-06");
        String printed = printed(page);
        assertThat(printed).contains(together(page.locator(".twin thead tr").textContent()));
        Object addresses = page.evaluate("[...document.querySelectorAll('cite a[href^=http]')].map(a =>"
                + " a.getAttribute('href')).slice(0, 3).join(' ')");
        for (String address : String.valueOf(addresses).split(" ")) {
            assertThat(printed).contains("<" + address + ">");
        }
        assertThat(String.valueOf(addresses)).startsWith("http");
    }

    @Test
    void the_page_of_a_record_is_stamped_and_prints_where_it_was_read(Reader reader) throws IOException {
        Page page = reader.open("/compare?left=1967-06-05,&right=1967-06-06,&actor=USA");
        reader.go(
                page,
                String.valueOf(
                        page.locator("[data-difference=SYR-USA] li a").first().evaluate("a => a.href")));
        assertThat(page.url()).contains(RECORD);
        isStamped(page, printed(page));
    }

    @Test
    void the_map_prints_with_the_table_of_the_day_that_is_shown(Reader reader) throws IOException {
        Page page = reader.open("/?focus=USA&asOf=1967-06-06");
        assertThat(printed(page)).contains("SYR-USA").contains("CUB-USA");
    }
}
