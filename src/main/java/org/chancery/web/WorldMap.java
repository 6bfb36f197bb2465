package org.chancery.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.relation.Certainty;
import org.chancery.relation.Headline;
import org.chancery.relation.Pair;
import org.jspecify.annotations.Nullable;

/**
 * The drawn world on a day.
 *
 * @param width how wide it is, in units of its own
 * @param height how high
 * @param sphere the edge of the globe
 * @param graticule lines of the grid
 * @param lands every shape
 * @param borders every line that two shapes share
 * @param spots every dot
 * @param elsewhere who is on record and cannot be drawn
 * @param former who stands for more than one shape or for another's, so that the borders of the day were others
 * @param first the first shape that leads anywhere; null where none does
 * @param changes where the script finds every change of every relation that is seen
 * @param lives where the script finds who lived when
 */
record WorldMap(
        int width,
        int height,
        String sphere,
        String graticule,
        List<Land> lands,
        List<Line> borders,
        List<Spot> spots,
        List<Spot> elsewhere,
        @Nullable String former,
        @Nullable String first,
        String changes,
        String lives) {

    private static final int ROOM_FOR_A_LETTER = 11;
    private static final int ROOM_ON_A_PHONE = 34;

    /**
     * Land.
     *
     * @param id whose it is today
     * @param css its style classes
     * @param actor who stands for it on the day; null where nobody does
     * @param address where it leads; null where nowhere
     * @param label what it says
     * @param letter what is written on it; null for nothing
     * @param lettered whether there is room for a letter
     * @param roomy whether there is room for one on a small screen
     */
    record Land(
            String id,
            String css,
            @Nullable String actor,
            @Nullable String address,
            String label,
            @Nullable String letter,
            boolean lettered,
            boolean roomy,
            int x,
            int y,
            String path) {}

    /** A line between two shapes; gone where the same actor stands for both. */
    record Line(String one, String other, boolean gone, String path) {}

    /** A dot. */
    record Spot(
            String actor,
            String css,
            @Nullable String address,
            String label,
            String name,
            @Nullable String letter,
            boolean named,
            int x,
            int y) {}

    /** The style class of a headline on the map and in its legend. */
    static String css(Headline.Word word) {
        return "h-" + word;
    }

    static WorldMap of(
            WorldMaterial material,
            Collection<Course.Turn> turns,
            PageWords words,
            Function<Address, String> addressed) {
        return new Drawer(material, turns, words, addressed).draw();
    }

    /**
     * What an actor looks like.
     *
     * @param css its style classes
     * @param letter what is written on it; null for nothing
     * @param label what it says
     * @param address where it leads; null where nowhere
     */
    record Look(
            String css,
            @Nullable String letter,
            String label,
            @Nullable String address) {}

    /**
     * The world on a day, whatever is told of each actor.
     *
     * @param looks what an actor looks like
     * @param concerned of whom something is told; who of them has no place on the map is named beside it
     */
    static WorldMap drawn(
            Actors actors,
            LocalDate asOf,
            PageWords words,
            Function<ActorCode, Look> looks,
            Collection<ActorCode> concerned,
            String changes,
            String lives) {
        return new Plate(actors, asOf, words, looks).draw(Atlas.WORLD, concerned, changes, lives);
    }

    private static final class Drawer {
        private final WorldMaterial material;
        private final PageWords words;
        private final Function<Address, String> addressed;
        private final LocalDate asOf;
        private final Focus focus;
        private final Map<ActorCode, List<Course>> courses = new HashMap<>();
        private final Map<ActorCode, Integer> activity = new HashMap<>();

        Drawer(
                WorldMaterial material,
                Collection<Course.Turn> turns,
                PageWords words,
                Function<Address, String> addressed) {
            this.material = material;
            this.words = words;
            this.addressed = addressed;
            this.asOf = material.when().asOf();
            this.focus = material.focus();
            for (Course course : material.courses()) {
                for (ActorCode side :
                        List.of(course.pair().first(), course.pair().second())) {
                    if (focus.isNowhere() || !focus.has(side)) {
                        courses.computeIfAbsent(side, same -> new ArrayList<>()).add(course);
                    }
                }
            }
            for (Course.Turn turn : turns) {
                if (turn.day().isAfter(asOf.minusMonths(12)) && !turn.day().isAfter(asOf)) {
                    activity.merge(turn.pair().first(), 1, Integer::sum);
                    activity.merge(turn.pair().second(), 1, Integer::sum);
                }
            }
        }

        WorldMap draw() {
            Address changes = Address.of("/api/world/changes")
                    .with("actor", focus.isNowhere() ? null : focus.codes())
                    .with("knownAt", material.question().known())
                    .with("limit", "1000");
            Address lives = Address.of("/world/lives.json")
                    .with("knownAt", material.question().known());
            return drawn(
                    material.actors(), asOf, words, this::look, courses.keySet(), changes.toString(), lives.toString());
        }

        private Look look(ActorCode actor) {
            String name = words.name(actor);
            if (focus.has(actor)) {
                return new Look("focus", null, words.say("map.focus", name), addressed.apply(page(actor)));
            }
            List<Course> own = courses.getOrDefault(actor, List.of());
            if (focus.isNowhere()) {
                int changes = activity.getOrDefault(actor, 0);
                String css = own.isEmpty() ? "uncovered" : "a-" + Math.min(4, changes == 0 ? 0 : step(changes));
                return new Look(
                        css,
                        changes == 0 ? null : String.valueOf(changes),
                        own.isEmpty()
                                ? words.say("map.uncovered", name)
                                : words.say(
                                        "map.activity",
                                        name,
                                        words.counted("map.changes", changes),
                                        words.counted("map.relations", own.size())),
                        addressed.apply(page(actor)));
            }
            if (own.isEmpty()) {
                return new Look(
                        "uncovered" + dimmed(null),
                        null,
                        words.say("map.uncovered", name),
                        addressed.apply(page(actor, focus.actors().getFirst())));
            }
            Course gravest = own.getFirst();
            for (Course course : own) {
                if (course.on(asOf).value().compareTo(gravest.on(asOf).value()) < 0) {
                    gravest = course;
                }
            }
            Headline headline = gravest.on(asOf);
            LocalDate since = gravest.since(asOf);
            RelationPage.Chip chip = RelationPage.Chip.of(headline, words);
            String label = name + ": " + chip.word()
                    + (headline.certainty() == Certainty.DEFINITE
                            ? ""
                            : ", " + PageWords.small(words.say("certainty." + headline.certainty())))
                    + (since == null || headline.value() == Headline.Word.NOT_RECORDED
                            ? ""
                            : ", " + words.say("since.day", words.day(since)));
            return new Look(
                    WorldMap.css(headline.value()) + " t-" + chip.tone() + " " + certainty(headline) + dimmed(headline),
                    letter(headline),
                    label,
                    addressed.apply(page(gravest.pair())));
        }

        private static int step(int changes) {
            return changes < 2 ? 1 : changes < 5 ? 2 : changes < 15 ? 3 : 4;
        }

        private static String certainty(Headline headline) {
            return headline.certainty() == Certainty.DEFINITE ? "definite" : RelationPage.css(headline.certainty());
        }

        private @Nullable String letter(Headline headline) {
            String letter = words.say("headline." + headline.value() + ".letter");
            return headline.value() == Headline.Word.NORMAL || letter.isEmpty()
                    ? null
                    : headline.certainty() == Certainty.DEFINITE ? letter : letter + "?";
        }

        private String dimmed(@Nullable Headline headline) {
            Headline.Word status = material.status();
            return status == null || (headline != null && headline.values().contains(status)) ? "" : " dimmed";
        }

        private static Address page(ActorCode actor) {
            return Address.of("/states/" + actor);
        }

        private static Address page(ActorCode actor, ActorCode other) {
            return page(Pair.of(actor, other));
        }

        private static Address page(Pair pair) {
            return Address.of("/dyads/" + pair);
        }
    }

    /** Draws whatever an actor looks like. */
    private record Plate(Actors actors, LocalDate asOf, PageWords words, Function<ActorCode, Look> looks) {

        WorldMap draw(Atlas atlas, Collection<ActorCode> concerned, String changes, String lives) {
            Map<String, @Nullable ActorCode> standing = new HashMap<>();
            Map<ActorCode, Set<String>> covers = new TreeMap<>();
            Set<ActorCode> drawn = new HashSet<>();
            Map<ActorCode, Look> known = new HashMap<>();
            List<Land> lands = new ArrayList<>();
            for (Atlas.Shape shape : atlas.shapes()) {
                Actor carrier = atlas.carrier(shape, asOf, actors);
                boolean split = atlas.isSplit(shape, asOf, actors);
                standing.put(shape.id(), carrier == null ? null : carrier.code());
                if (carrier == null || split) {
                    lands.add(land(
                            shape,
                            new Look(
                                    split ? "split" : "nobody",
                                    null,
                                    words.say(
                                            split ? "map.split" : shape.isNobodys() ? "map.nobodys" : "map.nobody",
                                            shape.name()),
                                    null),
                            null));
                } else {
                    ActorCode code = carrier.code();
                    drawn.add(code);
                    covers.computeIfAbsent(code, same -> new HashSet<>()).add(shape.id());
                    lands.add(land(shape, known.computeIfAbsent(code, looks), code));
                }
            }
            List<Spot> spots = new ArrayList<>();
            for (Atlas.Dot dot : atlas.dots()) {
                boolean shown = atlas.isDrawn(dot, asOf, actors);
                Look look = known.computeIfAbsent(dot.actor(), looks);
                if (shown) {
                    drawn.add(dot.actor());
                }
                spots.add(new Spot(
                        dot.actor().value(),
                        (shown ? "spot " : "spot gone ") + look.css,
                        look.address,
                        look.label,
                        dot.actor().value().replace('_', ' '),
                        shown ? look.letter : null,
                        dot.split() != null,
                        dot.x(),
                        dot.y()));
            }
            List<Line> borders = atlas.borders().stream()
                    .map(border -> {
                        ActorCode one = standing.get(border.one());
                        return new Line(
                                border.one(),
                                border.other(),
                                one != null && one.equals(standing.get(border.other())),
                                border.path());
                    })
                    .toList();
            return new WorldMap(
                    atlas.width(),
                    atlas.height(),
                    atlas.sphere(),
                    atlas.graticule(),
                    lands,
                    borders,
                    spots,
                    elsewhere(concerned, drawn),
                    former(covers),
                    lands.stream()
                            .filter(land -> land.address() != null)
                            .map(Land::id)
                            .findFirst()
                            .orElse(null),
                    changes,
                    lives);
        }

        private Land land(Atlas.Shape shape, Look look, @Nullable ActorCode actor) {
            return new Land(
                    shape.id(),
                    "land " + look.css,
                    actor == null ? null : actor.value(),
                    look.address,
                    look.label,
                    look.letter,
                    shape.room() >= ROOM_FOR_A_LETTER,
                    shape.room() >= ROOM_ON_A_PHONE,
                    shape.x(),
                    shape.y(),
                    shape.path());
        }

        /** Who lives, is on record, and has no place on the map. */
        private List<Spot> elsewhere(Collection<ActorCode> concerned, Set<ActorCode> drawn) {
            List<Spot> elsewhere = new ArrayList<>();
            for (ActorCode actor : concerned.stream().sorted().toList()) {
                boolean lives =
                        actors.find(actor).map(found -> found.livesOn(asOf)).orElse(false);
                if (lives && !drawn.contains(actor)) {
                    Look look = looks.apply(actor);
                    elsewhere.add(new Spot(
                            actor.value(),
                            look.css,
                            look.address,
                            look.label,
                            words.name(actor),
                            look.letter,
                            true,
                            0,
                            0));
                }
            }
            return elsewhere;
        }

        /** The names of those that stand for shapes that are not theirs today. */
        private @Nullable String former(Map<ActorCode, Set<String>> covers) {
            List<String> names = new ArrayList<>();
            covers.forEach((actor, shapes) -> {
                if (shapes.size() > 1 || !shapes.contains(actor.value())) {
                    names.add(words.name(actor));
                }
            });
            return names.isEmpty() ? null : words.and(names);
        }
    }
}
