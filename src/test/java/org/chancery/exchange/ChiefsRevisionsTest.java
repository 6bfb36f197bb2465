package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.SharedData;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.ledger.Intake;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.Reply;
import org.chancery.ledger.Scribe;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.Answer;
import org.chancery.relation.Certainty;
import org.chancery.relation.Effects;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationCommand.Act;
import org.chancery.relation.RelationCommand.CorrectRecord;
import org.chancery.relation.RelationCommand.RetractRecord;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.ChargeAdInterimAppointed;
import org.chancery.relation.RelationEvent.CredentialsPresented;
import org.chancery.relation.RelationEvent.TenureEnded;
import org.chancery.relation.RelationRules;
import org.chancery.relation.Value;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Six years of corrections to the list of heads of missions of the United States: 178 revisions, replayed each at its own
 * time. What is answered as known at one of them is what the file said then.
 *
 * <p>An importer never merges: a reused id with other content is listed. So the driver here does what a person would who
 * follows the revisions: a changed part of a row is a correction of its record, a part or a row that is gone a retraction,
 * and only what is new is a new record.
 */
class ChiefsRevisionsTest {

    private static final ActorCode USA = ActorCode.of("USA");
    private static final int COMPARED = 20;
    private static final Layout LAYOUT = new UsChiefs().layouts().getFirst();

    private final HikariDataSource database = TestDatabase.H2_IN_MEMORY.newLedger();
    private final Actors actors = Actors.states();
    private final Format.Reader reader = new UsChiefs().reader(actors);
    private Instant now = Instant.EPOCH;
    private @Nullable Ledger ledger;

    private final SortedMap<String, Map<String, String>> file = new TreeMap<>();
    private final Set<String> waiting = new TreeSet<>();
    private final Map<String, SortedMap<Integer, UUID>> records = new HashMap<>();
    private final Map<UUID, Act> recorded = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, Integer> done = new TreeMap<>();

    @BeforeEach
    void open() {
        ledger = new Ledger(database, () -> now, actors, 300_000);
    }

    @AfterEach
    void close() {
        ledger().close();
        database.close();
    }

    private Ledger ledger() {
        return Objects.requireNonNull(ledger);
    }

    /** A revision: when it was committed, and the rows it left otherwise; null where one was taken out. */
    private record Revision(Instant at, String commit, SortedMap<String, @Nullable Map<String, String>> rows) {}

    /** What the file said at a revision, by record. */
    private record Edition(Instant knownAt, List<Act> said) {}

    @Test
    void as_known_at_twenty_revisions_the_answers_are_those_of_the_file() {
        List<Revision> revisions = revisions();
        assertThat(revisions).hasSize(178);
        List<Edition> editions = new ArrayList<>();
        for (int i = 0; i < revisions.size(); i++) {
            Revision revision = revisions.get(i);
            now = revision.at;
            take(revision);
            if (editions.size() * (revisions.size() - 1) / (COMPARED - 1) <= i) {
                editions.add(new Edition(ledger().now(), said()));
            }
        }
        assertThat(editions).hasSize(COMPARED);
        assertThat(done).containsOnlyKeys("recorded", "corrected", "retracted");
        assertThat(done.get("corrected")).isGreaterThan(5_000);

        int tenures = 0;
        for (Edition edition : editions) {
            assertRecordsAreThoseOfTheFile(edition);
            assertAnswersAreThoseOfTheFileAlone(edition);
            tenures += assertWhoWasInPost(edition);
        }
        assertThat(tenures).isGreaterThan(30_000);
    }

    // The file as it was

    private List<Revision> revisions() {
        Map<String, Map<String, String>> present = new HashMap<>();
        for (NamedCsvRecord row : csv(SharedData.require("data/us-chiefs/chiefs.csv"))) {
            present.put(row.getField("id"), row.getFieldsAsMap());
        }
        Map<String, List<NamedCsvRecord>> changes = new LinkedHashMap<>();
        for (NamedCsvRecord change : csv(SharedData.require("data/us-chiefs/chiefs-revisions.csv"))) {
            changes.computeIfAbsent(change.getField("commit"), commit -> new ArrayList<>())
                    .add(change);
        }
        List<Revision> backwards = new ArrayList<>();
        for (List<NamedCsvRecord> commit : List.copyOf(changes.values()).reversed()) {
            backwards.add(undone(commit, present));
        }
        return backwards.reversed();
    }

    /** Takes a commit back. What a row said before it was taken out is not known; there it begins with the commit. */
    private static Revision undone(List<NamedCsvRecord> commit, Map<String, Map<String, String>> present) {
        SortedMap<String, @Nullable Map<String, String>> left = new TreeMap<>();
        Set<String> begins = new HashSet<>();
        for (NamedCsvRecord change : commit.reversed()) {
            String id = change.getField("chief_id");
            if (!left.containsKey(id)) {
                left.put(id, present.get(id) == null ? null : Map.copyOf(present.get(id)));
            }
            switch (change.getField("op")) {
                case "CHANGE" -> {
                    Map<String, String> row = present.get(id);
                    if (row != null) {
                        Map<String, String> before = new HashMap<>(row);
                        String now = before.put(change.getField("field"), change.getField("old"));
                        assertThat(now)
                                .as("%s of %s", change.getField("field"), id)
                                .isEqualTo(change.getField("new"));
                        present.put(id, before);
                    }
                }
                case "ADD", "REMOVE" -> begins.add(id);
                default -> throw new IllegalArgumentException(change.toString());
            }
        }
        present.keySet().removeAll(begins);
        NamedCsvRecord first = commit.getFirst();
        return new Revision(
                OffsetDateTime.parse(first.getField("recorded_at")).toInstant(), first.getField("commit"), left);
    }

    private static List<NamedCsvRecord> csv(Path file) {
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().maxBufferSize(1 << 26).ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Keeping up with it

    private void take(Revision revision) {
        String reason = "revision " + revision.commit;
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        List<Act> fresh = new ArrayList<>();
        revision.rows.forEach((id, row) -> {
            if (row == null) {
                file.remove(id);
            } else {
                file.put(id, row);
            }
        });
        Set<String> concerned = new TreeSet<>(revision.rows.keySet());
        concerned.addAll(waiting);
        waiting.clear();
        for (String id : concerned) {
            Map<String, String> row = file.get(id);
            SortedMap<Integer, Act> wanted = row == null ? new TreeMap<>() : said(id, row);
            if (wanted.values().removeIf(act -> cannotBe(act, today))) {
                waiting.add(id);
            }
            SortedMap<Integer, UUID> held = records.computeIfAbsent(id, each -> new TreeMap<>());
            for (int part = 0; part < 3; part++) {
                Act act = wanted.get(part);
                UUID record = held.get(part);
                Act was = record == null ? null : recorded.get(record);
                if (was != null && (act == null || !was.getClass().equals(act.getClass()))) {
                    accept("retracted", new RetractRecord(record, reason));
                    forget(held, part);
                    act = act == null ? null : said(id, row).get(part);
                    was = null;
                }
                if (was != null && act != null && !was.equals(act)) {
                    correct(id, row, part, act, reason, fresh);
                } else if (was == null && act != null) {
                    fresh.add(act);
                    keep(held, part, act);
                }
            }
        }
        record(fresh);
    }

    /** A date later than the day on which a record was first made cannot be corrected into it; that is a new record. */
    private void correct(String id, Map<String, String> row, int part, Act act, String reason, List<Act> fresh) {
        SortedMap<Integer, UUID> held = Objects.requireNonNull(records.get(id));
        UUID record = act.particulars().recordId();
        Reply reply = ledger().record(List.of(new CorrectRecord(record, reason, act)), recorder());
        if (reply instanceof Reply.Accepted) {
            done.merge("corrected", 1, Integer::sum);
            recorded.put(record, act);
        } else {
            accept("retracted", new RetractRecord(record, reason));
            forget(held, part);
            Act again = Objects.requireNonNull(said(id, row).get(part));
            fresh.add(again);
            keep(held, part, again);
        }
    }

    private void keep(SortedMap<Integer, UUID> held, int part, Act act) {
        held.put(part, act.particulars().recordId());
        recorded.put(act.particulars().recordId(), act);
    }

    private void forget(SortedMap<Integer, UUID> held, int part) {
        recorded.remove(held.remove(part));
    }

    private void accept(String what, RelationCommand command) {
        assertThat(ledger().record(List.of(command), recorder())).isInstanceOf(Reply.Accepted.class);
        done.merge(what, 1, Integer::sum);
    }

    private void record(List<Act> acts) {
        Intake intake = ledger().intake(recorder(), reply -> {
            assertThat(reply).isInstanceOf(Reply.Accepted.class);
            done.merge("recorded", 1, Integer::sum);
        });
        acts.forEach(intake::record);
        intake.flush();
    }

    private static Ledger.Recorder recorder() {
        return new Ledger.Recorder("the historian", null);
    }

    /** What the whole file says now, of what has begun; an act while its host did not live is nothing that can be recorded. */
    private List<Act> said() {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        List<Act> said = new ArrayList<>();
        file.forEach((id, row) -> said(id, row).values().stream()
                .filter(act -> !cannotBe(act, today))
                .forEach(said::add));
        return said;
    }

    /** The acts of a row, by which part of it they are; under the ids they are on record with. */
    private SortedMap<Integer, Act> said(String id, Map<String, String> row) {
        Map<UUID, Integer> parts = new HashMap<>();
        SortedMap<Integer, UUID> held = records.getOrDefault(id, new TreeMap<>());
        SortedMap<Integer, Act> said = new TreeMap<>();
        if (reader.read(row(row)) instanceof Reading.Says says) {
            Pen pen = new Pen(
                    part -> {
                        UUID record = held.containsKey(part) ? held.get(part) : fresh(id, part);
                        parts.put(record, part);
                        return record;
                    },
                    false,
                    "the list does not say what happened between");
            for (RelationCommand command : says.telling().commands(pen)) {
                Act act = (Act) command;
                said.put(Objects.requireNonNull(parts.get(act.particulars().recordId())), act);
            }
        }
        return said;
    }

    private UUID fresh(String id, int part) {
        int attempt = attempts.merge(id + "/" + part, 1, Integer::sum);
        return UUID.nameUUIDFromBytes((id + "/" + part + "/" + attempt).getBytes(StandardCharsets.UTF_8));
    }

    private static Row row(Map<String, String> cells) {
        Map<String, Integer> places = new HashMap<>();
        List<String> all = new ArrayList<>();
        for (String column : LAYOUT.columns()) {
            places.put(column, all.size());
            all.add(cells.getOrDefault(column, ""));
        }
        return new Row(1, all, new Row.Header(LAYOUT, LAYOUT.columns(), places));
    }

    private boolean cannotBe(Act act, LocalDate today) {
        Window window = act.particulars().occurred().begins();
        boolean lived = Effects.actors(RelationRules.event(act)).stream()
                .allMatch(code -> actors.find(code).orElseThrow().livesWithin(window.earliest(), window.latest()));
        return !lived || window.earliestDay() > today.toEpochDay();
    }

    // Comparing

    private static Map<Pair, List<RelationEvent.Act>> byRelation(Edition edition) {
        Map<Pair, List<RelationEvent.Act>> byRelation = new TreeMap<>();
        edition.said.stream()
                .map(RelationRules::event)
                .sorted(Comparator.comparing(act -> act.particulars().recordId()))
                .forEach(act -> Effects.relations(act)
                        .forEach(pair -> byRelation
                                .computeIfAbsent(pair, each -> new ArrayList<>())
                                .add(act)));
        return byRelation;
    }

    private void assertRecordsAreThoseOfTheFile(Edition edition) {
        Map<Pair, List<RelationEvent.Act>> expected = byRelation(edition);
        Map<Pair, List<RelationEvent.Act>> live = new TreeMap<>();
        for (Pair pair : ledger().relations()) {
            List<RelationEvent.Act> counting = ledger().relation(pair, edition.knownAt).records().stream()
                    .filter(held -> !held.retracted())
                    .map(Held::act)
                    .filter(act -> Effects.relations(act).contains(pair))
                    .sorted(Comparator.comparing(act -> act.particulars().recordId()))
                    .toList();
            if (!counting.isEmpty()) {
                live.put(pair, counting);
            }
        }
        assertThat(live).as("records known at %s", edition.knownAt).isEqualTo(expected);
    }

    /** A fold that never saw another edition says the same, whatever was corrected on the way to this one. */
    private void assertAnswersAreThoseOfTheFileAlone(Edition edition) {
        List<LocalDate> days = List.of(
                LocalDate.of(1801, 3, 5),
                LocalDate.of(1848, 7, 1),
                LocalDate.of(1867, 12, 31),
                LocalDate.of(1913, 6, 15),
                LocalDate.of(1941, 12, 8),
                LocalDate.of(1961, 10, 1),
                LocalDate.of(1991, 12, 26),
                LocalDate.of(2008, 2, 29),
                LocalDate.of(2015, 6, 30));
        byRelation(edition).forEach((pair, acts) -> {
            Relation alone = Scribe.empty(pair, actors);
            for (RelationEvent.Act act : acts) {
                alone = alone.evolve(new Recorded<>(alone.events() + 1, edition.knownAt, "the file", null, act));
            }
            Relation known = ledger().relation(pair, edition.knownAt);
            for (LocalDate day : days) {
                assertThat(known.answers(day))
                        .as("%s on %s known at %s", pair, day, edition.knownAt)
                        .isEqualTo(alone.answers(day));
            }
        });
    }

    /** In the midst of a tenure that no other touches, its chief was in post. */
    private int assertWhoWasInPost(Edition edition) {
        int asked = 0;
        Map<Pair, List<RelationEvent.Act>> byRelation = byRelation(edition);
        for (Map.Entry<Pair, List<RelationEvent.Act>> each : byRelation.entrySet()) {
            Relation known = ledger().relation(each.getKey(), edition.knownAt);
            FacetKey head =
                    FacetKey.directed(Facet.HEAD_OF_MISSION, USA, each.getKey().other(USA), null);
            TreeSet<Long> days = new TreeSet<>();
            List<Window> unclear = new ArrayList<>();
            Set<Long> twice = new HashSet<>();
            Map<Long, RelationEvent.Act> begins = new HashMap<>();
            for (RelationEvent.Act act : each.getValue()) {
                Window window = act.particulars().occurred().begins();
                boolean moves = !(act instanceof RelationEvent.AmbassadorAppointed);
                if (moves) {
                    days.add(window.earliestDay());
                    days.add(window.latestDay());
                    boolean ends = act instanceof TenureEnded;
                    if (!window.isSingleDay()) {
                        unclear.add(window);
                    } else if (ends ? endsLast(act) : begins.put(window.earliestDay(), act) != null) {
                        twice.add(window.earliestDay());
                    }
                }
            }
            for (Map.Entry<Long, RelationEvent.Act> begin : begins.entrySet()) {
                Long next = days.higher(begin.getKey());
                if (next == null || next - begin.getKey() < 2 || twice.contains(begin.getKey())) {
                    continue;
                }
                LocalDate began = LocalDate.ofEpochDay(begin.getKey());
                LocalDate midst = LocalDate.ofEpochDay((begin.getKey() + next) / 2);
                boolean lasted = actors.find(each.getKey().other(USA)).orElseThrow().lifespans().stream()
                        .anyMatch(span -> span.contains(began) && span.contains(midst));
                Window between = Window.of(began, midst);
                if (!lasted || unclear.stream().anyMatch(between::overlaps)) {
                    continue;
                }
                Answer answer = known.answer(head, midst);
                Answer.Possible inPost = answer.values().getFirst();
                assertThat(answer.certainty()).as("%s", answer).isEqualTo(Certainty.DEFINITE);
                assertThat(Map.of(
                                inPost.value(), String.valueOf(inPost.details().get("person"))))
                        .as("%s", answer)
                        .isEqualTo(
                                switch (begin.getValue()) {
                                    case CredentialsPresented credentials ->
                                        Map.of(Value.IN_POST, credentials.person());
                                    case ChargeAdInterimAppointed charge ->
                                        Map.of(Value.AD_INTERIM, String.valueOf(charge.person()));
                                    case RelationEvent.Act other -> throw new IllegalStateException(other.toString());
                                });
                asked++;
            }
        }
        return asked;
    }

    /** Whether a tenure ended on the day on which it began. */
    private static boolean endsLast(RelationEvent.Act end) {
        return Integer.valueOf(3).equals(end.particulars().orderInDay());
    }
}
