package org.chancery.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file, one after the other, read as they are asked for: memory does not grow with the file.
 *
 * <p>The file may be compressed with gzip, be the one entry of a zip archive, or a {@linkplain Workbook workbook}; which of
 * them it is, its content says. A byte order mark of UTF-8 is skipped, empty lines too.
 */
final class Rows implements Iterator<Row>, AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int BOM = 0xFEFF;
    private static final int MOST_QUOTED = 10;
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    /** The columns that are added to rows that were not recorded; such a file can be sent again as it is. */
    private static final List<String> ADDED = List.of(Unrecorded.OUTCOME, Unrecorded.WHY);

    private final InputStream file;
    private final Watch watch;
    private final Row.Header header;
    private final Cells cells;
    private final boolean returned;
    private @Nullable List<String> next;
    private long number;

    private Rows(
            InputStream file,
            Watch watch,
            Row.Header header,
            Cells cells,
            boolean returned,
            @Nullable List<String> first) {
        this.file = file;
        this.watch = watch;
        this.header = header;
        this.cells = cells;
        this.returned = returned;
        this.next = first;
    }

    /** Where cells come from: the cells of the next row, null after the last. */
    @FunctionalInterface
    private interface Cells {
        @Nullable
        List<String> next() throws IOException;
    }

    /**
     * Opens a file and recognises its layout.
     *
     * @throws UnreadableFile if it has none of the layouts
     * @throws UncheckedIOException if it cannot be read from disk
     */
    static Rows open(Path path, List<Layout> layouts) {
        if (layouts.size() == 1) {
            Layout only = layouts.getFirst();
            return open(path, only.open() ? only.with(delimiter(start(path))) : only);
        }
        String start = start(path);
        return open(
                path,
                layouts.stream()
                        .max(Comparator.comparingInt(layout -> likeness(layout, start)))
                        .orElseThrow());
    }

    /** How much the first line of a file looks as if it were of a layout. */
    private static int likeness(Layout layout, String start) {
        if (layout.isLines()) {
            return start.stripLeading().startsWith("{") ? Integer.MAX_VALUE : -1;
        }
        Set<String> cells = new HashSet<>(List.of(start.split("[,;\\t|\"]+")));
        return (int) layout.columns().stream().filter(cells::contains).count();
    }

    /** What stands between the cells of a first line: what is there most often, outside quotes. */
    private static char delimiter(String start) {
        if (start.stripLeading().startsWith("{")) {
            throw new UnreadableFile(
                    "JSON Lines",
                    "a table with a header",
                    "Import it without saying what its columns mean: each line says that itself.");
        }
        char most = ',';
        long times = 0;
        for (char one : DELIMITERS) {
            boolean inQuotes = false;
            long here = 0;
            for (int i = 0; i < start.length(); i++) {
                char c = start.charAt(i);
                inQuotes ^= c == '"';
                here += !inQuotes && c == one ? 1 : 0;
            }
            if (here > times) {
                times = here;
                most = one;
            }
        }
        return most;
    }

    private static String start(Path path) {
        try (InputStream in = text(path)) {
            String start = new String(in.readNBytes(BUFFER), StandardCharsets.UTF_8);
            String text = start.startsWith("\uFEFF") ? start.substring(1) : start;
            return text.lines().findFirst().orElse("");
        } catch (IOException e) {
            throw broken(e, 1);
        }
    }

    private static Rows open(Path path, Layout layout) {
        InputStream file = null;
        boolean opened = false;
        try {
            file = text(path);
            Watch watch = new Watch(file, layout.quoted());
            Cells cells = cells(watch, layout);
            List<String> first = first(cells, layout);
            Row.Header header = layout.headed() ? header(first, layout) : unheaded(first, layout);
            boolean returned = layout.headed() && header.names().size() < first.size();
            Rows rows = new Rows(file, watch, header, cells, returned, layout.headed() ? cells.next() : first);
            opened = true;
            return rows;
        } catch (IOException e) {
            throw broken(e, 1);
        } catch (UncheckedIOException | CsvParseException e) {
            throw broken(e, 1);
        } finally {
            if (!opened && file != null) {
                closeQuietly(file);
            }
        }
    }

    private static void closeQuietly(InputStream file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> first(Cells cells, Layout layout) throws IOException {
        List<String> first = cells.next();
        if (first == null) {
            throw new UnreadableFile(
                    "a file with nothing in it",
                    "the rows of " + layout.title(),
                    "Check that it was fetched to the end.");
        }
        return first;
    }

    private static Cells cells(Watch watch, Layout layout) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(watch, StandardCharsets.UTF_8), BUFFER);
        text.mark(1);
        if (text.read() != BOM) {
            text.reset();
        }
        if (layout.isLines()) {
            return () -> {
                String line;
                do {
                    line = text.readLine();
                } while (line != null && line.isBlank());
                return line == null ? null : List.of(line);
            };
        }
        if (!layout.quoted()) {
            return () -> {
                String line;
                do {
                    line = text.readLine();
                } while (line != null && line.isEmpty());
                return line == null ? null : split(line, layout.delimiter());
            };
        }
        Iterator<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(layout.delimiter())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(Watch.LONGEST_LINE * 2)
                .ofCsvRecord(text)
                .iterator();
        return () -> records.hasNext() ? records.next().getFields() : null;
    }

    /** The cells of a line in which nothing is quoted. */
    private static List<String> split(String line, char delimiter) {
        List<String> cells = new ArrayList<>(64);
        int from = 0;
        int to;
        while ((to = line.indexOf(delimiter, from)) >= 0) {
            cells.add(line.substring(from, to));
            from = to + 1;
        }
        cells.add(line.substring(from));
        return cells;
    }

    private static InputStream text(Path path) throws IOException {
        if (Workbook.is(path)) {
            return Workbook.open(path);
        }
        InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        boolean opened = false;
        try {
            InputStream text = decompressed(file);
            opened = true;
            return text;
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    private static InputStream decompressed(InputStream file) throws IOException {
        file.mark(4);
        byte[] start = file.readNBytes(4);
        file.reset();
        if (start.length >= 2 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B) {
            return new GZIPInputStream(file, BUFFER);
        }
        if (start.length >= 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4) {
            return new OneEntry(new ZipInputStream(file));
        }
        if (start.length >= 4
                && (start[0] & 0xFF) == 0xD0
                && (start[1] & 0xFF) == 0xCF
                && start[2] == 0x11
                && (start[3] & 0xFF) == 0xE0) {
            throw new UnreadableFile(
                    "a workbook of the old kind (XLS), or one with a password",
                    "a workbook (XLSX) without a password, or CSV",
                    "Save it as one of these.");
        }
        if (start.length >= 2
                && (((start[0] & 0xFF) == 0xFE && (start[1] & 0xFF) == 0xFF)
                        || ((start[0] & 0xFF) == 0xFF && (start[1] & 0xFF) == 0xFE))) {
            throw new UnreadableFile("text in UTF-16", "text in UTF-8", "Save the file as UTF-8.");
        }
        return file;
    }

    /** The only entry of a zip archive. */
    private static final class OneEntry extends InputStream {
        private final ZipInputStream zip;
        private boolean ended;

        OneEntry(ZipInputStream zip) throws IOException {
            this.zip = zip;
            ZipEntry first = zip.getNextEntry();
            if (first == null) {
                throw new ZipException("no entry");
            }
            if (first.getName().equals("[Content_Types].xml")) {
                throw new UnreadableFile(
                        "the beginning of a workbook, or of another document of an office program",
                        "a whole workbook (XLSX), or CSV",
                        "Fetch it again, or save the sheet as CSV.");
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = zip.read(bytes, offset, length);
            if (count < 0 && !ended) {
                ended = true;
                ZipEntry second = zip.getNextEntry();
                if (second != null) {
                    throw new UnreadableFile(
                            "a zip archive with more than one file in it",
                            "one file",
                            "Unpack it, and import its files one by one.");
                }
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    private static Row.Header unheaded(List<String> first, Layout layout) {
        if (first.size() != layout.columns().size()) {
            throw columns(first, layout);
        }
        return new Row.Header(layout, layout.columns(), places(layout.columns()));
    }

    private static Row.Header header(List<String> first, Layout layout) {
        List<String> names = withoutAdded(first.stream().map(String::strip).toList(), layout);
        return layout.open() ? openHeader(names, layout) : header(first, names, layout);
    }

    /** The names of a header, less the two columns that we had added to it ourselves. */
    private static List<String> withoutAdded(List<String> names, Layout layout) {
        int own = names.size() - ADDED.size();
        return own > 0
                        && names.subList(own, names.size()).equals(ADDED)
                        && !layout.columns().containsAll(ADDED)
                ? names.subList(0, own)
                : names;
    }

    /** The header of somebody's own table; a column without a name is called by its number. */
    private static Row.Header openHeader(List<String> found, Layout layout) {
        if (found.size() > Layout.MOST_COLUMNS) {
            throw new UnreadableFile(
                    found.size() + " columns",
                    "at most " + Layout.MOST_COLUMNS,
                    "Take out columns that are not needed, or check that the first line is the header.");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            String name = Mapping.oneLine(found.get(i));
            if (name.length() > Layout.LONGEST_NAME) {
                throw new UnreadableFile(
                        "a column with a name of " + name.length() + " characters, beginning with " + Found.text(name),
                        "names of at most " + Layout.LONGEST_NAME + " characters",
                        "Check that the first line is the header, and shorten the name.");
            }
            names.add(name.isEmpty() ? "column " + (i + 1) : name);
        }
        Set<String> missing = new LinkedHashSet<>(layout.columns());
        missing.removeAll(names);
        if (!missing.isEmpty()) {
            throw new UnreadableFile(
                    "no column " + quoted(missing),
                    "each column that the options speak of; there are " + quoted(names)
                            + (names.size() > MOST_QUOTED ? " and " + (names.size() - MOST_QUOTED) + " more" : ""),
                    "Say again what the columns mean, or put the header right.");
        }
        return new Row.Header(layout, once(names), places(names));
    }

    private static Row.Header header(List<String> first, List<String> names, Layout layout) {
        Set<String> missing = new LinkedHashSet<>(layout.columns());
        missing.removeAll(names);
        missing.removeAll(layout.optional());
        Set<String> strange = new LinkedHashSet<>(names);
        strange.removeAll(layout.columns());
        if (!missing.isEmpty() || !strange.isEmpty()) {
            if (missing.size() == layout.columns().size() - layout.optional().size() || names.size() == 1) {
                throw columns(first, layout);
            }
            throw new UnreadableFile(
                    (missing.isEmpty() ? "" : "no column " + quoted(missing))
                            + (missing.isEmpty() || strange.isEmpty() ? "" : ", and ")
                            + (strange.isEmpty() ? "" : "a column too many: " + quoted(strange)),
                    "the columns of " + layout.title() + ": " + String.join(", ", layout.columns()),
                    "Get the file as it is published, or put the columns right; their order does not matter.");
        }
        return new Row.Header(layout, once(names), places(names));
    }

    private static List<String> once(List<String> names) {
        Set<String> seen = new HashSet<>();
        List<String> twice = names.stream().filter(name -> !seen.add(name)).toList();
        if (!twice.isEmpty()) {
            throw new UnreadableFile(
                    "a column that is named twice: " + quoted(twice),
                    "every column once",
                    "Take one of the two out, or give it another name.");
        }
        return names;
    }

    private static UnreadableFile columns(List<String> first, Layout layout) {
        String line = String.join(String.valueOf(layout.delimiter()), first);
        for (char other : DELIMITERS) {
            List<String> cells = split(line, other).stream()
                    .map(cell -> cell.strip().replace("\"", ""))
                    .toList();
            boolean fits = layout.headed()
                    ? cells.size() > 1 && layout.columns().containsAll(cells.subList(0, 2))
                    : cells.size() == layout.columns().size();
            if (other != layout.delimiter() && fits) {
                return new UnreadableFile(
                        "cells with a " + Layout.nameOf(other) + " between them in the first line",
                        "a " + layout.delimiterName() + " between cells",
                        "Write the file with a " + layout.delimiterName() + " between cells.");
            }
        }
        return new UnreadableFile(
                first.size() + (first.size() == 1 ? " cell" : " cells") + " in the first line, beginning with "
                        + Found.text(first.getFirst()),
                layout.headed()
                        ? "the columns of " + layout.title() + ": " + String.join(", ", layout.columns())
                        : "the " + layout.columns().size() + " columns of " + layout.title() + ", without a header",
                layout.title().equals(MappedRecords.NAME)
                        ? "If it is a table with columns of its own, say in the options what they mean."
                        : "Check that the file is of the format " + layout.title() + ".");
    }

    private static String quoted(Iterable<String> names) {
        List<String> quoted = new ArrayList<>();
        names.forEach(name -> quoted.add(Found.text(name)));
        return quoted.stream().limit(MOST_QUOTED).collect(Collectors.joining(", "));
    }

    private static Map<String, Integer> places(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
        return Map.copyOf(places);
    }

    /** Where the columns stand. */
    Row.Header header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Row next() {
        List<String> now = next;
        if (now == null) {
            throw new NoSuchElementException();
        }
        try {
            next = cells.next();
        } catch (IOException e) {
            throw broken(e, watch.line());
        } catch (UncheckedIOException | CsvParseException e) {
            throw broken(e, watch.line());
        }
        number++;
        return new Row(number, ours(now), header);
    }

    private List<String> ours(List<String> all) {
        int own = header.names().size();
        return returned && all.size() == own + ADDED.size() ? all.subList(0, own) : all;
    }

    private static RuntimeException broken(Exception failure, long line) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableFile unreadable) {
                return unreadable;
            }
            if (cause instanceof EOFException) {
                return new UnreadableFile(
                        "the end of the file in the middle of its compressed content, after line " + line,
                        "a whole file",
                        "Fetch it again; it was cut off on the way.");
            }
            if (cause instanceof ZipException) {
                return new UnreadableFile(
                        "compressed content that is damaged after line " + line,
                        "a file as it was packed",
                        "Fetch it again.");
            }
        }
        if (failure instanceof CsvParseException) {
            return new UnreadableFile(
                    "a row that does not end, near line " + line,
                    "cells of which every quote is closed",
                    "Look for a quote that is not closed.");
        }
        return failure instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) failure;
    }

    @Override
    public void close() {
        closeQuietly(file);
    }
}
