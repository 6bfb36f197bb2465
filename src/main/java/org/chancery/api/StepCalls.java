package org.chancery.api;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.form.EventForms;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerEvent;
import org.chancery.ledger.Step;
import org.chancery.ledger.StreamId;
import org.chancery.narration.Names;
import org.chancery.narration.Narration;
import org.chancery.relation.Answer;
import org.chancery.relation.Headline;
import org.chancery.relation.Headlined;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.Rewriting;
import org.chancery.relation.Span;
import org.chancery.relation.Value;
import org.chancery.standing.Standing;
import org.chancery.time.AsOf;
import org.chancery.time.Window;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A relation forming, event by event: what each changed, and what was answered after it. */
final class StepCalls {

    static final int LARGEST_PAGE = 200;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int USUAL_PAGE = 20;

    private static final Parameter FROM = Parameter.whole(
            "from", "The first step wanted, counted from 0 among the events of the relation.", 0, Long.MAX_VALUE, "0");
    private static final Parameter LIMIT =
            Parameter.whole("limit", "How many events at most; 20 if left out.", 1, LARGEST_PAGE, "20");
    private static final Parameter AS_OF =
            Parameter.day("asOf", "The day the status after each step is of. Today (UTC) if left out.", "2012-01-31");

    private final Ledger ledger;
    private final Standing standing;
    private final Questions questions;

    StepCalls(Ledger ledger, Standing standing, Questions questions) {
        this.ledger = ledger;
        this.standing = standing;
        this.questions = questions;
    }

    List<Route> routes() {
        return List.of(Route.get(
                "/api/relations/{pair}/steps",
                "How a relation formed, event by event: what each changed and why, and the status after it.",
                "Steps",
                List.of(FROM, LIMIT, AS_OF),
                this::steps));
    }

    private Reply steps(Asked asked) {
        Pair pair = questions.pair("relation", asked.part("pair"));
        AsOf when = standing.when(asked.day("asOf"), null);
        long from = asked.whole("from", 0, 0, Long.MAX_VALUE);
        int limit = (int) asked.whole("limit", USUAL_PAGE, 1, LARGEST_PAGE);
        Narration narration = new Narration(Names.of(ledger.actors(when.knownAt())));
        ObjectNode json = JSON.objectNode()
                .put("relation", pair.toString())
                .put("asOf", when.asOf().toString());
        ArrayNode steps = json.putArray("steps");
        long next = from;
        for (Step step : ledger.steps(pair, from, limit)) {
            steps.add(step(step, when.asOf(), narration));
            next += step.event().stream() instanceof StreamId.OfRelation ? 1 : 0;
        }
        if (next - from == limit) {
            json.put("next", next);
        }
        return Reply.json(200, json);
    }

    private static ObjectNode step(Step step, LocalDate asOf, Narration narration) {
        LedgerEvent event = step.event();
        Recorded<RelationEvent> recorded = event.recorded();
        Rewriting rewriting = step.rewritings().getFirst();
        UUID record = recorded.event() instanceof RelationEvent.ActorEvent ? null : event.record();
        ObjectNode json = JSON.objectNode()
                .put("stream", event.stream().name())
                .put("sequence", event.sequence())
                .put("position", event.position())
                .put("recordedAt", recorded.recordedAt().toString())
                .put("recordedBy", recorded.recordedBy())
                .put("event", EventForms.name(recorded.event()))
                .put("record", record == null ? null : record.toString())
                .put("sentence", narration.sentence(recorded.event()));
        ArrayNode changes = json.putArray("changes");
        for (Rewriting.Rewritten key : rewriting.keys()) {
            ObjectNode change = changes.addObject();
            change.setAll(Shapes.key(key.key()));
            spans(change.putArray("gone"), key.gone());
            spans(change.putArray("come"), key.come());
        }
        ObjectNode headlines = json.putObject("headlines");
        headlines(headlines.putArray("gone"), rewriting.gone());
        headlines(headlines.putArray("come"), rewriting.come());
        Relation after = rewriting.after();
        ObjectNode status = json.putObject("status");
        status.set("headline", Shapes.headline(Headline.of(after, asOf)));
        ArrayNode facets = status.putArray("facets");
        for (Answer answer : after.answers(asOf)) {
            if (!answer.possible().equals(List.of(Value.NOT_RECORDED))) {
                facets.add(Shapes.answer(answer, null));
            }
        }
        return json;
    }

    /** What stood on a run of days; since when is not said, for it would be the same again and again. */
    private static void spans(ArrayNode into, List<Span> spans) {
        for (Span span : spans) {
            ObjectNode json = days(span.from(), span.until())
                    .put("certainty", span.answer().certainty().name());
            ArrayNode values = json.putArray("values");
            for (Answer.Possible possible : span.answer().values()) {
                ObjectNode value =
                        values.addObject().put("value", possible.value().name());
                if (possible.implied()) {
                    value.put("implied", true);
                }
                if (possible.rule() != null) {
                    value.put("rule", possible.rule());
                }
                Shapes.ids(value.putArray("records"), possible.records());
            }
            into.add(json);
        }
    }

    private static void headlines(ArrayNode into, List<Headlined> runs) {
        for (Headlined run : runs) {
            ObjectNode json = days(run.from(), run.until());
            json.setAll(Shapes.headline(run.headline()));
            into.add(json);
        }
    }

    /** The first day, and the day after the last; null where there is none. */
    private static ObjectNode days(long from, long until) {
        return JSON.objectNode()
                .put(
                        "from",
                        from == Window.UNBOUNDED_PAST
                                ? null
                                : LocalDate.ofEpochDay(from).toString())
                .put(
                        "to",
                        until == Window.UNBOUNDED_FUTURE
                                ? null
                                : LocalDate.ofEpochDay(until).toString());
    }
}
