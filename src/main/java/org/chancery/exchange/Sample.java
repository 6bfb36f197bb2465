package org.chancery.exchange;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.actor.Actor;
import org.chancery.actor.Actor.ForeignCode.Scheme;
import org.chancery.actor.Actors;
import org.chancery.actor.Actors.Resolution;
import org.chancery.actor.Actors.Suggestion;
import org.chancery.time.LooseDate;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.UnreadableDate;
import org.jspecify.annotations.Nullable;

/**
 * What the first rows of somebody's own table look like; a help for who says what its columns mean, and nothing more.
 *
 * @param delimiter what stands between cells, in words
 * @param columns the columns, in the order of the file
 * @param rows how many rows were looked at, at most {@value #MOST_ROWS}
 * @param hasMore whether there are more
 */
public record Sample(String delimiter, List<Column> columns, int rows, boolean hasMore) {

    /** The most rows that are looked at. */
    public static final int MOST_ROWS = 500;

    private static final int EXAMPLES = 3;
    private static final int MOST_VALUES = 12;
    private static final int LONGEST_EXAMPLE = 80;
    private static final int LONGEST_NAME = 60;

    /** What columns of others are often called that mean one thing only. */
    private static final Map<String, String> OFTEN = Map.of(
            "date", "occurred",
            "eventdate", "occurred",
            "when", "occurred",
            "act", "command",
            "location", "place",
            "notes", "note",
            "url", "source.url",
            "source", "source.title",
            "publisher", "source.publisher");

    public Sample {
        columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param name its name
     * @param examples some values of it, cut where they are long
     * @param holds what its values seem to be
     * @param dates how its dates are written
     * @param likely the column of ours that it fills by its name; null where the name says nothing
     */
    public record Column(
            String name,
            List<String> examples,
            Holds holds,
            Dates dates,
            @Nullable String likely) {
        public Column {
            examples = List.copyOf(examples);
        }
    }

    /** What all values of a column seem to be. */
    public enum Holds {
        NOTHING,
        DATES,
        /** Codes of ours or of ISO 3166. */
        CODES,
        /** Numbers that only the Correlates of War use. */
        COW,
        /** Numbers that only Gleditsch and Ward use. */
        GW,
        /** Numbers that both use. */
        COW_OR_GW,
        NAMES,
        TEXT
    }

    /**
     * How dates are written.
     *
     * @param plain how many can be read one way only, whatever the habits of the writer
     * @param dayFirst how many end with the year and have the day first, or are no dates
     * @param monthFirst how many end with the year and have the month first, or are no dates
     * @param either how many end with the year and can be read both ways
     */
    public record Dates(int plain, int dayFirst, int monthFirst, int either) {

        /** Whether some end with the year. */
        public boolean endWithYear() {
            return dayFirst + monthFirst + either > 0;
        }

        int all() {
            return plain + dayFirst + monthFirst + either;
        }
    }

    /** Whether a column has a name that is none of ours. */
    public boolean isForeign() {
        return columns.stream().anyMatch(column -> !Records.columns().contains(column.name()));
    }

    /**
     * Looks at the first rows of a table.
     *
     * @throws UnreadableFile if they cannot be read
     */
    static Sample of(Path file, Actors actors, LocalDate today) {
        try (Rows rows = Rows.open(file, List.of(Layout.table("records", List.of())))) {
            List<String> names = rows.header().names();
            List<Seen> seen = names.stream().map(name -> new Seen()).toList();
            int read = 0;
            while (rows.hasNext() && read < MOST_ROWS) {
                List<String> cells = rows.next().cells();
                for (int i = 0; i < Math.min(cells.size(), seen.size()); i++) {
                    seen.get(i).see(cells.get(i).strip());
                }
                read++;
            }
            Looks looks = new Looks(actors, today);
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                columns.add(seen.get(i).column(names.get(i), looks));
            }
            return new Sample(rows.header().layout().delimiterName(), columns, read, rows.hasNext());
        }
    }

    /** What was seen of a column. */
    private static final class Seen {
        private final Set<String> values = new LinkedHashSet<>();
        private int filled;
        private int plain;
        private int dayFirst;
        private int monthFirst;
        private int either;

        private void see(String value) {
            if (value.isEmpty()) {
                return;
            }
            filled++;
            if (values.size() < MOST_VALUES) {
                values.add(value);
            }
            switch (LooseDate.of(value)) {
                case null -> plain += isDate(value) ? 1 : 0;
                case LooseDate.Plain _ -> plain++;
                case LooseDate.YearLast date -> {
                    dayFirst += date.monthFirst() == null ? 1 : 0;
                    monthFirst += date.dayFirst() == null ? 1 : 0;
                    either += date.dayFirst() != null && date.monthFirst() != null ? 1 : 0;
                }
            }
        }

        private static boolean isDate(String value) {
            if (value.length() > OccurrenceDate.LONGEST_TEXT || !Character.isDigit(value.charAt(value.length() - 1))) {
                return false;
            }
            try {
                OccurrenceDate.parse(value);
                return true;
            } catch (UnreadableDate e) {
                return false;
            }
        }

        private Column column(String name, Looks looks) {
            Dates dates = new Dates(plain, dayFirst, monthFirst, either);
            Holds holds =
                    filled == 0 ? Holds.NOTHING : dates.all() * 10 >= filled * 9 ? Holds.DATES : looks.holds(values);
            return new Column(
                    name, values.stream().limit(EXAMPLES).map(Sample::shown).toList(), holds, dates, likely(name));
        }
    }

    private static String shown(String value) {
        String line = value.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= LONGEST_EXAMPLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_EXAMPLE - 1)) + "…";
    }

    private static @Nullable String likely(String name) {
        String plain = plain(name);
        return Records.columns().stream()
                .filter(ours -> plain(ours).equals(plain))
                .findFirst()
                .orElse(OFTEN.get(plain));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]+", "");
    }

    /** What values look like. */
    private static final class Looks {
        private final Actors actors;
        private final LocalDate today;
        private final Map<Scheme, Set<String>> codes = new EnumMap<>(Scheme.class);

        private Looks(Actors actors, LocalDate today) {
            this.actors = actors;
            this.today = today;
            for (Scheme scheme : Scheme.values()) {
                codes.put(
                        scheme,
                        actors.all().stream()
                                .flatMap(actor -> actor.codes().stream())
                                .filter(code -> code.scheme() == scheme)
                                .map(Actor.ForeignCode::code)
                                .collect(Collectors.toSet()));
            }
        }

        private Holds holds(Set<String> values) {
            boolean cow = all(values, Scheme.COW);
            boolean gw = all(values, Scheme.GW);
            if (cow || gw) {
                return cow && gw ? Holds.COW_OR_GW : cow ? Holds.COW : Holds.GW;
            }
            if (most(
                    values,
                    value -> actors.find(value).isPresent() || isOf(Scheme.ISO2, value) || isOf(Scheme.ISO3, value))) {
                return Holds.CODES;
            }
            return most(values, this::isName) ? Holds.NAMES : Holds.TEXT;
        }

        private static boolean most(Set<String> values, java.util.function.Predicate<String> fits) {
            return values.stream().filter(fits).count() * 2 > values.size();
        }

        private boolean all(Set<String> values, Scheme scheme) {
            return values.stream().allMatch(value -> value.matches("[0-9]{1,3}"))
                    && values.stream().allMatch(value -> isOf(scheme, value.replaceFirst("^0+(?=.)", "")));
        }

        private boolean isOf(Scheme scheme, String value) {
            return codes.getOrDefault(scheme, Set.of()).contains(value);
        }

        private boolean isName(String value) {
            if (value.length() > LONGEST_NAME || value.chars().noneMatch(Character::isLetter)) {
                return false;
            }
            return switch (actors.resolve(value, today)) {
                case Resolution.Found _, Resolution.Ambiguous _ -> true;
                case Resolution.Unknown unknown ->
                    unknown.suggestions().stream().anyMatch(one -> one.why() != Suggestion.Why.SIMILAR);
            };
        }
    }
}
