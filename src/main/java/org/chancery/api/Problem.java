package org.chancery.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Something that cannot be done as asked; ends the handling of a request and becomes a problem document (RFC 9457). */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int UNKNOWN_VERSION = 505;

    private final transient ProblemType type;
    private final transient ObjectNode more;

    Problem(ProblemType type, String detail) {
        this(type, detail, JsonNodeFactory.instance.objectNode());
    }

    /** @param more members beside type, title, status and detail */
    Problem(ProblemType type, String detail, ObjectNode more) {
        super(detail, null, false, false);
        this.type = type;
        this.more = more;
    }

    ProblemType type() {
        return type;
    }

    /**
     * What is said of a request that only the web server had a word on: the number of a status.
     *
     * @param path what was asked for; null where not even that can be read
     * @return null where the fault is ours
     */
    static @Nullable Problem numbered(int status, @Nullable String path) {
        if (status == ProblemType.NOT_FOUND.status()) {
            return new Problem(
                    ProblemType.NOT_FOUND,
                    "There is nothing at " + (path == null ? "this address" : Asked.shown(path)) + ".");
        }
        boolean ours = status >= 500 && status != NOT_IMPLEMENTED && status != UNKNOWN_VERSION;
        return ours
                ? null
                : new Problem(
                        ProblemType.BAD_REQUEST.with(status),
                        "The request cannot be read. Expected HTTP/1.1, an address percent-encoded in UTF-8, and with the"
                                + " headers at most 8 kilobytes of it.");
    }

    /** A fault of ours, kept in the log of the server under an id. */
    static Problem internal(String id) {
        return new Problem(
                ProblemType.INTERNAL,
                "Something went wrong inside. The log of the server has it as " + id + ".",
                JsonNodeFactory.instance.objectNode().put("log", id));
    }

    /** The document. */
    ObjectNode document(@Nullable String instance) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("type", type.address())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", getMessage());
        if (instance != null) {
            document.put("instance", instance);
        }
        document.setAll(more);
        return document;
    }
}
