package org.chancery.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.ActorKind;
import org.chancery.actor.Actors;
import org.chancery.actor.Lifespan;
import org.chancery.ledger.Ledger;
import org.chancery.relation.Certainty;
import org.chancery.relation.Headline;
import org.chancery.relation.Pair;
import org.chancery.standing.Circle;
import org.chancery.standing.Scrubbing;
import org.chancery.standing.Standing;
import org.chancery.standing.Worldwide;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * Who was joined to whom, in the forms that programs for networks read. An edge is a relation on the days on which it had a
 * headline; silence is no edge, and neither is a relation that ended with one of its sides.
 *
 * <p>Edges are read some at a time and written while they are read: memory grows with the actors alone. Safe for use by
 * many threads.
 */
public final class Networks {

    private static final int READ_TOGETHER = 500;

    private final Ledger ledger;
    private final Standing standing;
    private final Worldwide worldwide;

    /** Networks of a ledger. */
    public Networks(Ledger ledger, Standing standing, Worldwide worldwide) {
        this.ledger = ledger;
        this.standing = standing;
        this.worldwide = worldwide;
    }

    /** A form a network is written in. */
    public enum Form {
        /** GEXF 1.3, a dynamic graph: an edge is there on the days of its spells. */
        GEXF,
        /** GraphML, an edge for each stretch of days with one headline. */
        GRAPHML,
        /** A comma-separated table, a row for each stretch of days with one headline. */
        CSV
    }

    /**
     * Which network is wanted.
     *
     * @param knownAt the last instant whose entries count; not later than now
     * @param circle by its actors
     * @param headline only where this can be the headline, be it silence or the end; null for any that makes an edge
     * @param from only stretches that reach to this day or beyond; null without limit
     * @param to only stretches that begin by this day; null without limit. The same as {@code from} for one day
     */
    public record Wanted(
            Instant knownAt,
            Circle circle,
            Headline.@Nullable Word headline,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        private boolean has(Stretch stretch) {
            return (from == null || stretch.until > from.toEpochDay())
                    && (to == null || stretch.from <= to.toEpochDay())
                    && (headline == null
                            ? !isNothing(stretch.headline)
                            : stretch.headline.values().contains(headline));
        }

        private static boolean isNothing(Headline headline) {
            return headline.certainty() == Certainty.DEFINITE
                    && (headline.value() == Headline.Word.NOT_RECORDED || headline.value() == Headline.Word.ENDED);
        }

        private @Nullable LocalDate day() {
            return from != null && from.equals(to) ? from : null;
        }
    }

    /**
     * Days with one headline.
     *
     * @param from the first day, counted from 1970-01-01; {@link Window#UNBOUNDED_PAST} where there is none
     * @param until the day after the last; {@link Window#UNBOUNDED_FUTURE} where there is none
     */
    record Stretch(long from, long until, Headline headline) {

        /** The first day; null without limit. */
        @Nullable
        String first() {
            return from == Window.UNBOUNDED_PAST ? null : written(from);
        }

        /** The last day; null without limit. */
        @Nullable
        String last() {
            return until == Window.UNBOUNDED_FUTURE ? null : written(until - 1);
        }

        /** The day after the last; null without limit. */
        @Nullable
        String after() {
            return until == Window.UNBOUNDED_FUTURE ? null : written(until);
        }

        /** Every word the headline can be, with spaces between. */
        String values() {
            return String.join(
                    " ", headline.values().stream().map(Headline.Word::name).toList());
        }
    }

    /** A relation with its stretches, at least one, by day. */
    record Edge(Pair pair, List<Stretch> stretches) {}

    /** Takes edges. */
    @FunctionalInterface
    interface Each {
        void edge(Edge edge) throws IOException;
    }

    /**
     * An actor of the network.
     *
     * @param name what it is called on the day asked about, or last
     * @param days the days on which it lived, or has an edge, without overlaps
     */
    record Node(ActorCode code, String name, @Nullable ActorKind kind, Presence days) {}

    /**
     * Who is in a network.
     *
     * @param nodes the actors that have an edge, sorted by code
     * @param edges how many edges there are
     */
    record Cast(List<Node> nodes, int edges) {}

    /** The network while it is written: its actors, and its edges as often as they are asked for. */
    final class Drawing {
        private final Wanted wanted;
        private final Actors actors;

        private Drawing(Wanted wanted) {
            this.wanted = wanted;
            this.actors = ledger.actors(wanted.knownAt);
        }

        Wanted wanted() {
            return wanted;
        }

        /** What it is, as a sentence. */
        String told() {
            return "Relations as recorded in Chancery, known at " + wanted.knownAt + ", ledger position " + position()
                    + ", rules " + Standing.RULES + ", actors " + actors.version();
        }

        long position() {
            return standing.position(wanted.knownAt);
        }

        String name(ActorCode code) {
            LocalDate day = wanted.day();
            return actors.find(code)
                    .map(actor -> day == null ? actor.name() : actor.nameOn(day))
                    .orElse(code.value());
        }

        /** Hands over every edge, sorted by relation. */
        void edges(Each each) throws IOException {
            Pair after = null;
            do {
                Scrubbing page = worldwide.changes(wanted.knownAt, wanted.circle, after, READ_TOGETHER);
                for (Scrubbing.Line line : page.relations()) {
                    List<Stretch> stretches = new ArrayList<>();
                    stretches(line.points(), stretches::add);
                    if (!stretches.isEmpty()) {
                        each.edge(new Edge(line.relation(), stretches));
                    }
                }
                after = page.next();
            } while (after != null);
        }

        private void stretches(List<Scrubbing.Point> points, Consumer<Stretch> into) {
            for (int at = 0; at < points.size(); at++) {
                Scrubbing.Point point = points.get(at);
                long until = at + 1 < points.size() ? points.get(at + 1).from() : Window.UNBOUNDED_FUTURE;
                Stretch stretch = new Stretch(point.from(), until, point.headline());
                if (wanted.has(stretch)) {
                    into.accept(stretch);
                }
            }
        }

        /** The actors that have an edge, and how many edges there are. */
        Cast cast() throws IOException {
            Map<ActorCode, Presence> days = new TreeMap<>();
            int[] edges = {0};
            edges(edge -> {
                edges[0]++;
                for (ActorCode code : List.of(edge.pair().first(), edge.pair().second())) {
                    Presence of = days.computeIfAbsent(code, this::life);
                    edge.stretches().forEach(stretch -> of.add(stretch.from(), stretch.until()));
                }
            });
            List<Node> nodes = new ArrayList<>();
            days.forEach((code, of) -> nodes.add(new Node(
                    code, name(code), actors.find(code).map(Actor::kind).orElse(null), of)));
            return new Cast(nodes, edges[0]);
        }

        private Presence life(ActorCode code) {
            Presence days = new Presence();
            for (Lifespan span : actors.find(code).map(Actor::lifespans).orElse(List.of())) {
                LocalDate from = span.from();
                LocalDate to = span.to();
                days.add(
                        from == null ? Window.UNBOUNDED_PAST : from.toEpochDay(),
                        to == null ? Window.UNBOUNDED_FUTURE : to.toEpochDay() + 1);
            }
            return days;
        }
    }

    /** Writes a network; the same question gives the same bytes for ever. */
    public void write(Form form, Wanted wanted, OutputStream out) throws IOException {
        Drawing drawing = new Drawing(wanted);
        switch (form) {
            case GEXF -> Gexf.write(drawing, out);
            case GRAPHML -> Graphml.write(drawing, out);
            case CSV -> EdgeTable.write(drawing, out);
        }
    }

    static String written(long day) {
        return LocalDate.ofEpochDay(day).toString();
    }
}
