package org.chancery.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Rows of cells, written in aligned columns with two spaces between; a column without content takes no room. */
final class Table {

    /**
     * A piece of text and how it stands out.
     *
     * @param text one line, fit for a terminal
     */
    record Cell(String text, Style style) {
        static Cell of(String text) {
            return new Cell(printable(text), Style.PLAIN);
        }

        static Cell of(String text, Style style) {
            return new Cell(printable(text), style);
        }
    }

    private final List<List<Cell>> rows = new ArrayList<>();
    private boolean headed;

    /** The titles of the columns; before the first row. */
    Table header(String... titles) {
        rows.add(Arrays.stream(titles).map(title -> Cell.of(title, Style.FAINT)).toList());
        headed = true;
        return this;
    }

    Table row(Cell... cells) {
        rows.add(List.of(cells));
        return this;
    }

    Table row(String... cells) {
        rows.add(Arrays.stream(cells).map(Cell::of).toList());
        return this;
    }

    /** Whether there is more than so many rows. */
    boolean hasRows(int more) {
        return rows.size() > more;
    }

    void eachRow(Consumer<List<Cell>> consumer) {
        rows.forEach(consumer);
    }

    /** Writes the rows; trailing blanks are left out. */
    void write(PrintWriter out, String indent, boolean colour) {
        int[] widths = widths();
        for (List<Cell> row : rows) {
            StringBuilder line = new StringBuilder();
            int gap = 0;
            for (int i = 0; i < row.size(); i++) {
                if (widths[i] == 0) {
                    continue;
                }
                Cell cell = row.get(i);
                if (!cell.text.isEmpty()) {
                    line.repeat(' ', gap).append(cell.style.on(cell.text, colour));
                    gap = 0;
                }
                gap += widths[i] - width(cell.text) + 2;
            }
            out.println(line.isEmpty() ? "" : indent + line);
        }
    }

    private int[] widths() {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (int i = 0; i < widths.length; i++) {
            int content = 0;
            int title = 0;
            for (int r = 0; r < rows.size(); r++) {
                List<Cell> row = rows.get(r);
                int width = i < row.size() ? width(row.get(i).text) : 0;
                if (r == 0 && headed) {
                    title = width;
                } else {
                    content = Math.max(content, width);
                }
            }
            widths[i] = content == 0 ? 0 : Math.max(content, title);
        }
        return widths;
    }

    /** How many columns of a terminal a text takes; marks that combine with a letter take none. */
    static int width(String text) {
        return (int) text.codePoints().filter(Table::takesRoom).count();
    }

    private static boolean takesRoom(int character) {
        int type = Character.getType(character);
        return type != Character.NON_SPACING_MARK && type != Character.ENCLOSING_MARK && type != Character.FORMAT;
    }

    /** The text on one line, without anything that moves a terminal's cursor or turns its reading direction. */
    static String printable(String text) {
        if (text.codePoints().noneMatch(Table::isUnfit)) {
            return text;
        }
        StringBuilder fit = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (character == '\n' || character == '\t') {
                fit.append(' ');
            } else if (isUnfit(character)) {
                fit.append('\uFFFD');
            } else {
                fit.appendCodePoint(character);
            }
        });
        return fit.toString();
    }

    private static boolean isUnfit(int character) {
        return Character.isISOControl(character)
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }
}
