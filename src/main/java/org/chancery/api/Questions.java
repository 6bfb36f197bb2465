package org.chancery.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.ActorKind;
import org.chancery.actor.Actors;
import org.chancery.chronicle.Changed;
import org.chancery.chronicle.Chronicle;
import org.chancery.chronicle.Chronicled;
import org.chancery.chronicle.Found;
import org.chancery.chronicle.Place;
import org.chancery.chronicle.Search;
import org.chancery.form.EventForms;
import org.chancery.ledger.Ledger;
import org.chancery.relation.Facet;
import org.chancery.relation.Grade;
import org.chancery.relation.Key;
import org.chancery.relation.Pair;
import org.chancery.standing.Aspect;
import org.chancery.standing.Standing;
import org.chancery.standing.Timeline;
import org.chancery.time.AsOf;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Everything that can be asked. */
final class Questions {

    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    static final Parameter AS_OF = Parameter.day(
            "asOf", "The day asked about; the answer is the one at its end. Today (UTC) if left out.", "2012-01-01");
    static final Parameter KNOWN_AT = Parameter.instant(
            "knownAt", "The last instant whose entries count, itself included. Now if left out; never later than now.");
    static final Parameter MIN_GRADE = Parameter.choice(
            "minGrade",
            "The grade a record needs in order to count; REPORTED if left out.",
            Grade.values(),
            "CONFIRMED");
    static final Parameter FACET = Parameter.choice("facet", "Only this facet.", Facet.values(), "TIES");
    static final Parameter BY = Parameter.text("by", "Of directed facets only those of this side, by its code.", "TUR");
    static final Parameter KEY =
            Parameter.text("key", "Only the one of this key: a policy, a demand, a regime, a city.", "embargo");
    static final Parameter LIMIT =
            Parameter.whole("limit", "How many at most; 100 if left out.", 1, LARGEST_PAGE, "50");
    static final Parameter CURSOR =
            Parameter.text("cursor", "Where to go on: the `next` of the page before.", "U1lSLVRVUg");
    private static final Parameter ACTOR =
            Parameter.text("actor", "Only what concerns this actor, by its code.", "SYR");

    private final Ledger ledger;
    private final Standing standing;
    private final Chronicle chronicle;

    Questions(Ledger ledger, Standing standing, Chronicle chronicle) {
        this.ledger = ledger;
        this.standing = standing;
        this.chronicle = chronicle;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        String pair = "/api/relations/{pair}";
        List<Parameter> status = List.of(AS_OF, KNOWN_AT, MIN_GRADE);
        routes.add(Route.csv(
                pair + ".csv",
                "The same as a table: one line for each value of each facet.",
                status,
                this::statusTable));
        routes.add(Route.get(
                pair,
                "What held between two actors on a day, as known at an instant.",
                "Status",
                status,
                this::status));
        routes.add(Route.text(
                pair + "/timemap",
                "Every instant at which something was recorded of the relation, as a time map (RFC 7089).",
                Mementos.TYPE,
                List.of(
                        Parameter.day(
                                "asOf", "The day the status is of; each instant's own day if left out.", "2012-01-01"),
                        MIN_GRADE),
                this::timeMap));
        List<Parameter> timeline = List.of(
                FACET,
                BY,
                KEY,
                Parameter.day("from", "The first day; without limit if left out.", "2011-01-01"),
                Parameter.day("to", "The last day; without limit if left out.", "2024-12-31"),
                KNOWN_AT,
                MIN_GRADE);
        routes.add(Route.get(
                pair + "/timeline",
                "How facets changed: for each the longest stretches with the same answer.",
                "Timeline",
                timeline,
                this::timeline));
        routes.add(Route.csv(
                pair + "/timeline.csv",
                "The same as a table: one line for each value of each stretch.",
                timeline,
                this::timelineTable));
        routes.add(Route.get(
                pair + "/why",
                "From which records, by which rules, answers come; and what would change them.",
                "Reasons",
                List.of(FACET, BY, KEY, AS_OF, KNOWN_AT, MIN_GRADE),
                this::why));
        routes.add(Route.get(
                pair + "/blame",
                "Who recorded what a facet is answered from, when, and by which rule it counts.",
                "Blame",
                List.of(FACET, BY, KEY, AS_OF, KNOWN_AT, MIN_GRADE),
                this::blame));
        routes.add(Route.get(
                pair + "/records",
                "Every record of a relation with all its versions, retracted ones too, and those since corrected to other"
                        + " actors.",
                "Records",
                List.of(KNOWN_AT, LIMIT, CURSOR),
                this::recordsOf));
        routes.add(
                Route.csv(pair + "/records.csv", "The same as a table, whole.", List.of(KNOWN_AT), this::recordsTable));
        routes.add(Route.get(
                pair + "/contacts",
                "The contact log: meetings, calls and statements.",
                "Records",
                List.of(KNOWN_AT, LIMIT, CURSOR),
                this::contacts));
        routes.add(Route.csv(
                pair + "/contacts.csv", "The same as a table, whole.", List.of(KNOWN_AT), this::contactsTable));
        routes.add(Route.get(
                pair + "/tone",
                "A measure of reported events: Goldstein weights, halved every 90 days.",
                "Tone",
                List.of(AS_OF, KNOWN_AT),
                this::tone));
        List<Parameter> search = List.of(
                Parameter.text(
                        "q",
                        "Words that each begin a word of it, or words in quotation marks that stand in it together, whatever their case and accents; the names its parties bore count too.",
                        "moscow"),
                Parameter.choice("type", "Only this type of event.", List.copyOf(EventForms.names()), "meeting-held"),
                ACTOR,
                Parameter.day("from", "It can have happened on this day or later.", "2022-01-01"),
                Parameter.day("to", "It can have happened on this day or earlier.", "2022-12-31"),
                Parameter.choice("grade", "Only this grade.", Grade.values(), "CONFIRMED"),
                Parameter.whole(
                        "since",
                        "Only records made, corrected, retracted, disputed or sourced after this position, in"
                                + " the order in which that happened.",
                        0,
                        Long.MAX_VALUE,
                        "0"));
        routes.add(Route.get(
                "/api/records",
                "Search over all records; with `since`, what was said after a position.",
                "Records",
                and(search, LIMIT, CURSOR),
                this::records));
        routes.add(Route.csv(
                "/api/records.csv",
                "The same as a table, whole.",
                and(
                        search,
                        Parameter.whole(
                                "limit", "At most so many lines; all if left out.", 1, Integer.MAX_VALUE, "1000")),
                this::searchTable));
        routes.add(
                Route.csv("/api/records/{id}.csv", "One record as a table of one line.", List.of(), this::recordTable));
        routes.add(Route.get(
                "/api/records/{id}",
                "One record with all its versions; by the id of a dispute, the record it disputes.",
                "Record",
                List.of(),
                this::record));
        routes.add(Route.get(
                "/api/actors",
                "Actors, by code.",
                "Actors",
                List.of(
                        Parameter.text("q", "Only those with this text in a name or code.", "syria"),
                        Parameter.choice("kind", "Only this kind.", ActorKind.values(), "STATE"),
                        AS_OF,
                        KNOWN_AT,
                        LIMIT,
                        CURSOR),
                this::actors));
        routes.add(Route.get(
                "/api/actors/{code}",
                "One actor: names over time, life spans, codes in other schemes, successors.",
                "Actor",
                List.of(AS_OF, KNOWN_AT),
                this::actor));
        return routes;
    }

    private static List<Parameter> and(List<Parameter> parameters, Parameter... more) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }

    // Relations

    private Reply status(Asked asked) {
        Pair pair = pair(asked);
        Grade minimum = minimum(asked);
        Mementos.Original original = new Mementos.Original(pair, asked.day("asOf"), asked.text("minGrade"));
        Instant exact = asked.instant("knownAt");
        String acceptDatetime = asked.request().getHeader("Accept-Datetime");
        boolean negotiated = exact == null && acceptDatetime != null;
        Instant given = negotiated
                ? Mementos.wanted(acceptDatetime, standing.when(null, null).knownAt(), instants(pair))
                : exact;
        LocalDate day = negotiated && given != null ? original.dayAt(given) : original.asOf();
        Reply reply = answered(
                asked, day, given, when -> Reply.json(200, shapes(when).status(standing.status(pair, when, minimum))));
        return Mementos.on(reply, original, given, negotiated);
    }

    /** When something was recorded of a relation. */
    private SortedSet<Instant> instants(Pair pair) {
        SortedSet<Instant> instants = new TreeSet<>();
        chronicle
                .records(pair, standing.when(null, null).knownAt())
                .forEach(record -> record.history().forEach(recorded -> instants.add(recorded.recordedAt())));
        return instants;
    }

    private Reply statusTable(Asked asked) {
        Pair pair = pair(asked);
        Grade minimum = minimum(asked);
        return answered(asked, when -> Tables.status(standing.status(pair, when, minimum)));
    }

    private Reply timeMap(Asked asked) {
        Pair pair = pair(asked);
        return tagged(asked, ledger.head().position(), asked.identity() + "|" + asked.day("asOf"), true, () -> {
            String map = Mementos.map(
                    new Mementos.Original(pair, asked.day("asOf"), asked.text("minGrade")), instants(pair));
            return new Reply(200, Mementos.TYPE, map.getBytes(StandardCharsets.UTF_8));
        });
    }

    private Reply timeline(Asked asked) {
        Pair pair = pair(asked);
        Aspect aspect = aspect(asked);
        return answered(asked, when -> Reply.json(200, Shapes.timeline(timeline(asked, pair, aspect, when))));
    }

    private Reply timelineTable(Asked asked) {
        Pair pair = pair(asked);
        Aspect aspect = aspect(asked);
        return answered(asked, when -> Tables.timeline(timeline(asked, pair, aspect, when)));
    }

    private Timeline timeline(Asked asked, Pair pair, Aspect aspect, AsOf when) {
        LocalDate from = asked.day("from");
        LocalDate to = asked.day("to");
        if (from != null && to != null && to.isBefore(from)) {
            throw Asked.bad("to", to.toString(), "a day no earlier than from, " + from);
        }
        return standing.timeline(pair, aspect, from, to, when.knownAt(), minimum(asked));
    }

    private Reply why(Asked asked) {
        Pair pair = pair(asked);
        Aspect aspect = aspect(asked);
        if (aspect.facet() == null) {
            throw Asked.bad("facet", "nothing", "the facet whose answer is to be explained, such as TIES");
        }
        Grade minimum = minimum(asked);
        return answered(
                asked, when -> Reply.json(200, shapes(when).explained(standing.why(pair, aspect, when, minimum))));
    }

    private Reply blame(Asked asked) {
        Pair pair = pair(asked);
        Aspect aspect = aspect(asked);
        if (aspect.facet() == null) {
            throw Asked.bad("facet", "nothing", "the facet whose answer is asked about, such as TIES");
        }
        Grade minimum = minimum(asked);
        return answered(asked, when -> Reply.json(200, shapes(when).blame(standing.why(pair, aspect, when, minimum))));
    }

    private Reply recordsOf(Asked asked) {
        Pair pair = pair(asked);
        return answered(asked, when -> page(asked, pair, when, chronicle.records(pair, when.knownAt())));
    }

    private Reply recordsTable(Asked asked) {
        Pair pair = pair(asked);
        return answered(asked, when -> Tables.records(chronicle.records(pair, when.knownAt())));
    }

    private Reply contacts(Asked asked) {
        Pair pair = pair(asked);
        return answered(asked, when -> page(asked, pair, when, chronicle.contacts(pair, when.knownAt())));
    }

    private Reply contactsTable(Asked asked) {
        Pair pair = pair(asked);
        return answered(asked, when -> Tables.records(chronicle.contacts(pair, when.knownAt())));
    }

    private Reply page(Asked asked, Pair pair, AsOf when, List<Chronicled> all) {
        int from = (int) Math.min(all.size(), number(asked));
        int until = Math.min(all.size(), from + limit(asked));
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("relation", pair.toString())
                .put("knownAt", when.knownAt().toString())
                .put("position", standing.position(when.knownAt()))
                .put("total", all.size());
        ArrayNode records = json.putArray("records");
        Shapes shapes = shapes(when);
        all.subList(from, until).forEach(record -> records.add(shapes.record(record)));
        if (until < all.size()) {
            json.put("next", written(String.valueOf(until)));
        }
        return Reply.json(200, json);
    }

    private Reply tone(Asked asked) {
        Pair pair = pair(asked);
        return answered(
                asked,
                when -> Reply.json(
                        200, shapes(when).tone(chronicle.tone(pair, when), standing.position(when.knownAt()))));
    }

    // Records

    private Search search(Asked asked) {
        return new Search(
                asked.text("q"),
                type(asked),
                actorOrNull(asked, "actor"),
                asked.day("from"),
                asked.day("to"),
                asked.choice("grade", Grade.class));
    }

    private Reply records(Asked asked) {
        Search search = search(asked);
        int limit = limit(asked);
        return tagged(asked, ledger.head().position(), asked.identity(), true, () -> records(asked, search, limit));
    }

    private Reply records(Asked asked, Search search, int limit) {
        if (asked.text("since") != null) {
            long since = asked.text("cursor") == null ? asked.whole("since", 0, 0, Long.MAX_VALUE) : number(asked);
            Changed changed = chronicle.changed(search, since, limit);
            String next = changed.next() == null ? null : String.valueOf(changed.next());
            return Reply.json(200, found(changed.position(), changed.records(), next));
        }
        Place after = asked.read("cursor", "the next of a page", text -> Place.parse(read(text)));
        Found found = chronicle.search(search, after, limit);
        String next = found.next() == null ? null : found.next().toString();
        return Reply.json(200, found(found.position(), found.records(), next));
    }

    /** Read a page at a time while it is sent, so that no number of records fills the memory. */
    private Reply searchTable(Asked asked) {
        Search search = search(asked);
        long most = asked.whole("limit", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        Long since = asked.text("since") == null ? null : asked.whole("since", 0, 0, Long.MAX_VALUE);
        return tagged(
                asked,
                ledger.head().position(),
                asked.identity(),
                true,
                () -> Tables.records(since == null ? found(search, most) : changed(search, since, most)));
    }

    private Tables.Pages found(Search search, long most) {
        return page -> {
            long left = most;
            Place after = null;
            do {
                Found found = chronicle.search(search, after, (int) Math.min(left, LARGEST_PAGE));
                page.accept(found.records());
                left -= found.records().size();
                after = found.next();
            } while (after != null && left > 0);
        };
    }

    private Tables.Pages changed(Search search, long since, long most) {
        return page -> {
            long left = most;
            Long after = since;
            while (after != null && left > 0) {
                Changed changed = chronicle.changed(search, after, (int) Math.min(left, LARGEST_PAGE));
                page.accept(changed.records());
                left -= changed.records().size();
                after = changed.next();
            }
        };
    }

    private ObjectNode found(long position, List<Chronicled> found, @Nullable String next) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("position", position);
        ArrayNode records = json.putArray("records");
        Shapes shapes = new Shapes(ledger.actors());
        found.forEach(record -> records.add(shapes.record(record)));
        if (next != null) {
            json.put("next", written(next));
        }
        return json;
    }

    private static @Nullable String type(Asked asked) {
        String type = asked.text("type");
        if (type != null && !EventForms.names().contains(type)) {
            throw Asked.bad("type", Asked.shown(type), "one of " + String.join(", ", EventForms.names()));
        }
        return type;
    }

    private Reply record(Asked asked) {
        return one(asked, record -> Reply.json(200, new Shapes(ledger.actors()).record(record)));
    }

    private Reply recordTable(Asked asked) {
        return one(asked, record -> Tables.records(List.of(record)));
    }

    private Reply one(Asked asked, Function<Chronicled, Reply> shown) {
        UUID id = asked.id("id");
        return tagged(
                asked,
                ledger.head().position(),
                asked.identity(),
                true,
                () -> shown.apply(chronicle
                        .record(id)
                        .orElseThrow(() -> new Problem(
                                ProblemType.NO_SUCH_RECORD,
                                "There is no record and no dispute of the id " + id + "."))));
    }

    // Actors

    private Reply actors(Asked asked) {
        String text = asked.text("q");
        ActorKind kind = asked.choice("kind", ActorKind.class);
        ActorCode after = asked.read("cursor", "the next of a page", written -> ActorCode.of(read(written)));
        int limit = limit(asked);
        return answered(asked, when -> {
            Actors all = ledger.actors(when.knownAt());
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("asOf", when.asOf().toString())
                    .put("knownAt", when.knownAt().toString())
                    .put("position", standing.position(when.knownAt()))
                    .put("actorTable", all.version());
            ArrayNode actors = json.putArray("actors");
            for (Actor actor : all.all()) {
                boolean wanted = (kind == null || actor.kind() == kind)
                        && (after == null || actor.code().compareTo(after) > 0)
                        && (text == null || isNamed(actor, text));
                if (wanted && actors.size() == limit) {
                    json.put("next", written(actors.get(limit - 1).get("code").stringValue()));
                    break;
                }
                if (wanted) {
                    actors.add(Shapes.actor(actor, when.asOf()));
                }
            }
            return Reply.json(200, json);
        });
    }

    private static boolean isNamed(Actor actor, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return actor.code().value().toLowerCase(Locale.ROOT).contains(wanted)
                || actor.names().stream()
                        .anyMatch(name -> name.text().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private Reply actor(Asked asked) {
        ActorCode code = actor("code", asked.part("code"));
        return answered(asked, when -> {
            Actors actors = ledger.actors(when.knownAt());
            Actor actor = actors.find(code)
                    .orElseThrow(() -> new Problem(
                            ProblemType.NO_SUCH_ACTOR,
                            "The actor " + code + " was not known at " + when.knownAt() + "."));
            ObjectNode json = Shapes.whole(actor, when.asOf())
                    .put("asOf", when.asOf().toString())
                    .put("knownAt", when.knownAt().toString())
                    .put("position", standing.position(when.knownAt()))
                    .put("actorTable", actors.version());
            return Reply.json(200, json);
        });
    }

    // What is common to them

    /** Who answers a question once its two clocks are settled. */
    interface Answerer {
        Reply answer(AsOf when);
    }

    /**
     * Answers, unless the asker has the answer already. The tag of an answer known now is a weak one: the same answer asked
     * for a moment later differs in the instant alone.
     */
    Reply answered(Asked asked, Answerer answerer) {
        return answered(asked, asked.day("asOf"), asked.instant("knownAt"), answerer);
    }

    private Reply answered(Asked asked, @Nullable LocalDate day, @Nullable Instant given, Answerer answerer) {
        AsOf when = standing.when(day, given);
        long position = standing.position(when.knownAt());
        String identity = asked.identity() + "|" + when.asOf() + "|" + (given == null ? "now" : given) + "|"
                + ledger.actors(when.knownAt()).version() + "|" + Standing.RULES;
        return tagged(asked, position, identity, given != null, () -> answerer.answer(when));
    }

    /** @param same whether equal tags mean equal bytes; else the instant of asking differs */
    static Reply tagged(Asked asked, long position, String identity, boolean same, Supplier<Reply> answerer) {
        String tag = (same ? "" : "W/") + "\"" + position + "-" + Tags.of(identity) + "\"";
        Reply reply =
                Tags.matches(asked.request().getHeader("If-None-Match"), tag) ? Reply.notModified() : answerer.get();
        return reply.with("ETag", tag);
    }

    Shapes shapes(AsOf when) {
        return new Shapes(ledger.actors(when.knownAt()));
    }

    Pair pair(Asked asked) {
        return pair("relation", asked.part("pair"));
    }

    Pair pair(String name, String text) {
        int dash = text.indexOf('-');
        if (dash < 0 || text.indexOf('-', dash + 1) >= 0) {
            throw Asked.bad(name, Asked.shown(text), "two actor codes joined by a hyphen, such as SYR-TUR");
        }
        ActorCode one = actor(name, text.substring(0, dash));
        ActorCode other = actor(name, text.substring(dash + 1));
        if (one.equals(other)) {
            throw Asked.bad(name, Asked.shown(text), "two different actors");
        }
        return Pair.of(one, other);
    }

    @Nullable
    ActorCode actorOrNull(Asked asked, String name) {
        String text = asked.text(name);
        return text == null ? null : actor(name, text);
    }

    /** The actor of a code, now or ever. */
    ActorCode actor(String name, String text) {
        Actors actors = ledger.actors();
        Actor found = actors.find(text).orElse(null);
        if (found != null) {
            return found.code();
        }
        LocalDate today = standing.when(null, null).asOf();
        List<Actor> meant = switch (actors.resolve(text, today)) {
            case Actors.Resolution.Found(Actor actor) -> List.of(actor);
            case Actors.Resolution.Ambiguous(var _, var several) -> several;
            case Actors.Resolution.Unknown(var _, var _, var suggestions) ->
                suggestions.stream().map(Actors.Suggestion::actor).distinct().toList();
        };
        ObjectNode more = JsonNodeFactory.instance.objectNode();
        ArrayNode suggestions = more.putArray("suggestions");
        List<String> words = new ArrayList<>();
        for (Actor actor : meant) {
            suggestions.add(actor.code().value());
            words.add(actor.code() + " (" + actor.name() + ")");
        }
        throw new Problem(
                ProblemType.NO_SUCH_ACTOR,
                "Found " + Asked.shown(text) + " in " + name + ", which is the code of no actor."
                        + (words.isEmpty() ? "" : " Perhaps " + String.join(" or ", words) + " is meant."),
                more);
    }

    Aspect aspect(Asked asked) {
        return new Aspect(
                asked.choice("facet", Facet.class),
                actorOrNull(asked, "by"),
                asked.read("key", "text with at least one visible character", Key::of));
    }

    static Grade minimum(Asked asked) {
        Grade minimum = asked.choice("minGrade", Grade.class);
        return minimum == null ? Grade.REPORTED : minimum;
    }

    static int limit(Asked asked) {
        return (int) asked.whole("limit", USUAL_PAGE, 1, LARGEST_PAGE);
    }

    private static long number(Asked asked) {
        Long number = asked.read("cursor", "the next of a page", text -> Long.parseUnsignedLong(read(text), 10));
        if (number != null && number < 0) {
            throw Asked.bad("cursor", "something else", "the next of a page");
        }
        return number == null ? 0 : number;
    }

    static String written(String cursor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
    }

    static String read(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    }
}
