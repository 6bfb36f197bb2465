package org.chancery.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.chancery.api.Program.Answer;
import org.chancery.ledger.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Networks for other programs: as their schemas have it, and as our own answers are. */
class NetworksOverHttpTest {

    private static final String GEXF = "http://gexf.net/1.3";
    private static final String GRAPHML = "http://graphml.graphdrawing.org/xmlns";
    private static final String HOSTILE = "<b onclick=\"x\">A & B</b> ]]> 'end'";

    private static Program program;

    @BeforeAll
    static void start() {
        program = Program.on(TestDatabase.H2_IN_MEMORY);
        record("establish-ties", "{'between':['SUN','USA'],'occurred':'1933-11-16','unsourced':'a test'}");
        record("establish-ties", "{'between':['SYR','TUR'],'occurred':'1946','unsourced':'a test'}");
        record("sever-ties", "{'between':['SYR','TUR'],'occurred':'2011','unsourced':'a test'}");
        record("establish-ties", "{'between':['CUB','USA'],'occurred':'1902-05-27','unsourced':'a test'}");
        record("sever-ties", "{'between':['CUB','USA'],'occurred':'1961-01-03','unsourced':'a test'}");
        record("restore-ties", "{'between':['CUB','USA'],'occurred':'2015-07-20','unsourced':'a test'}");
        record(
                "register-actor",
                "{'code':'HST','kind':'GROUP','name':'"
                        + HOSTILE.replace("'", "’").replace("\"", "\\\"")
                        + "','lifespan':'2000-01-01/2010-12-31','unsourced':'a test'}");
        record("use-force", "{'by':'HST','toward':'TUR','occurred':'2005-03-01/2005-03-09','unsourced':'a test'}");
        record(
                "make-statement",
                "{'by':'IRQ','toward':'TUR','stance':'WILLING','words':'word','occurred':'2020-01-01','unsourced':'a test'}");
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static void record(String name, String body) {
        Answer answer = program.command(name, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static Element parsed(Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.text().getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static List<Element> children(Element of, String... names) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = of.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element child
                    && (names.length == 0 || Set.of(names).contains(child.getLocalName()))) {
                children.add(child);
            }
        }
        return children;
    }

    // What the schema and the primer of GEXF 1.3 ask for

    /** What an element may hold and bear: its children in order, the attributes it needs, and those it may have. */
    private record Rule(List<String> children, Set<String> needed, Set<String> allowed) {}

    private static final Map<String, Rule> SCHEMA = Map.ofEntries(
            Map.entry("gexf", new Rule(List.of("meta", "graph"), Set.of("version"), Set.of("xmlns"))),
            Map.entry("meta", new Rule(List.of("creator", "description"), Set.of(), Set.of("lastmodifieddate"))),
            Map.entry("creator", new Rule(List.of(), Set.of(), Set.of())),
            Map.entry("description", new Rule(List.of(), Set.of(), Set.of())),
            Map.entry(
                    "graph",
                    new Rule(
                            List.of("attributes", "nodes", "edges"),
                            Set.of(),
                            Set.of("mode", "timeformat", "timerepresentation", "defaultedgetype", "idtype"))),
            Map.entry("attributes", new Rule(List.of("attribute"), Set.of("class"), Set.of("mode"))),
            Map.entry("attribute", new Rule(List.of(), Set.of("id", "title", "type"), Set.of())),
            Map.entry("nodes", new Rule(List.of("node"), Set.of(), Set.of("count"))),
            Map.entry("node", new Rule(List.of("attvalues", "spells"), Set.of("id"), Set.of("label"))),
            Map.entry("edges", new Rule(List.of("edge"), Set.of(), Set.of("count"))),
            Map.entry("edge", new Rule(List.of("attvalues", "spells"), Set.of("source", "target"), Set.of("id"))),
            Map.entry("attvalues", new Rule(List.of("attvalue"), Set.of(), Set.of())),
            Map.entry("attvalue", new Rule(List.of(), Set.of("for", "value"), Set.of("start", "end"))),
            Map.entry("spells", new Rule(List.of("spell"), Set.of(), Set.of())),
            Map.entry("spell", new Rule(List.of(), Set.of(), Set.of("start", "end"))));

    private static void fits(Element element) {
        assertThat(element.getNamespaceURI()).isEqualTo(GEXF);
        Rule rule = SCHEMA.get(element.getLocalName());
        assertThat(rule).as(element.getLocalName()).isNotNull();
        Set<String> attributes = new HashSet<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            attributes.add(attribute.getNodeName());
        }
        assertThat(attributes).as(element.getLocalName()).containsAll(rule.needed());
        attributes.removeAll(rule.needed());
        assertThat(rule.allowed()).as(element.getLocalName()).containsAll(attributes);
        int at = 0;
        for (Element child : children(element)) {
            int place = rule.children().indexOf(child.getLocalName());
            assertThat(place)
                    .as(child.getLocalName() + " in " + element.getLocalName())
                    .isGreaterThanOrEqualTo(at);
            at = place;
            fits(child);
        }
    }

    /** Days with both ends in them. */
    private record Interval(LocalDate start, LocalDate end) {
        static Interval of(Element element) {
            return new Interval(
                    element.hasAttribute("start") ? LocalDate.parse(element.getAttribute("start")) : LocalDate.MIN,
                    element.hasAttribute("end") ? LocalDate.parse(element.getAttribute("end")) : LocalDate.MAX);
        }

        boolean has(Interval other) {
            return !other.start.isBefore(start) && !other.end.isAfter(end);
        }
    }

    private static List<Interval> apart(List<Element> elements) {
        List<Interval> intervals = elements.stream().map(Interval::of).toList();
        for (int i = 0; i < intervals.size(); i++) {
            assertThat(intervals.get(i).end()).isAfterOrEqualTo(intervals.get(i).start());
            if (i > 0) {
                assertThat(intervals.get(i).start())
                        .isAfter(intervals.get(i - 1).end());
            }
        }
        return intervals;
    }

    private static List<Interval> spells(Element element) {
        return apart(children(children(element, "spells").getFirst(), "spell"));
    }

    private static Map<String, Element> byId(List<Element> elements) {
        Map<String, Element> byId = new TreeMap<>();
        elements.forEach(element -> assertThat(byId.put(element.getAttribute("id"), element))
                .as(element.getAttribute("id"))
                .isNull());
        return byId;
    }

    private static Element graph(String query) throws Exception {
        Answer answer = program.get("/api/exports/network.gexf" + query);
        assertThat(answer.contentType()).isEqualTo("application/gexf+xml");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"chancery-network.gexf\"");
        Element root = parsed(answer);
        fits(root);
        assertThat(root.getAttribute("version")).isEqualTo("1.3");
        return children(root, "graph").getFirst();
    }

    @Test
    void a_dynamic_graph_keeps_every_rule_of_gexf() throws Exception {
        Element graph = graph("");
        assertThat(graph.getAttribute("mode")).isEqualTo("dynamic");
        assertThat(graph.getAttribute("timeformat")).isEqualTo("date");
        Map<String, Set<String>> declared = new HashMap<>();
        for (Element attributes : children(graph, "attributes")) {
            Set<String> ids = declared.computeIfAbsent(attributes.getAttribute("class"), of -> new HashSet<>());
            children(attributes, "attribute").forEach(attribute -> ids.add(attribute.getAttribute("id")));
        }
        Element nodesElement = children(graph, "nodes").getFirst();
        Element edgesElement = children(graph, "edges").getFirst();
        Map<String, Element> nodes = byId(children(nodesElement, "node"));
        Map<String, Element> edges = byId(children(edgesElement, "edge"));
        assertThat(nodes.keySet()).containsExactly("CUB", "HST", "SUN", "SYR", "TUR", "USA");
        assertThat(edges.keySet()).containsExactly("CUB-USA", "HST-TUR", "SUN-USA", "SYR-TUR");
        assertThat(nodesElement.getAttribute("count")).isEqualTo("6");
        assertThat(edgesElement.getAttribute("count")).isEqualTo("4");
        nodes.values().forEach(node -> {
            spells(node);
            children(children(node, "attvalues").getFirst(), "attvalue")
                    .forEach(value -> assertThat(declared.get("node")).contains(value.getAttribute("for")));
        });
        for (Element edge : edges.values()) {
            List<Interval> there = spells(edge);
            for (String side : List.of("source", "target")) {
                List<Interval> lives = spells(nodes.get(edge.getAttribute(side)));
                assertThat(there).allMatch(spell -> lives.stream().anyMatch(life -> life.has(spell)));
            }
            Map<String, List<Element>> values = new TreeMap<>();
            for (Element value : children(children(edge, "attvalues").getFirst(), "attvalue")) {
                values.computeIfAbsent(value.getAttribute("for"), of -> new ArrayList<>())
                        .add(value);
            }
            assertThat(values.keySet()).isEqualTo(declared.get("edge"));
            values.values()
                    .forEach(each -> assertThat(apart(each))
                            .allMatch(interval -> there.stream().anyMatch(spell -> spell.has(interval))));
        }
    }

    @Test
    void an_edge_is_there_while_the_relation_has_a_headline() throws Exception {
        Element graph = graph("");
        Map<String, Element> edges = byId(children(children(graph, "edges").getFirst(), "edge"));
        Map<String, Element> nodes = byId(children(children(graph, "nodes").getFirst(), "node"));
        assertThat(spells(edges.get("SUN-USA")))
                .as("it ends with the Soviet Union")
                .containsExactly(new Interval(LocalDate.parse("1933-11-16"), LocalDate.parse("1991-12-25")));
        assertThat(spells(nodes.get("SUN")))
                .containsExactly(new Interval(LocalDate.parse("1922-12-30"), LocalDate.parse("1991-12-25")));
        assertThat(spells(edges.get("HST-TUR")))
                .as("a closed interval, as it lasted")
                .containsExactly(new Interval(LocalDate.parse("2005-03-01"), LocalDate.parse("2005-03-09")));
        assertThat(nodes.get("HST").getAttribute("label")).isEqualTo(HOSTILE.replace("'", "’"));
        List<String> said = children(children(edges.get("SYR-TUR"), "attvalues").getFirst(), "attvalue").stream()
                .filter(value -> value.getAttribute("for").equals("certainty"))
                .map(value -> value.getAttribute("start") + ".." + value.getAttribute("end") + " "
                        + value.getAttribute("value"))
                .toList();
        assertThat(said)
                .containsExactly(
                        "1946-01-01..1946-12-30 POSSIBLE",
                        "1946-12-31..2010-12-31 DEFINITE",
                        "2011-01-01..2011-12-30 POSSIBLE",
                        "2011-12-31.. DEFINITE");
    }

    @Test
    void the_network_of_one_actor_of_some_days_of_one_headline_is_asked_for() throws Exception {
        assertThat(byId(children(children(graph("?actor=USA"), "edges").getFirst(), "edge"))
                        .keySet())
                .containsExactly("CUB-USA", "SUN-USA");
        assertThat(byId(children(children(graph("?to=1940-01-01"), "edges").getFirst(), "edge"))
                        .keySet())
                .containsExactly("CUB-USA", "SUN-USA");
        Element severed = byId(children(
                        children(graph("?headline=SEVERED"), "edges").getFirst(), "edge"))
                .get("CUB-USA");
        assertThat(spells(severed))
                .containsExactly(new Interval(LocalDate.parse("1961-01-03"), LocalDate.parse("2015-07-19")));
        assertThat(children(children(graph("?actor=FJI"), "edges").getFirst())).isEmpty();
    }

    @Test
    void a_table_of_edges_says_what_held_on_a_day_or_over_time() {
        Answer day = program.get("/api/exports/network.csv?asOf=1961-06-01&actor=CUB");
        assertThat(day.contentType()).isEqualTo("text/csv;charset=UTF-8");
        List<String> lines = day.text().lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("source,target,type,id,headline,certainty,values,from,to,source_name,target_name,known_at,"
                        + "position");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1))
                .startsWith("CUB,USA,Undirected,CUB-USA,SEVERED,DEFINITE,SEVERED,1961-01-03,2015-07-20,Cuba,"
                        + "United States,");
        assertThat(program.get("/api/exports/network.csv?from=1960-01-01&to=2020-01-01&actor=CUB")
                        .text()
                        .lines()
                        .skip(1)
                        .map(line -> line.replaceAll("^(([^,]*,){9}).*", "$1"))
                        .toList())
                .containsExactly(
                        "CUB,USA,Undirected,CUB-USA.1,NORMAL,DEFINITE,NORMAL,1902-05-27,1961-01-03,",
                        "CUB,USA,Undirected,CUB-USA.2,SEVERED,DEFINITE,SEVERED,1961-01-03,2015-07-20,",
                        "CUB,USA,Undirected,CUB-USA.3,NORMAL,DEFINITE,NORMAL,2015-07-20,,");
        assertThat(program.get("/api/exports/network.csv?asOf=1850-01-01")
                        .text()
                        .lines())
                .hasSize(1);
    }

    @Test
    void the_edges_of_a_day_are_the_relations_that_have_a_headline_then() {
        for (String asOf :
                List.of("1930-01-01", "1946-07-01", "1995-01-01", "2005-03-05", "2011-06-30", "2024-01-01")) {
            List<String> listed = program.get("/api/relations.csv?asOf=" + asOf)
                    .text()
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(cells -> !(cells[5].equals("DEFINITE")
                            && Set.of("NOT_RECORDED", "ENDED").contains(cells[4])))
                    .map(cells -> cells[0] + " " + cells[4] + " " + cells[5] + " " + cells[6])
                    .toList();
            List<String> drawn = program.get("/api/exports/network.csv?asOf=" + asOf)
                    .text()
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> cells[3] + " " + cells[4] + " " + cells[5] + " " + cells[6])
                    .toList();
            assertThat(drawn).as(asOf).isEqualTo(listed);
        }
    }

    @Test
    void graphml_has_its_keys_its_nodes_and_an_edge_for_each_stretch() throws Exception {
        Answer answer = program.get("/api/exports/network.graphml?from=1800-01-01");
        assertThat(answer.contentType()).isEqualTo("application/graphml+xml");
        Element root = parsed(answer);
        assertThat(root.getNamespaceURI()).isEqualTo(GRAPHML);
        assertThat(root.getLocalName()).isEqualTo("graphml");
        Set<String> keys = byId(children(root, "key")).keySet();
        Element graph = children(root, "graph").getFirst();
        assertThat(graph.getAttribute("edgedefault")).isEqualTo("undirected");
        Map<String, Element> nodes = byId(children(graph, "node"));
        Map<String, Element> edges = byId(children(graph, "edge"));
        assertThat(edges).hasSize(9);
        for (Element element : children(graph)) {
            children(element, "data").forEach(data -> assertThat(keys).contains(data.getAttribute("key")));
        }
        edges.values()
                .forEach(edge ->
                        assertThat(nodes).containsKeys(edge.getAttribute("source"), edge.getAttribute("target")));
        Map<String, String> data = new TreeMap<>();
        children(edges.get("CUB-USA.2"), "data")
                .forEach(each -> data.put(each.getAttribute("key"), each.getTextContent()));
        assertThat(data)
                .isEqualTo(Map.of(
                        "headline", "SEVERED",
                        "certainty", "DEFINITE",
                        "values", "SEVERED",
                        "from", "1961-01-03",
                        "to", "2015-07-20"));
    }

    @Test
    void the_same_question_gives_the_same_bytes_and_a_tag() {
        String knownAt =
                program.get("/api/relations?limit=1").json().get("knownAt").stringValue();
        for (String form : List.of("gexf", "graphml", "csv")) {
            String address = "/api/exports/network." + form + "?knownAt=" + knownAt;
            Answer first = program.get(address);
            assertThat(program.get(address).text()).isEqualTo(first.text());
            assertThat(program.get(address, "If-None-Match", first.header("ETag"))
                            .status())
                    .isEqualTo(304);
        }
        assertThat(program.get("/api/exports/network.csv?knownAt=1990-01-01T00:00:00Z")
                        .text()
                        .lines())
                .as("nothing was known then")
                .hasSize(1);
    }

    @Test
    void what_cannot_be_read_is_refused() {
        for (String query : List.of(
                "csv?asOf=2000-01-01&from=1990-01-01",
                "graphml?from=2000-01-01&to=1990-01-01",
                "gexf?asOf=2000-01-01",
                "csv?headline=GOOD",
                "csv?knownAt=2999-01-01T00:00:00Z",
                "csv?asOf=yesterday")) {
            assertThat(program.get("/api/exports/network." + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(program.get("/api/exports/network.csv?actor=ZZZ").status()).isEqualTo(404);
        assertThat(program.get("/api/exports/network.dot").status()).isEqualTo(404);
    }
}
