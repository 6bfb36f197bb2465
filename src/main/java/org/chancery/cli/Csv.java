package org.chancery.cli;

import de.siegmar.fastcsv.writer.CsvWriter;

/** Tables for spreadsheets, as RFC 4180 says. */
final class Csv {

    private Csv() {}

    /** Writes to the desk's output, each row at once. */
    static CsvWriter on(Desk desk) {
        return CsvWriter.builder().bufferSize(0).build(desk.out());
    }
}
