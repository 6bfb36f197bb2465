package org.chancery.form;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON text strictly: one value, no field twice, nothing that is not JSON, and no encoding but UTF-8 (RFC 8259,
 * section 8.1); a byte order mark of UTF-8 is passed over.
 */
public final class Json {

    private static final int WIDEST_CHARACTER = 4;

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
        String foreign = encoding(text);
        if (foreign != null) {
            throw new Unreadable("", "text in " + foreign, "JSON in UTF-8", "save or send it in UTF-8");
        }
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

    /**
     * The encoding a text begins in, if it is another than UTF-8. JSON begins with characters of ASCII, so NULs among the
     * first four bytes tell how wide a character is (RFC 4627, section 3); else a byte order mark does.
     */
    private static @Nullable String encoding(byte[] text) {
        boolean nul = false;
        for (int i = 0; i < Math.min(text.length, WIDEST_CHARACTER); i++) {
            if (text[i] == 0 && i > 0 && text[i - 1] == 0) {
                return "UTF-32";
            }
            nul |= text[i] == 0;
        }
        int mark = text.length < 2 ? 0 : Byte.toUnsignedInt(text[0]) << Byte.SIZE | Byte.toUnsignedInt(text[1]);
        return nul || mark == 0xFEFF || mark == 0xFFFE ? "UTF-16" : null;
    }

    private static Unreadable notJson(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        if (e.getOriginalMessage().startsWith("Invalid UTF-8")) {
            return new Unreadable("", "bytes that are not UTF-8" + where, "JSON in UTF-8", "save or send it in UTF-8");
        }
        return new Unreadable(
                "", "text that is not JSON" + where + ": " + Found.text(e.getOriginalMessage()), "JSON", "");
    }
}
