package org.chancery.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.chancery.security.AdminToken;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** From signing in to what would change; nothing is recorded, since all journeys share one ledger. */
@Journey
class PasteJourneyTest {

    private static final String BRIEF = """
            In 2012, Canada closed its embassy in Tehran and expelled three Iranian diplomats.
            In March 2019 <script>document.title='hurt'</script> Norway condemned Iran.
            """;

    @Value("${chancery.data}")
    private Path data;

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void signIn(Page page) throws IOException {
        page.getByLabel("Token").fill(Files.readString(data.resolve(AdminToken.FILE)));
        button(page, "Sign in").click();
    }

    private Page drafts(Reader reader, int width, ColorScheme scheme) throws IOException {
        Page page = reader.open("/enter?next=/paste", width, scheme);
        signIn(page);
        page.waitForURL("**/paste");
        page.locator("html[data-paste]").waitFor();
        page.getByLabel("What it is cited as").fill("A note on Iran");
        page.getByLabel("Published on").fill("2019-04-01");
        page.getByLabel("Text", new Page.GetByLabelOptions().setExact(true)).fill(BRIEF);
        button(page, "Read it").click();
        assertThat(page.locator(".draft")).hasCount(3);
        return page;
    }

    @Test
    void a_brief_is_read_into_drafts_beside_its_text_and_previewed(Reader reader) throws IOException {
        Page page = drafts(reader, 1440, ColorScheme.LIGHT);
        assertThat(page.locator(".draft h3").first()).containsText("Close a mission");
        assertThat(page.locator("#draft-1 .reading").filter(new Locator.FilterOptions().setHasText("2012")))
                .hasText("sometime in 2012: 1 Jan to 31 Dec 2012");
        assertThat(page.locator("#draft-3 blockquote")).containsText("<script>");
        assertThat(page.locator(".seen.actor").first()).hasText("Canada");
        assertThat(page.locator("[data-count=accepted]")).hasText("3");

        button(page, "What would change?").click();
        assertThat(page.locator("#consequence")).hasText("What would change");
        assertThat(page.locator("#draft-1 .told")).containsText("Canada");
        assertThat(page.locator(".seen.act").first()).isVisible();
        assertThat(button(page, "Record what is accepted")).isEnabled();
        assertThat(page).hasTitle("Paste a brief · Chancery");
        assertThat(Reader.violations(page)).isEmpty();
        reader.noTroubles();
    }

    @Test
    void nobody_is_shut_out_by_dark_or_on_a_phone(Reader reader) throws IOException {
        for (String path : new String[] {"/enter", "/paste"}) {
            reader.findsNothingWrong(path);
            reader.scrollsOnlyDown(path);
            reader.loadsLittle(path);
        }
        Page dark = drafts(reader, 1440, ColorScheme.DARK);
        assertThat(Reader.violations(dark)).isEmpty();
        Page phone = drafts(reader, 360, ColorScheme.LIGHT);
        assertThat(phone.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(Reader.violations(phone)).isEmpty();
        reader.noTroubles();
    }

    @Test
    void by_keyboard_alone_drafts_are_gone_through_accepted_edited_and_discarded(Reader reader) throws IOException {
        Page page = drafts(reader, 1440, ColorScheme.LIGHT);
        page.locator("body").evaluate("() => document.activeElement.blur()");
        page.keyboard().press("j");
        assertThat(page.locator("#draft-1")).isFocused();
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(page.locator("#draft-2")).hasClass(Pattern.compile(".*\\baway\\b.*"));
        assertThat(page.locator("[data-count=discarded]")).hasText("1");
        page.keyboard().press("j");
        page.keyboard().press("a");
        assertThat(page.locator("[data-count=accepted]")).hasText("1");
        page.keyboard().press("k");
        page.keyboard().press("k");
        page.keyboard().press("e");
        assertThat(page.locator("#draft-1 .draft-fields input").first()).isFocused();
        page.keyboard().type("jax");
        assertThat(page.locator("[data-count=discarded]")).hasText("1");
        page.keyboard().press("Escape");
        assertThat(page.locator("#draft-1")).isFocused();
        page.locator("[data-keys] input").uncheck();
        page.keyboard().press("x");
        assertThat(page.locator("[data-count=discarded]")).hasText("1");
        page.locator("[data-keys] input").check();
        Reader.tabTo(page, ".actions button");
        page.keyboard().press("Enter");
        assertThat(page.locator(".wrong:visible").first()).isVisible();
        assertThat(page.locator("#draft-2")).hasClass(Pattern.compile(".*\\baway\\b.*"));
        reader.noTroubles();
    }

    @Test
    void a_card_and_its_words_light_up_together(Reader reader) throws IOException {
        Page page = drafts(reader, 1440, ColorScheme.LIGHT);
        page.locator("#draft-1 h3").hover();
        assertThat(page.locator("#from-1")).hasClass(Pattern.compile(".*\\blit\\b.*"));
        page.locator("#from-3").click();
        assertThat(page.locator("#draft-3")).isFocused();
    }

    @Test
    void where_the_server_does_not_answer_the_text_and_the_drafts_stay(Reader reader) throws IOException {
        Page page = drafts(reader, 1440, ColorScheme.LIGHT);
        page.locator("#draft-1 .draft-fields input").first().fill("CAN, NOR");
        page.route("**/paste/preview", Route::abort);
        button(page, "What would change?").click();
        assertThat(page.locator("#trouble")).containsText("The server does not answer. Nothing is lost");
        assertThat(page.locator("#draft-1 .draft-fields input").first()).hasValue("CAN, NOR");
        page.unroute("**/paste/preview");
        page.context().clearCookies();
        button(page, "What would change?").click();
        assertThat(page.locator("#trouble")).containsText("This browser is not signed in any more.");
        assertThat(page.locator(".draft")).hasCount(3);
    }

    @Test
    void a_text_of_five_megabytes_is_not_even_sent(Reader reader) throws IOException {
        Page page = reader.open("/enter?next=/paste");
        signIn(page);
        page.waitForURL("**/paste");
        page.locator("html[data-paste]").waitFor();
        page.locator("textarea[name=text]").evaluate("place => place.value = 'In 2011, Turkey. '.repeat(300000)");
        page.evaluate("document.querySelector('form.brief').requestSubmit()");
        assertThat(page.locator("#trouble"))
                .containsText("The text has 5,100,000 characters; 200,000 are read at once.");
        reader.noTroubles();
    }

    @Test
    void where_nothing_is_found_one_is_told_what_was_recognised(Reader reader) throws IOException {
        Page page = reader.open("/enter?next=/paste");
        signIn(page);
        page.waitForURL("**/paste");
        page.locator("html[data-paste]").waitFor();
        page.locator("textarea[name=text]").fill("The weather in Norway was fine in March 2019.");
        button(page, "Read it").click();
        assertThat(page.locator(".nothing")).containsText("Recognised as actors: Norway (NOR).");
        assertThat(page.locator("textarea[name=text]")).hasValue("The weather in Norway was fine in March 2019.");
        assertThat(Reader.violations(page)).isEmpty();
        reader.noTroubles();
    }

    @Test
    void who_is_not_signed_in_is_told_where_to(Reader reader) {
        Page page = reader.open("/paste");
        assertThat(button(page, "Read it")).isDisabled();
        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sign in"))
                .first()
                .click();
        assertThat(page).hasURL(Pattern.compile(".*/enter\\?next=/paste"));
        reader.go(page, page.url().replaceAll("/enter.*", "/enter?key=used"));
        button(page, "Sign in with the link").click();
        assertThat(page.locator(".wrong")).containsText("This link was used before");
        page.getByLabel("Token").fill("not the token");
        button(page, "Sign in").click();
        assertThat(page.locator(".wrong")).containsText("That is not the token.");
    }
}
