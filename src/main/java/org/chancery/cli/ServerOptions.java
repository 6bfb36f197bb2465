package org.chancery.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server a word talks to, and the token that lets it write. */
final class ServerOptions {

    static final String TOKEN_VARIABLE = "CHANCERY_TOKEN";
    private static final String TOKEN_BESIDE_DATA = "chancery-data/admin-token";

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The running server (default: ${DEFAULT-VALUE}).")
    private String address = "";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "File that holds the token writing needs. Without it: the variable CHANCERY_TOKEN, then ./chancery-data/admin-token.")
    private @Nullable Path tokenFile;

    Connection connect(Desk desk) {
        return new Connection(address, token(desk));
    }

    private @Nullable String token(Desk desk) {
        if (tokenFile != null) {
            return read(desk.directory().resolve(tokenFile));
        }
        String variable = desk.environment().getOrDefault(TOKEN_VARIABLE, "").strip();
        if (!variable.isEmpty()) {
            return variable;
        }
        Path beside = desk.directory().resolve(TOKEN_BESIDE_DATA);
        return Files.isReadable(beside) ? read(beside) : null;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Stop(
                    Ending.WRONG_USE,
                    "The token cannot be read.\n  found     nothing readable at " + file
                            + "\n  expected  the file admin-token in the server's data directory");
        }
    }
}
