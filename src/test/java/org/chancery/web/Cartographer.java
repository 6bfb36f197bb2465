package org.chancery.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chancery.actor.Actor;
import org.chancery.actor.Actor.ForeignCode.Scheme;
import org.chancery.actor.Actors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Draws the map of the pages from the shapes of Natural Earth (public domain) as world-atlas packs them (ISC licence).
 *
 * <p>Get the package with {@code npm pack world-atlas@2.0.2}, unpack it, and let the test {@link AtlasTest} write what this
 * makes of {@code countries-50m.json}. The projection is Equal Earth (Šavrič, Patterson, Jenny 2018), turned to 11° east so
 * that its edge runs through the Bering Strait. Lines are thinned by the area of the triangles they make (Visvalingam and
 * Whyatt 1993), each line that two states share once, so that neighbours still meet.
 */
final class Cartographer {

    /** How wide the map is, in units of its own. */
    static final double WIDTH = 2_000;

    private static final double CENTRAL_MERIDIAN = 11;
    private static final double NORTH = 83.8;
    private static final double SOUTH = -56.2;
    private static final double SMALLEST_TRIANGLE = 1.3;
    private static final double SMALLEST_RING = 7;
    /** A state in the sea that covers less than this is a dot. */
    private static final double SMALLEST_ISLAND = 70;
    /** A state with neighbours on land that covers less than this is a dot. */
    private static final double SMALLEST_SHAPE = 14;
    /** Land of no actor that covers less than this is left out. */
    private static final double SMALLEST_LAND = 40;

    private static final Map<String, String> WITHOUT_NUMBER = Map.of(
            "Kosovo", "XKX",
            "Somaliland", "_SOMALILAND",
            "N. Cyprus", "_NORTHERN_CYPRUS",
            "Siachen Glacier", "_SIACHEN",
            "Indian Ocean Ter.", "_INDIAN_OCEAN");

    private final JsonNode topology;
    private final double[][][] arcs;
    private final Map<String, Feature> features = new TreeMap<>();

    private record Point(double x, double y) {}

    private static final class Feature {
        final String id;
        final String name;
        final List<int[]> rings = new ArrayList<>();

        Feature(String id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    private Cartographer(JsonNode topology) {
        this.topology = topology;
        this.arcs = arcs(topology);
    }

    /** The lines of the map file. */
    static List<String> draw(Path countries, Path places) throws IOException {
        JsonNode topology = new JsonMapper().readTree(Files.readString(countries, StandardCharsets.UTF_8));
        return new Cartographer(topology).draw(Files.readAllLines(places));
    }

    private List<String> draw(List<String> places) {
        collect();
        List<String> lines = new ArrayList<>();
        Point north = project(CENTRAL_MERIDIAN, NORTH);
        Point south = project(CENTRAL_MERIDIAN, SOUTH);
        lines.add("size\t" + (int) WIDTH + "\t" + Math.round(south.y - north.y));
        lines.add("sphere\t" + sphere());
        lines.add("graticule\t" + graticule());
        Map<Integer, List<String>> users = new TreeMap<>();
        Set<String> neighbours = neighbours();
        List<String> dots = new ArrayList<>();
        List<String> placed = places.stream().map(line -> line.split(",")[0]).toList();
        for (Feature feature : features.values()) {
            List<List<Point>> rings = feature.rings.stream().map(this::ring).toList();
            double area = rings.stream().mapToDouble(Cartographer::area).sum();
            boolean actor = !feature.id.startsWith("_");
            List<Point> largest = rings.stream()
                    .max((one, other) -> Double.compare(area(one), area(other)))
                    .orElseThrow();
            if (actor && Math.abs(area) < (neighbours.contains(feature.id) ? SMALLEST_SHAPE : SMALLEST_ISLAND)) {
                Point middle = middle(largest);
                if (!placed.contains(feature.id)) {
                    dots.add("dot\t" + feature.id + "\t" + Math.round(middle.x) + "\t" + Math.round(middle.y) + "\t");
                }
            } else if (actor || Math.abs(area) >= SMALLEST_LAND) {
                StringBuilder path = new StringBuilder();
                for (int i = 0; i < rings.size(); i++) {
                    List<Point> ring = rings.get(i);
                    if (Math.abs(area(ring)) >= SMALLEST_RING || ring == largest) {
                        append(path, ring, true);
                        for (int arc : feature.rings.get(i)) {
                            users.computeIfAbsent(arc < 0 ? ~arc : arc, same -> new ArrayList<>())
                                    .add(feature.id);
                        }
                    }
                }
                double[] label = roomiest(largest);
                lines.add("shape\t" + feature.id + "\t" + feature.name + "\t" + Math.round(label[0]) + "\t"
                        + Math.round(label[1]) + "\t" + Math.round(label[2]) + "\t" + path);
            }
        }
        lines.addAll(borders(users));
        for (String place : places) {
            String[] columns = place.split(",", -1);
            if (!columns[0].equals("actor")) {
                Point at = project(Double.parseDouble(columns[2]), Double.parseDouble(columns[1]));
                dots.add("dot\t" + columns[0] + "\t" + Math.round(at.x) + "\t" + Math.round(at.y) + "\t" + columns[3]);
            }
        }
        dots.sort(null);
        lines.addAll(dots);
        return lines;
    }

    // What the file holds

    private static double[][][] arcs(JsonNode topology) {
        JsonNode scale = topology.path("transform").path("scale");
        JsonNode translate = topology.path("transform").path("translate");
        List<double[][]> arcs = new ArrayList<>();
        for (JsonNode arc : topology.path("arcs")) {
            List<double[]> points = new ArrayList<>();
            long x = 0;
            long y = 0;
            for (JsonNode step : arc) {
                x += step.get(0).asLong();
                y += step.get(1).asLong();
                points.add(new double[] {
                    x * scale.get(0).asDouble() + translate.get(0).asDouble(),
                    y * scale.get(1).asDouble() + translate.get(1).asDouble()
                });
            }
            arcs.add(thinned(points).toArray(double[][]::new));
        }
        return arcs.toArray(double[][][]::new);
    }

    private void collect() {
        for (JsonNode geometry : topology.path("objects").path("countries").path("geometries")) {
            String name = geometry.path("properties").path("name").asString();
            String id = id(geometry.path("id").asString(""), name);
            if (id.equals("_010")) {
                continue;
            }
            Feature feature = features.computeIfAbsent(id, same -> new Feature(same, name));
            for (JsonNode polygon : geometry.path("type").asString().equals("Polygon")
                    ? List.of(geometry.path("arcs"))
                    : geometry.path("arcs")) {
                for (JsonNode ring : polygon) {
                    int[] indexes = new int[ring.size()];
                    Arrays.setAll(indexes, i -> ring.get(i).asInt());
                    feature.rings.add(indexes);
                }
            }
        }
    }

    /** The code of the actor that has this number today; land of no actor begins with an underscore. */
    private static String id(String number, String name) {
        if (number.isEmpty()) {
            return WITHOUT_NUMBER.getOrDefault(
                    name, "_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", "_"));
        }
        List<Actor> bearers = Actors.states().byForeignCode(Scheme.ISO_NUMERIC, number, LocalDate.of(2025, 1, 1));
        return bearers.isEmpty() ? "_" + number : bearers.getFirst().code().value();
    }

    /** Those that share a line with others. */
    private Set<String> neighbours() {
        Map<Integer, Set<String>> users = new TreeMap<>();
        for (Feature feature : features.values()) {
            for (int[] ring : feature.rings) {
                for (int arc : ring) {
                    users.computeIfAbsent(arc < 0 ? ~arc : arc, same -> new TreeSet<>())
                            .add(feature.id);
                }
            }
        }
        return users.values().stream()
                .filter(both -> both.size() > 1)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // Lines

    private List<Point> ring(int[] indexes) {
        List<double[]> points = new ArrayList<>();
        for (int index : indexes) {
            double[][] arc = arcs[index < 0 ? ~index : index];
            for (int i = points.isEmpty() ? 0 : 1; i < arc.length; i++) {
                points.add(arc[index < 0 ? arc.length - 1 - i : i]);
            }
        }
        return drawn(points);
    }

    /** A line that crosses the day line goes on beyond it; what lies west of the edge as a whole is drawn in the east. */
    private static List<Point> drawn(List<double[]> points) {
        double[] longitudes = new double[points.size()];
        for (int i = 0; i < longitudes.length; i++) {
            double longitude = points.get(i)[0];
            double before = i == 0 ? longitude : longitudes[i - 1];
            longitudes[i] = longitude + 360 * Math.round((before - longitude) / 360);
        }
        double middle = Arrays.stream(longitudes).average().orElse(0);
        double turn = -360 * Math.floor((middle - CENTRAL_MERIDIAN + 180) / 360);
        List<Point> drawn = new ArrayList<>();
        for (int i = 0; i < longitudes.length; i++) {
            drawn.add(project(longitudes[i] + turn, points.get(i)[1]));
        }
        return drawn;
    }

    private List<String> borders(Map<Integer, List<String>> users) {
        Map<String, StringBuilder> paths = new TreeMap<>();
        users.forEach((arc, ids) -> {
            List<String> both = ids.stream().distinct().sorted().toList();
            if (both.size() == 2) {
                append(
                        paths.computeIfAbsent(String.join("\t", both), same -> new StringBuilder()),
                        drawn(List.of(arcs[arc])),
                        false);
            }
        });
        return paths.entrySet().stream()
                .map(border -> "border\t" + border.getKey() + "\t" + border.getValue())
                .toList();
    }

    private static void append(StringBuilder path, List<Point> points, boolean closed) {
        long x = Math.round(points.getFirst().x);
        long y = Math.round(points.getFirst().y);
        path.append('M').append(x).append(' ').append(y).append('l');
        boolean first = true;
        int last = points.size() - (closed ? 1 : 0);
        for (int i = 1; i < last; i++) {
            long dx = Math.round(points.get(i).x) - x;
            long dy = Math.round(points.get(i).y) - y;
            if (dx != 0 || dy != 0) {
                path.append(first || dx < 0 ? "" : " ")
                        .append(dx)
                        .append(dy < 0 ? "" : " ")
                        .append(dy);
                x += dx;
                y += dy;
                first = false;
            }
        }
        if (first) {
            path.append("0 0");
        }
        if (closed) {
            path.append('z');
        }
    }

    /** The line without the points that make the smallest triangles; its ends stay. */
    private static List<double[]> thinned(List<double[]> points) {
        List<double[]> left = new ArrayList<>(points);
        List<Point> seen = new ArrayList<>(drawn(points));
        while (left.size() > 2) {
            int smallest = -1;
            double least = SMALLEST_TRIANGLE;
            for (int i = 1; i < left.size() - 1; i++) {
                double area = triangle(seen.get(i - 1), seen.get(i), seen.get(i + 1));
                if (area < least) {
                    least = area;
                    smallest = i;
                }
            }
            boolean wouldCollapse = left.size() <= 4 && Arrays.equals(left.getFirst(), left.getLast());
            if (smallest < 0 || wouldCollapse) {
                break;
            }
            left.remove(smallest);
            seen.remove(smallest);
        }
        return left;
    }

    private static double triangle(Point a, Point b, Point c) {
        return Math.abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
    }

    private static double area(List<Point> ring) {
        double sum = 0;
        for (int i = 0; i < ring.size(); i++) {
            Point one = ring.get(i);
            Point next = ring.get((i + 1) % ring.size());
            sum += one.x * next.y - next.x * one.y;
        }
        return sum / 2;
    }

    private static Point middle(List<Point> ring) {
        return new Point(
                ring.stream().mapToDouble(Point::x).average().orElse(0),
                ring.stream().mapToDouble(Point::y).average().orElse(0));
    }

    /** The place in a ring that is farthest from its line, and how far: where a letter has most room. */
    private static double[] roomiest(List<Point> ring) {
        double left = ring.stream().mapToDouble(Point::x).min().orElse(0);
        double right = ring.stream().mapToDouble(Point::x).max().orElse(0);
        double top = ring.stream().mapToDouble(Point::y).min().orElse(0);
        double bottom = ring.stream().mapToDouble(Point::y).max().orElse(0);
        double[] best = {(left + right) / 2, (top + bottom) / 2, 0};
        int steps = 48;
        for (int i = 0; i <= steps; i++) {
            for (int j = 0; j <= steps; j++) {
                Point at = new Point(left + (right - left) * i / steps, top + (bottom - top) * j / steps);
                double room = inside(at, ring) ? distance(at, ring) : 0;
                if (room > best[2]) {
                    best = new double[] {at.x, at.y, room};
                }
            }
        }
        return best;
    }

    private static boolean inside(Point at, List<Point> ring) {
        boolean inside = false;
        for (int i = 0; i < ring.size(); i++) {
            Point a = ring.get(i);
            Point b = ring.get((i + 1) % ring.size());
            if ((a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x) {
                inside = !inside;
            }
        }
        return inside;
    }

    private static double distance(Point at, List<Point> ring) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < ring.size(); i++) {
            Point a = ring.get(i);
            Point b = ring.get((i + 1) % ring.size());
            double length = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
            double along = length == 0
                    ? 0
                    : Math.clamp(((at.x - a.x) * (b.x - a.x) + (at.y - a.y) * (b.y - a.y)) / length, 0, 1);
            least = Math.min(least, Math.hypot(at.x - a.x - along * (b.x - a.x), at.y - a.y - along * (b.y - a.y)));
        }
        return least;
    }

    // The globe

    private static String sphere() {
        StringBuilder path = new StringBuilder();
        List<Point> edge = new ArrayList<>();
        for (double lat = SOUTH; lat <= NORTH; lat += (NORTH - SOUTH) / 40) {
            edge.add(project(CENTRAL_MERIDIAN + 180, lat));
        }
        for (double lat = NORTH; lat >= SOUTH; lat -= (NORTH - SOUTH) / 40) {
            edge.add(project(CENTRAL_MERIDIAN - 180, lat));
        }
        edge.add(edge.getFirst());
        append(path, edge, true);
        return path.toString();
    }

    private static String graticule() {
        StringBuilder path = new StringBuilder();
        for (int lat = -30; lat <= 60; lat += 30) {
            append(path, List.of(project(CENTRAL_MERIDIAN - 180, lat), project(CENTRAL_MERIDIAN + 180, lat)), false);
        }
        for (int lon = -150; lon <= 180; lon += 30) {
            List<Point> meridian = new ArrayList<>();
            for (double lat = SOUTH; lat <= NORTH + 0.01; lat += (NORTH - SOUTH) / 20) {
                meridian.add(project(lon, lat));
            }
            append(path, meridian, false);
        }
        return path.toString();
    }

    /** Equal Earth. */
    private static Point project(double longitude, double latitude) {
        double a1 = 1.340264;
        double a2 = -0.081106;
        double a3 = 0.000893;
        double a4 = 0.003796;
        double m = Math.sqrt(3) / 2;
        double theta = Math.asin(m * Math.sin(Math.toRadians(latitude)));
        double square = theta * theta;
        double sixth = square * square * square;
        double x = Math.toRadians(longitude - CENTRAL_MERIDIAN)
                * Math.cos(theta)
                / (m * (a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)));
        double y = theta * (a1 + a2 * square + sixth * (a3 + a4 * square));
        double scale = WIDTH / 2 / 2.70663;
        return new Point(WIDTH / 2 + x * scale, (TOP - y) * scale);
    }

    private static final double TOP = top();

    private static double top() {
        double theta = Math.asin(Math.sqrt(3) / 2 * Math.sin(Math.toRadians(NORTH)));
        double square = theta * theta;
        double sixth = square * square * square;
        return theta * (1.340264 - 0.081106 * square + sixth * (0.000893 + 0.003796 * square));
    }

    /** What stands in a file of lines, for a look at it. */
    static String sizes(List<String> lines) {
        return lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.substring(0, line.indexOf('\t')), TreeMap::new, Collectors.counting()))
                .toString();
    }
}
