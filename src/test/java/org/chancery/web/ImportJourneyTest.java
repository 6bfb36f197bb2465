package org.chancery.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.chancery.security.AdminToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A file from a folder into the books and out of them again, on a server of its own, since it records. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:import-journey;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE")
@ContextConfiguration(initializers = Journey.OwnFolder.class)
@ExtendWith(Browsing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportJourneyTest {

    private static final String ROWS = """
            command,between,occurred,unsourced
            establish-ties,NOR;SWE,1905-10-26,the first row
            sever-ties,NOR;SWE,1911-13,a month that is none
            establish-ties,NOR;ZZZ,1920,<script>document.title='hurt'</script>
            """;

    @Value("${chancery.data}")
    private Path data;

    @TempDir
    private Path folder;

    private void comeIn(Page page) throws IOException {
        Reader.tabTo(page, "input[name=token]");
        page.keyboard().type(Files.readString(data.resolve(AdminToken.FILE)).strip());
        Reader.follow(page, () -> page.keyboard().press("Enter"));
    }

    private static void press(Page page, String selector) {
        Reader.tabTo(page, selector);
        Reader.follow(page, () -> page.keyboard().press("Enter"));
    }

    /** Gives the file to the box for it; the dialog in which a person would look for it is the browser's own. */
    private static void hand(Page page, Path file) {
        Reader.tabTo(page, "input[name=file]");
        page.locator("input[name=file]:focus").setInputFiles(file);
    }

    private static void over(Page page, String lead) {
        page.locator("#live:not([data-live])").waitFor(new Locator.WaitForOptions().setTimeout(30_000));
        page.locator("html[data-ready]").waitFor();
        assertThat(page.locator(".code").first()).hasText(lead);
        assertThat(page.locator(".batch-state strong")).hasText("done");
    }

    @Test
    void by_keyboard_alone_a_file_is_tried_imported_and_taken_back(Reader reader) throws IOException {
        Path file = Files.writeString(folder.resolve("acts.csv"), ROWS);
        Page page = reader.open("/enter");
        comeIn(page);
        reader.go(page, "/imports");
        Assertions.assertThat(Reader.violations(page)).isEmpty();
        Reader.tabTo(page, "input[name=format]");
        page.keyboard().press("Space");
        assertThat(page.locator("input[value=records]")).isChecked();
        hand(page, file);
        Reader.tabTo(page, "input[name=name]");
        page.keyboard().type("Norway & Sweden");
        press(page, ".sending button");

        over(page, "Trial");
        assertThat(page.locator("#rows + table tr").nth(2)).containsText("would be recorded");
        assertThat(page.locator("#rows + table tr").nth(2).locator(".figure")).hasText("1");
        assertThat(page.locator("#impact ~ table")).containsText("NOR-SWE");
        assertThat(page.locator("#listed + table tbody tr")).hasCount(2);
        assertThat(page).hasTitle("Trial: Norway & Sweden · Chancery");
        Assertions.assertThat(Reader.violations(page)).isEmpty();
        Assertions.assertThat(page.request()
                        .get(page.locator("#unrecorded")
                                .evaluate("link => link.href")
                                .toString())
                        .text())
                .startsWith("command,between,occurred,unsourced,outcome,why\n".replace("\n", ""))
                .contains("sever-ties,NOR;SWE,1911-13,a month that is none,REFUSED,");

        press(page, "form[action$='/record'] button");
        over(page, "Import");
        Assertions.assertThat(Reader.violations(page)).isEmpty();
        String imported = page.url();
        page.reload();
        over(page, "Import");
        Assertions.assertThat(page.url()).isEqualTo(imported);

        press(page, "form[action$='/undo/preview'] button");
        over(page, "Trial of an undoing");
        assertThat(page.locator("#impact ~ table")).containsText("NOR-SWE");
        press(page, "form[action$='/undo'] button");
        over(page, "Undoing");
        Assertions.assertThat(Reader.violations(page)).isEmpty();
        reader.go(page, "/imports");
        assertThat(page.locator(".batches tbody tr:has-text('Norway & Sweden')"))
                .hasCount(4);
        page.setViewportSize(360, 800);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(360);
        reader.go(page, imported);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(360);
        Assertions.assertThat(Reader.violations(page)).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Assertions.assertThat(Reader.violations(page)).isEmpty();
        reader.noTroubles();
    }

    private static final String OWN = """
            Land A;Land B;Datum;Ort;Bemerkung
            Turkey;Soviet Union;03/04/1967;Ankara;a working visit
            Turkye;Syria;13/05/1967;;=cmd()
            Turkye;Iran;01/02/1968;Tehran;
            Turkey;Atlantis;02/02/1968;;<img src=x onerror=document.title='hurt'>
            """;

    private static void choose(Page page, String select, String value) {
        Reader.tabTo(page, select);
        page.locator(select).selectOption(value);
    }

    private static void fine(Page page) {
        Assertions.assertThat(Reader.violations(page)).isEmpty();
        page.setViewportSize(360, 800);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(360);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Assertions.assertThat(Reader.violations(page)).isEmpty();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1280, 800);
    }

    @Test
    void by_keyboard_alone_a_table_of_ones_own_is_mapped_its_names_are_resolved_and_it_comes_in(Reader reader)
            throws IOException {
        Path file = Files.writeString(folder.resolve("visits.csv"), OWN);
        Page page = reader.open("/enter");
        comeIn(page);
        reader.go(page, "/imports");
        Reader.tabTo(page, "input[value=records]");
        page.keyboard().press("Space");
        hand(page, file);
        press(page, ".sending button");

        page.locator(".mapped").waitFor();
        fine(page);
        assertThat(page.locator(".notes")).containsText("5 columns, with a semicolon between cells");
        choose(page, "select[name='is.0']", "delegations");
        choose(page, "select[name='is.1']", "delegations");
        choose(page, "select[name='is.2']", "occurred");
        choose(page, "select[name='is.3']", "place");
        choose(page, "select[name='all.command']", "hold-meeting");
        Reader.tabTo(page, "input[name='all.source.title']");
        page.keyboard().type("Chronicle of the ministry");
        Reader.tabTo(page, "input[name=dates]");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("input[value=DAY_FIRST]")).isChecked();
        press(page, ".mapping button");

        over(page, "Trial");
        assertThat(page.locator("#rows + table tr").nth(2).locator(".figure")).hasText("1");
        String mapped = page.url();
        press(page, "#names");
        page.locator(".stranger").first().waitFor();
        fine(page);
        assertThat(page.locator(".stranger")).hasCount(2);
        assertThat(page.locator(".stranger legend").first()).containsText("Turkye");
        Reader.tabTo(page, "input[name='other.0']");
        page.keyboard().type("TUR");
        press(page, ".mapping button");

        over(page, "Trial");
        Assertions.assertThat(page.url()).isNotEqualTo(mapped);
        assertThat(page.locator("#rows + table tr").nth(2).locator(".figure")).hasText("3");
        assertThat(page.locator("#listed + table tbody tr")).hasCount(1);
        fine(page);
        Assertions.assertThat(page.request()
                        .get(page.locator("#unrecorded")
                                .evaluate("link => link.href")
                                .toString())
                        .text())
                .startsWith("Land A;Land B;Datum;Ort;Bemerkung;outcome;why")
                .contains("Turkey;Atlantis;02/02/1968;;");
        press(page, "form[action$='/record'] button");
        over(page, "Import");
        assertThat(page.locator("#rows + table tr").nth(2).locator(".figure")).hasText("3");
        press(page, "form[action$='/undo/preview'] button");
        over(page, "Trial of an undoing");
        press(page, "form[action$='/undo'] button");
        over(page, "Undoing");
        reader.noTroubles();
    }

    @Test
    void nobody_is_shut_out_of_the_list_and_it_is_light(Reader reader) {
        reader.findsNothingWrong("/imports");
        reader.scrollsOnlyDown("/imports");
        reader.loadsLittle("/imports");
    }
}
