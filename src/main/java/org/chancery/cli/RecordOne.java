package org.chancery.cli;

import java.util.UUID;
import java.util.concurrent.Callable;
import org.chancery.cli.Connection.Query;
import org.chancery.cli.Connection.Reply;
import org.chancery.form.Field;
import org.chancery.form.Form;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code record NAME}: one command, its fields given as flags. */
final class RecordOne implements Callable<Integer> {

    private final Desk desk;
    private final Form form;
    private final FieldFlags flags;
    private final ServerOptions server = new ServerOptions();
    private final AnswerOptions answer = new AnswerOptions();
    private final OptionSpec dryRun = OptionSpec.builder("--dry-run")
            .type(boolean.class)
            .arity("0")
            .description("Decide and show what would change; record nothing.")
            .build();

    private RecordOne(Desk desk, Form form) {
        this.desk = desk;
        this.form = form;
        this.flags = new FieldFlags(form);
    }

    /** The word for a command. */
    static CommandSpec word(Desk desk, Form form) {
        RecordOne word = new RecordOne(desk, form);
        CommandSpec spec = CommandSpec.wrapWithoutInspection(word).name(form.name());
        word.flags.addTo(spec);
        spec.addOption(word.dryRun);
        spec.addMixin("server", CommandSpec.forAnnotatedObject(word.server));
        spec.addMixin("answer", CommandSpec.forAnnotatedObject(word.answer));
        spec.usageMessage()
                .description("Record with " + form.name() + ".")
                .sortOptions(false)
                .customSynopsis("Usage: chancery record " + form.name() + synopsis(form) + " [--dry-run] …")
                .synopsisHeading("");
        return spec;
    }

    private static String synopsis(Form form) {
        StringBuilder synopsis = new StringBuilder();
        for (Field field : form.fields()) {
            String example = FieldFlags.example(form, field);
            if (example != null) {
                synopsis.append(' ').append(example);
            }
        }
        return synopsis.toString().replace("%", "%%");
    }

    @Override
    public Integer call() {
        ObjectNode body = flags.body();
        String id = identify(body);
        boolean dry = dryRun.getValue() != null && (boolean) dryRun.getValue();
        Reply reply;
        try {
            reply = server.connect(desk)
                    .post("/api/commands/" + form.name(), new Query().with("dryRun", dry ? "true" : null), body);
        } catch (Stop stop) {
            throw id.isEmpty() || stop.talk().startsWith("No server")
                    ? stop
                    : new Stop(stop.ending(), stop.talk() + again(id));
        }
        if (answer.format() == Format.JSON) {
            desk.out().println(Json.pretty(reply.body()));
            desk.out().flush();
        }
        if (!reply.isDone()) {
            throw new Stop(
                    ProblemText.ending(reply.status(), reply.body()), ProblemText.of(reply.body(), flags::flagAt));
        }
        if (dry && refusedDryRun(reply.body())) {
            throw new Stop(Ending.NO, ProblemText.of(reply.body().path("problem"), flags::flagAt));
        }
        switch (answer.format()) {
            case JSON -> {}
            case CSV -> Receipt.csv(form.name(), reply, dry, desk);
            case TABLE -> Receipt.show(form.name(), reply, dry, desk);
        }
        return Ending.DONE.code();
    }

    private static boolean refusedDryRun(JsonNode body) {
        return Json.text(body, "decision").equalsIgnoreCase("refused");
    }

    /** Gives the record its id here, so that sending it again after a broken connection never records it twice. */
    private String identify(ObjectNode body) {
        for (Field field : form.fields()) {
            if (field.presence() == Field.Presence.MADE) {
                if (!body.has(field.name())) {
                    body.put(field.name(), UUID.randomUUID().toString());
                }
                return "--" + FieldFlags.flag(form, field) + " " + Json.text(body, field.name());
            }
        }
        return "";
    }

    private static String again(String id) {
        return "\nWhether it was recorded is not known." + "\n  to do     send it again with " + id
                + ": the same record is never recorded twice";
    }
}
