package org.chancery.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * The first sheet of a workbook (XLSX) that is not hidden, as comma-separated text in UTF-8, row by row as it is read. Rows
 * in which nothing stands are left out; a row is as wide as the first, or as its last cell.
 *
 * <p>A date says no more than its cell shows: one that is formatted as a year is that year, one as a month of a year that
 * month. Times of day are left out. Formulas give what the program that saved the workbook had worked out.
 */
final class Workbook extends InputStream {

    /** A workbook is not unpacked beyond so many bytes. */
    static final long MOST_BYTES = 1L << 30;

    /** The texts of a workbook are kept in memory, up to so many bytes of them. */
    static final long MOST_TEXT = 1L << 27;

    private static final String BOOK = "xl/workbook.xml";
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final LocalDate BEFORE_THE_FIRST = LocalDate.of(1899, 12, 31);
    private static final LocalDate FIRST_OF_1904 = LocalDate.of(1904, 1, 1);
    private static final long LEAP_DAY_THAT_WAS_NONE = 60;
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final Pattern NOT_SHOWN = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|_.|\\*.");

    private final ReadableWorkbook book;
    private final boolean from1904;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private byte[] line = {};
    private int at;
    private int width;

    private Workbook(ReadableWorkbook book, boolean from1904, Stream<Row> stream) {
        this.book = book;
        this.from1904 = from1904;
        this.stream = stream;
        this.rows = stream.iterator();
    }

    /** Whether a file is a workbook, as its parts say. */
    static boolean is(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return zip.getEntry(BOOK) != null;
        } catch (ZipException e) {
            return false;
        }
    }

    /**
     * Opens a workbook.
     *
     * @throws UnreadableFile if it is damaged, larger than we unpack, or has no sheet to be seen
     */
    static Workbook open(Path path) throws IOException {
        refuseLarge(path);
        ReadableWorkbook book = null;
        boolean opened = false;
        try {
            book = new ReadableWorkbook(path.toFile(), new ReadingOptions(true, false));
            Sheet first = book.getSheets()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .findFirst()
                    .orElseThrow(() -> new UnreadableFile(
                            "a workbook without a sheet to be seen", "one sheet with a header", "Show the sheet."));
            Workbook workbook = new Workbook(book, isFrom1904(path), first.openStream());
            opened = true;
            return workbook;
        } catch (ExcelReaderException e) {
            throw damaged(e);
        } finally {
            if (!opened && book != null) {
                book.close();
            }
        }
    }

    private static void refuseLarge(Path path) throws IOException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            long all = zip.stream().mapToLong(ZipEntry::getSize).sum();
            ZipEntry texts = zip.getEntry(TEXTS);
            long text = texts == null ? 0 : texts.getSize();
            if (all > MOST_BYTES || text > MOST_TEXT) {
                throw new UnreadableFile(
                        "a workbook that unpacks to " + all / (1 << 20) + " MiB, " + text / (1 << 20)
                                + " MiB of them texts",
                        "at most " + MOST_BYTES / (1 << 20) + " MiB, and " + MOST_TEXT / (1 << 20) + " MiB of texts",
                        "Save the sheet as CSV, which may be of any size.");
            }
        }
    }

    /** Whether days are counted from 1904. The library knows "true" alone for it, and programs write "1". */
    private static boolean isFrom1904(Path path) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (ZipFile zip = new ZipFile(path.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(BOOK))) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("workbookPr")) {
                    String said = xml.getAttributeValue(null, "date1904");
                    return said != null && (said.equals("1") || said.equals("true"));
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
    }

    private static UnreadableFile damaged(Exception failure) {
        return new UnreadableFile(
                "a workbook that cannot be read: " + Found.text(String.valueOf(failure.getMessage())),
                "a workbook as it was saved",
                "Open it and save it again, or save the sheet as CSV.");
    }

    @Override
    public int read() throws IOException {
        return more() ? line[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, bytes, offset, count);
        at += count;
        return count;
    }

    private boolean more() throws IOException {
        try {
            while (at == line.length) {
                if (!rows.hasNext()) {
                    return false;
                }
                line = text(rows.next());
                at = 0;
            }
            return true;
        } catch (ExcelReaderException e) {
            throw damaged(e);
        }
    }

    private byte[] text(Row row) throws IOException {
        List<String> cells = new ArrayList<>();
        int filled = 0;
        for (int column = 0; column < row.getCellCount(); column++) {
            String cell = text(row.getCell(column));
            cells.add(cell);
            filled = cell.isEmpty() ? filled : column + 1;
        }
        if (filled == 0) {
            return new byte[0];
        }
        width = width == 0 ? filled : width;
        while (cells.size() < width) {
            cells.add("");
        }
        StringWriter written = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(written)) {
            csv.writeRecord(cells.subList(0, Math.max(filled, width)));
        }
        return written.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String text(@Nullable Cell cell) {
        if (cell == null || cell.getValue() == null) {
            return cell == null || cell.getRawValue() == null ? "" : cell.getRawValue();
        }
        return switch (cell.getValue()) {
            case BigDecimal number -> number(number, cell);
            case Boolean truth -> truth ? "true" : "false";
            default -> String.valueOf(cell.getValue());
        };
    }

    private String number(BigDecimal number, Cell cell) {
        Shown shown = shown(cell.getDataFormatId(), cell.getDataFormatString());
        long days = number.longValue();
        LocalDate day = from1904
                ? FIRST_OF_1904.plusDays(days)
                : BEFORE_THE_FIRST.plusDays(days < LEAP_DAY_THAT_WAS_NONE ? days : days - 1);
        if (shown == Shown.NUMBER || days < 1 || day.isAfter(LAST)) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        String written = days == LEAP_DAY_THAT_WAS_NONE && !from1904 ? "1900-02-29" : day.toString();
        return switch (shown) {
            case YEAR -> written.substring(0, 4);
            case MONTH -> written.substring(0, 7);
            case DAY, NUMBER -> written;
        };
    }

    /** What the format of a cell lets one see of a date. */
    private enum Shown {
        NUMBER,
        YEAR,
        MONTH,
        DAY
    }

    /**
     * What a format shows.
     *
     * @param id the number of the format; those below 164 have none written out (ECMA-376, part 1, 18.8.30)
     * @param format how it is written, or null
     */
    private static Shown shown(@Nullable Integer id, @Nullable String format) {
        int number = id == null ? 0 : id;
        if (number == 22 || within(number, 14, 16) || within(number, 27, 36) || within(number, 50, 58)) {
            return Shown.DAY;
        }
        if (number == 17) {
            return Shown.MONTH;
        }
        if (format == null || within(number, 1, 49)) {
            return Shown.NUMBER;
        }
        String letters = NOT_SHOWN
                .matcher(format.split(";", 2)[0].replaceAll("(?i)general|am/pm|a/p", ""))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        boolean clock = letters.contains("h") || letters.contains("s");
        if (letters.contains("d")) {
            return Shown.DAY;
        }
        if (letters.contains("y")) {
            return letters.contains("m") && !clock ? Shown.MONTH : Shown.YEAR;
        }
        return letters.contains("m") && !clock ? Shown.DAY : Shown.NUMBER;
    }

    private static boolean within(int number, int first, int last) {
        return number >= first && number <= last;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        book.close();
    }
}
