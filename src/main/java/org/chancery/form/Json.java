package org.chancery.form;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON text strictly: one value, no field twice, nothing that is not JSON.
 */
public final class Json {

    private static final ObjectReader TREE = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private Json() {}

    /**
     * The value of a text in UTF-8.
     *
     * @throws Unreadable if the text is not JSON; its problem says at which line and column
     */
    public static JsonNode read(byte[] text) {
        try {
            return TREE.readValue(text);
        } catch (JacksonException e) {
            throw notJson(e);
        }
    }

    /**
     * The value of a text.
     *
     * @throws Unreadable if the text is not JSON; its problem says at which line and column
     */
    public static JsonNode read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Unreadable notJson(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new Unreadable(
                "", "text that is not JSON" + where + ": " + Found.text(e.getOriginalMessage()), "JSON", "");
    }
}
