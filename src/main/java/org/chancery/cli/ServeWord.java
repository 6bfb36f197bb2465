package org.chancery.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: the server. */
@Command(
        name = "serve",
        description = {
            "Start the server.",
            "It keeps its books in the data directory, and at the first start writes admin-token there: the token that"
                    + " writing needs. It is ready when /actuator/health/readiness says UP."
        },
        footer = {
            "",
            "Examples",
            "  chancery serve --demo",
            "  chancery serve --demo=world",
            "  chancery serve --port 9090 --data /var/lib/chancery"
        })
final class ServeWord implements Callable<Integer> {

    private final ServerStart server;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on; 0 takes a free one (default: 8080).")
    private @Nullable Integer port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "Address to listen on (default: 127.0.0.1, this machine only).")
    private @Nullable String address;

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory (default: ./chancery-data).")
    private @Nullable Path data;

    @Option(
            names = "--demo",
            paramLabel = "BOOKS",
            arity = "0..1",
            fallbackValue = "brief",
            description = "Record a demo into an empty store: brief (where none is named), or world.")
    private @Nullable DemoBooks demo;

    @Option(
            names = "--new-log",
            description =
                    "Where the log cannot go on, because events or its key are lost for good, put it away and begin a"
                            + " new one with a new key.")
    private boolean newLog;

    /** What there is to look around in. */
    enum DemoBooks {
        BRIEF,
        WORLD
    }

    ServeWord(ServerStart server) {
        this.server = server;
    }

    @Override
    public Integer call() {
        List<String> settings = new ArrayList<>();
        if (port != null) {
            if (port < 0 || port > 65_535) {
                throw new Stop(
                        Ending.WRONG_USE,
                        "No such port.\n  found     " + port + "\n  expected  a number from 0 to 65535");
            }
            settings.add("--server.port=" + port);
        }
        if (address != null) {
            settings.add("--server.address=" + address);
        }
        if (data != null) {
            settings.add("--chancery.data=" + data.toAbsolutePath().normalize());
        }
        if (demo != null) {
            settings.add("--chancery.demo=" + demo.name().toLowerCase(Locale.ROOT));
        }
        if (newLog) {
            settings.add("--chancery.new-log=true");
        }
        server.start(settings.toArray(String[]::new));
        return Ending.DONE.code();
    }
}
