package org.chancery.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chancery.security.AdminToken;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.test.context.TestPropertySource;

/** From empty books to the demo, on a server of its own. */
@Journey
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:first-run;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE",
            "chancery.demo="
        })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstRunJourneyTest {

    @Value("${chancery.data}")
    private Path data;

    @Test
    @Order(1)
    void empty_books_offer_three_beginnings(Reader reader) {
        Page page = reader.open("/");
        assertThat(page.locator(".start h3").allInnerTexts())
                .isEqualTo(List.of("Look around in the demo", "Import a file", "Record the first act"));
        assertThat(page.locator(".start")).containsText("serve --demo=world");
        reader.findsNothingWrong("/");
        reader.scrollsOnlyDown("/");
        reader.go(page, page.url() + "tour");
        assertThat(page.locator(".nothing")).containsText("Our books are empty");
        reader.findsNothingWrong("/tour");
    }

    @Test
    @Order(2)
    void who_signs_in_loads_the_demo_from_the_page_and_is_shown_around(Reader reader) throws IOException {
        Page page = reader.open("/", 1440, ColorScheme.LIGHT);
        page.locator(".start")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sign in"))
                .click();
        page.getByLabel("Token").fill(Files.readString(data.resolve(AdminToken.FILE)));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Load the demo"))
                .click(new Locator.ClickOptions().setTimeout(60_000));
        page.waitForURL("**/tour", new Page.WaitForURLOptions().setTimeout(60_000));
        assertThat(page.locator(".tour h2 a")).hasCount(5);
        assertThat(page.locator(".nothing")).hasCount(0);
        reader.noTroubles();
    }
}
