package org.chancery.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chancery.cli.Connection.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code replay}: the answers the server keeps made anew from the whole history, watched to the end. */
@Command(
        name = "replay",
        description = {
            "Read the whole history again, make the kept answers anew, and watch it to its end.",
            "The old answers are given until the new ones are complete."
        },
        synopsisHeading = "",
        customSynopsis = "Usage: chancery replay",
        footer = {"", "Example", "  chancery replay"})
final class ReplayWord implements Callable<Integer> {

    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(400);
    private static final String REBUILDS = "/api/rebuilds";

    private final Desk desk;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Mixin
    private final AnswerOptions answer = new AnswerOptions();

    ReplayWord(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Connection connection = server.connect(desk);
        JsonNode rebuild = watched(connection, done(connection.post(REBUILDS)));
        switch (answer.format()) {
            case JSON -> desk.out().println(rebuild);
            case CSV ->
                Csv.on(desk)
                        .writeRecord("id", "state", "done", "total", "ratePerSecond")
                        .writeRecord(
                                Json.text(rebuild, "id"),
                                Json.text(rebuild, "state"),
                                Json.text(rebuild, "done"),
                                Json.text(rebuild, "total"),
                                Json.text(rebuild, "ratePerSecond"));
            case TABLE -> show(rebuild);
        }
        desk.out().flush();
        return (Json.text(rebuild, "state").equals("DONE") ? Ending.DONE : Ending.NO).code();
    }

    private JsonNode watched(Connection connection, JsonNode first) {
        JsonNode rebuild = first;
        try (Progress progress = Progress.on(desk, "replaying")) {
            while (isUnderWay(rebuild)) {
                progress.at(rebuild.path("done").asLong(), rebuild.path("total").asLong(-1));
                LockSupport.parkNanos(BETWEEN_LOOKS);
                rebuild = done(connection.get(REBUILDS + "/" + Json.text(first, "id"), new Query()));
            }
            progress.at(rebuild.path("done").asLong(), rebuild.path("total").asLong(-1));
        }
        return rebuild;
    }

    private static JsonNode done(Connection.Reply reply) {
        if (!reply.isDone()) {
            throw new Stop(ProblemText.ending(reply.status(), reply.body()), ProblemText.of(reply.body()));
        }
        return reply.body();
    }

    private static boolean isUnderWay(JsonNode rebuild) {
        String state = Json.text(rebuild, "state");
        return state.equals("QUEUED") || state.equals("RUNNING");
    }

    private void show(JsonNode rebuild) {
        desk.out()
                .println(Json.text(rebuild, "state") + "  " + Json.text(rebuild, "done") + " events of "
                        + Json.text(rebuild, "total") + ", " + Json.text(rebuild, "ratePerSecond") + " a second");
        String message = Json.text(rebuild, "message");
        if (!message.isEmpty()) {
            desk.out().println("  " + Table.printable(message));
        }
    }
}
