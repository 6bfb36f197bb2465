package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The map and the network are kept as pictures that stand by themselves. */
@Journey
class PictureJourneyTest {

    private static final String MAP = "/?focus=USA&asOf=1967-06-06";
    private static final String NETWORK = MAP + "&view=network";
    private static final String COMPARISON = "/compare?left=1967-01-01,&right=1967-12-31,";

    private static Download kept(Page page, String kind) {
        return page.waitForDownload(
                () -> page.locator("[data-picture=" + kind + "]").click());
    }

    private static Document svg(Page page) throws Exception {
        try (InputStream in = kept(page, "svg").createReadStream()) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(in);
        }
    }

    private static List<Element> all(Document picture, String name) {
        return IntStream.range(0, picture.getElementsByTagName(name).getLength())
                .mapToObj(at -> (Element) picture.getElementsByTagName(name).item(at))
                .toList();
    }

    private static String words(Document picture) {
        return String.join(
                " ", all(picture, "text").stream().map(Element::getTextContent).toList());
    }

    private static BufferedImage png(Page page) throws IOException {
        try (InputStream in = kept(page, "png").createReadStream()) {
            return ImageIO.read(in);
        }
    }

    @Test
    void the_map_as_svg_needs_no_sheet_of_style_and_says_what_it_shows_and_where_it_is_from(Reader reader)
            throws Exception {
        Page page = reader.open(MAP);
        Document picture = svg(page);
        assertThat(all(picture, "path")).hasSizeGreaterThan(150);
        assertThat(all(picture, "path"))
                .allSatisfy(path -> assertThat(path.getAttribute("fill")).isNotEmpty());
        assertThat(all(picture, "*"))
                .allSatisfy(each -> assertThat(List.of("class", "href", "tabindex", "style"))
                        .noneMatch(each::hasAttribute));
        List<String> patterns = all(picture, "pattern").stream()
                .map(pattern -> "url(#" + pattern.getAttribute("id") + ")")
                .toList();
        assertThat(all(picture, "path").stream()
                        .map(path -> path.getAttribute("fill"))
                        .filter(fill -> fill.startsWith("url"))
                        .toList())
                .isNotEmpty()
                .isSubsetOf(patterns);
        assertThat(words(picture))
                .contains("The United States and the world, 6 Jun 1967")
                .contains("Ended")
                .contains("Halved: contested")
                .contains("as of 6 Jun 1967, as known")
                .contains("ledger position");
        assertThat(kept(page, "svg").suggestedFilename()).isEqualTo("the-united-states-and-the-world-6-jun-1967.svg");
        reader.noTroubles();
    }

    @Test
    void the_map_as_png_is_wide_enough_to_print_and_has_the_colours_of_the_page(Reader reader) throws IOException {
        BufferedImage light = png(reader.open(MAP));
        BufferedImage dark = png(reader.open(MAP, 1440, ColorScheme.DARK));
        assertThat(light.getWidth()).isEqualTo(2400);
        assertThat(light.getHeight()).isBetween(1200, 2400);
        assertThat(brightness(light)).isGreaterThan(brightness(dark) + 100);
        assertThat(light.getRGB(0, 0)).isNotEqualTo(light.getRGB(light.getWidth() / 2, light.getHeight() / 2));
        reader.noTroubles();
    }

    private static int brightness(BufferedImage picture) {
        int corner = picture.getRGB(2, 2);
        return ((corner >> 16 & 255) + (corner >> 8 & 255) + (corner & 255)) / 3;
    }

    @Test
    void the_network_and_the_map_of_a_comparison_are_kept_too(Reader reader) throws Exception {
        Document network = svg(reader.open(NETWORK));
        assertThat(all(network, "line"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.getAttribute("stroke")).startsWith("rgb("));
        assertThat(words(network)).contains("United States").contains("dashes mean possible");
        Document comparison = svg(reader.open(COMPARISON));
        assertThat(words(comparison)).contains("▲").contains("ledger position");
        reader.noTroubles();
    }

    @Test
    void by_keyboard_alone_a_picture_is_kept(Reader reader) {
        Page page = reader.open(NETWORK);
        Reader.tabTo(page, "[data-picture=svg]");
        assertThat(page.waitForDownload(() -> page.keyboard().press("Enter")).suggestedFilename())
                .endsWith(".svg");
    }

    @Test
    void a_page_without_a_picture_offers_none(Reader reader) {
        Page page = reader.open("/dyads/SYR-USA?asOf=1967-06-06");
        assertThat(page.locator("[data-print]").isVisible()).isTrue();
        assertThat(page.locator("[data-picture=svg]").isVisible()).isFalse();
    }
}
