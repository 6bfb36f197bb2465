package org.chancery.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.jspecify.annotations.Nullable;

/**
 * The drawn world: today's shapes, a dot for whom no shape is drawn, and who stands for a shape on a day.
 *
 * <p>A shape belongs to the actor whose code is its name. On days when that one did not live, another can stand for it: a
 * former state is the union of the modern shapes that it stands for. Shapes whose name begins with an underscore are land
 * of no actor. Lines are where others draw them; drawing is not recognition.
 *
 * <p>Shapes: Natural Earth, public domain, packed by world-atlas 2.0.2 (ISC), projected and thinned by our own tool.
 */
final class Atlas {

    /** The one atlas there is. */
    static final Atlas WORLD = read();

    private final int width;
    private final int height;
    private final String sphere;
    private final String graticule;
    private final List<Shape> shapes;
    private final List<Border> borders;
    private final List<Dot> dots;
    private final Map<String, List<Carrier>> carriers;

    /**
     * Land with a line around it.
     *
     * @param id the code of the actor it belongs to today, or a name with an underscore in front
     * @param name what the map calls it
     * @param x where a letter stands, from the left
     * @param y the same from above
     * @param room how much room a letter has there to every side
     * @param path its line
     */
    record Shape(String id, String name, int x, int y, int room, String path) {

        boolean isNobodys() {
            return id.startsWith("_");
        }
    }

    /** A line that two shapes share. */
    record Border(String one, String other, String path) {}

    /**
     * A place for an actor without a shape of its own.
     *
     * @param split the shape that it shares with others; it is drawn on days when several of them live; null where it
     *     shares none
     */
    record Dot(ActorCode actor, int x, int y, @Nullable String split) {}

    /**
     * Who can stand for a shape.
     *
     * @param from the first day; null without limit
     * @param to the last day; null without limit
     * @param before whether it goes before the shape's own actor
     */
    record Carrier(
            ActorCode actor,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            boolean before) {

        boolean standsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    private Atlas(List<String[]> lines, Map<String, List<Carrier>> carriers) {
        List<Shape> shapes = new ArrayList<>();
        List<Border> borders = new ArrayList<>();
        List<Dot> dots = new ArrayList<>();
        String[] size = {"size", "0", "0"};
        String sphere = "";
        String graticule = "";
        for (String[] line : lines) {
            switch (line[0]) {
                case "size" -> size = line;
                case "sphere" -> sphere = line[1];
                case "graticule" -> graticule = line[1];
                case "shape" ->
                    shapes.add(new Shape(line[1], line[2], number(line[3]), number(line[4]), number(line[5]), line[6]));
                case "border" -> borders.add(new Border(line[1], line[2], line[3]));
                case "dot" ->
                    dots.add(new Dot(
                            ActorCode.of(line[1]),
                            number(line[2]),
                            number(line[3]),
                            line.length < 5 || line[4].isEmpty() ? null : line[4]));
                default -> throw new IllegalStateException("the map has a line of the kind " + line[0]);
            }
        }
        this.width = number(size[1]);
        this.height = number(size[2]);
        this.sphere = sphere;
        this.graticule = graticule;
        this.shapes = List.copyOf(shapes);
        this.borders = List.copyOf(borders);
        this.dots = List.copyOf(dots);
        this.carriers = carriers;
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The edge of the globe. */
    String sphere() {
        return sphere;
    }

    /** Circles of latitude and meridians, thirty degrees apart. */
    String graticule() {
        return graticule;
    }

    List<Shape> shapes() {
        return shapes;
    }

    List<Border> borders() {
        return borders;
    }

    List<Dot> dots() {
        return dots;
    }

    /** Who can stand for a shape beside its own actor, in the order in which they are asked. */
    List<Carrier> carriers(String shape) {
        return carriers.getOrDefault(shape, List.of());
    }

    /** Who stands for a shape on a day; null where nobody does. */
    @Nullable
    Actor carrier(Shape shape, LocalDate day, Actors actors) {
        if (shape.isNobodys()) {
            return null;
        }
        Actor found = living(shape, day, actors, true);
        if (found == null) {
            found = actors.find(shape.id).filter(actor -> actor.livesOn(day)).orElse(null);
        }
        return found == null ? living(shape, day, actors, false) : found;
    }

    private @Nullable Actor living(Shape shape, LocalDate day, Actors actors, boolean before) {
        return carriers(shape.id).stream()
                .filter(carrier -> carrier.before() == before && carrier.standsOn(day))
                .flatMap(carrier -> actors.find(carrier.actor()).stream())
                .filter(actor -> actor.livesOn(day))
                .findFirst()
                .orElse(null);
    }

    /** Whether a dot is drawn on a day. */
    boolean isDrawn(Dot dot, LocalDate day, Actors actors) {
        if (!livesOn(dot, day, actors)) {
            return false;
        }
        return dot.split == null
                || dots.stream()
                                .filter(other -> Objects.equals(other.split, dot.split))
                                .filter(other -> livesOn(other, day, actors))
                                .count()
                        > 1;
    }

    private static boolean livesOn(Dot dot, LocalDate day, Actors actors) {
        return actors.find(dot.actor).map(actor -> actor.livesOn(day)).orElse(false);
    }

    /** Whether several actors share a shape on a day, each drawn as a dot in it. */
    boolean isSplit(Shape shape, LocalDate day, Actors actors) {
        return dots.stream().anyMatch(dot -> shape.id.equals(dot.split) && isDrawn(dot, day, actors));
    }

    private static Atlas read() {
        Map<String, List<Carrier>> carriers = new HashMap<>();
        for (String line : lines("/map/carriers.csv")) {
            String[] columns = line.split(",", -1);
            if (!columns[0].equals("shape")) {
                carriers.computeIfAbsent(columns[0], same -> new ArrayList<>())
                        .add(new Carrier(
                                ActorCode.of(columns[1]), day(columns[2]), day(columns[3]), columns[4].equals("yes")));
            }
        }
        return new Atlas(
                lines("/map/world.tsv").stream().map(line -> line.split("\t")).toList(), Map.copyOf(carriers));
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static List<String> lines(String name) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Atlas.class.getResourceAsStream(name), name), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
