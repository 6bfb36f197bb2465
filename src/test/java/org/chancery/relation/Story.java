package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.narration.RefusalNarration;
import org.chancery.relation.Decision.Accepted;
import org.chancery.relation.Decision.Recording;
import org.chancery.relation.Decision.Refused;
import org.chancery.relation.Decision.Repeated;

/**
 * Given what is on record, when commands come, then events or a refusal.
 *
 * <p>Commands are written as {@link Line} reads them. Records get the ids #1, #2, #3 in the order in which they are read.
 */
final class Story {
    private static final Pattern ID = Pattern.compile("0193587c-1a00-7000-8000-0*(\\d+)");

    private final Books books = Books.on("2026-11-23");
    private Decision decision = new Accepted(List.of(), List.of());

    private Story() {}

    /** Books in which the commands have been recorded, one by one. */
    static Story given(String... commands) {
        Story story = new Story();
        for (String command : commands) {
            story.when(command);
            assertThat(story.decision).as(command + story.refusals()).isInstanceOf(Accepted.class);
        }
        return story;
    }

    /** Commands that stand or fall together; they are recorded if accepted. */
    Story when(String... commands) {
        decision = books.record(Stream.of(commands).map(this::read).toList());
        return this;
    }

    /** The rest happens on a later day. */
    Story on(String later) {
        books.turnTo(LocalDate.parse(later));
        return this;
    }

    /** A command that no form would read. */
    Story when(RelationCommand command) {
        decision = books.record(List.of(command));
        return this;
    }

    private RelationCommand read(String line) {
        return books.read(Line.json(line));
    }

    /** What was recorded: the name of each event and the relations it went to, such as {@code ties-severed SYR-TUR}. */
    Story then(String... events) {
        assertThat(recorded()).as(refusals()).containsExactly(events);
        return this;
    }

    private List<String> recorded() {
        return decision instanceof Accepted(var outcomes, var _)
                ? outcomes.stream()
                        .map(outcome -> switch (outcome) {
                            case Recording(var event, var pairs, var _) ->
                                event.getClass().getAnnotation(Named.class).value() + " "
                                        + pairs.stream().map(Pair::toString).collect(Collectors.joining(" "));
                            case Repeated(var id) -> "repeated " + shortened(id.toString());
                        })
                        .map(String::strip)
                        .toList()
                : List.of();
    }

    /** What a key is answered with at the end of a day, as {@link Books#words} says it. */
    Story answers(String asOf, String key, String words) {
        assertThat(books.answer(key, asOf))
                .as(key + " as of " + asOf + refusals())
                .isEqualTo(words);
        return this;
    }

    /** A detail of the only value of a key. */
    Story tells(String asOf, String key, String detail, String words) {
        FacetKey facetKey = Books.key(key);
        Answer answer = books.relation(facetKey.pair().toString()).answer(facetKey, LocalDate.parse(asOf));
        assertThat(answer.values())
                .singleElement()
                .satisfies(value -> assertThat(value.details()).containsEntry(detail, words));
        return this;
    }

    /** The headline of a relation at the end of a day. */
    Story headline(String asOf, String pair, Headline.Word word) {
        assertThat(Headline.of(books.relation(pair), LocalDate.parse(asOf)).values())
                .containsExactly(word);
        return this;
    }

    /** The hints beside what was accepted, in their own words. */
    Story hints(String... hints) {
        List<String> found = decision instanceof Accepted(var outcomes, var _)
                ? outcomes.stream()
                        .flatMap(outcome ->
                                outcome instanceof Recording recording ? recording.hints().stream() : Stream.empty())
                        .map(hint -> shortened(hint.toString()))
                        .toList()
                : List.of();
        assertThat(found).as(refusals()).containsExactly(hints);
        return this;
    }

    /** The delta: key, first day and what is answered from then on. */
    Story changes(String... changes) {
        List<String> found = decision instanceof Accepted(var _, var delta)
                ? delta.stream()
                        .map(change ->
                                change.key() + " from " + change.days().from() + ": " + Books.words(change.after()))
                        .toList()
                : List.of();
        assertThat(found).as(refusals()).containsExactly(changes);
        return this;
    }

    /** Refused with this text, in which records are written as #1. */
    Story refused(String sentences) {
        assertThat(decision).isInstanceOf(Refused.class);
        assertThat(words()).isEqualTo(sentences);
        return this;
    }

    /** Refused by these rules. */
    Story refusedBy(String... rules) {
        assertThat(decision).isInstanceOf(Refused.class);
        assertThat(((Refused) decision).all().stream().map(Refusal::rule).distinct())
                .containsExactly(rules);
        return this;
    }

    /** The records in the way, as #1. */
    Story inTheWay(String... records) {
        assertThat(((Refused) decision)
                        .all().stream()
                                .flatMap(refusal -> refusal.records().stream())
                                .map(id -> shortened(id.toString())))
                .containsExactly(records);
        return this;
    }

    Books books() {
        return books;
    }

    private String words() {
        return decision instanceof Refused refused ? shortened(RefusalNarration.sentences(refused)) : "";
    }

    private String refusals() {
        return decision instanceof Refused ? " (refused: " + words() + ")" : "";
    }

    private static String shortened(String text) {
        return ID.matcher(text).replaceAll(found -> "#" + Long.parseLong(found.group(1)));
    }

    /**
     * Checks one row of the table of effects against every value the facet has: {@code ESTABLISHED, SUSPENDED → SEVERED},
     * {@code all but WAR → WAR}, {@code LIFTED → THREATENED; IMPOSED, EASED keep}. A value the row does not name is
     * refused. The act is written without its date.
     */
    static void follows(String act, String key, String row) {
        Facet facet = Books.key(key).facet();
        List<String> wrong = new ArrayList<>();
        for (Value before : facet.scale()) {
            String expected = row(row, before);
            Story story = given(observation(key, before)).when(act + " 1995-02-01");
            boolean refused = story.decision instanceof Refused(var refusals)
                    && refusals.values().stream()
                            .allMatch(some -> some.stream()
                                    .anyMatch(refusal -> refusal instanceof Refusal.NeedsUnrecordedChange needs
                                            && needs.key().equals(Books.key(key))));
            String found = refused
                    ? "refused"
                    : story.decision instanceof Accepted
                            ? story.books.answer(key, "1995-02-01")
                            : "refused otherwise: " + story.words();
            if (!found.equals(expected)) {
                wrong.add(before + ": expected " + expected + ", found " + found);
            }
        }
        String afterSilence = given().when(act + " 1995-02-01").books.answer(key, "1995-02-01");
        String given = row.replaceAll(".*→ ", "").replaceAll(";.*", "").strip();
        if (!afterSilence.equals(given)) {
            wrong.add("NOT_RECORDED: expected " + given + ", found " + afterSilence);
        }
        assertThat(wrong).as(act + ": " + row).isEmpty();
    }

    private static String row(String row, Value before) {
        for (String part : row.split("; ", -1)) {
            if (part.matches(".* keeps?")) {
                if (names(part.replaceAll(" keeps?", "")).contains(before.name())) {
                    return before.name();
                }
            } else {
                String[] sides = part.split(" → ", -1);
                boolean accepted = sides[0].equals("all")
                        || (sides[0].startsWith("all but ")
                                ? !names(sides[0].substring(8)).contains(before.name())
                                : names(sides[0]).contains(before.name()));
                if (accepted && !row.matches(".*;.*\\b" + before + "\\b.* keeps?")) {
                    return sides[1];
                }
            }
        }
        return "refused";
    }

    private static Set<String> names(String list) {
        return new TreeSet<>(List.of(list.split(", ", -1)));
    }

    private static String observation(String key, Value value) {
        FacetKey facetKey = Books.key(key);
        String sides = facetKey.by() + (facetKey.facet().directed() ? ">" : "-") + facetKey.toward();
        String named = facetKey.key() == null ? "" : " key='" + facetKey.key() + "'";
        return "observe-status " + sides + " facet=" + facetKey.facet() + named + " value=" + value + " 1995-01-01";
    }
}
