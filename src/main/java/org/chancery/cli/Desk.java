package org.chancery.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a word is used: what it reads, where it writes, and what surrounds it.
 *
 * @param out data
 * @param err talk
 * @param in standard input
 * @param environment the environment variables
 * @param directory the working directory
 * @param terminal whether a person watches both output and input
 */
record Desk(
        PrintWriter out,
        PrintWriter err,
        InputStream in,
        Map<String, String> environment,
        Path directory,
        boolean terminal) {

    /** The desk of this process; it writes UTF-8 whatever the locale says. */
    static Desk ofProcess() {
        return new Desk(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                System.in,
                System.getenv(),
                Path.of(""),
                isTerminal());
    }

    private static PrintWriter writer(FileDescriptor to) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8), false);
    }

    @SuppressWarnings("SystemConsoleNull") // null again since JDK 25 where there is no terminal
    private static boolean isTerminal() {
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Whether to colour: only for a person, and only where neither NO_COLOR nor a dumb terminal says otherwise. */
    boolean colour() {
        return terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** Says something to the person. */
    void say(String talk) {
        err.println(talk);
        err.flush();
    }
}
