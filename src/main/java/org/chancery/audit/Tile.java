package org.chancery.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a log as C2SP tlog-tiles cuts it: up to 256 hashes of one level in eight, or up to 256 entries.
 *
 * @param level 0 for leaves, 1 for the roots of full tiles of level 0, and so on; {@link #ENTRIES} for a bundle of entries
 * @param number its place among those of its level, from 0
 * @param width how many hashes or entries it holds, 1 to 256
 */
public record Tile(int level, long number, int width) {

    /** The level of bundles of entries; they stand beside the tiles of level 0. */
    public static final int ENTRIES = -1;

    /** How many hashes or entries a full one holds. */
    public static final int FULL = 256;

    /** How many levels of the tree one level of tiles spans. */
    static final int HEIGHT = 8;

    private static final int MOST_LEVEL = 63;
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < ENTRIES || level > MOST_LEVEL) {
            throw new Broken("tiles have a level from 0 to " + MOST_LEVEL + ", found " + level);
        }
        if (number < 0) {
            throw new Broken("tiles are numbered from 0, found " + number);
        }
        if (width < 1 || width > FULL) {
            throw new Broken("a tile is 1 to " + FULL + " wide, found " + width);
        }
    }

    /**
     * Reads a path.
     *
     * @throws Broken if this is not the one way to write the path of a tile, such as {@code tile/0/x001/x234/067.p/5}
     */
    public static Tile parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (matcher.matches()) {
            String level = matcher.group(1);
            long number = Long.parseLong(matcher.group(2).replaceAll("[x/]", ""));
            String width = matcher.group(3);
            if (width == null || Integer.parseInt(width) < FULL) {
                Tile tile = new Tile(
                        level.equals("entries") ? ENTRIES : Integer.parseInt(level),
                        number,
                        width == null ? FULL : Integer.parseInt(width));
                if (tile.path().equals(path)) {
                    return tile;
                }
            }
        }
        throw new Broken("a tile is at a path such as tile/0/x001/x234/067, or tile/entries/000.p/12 where it is not"
                + " full; found " + Base64Text.shown(path));
    }

    /** How many hashes, or entries, a level has in a tree. */
    static long count(int level, long size) {
        int leaves = Math.max(level, 0) * HEIGHT;
        return leaves >= Long.SIZE - 1 ? 0 : size >> leaves;
    }

    /** The tile of a place in a tree; there must be one. */
    static Tile of(int level, long number, long size) {
        return new Tile(level, number, (int) Math.min(FULL, count(level, size) - number * FULL));
    }

    /** Whether it is full, so that it never changes. */
    public boolean isFull() {
        return width == FULL;
    }

    /** Whether it holds entries. */
    public boolean isEntries() {
        return level == ENTRIES;
    }

    /** The same place with another width. */
    Tile wide(int otherWidth) {
        return new Tile(level, number, otherWidth);
    }

    /** Whether a tree has all that it holds. */
    boolean isIn(long size) {
        return number <= count(level, size) / FULL && number * FULL + width <= count(level, size);
    }

    /** Where it is served and kept. */
    public String path() {
        StringBuilder path = new StringBuilder("%03d".formatted(number % 1000));
        for (long rest = number / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        String name = "tile/" + (isEntries() ? "entries" : String.valueOf(level)) + "/" + path;
        return isFull() ? name : name + ".p/" + width;
    }
}
