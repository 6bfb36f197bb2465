package org.chancery.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.chancery.cli.Connection.Query;
import org.chancery.cli.Table.Cell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code status}: what a relation was on a day; or which headline each of many had. */
@Command(
        name = "status",
        description =
                "What a relation was at the end of a day, as known at an instant; of one actor, of several or of all,"
                        + " every relation with its headline.",
        footer = {
            "",
            "Examples",
            "  chancery status SYR-TUR",
            "  chancery status SYR-TUR --as-of 2011-06-30",
            "  chancery status SYR-TUR --as-of 2012-01-01 --known-at 2026-11-23T09:00:00Z --format json",
            "  chancery status SYR --as-of 2012-01-01",
            "  chancery status --as-of 1914-08-04 --headline WAR --format csv"
        })
final class StatusWord extends Question {

    @Parameters(
            arity = "0..1",
            paramLabel = "PAIR",
            description = "Two codes, in either order: SYR-TUR. One code, or several with commas, for all relations of"
                    + " those; nothing for all relations on record.")
    private String pair = "";

    @Option(
            names = "--counterpart",
            paramLabel = "CODES",
            description = "Of many: only those whose other side is one of these, with commas.")
    private @Nullable String counterpart;

    @Option(names = "--facet", paramLabel = "FACET", description = "Of many: only where something of it is recorded.")
    private @Nullable String facet;

    @Option(names = "--value", paramLabel = "VALUE", description = "Of many: only where the facet can hold this value.")
    private @Nullable String value;

    @Option(names = "--headline", paramLabel = "WORD", description = "Of many: only where this can be the headline.")
    private @Nullable String headline;

    @Option(names = "--limit", paramLabel = "N", description = "Of many: at most so many.")
    private @Nullable Integer limit;

    @Option(names = "--cursor", paramLabel = "TEXT", description = "Of many: go on where an earlier answer ended.")
    private @Nullable String cursor;

    @Mixin
    private final ClockOptions clocks = new ClockOptions();

    @Mixin
    private final GradeOption grade = new GradeOption();

    StatusWord(Desk desk) {
        super(desk);
    }

    @Override
    String path() {
        return isOne() ? "/api/relations/" + Connection.part(pair) : "/api/relations";
    }

    private boolean isOne() {
        return pair.contains("-");
    }

    @Override
    String tablePath() {
        return path() + ".csv";
    }

    @Override
    Query query() {
        return grade.on(clocks.query())
                .with("actor", isOne() || pair.isEmpty() ? null : pair.toUpperCase(Locale.ROOT))
                .with("counterpart", upper(counterpart))
                .with("facet", upper(facet))
                .with("value", upper(value))
                .with("headline", upper(headline))
                .with("limit", limit)
                .with("cursor", cursor);
    }

    private static @Nullable String upper(@Nullable String words) {
        return words == null ? null : words.toUpperCase(Locale.ROOT);
    }

    @Override
    void show(JsonNode status, Page page) {
        if (!isOne()) {
            showMany(status, page);
            return;
        }
        JsonNode headline = status.path("headline");
        page.strong(
                Json.text(status, "relation") + "  " + Headlines.value(headline),
                ", " + Phrases.certainty(headline) + Headlines.rest(headline));
        page.clocks(status);

        Table facets = new Table().header("FACET", "OF", "VALUE", "CERTAINTY", "SINCE", "EVIDENCE");
        SequencedMap<String, List<String>> silent = new LinkedHashMap<>();
        List<JsonNode> all = new ArrayList<>();
        Json.each(status, "facets", all::add);
        for (int i = 0; i < all.size(); i++) {
            JsonNode facet = all.get(i);
            if (isSilent(facet)) {
                silent.computeIfAbsent(Phrases.facet(facet), any -> new ArrayList<>())
                        .add(Phrases.parties(facet));
            } else if (i + 1 < all.size() && saysTheSameBack(facet, all.get(i + 1))) {
                add(facet, Json.text(facet, "by") + " ⇄ " + Json.text(facet, "toward"), facets);
                i++;
            } else {
                add(facet, Phrases.parties(facet), facets);
            }
        }
        if (facets.hasRows(1)) {
            page.line();
            page.table(facets, "");
        }
        if (!silent.isEmpty()) {
            page.line();
            page.line("NOT_RECORDED  "
                    + String.join(
                            ", ",
                            silent.keySet().stream()
                                    .map(facet -> silent(facet, silent.getOrDefault(facet, List.of())))
                                    .toList()));
        }
        showContacts(status, page);
    }

    private static void showMany(JsonNode answer, Page page) {
        page.clocks(answer);
        page.line();
        Table relations = new Table().header("RELATION", "HEADLINE", "CERTAINTY", "RECORDS", "FIRST", "LAST", "");
        Json.each(answer, "relations", each -> {
            JsonNode headline = each.path("headline");
            JsonNode coverage = each.path("coverage");
            List<String> successors = new ArrayList<>();
            Json.each(each, "successors", one -> successors.add(Json.text(one, "code")));
            relations.row(
                    Json.text(each, "relation"),
                    Headlines.value(headline) + Headlines.rest(headline),
                    Phrases.certainty(headline),
                    Json.text(coverage, "records"),
                    Json.text(coverage, "first"),
                    Json.text(coverage, "last"),
                    successors.isEmpty() ? "" : "succeeded by " + String.join(", ", successors));
        });
        page.table(relations, "");
        page.line(Json.text(answer, "total") + " in all");
    }

    private static String silent(String facet, List<String> parties) {
        return parties.size() == 1 && parties.getFirst().contains("→") ? facet + " " + parties.getFirst() : facet;
    }

    private static boolean isSilent(JsonNode facet) {
        JsonNode values = facet.path("values");
        return Json.text(facet, "certainty").equals("DEFINITE")
                && values.size() == 1
                && Json.text(values.path(0), "value").equals("NOT_RECORDED");
    }

    /** Whether the next answer is the same facet the other way round, and says the same. */
    private static boolean saysTheSameBack(JsonNode facet, JsonNode next) {
        return facet.has("by")
                && Phrases.facet(facet).equals(Phrases.facet(next))
                && Json.text(facet, "by").equals(Json.text(next, "toward"))
                && Json.text(facet, "toward").equals(Json.text(next, "by"))
                && Json.text(facet, "certainty").equals(Json.text(next, "certainty"))
                && facet.path("values").equals(next.path("values"))
                && facet.path("positions").equals(next.path("positions"));
    }

    private static void add(JsonNode facet, String parties, Table table) {
        String certainty = Json.text(facet, "certainty");
        boolean[] first = {true};
        Json.each(facet, "values", value -> {
            table.row(
                    Cell.of(first[0] ? Phrases.facet(facet) : ""),
                    Cell.of(first[0] ? parties : ""),
                    Cell.of((first[0] ? "" : "or ") + Phrases.value(value), Style.STRONG),
                    Cell.of(first[0] ? Phrases.certainty(facet) : "", Style.ofCertainty(certainty)),
                    Cell.of(Phrases.since(value, facet)),
                    Cell.of(evidence(value)));
            first[0] = false;
        });
        Json.each(
                facet,
                "positions",
                side -> table.row(
                        Cell.of(""),
                        Cell.of(""),
                        Cell.of(
                                Json.text(side, "name") + ": " + String.join(" or ", Json.texts(side, "values")),
                                Style.ofCertainty(certainty)),
                        Cell.of(""),
                        Cell.of(""),
                        Cell.of(evidence(side))));
    }

    private static String evidence(JsonNode of) {
        int records = of.path("records").size();
        return records == 0 ? "" : Phrases.counted(records, "record", "records");
    }

    private static void showContacts(JsonNode status, Page page) {
        Table lines = new Table();
        JsonNode contacts = status.path("contacts");
        JsonNode last = contacts.path("last");
        JsonNode year = contacts.path("inTwelveMonths");
        boolean[] first = {true};
        Json.each(last, "candidates", meeting -> {
            lines.row(
                    Cell.of(first[0] ? "last meeting" : "", Style.FAINT),
                    Cell.of((first[0] ? "" : "or ") + Contact.phrase(meeting)),
                    Cell.of(
                            first[0] ? Json.text(last, "certainty").toLowerCase(Locale.ROOT) : "",
                            Style.ofCertainty(Json.text(last, "certainty"))));
            first[0] = false;
        });
        if (!first[0] && last.path("orNone").asBoolean(false)) {
            lines.row(Cell.of(""), Cell.of("or none"));
        }
        if (year.isObject()) {
            String least = Json.text(year, "least");
            String most = Json.text(year, "most");
            lines.row(
                    Cell.of("in twelve months", Style.FAINT),
                    Cell.of(least.equals(most) ? least : least + " to " + most));
        }
        JsonNode coverage = status.path("coverage");
        if (coverage.isObject()) {
            String span = Json.text(coverage, "first").isEmpty()
                    ? ""
                    : ", " + Json.text(coverage, "first") + " to " + Json.text(coverage, "last");
            lines.row(
                    Cell.of("on record", Style.FAINT),
                    Cell.of(Phrases.counted(coverage.path("records").asLong(0), "record", "records") + span));
        }
        if (lines.hasRows(0)) {
            page.line();
            page.table(lines, "");
        }
    }
}
