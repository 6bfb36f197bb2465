package org.chancery.cli;

import java.util.concurrent.Callable;
import org.chancery.form.CommandForms;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code completion}: what a shell needs to complete words and options. */
@Command(
        name = "completion",
        description = "Print the script that lets bash and zsh complete words, options and the names of commands.",
        footer = {"", "Example", "  source <(chancery completion)"})
final class CompletionWord implements Callable<Integer> {

    private final Desk desk;

    CompletionWord(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        desk.out()
                .print(AutoComplete.bash(
                        "chancery",
                        Chancery.commandLine(
                                settings -> {}, desk, CommandForms.all().values())));
        desk.out().flush();
        return Ending.DONE.code();
    }
}
