package org.chancery.chronicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.OnBothDatabases;
import org.chancery.ledger.Reply;
import org.chancery.ledger.Said;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.Grade;
import org.chancery.relation.Pair;
import org.chancery.time.AsOf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class ChronicleTest {

    private static final Pair SYR_TUR = Pair.parse("SYR-TUR");

    private final HikariDataSource database;
    private final Ledger ledger;
    private final Chronicle chronicle;

    ChronicleTest(TestDatabase where) {
        database = where.newLedger();
        ledger = new Ledger(database, InstantSource.system(), Actors.states(), 10_000);
        chronicle = Chronicle.inMemory(ledger);
    }

    @AfterEach
    void close() {
        chronicle.close();
        ledger.close();
        database.close();
    }

    private void record(String name, String body) {
        assertThat(ledger.record(List.of(Said.command(name, body)), new Ledger.Recorder("a test", null)))
                .isInstanceOf(Reply.Accepted.class);
    }

    private UUID statement(String occurred, String words) {
        UUID id = UUID.randomUUID();
        record(
                "make-statement",
                ("{'recordId':'%s','by':'SYR','toward':'TUR','stance':'SUPPORTIVE','occurred':'%s','words':'%s',"
                                + "'unsourced':'a test'}")
                        .formatted(id, occurred, words));
        return id;
    }

    private List<UUID> found(Search search) {
        return chronicle.search(search, null, 100).records().stream()
                .map(Chronicled::id)
                .toList();
    }

    private double tone(String asOf) {
        return chronicle
                .tone(SYR_TUR, new AsOf(LocalDate.parse(asOf), ledger.now()))
                .value();
    }

    @Test
    void a_record_among_three_is_found_once_with_all_its_versions() {
        UUID id = UUID.randomUUID();
        ledger.record(List.of(Said.holdMeeting(id, "SYR", "TUR", "RUS")), new Ledger.Recorder("a test", null));
        record("retract-record", "{'record':'%s','reason':'never happened'}".formatted(id));
        assertThat(found(Search.ALL)).containsExactly(id);
        Chronicled record = chronicle.record(id).orElseThrow();
        assertThat(record.retracted()).isTrue();
        assertThat(record.history()).hasSize(2);
        assertThat(record.relations()).hasSize(3);
        assertThat(chronicle.records(SYR_TUR, ledger.now())).hasSize(1);
        assertThat(chronicle.contacts(SYR_TUR, ledger.now())).isEmpty();
    }

    @Test
    void the_last_records_come_latest_first_however_many_there_are() {
        statement("2009", "first");
        UUID second = statement("2010-05", "second");
        UUID third = statement("2011-05-01", "third");
        statement("2012", "after the day");
        Search byThen = new Search(null, null, SYR_TUR.first(), null, LocalDate.parse("2011-12-31"), null);
        long position = ledger.head().position();
        assertThat(chronicle.latest(byThen, position, 2).orElseThrow())
                .extracting(Chronicled::id)
                .containsExactly(third, second);
        Instant known = ledger.now();
        assertThat(chronicle.latest(List.of(SYR_TUR), LocalDate.parse("2011-12-31"), known, 2))
                .isEqualTo(chronicle.latest(byThen, position, 2).orElseThrow());

        statement("2011-06-01", "recorded meanwhile");
        assertThat(chronicle.latest(byThen, position, 2)).isEmpty();
        assertThat(chronicle.latest(List.of(SYR_TUR), LocalDate.parse("2011-12-31"), known, 2))
                .extracting(Chronicled::id)
                .containsExactly(third, second);
    }

    @Test
    void of_very_many_words_in_one_the_first_count() {
        UUID id = statement("2011", "a b c");
        assertThat(found(words("a-".repeat(1_100)))).containsExactly(id);
        assertThat(found(words("\"" + "a-".repeat(1_100)))).isEmpty();
    }

    @Test
    void search_by_words_type_actor_span_and_grade() {
        UUID first = statement("2011", "Réconciliation nationale");
        UUID second = statement("2012-05", "something else");
        assertThat(found(Search.ALL)).containsExactly(first, second);
        assertThat(found(new Search("reconciliation NATIONALE", null, null, null, null, null)))
                .containsExactly(first);
        assertThat(found(new Search(null, "statement-made", null, null, null, null)))
                .hasSize(2);
        assertThat(found(new Search(null, "ties-severed", null, null, null, null)))
                .isEmpty();
        assertThat(found(new Search(null, null, SYR_TUR.first(), null, null, Grade.REPORTED)))
                .hasSize(2);
        assertThat(found(new Search(null, null, null, LocalDate.parse("2012-05-31"), null, null)))
                .containsExactly(second);
        assertThat(found(new Search(null, null, null, null, LocalDate.parse("2011-01-01"), null)))
                .containsExactly(first);
    }

    @Test
    void every_word_begins_a_word_of_the_record_and_quoted_words_stand_together() {
        UUID record = statement("2011", "full withdrawal of Turkish forces, said al-Assad");
        assertThat(found(words("withdr FORCES full"))).containsExactly(record);
        assertThat(found(words("\"full withdrawal\" assad"))).containsExactly(record);
        assertThat(found(words("„full withdrawal of turkish”"))).containsExactly(record);
        assertThat(found(words("al-Assad"))).containsExactly(record);
        assertThat(found(words("\"withdrawal full\""))).isEmpty();
        assertThat(found(words("ithdrawal"))).isEmpty();
        assertThat(found(words("withdrawal partial"))).isEmpty();
        assertThat(found(words(" ! — \"\" "))).isEmpty();
    }

    @Test
    void a_record_is_found_by_the_names_its_parties_bore_and_by_what_it_is() {
        UUID record = statement("2011", "words");
        assertThat(found(words("turkey syria statement"))).containsExactly(record);
        assertThat(found(words("TUR SYR"))).containsExactly(record);
    }

    @Test
    void a_corrected_record_is_found_by_what_it_says_now() {
        UUID record = UUID.randomUUID();
        record(
                "sever-ties",
                "{'recordId':'%s','between':['SYR','TUR'],'reason':'before','occurred':'2011','unsourced':'a test'}"
                        .formatted(record));
        record(
                "correct-record",
                ("{'record':'%s','reason':'misread','content':{'between':['SYR','IRQ'],'reason':'after',"
                                + "'occurred':'2012','unsourced':'a test'}}")
                        .formatted(record));
        assertThat(found(words("before"))).isEmpty();
        assertThat(found(words("after"))).containsExactly(record);
        assertThat(found(new Search(null, null, ActorCode.of("TUR"), null, null, null)))
                .isEmpty();
        assertThat(found(new Search(null, null, ActorCode.of("IRQ"), LocalDate.parse("2012-01-01"), null, null)))
                .containsExactly(record);
    }

    @Test
    void an_index_goes_on_where_it_was_left_and_a_lost_one_is_made_again(@TempDir Path folder) throws IOException {
        statement("2011", "first");
        Path where = folder.resolve("search");
        try (Chronicle kept = Chronicle.of(ledger, where)) {
            assertThat(kept.search(words("first"), null, 9).records()).hasSize(1);
        }
        statement("2012", "second");
        try (Chronicle again = Chronicle.of(ledger, where)) {
            assertThat(again.search(words("made"), null, 9).records()).hasSize(2);
            assertThat(again.failure()).isNull();
        }
        try (Stream<Path> files = Files.list(where)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        try (Chronicle anew = Chronicle.of(ledger, where)) {
            assertThat(anew.search(words("made"), null, 9).records()).hasSize(2);
            assertThat(anew.indexedUpTo()).isEqualTo(2);
        }
    }

    private static Search words(String text) {
        return new Search(text, null, null, null, null, null);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        List<UUID> expected = new ArrayList<>();
        for (int month = 1; month <= 5; month++) {
            expected.add(statement("2011-0" + month, "words"));
        }
        List<UUID> read = new ArrayList<>();
        Place after = null;
        do {
            Found page = chronicle.search(Search.ALL, after, 2);
            page.records().forEach(record -> read.add(record.id()));
            after = page.next();
        } while (after != null);
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void what_is_new_comes_in_the_order_in_which_it_was_said() {
        UUID first = statement("2012", "words");
        UUID second = statement("2011", "words");
        record("retract-record", "{'record':'%s','reason':'never said'}".formatted(first));
        assertThat(chronicle.changed(Search.ALL, 0, 9).records())
                .extracting(Chronicled::id)
                .containsExactly(second, first);
        assertThat(chronicle.changed(Search.ALL, 2, 9).records())
                .extracting(Chronicled::id)
                .containsExactly(first);
    }

    private List<Chronicled> feed(long since, int limit) {
        List<Chronicled> read = new ArrayList<>();
        Long after = since;
        while (after != null) {
            Changed page = chronicle.changed(Search.ALL, after, limit);
            assertThat(page.records()).hasSizeLessThanOrEqualTo(limit);
            read.addAll(page.records());
            after = page.next();
        }
        return read;
    }

    @Test
    void the_feed_has_additions_corrections_retractions_disputes_and_sources_each_in_its_place() {
        UUID added = statement("2010", "words");
        UUID corrected = UUID.randomUUID();
        record(
                "sever-ties",
                "{'recordId':'%s','between':['SYR','TUR'],'occurred':'2011','unsourced':'a test'}"
                        .formatted(corrected));
        UUID retracted = statement("2012", "words");
        UUID disputed = statement("2013", "words");
        UUID sourced = statement("2014", "words");
        UUID dispute = UUID.randomUUID();
        long read = chronicle.changed(Search.ALL, 0, 9).position();
        assertThat(feed(read, 9)).isEmpty();

        record("add-source", "{'record':'%s','source':{'title':'A paper'}}".formatted(sourced));
        record(
                "dispute-record",
                "{'disputeId':'%s','record':'%s','disputedBy':'SYR','grounds':'never','unsourced':'a test'}"
                        .formatted(dispute, disputed));
        record("retract-record", "{'record':'%s','reason':'never said'}".formatted(retracted));
        record(
                "correct-record",
                ("{'record':'%s','reason':'misread','content':{'between':['IRQ','SYR'],'occurred':'2011',"
                                + "'unsourced':'a test'}}")
                        .formatted(corrected));
        record("resolve-dispute", "{'dispute':'%s','outcome':'agreed'}".formatted(dispute));
        UUID last = statement("2015", "words");

        List<UUID> expected = List.of(sourced, retracted, corrected, disputed, last);
        for (int limit = 1; limit < 7; limit++) {
            assertThat(feed(read, limit)).extracting(Chronicled::id).isEqualTo(expected);
        }
        assertThat(feed(read, 9))
                .extracting(Chronicled::changedAt)
                .isSorted()
                .allSatisfy(position -> assertThat(position).isGreaterThan(read));
        assertThat(feed(0, 2)).extracting(Chronicled::id).first().isEqualTo(added);
        assertThat(feed(0, 2)).hasSize(6);
    }

    @Test
    void what_is_said_between_two_pages_of_the_feed_comes_later_and_nothing_is_left_out() {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            all.add(statement("2011", "words " + i));
        }
        List<UUID> read = new ArrayList<>();
        Long after = 0L;
        for (int page = 0; after != null; page++) {
            Changed changed = chronicle.changed(Search.ALL, after, 2);
            changed.records().forEach(record -> read.add(record.id()));
            after = changed.next();
            if (page < 3) {
                record("retract-record", "{'record':'%s','reason':'no'}".formatted(all.get(2 * page)));
                record("retract-record", "{'record':'%s','reason':'no'}".formatted(all.get(2 * page + 1)));
            }
        }
        assertThat(read).containsAll(all);
        assertThat(read.subList(read.size() - 6, read.size())).isEqualTo(all.subList(0, 6));
    }

    @Test
    void half_of_a_weight_is_left_after_ninety_days() {
        statement("2011-01-01", "words");
        assertThat(tone("2010-12-31")).isZero();
        assertThat(tone("2011-01-01")).isEqualTo(3.4, within(1e-9));
        assertThat(tone("2011-04-01")).isEqualTo(1.7, within(1e-9));
        assertThat(tone("2011-06-30")).isEqualTo(0.85, within(1e-9));
    }

    @Test
    void the_tone_of_any_day_is_that_of_what_was_known_at_the_instant() {
        Instant nothing = ledger.now();
        UUID id = statement("2011-01-01", "words");
        Instant said = ledger.now();
        record("retract-record", "{'record':'%s','reason':'never said'}".formatted(id));
        Instant taken = ledger.now();
        statement("2012-01-01", "words");
        LocalDate day = LocalDate.parse("2011-04-01");
        assertThat(List.of(nothing, said, taken, ledger.now()))
                .extracting(instant ->
                        chronicle.tone(SYR_TUR, new AsOf(day, instant)).records())
                .containsExactly(0, 1, 0, 0);
        assertThat(chronicle.tone(SYR_TUR, new AsOf(day, said)).value()).isEqualTo(1.7, within(1e-9));
        assertThat(chronicle
                        .tone(SYR_TUR, new AsOf(LocalDate.parse("2012-03-31"), said))
                        .value())
                .isEqualTo(3.4 * Math.pow(2, -455 / 90.0), within(1e-9));
    }

    @Test
    void an_imprecise_date_weighs_as_the_mean_of_its_days() {
        statement("2011-01", "words");
        double sum = 0;
        for (int day = 1; day <= 31; day++) {
            sum += 3.4 * Math.pow(2, -(31 - day) / 90.0);
        }
        assertThat(tone("2011-01-31")).isEqualTo(sum / 31, within(1e-9));
        statement("[..2010]", "words");
        assertThat(chronicle
                        .tone(SYR_TUR, new AsOf(LocalDate.parse("2011-01-31"), ledger.now()))
                        .leftOut())
                .isEqualTo(1);
    }

    @Test
    void what_is_recorded_weighs_on_the_days_up_to_the_day_on_which_it_was_recorded() {
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
        try (Ledger then = new Ledger(database, clock::get, Actors.states(), 10_000);
                Chronicle told = Chronicle.inMemory(then)) {
            for (String occurred : List.of("2026", "[2026-01..]")) {
                then.record(
                        List.of(Said.command(
                                "make-statement",
                                "{'by':'SYR','toward':'TUR','stance':'SUPPORTIVE','occurred':'%s','words':'a',"
                                                .formatted(occurred)
                                        + "'unsourced':'a test'}")),
                        new Ledger.Recorder("a test", null));
            }
            clock.set(Instant.parse("2026-03-02T12:00:00Z"));
            double sum = 0;
            for (int age = 1; age <= 60; age++) {
                sum += 3.4 * Math.pow(2, -age / 90.0);
            }

            Tone tone = told.tone(SYR_TUR, new AsOf(LocalDate.parse("2026-03-02"), then.now()));
            assertThat(tone.leftOut()).isZero();
            assertThat(tone.value()).isEqualTo(2 * sum / 60, within(1e-9));
            assertThat(told.search(new Search(null, null, null, LocalDate.parse("2026-03-02"), null, null), null, 9)
                            .records())
                    .isEmpty();
            assertThat(told.search(new Search(null, null, null, LocalDate.parse("2026-03-01"), null, null), null, 9)
                            .records())
                    .hasSize(2);
        }
    }
}
