package org.chancery.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.web.util.HtmlUtils;

/**
 * A problem as a page for people: a sentence and a way on. It is made without the template engine, which may be what
 * failed, and for requests that never reach it.
 */
public final class ProblemPage {

    private static final String PAGE = page();

    private final UnaryOperator<String> assets;

    /** @param assets from the address of a file of the pages to the one under which browsers may keep it */
    ProblemPage(UnaryOperator<String> assets) {
        this.assets = assets;
    }

    /** The page of a problem. */
    byte[] of(Problem problem) {
        return page(problem.type().title(), String.valueOf(problem.getMessage()));
    }

    /** What a type of problem means, for people who follow its address. */
    byte[] of(ProblemType type) {
        return page(type.title(), type.meaning() + " HTTP status " + type.status() + ".");
    }

    private byte[] page(String title, String text) {
        return PAGE.replace("{style}", assets.apply("/assets/chancery.css"))
                .replace("{seal}", assets.apply("/assets/chancery.svg"))
                .replace("{title}", HtmlUtils.htmlEscape(title))
                .replace("{text}", HtmlUtils.htmlEscape(text))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String page() {
        try (InputStream stream = ProblemPage.class.getResourceAsStream("problem.html")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
