package org.chancery.api;

import java.util.ArrayList;
import java.util.List;
import org.chancery.audit.AuditReport;
import org.chancery.audit.Audits;
import org.chancery.audit.Log;
import org.chancery.chronicle.Chronicle;
import org.chancery.exchange.Imports;
import org.chancery.exchange.Networks;
import org.chancery.ledger.Ledger;
import org.chancery.standing.Rebuilds;
import org.chancery.standing.Standing;
import org.chancery.standing.Worldwide;

/** The whole HTTP interface: every route there is. */
final class Interface {

    static final String LINES = "/api/commands";

    private final Commands commands;
    private final List<Route> routes;

    Interface(
            Ledger ledger,
            Standing standing,
            Worldwide worldwide,
            Chronicle chronicle,
            Imports imports,
            Rebuilds rebuilds,
            Log log,
            Audits audits,
            AuditReport auditReport) {
        this.commands = new Commands(ledger, chronicle);
        List<Route> all = new ArrayList<>();
        all.add(new Route(
                "POST",
                "/api/commands/{name}",
                "Records one command.",
                List.of(Commands.DRY_RUN),
                new Route.Body(Reply.JSON, "Command"),
                List.of(
                        new Route.Answer(201, "It was recorded.", Reply.JSON, "Receipt"),
                        new Route.Answer(
                                200, "It was a dry run, or the same was recorded before.", Reply.JSON, "Receipt")),
                commands::one));
        all.add(new Route(
                "POST",
                LINES,
                "Records many commands, one a line, in order; answers with one line for each.",
                List.of(Commands.DRY_RUN, Commands.ATOMIC),
                new Route.Body(Reply.LINES, "CommandLine"),
                List.of(new Route.Answer(200, "One line for each line, in order.", Reply.LINES, "ReceiptLine")),
                asked -> {
                    throw new IllegalStateException("lines are streamed");
                }));
        Questions questions = new Questions(ledger, standing, chronicle);
        WorldQuestions world = new WorldQuestions(ledger, standing, worldwide, questions);
        all.addAll(world.routes());
        all.addAll(questions.routes());
        all.addAll(new Citations(questions, standing, ledger, log).routes());
        all.addAll(new StepCalls(ledger, standing, questions).routes());
        all.addAll(new ImportCalls(imports, ledger).routes());
        all.addAll(new NetworkCalls(new Networks(ledger, standing, worldwide), questions, world).routes());
        all.addAll(new RebuildCalls(rebuilds, ledger).routes());
        all.addAll(new DraftCalls(ledger).routes());
        all.addAll(new LogCalls(log, ledger).routes());
        all.addAll(new AuditCalls(audits, auditReport, ledger, standing, questions).routes());
        all.add(Route.get(
                "/api/openapi.json",
                "This description (OpenAPI 3.1).",
                "OpenApi",
                List.of(),
                asked -> Reply.json(200, OpenApi.describe(routes()))));
        this.routes = List.copyOf(all);
    }

    List<Route> routes() {
        return routes;
    }

    Commands commands() {
        return commands;
    }
}
