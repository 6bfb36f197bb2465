package org.chancery.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chancery.actor.ActorCode;
import org.chancery.chronicle.Chronicle;
import org.chancery.ledger.Ledger;
import org.chancery.relation.MissionLevel;
import org.chancery.relation.Pair;
import org.chancery.relation.Particulars;
import org.chancery.relation.Parties;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.Source;
import org.chancery.security.AdminToken;
import org.chancery.time.OccurrenceDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** An act is recorded in a browser, from the list of acts to the page of its record. */
@WritingJourney
class RecordingJourneyTest {

    private static final Pattern RECORDED = Pattern.compile(".*/records/[0-9a-f-]{36}\\?recorded=\\d+");

    @Value("${chancery.data}")
    private Path data;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Chronicle chronicle;

    /** A page that is open in a browser that is signed in. */
    static Page inside(Reader reader, String path, Path data) {
        return inside(reader, path, data, 1440, ColorScheme.LIGHT);
    }

    static Page inside(Reader reader, String path, Path data, int width, ColorScheme scheme) {
        try {
            Page page = reader.open("/record", width, scheme);
            String address = page.url().substring(0, page.url().indexOf("/record"));
            page.request()
                    .post(
                            address + "/enter",
                            RequestOptions.create()
                                    .setForm(FormData.create()
                                            .set(
                                                    "token",
                                                    Files.readString(data.resolve(AdminToken.FILE))
                                                            .strip())));
            reader.go(page, path);
            return page;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Page inside(Reader reader, String path) {
        return inside(reader, path, data);
    }

    static Locator box(Page page, String path) {
        return page.locator("[id=\"" + path + "\"]");
    }

    /** Reaches a box with the Tab key and types. */
    private static void type(Page page, String path, String text) {
        Reader.tabTo(page, "[id=\"" + path + "\"]");
        page.keyboard().type(text);
    }

    /** Waits until the server has said what it makes of what stands in the form. */
    static void awaitPanel(Page page, String text) {
        assertThat(page.locator("#panel")).containsText(text);
    }

    private void record(RelationCommand command) {
        assertThat(ledger.record(List.of(command), new Ledger.Recorder("test", null)))
                .isInstanceOf(org.chancery.ledger.Reply.Accepted.class);
    }

    private static Particulars on(String date, UUID id) {
        return Particulars.of(
                id, OccurrenceDate.parse(date), List.of(new Source("Gazette", null, null, null, null, null, null)));
    }

    private RelationEvent recorded(Page page) {
        String url = page.url();
        String id = url.substring(url.indexOf("/records/") + 9, url.indexOf('?'));
        return chronicle.record(UUID.fromString(id)).orElseThrow().content();
    }

    @Test
    void ties_are_severed_by_keyboard_alone(Reader reader) {
        Page page = inside(reader, "/record");
        page.keyboard().type("sever");
        assertThat(page.locator(".acts li:visible")).hasCount(1);
        Reader.follow(page, () -> page.keyboard().press("Enter"));
        assertThat(page).hasURL(Pattern.compile(".*/record/sever-ties"));
        type(page, "between.1", "Syria");
        type(page, "between.2", "turkey");
        type(page, "occurred", "2011");
        assertThat(page.locator("[id=note-occurred]")).containsText("Earliest 1 Jan 2011, latest 31 Dec 2011");
        awaitPanel(page, "Syria and Turkey severed diplomatic relations, sometime in 2011.");
        awaitPanel(page, "possibly not recorded or severed");
        assertThat(page.locator("#panel .needed")).containsText("Source");
        type(page, "sources.1.title", "Official Gazette");
        assertThat(page.locator("#panel .needed")).hasCount(0);
        String promised = page.locator("#panel .sentence").innerText();

        page.keyboard().press("Control+Enter");
        page.waitForURL(RECORDED);
        assertThat(page.locator(".done")).containsText("Recorded at ledger position");
        assertThat(page.locator("h1")).hasText(promised);
        assertThat(recorded(page))
                .isInstanceOfSatisfying(
                        RelationEvent.TiesSevered.class,
                        severed -> assertThat(severed.parties())
                                .isEqualTo(new Parties.Mutual(List.of(ActorCode.of("SYR"), ActorCode.of("TUR")))));
        reader.noTroubles();
    }

    @Test
    void a_meeting_is_recorded_by_keyboard_alone_and_moves_no_facet(Reader reader) {
        Page page = inside(reader, "/record/hold-meeting");
        type(page, "delegations.1.actor", "RUS");
        Reader.tabTo(page, "[id=\"delegations.1.role\"]");
        page.keyboard().type("host");
        type(page, "delegations.1.people.1.name", "Vladimir Putin");
        type(page, "delegations.2.actor", "SYR");
        type(page, "delegations.2.people.1.name", "Bashar al-Assad");
        type(page, "occurred", "24 July 2024");
        type(page, "topics", "situation in the region");
        type(page, "place", "Moscow");
        type(page, "sources.1.title", "Putin-Assad Meeting in Moscow");
        awaitPanel(page, "It moves no facet");
        page.keyboard().press("Control+Enter");
        page.waitForURL(RECORDED);
        assertThat(recorded(page)).isInstanceOfSatisfying(RelationEvent.MeetingHeld.class, held -> {
            assertThat(held.particulars().occurred().text()).isEqualTo("2024-07-24");
            assertThat(held.topics()).containsExactly("situation in the region");
            assertThat(held.delegations())
                    .extracting(each -> each.actor() + " " + each.role())
                    .containsExactly("RUS HOST", "SYR PRINCIPAL");
        });
        reader.noTroubles();
    }

    @Test
    void an_act_of_some_day_between_two_is_told_as_possible_and_recorded_as_it_was_written(Reader reader) {
        Page page = inside(reader, "/record/close-mission?relation=CAN-IRN");
        assertThat(box(page, "by.1")).hasValue("Canada (CAN)");
        assertThat(box(page, "toward.1")).hasValue("Iran (IRN)");
        type(page, "occurred", "[2011-11..2012-03]");
        awaitPanel(page, "possibly not recorded or closed");
        awaitPanel(page, "1 Nov 2011 to 30 Mar 2012");
        awaitPanel(page, "31 Mar 2012 onwards");
        type(page, "unsourced", "from memory");
        Reader.tabTo(page, "#record");
        page.keyboard().press("Enter");
        page.waitForURL(RECORDED);
        assertThat(((RelationEvent.Act) recorded(page)).particulars().occurred().text())
                .isEqualTo("[2011-11..2012-03]");
        reader.go(page, "/dyads/CAN-IRN?asOf=2012-01-15");
        assertThat(page.locator(".facets")).containsText("closed");
        assertThat(page.locator(".facets .mark.possible").first()).hasText("Possible");
        reader.noTroubles();
    }

    @Test
    void what_does_not_fit_is_refused_in_plain_words_and_can_be_recorded_all_the_same(Reader reader) {
        UUID first = ledger.newId();
        record(new RelationCommand.SeverTies(
                new Parties.Mutual(List.of(ActorCode.of("FRA"), ActorCode.of("PRT"))), null, null, on("1950", first)));
        Page page = inside(reader, "/record/sever-ties?relation=FRA-PRT");
        type(page, "occurred", "1960");
        type(page, "sources.1.title", "A yearbook");
        awaitPanel(page, "Not accepted");
        awaitPanel(page, "this act can follow only");
        assertThat(page.locator("#panel .refused .twins a")).hasAttribute("href", "/records/" + first);
        Reader.tabTo(page, "#record");
        page.keyboard().press("Enter");
        assertThat(page.locator("#panel .refused")).isVisible();
        assertThat(box(page, "occurred")).hasValue("1960");

        page.locator("#panel .ways a", new Page.LocatorOptions().setHasText("all the same"))
                .click();
        box(page, "impliesUnrecordedChange").fill("a restoration in between is not documented");
        awaitPanel(page, "severed");
        assertThat(page.locator("#panel .refused")).hasCount(0);
        page.locator("#record").click();
        page.waitForURL(RECORDED);
        reader.noTroubles();
    }

    @Test
    void who_did_not_exist_then_is_said_and_who_stood_in_the_place_is_offered(Reader reader) {
        Page page = inside(reader, "/record/close-mission");
        type(page, "by.1", "Russia");
        type(page, "toward.1", "ISR");
        type(page, "occurred", "1967-06-10");
        Locator note = page.locator("[id=\"note-by.1\"]");
        assertThat(note).containsText("did not exist then");
        note.locator("button", new Locator.LocatorOptions().setHasText("Soviet Union"))
                .click();
        assertThat(box(page, "by.1")).hasValue("Soviet Union (SUN)");
        assertThat(box(page, "occurred")).hasValue("1967-06-10");
        reader.noTroubles();
    }

    @Test
    void the_next_of_its_kind_keeps_parties_and_source(Reader reader) {
        Page page = inside(reader, "/record/impose-sanctions?by.1=USA&toward.1=CUB&regime=embargo");
        box(page, "occurred").fill("1962-02-07");
        page.getByLabel("trade").check();
        box(page, "sources.1.title").fill("Proclamation 3447");
        awaitPanel(page, "imposed");
        page.getByText("Record and add another").click();
        assertThat(page.locator(".done")).containsText("Recorded at ledger position");
        assertThat(box(page, "by.1")).hasValue("USA");
        assertThat(box(page, "sources.1.title")).hasValue("Proclamation 3447");
        assertThat(box(page, "occurred")).hasValue("");
        assertThat(box(page, "occurred")).isFocused();
        assertThat(box(page, "regime")).hasValue("");
        assertThat(ledger.relation(Pair.of(ActorCode.of("CUB"), ActorCode.of("USA")))
                        .records())
                .hasSize(1);

        box(page, "regime").fill("embargo");
        box(page, "occurred").fill("1962-02");
        awaitPanel(page, "It may be on record already");
        assertThat(page.locator("#panel .twinned a").first()).hasAttribute("href", Pattern.compile("/records/.*"));
        reader.noTroubles();
    }

    @Test
    void pressed_twice_it_is_recorded_once(Reader reader) {
        Page page = inside(reader, "/record/open-mission?by.1=NOR&toward.1=CHL&occurred=1920&unsourced=x");
        awaitPanelOnOpening(page);
        String body = String.valueOf(page.evaluate(
                "async () => { const said = new URLSearchParams(new FormData(document.querySelector('#form'))); said.set('do', 'record');"
                        + " const both = await Promise.all([1, 2, 3].map(() => fetch(document.querySelector('#form').action, {method: 'POST', body: said})));"
                        + " return both.map(one => one.url.replace(/.*records/, '')).join(' '); }"));
        assertThat(body.split(" ")).hasSize(3).containsOnly(body.split(" ")[0]);
        assertThat(ledger.relation(Pair.of(ActorCode.of("CHL"), ActorCode.of("NOR")))
                        .records())
                .hasSize(1);
    }

    private static void awaitPanelOnOpening(Page page) {
        awaitPanel(page, "open");
    }

    @Test
    void hostile_and_absurd_texts_stay_where_they_were_written_and_do_nothing(Reader reader) {
        List<String> texts = List.of(
                "<script>document.title='hurt'</script>",
                "\"><img src=x onerror=\"document.title='hurt'\">",
                "{{7*7}} ${7*7} #{product} [[${7*7}]]",
                "'; DROP TABLE events; --",
                "\u202Eevil\u202C",
                "مرحبا بالعالم",
                "𝕐\uD83D\uDE00e\u0301",
                "x".repeat(5_000),
                "99999999999999999999",
                "../../etc/passwd",
                "\u0000\u0007");
        Page page = inside(reader, "/record/hold-meeting");
        List<String> paths = page.locator("#form input[id], #form textarea[id]").all().stream()
                .map(each -> each.getAttribute("id"))
                .toList();
        assertThat(paths).hasSizeGreaterThan(20);
        for (String text : texts) {
            page.evaluate(
                    "text => { for (const box of document.querySelectorAll('#form input[id], #form textarea[id]')) { box.value = text; } }",
                    text);
            page.evaluate("document.querySelector('.troubles')?.remove()");
            page.locator("#record").click();
            assertThat(page.locator(".troubles")).isVisible();
            assertThat(page).hasTitle("Hold a meeting · Chancery");
            if (text.indexOf('\u0000') < 0) {
                assertThat(box(page, "note")).hasValue(text);
                assertThat(box(page, "delegations.1.actor")).hasValue(text);
            }
        }
        assertThat(page.locator("#content script, #content img")).hasCount(0);
        reader.noTroubles();
    }

    @Test
    void what_is_stored_of_hostile_texts_is_shown_inert(Reader reader) {
        Page page = inside(reader, "/record/close-mission?by.1=USA&toward.1=IRQ&occurred=1990-08");
        box(page, "reason").fill("<script>document.title='hurt'</script>");
        box(page, "note").fill("<b>مرحبا</b> & \"so on\" 𝕐");
        box(page, "sources.1.title").fill("</title><script>document.title='hurt'</script>");
        box(page, "sources.1.url").fill("javascript:document.title='hurt'");
        page.locator("#record").click();
        assertThat(page.locator(".troubles")).containsText("begins with https:// or http://");
        box(page, "sources.1.url").fill("https://example.org/?a=1&b=<i>");
        page.locator("#record").click();
        page.waitForURL(RECORDED);
        assertThat(page.locator("main")).containsText("<b>مرحبا</b> & \"so on\" 𝕐");
        assertThat(page.locator("main")).containsText("</title><script>");
        assertThat(page.locator("#content script, #content b")).hasCount(0);
        reader.noTroubles();
    }

    @Test
    void a_note_of_five_megabytes_is_said_to_be_too_long_and_stays(Reader reader) {
        Page page = inside(reader, "/record/close-mission?by.1=USA&toward.1=IRQ&occurred=1991&unsourced=x");
        page.evaluate("document.getElementById('note').value = ('n'.repeat(99) + '\\n').repeat(50_000) + 'n'");
        page.locator("#record").click();
        assertThat(page.locator(".troubles")).containsText("5,000,001 characters");
        assertThat(page.evaluate("document.getElementById('note').value.length"))
                .isEqualTo(5_000_001);
        reader.noTroubles();
    }

    @Test
    void dates_at_the_ends_of_the_calendar_are_read_and_judged(Reader reader) {
        Page page = inside(reader, "/record/close-mission?by.1=USA&toward.1=IRQ&unsourced=x");
        box(page, "occurred").fill("9999-12-31");
        awaitPanel(page, "What is recorded has happened");
        box(page, "occurred").fill("0001-01-01");
        awaitPanel(page, "On no day of this date did all of them exist");
        box(page, "occurred").fill("-9999");
        awaitPanel(page, "On no day of this date did all of them exist");
        box(page, "occurred").fill("[..]");
        assertThat(page.locator("[id=note-occurred]")).containsText("Found");
        box(page, "occurred").fill("5/6/1967");
        assertThat(page.locator("[id=note-occurred] button")).hasCount(2);
        reader.noTroubles();
    }

    @Test
    void without_a_script_the_same_is_done_by_plain_forms(Reader reader) {
        Page page = inside(reader, "/record/raise-mission-level?by.1=GBR&toward.1=ALB");
        page.route("**/form*.js", com.microsoft.playwright.Route::abort);
        page.reload();
        page.locator("html[data-ready]").waitFor();
        box(page, "occurred").fill("c. 1920");
        box(page, "level").selectOption("MINISTER");
        page.keyboard().press("Enter");
        page.getByText("What would change?").click();
        assertThat(page.locator("[id=note-occurred]")).containsText("1920~");
        assertThat(page.locator("#panel")).containsText("minister");
        assertThat(page.locator(".troubles")).containsText("Name a source");
        box(page, "sources.1.title").fill("Foreign Office List");
        page.locator("[value='add:sources']").click();
        box(page, "sources.2.title").fill("Another");
        page.locator("#record").click();
        page.waitForURL(RECORDED);
        assertThat(((RelationEvent.Act) recorded(page)).particulars().sources()).hasSize(2);
        assertThat(recorded(page))
                .isInstanceOfSatisfying(
                        RelationEvent.MissionLevelRaised.class,
                        raised -> assertThat(raised.level()).isEqualTo(MissionLevel.MINISTER));
    }

    @Test
    void the_server_is_gone_in_between_and_nothing_is_lost(Reader reader) {
        Page page = inside(reader, "/record/close-mission?by.1=PER&toward.1=JPN&occurred=1942&unsourced=x");
        page.route("**/record/close-mission", com.microsoft.playwright.Route::abort);
        box(page, "note").fill("kept");
        page.locator("#record").click();
        assertThat(page.locator("#trouble")).containsText("never recorded twice");
        page.unroute("**/record/close-mission");
        assertThat(box(page, "note")).hasValue("kept");
        page.locator("#record").click();
        page.waitForURL(RECORDED);
    }

    @Test
    void nobody_is_shut_out_of_the_list_and_of_the_forms(Reader reader) {
        reader.findsNothingWrong("/record");
        reader.scrollsOnlyDown("/record");
        reader.loadsLittle("/record");
        for (String path : List.of(
                "/record/hold-meeting",
                "/record/sever-ties?relation=SYR-TUR&occurred=5/6/1967",
                "/record/register-actor")) {
            reader.findsNothingWrong(path);
            reader.scrollsOnlyDown(path);
            reader.loadsLittle(path);
        }
        for (ColorScheme scheme : ColorScheme.values()) {
            Page page = inside(
                    reader, "/record/close-mission?by.1=Russia&toward.1=Sirya&occurred=1975", data, 1440, scheme);
            page.locator("#record").click();
            assertThat(page.locator(".troubles")).isVisible();
            assertThat(Reader.violations(page)).as(scheme.name()).isEmpty();
        }
        reader.noTroubles();
    }
}
