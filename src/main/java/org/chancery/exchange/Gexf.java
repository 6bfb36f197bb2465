package org.chancery.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.chancery.exchange.Networks.Cast;
import org.chancery.exchange.Networks.Drawing;
import org.chancery.exchange.Networks.Edge;
import org.chancery.exchange.Networks.Node;
import org.chancery.exchange.Networks.Stretch;
import org.chancery.time.DayRange;
import org.jspecify.annotations.Nullable;

/**
 * GEXF 1.3, as its schema and its primer (gexf.net) have it: a dynamic graph by days, with closed intervals, an open side
 * being left out. Intervals of one element share no day, and the spells of a node cover those of its edges.
 */
final class Gexf {

    private static final String NAMESPACE = "http://gexf.net/1.3";
    private static final String HEADLINE = "headline";
    private static final String CERTAINTY = "certainty";
    private static final String VALUES = "values";
    private static final String KIND = "kind";

    private final Markup xml;

    private Gexf(Markup xml) {
        this.xml = xml;
    }

    static void write(Drawing drawing, OutputStream out) throws IOException {
        Cast cast = drawing.cast();
        Gexf gexf = new Gexf(new Markup(out));
        gexf.head(drawing);
        gexf.nodes(cast);
        gexf.edges(drawing, cast);
        gexf.xml.close();
        gexf.xml.close();
        gexf.xml.end();
    }

    private void head(Drawing drawing) throws IOException {
        xml.root("gexf", NAMESPACE, "version", "1.3");
        xml.open(
                "meta",
                "lastmodifieddate",
                drawing.wanted().knownAt().atZone(ZoneOffset.UTC).toLocalDate().toString());
        xml.text("creator", "Chancery");
        xml.text("description", drawing.told());
        xml.close();
        xml.open(
                "graph",
                "mode",
                "dynamic",
                "timeformat",
                "date",
                "timerepresentation",
                "interval",
                "defaultedgetype",
                "undirected",
                "idtype",
                "string");
        xml.open("attributes", "class", "node", "mode", "static");
        xml.empty("attribute", "id", KIND, "title", KIND, "type", "string");
        xml.close();
        xml.open("attributes", "class", "edge", "mode", "dynamic");
        for (String attribute : new String[] {HEADLINE, CERTAINTY, VALUES}) {
            xml.empty("attribute", "id", attribute, "title", attribute, "type", "string");
        }
        xml.close();
    }

    private void nodes(Cast cast) throws IOException {
        xml.open("nodes", "count", String.valueOf(cast.nodes().size()));
        for (Node node : cast.nodes()) {
            xml.open("node", "id", node.code().value(), "label", node.name());
            if (node.kind() != null) {
                xml.open("attvalues");
                xml.empty("attvalue", "for", KIND, "value", node.kind().name());
                xml.close();
            }
            spells(node.days());
            xml.close();
        }
        xml.close();
    }

    private void edges(Drawing drawing, Cast cast) throws IOException {
        xml.open("edges", "count", String.valueOf(cast.edges()));
        drawing.edges(this::edge);
        xml.close();
    }

    private void edge(Edge edge) throws IOException {
        xml.open(
                "edge",
                "id",
                edge.pair().toString(),
                "source",
                edge.pair().first().value(),
                "target",
                edge.pair().second().value());
        xml.open("attvalues");
        Presence days = new Presence();
        for (Stretch stretch : edge.stretches()) {
            value(HEADLINE, stretch.headline().value().name(), stretch);
            value(CERTAINTY, stretch.headline().certainty().name(), stretch);
            value(VALUES, stretch.values(), stretch);
            days.add(stretch.from(), stretch.until());
        }
        xml.close();
        spells(days);
        xml.close();
    }

    private void value(String of, String value, Stretch stretch) throws IOException {
        xml.empty("attvalue", "for", of, "value", value, "start", stretch.first(), "end", stretch.last());
    }

    private void spells(Presence days) throws IOException {
        xml.open("spells");
        for (DayRange stretch : days.stretches()) {
            xml.empty("spell", "start", text(stretch.from()), "end", text(stretch.lastDay()));
        }
        xml.close();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
