package org.chancery.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Lends a test a {@link Reader} of the pages. The browser is the one CHROMIUM points to, or one that is installed where
 * it usually is; none is ever downloaded.
 */
final class Browsing implements ExecutionCondition, ParameterResolver {

    private static final List<String> USUAL =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final String NAMED = System.getenv("CHROMIUM");
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(Browsing.class);

    /** Milliseconds until something that is waited for is said to be missing; no promise of how soon it is there. */
    private static final double PATIENCE = 30_000;

    /** The browser and what drives it, for as long as tests run. */
    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
        static Running start() {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Running(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(Path.of(executable()))
                                    .setArgs(List.of(
                                            "--no-sandbox",
                                            "--disable-gpu",
                                            "--disable-quic",
                                            "--no-first-run",
                                            "--disable-background-networking",
                                            "--disable-component-update",
                                            "--disable-sync"))));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    private static String executable() {
        return NAMED != null && !NAMED.isBlank()
                ? NAMED
                : USUAL.stream()
                        .filter(path -> Files.isExecutable(Path.of(path)))
                        .findFirst()
                        .orElse("");
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String executable = executable();
        if (executable.isEmpty()) {
            return ConditionEvaluationResult.disabled(
                    "no browser was found: install Chromium, or let CHROMIUM point to it, to make the journeys");
        }
        if (!Files.isExecutable(Path.of(executable))) {
            throw new IllegalStateException("CHROMIUM points to " + executable + ", where no program is");
        }
        return ConditionEvaluationResult.enabled("the journeys are made with " + executable);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Reader.class;
    }

    @Override
    public Reader resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running =
                context.getRoot().getStore(OURS).computeIfAbsent(Running.class, same -> Running.start(), Running.class);
        String port =
                SpringExtension.getApplicationContext(context).getEnvironment().getProperty("local.server.port");
        Reader reader = new Reader(running.browser(), "http://localhost:" + port);
        context.getStore(OURS)
                .put(context.getUniqueId() + Stream.of(parameter.getIndex()).toList(), reader);
        return reader;
    }
}
