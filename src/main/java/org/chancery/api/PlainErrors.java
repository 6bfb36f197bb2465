package org.chancery.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the web server itself answers where a request is so broken that it reaches no route. */
public final class PlainErrors extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(PlainErrors.class);

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem;
        if (status == 404) {
            problem = new Problem(ProblemType.NOT_FOUND, "There is nothing at this address.");
        } else if (status < 500) {
            problem = new Problem(
                    ProblemType.BAD_REQUEST,
                    "The request cannot be read; write the address percent-encoded, in UTF-8.");
        } else {
            String id = new UUID(System.nanoTime(), System.identityHashCode(request)).toString();
            LOG.error("unexpected failure {}", id, failure);
            problem = new Problem(
                    ProblemType.INTERNAL, "Something went wrong inside. The log of the server has it as " + id + ".");
        }
        try {
            byte[] body = Reply.MAPPER.writeValueAsBytes(problem.document(null).put("status", status));
            HttpServletResponse answer = response.getResponse();
            answer.setContentType(Reply.PROBLEM);
            answer.setContentLength(body.length);
            answer.getOutputStream().write(body);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("the asker is gone", e);
        }
    }
}
