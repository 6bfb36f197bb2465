package org.chancery.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chancery.actor.ActorCode;
import org.chancery.chronicle.Chronicle;
import org.chancery.chronicle.Chronicled;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.Reply;
import org.chancery.relation.Particulars;
import org.chancery.relation.Parties;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.Source;
import org.chancery.time.OccurrenceDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A record is corrected, retracted and disputed from its own page. */
@WritingJourney
class AmendingJourneyTest {

    @Value("${chancery.data}")
    private Path data;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Chronicle chronicle;

    private UUID severed(String one, String other, String date) {
        UUID id = ledger.newId();
        record(severing(id, one, other, date));
        return id;
    }

    private static RelationCommand.SeverTies severing(UUID id, String one, String other, String date) {
        return new RelationCommand.SeverTies(
                new Parties.Mutual(List.of(ActorCode.of(one), ActorCode.of(other))),
                ActorCode.of(other),
                "a dispute over fish",
                Particulars.of(
                        id,
                        OccurrenceDate.parse(date),
                        List.of(new Source(
                                "Gazette", "The state", "https://example.org/g", null, null, null, "broken off"))));
    }

    private void record(RelationCommand command) {
        assertThat(ledger.record(List.of(command), new Ledger.Recorder("somebody else", null)))
                .isInstanceOf(Reply.Accepted.class);
    }

    private Chronicled record(UUID id) {
        return chronicle.record(id).orElseThrow();
    }

    private Page inside(Reader reader, String path) {
        return RecordingJourneyTest.inside(reader, path, data);
    }

    @Test
    void a_correction_opens_with_what_is_recorded_and_says_what_it_changes(Reader reader) {
        UUID id = severed("ISL", "GBR", "1976");
        Page page = inside(reader, "/records/" + id);
        Reader.follow(page, () -> page.locator(".amend a").first().click());
        assertThat(RecordingJourneyTest.box(page, "between.1")).hasValue("ISL");
        assertThat(RecordingJourneyTest.box(page, "sources.1.quote")).hasValue("broken off");
        RecordingJourneyTest.box(page, "occurred").fill("1976-02-19");
        RecordingJourneyTest.awaitPanel(page, "severed");
        assertThat(page.locator("#panel .needed")).containsText("Reason");
        page.locator("#record").click();
        assertThat(page.locator(".troubles")).containsText("Reason");
        RecordingJourneyTest.box(page, "because").fill("the day is known");
        page.locator("#record").click();
        page.waitForURL("**/records/" + id + "?recorded=*");
        assertThat(page.locator(".done")).containsText("Recorded at ledger position");
        assertThat(page.locator(".history")).containsText("the day is known");
        RelationEvent.TiesSevered now = (RelationEvent.TiesSevered) record(id).content();
        assertThat(now.particulars().occurred().text()).isEqualTo("1976-02-19");
        assertThat(now.reason()).isEqualTo("a dispute over fish");
        assertThat(now.particulars().sources())
                .isEqualTo(severing(id, "ISL", "GBR", "1976").particulars().sources());
        reader.noTroubles();
    }

    @Test
    void a_race_that_is_lost_keeps_the_texts_shows_the_other_change_and_lets_one_go_on(Reader reader) {
        UUID id = severed("NOR", "SWE", "1905");
        Page page = inside(reader, "/records/" + id + "/correct");
        RecordingJourneyTest.box(page, "occurred").fill("1905-06-07");
        RecordingJourneyTest.box(page, "because").fill("mine");
        record(new RelationCommand.CorrectRecord(id, "theirs", severing(id, "NOR", "SWE", "1905-10")));
        page.locator("#record").click();
        assertThat(page.locator(".race")).containsText("theirs");
        assertThat(page.locator(".race table")).containsText("1905-10");
        assertThat(page.locator(".race")).containsText("somebody else");
        assertThat(RecordingJourneyTest.box(page, "occurred")).hasValue("1905-06-07");
        assertThat(RecordingJourneyTest.box(page, "because")).hasValue("mine");
        assertThat(record(id).history()).hasSize(2);
        assertThat(Reader.violations(page)).isEmpty();

        page.locator("#record").click();
        assertThat(page.locator(".race")).isVisible();
        assertThat(record(id).history()).hasSize(2);

        page.locator("button[value=go-on]").click();
        assertThat(page.locator(".race")).hasCount(0);
        page.locator("#record").click();
        page.waitForURL("**/records/" + id + "?recorded=*");
        assertThat(record(id).history()).hasSize(3);
        assertThat(((RelationEvent.Act) record(id).content())
                        .particulars()
                        .occurred()
                        .text())
                .isEqualTo("1905-06-07");
        reader.noTroubles();
    }

    @Test
    void a_retraction_shows_first_what_follows_from_it(Reader reader) {
        UUID id = severed("BOL", "CHL", "1978-03-17");
        Page page = inside(reader, "/records/" + id + "/retract");
        assertThat(page.locator("#panel")).containsText("severed");
        assertThat(page.locator("#panel .after").first()).hasText("not recorded");
        assertThat(page.locator("#panel .needed")).containsText("Reason");
        RecordingJourneyTest.box(page, "reason").fill("recorded twice");
        page.keyboard().press("Control+Enter");
        page.waitForURL("**/records/" + id + "?recorded=*");
        assertThat(record(id).retracted()).isTrue();
        assertThat(page.locator(".amend")).hasCount(0);

        reader.go(page, "/records/" + id + "/retract");
        RecordingJourneyTest.awaitPanel(page, "was retracted and no longer counts");
        reader.noTroubles();
    }

    @Test
    void a_dispute_is_recorded_and_resolved(Reader reader) {
        UUID id = severed("PER", "ECU", "1941-07");
        Page page = inside(reader, "/records/" + id + "/dispute");
        RecordingJourneyTest.box(page, "disputedBy").fill("Ecuador desk");
        RecordingJourneyTest.box(page, "grounds").fill("The embassy stayed open.\nIts lists say so.");
        RecordingJourneyTest.box(page, "instead").fill("not an id");
        RecordingJourneyTest.box(page, "sources.1.title").fill("Diplomatic list");
        page.locator("#record").click();
        assertThat(page.locator(".troubles")).containsText("Records that hold instead");
        RecordingJourneyTest.box(page, "instead").fill("");
        RecordingJourneyTest.awaitPanel(page, "contested");
        page.locator("#record").click();
        page.waitForURL("**/records/" + id + "?recorded=*");
        assertThat(page.locator(".badge.alarm")).hasText("disputed");
        assertThat(record(id).disputed()).isTrue();

        Reader.follow(page, () -> page.locator(".amend a[href*=resolve]").click());
        RecordingJourneyTest.box(page, "outcome").fill("the break stands");
        page.locator("#record").click();
        page.waitForURL("**/records/" + id + "?recorded=*");
        assertThat(record(id).disputed()).isFalse();
        reader.noTroubles();
    }

    @Test
    void a_source_is_added(Reader reader) {
        UUID id = severed("ESP", "MEX", "1939");
        Page page = inside(reader, "/records/" + id + "/source");
        RecordingJourneyTest.box(page, "source.title").fill("Memoirs");
        RecordingJourneyTest.box(page, "grade").selectOption("CONFIRMED");
        page.locator("#record").click();
        page.waitForURL("**/records/" + id + "?recorded=*");
        assertThat(page.locator("main")).containsText("Memoirs");
        assertThat(record(id).grade()).isEqualTo(org.chancery.relation.Grade.CONFIRMED);
        reader.noTroubles();
    }

    @Test
    void the_page_of_a_corrected_record_says_field_by_field_and_day_by_day_what_the_correction_changed(Reader reader) {
        UUID id = severed("ARG", "PRY", "1967-06-06");
        record(new RelationCommand.CorrectRecord(
                id, "the gazette has another day", severing(id, "ARG", "PRY", "1967-06-10")));
        Page page = reader.open("/records/" + id);
        assertThat(page.locator(".history .revised dt")).hasText("Date");
        assertThat(page.locator(".history .revised del")).hasText(Pattern.compile(".*1967-06-06"));
        assertThat(page.locator(".history .revised ins")).hasText(Pattern.compile(".*1967-06-10"));
        assertThat(page.locator(".history .turned li").first()).containsText("Headline");
        assertThat(page.locator(".history .turned li").first()).containsText("From 6 June 1967 to 9 June 1967");
        assertThat(page.locator(".history .turned")).containsText("What it changed in ARG-PRY");
        assertThat(page.locator(".history .stored")).hasCount(2);
        assertThat(page.locator(".history .stored pre").first()).not().isVisible();
        Reader.tabTo(page, ".history .stored summary");
        page.keyboard().press("Enter");
        assertThat(page.locator(".history .stored pre").first()).containsText("\"record-corrected\"");
        page.locator(".history .then-link", new Page.LocatorOptions().setHasText("View as known before"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*/dyads/ARG-PRY\\?asOf=1967-06-10&knownAt=.*"));
        reader.findsNothingWrong("/records/" + id);
        reader.scrollsOnlyDown("/records/" + id);
    }

    @Test
    void the_page_of_a_retracted_record_stays_and_says_first_that_it_no_longer_counts(Reader reader) {
        UUID id = severed("URY", "VEN", "1976-07-06");
        record(new RelationCommand.RetractRecord(id, "entered twice"));
        Page page = reader.open("/records/" + id);
        assertThat(page.locator(".retraction")).containsText("entered twice");
        assertThat(page.locator(".retraction")).containsText("It no longer counts.");
        assertThat(page.locator(".history .record-retracted .turned li").first())
                .containsText("Severed");
        reader.findsNothingWrong("/records/" + id);
        reader.scrollsOnlyDown("/records/" + id);
    }

    @Test
    void nobody_is_shut_out(Reader reader) {
        UUID id = severed("KHM", "THA", "1961-10-23");
        for (String word : List.of("correct", "retract", "dispute", "source")) {
            String path = "/records/" + id + "/" + word;
            reader.findsNothingWrong(path);
            reader.scrollsOnlyDown(path);
            reader.loadsLittle(path);
        }
        Page page = RecordingJourneyTest.inside(reader, "/records/" + id + "/correct", data, 360, ColorScheme.DARK);
        assertThat(Reader.violations(page)).isEmpty();
    }
}
