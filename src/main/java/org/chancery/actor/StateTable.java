package org.chancery.actor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chancery.actor.Actor.ForeignCode;
import org.chancery.actor.Actor.ForeignCode.Scheme;
import org.chancery.actor.Actor.Name;
import org.chancery.actor.Actor.Successor;

/** Reads the three files of the table of states; docs/reference/actors.md describes their columns. */
final class StateTable {

    private static final Map<String, Scheme> SCHEMES = schemes();

    private StateTable() {}

    static Actors read() {
        String states = text("/actors/states.csv");
        String names = text("/actors/names.csv");
        String successors = text("/actors/successors.csv");
        return Actors.of(actors(rows(states), rows(names), rows(successors)), version(states + names + successors));
    }

    static List<Actor> actors(
            List<Map<String, String>> states, List<Map<String, String>> names, List<Map<String, String>> successors) {
        return states.stream()
                .map(state -> {
                    String code = cell(state, "code");
                    return new Actor(
                            ActorCode.of(code),
                            ActorKind.STATE,
                            namesOf(state, of(names, code)),
                            split(cell(state, "lived")).stream()
                                    .map(Lifespan::parse)
                                    .toList(),
                            codesOf(state),
                            of(successors, code).stream()
                                    .map(StateTable::successor)
                                    .toList());
                })
                .toList();
    }

    private static List<Name> namesOf(Map<String, String> state, List<Map<String, String>> more) {
        List<Name> names = new ArrayList<>();
        names.add(Name.shown(cell(state, "name")));
        for (Map<String, String> row : more) {
            Lifespan use = Lifespan.parse(cell(row, "used"));
            names.add(new Name(
                    cell(row, "name"),
                    cell(row, "shown").equals("yes") ? Name.Use.SHOWN : Name.Use.ALIAS,
                    use.from(),
                    use.to()));
        }
        return names;
    }

    private static List<ForeignCode> codesOf(Map<String, String> state) {
        List<ForeignCode> codes = new ArrayList<>();
        SCHEMES.forEach((column, scheme) -> {
            for (String written : split(cell(state, column))) {
                int space = written.indexOf(' ');
                Lifespan use = space < 0 ? Lifespan.ALWAYS : Lifespan.parse(written.substring(space + 1));
                String code = space < 0 ? written : written.substring(0, space);
                codes.add(new ForeignCode(scheme, code, use.from(), use.to()));
            }
        });
        return codes;
    }

    private static Successor successor(Map<String, String> row) {
        return new Successor(
                ActorCode.of(cell(row, "successor")),
                Successor.Kind.valueOf(cell(row, "kind")),
                LocalDate.parse(cell(row, "day")));
    }

    private static List<Map<String, String>> of(List<Map<String, String>> rows, String code) {
        return rows.stream().filter(row -> cell(row, "code").equals(code)).toList();
    }

    private static List<String> split(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split("; ", -1));
    }

    private static String cell(Map<String, String> row, String column) {
        String cell = row.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("the table of states has no column " + column);
        }
        return cell;
    }

    /** The rows of a table with a header: comma separated, quoted with double quotes where needed, no line breaks in cells. */
    static List<Map<String, String>> rows(String table) {
        List<String> lines = table.lines().filter(line -> !line.isBlank()).toList();
        List<String> header = cells(lines.getFirst());
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            if (cells.size() != header.size()) {
                throw new IllegalArgumentException(
                        cells.size() + " cells where the header has " + header.size() + ": " + line);
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(header.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    static String version(String table) {
        String lines = String.join("\n", table.lines().toList());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String text(String resource) {
        try (InputStream in = StateTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the table of states " + resource + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Scheme> schemes() {
        Map<String, Scheme> schemes = new LinkedHashMap<>();
        schemes.put("cow", Scheme.COW);
        schemes.put("cow_letters", Scheme.COW_LETTERS);
        schemes.put("gw", Scheme.GW);
        schemes.put("gw_letters", Scheme.GW_LETTERS);
        schemes.put("iso2", Scheme.ISO2);
        schemes.put("iso3", Scheme.ISO3);
        schemes.put("iso_numeric", Scheme.ISO_NUMERIC);
        schemes.put("fips", Scheme.FIPS);
        return schemes;
    }
}
