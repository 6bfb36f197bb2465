package org.chancery;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.chancery.ledger.FullMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Ends the program where its memory is full. The embedded database closes itself then, and threads of the server are gone: it
 * would stay up and answer nobody. Whatever was acknowledged is on disk, and a start goes on from there.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MemoryFull implements Filter, Thread.UncaughtExceptionHandler {

    /** What the program ends with; the command line's words for usage and refusals have lower ones. */
    static final int EXIT_CODE = 70;

    private static final Logger LOG = LoggerFactory.getLogger(MemoryFull.class);

    private final Runnable end;

    MemoryFull() {
        this(() -> Runtime.getRuntime().halt(EXIT_CODE));
    }

    /** @param end ends the program, without waiting for anything */
    MemoryFull(Runnable end) {
        this.end = end;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException | Error e) {
            look(e);
            throw e;
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        look(thrown);
        LOG.error("the thread {} ended", thread.getName(), thrown);
    }

    private void look(Throwable thrown) {
        if (FullMemory.isBehind(thrown)) {
            System.err.println("The memory of the program is full, so it ends. Everything acknowledged is on disk:"
                    + " start it again, with more memory (java -Xmx2g -jar chancery.jar serve ...) where that happens"
                    + " again.");
            end.run();
        }
    }
}
