package org.chancery.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A command line as somebody typed it, and what came of it. */
record Typed(int exit, String out, String err, List<String> serverSettings) {

    /** A desk without a terminal, in a directory of its own. */
    static final class At {
        private final Path directory;
        private Map<String, String> environment = Map.of();
        private String in = "";
        private boolean terminal;

        At(Path directory) {
            this.directory = directory;
        }

        At with(Map<String, String> variables) {
            environment = variables;
            return this;
        }

        At reading(String text) {
            in = text;
            return this;
        }

        At terminal() {
            terminal = true;
            return this;
        }

        Typed type(String... words) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            List<String> settings = new ArrayList<>();
            Desk desk = new Desk(
                    new PrintWriter(out),
                    new PrintWriter(err),
                    new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                    environment,
                    directory,
                    terminal);
            int exit = Chancery.run(words, given -> settings.addAll(List.of(given)), desk);
            return new Typed(exit, out.toString(), err.toString(), settings);
        }
    }
}
