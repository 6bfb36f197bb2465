package org.chancery.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.chancery.drafting.Brief;
import org.chancery.drafting.Draft;
import org.chancery.drafting.Drafted;
import org.chancery.drafting.Drafting;
import org.chancery.drafting.Span;
import org.chancery.ledger.Ledger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A brief read into drafts over HTTP. Nothing is recorded by it. */
final class DraftCalls {

    static final String PLAIN = "text/plain";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Ledger ledger;

    DraftCalls(Ledger ledger) {
        this.ledger = ledger;
    }

    List<Route> routes() {
        return List.of(new Route(
                "POST",
                "/api/drafts",
                "Reads a brief and drafts the commands it tells of; nothing is recorded.",
                List.of(
                        Parameter.text("title", "What the brief is cited as.", "Putin-Assad Meeting in Moscow"),
                        Parameter.day(
                                "published",
                                "The day it was published, from which its dates are understood; worked out from the"
                                        + " text where it is not given.",
                                "2024-07-26")),
                new Route.Body(PLAIN, "BriefText"),
                List.of(new Route.Answer(200, "What was made of it.", Reply.JSON, "Drafts")),
                this::drafts));
    }

    private Reply drafts(Asked asked) throws IOException {
        LocalDate today = ledger.now().atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate published = asked.day("published");
        if (published != null && published.isAfter(today)) {
            throw Asked.bad("published", published.toString(), "a day that is past, " + today + " at the latest");
        }
        String text = text(Commands.body(asked.request()));
        if (text.length() > Brief.LONGEST) {
            throw new Problem(
                    ProblemType.TOO_LARGE,
                    "The text has " + text.length() + " characters; " + Brief.LONGEST
                            + " are read at once. Send it in parts.");
        }
        Drafted drafted = Drafting.of(new Brief(text, asked.text("title"), published, today), ledger.actors());
        return Reply.json(200, json(drafted)).with("Cache-Control", "no-store");
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Problem(ProblemType.UNREADABLE_BODY, "Found bytes that are not UTF-8, expected text in UTF-8.");
        }
    }

    private static ObjectNode json(Drafted drafted) {
        ObjectNode json = JSON.objectNode()
                .put(
                        "published",
                        drafted.published() == null ? null : drafted.published().toString())
                .put("publishedGiven", drafted.publishedGiven());
        ArrayNode drafts = json.putArray("drafts");
        for (Draft draft : drafted.drafts()) {
            ObjectNode one = drafts.addObject().put("command", draft.command());
            one.set("body", node(draft.body()));
            one.put("confidence", draft.confidence().name());
            span(one.putObject("sentence"), draft.sentence());
            span(one.putObject("trigger"), draft.trigger());
            draft.reasons().forEach(one.putArray("reasons")::add);
            draft.missing().forEach(one.putArray("missing")::add);
        }
        ArrayNode marks = json.putArray("marks");
        for (Drafted.Mark mark : drafted.marks()) {
            span(marks.addObject(), mark.span()).put("kind", mark.kind().name()).put("meaning", mark.meaning());
        }
        return json;
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case String text -> JSON.stringNode(text);
            case Integer number -> JSON.numberNode(number);
            case List<?> list -> {
                ArrayNode array = JSON.arrayNode();
                list.forEach(each -> array.add(node(each)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = JSON.objectNode();
                map.forEach((name, each) -> object.set(String.valueOf(name), node(each)));
                yield object;
            }
            default -> throw new IllegalStateException("no JSON: " + value);
        };
    }

    private static ObjectNode span(ObjectNode into, Span span) {
        return into.put("from", span.from()).put("to", span.to());
    }
}
