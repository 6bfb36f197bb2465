package org.chancery.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chancery.form.CommandForms;
import org.chancery.form.Unreadable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code record}: one command by flags, or many from a file. */
@Command(
        name = "record",
        description = {
            "Record what happened: one command by flags, or many from a file, one JSON object a line.",
            "The flags of a command are the fields of its body: chancery record sever-ties --help lists them."
        },
        synopsisHeading = "",
        customSynopsis = {
            "Usage: chancery record NAME --field VALUE … [--dry-run]",
            "       chancery record --file FILE [--atomic] [--dry-run]"
        },
        footer = {
            "",
            "Examples",
            "  chancery record sever-ties --between SYR,TUR --initiator TUR --occurred 2011 \\",
            "      --source \"Putin-Assad Meeting in Moscow\" --published 2024-07-24 --reliability B --credibility 2",
            "  chancery record hold-meeting --delegation \"RUS:HOST:Vladimir Putin (President)\" \\",
            "      --delegation \"SYR:PRINCIPAL:Bashar al-Assad (President)\" --occurred 2024-07-24 --place Moscow \\",
            "      --unsourced \"seen on television\" --dry-run",
            "  chancery record --file brief.jsonl --atomic",
            "  generate | chancery record --file -"
        })
final class RecordWord implements Callable<Integer> {

    private final Desk desk;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The command, such as sever-ties.")
    private @Nullable String name;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "Lines of JSON, each with its \"command\"; - reads standard input. A line sent twice is recorded once.")
    private @Nullable Path file;

    @Option(names = "--atomic", description = "All lines or none.")
    private boolean atomic;

    @Option(names = "--dry-run", description = "Decide and show what would change; record nothing.")
    private boolean dryRun;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Mixin
    private final AnswerOptions answer = new AnswerOptions();

    RecordWord(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (name != null) {
            throw new Stop(
                    Ending.WRONG_USE,
                    "The name comes first.\n  found     " + name + " after an option\n  expected  chancery record "
                            + name + " …");
        }
        if (file == null) {
            throw new Stop(
                    Ending.WRONG_USE,
                    "Nothing to record.\n  expected  the name of a command with its fields, or --file FILE"
                            + "\n  to do     chancery record --help lists the commands");
        }
        return new RecordLines(desk, server.connect(desk), answer.format(), atomic, dryRun)
                .send(file)
                .code();
    }

    /** No command has that name. */
    static Stop unknown(String name) {
        String advice = "";
        try {
            CommandForms.form(name);
        } catch (Unreadable e) {
            advice = e.problems().getFirst().advice();
        }
        return new Stop(
                Ending.WRONG_USE,
                "There is no such command.\n  found     " + Table.printable(name) + "\n  to do     " + advice
                        + "\n            chancery record --help lists them all");
    }
}
