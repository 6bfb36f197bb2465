package org.chancery.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.chancery.actor.ActorCode;
import org.chancery.audit.HeldAudits;
import org.chancery.ledger.Ledger;
import org.chancery.relation.Particulars;
import org.chancery.relation.Parties;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.Source;
import org.chancery.time.OccurrenceDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * An audit from its beginning to somebody who knows what it found, on a server of its own, since it is tampered with. The
 * audits can be held, so that what is seen of one at work does not depend on how quick it is.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:audit-journey;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE")
@ContextConfiguration(initializers = Journey.OwnFolder.class)
@Import(HeldAudits.class)
@ExtendWith(Browsing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditJourneyTest {

    private static final Pattern ONE = Pattern.compile(".*/audit/[0-9a-f-]{36}");

    @Value("${chancery.data}")
    private Path data;

    @Autowired
    private Ledger ledger;

    @Autowired
    private DataSource database;

    @Autowired
    private HeldAudits.Gate gate;

    @BeforeAll
    void record() {
        ledger.record(
                List.of(new RelationCommand.SeverTies(
                        new Parties.Mutual(List.of(ActorCode.of("NOR"), ActorCode.of("SWE"))),
                        null,
                        null,
                        Particulars.of(
                                ledger.newId(),
                                OccurrenceDate.parse("1905"),
                                List.of(new Source("Gazette", null, null, null, null, null, null))))),
                new Ledger.Recorder("A. Person", null));
    }

    @AfterEach
    void open() {
        gate.open();
    }

    private Page inside(Reader reader) {
        return RecordingJourneyTest.inside(reader, "/audit", data);
    }

    private static void press(Page page, String selector) {
        Reader.tabTo(page, selector);
        Reader.follow(page, () -> page.keyboard().press("Enter"));
    }

    private static void over(Page page, String verdict) {
        assertThat(page.locator(".title .lead"))
                .hasText(verdict, new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        page.locator("html[data-ready]").waitFor();
    }

    private static Locator fact(Page page, String name) {
        return page.locator(".listed tr")
                .filter(new Locator.FilterOptions().setHas(page.locator("th", named(name))))
                .locator("td");
    }

    private static Page.LocatorOptions named(String name) {
        return new Page.LocatorOptions().setHasText(Pattern.compile("^" + name + "$"));
    }

    private static void fits(Page page) {
        page.setViewportSize(360, 800);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(360);
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            Assertions.assertThat(Reader.violations(page)).isEmpty();
        }
        page.setViewportSize(1440, 1000);
        Assertions.assertThat(Reader.violations(page)).isEmpty();
    }

    @Test
    void by_keyboard_alone_an_audit_is_started_watched_cancelled_and_begun_again(Reader reader) {
        gate.shut();
        Page page = inside(reader);
        assertThat(page.locator(".facts-of dd").nth(0)).hasText("1");
        assertThat(page.locator(".facts-of dd").nth(3)).hasText(Pattern.compile("[0-9a-f]{64}"));
        fits(page);
        press(page, "#audit button");

        assertThat(page).hasURL(ONE);
        String first = page.url();
        assertThat(page.locator(".batch-state strong")).hasText("is at work");
        assertThat(page.locator(".figures")).containsText("of 1 events");
        fits(page);
        page.reload();
        assertThat(page.locator(".batch-state strong")).hasText("is at work");

        Page other = inside(reader);
        press(other, "#audit button");
        assertThat(other.locator(".batch-state strong")).hasText("waits");
        assertThat(other.locator(".figures")).containsText("One comes before it.");
        press(other, "form[action$='/cancel'] button");
        over(other, "It did not come to its end; what it says is not the whole.");
        assertThat(other.locator(".wrong")).hasCount(0);

        press(page, "form[action$='/cancel'] button");
        assertThat(page.locator(".figures")).containsText("It stops in a moment.");
        assertThat(page.locator("form[action$='/cancel']")).hasCount(0);
        gate.open();
        over(page, "It did not come to its end; what it says is not the whole.");
        Assertions.assertThat(page.url()).isEqualTo(first);
        assertThat(page.locator("form[action$='/again']")).containsText("from the first event");
        fits(page);

        press(page, "form[action$='/again'] button");
        over(page, "Nothing was found: the record is as it was written, and the kept answers follow from it.");
        Assertions.assertThat(page.url()).isEqualTo(first);
        assertThat(fact(page, "To repeat it")).containsText("chancery audit --up-to 1 --seed ");
        fits(page);
        reader.go(page, "/audit");
        assertThat(page.locator(".facts-of dd").nth(4)).containsText("(1 events, nothing found)");
        reader.noTroubles();
    }

    @Test
    void what_is_read_is_chosen_on_the_page(Reader reader) {
        Page page = inside(reader);
        Reader.tabTo(page, "input[name=relation]");
        page.keyboard().type("swe-nor");
        Reader.tabTo(page, "input[name=until]");
        page.keyboard().type("99");
        page.keyboard().press("Enter");
        assertThat(page.locator(".wrong")).hasText("There is no position 99: the ledger has come to 1.");
        assertThat(page.locator("#audit input[name=relation]")).hasValue("swe-nor");
        Assertions.assertThat(Reader.violations(page)).isEmpty();

        page.locator("#audit input[name=until]").fill("2001-01-01T00:00:00Z");
        page.keyboard().press("Enter");
        over(page, "Nothing was found: the record is as it was written, and the kept answers follow from it.");
        assertThat(fact(page, "What was read")).hasText("the relation NOR-SWE, up to position 0");

        reader.go(page, "/audit");
        page.locator("#audit input[name=relation]").fill("NOR-XXX");
        page.locator("#audit input[name=until]").fill("yesterday");
        page.keyboard().press("Enter");
        assertThat(page.locator(".wrong li")).hasCount(2);
    }

    @Test
    void what_it_finds_stands_on_the_first_page_until_somebody_says_by_name_that_it_is_known(Reader reader) {
        JdbcClient sql = JdbcClient.create(database);
        sql.sql("update event set request_id = 'another' where position = 1").update();
        Page page = inside(reader);
        press(page, "#audit button");
        over(page, "Something is not as it should be: what was found stands below.");
        String found = page.url();
        assertThat(page.locator("ol strong").first()).hasText("leaf-differs");
        fits(page);

        reader.go(page, "/");
        assertThat(page.locator(".alarm")).containsText("nobody has acknowledged");
        press(page, ".alarm a");
        Assertions.assertThat(page.url()).isEqualTo(found);
        Reader.tabTo(page, "input[name=by]");
        page.keyboard().type("A. Person");
        Reader.tabTo(page, "input[name=remark]");
        page.keyboard().type("a test");
        page.keyboard().press("Enter");
        assertThat(fact(page, "Acknowledged")).containsText("by A. Person at");
        assertThat(page.locator("form[action$='/acknowledge']")).hasCount(0);
        reader.go(page, "/");
        assertThat(page.locator(".alarm")).hasCount(0);
        sql.sql("update event set request_id = null where position = 1").update();
        reader.noTroubles();
    }

    @Test
    void without_script_an_audit_is_started_and_looked_at_again(Reader reader) {
        gate.shut();
        Page scripted = inside(reader);
        try (BrowserContext context = scripted.context()
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setStorageState(scripted.context().storageState()))) {
            Page page = context.newPage();
            page.navigate(scripted.url());
            page.locator("#audit button").click();
            page.locator(".batch-state strong").waitFor();
            while (page.locator(".batch-state strong").textContent().equals("waits")) {
                page.reload();
            }
            assertThat(page.locator(".batch-state strong")).hasText("is at work");
            gate.open();
            while (page.locator(".at-work").count() > 0) {
                page.reload();
            }
            assertThat(page.locator(".title .lead")).containsText("Nothing was found");
        }
    }

    @Test
    void who_is_not_signed_in_is_led_to_the_door(Reader reader) {
        Page page = reader.open("/audit");
        assertThat(page.locator("#audit button")).isDisabled();
        assertThat(page.locator("a[href^='/enter?next=']").last()).hasAttribute("href", "/enter?next=/audit");
        reader.findsNothingWrong("/audit");
        reader.scrollsOnlyDown("/audit");
        reader.loadsLittle("/audit");
    }
}
