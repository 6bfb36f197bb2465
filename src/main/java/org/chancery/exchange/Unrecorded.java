package org.chancery.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;
import org.chancery.actor.Actors;
import org.chancery.exchange.ImportBook.Listed;
import org.jspecify.annotations.Nullable;

/** The rows of a file that were not recorded: the file as it was, less the others, with two columns more. */
final class Unrecorded {

    /** The column of what became of a row. */
    static final String OUTCOME = "outcome";

    /** The column of why. */
    static final String WHY = "why";

    private final Format format;
    private final Path file;
    private final Actors actors;
    private final LongFunction<List<Listed>> listedAfter;

    /** @param listedAfter listed rows after a row, in order; none at the end */
    Unrecorded(Format format, Path file, Actors actors, LongFunction<List<Listed>> listedAfter) {
        this.format = format;
        this.file = file;
        this.actors = actors;
        this.listedAfter = listedAfter;
    }

    /** @param upTo how many rows are done with */
    void write(OutputStream out, long upTo) {
        try (Rows rows = Rows.open(file, format.layouts())) {
            Layout layout = rows.header().layout();
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            CsvWriter csv = CsvWriter.builder()
                    .fieldSeparator(layout.isLines() ? ',' : layout.delimiter())
                    .build(writer);
            if (layout.headed()) {
                csv.writeRecord(with(rows.header().names(), OUTCOME, WHY));
            }
            Format.Reader reader = format.reader(actors);
            Marks marks = new Marks();
            while (rows.hasNext()) {
                Row row = rows.next();
                if (row.number() > upTo) {
                    break;
                }
                Listed mark = marks.of(row.number());
                if (mark != null && mark.ofLedger()) {
                    csv.writeRecord(with(row.cells(), mark.outcome().name(), mark.reason()));
                    continue;
                }
                Reading reading = ImportRun.reading(row, reader);
                if (!(reading instanceof Reading.Says)) {
                    csv.writeRecord(with(row.cells(), ImportRun.outcome(reading).name(), ImportRun.why(reading)));
                }
            }
            csv.flush();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> with(List<String> cells, String outcome, String why) {
        List<String> more = new ArrayList<>(cells);
        more.add(outcome);
        more.add(why);
        return more;
    }

    /** What was written down of rows, asked for in order. */
    private final class Marks {
        private Iterator<Listed> page = listedAfter.apply(0).iterator();
        private @Nullable Listed next = page.hasNext() ? page.next() : null;

        private @Nullable Listed of(long row) {
            while (next != null && next.row() < row) {
                if (!page.hasNext()) {
                    page = listedAfter.apply(next.row()).iterator();
                }
                next = page.hasNext() ? page.next() : null;
            }
            return next != null && next.row() == row ? next : null;
        }
    }
}
