package org.chancery.exchange;

import java.io.IOException;
import java.io.OutputStream;
import org.chancery.exchange.Networks.Drawing;
import org.chancery.exchange.Networks.Edge;
import org.chancery.exchange.Networks.Node;
import org.chancery.exchange.Networks.Stretch;
import org.jspecify.annotations.Nullable;

/** GraphML, as graphml.graphdrawing.org has it: an edge for each stretch, with its days as data. */
final class Graphml {

    private static final String NAMESPACE = "http://graphml.graphdrawing.org/xmlns";

    private final Markup xml;

    private Graphml(Markup xml) {
        this.xml = xml;
    }

    static void write(Drawing drawing, OutputStream out) throws IOException {
        Graphml graphml = new Graphml(new Markup(out));
        graphml.head(drawing);
        for (Node node : drawing.cast().nodes()) {
            graphml.node(node);
        }
        drawing.edges(graphml::edge);
        graphml.xml.close();
        graphml.xml.close();
        graphml.xml.end();
    }

    private void head(Drawing drawing) throws IOException {
        xml.root("graphml", NAMESPACE);
        xml.text("desc", drawing.told());
        for (String key : new String[] {"label", "kind"}) {
            key("node", key);
        }
        for (String key : new String[] {"headline", "certainty", "values", "from", "to"}) {
            key("edge", key);
        }
        xml.open("graph", "id", "relations", "edgedefault", "undirected");
    }

    private void key(String of, String name) throws IOException {
        xml.empty("key", "id", name, "for", of, "attr.name", name, "attr.type", "string");
    }

    private void node(Node node) throws IOException {
        xml.open("node", "id", node.code().value());
        data("label", node.name());
        data("kind", node.kind() == null ? null : node.kind().name());
        xml.close();
    }

    private void edge(Edge edge) throws IOException {
        int number = 0;
        for (Stretch stretch : edge.stretches()) {
            xml.open(
                    "edge",
                    "id",
                    EdgeTable.id(edge, ++number),
                    "source",
                    edge.pair().first().value(),
                    "target",
                    edge.pair().second().value());
            data("headline", stretch.headline().value().name());
            data("certainty", stretch.headline().certainty().name());
            data("values", stretch.values());
            data("from", stretch.first());
            data("to", stretch.after());
            xml.close();
        }
    }

    private void data(String key, @Nullable String value) throws IOException {
        if (value != null) {
            xml.text("data", value, "key", key);
        }
    }
}
