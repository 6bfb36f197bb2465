package org.chancery.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.chancery.cli.Connection.Query;
import org.chancery.cli.Connection.Reply;
import org.chancery.cli.Table.Cell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** A word that asks the server something and shows the answer. */
abstract class Question implements Callable<Integer> {

    private final Desk desk;

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Mixin
    private final AnswerOptions answer = new AnswerOptions();

    Question(Desk desk) {
        this.desk = desk;
    }

    /** What is asked: the path below the server's address. */
    abstract String path();

    abstract Query query();

    /** Shows the answer to a person. */
    abstract void show(JsonNode answer, Page page);

    /** The path at which the server gives the same answer as a table; null where it gives none. */
    @Nullable
    String tablePath() {
        return null;
    }

    /** The columns of the answer as a table of values, where the server gives none. */
    List<String> columns() {
        throw new IllegalStateException("the server gives this table");
    }

    /** Its rows, one after the other, each with a value for every column. */
    void rows(JsonNode answer, Consumer<List<String>> row) {
        throw new IllegalStateException("the server gives this table");
    }

    @Override
    public Integer call() {
        Connection connection = server.connect(desk);
        String table = answer.format() == Format.CSV ? tablePath() : null;
        if (table != null) {
            desk.out().print(connection.getTable(table, query()));
            desk.out().flush();
            return Ending.DONE.code();
        }
        Reply reply = connection.get(path(), query());
        if (!reply.isDone()) {
            if (answer.format() == Format.JSON) {
                desk.out().println(Json.pretty(reply.body()));
            }
            throw new Stop(ProblemText.ending(reply.status(), reply.body()), ProblemText.of(reply.body()));
        }
        switch (answer.format()) {
            case JSON -> desk.out().println(Json.pretty(reply.body()));
            case CSV -> writeCsv(reply.body());
            case TABLE -> show(reply.body(), new Page(desk.out(), desk.colour()));
        }
        desk.out().flush();
        String next = Json.text(reply.body(), "next");
        if (!next.isEmpty()) {
            desk.say("There are more: add --cursor " + next);
        }
        return Ending.DONE.code();
    }

    private void writeCsv(JsonNode body) {
        CsvWriter csv = Csv.on(desk);
        csv.writeRecord(columns());
        rows(body, csv::writeRecord);
    }

    /** What a person reads, written from top to bottom. */
    record Page(PrintWriter out, boolean colour) {

        void line(String text) {
            out.println(Table.printable(text));
        }

        void line() {
            out.println();
        }

        void strong(String text, String rest) {
            out.println(Style.STRONG.on(Table.printable(text), colour) + Table.printable(rest));
        }

        void faint(String text) {
            out.println(Style.FAINT.on(Table.printable(text), colour));
        }

        void table(Table table, String indent) {
            table.write(out, indent, colour);
        }

        /** Both clocks of an answer, on two lines. */
        void clocks(JsonNode answer) {
            Table clocks = new Table();
            String asOf = Json.text(answer, "asOf");
            if (!asOf.isEmpty()) {
                clocks.row(Cell.of("as of", Style.FAINT), Cell.of(asOf));
            }
            String position = Json.text(answer, "position");
            clocks.row(
                    Cell.of("known at", Style.FAINT),
                    Cell.of(Json.text(answer, "knownAt")
                            + (position.isEmpty() ? "" : "  (position " + position + ")")));
            table(clocks, "");
        }
    }
}
