package org.chancery.api;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.chancery.actor.ActorCode;
import org.chancery.ledger.Ledger;
import org.chancery.relation.Grade;
import org.chancery.relation.Headline;
import org.chancery.relation.Pair;
import org.chancery.relation.Shift;
import org.chancery.relation.Value;
import org.chancery.standing.Aspect;
import org.chancery.standing.Circle;
import org.chancery.standing.Comparison;
import org.chancery.standing.Covered;
import org.chancery.standing.Density;
import org.chancery.standing.Relations;
import org.chancery.standing.Scrubbing;
import org.chancery.standing.Standing;
import org.chancery.standing.WorldQuestion;
import org.chancery.standing.Worldwide;
import org.chancery.time.AsOf;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked about all relations at once. */
final class WorldQuestions {

    private static final int MOST_ACTORS = 300;

    static final Parameter ACTORS = Parameter.text(
            "actor", "Only relations of this actor, by its code; several with commas are a group.", "SYR,TUR");
    static final Parameter COUNTERPARTS = Parameter.text(
            "counterpart",
            "Only relations whose other side is this actor or one of these; the same codes as in `actor` for the"
                    + " relations within a group.",
            "RUS,USA");

    static final Parameter HEADLINE =
            Parameter.choice("headline", "Only where this can be the headline.", Headline.Word.values(), "SEVERED");

    private final Ledger ledger;
    private final Standing standing;
    private final Worldwide worldwide;
    private final Questions questions;

    WorldQuestions(Ledger ledger, Standing standing, Worldwide worldwide, Questions questions) {
        this.ledger = ledger;
        this.standing = standing;
        this.worldwide = worldwide;
        this.questions = questions;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        List<Parameter> table = List.of(
                Questions.AS_OF,
                Questions.KNOWN_AT,
                ACTORS,
                COUNTERPARTS,
                Questions.FACET,
                Questions.BY,
                Questions.KEY,
                Parameter.choice(
                        "value", "Only where some key of the facet can hold this value.", Value.values(), "SEVERED"),
                HEADLINE,
                Questions.MIN_GRADE);
        routes.add(Route.get(
                "/api/relations",
                "Every relation on record, with its headline, a page at a time.",
                "Relations",
                paged(table),
                this::relations));
        routes.add(Route.csv("/api/relations.csv", "The same as a table, whole.", table, this::relationsTable));
        List<Parameter> compare = List.of(
                Parameter.text(
                        "left", "A day and an instant, `asOf,knownAt`; either may be left empty.", "2012-01-01,"),
                Parameter.text("right", "The same for the other side.", "2012-01-01,2026-01-31T12:00:00Z"),
                Parameter.text("relation", "Only this relation.", "SYR-TUR"),
                ACTORS,
                COUNTERPARTS,
                Parameter.choice("shift", "Only answers that differ in this way.", Shift.values(), "BROKEN"));
        routes.add(Route.get(
                "/api/compare",
                "Every answer that differs between two questions, with the records that cause it, a page at a time.",
                "Comparison",
                paged(compare),
                asked -> compare(
                        asked,
                        after(asked),
                        Questions.limit(asked),
                        page -> Reply.json(200, paged(new Shapes(ledger.actors()).comparison(page), page.next())))));
        routes.add(Route.csv(
                "/api/compare.csv",
                "The same as a table: one line for each answer that differs.",
                compare,
                asked -> compare(asked, null, Integer.MAX_VALUE, Tables::comparison)));
        routes.add(Route.get(
                "/api/world/changes",
                "On which days headlines change, relation by relation, a page at a time.",
                "Changes",
                paged(List.of(ACTORS, COUNTERPARTS, Questions.KNOWN_AT)),
                this::changes));
        List<Parameter> span = List.of(
                ACTORS,
                COUNTERPARTS,
                Parameter.day("from", "The first day; that of the first record if left out.", "1990-01-01"),
                Parameter.day("to", "The last day; that of the last record if left out.", "1999-12-31"),
                Questions.KNOWN_AT,
                Questions.MIN_GRADE);
        routes.add(Route.get(
                "/api/world/density",
                "How many records there are of what happened in each month.",
                "Density",
                span,
                this::density));
        routes.add(Route.csv(
                "/api/world/density.csv", "The same as a table, one line a month.", span, this::densityTable));
        routes.add(Route.get(
                "/api/world/coverage",
                "Which relations have records of what happened in a span of days, a page at a time.",
                "WorldCoverage",
                paged(span),
                this::coverage));
        routes.add(Route.csv("/api/world/coverage.csv", "The same as a table, whole.", span, this::coverageTable));
        return routes;
    }

    private static List<Parameter> paged(List<Parameter> parameters) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.add(Questions.LIMIT);
        all.add(Questions.CURSOR);
        return all;
    }

    // The state of the world

    private Reply relations(Asked asked) {
        WorldQuestion question = question(asked);
        Pair after = after(asked);
        int limit = Questions.limit(asked);
        return questions.answered(asked, when -> {
            Relations page = worldwide.relations(when, question, after, limit);
            return Reply.json(200, paged(WorldShapes.relations(page, narrows(question)), page.next()));
        });
    }

    private Reply relationsTable(Asked asked) {
        WorldQuestion question = question(asked);
        return questions.answered(
                asked, when -> WorldTables.relations(worldwide.relations(when, question, null, Integer.MAX_VALUE)));
    }

    private WorldQuestion question(Asked asked) {
        Aspect aspect = questions.aspect(asked);
        Value value = asked.choice("value", Value.class);
        if (aspect.facet() == null) {
            for (String name : List.of("value", "by", "key")) {
                String given = asked.text(name);
                if (given != null) {
                    throw Asked.bad(name, Asked.shown(given), "it together with a facet");
                }
            }
        }
        if (value != null
                && value != Value.NOT_RECORDED
                && aspect.facet() != null
                && !aspect.facet().scale().contains(value)) {
            throw Asked.bad(
                    "value",
                    value.name(),
                    "a value of " + aspect.facet() + ": " + aspect.facet().scale());
        }
        return new WorldQuestion(
                circle(asked), aspect, value, asked.choice("headline", Headline.Word.class), Questions.minimum(asked));
    }

    private static boolean narrows(WorldQuestion question) {
        return question.aspect().facet() != null || question.headline() != null;
    }

    // Change over time

    private Reply changes(Asked asked) {
        Circle circle = circle(asked);
        Pair after = after(asked);
        int limit = Questions.limit(asked);
        return questions.answered(asked, when -> {
            Scrubbing page = worldwide.changes(when.knownAt(), circle, after, limit);
            ObjectNode json = WorldShapes.changes(page, circle, when.knownAt(), standing.position(when.knownAt()));
            return Reply.json(200, paged(json, page.next()));
        });
    }

    private Reply compare(Asked asked, @Nullable Pair after, int limit, Function<Comparison, Reply> written) {
        AsOf now = standing.when(null, null);
        AsOf left = side(asked, "left", now);
        AsOf right = side(asked, "right", now);
        Shift shift = asked.choice("shift", Shift.class);
        String relation = asked.text("relation");
        Pair pair = relation == null ? null : questions.pair("relation", relation);
        Circle circle = circle(asked);
        if (pair != null && !circle.has(pair)) {
            String given = asked.text("actor") == null ? "counterpart" : "actor";
            throw Asked.bad(given, Asked.shown(String.valueOf(asked.text(given))), "one of the two actors of " + pair);
        }
        long position = Math.max(standing.position(left.knownAt()), standing.position(right.knownAt()));
        String identity = asked.identity() + "|" + side("left", left, now) + "|" + side("right", right, now) + "|"
                + ledger.actors(position).version() + "|" + Standing.RULES;
        return Questions.tagged(
                asked,
                position,
                identity,
                false,
                () -> written.apply(
                        pair == null
                                ? worldwide.compare(left, right, circle, shift, after, limit)
                                : standing.compare(left, right, pair, shift)));
    }

    private static String side(String name, AsOf when, AsOf now) {
        boolean given = !when.knownAt().equals(now.knownAt());
        return name + when.asOf() + (given ? when.knownAt() : "now");
    }

    private AsOf side(Asked asked, String name, AsOf now) {
        String text = asked.text(name);
        if (text == null) {
            throw Asked.bad(
                    name, "nothing", "asOf,knownAt, such as 2012-01-01,2026-01-31T12:00:00Z; either may be empty");
        }
        int comma = text.indexOf(',');
        String day = comma < 0 ? text : text.substring(0, comma);
        String instant = comma < 0 ? "" : text.substring(comma + 1);
        return standing.when(
                day.isEmpty() ? now.asOf() : Asked.day(name, day),
                instant.isEmpty() ? now.knownAt() : Asked.instant(name, instant));
    }

    // What there is on record

    private Reply density(Asked asked) {
        Circle circle = circle(asked);
        return questions.answered(
                asked,
                when -> Reply.json(
                        200,
                        WorldShapes.density(
                                density(asked, circle, when), when.knownAt(), standing.position(when.knownAt()))));
    }

    private Reply densityTable(Asked asked) {
        Circle circle = circle(asked);
        return questions.answered(asked, when -> WorldTables.density(density(asked, circle, when)));
    }

    private Density density(Asked asked, Circle circle, AsOf when) {
        LocalDate from = asked.day("from");
        LocalDate to = asked.day("to");
        ascending(from, to);
        YearMonth first = from == null ? null : YearMonth.from(from);
        YearMonth last = to == null ? null : YearMonth.from(to);
        Grade minimum = Questions.minimum(asked);
        try {
            return worldwide.density(when.knownAt(), circle, minimum, first, last);
        } catch (Density.SpanTooLong e) {
            throw Asked.bad(
                    "from",
                    from == null ? "nothing" : from.toString(),
                    "a day at most " + Density.MOST_MONTHS / 12 + " years before to: records can lie from " + e.from()
                            + " to " + e.to());
        }
    }

    private Reply coverage(Asked asked) {
        Circle circle = circle(asked);
        Pair after = after(asked);
        int limit = Questions.limit(asked);
        return questions.answered(asked, when -> {
            Covered page = coverage(asked, circle, when, after, limit);
            ObjectNode json = WorldShapes.coverage(page, when.knownAt(), standing.position(when.knownAt()));
            return Reply.json(200, paged(json, page.next()));
        });
    }

    private Reply coverageTable(Asked asked) {
        Circle circle = circle(asked);
        return questions.answered(
                asked, when -> WorldTables.coverage(coverage(asked, circle, when, null, Integer.MAX_VALUE)));
    }

    private Covered coverage(Asked asked, Circle circle, AsOf when, @Nullable Pair after, int limit) {
        LocalDate from = asked.day("from");
        LocalDate to = asked.day("to");
        ascending(from, to);
        Grade minimum = Questions.minimum(asked);
        return worldwide.coverage(when.knownAt(), circle, minimum, from, to, after, limit);
    }

    static void ascending(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && to != null && to.isBefore(from)) {
            throw Asked.bad("to", to.toString(), "a day no earlier than from, " + from);
        }
    }

    // What is common to them

    /** The relations asked about, by their actors. */
    Circle circle(Asked asked) {
        return new Circle(actors(asked, "actor"), actors(asked, "counterpart"));
    }

    private Set<ActorCode> actors(Asked asked, String name) {
        String text = asked.text(name);
        if (text == null) {
            return Set.of();
        }
        String[] codes = text.split(",", -1);
        if (codes.length > MOST_ACTORS) {
            throw Asked.bad(name, codes.length + " codes", "at most " + MOST_ACTORS);
        }
        Set<ActorCode> actors = new TreeSet<>();
        for (String code : codes) {
            actors.add(questions.actor(name, code.strip()));
        }
        return Set.copyOf(actors);
    }

    private static @Nullable Pair after(Asked asked) {
        return asked.read("cursor", "the next of a page", text -> Pair.parse(Questions.read(text)));
    }

    private static ObjectNode paged(ObjectNode json, @Nullable Pair next) {
        return next == null ? json : json.put("next", Questions.written(next.toString()));
    }
}
