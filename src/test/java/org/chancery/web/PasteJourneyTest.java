package org.chancery.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chancery.security.AdminToken;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** From coming in to what would change; nothing is recorded, since all journeys share one ledger. */
@Journey
class PasteJourneyTest {

    private static final String BRIEF = """
            In 2012, Canada closed its embassy in Tehran and expelled three Iranian diplomats.
            In March 2019 <script>document.title='hurt'</script> Norway condemned Iran.
            """;

    @Value("${chancery.data}")
    private Path data;

    private void comeIn(Page page) throws IOException {
        page.getByLabel("Token").fill(Files.readString(data.resolve(AdminToken.FILE)));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Come in"))
                .click();
    }

    @Test
    void a_brief_is_pasted_read_and_previewed(Reader reader) throws IOException {
        Page page = reader.open("/paste");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Come in to record"))
                .click();
        comeIn(page);
        page.waitForURL("**/paste");
        page.getByLabel("What it is cited as").fill("A note on Iran");
        page.getByLabel("Published on").fill("2019-04-01");
        page.getByLabel("Text").fill(BRIEF);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Read it"))
                .click();

        assertThat(page.locator(".draft")).hasCount(3);
        assertThat(page.locator(".draft h3").first()).containsText("Close mission");
        assertThat(page).hasTitle("Paste a brief · Chancery");
        org.assertj.core.api.Assertions.assertThat(Reader.violations(page)).isEmpty();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("What would change?"))
                .click();
        assertThat(page.locator("#consequence")).hasText("What would change");
        assertThat(page.locator("#draft-1 .told")).containsText("Canada");
        reader.noTroubles();
    }

    @Test
    void who_did_not_come_in_is_told_where_to(Reader reader) {
        Page page = reader.open("/enter?key=used");
        assertThat(page.locator(".wrong")).containsText("was used before");
        page.getByLabel("Token").fill("not the token");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Come in"))
                .click();
        assertThat(page.locator(".wrong")).containsText("That is not the token.");
    }
}
