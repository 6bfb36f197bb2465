package org.chancery.exchange;

import java.util.List;
import java.util.Set;

/**
 * How the rows of a file are laid out, as it is published. The encoding is always UTF-8.
 *
 * @param title what the file is called where it is published
 * @param columns the columns, by name and in the order of a file without a header
 * @param optional those that a header may leave out
 * @param headed whether the first row names the columns; then their order does not matter
 * @param delimiter what stands between two cells
 * @param quoted whether a cell may be written in double quotes
 * @param open whether a header may name other columns beside these, and any delimiter may stand between cells
 */
public record Layout(
        String title,
        List<String> columns,
        Set<String> optional,
        boolean headed,
        char delimiter,
        boolean quoted,
        boolean open) {

    /** The most columns of an open layout. */
    static final int MOST_COLUMNS = 200;

    /** The longest name of a column of an open layout, in characters. */
    static final int LONGEST_NAME = 200;

    /** The one column of a file in which each line is a whole. */
    static final String LINE = "line";

    public Layout {
        columns = List.copyOf(columns);
        optional = Set.copyOf(optional);
    }

    /** A layout that is published so, with these columns and no others. */
    public Layout(
            String title, List<String> columns, Set<String> optional, boolean headed, char delimiter, boolean quoted) {
        this(title, columns, optional, headed, delimiter, quoted, false);
    }

    /** Somebody's own table: a header with at least these columns. */
    static Layout table(String title, List<String> columns) {
        return new Layout(title, columns, Set.of(), true, ',', true, true);
    }

    Layout with(char between) {
        return new Layout(title, columns, optional, headed, between, quoted, open);
    }

    /** Comma-separated, with a header that names every column. */
    static Layout csv(String title, String... columns) {
        return new Layout(title, List.of(columns), Set.of(), true, ',', true);
    }

    /** Separated by tabs, nothing quoted. */
    static Layout tabs(String title, boolean headed, String... columns) {
        return new Layout(title, List.of(columns), Set.of(), headed, '\t', false);
    }

    /** One whole a line. */
    static Layout lines(String title) {
        return new Layout(title, List.of(LINE), Set.of(), false, '\n', false);
    }

    /** Whether each line is a whole, not a row of cells. */
    boolean isLines() {
        return delimiter == '\n';
    }

    /** The delimiter in words. */
    public String delimiterName() {
        return nameOf(delimiter);
    }

    static String nameOf(char delimiter) {
        return switch (delimiter) {
            case ',' -> "comma";
            case '\t' -> "tab";
            case ';' -> "semicolon";
            case '|' -> "vertical bar";
            case '\n' -> "line end";
            default -> String.valueOf(delimiter);
        };
    }
}
