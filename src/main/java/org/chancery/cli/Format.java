package org.chancery.cli;

import java.util.Locale;

/** In what form an answer is written to standard output. */
enum Format {
    /** For people: aligned, nothing left out that matters. */
    TABLE,
    /** For programs: the server's answer as it came. */
    JSON,
    /** For spreadsheets: RFC 4180 with a header row; empty means nothing recorded. */
    CSV;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
