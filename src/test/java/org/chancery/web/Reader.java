package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Somebody who reads the pages in a browser, and notices whatever is wrong with them. */
final class Reader implements AutoCloseable {

    /** So much may a page and all it loads weigh, as sent. */
    private static final int MOST_BYTES = 150_000;

    private final Browser browser;
    private final String address;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();

    Reader(Browser browser, String address) {
        this.browser = browser;
        this.address = address;
    }

    /** Opens a page on a desk. */
    Page open(String path) {
        return open(path, 1440, ColorScheme.LIGHT);
    }

    /** Opens a page in a window so wide, and waits until its scripts are done. */
    Page open(String path, int width, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, width < 600 ? 800 : 1000)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.NO_PREFERENCE)
                .setLocale("en-GB"));
        contexts.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                troubles.add(path + ": " + message.text());
            }
        });
        page.onPageError(error -> troubles.add(path + ": " + error));
        page.onRequest(requests::add);
        go(page, path);
        return page;
    }

    void go(Page page, String path) {
        page.navigate(path.startsWith("http") ? path : address + path);
        page.locator("html[data-ready]").waitFor(new Locator.WaitForOptions().setTimeout(20_000));
    }

    /** Does what leads to another page, and waits until that page is ready, not the one that is left. */
    static void follow(Page page, Runnable act) {
        page.evaluate("delete document.documentElement.dataset.ready");
        act.run();
        page.locator("html[data-ready]").waitFor(new Locator.WaitForOptions().setTimeout(20_000));
    }

    /** Waits until the map can be moved through time. */
    static void awaitMap(Page page) {
        page.locator("html[data-world]").waitFor(new Locator.WaitForOptions().setTimeout(20_000));
    }

    // What a page must be like

    /** Nothing stands in the way of anybody, by light and by dark, and nothing was reported by the browser. */
    void findsNothingWrong(String path) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = open(path, 1440, scheme);
            assertThat(violations(page)).as("%s, %s", path, scheme).isEmpty();
        }
        noTroubles();
    }

    static List<String> violations(Page page) {
        return new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .flatMap(Reader::told)
                        .toList();
    }

    private static Stream<String> told(Rule rule) {
        return rule.getNodes().stream()
                .limit(5)
                .map(node -> rule.getId() + ": " + rule.getHelp() + " " + node.getTarget() + " " + node.getHtml());
    }

    /** Neither the console nor the policy of the page had anything to say. */
    void noTroubles() {
        assertThat(troubles).isEmpty();
    }

    /** On a phone the page is read by scrolling down alone. */
    void scrollsOnlyDown(String path) {
        Page page = open(path, 360, ColorScheme.LIGHT);
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("the width of " + path)
                .isEqualTo(360);
        assertThat(violations(page)).as("%s on a phone", path).isEmpty();
    }

    /** The permalink shows the same page. */
    void findsTheSameAgain(String path) {
        Page page = open(path);
        String before = text(page);
        go(
                page,
                page.locator("#permalink").getAttribute("href").startsWith("http")
                        ? page.locator("#permalink").getAttribute("href")
                        : address + page.locator("#permalink").getAttribute("href"));
        assertThat(text(page)).isEqualTo(before);
        String again = page.url();
        page.reload();
        page.locator("html[data-ready]").waitFor();
        assertThat(page.url()).isEqualTo(again);
        assertThat(text(page)).isEqualTo(before);
    }

    /** What a page says, but for the words on which books it was read with: the permalink names them. */
    private static String text(Page page) {
        Object text = page.evaluate(
                "(() => { const copy = document.querySelector('main').cloneNode(true);"
                        + " copy.querySelectorAll('.on, .scrub, .evidence > .aside-note').forEach(each => each.remove()); return copy.textContent; })()");
        return String.valueOf(text).replaceAll("\\s+", " ");
    }

    /** The rows of the table that the page gives as CSV. */
    List<NamedCsvRecord> csv(Page page) {
        APIResponse response = page.request().get(address + page.locator("#csv").getAttribute("href"));
        assertThat(response.status()).isEqualTo(200);
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(response.text())) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page and all it loads are light. */
    void loadsLittle(String path) {
        requests.clear();
        Page page = open(path);
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        int bytes = requests.stream()
                .mapToInt(request -> request.sizes().responseBodySize)
                .sum();
        assertThat(bytes).as("%s and all it loads, as sent", path).isBetween(1_000, MOST_BYTES);
    }

    /** Presses Tab until the place is reached. */
    static void tabTo(Page page, String selector) {
        for (int presses = 0; presses < 400; presses++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate(
                    "selector => document.activeElement !== null && document.activeElement.matches(selector)",
                    selector))) {
                return;
            }
        }
        throw new AssertionError(selector + " is not reached by the Tab key");
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }
}
