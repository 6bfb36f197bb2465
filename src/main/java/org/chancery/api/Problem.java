package org.chancery.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Something that cannot be done as asked; ends the handling of a request and becomes a problem document (RFC 9457). */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

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
