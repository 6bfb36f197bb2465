package org.chancery.api;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.chancery.actor.Actor;
import org.chancery.actor.Actors;
import org.chancery.actor.Lifespan;
import org.chancery.chronicle.Chronicled;
import org.chancery.chronicle.Tone;
import org.chancery.form.EventForms;
import org.chancery.narration.Names;
import org.chancery.narration.Narration;
import org.chancery.relation.Answer;
import org.chancery.relation.Change;
import org.chancery.relation.Decision;
import org.chancery.relation.Decision.Hint;
import org.chancery.relation.Effects;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Headline;
import org.chancery.relation.Held;
import org.chancery.relation.Pair;
import org.chancery.relation.Recorded;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.relation.RelationEvent.RecordCorrected;
import org.chancery.relation.Stretch;
import org.chancery.relation.Touch;
import org.chancery.relation.Value;
import org.chancery.standing.Comparison;
import org.chancery.standing.Contacts;
import org.chancery.standing.Coverage;
import org.chancery.standing.Evidence;
import org.chancery.standing.Explained;
import org.chancery.standing.Status;
import org.chancery.standing.Timeline;
import org.chancery.standing.Why;
import org.chancery.time.AsOf;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The answers as JSON. Members stand in a fixed order, so that equal answers are equal bytes. */
final class Shapes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Narration narration;

    /** @param actors the actors as they are to be called */
    Shapes(Actors actors) {
        this.narration = new Narration(Names.of(actors));
    }

    // Status

    ObjectNode status(Status status) {
        ObjectNode json = basis(status.basis(), status.asOf());
        json.set("headline", headline(status.headline()));
        ArrayNode facets = json.putArray("facets");
        status.facets().forEach(answer -> facets.add(answer(answer, status.evidence())));
        json.set("contacts", contacts(status.contacts()));
        json.set("coverage", coverage(status.coverage()));
        return json;
    }

    private static ObjectNode basis(org.chancery.standing.Basis basis, @Nullable LocalDate asOf) {
        ObjectNode json = JSON.objectNode().put("relation", basis.relation().toString());
        if (asOf != null) {
            json.put("asOf", asOf.toString());
        }
        return json.put("knownAt", basis.knownAt().toString())
                .put("position", basis.position())
                .put("actorTable", basis.actorTable())
                .put("rules", basis.rules())
                .put("minGrade", basis.minimum().name());
    }

    static ObjectNode headline(Headline headline) {
        ObjectNode json = JSON.objectNode()
                .put("value", headline.value().name())
                .put("certainty", headline.certainty().name())
                .put("rule", headline.value().rule());
        ArrayNode values = json.putArray("values");
        headline.values().forEach(word -> values.add(word.name()));
        if (!headline.notes().isEmpty()) {
            headline.notes().forEach(json.putArray("notes")::add);
        }
        return json;
    }

    /** Which facet, whose, and which one: the first members of every answer. */
    static ObjectNode key(FacetKey key) {
        ObjectNode json = JSON.objectNode().put("facet", key.facet().name());
        if (key.facet().directed()) {
            json.put("by", key.by().value()).put("toward", key.toward().value());
        } else {
            json.putArray("between").add(key.by().value()).add(key.toward().value());
        }
        if (key.key() != null) {
            json.put("key", key.key().text());
        }
        return json;
    }

    static ObjectNode answer(Answer answer, @Nullable Evidence evidence) {
        return says(key(answer.key()), answer, evidence);
    }

    /** What an answer says, beside which facet it is of. */
    private static ObjectNode says(ObjectNode json, Answer answer, @Nullable Evidence evidence) {
        json.put("certainty", answer.certainty().name());
        ArrayNode values = json.putArray("values");
        answer.values().forEach(value -> values.add(value(value, evidence)));
        if (!answer.positions().isEmpty()) {
            ArrayNode positions = json.putArray("positions");
            for (Answer.Side side : answer.positions()) {
                ObjectNode position = positions.addObject().put("name", side.name());
                side.values().stream().map(Value::name).forEach(position.putArray("values")::add);
                ids(position.putArray("records"), side.records());
            }
        }
        if (!answer.disputes().isEmpty()) {
            ids(json.putArray("disputes"), answer.disputes());
        }
        if (!answer.exact()) {
            json.put("exact", false);
        }
        return json;
    }

    private static ObjectNode value(Answer.Possible value, @Nullable Evidence evidence) {
        ObjectNode json = JSON.objectNode().put("value", value.value().name());
        value.details().forEach((name, detail) -> {
            if (name.equals("endUnknown")) {
                json.put(name, true);
            } else {
                json.put(name, detail);
            }
        });
        if (value.implied()) {
            json.put("implied", true);
        }
        if (value.rule() != null) {
            json.put("rule", value.rule());
        }
        ObjectNode since = json.putObject("since");
        since.put("earliest", text(value.earliest())).put("definiteFrom", text(value.definiteFrom()));
        String written = evidence == null ? null : evidence.since(value);
        if (written != null) {
            since.put("text", written);
        }
        ids(json.putArray("records"), value.records());
        return json;
    }

    private ObjectNode contacts(Contacts contacts) {
        ObjectNode json = JSON.objectNode();
        Contacts.Last last = contacts.last();
        ObjectNode lastJson = json.putObject("last")
                .put(
                        "certainty",
                        last.certainty() == null
                                ? Value.NOT_RECORDED.name()
                                : last.certainty().name());
        if (last.certainty() != null && last.orNone()) {
            lastJson.put("orNone", true);
        }
        ArrayNode candidates = lastJson.putArray("candidates");
        last.candidates().forEach(meeting -> candidates.add(act(meeting.id(), meeting.act())));
        json.putObject("inTwelveMonths").put("least", contacts.least()).put("most", contacts.most());
        return json;
    }

    static ObjectNode coverage(Coverage coverage) {
        return JSON.objectNode()
                .put("records", coverage.records())
                .put("first", coverage.first())
                .put("last", coverage.last());
    }

    // Timeline

    static ObjectNode timeline(Timeline timeline) {
        ObjectNode json = basis(timeline.basis(), null);
        ArrayNode lines = json.putArray("lines");
        for (Timeline.Line line : timeline.lines()) {
            ObjectNode lineJson = key(line.key());
            ArrayNode stretches = lineJson.putArray("stretches");
            for (Stretch stretch : line.stretches()) {
                ObjectNode stretchJson = stretches
                        .addObject()
                        .put("from", text(stretch.days().from()))
                        .put("to", text(stretch.days().to()));
                says(stretchJson, stretch.answer(), timeline.evidence());
            }
            lines.add(lineJson);
        }
        return json;
    }

    // Reasons

    ObjectNode explained(Explained explained) {
        ObjectNode json = basis(explained.basis(), explained.asOf());
        ArrayNode reasons = json.putArray("reasons");
        for (Why why : explained.reasons()) {
            ObjectNode reason = reasons.addObject();
            reason.set("answer", answer(why.answer(), explained.evidence()));
            reason.put("unrecordedChanges", why.unrecordedChanges());
            ArrayNode steps = reason.putArray("steps");
            why.steps().forEach(step -> steps.add(step(step, why.key())));
            if (why.stepsLeftOut() > 0) {
                reason.put("stepsLeftOut", why.stepsLeftOut());
            }
            ArrayNode leftOut = reason.putArray("leftOut");
            for (Why.LeftOut left : why.leftOut()) {
                leftOut.add(act(left.record().id(), left.record().act())
                        .put("reason", left.reason().name()));
            }
            ArrayNode wouldChange = reason.putArray("wouldChange");
            why.wouldChange().forEach(otherwise -> wouldChange.add(otherwise(otherwise)));
        }
        return json;
    }

    private ObjectNode step(Why.Step step, FacetKey key) {
        Touch touch = step.touch();
        ObjectNode json = JSON.objectNode();
        Held held = step.record();
        if (held != null) {
            json = act(held.id(), held.act());
        }
        json.set("applies", window(touch.window()));
        json.put("effect", touch.effect().toString());
        ArrayNode accepts = json.putArray("accepts");
        touch.effect().accepted(key.facet()).stream().map(Value::name).forEach(accepts::add);
        json.put("gives", touch.effect().result().shown().name());
        if (touch.rule() != null) {
            json.put("rule", touch.rule());
        }
        return json.put("counts", step.counts().name()).put("basis", step.basis());
    }

    /** What answers rest on: for each record the version in force, who recorded it and when, and the rule by which it counts. */
    ObjectNode blame(Explained explained) {
        ObjectNode json = basis(explained.basis(), explained.asOf());
        ArrayNode cells = json.putArray("cells");
        for (Why why : explained.reasons()) {
            ObjectNode cell = cells.addObject();
            cell.set("answer", answer(why.answer(), explained.evidence()));
            ArrayNode lines = cell.putArray("lines");
            why.steps().stream().filter(Why.Step::basis).forEach(step -> lines.add(line(step)));
        }
        return json;
    }

    private ObjectNode line(Why.Step step) {
        Touch touch = step.touch();
        Held held = step.record();
        ObjectNode json = held == null ? JSON.objectNode() : act(held.id(), held.act());
        json.put("effect", touch.effect().toString())
                .put("gives", touch.effect().result().shown().name());
        if (touch.rule() != null) {
            json.put("rule", touch.rule());
        }
        if (held != null) {
            List<Recorded<? extends RelationEvent>> versions = held.history().stream()
                    .filter(recorded -> recorded.event() instanceof Act || recorded.event() instanceof RecordCorrected)
                    .<Recorded<? extends RelationEvent>>map(recorded -> recorded)
                    .toList();
            Recorded<? extends RelationEvent> inForce = versions.getLast();
            json.put("version", versions.size())
                    .put("event", EventForms.name(inForce.event()))
                    .put("position", inForce.position())
                    .put("recordedAt", inForce.recordedAt().toString())
                    .put("recordedBy", inForce.recordedBy());
            if (inForce.requestId() != null) {
                json.put("requestId", inForce.requestId());
            }
        }
        return json;
    }

    private static ObjectNode otherwise(Why.Otherwise otherwise) {
        ObjectNode json = switch (otherwise) {
            case Why.Later(var from, var _) ->
                JSON.objectNode().put("what", "A_LATER_DAY").put("from", from.toString());
            case Why.Earlier(var until, var _) ->
                JSON.objectNode().put("what", "AN_EARLIER_DAY").put("until", until.toString());
            case Why.Without(var record, var _) ->
                JSON.objectNode().put("what", "RETRACTION").put("record", record.toString());
            case Why.Settled(var dispute, var _) ->
                JSON.objectNode().put("what", "RESOLUTION").put("dispute", dispute.toString());
        };
        json.set("answer", answer(otherwise.answer(), null));
        return json;
    }

    // Comparison

    ObjectNode comparison(Comparison comparison) {
        ObjectNode json = JSON.objectNode();
        json.set("left", point(comparison.left(), comparison.leftPosition()));
        json.set("right", point(comparison.right(), comparison.rightPosition()));
        json.put("actorTable", comparison.actorTable())
                .put("rules", comparison.rules())
                .put("compared", comparison.compared());
        ArrayNode relations = json.putArray("relations");
        for (Comparison.Relation relation : comparison.relations()) {
            ObjectNode each =
                    relations.addObject().put("relation", relation.relation().toString());
            each.set("left", headline(relation.left()));
            each.set("right", headline(relation.right()));
            ArrayNode differences = each.putArray("differences");
            for (Comparison.Difference difference : relation.differences()) {
                ObjectNode one = key(difference.left().key());
                ArrayNode shifts = one.putArray("shifts");
                difference.shifts().forEach(shift -> shifts.add(shift.name()));
                one.set("left", says(JSON.objectNode(), difference.left(), relation.leftEvidence()));
                one.set("right", says(JSON.objectNode(), difference.right(), relation.rightEvidence()));
                ArrayNode causes = one.putArray("causes");
                difference.causes().forEach(cause -> causes.add(cause(cause)));
                differences.add(one);
            }
        }
        return json;
    }

    private static ObjectNode point(AsOf when, long position) {
        return JSON.objectNode()
                .put("asOf", when.asOf().toString())
                .put("knownAt", when.knownAt().toString())
                .put("position", position);
    }

    private ObjectNode cause(Comparison.Cause cause) {
        Held held = cause.record();
        ObjectNode json = act(held.id(), held.act()).put("kind", cause.kind().name());
        int known = cause.left() == null || cause.right() == null
                ? 0
                : Math.min(
                        cause.left().history().size(), cause.right().history().size());
        ArrayNode versions = json.putArray("versions");
        List<Recorded<? extends RelationEvent>> history = held.history();
        for (Recorded<? extends RelationEvent> recorded : history.subList(known, history.size())) {
            versions.add(version(recorded));
        }
        return json;
    }

    // Records

    /** What an act is, when and between whom; without evidence and history. */
    ObjectNode act(UUID id, Act act) {
        ObjectNode json = JSON.objectNode()
                .put("record", id.toString())
                .put("type", EventForms.name(act))
                .put("occurred", act.particulars().occurred().text());
        json.set("window", window(act.particulars().occurred().begins()));
        if (act.particulars().place() != null) {
            json.put("place", act.particulars().place());
        }
        ArrayNode actors = json.putArray("actors");
        Effects.actors(act).stream().distinct().forEach(actor -> actors.add(actor.value()));
        return json.put("sentence", narration.sentence(act));
    }

    /** A record with everything that was said about it. */
    ObjectNode record(Chronicled record) {
        ObjectNode json;
        if (record.content() instanceof Act act) {
            json = act(record.id(), act);
        } else {
            json = JSON.objectNode()
                    .put("record", record.id().toString())
                    .put("type", EventForms.name(record.content()))
                    .put("sentence", narration.sentence(record.content()));
        }
        json.put("state", state(record)).put("grade", record.grade().name());
        record.relations().stream().map(Pair::toString).forEach(json.putArray("relations")::add);
        json.set("content", EventForms.write(record.content()));
        ArrayNode versions = json.putArray("versions");
        record.history().forEach(recorded -> versions.add(version(recorded)));
        return json;
    }

    /** The last word on a record: RETRACTED, DISPUTED, CORRECTED or RECORDED. */
    static String state(Chronicled record) {
        if (record.retracted()) {
            return "RETRACTED";
        }
        if (record.disputed()) {
            return "DISPUTED";
        }
        boolean corrected = record.history().stream().anyMatch(recorded -> recorded.event() instanceof RecordCorrected);
        return corrected ? "CORRECTED" : "RECORDED";
    }

    private ObjectNode version(Recorded<? extends RelationEvent> recorded) {
        ObjectNode json = JSON.objectNode()
                .put("position", recorded.position())
                .put("recordedAt", recorded.recordedAt().toString())
                .put("recordedBy", recorded.recordedBy());
        if (recorded.requestId() != null) {
            json.put("requestId", recorded.requestId());
        }
        json.put("event", EventForms.name(recorded.event()));
        json.set("content", EventForms.write(recorded.event()));
        return json;
    }

    ObjectNode tone(Tone tone, long position) {
        ObjectNode json = JSON.objectNode()
                .put("relation", tone.relation().toString())
                .put("asOf", tone.asOf().toString())
                .put("knownAt", tone.knownAt().toString())
                .put("position", position)
                .put("tone", rounded(tone.value()))
                .put("measures", "reported events, not the state of the relation")
                .put("scale", "Goldstein (1992), by CAMEO code")
                .put("halfLifeDays", Tone.HALF_LIFE_DAYS)
                .put("records", tone.records())
                .put("leftOut", tone.leftOut());
        ArrayNode weights = json.putArray("weights");
        for (Tone.Weight weight : tone.weights()) {
            ObjectNode one = act(weight.record().id(), weight.record().act());
            if (weight.code() != null) {
                one.put("cameo", weight.code());
            }
            weights.add(one.put("weight", weight.weight()).put("left", rounded(weight.left())));
        }
        return json;
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    // Lists

    ArrayNode hints(Collection<Hint> hints) {
        ArrayNode json = JSON.arrayNode();
        for (Hint hint : hints) {
            ObjectNode one = json.addObject();
            switch (hint) {
                case Decision.PossibleDuplicates(var records) -> {
                    one.put("hint", "possible-duplicates");
                    ids(one.putArray("records"), records);
                }
                case Decision.SimilarKey(var key, var onRecord) -> {
                    one.put("hint", "similar-key").put("onRecord", onRecord);
                    one.setAll(key(key));
                }
            }
            one.put("sentence", narration.sentence(hint));
        }
        return json;
    }

    static ArrayNode delta(Collection<Change> changes) {
        ArrayNode delta = JSON.arrayNode();
        for (Change change : changes) {
            ObjectNode json =
                    JSON.objectNode().put("relation", change.key().pair().toString());
            json.setAll(key(change.key()));
            json.put("from", text(change.days().from()))
                    .put("to", text(change.days().to()));
            json.set("before", says(JSON.objectNode(), change.before(), null));
            json.set("after", says(JSON.objectNode(), change.after(), null));
            delta.add(json);
        }
        return delta;
    }

    // Actors

    static ObjectNode actor(Actor actor, LocalDate asOf) {
        ObjectNode json = JSON.objectNode()
                .put("code", actor.code().value())
                .put("kind", actor.kind().name())
                .put("name", actor.nameOn(asOf))
                .put("living", actor.livesOn(asOf));
        ArrayNode lifespans = json.putArray("lifespans");
        for (Lifespan lifespan : actor.lifespans()) {
            lifespans.addObject().put("from", text(lifespan.from())).put("to", text(lifespan.to()));
        }
        return json;
    }

    /** An actor with all its names, codes and successors. */
    static ObjectNode whole(Actor actor, LocalDate asOf) {
        ObjectNode json = actor(actor, asOf);
        ArrayNode names = json.putArray("names");
        for (Actor.Name name : actor.names()) {
            names.addObject()
                    .put("name", name.text())
                    .put("use", name.use().name())
                    .put("from", text(name.from()))
                    .put("to", text(name.to()));
        }
        ArrayNode codes = json.putArray("codes");
        for (Actor.ForeignCode code : actor.codes()) {
            codes.addObject()
                    .put("scheme", code.scheme().name())
                    .put("code", code.code())
                    .put("from", text(code.from()))
                    .put("to", text(code.to()));
        }
        ArrayNode successors = json.putArray("successors");
        for (Actor.Successor successor : actor.successors()) {
            successors
                    .addObject()
                    .put("code", successor.code().value())
                    .put("kind", successor.kind().name())
                    .put("day", successor.day().toString());
        }
        return json;
    }

    // Parts

    static ArrayNode window(Window window) {
        return JSON.arrayNode().add(text(window.earliest())).add(text(window.latest()));
    }

    static void ids(ArrayNode into, Collection<UUID> ids) {
        ids.forEach(id -> into.add(id.toString()));
    }

    static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
