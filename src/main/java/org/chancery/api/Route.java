package org.chancery.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of the interface: how it is asked, and who answers.
 *
 * @param method GET or POST
 * @param path the path, with parameters in braces
 * @param summary what it does, in one line
 * @param parameters query parameters; any other is refused
 * @param body what is sent; null for nothing
 * @param answers what is answered when all is well
 * @param handler who answers
 */
record Route(
        String method,
        String path,
        String summary,
        List<Parameter> parameters,
        @Nullable Body body,
        List<Answer> answers,
        Handler handler) {

    /**
     * What is sent.
     *
     * @param contentType the media type
     * @param schema the name of its schema
     */
    record Body(String contentType, String schema) {}

    /**
     * What is answered.
     *
     * @param status the HTTP status
     * @param meaning when
     * @param contentType the media type
     * @param schema the name of its schema; null where it is not JSON
     */
    record Answer(
            int status,
            String meaning,
            String contentType,
            @Nullable String schema) {}

    /** Answers. */
    @FunctionalInterface
    interface Handler {
        Reply answer(Asked asked) throws Exception;
    }

    /** What its path may end in as well: an answer in JSON is at the same path with {@code .json} too. */
    boolean isAlsoAtJson() {
        return method.equals("GET")
                && !path.endsWith(".json")
                && answers.getFirst().contentType().equals(Reply.JSON);
    }

    static Route get(String path, String summary, String schema, List<Parameter> parameters, Handler handler) {
        return new Route(
                "GET", path, summary, parameters, null, List.of(new Answer(200, summary, Reply.JSON, schema)), handler);
    }

    static Route csv(String path, String summary, List<Parameter> parameters, Handler handler) {
        return text(path, summary, "text/csv", parameters, handler);
    }

    static Route text(String path, String summary, String contentType, List<Parameter> parameters, Handler handler) {
        return new Route(
                "GET", path, summary, parameters, null, List.of(new Answer(200, summary, contentType, null)), handler);
    }
}
