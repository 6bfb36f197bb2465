package org.chancery.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.ledger.Ledger;
import org.chancery.standing.Rebuild;
import org.chancery.standing.Rebuilds;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rebuilds of the projection over HTTP: asked for, watched, given up. */
final class RebuildCalls {

    static final String ALL = "/api/rebuilds";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Rebuilds rebuilds;
    private final Ledger ledger;

    RebuildCalls(Rebuilds rebuilds, Ledger ledger) {
        this.rebuilds = rebuilds;
        this.ledger = ledger;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(new Route(
                "POST",
                ALL,
                "Makes the kept answers anew from the whole history; the old ones answer until the new are complete.",
                List.of(),
                null,
                List.of(new Route.Answer(202, "It begins, or is under way.", Reply.JSON, "Rebuild")),
                asked -> accepted(rebuilds.start())));
        routes.add(Route.get(
                ALL, "The rebuilds since the server was started, newest first.", "Rebuilds", List.of(), this::all));
        routes.add(Route.get(
                ALL + "/{id}",
                "How a rebuild stands.",
                "Rebuild",
                List.of(),
                asked -> Reply.json(200, json(rebuild(asked)))));
        routes.add(new Route(
                "DELETE",
                ALL + "/{id}",
                "Gives a rebuild up; the old answers stay.",
                List.of(),
                null,
                List.of(new Route.Answer(202, "It will end.", Reply.JSON, "Rebuild")),
                this::cancel));
        return routes;
    }

    private Reply all(Asked asked) {
        ObjectNode json = JSON.objectNode();
        ArrayNode all = json.putArray("rebuilds");
        rebuilds.all().forEach(rebuild -> all.add(json(rebuild)));
        return Reply.json(200, json);
    }

    private Reply cancel(Asked asked) {
        Rebuild rebuild = rebuild(asked);
        if (!rebuilds.cancel(rebuild.id())) {
            throw new Problem(
                    ProblemType.NOT_NOW, "It is " + rebuild.state() + "; only one that is at work can be given up.");
        }
        return accepted(rebuild(asked));
    }

    private Rebuild rebuild(Asked asked) {
        UUID id = asked.id("id");
        return rebuilds.find(id)
                .orElseThrow(() -> new Problem(ProblemType.NO_SUCH_REBUILD, "There is no rebuild " + id + "."));
    }

    private Reply accepted(Rebuild rebuild) {
        return Reply.json(202, json(rebuild)).with("Location", ALL + "/" + rebuild.id());
    }

    private ObjectNode json(Rebuild rebuild) {
        ObjectNode json = JSON.objectNode()
                .put("id", rebuild.id().toString())
                .put("projection", rebuild.projection())
                .put("state", rebuild.state().name())
                .put("askedAt", rebuild.askedAt().toString());
        if (rebuild.endedAt() != null) {
            json.put("endedAt", rebuild.endedAt().toString());
        }
        if (rebuild.message() != null) {
            json.put("message", rebuild.message());
        }
        Long left = rebuild.secondsLeft();
        return json.put("done", rebuild.done())
                .put("total", rebuild.total())
                .put("ratePerSecond", Math.round(rebuild.ratePerSecond() * 10) / 10.0)
                .put(
                        "eta",
                        left == null
                                ? null
                                : ledger.now().plus(Duration.ofSeconds(left)).toString());
    }
}
