package org.chancery.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cite}: the status of a relation as a citation. */
@Command(
        name = "cite",
        description = {
            "Cite the status of a relation, as of a day and as known at an instant.",
            "The address in it gives the same answer, byte for byte, whatever is recorded later."
        },
        footer = {
            "",
            "Examples",
            "  chancery cite SYR-TUR --as-of 2012-01-01",
            "  chancery cite SYR-TUR --as-of 2012-01-01 --style bibtex"
        })
final class CiteWord implements Callable<Integer> {

    private final Desk desk;

    @Parameters(index = "0", paramLabel = "PAIR", description = "Two codes, in either order: SYR-TUR.")
    private String pair = "";

    @Option(
            names = "--style",
            paramLabel = "STYLE",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Style style = Style.text;

    @Mixin
    private final ClockOptions clocks = new ClockOptions();

    @Mixin
    private final GradeOption grade = new GradeOption();

    @Mixin
    private final ServerOptions server = new ServerOptions();

    /** How it is written. */
    enum Style {
        text(".txt"),
        bibtex(".bib"),
        ris(".ris"),
        csl(".csl"),
        json("");

        private final String ending;

        Style(String ending) {
            this.ending = ending;
        }
    }

    CiteWord(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        String citation = server.connect(desk)
                .getTable(
                        "/api/relations/" + Connection.part(pair) + "/citation" + style.ending,
                        grade.on(clocks.query()));
        desk.out().print(citation);
        desk.out().flush();
        return Ending.DONE.code();
    }
}
