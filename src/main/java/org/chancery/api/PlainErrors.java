package org.chancery.api;

import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.chancery.security.Guarding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the web server itself answers where a request is so broken that it reaches no route. */
public final class PlainErrors extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(PlainErrors.class);

    private final ProblemPage page;

    public PlainErrors(ProblemPage page) {
        this.page = page;
    }

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem = Problem.numbered(status, request.getRequestURI());
        if (problem == null) {
            String id = new UUID(System.nanoTime(), System.identityHashCode(request)).toString();
            LOG.error("unexpected failure {}", id, failure);
            problem = Problem.internal(id);
        }
        try {
            Guarding.headers(response);
            Reply.of(problem, null, request, page).send(request, response);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("the asker is gone", e);
        }
    }
}
