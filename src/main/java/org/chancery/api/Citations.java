package org.chancery.api;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.audit.Log;
import org.chancery.ledger.Ledger;
import org.chancery.relation.Grade;
import org.chancery.relation.Pair;
import org.chancery.standing.Standing;
import org.chancery.time.AsOf;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an answer is cited: both clocks, the position of the ledger, the root of the log there and the rules, so that its
 * address gives the same bytes for ever and anybody can find out that they are the same.
 */
final class Citations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String WHAT = "The status of a relation as a citation";
    private static final String TEX = "\\{}%#$&_^~";

    private final Questions questions;
    private final Standing standing;
    private final Ledger ledger;
    private final Log log;

    Citations(Questions questions, Standing standing, Ledger ledger, Log log) {
        this.questions = questions;
        this.standing = standing;
        this.ledger = ledger;
        this.log = log;
    }

    /** A style of writing it. */
    private record Style(String ending, String name, String contentType, Function<Cited, String> writer) {}

    private static final List<Style> STYLES = List.of(
            new Style(".txt", "plain text", "text/plain", Cited::text),
            new Style(".bib", "BibTeX", "application/x-bibtex", Cited::bibtex),
            new Style(".ris", "RIS", "application/x-research-info-systems", Cited::ris),
            new Style(
                    ".csl",
                    "CSL-JSON",
                    "application/vnd.citationstyles.csl+json",
                    cited -> cited.csl().toString() + "\n"));

    List<Route> routes() {
        String path = "/api/relations/{pair}/citation";
        List<Parameter> parameters = List.of(Questions.AS_OF, Questions.KNOWN_AT, Questions.MIN_GRADE);
        List<Route> routes = new ArrayList<>();
        routes.add(Route.get(
                path,
                WHAT + ", in every style, with what it consists of.",
                "Citation",
                parameters,
                asked -> answered(asked, cited -> Reply.json(200, cited.json()))));
        for (Style style : STYLES) {
            routes.add(Route.text(
                    path + style.ending,
                    WHAT + ": " + style.name + ".",
                    style.contentType,
                    parameters,
                    asked -> answered(
                            asked,
                            cited -> new Reply(
                                    200,
                                    style.contentType + ";charset=UTF-8",
                                    style.writer.apply(cited).getBytes(StandardCharsets.UTF_8)))));
        }
        return routes;
    }

    private Reply answered(Asked asked, Function<Cited, Reply> reply) {
        Pair pair = questions.pair(asked);
        Grade minimum = Questions.minimum(asked);
        return questions.answered(asked, when -> reply.apply(cited(asked, pair, when, minimum)));
    }

    private Cited cited(Asked asked, Pair pair, AsOf when, Grade minimum) {
        long position = standing.position(when.knownAt());
        Actors actors = ledger.actors(when.knownAt());
        String here = asked.request().getRequestURL().toString();
        String base = here.substring(0, here.indexOf("/api/")) + "/api/relations/" + pair;
        String query = "?asOf=" + when.asOf() + "&knownAt=" + when.knownAt()
                + (minimum == Grade.REPORTED ? "" : "&minGrade=" + minimum);
        return new Cited(
                pair,
                name(actors, pair.first()) + " and " + name(actors, pair.second()),
                when,
                minimum,
                position,
                LogCalls.signed(() -> log.root(position)).base64(),
                actors.version(),
                base + query,
                base + ".csv" + query);
    }

    private static String name(Actors actors, ActorCode code) {
        return actors.find(code).map(actor -> actor.name()).orElse(code.value());
    }

    /**
     * An answer that is cited.
     *
     * @param names the two actors as they are called
     * @param position how far the ledger was
     * @param root the root of the log there
     * @param url where the answer is, for ever
     * @param csv where the same is as a table
     */
    private record Cited(
            Pair pair,
            String names,
            AsOf when,
            Grade minimum,
            long position,
            String root,
            String actorTable,
            String url,
            String csv) {

        private String title() {
            return "Relation of " + names + " (" + pair + "), as of " + when.asOf();
        }

        private String note() {
            return "As known at " + when.knownAt() + "; ledger position " + position + ", log root " + root + ", rules "
                    + Standing.RULES + ", actors " + actorTable + ", grade " + minimum + " or better";
        }

        private LocalDate issued() {
            return when.knownAt().atZone(ZoneOffset.UTC).toLocalDate();
        }

        String text() {
            return "Chancery (" + issued().getYear() + "). " + title() + ". " + note() + ". " + url + "\n";
        }

        String bibtex() {
            return "@misc{chancery-" + pair.toString().toLowerCase(Locale.ROOT) + "-" + when.asOf() + "-"
                    + position + ",\n  author = {{Chancery}},\n  title = {{" + tex(title()) + "}},\n  year = {"
                    + issued().getYear() + "},\n  month = {" + issued().getMonthValue() + "},\n  url = {" + url
                    + "},\n  note = {" + tex(note()) + "}\n}\n";
        }

        private static String tex(String text) {
            StringBuilder escaped = new StringBuilder();
            text.codePoints().forEach(c -> {
                if (c == '\\') {
                    escaped.append("\\textbackslash{}");
                } else if (c == '^' || c == '~') {
                    escaped.append('\\').appendCodePoint(c).append("{}");
                } else if (TEX.indexOf(c) >= 0) {
                    escaped.append('\\').appendCodePoint(c);
                } else {
                    escaped.appendCodePoint(c);
                }
            });
            return escaped.toString();
        }

        String ris() {
            return String.join(
                    "\r\n",
                    "TY  - DATA",
                    "AU  - Chancery",
                    "TI  - " + title(),
                    "PY  - " + issued().getYear(),
                    "DA  - " + issued().toString().replace('-', '/'),
                    "UR  - " + url,
                    "N1  - " + note(),
                    "ER  - ",
                    "");
        }

        ArrayNode csl() {
            ArrayNode csl = JSON.arrayNode();
            ObjectNode item = csl.addObject()
                    .put("id", "chancery-" + pair + "-" + when.asOf() + "-" + position)
                    .put("type", "dataset")
                    .put("title", title());
            item.putArray("author").addObject().put("literal", "Chancery");
            item.putObject("issued")
                    .putArray("date-parts")
                    .addArray()
                    .add(issued().getYear())
                    .add(issued().getMonthValue())
                    .add(issued().getDayOfMonth());
            item.put("URL", url)
                    .put("version", "position " + position + ", rules " + Standing.RULES)
                    .put("note", note());
            return csl;
        }

        ObjectNode json() {
            ObjectNode json = JSON.objectNode()
                    .put("relation", pair.toString())
                    .put("asOf", when.asOf().toString())
                    .put("knownAt", when.knownAt().toString())
                    .put("position", position)
                    .put("root", root)
                    .put("rules", Standing.RULES)
                    .put("actorTable", actorTable)
                    .put("minGrade", minimum.name())
                    .put("url", url)
                    .put("csv", csv)
                    .put("text", text())
                    .put("bibtex", bibtex())
                    .put("ris", ris());
            json.set("csl", csl());
            return json;
        }
    }
}
