package org.chancery.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.chancery.actor.ActorCode;
import org.chancery.relation.Headline;
import org.chancery.relation.Pair;
import org.chancery.standing.Listed;

/**
 * Who is joined to whom: a ring of actors, those seen from in the middle, ordered by how they stand.
 *
 * @param size how wide and high it is, in units of its own
 * @param nodes the actors
 * @param edges the relations
 * @param leftNodes how many actors more would belong to it
 * @param leftEdges how many relations more
 * @param gexf where the same is over time, for other programs
 * @param graphml where the same is on the day
 * @param table where the same is as a table of edges
 */
record WorldNetwork(
        int size,
        List<Node> nodes,
        List<Edge> edges,
        int leftNodes,
        int leftEdges,
        String gexf,
        String graphml,
        String table) {

    /** How many actors are drawn at most. */
    static final int MOST_NODES = 300;
    /** How many relations are drawn at most. */
    static final int MOST_EDGES = 1_500;

    private static final String OUT = "/api/exports/network";
    private static final int SIZE = 1_240;
    private static final double RING = 430;

    /**
     * An actor.
     *
     * @param turned how its name is turned to stand away from the middle
     * @param end whether its name ends at it, on the left side
     * @param degree how many relations it has here
     */
    record Node(
            String code,
            String name,
            String x,
            String y,
            String turned,
            boolean end,
            boolean middle,
            int degree,
            String address) {}

    /** A relation. */
    record Edge(String css, String x1, String y1, String x2, String y2, String label) {}

    private record Spot(double x, double y, double angle, boolean middle) {}

    /** @param relations where its relations are for programs, without the clocks */
    static WorldNetwork of(
            Company company, Focus focus, Address relations, PageWords words, Function<Address, String> addressed) {
        List<Listed> listed = company.relations().items();
        Map<ActorCode, Integer> degrees = new HashMap<>();
        Map<ActorCode, Headline.Word> gravest = new HashMap<>();
        for (Listed each : listed) {
            for (ActorCode side :
                    List.of(each.relation().first(), each.relation().second())) {
                degrees.merge(side, 1, Integer::sum);
                gravest.merge(side, each.headline().value(), (one, other) -> one.compareTo(other) < 0 ? one : other);
            }
        }
        List<ActorCode> middle = company.actors().stream().filter(focus::has).toList();
        List<ActorCode> ring = company.actors().stream()
                .filter(actor -> !focus.has(actor) && degrees.containsKey(actor))
                .sorted(Comparator.comparing(
                                (ActorCode actor) -> gravest.getOrDefault(actor, Headline.Word.NOT_RECORDED))
                        .thenComparing(words::name, words.order()))
                .toList();
        Map<ActorCode, Spot> spots = new TreeMap<>();
        place(middle, middle.size() == 1 ? 0 : 110, true, spots);
        place(ring, RING, false, spots);
        List<Node> nodes = new ArrayList<>();
        spots.forEach((actor, spot) -> nodes.add(node(actor, spot, degrees.getOrDefault(actor, 0), words, addressed)));
        List<Edge> edges = new ArrayList<>();
        for (Listed each : listed) {
            Spot one = spots.get(each.relation().first());
            Spot other = spots.get(each.relation().second());
            if (one != null && other != null) {
                edges.add(edge(each, one, other, words));
            }
        }
        String known = company.relations().knownAt().toString();
        Address ofDay =
                relations.with("asOf", company.relations().asOf().toString()).with("knownAt", known);
        return new WorldNetwork(
                SIZE,
                nodes,
                edges,
                company.left(),
                company.relations().total() - listed.size(),
                relations.with("knownAt", known).at(OUT + ".gexf").toString(),
                ofDay.at(OUT + ".graphml").toString(),
                ofDay.at(OUT + ".csv").toString());
    }

    private static void place(List<ActorCode> actors, double radius, boolean middle, Map<ActorCode, Spot> spots) {
        for (int i = 0; i < actors.size(); i++) {
            double angle = 2 * Math.PI * i / actors.size() - Math.PI / 2;
            spots.put(
                    actors.get(i),
                    new Spot(
                            SIZE / 2.0 + radius * Math.cos(angle),
                            SIZE / 2.0 + radius * Math.sin(angle),
                            Math.toDegrees(angle),
                            middle));
        }
    }

    private static Node node(
            ActorCode actor, Spot spot, int degree, PageWords words, Function<Address, String> addressed) {
        boolean end = !spot.middle() && Math.cos(Math.toRadians(spot.angle())) < 0;
        String x = number(spot.x());
        String y = number(spot.y());
        return new Node(
                actor.value(),
                words.name(actor),
                x,
                y,
                spot.middle()
                        ? "rotate(0)"
                        : "rotate(" + number(end ? spot.angle() + 180 : spot.angle()) + " " + x + " " + y + ")",
                end,
                spot.middle(),
                degree,
                addressed.apply(Address.of("/states/" + actor)));
    }

    private static Edge edge(Listed listed, Spot one, Spot other, PageWords words) {
        Pair pair = listed.relation();
        RelationPage.Chip chip = RelationPage.Chip.of(listed.headline(), words);
        return new Edge(
                "edge t-" + chip.tone() + " " + WorldMap.css(listed.headline().value()) + " "
                        + RelationPage.css(listed.headline().certainty()),
                number(one.x()),
                number(one.y()),
                number(other.x()),
                number(other.y()),
                words.name(pair.first()) + " – " + words.name(pair.second()) + ": " + chip.word());
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
