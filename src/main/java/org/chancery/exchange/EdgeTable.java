package org.chancery.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.chancery.exchange.Networks.Drawing;
import org.chancery.exchange.Networks.Edge;
import org.chancery.exchange.Networks.Stretch;

/** A table of edges, a row for each stretch; its first columns are those by which programs know a table of edges. */
final class EdgeTable {

    private EdgeTable() {}

    static void write(Drawing drawing, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        CsvWriter csv = CsvWriter.builder().build(writer);
        csv.writeRecord(
                "source",
                "target",
                "type",
                "id",
                "headline",
                "certainty",
                "values",
                "from",
                "to",
                "source_name",
                "target_name",
                "known_at",
                "position");
        String knownAt = drawing.wanted().knownAt().toString();
        String position = String.valueOf(drawing.position());
        drawing.edges(edge -> {
            int number = 0;
            for (Stretch stretch : edge.stretches()) {
                String from = stretch.first();
                String to = stretch.after();
                csv.writeRecord(
                        edge.pair().first().value(),
                        edge.pair().second().value(),
                        "Undirected",
                        id(edge, ++number),
                        stretch.headline().value().name(),
                        stretch.headline().certainty().name(),
                        stretch.values(),
                        from == null ? "" : from,
                        to == null ? "" : to,
                        drawing.name(edge.pair().first()),
                        drawing.name(edge.pair().second()),
                        knownAt,
                        position);
            }
        });
        csv.flush();
        writer.flush();
    }

    /** What tells an edge from all others: its relation, and its number where it has several. */
    static String id(Edge edge, int number) {
        return edge.stretches().size() == 1 ? edge.pair().toString() : edge.pair() + "." + number;
    }
}
