package org.chancery.exchange;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chancery.actor.Actors;
import org.chancery.form.CommandForms;
import org.chancery.form.Unreadable;
import org.chancery.time.DayOrder;
import org.chancery.time.LooseDate;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.OccurrenceDate.Once;
import org.chancery.time.UnreadableDate;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's own table, read as {@link Records} by what was said of its columns. A row is turned into the row it would have
 * been, each for itself.
 */
final class MappedRecords implements Format {

    static final String NAME = "records";

    private static final String COMMAND = "command";
    private static final String OCCURRED = "occurred";
    private static final String SEPARATOR = ";";
    private static final String READ_ONE_WAY =
            "a date that ends with its year was read the one way it can be; say in the options which number comes first";

    private final Mapping mapping;

    MappedRecords(Mapping mapping) {
        this.mapping = mapping;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "a table of your own, by what its columns mean";
    }

    @Override
    public List<Layout> layouts() {
        return List.of(Layout.table(NAME, List.copyOf(mapping.columns().keySet())));
    }

    @Override
    public Reader reader(Actors actors) {
        Parties parties = new Parties(mapping, actors);
        return row -> read(row, parties);
    }

    private Reading read(Row row, Parties parties) {
        if (row.cells().stream().allMatch(String::isBlank)) {
            return new Reading.Nothing("an empty row");
        }
        try {
            Map<String, String> cells = gathered(row);
            boolean orderSaid = dates(cells);
            Reading.@Nullable Refused refused = parties(cells, parties);
            if (refused != null) {
                return refused;
            }
            String command = cells.getOrDefault(COMMAND, "");
            if (command.isEmpty()) {
                return new Reading.Refused("there is no act; say which column holds it, or give one for every row");
            }
            cells.put(COMMAND, word(command, "-", CommandForms.names()));
            words(cells);
            Reading reading = Records.read(cells);
            return !orderSaid && reading instanceof Reading.Says says
                    ? new Reading.Says(says.id(), says.date(), says.content(), says.telling(), READ_ONE_WAY)
                    : reading;
        } catch (NotOneReading e) {
            return new Reading.Refused(String.valueOf(e.getMessage()));
        } catch (UnreadableDate e) {
            return new Reading.Refused(OCCURRED + ": " + e.getMessage());
        } catch (Unreadable e) {
            return new Reading.Refused(String.valueOf(e.getMessage()).replace('\n', ' '));
        }
    }

    /** The cells of ours that a row fills; what has no place among them stands in the note. */
    private Map<String, String> gathered(Row row) {
        Map<String, String> cells = new LinkedHashMap<>(mapping.constants());
        List<String> notes = new ArrayList<>();
        Iterator<String> all = row.cells().iterator();
        for (String theirs : row.header().names()) {
            String cell = all.next().strip();
            String ours = mapping.ours(theirs);
            if (cell.isEmpty() || ours == null) {
                continue;
            }
            if (!ours.equals(Mapping.NOTE)) {
                cells.merge(ours, cell, (one, other) -> one + SEPARATOR + other);
            } else if (Mapping.NOTE.equals(mapping.columns().get(theirs)) || theirs.equals(Mapping.NOTE)) {
                cells.merge(ours, lines(cell), (one, other) -> one + "\n" + other);
            } else {
                notes.add(theirs + ": " + lines(cell));
            }
        }
        if (!notes.isEmpty()) {
            cells.merge(Mapping.NOTE, String.join("\n", notes), (one, other) -> one + "\n" + other);
        }
        return cells;
    }

    private static String lines(String cell) {
        return cell.replace("\r\n", "\n").replace('\r', '\n');
    }

    // Dates

    /** A date that has two readings, and nobody said which. */
    private static final class NotOneReading extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotOneReading(String message) {
            super(message, null, false, false);
        }
    }

    /** Writes dates as we do; false if one was read in an order of which nobody said that it is the file's. */
    private boolean dates(Map<String, String> cells) {
        boolean said = true;
        for (Map.Entry<String, String> one : cells.entrySet()) {
            if (!Records.holdsDates(one.getKey())) {
                continue;
            }
            String text = one.getValue();
            switch (LooseDate.of(text)) {
                case null -> {}
                case LooseDate.Plain(Once date) -> one.setValue(date.text());
                case LooseDate.YearLast numbers -> {
                    one.setValue(date(one.getKey(), text, numbers).text());
                    said &= mapping.dates() != null || text.contains(".");
                }
            }
        }
        return said;
    }

    private Once date(String column, String text, LooseDate.YearLast numbers) {
        if (mapping.dates() != null && !text.contains(".")) {
            Once said = numbers.in(mapping.dates());
            if (said == null) {
                throw new NotOneReading(column + ": " + Found.text(text) + " is no date with the "
                        + (mapping.dates() == DayOrder.DAY_FIRST ? "day" : "month")
                        + " first, as all dates of the file were said to be");
            }
            return said;
        }
        Once only = numbers.only();
        if (only == null) {
            throw new NotOneReading(column
                    + " ends with its year and can be read two ways; say whether the day or the month comes first");
        }
        return only;
    }

    // Actors

    /** Writes codes for names; else what is the matter with them. */
    private Reading.@Nullable Refused parties(Map<String, String> cells, Parties parties) {
        String occurred = cells.get(OCCURRED);
        Window window = occurred == null ? null : OccurrenceDate.parse(occurred).begins();
        Set<String> unclear = new LinkedHashSet<>();
        List<Reading.Stranger> strangers = new ArrayList<>();
        for (Map.Entry<String, String> one : cells.entrySet()) {
            String cell = one.getValue();
            if (!Records.namesActors(one.getKey()) || cell.startsWith("{") || cell.startsWith("[")) {
                continue;
            }
            List<String> codes = new ArrayList<>();
            for (String written : cell.split(SEPARATOR, -1)) {
                String name = Mapping.oneLine(written);
                if (name.isEmpty()) {
                    continue;
                }
                if (name.length() > Mapping.LONGEST_NAME) {
                    return new Reading.Refused(
                            one.getKey() + ": a name of " + name.length() + " characters, beginning with "
                                    + Found.text(name) + "; names have at most " + Mapping.LONGEST_NAME);
                }
                switch (parties.meant(name, window)) {
                    case Parties.Answer.Meant(String code) -> codes.add(code);
                    case Parties.Answer.Unclear(String why, Reading.Stranger stranger) -> {
                        unclear.add(why);
                        strangers.add(stranger);
                    }
                }
            }
            one.setValue(String.join(SEPARATOR, codes));
        }
        return unclear.isEmpty() ? null : new Reading.Refused(String.join("; ", unclear), strangers);
    }

    // Words

    /** Writes words as we do where only case, blanks and hyphens differ. */
    private static void words(Map<String, String> cells) {
        String command = cells.getOrDefault(COMMAND, "");
        for (Map.Entry<String, String> one : cells.entrySet()) {
            List<String> words = Records.words(command, one.getKey());
            if (!words.isEmpty()) {
                List<String> written = new ArrayList<>();
                for (String word : one.getValue().split(SEPARATOR, -1)) {
                    written.add(word(word.strip(), "_", words));
                }
                one.setValue(String.join(SEPARATOR, written));
            }
        }
    }

    private static String word(String text, String between, Iterable<String> words) {
        String plain = text.strip().replaceAll("[\\s_-]+", between);
        for (String word : words) {
            if (word.toLowerCase(Locale.ROOT).equals(plain.toLowerCase(Locale.ROOT))) {
                return word;
            }
        }
        return text;
    }
}
