package org.chancery.exchange;

import java.util.List;
import java.util.Map;

/**
 * One row of a file, as it was.
 *
 * @param number its number, from 1, the header not counted
 * @param cells its cells in the order of the file
 * @param header where each column stands
 */
public record Row(long number, List<String> cells, Header header) {

    /**
     * Where the columns of a file stand.
     *
     * @param layout the layout it was recognised by
     * @param names the names in the order of the file
     * @param places the place of each column from 0; a column left out has none
     */
    public record Header(Layout layout, List<String> names, Map<String, Integer> places) {}

    /** The cell of that column, with no white space around it; empty where the file has no such column. */
    public String cell(String column) {
        Integer place = header.places().get(column);
        return place == null ? "" : cells.get(place).strip();
    }
}
