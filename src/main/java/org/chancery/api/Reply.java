package org.chancery.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chancery.security.Asker;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer ready to be sent. */
final class Reply {

    static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json";
    static final String LINES = "application/x-ndjson";
    static final String CSV = "text/csv;charset=UTF-8";
    static final String HTML = "text/html;charset=UTF-8";

    static final JsonMapper MAPPER = new JsonMapper();

    private final int status;
    private final String contentType;
    private final byte[] body;
    private final @Nullable Writing writing;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Reply(int status, String contentType, byte[] body) {
        this(status, contentType, body, null);
    }

    private Reply(int status, String contentType, byte[] body, @Nullable Writing writing) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.writing = writing;
    }

    /** Writes a body while it is sent. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** An answer too long to be held. */
    static Reply streamed(String contentType, Writing writing) {
        return new Reply(200, contentType, new byte[0], writing);
    }

    static Reply json(int status, JsonNode body) {
        return new Reply(status, JSON, MAPPER.writeValueAsBytes(body));
    }

    static Reply of(Problem problem, @Nullable String instance) {
        Reply reply = new Reply(problem.type().status(), PROBLEM, MAPPER.writeValueAsBytes(problem.document(instance)));
        if (problem.type().equals(ProblemType.TOKEN_NEEDED)) {
            reply.with("WWW-Authenticate", "Bearer realm=\"chancery\"");
        }
        return reply;
    }

    /** A problem, told as the asker reads: a page outside the interface where one is wanted, else a document. */
    static Reply of(Problem problem, @Nullable String path, HttpServletRequest request, ProblemPage page) {
        boolean inside = path != null && (path.equals("/api") || path.startsWith("/api/"));
        if (inside || !Asker.wantsPage(request)) {
            return of(problem, path);
        }
        return new Reply(problem.type().status(), HTML, page.of(problem));
    }

    static Reply notModified() {
        return new Reply(304, "", new byte[0]);
    }

    Reply with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        if (!headers.containsKey("Cache-Control")) {
            response.setHeader("Cache-Control", "no-cache");
        }
        if (!contentType.isEmpty()) {
            response.setContentType(contentType);
            if (writing == null) {
                response.setContentLength(body.length);
            }
        }
        if ("HEAD".equals(request.getMethod())) {
            return;
        }
        if (writing == null) {
            response.getOutputStream().write(body);
        } else {
            writing.to(response.getOutputStream());
        }
    }
}
