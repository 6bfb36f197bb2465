package org.chancery;

import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Why the server did not start, in place of a stack trace, where it is the data directory or the port. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class StartFailures implements FailureAnalyzer {

    /** H2: another process holds the file. */
    private static final int IN_USE = 90020;

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof UncheckedIOException && cause.getCause() instanceof FileSystemException why) {
                String reason = why.getReason();
                return new FailureAnalysis(
                        message + ": " + why.getFile() + " ("
                                + (reason == null ? why.getClass().getSimpleName() : reason) + ").",
                        "Name in --data a directory that you own, or one that can be made.",
                        failure);
            }
            if (cause instanceof IllegalStateException && message.startsWith("the token in ")) {
                return new FailureAnalysis(
                        message + ".", "Where there is no token, a new one is made at the start.", failure);
            }
            if (cause instanceof PortInUseException inUse) {
                return new FailureAnalysis(
                        "Port " + inUse.getPort() + " is in use; another program listens there.",
                        "Stop that program, or name another port in --port.",
                        failure);
            }
            if (cause instanceof SQLException sql && sql.getErrorCode() == IN_USE) {
                return new FailureAnalysis(
                        "The data directory is in use; another server has its books open.",
                        "Stop that server, or name another directory in --data.",
                        failure);
            }
        }
        return null;
    }
}
