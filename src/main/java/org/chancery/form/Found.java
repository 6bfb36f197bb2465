package org.chancery.form;

import tools.jackson.databind.JsonNode;

/** What stands in a JSON text, in words that are safe to show. */
final class Found {

    private static final int LONGEST_ECHO = 100;

    private Found() {}

    static String in(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> text(node.stringValue());
            case NUMBER -> "the number " + shortened(node.asString());
            case BOOLEAN -> String.valueOf(node.booleanValue());
            case ARRAY -> node.isEmpty() ? "an empty list" : "a list";
            case OBJECT -> "an object";
            case NULL, MISSING -> "nothing";
            case BINARY, POJO -> "something that is not JSON";
        };
    }

    /** The text in quotes, cut short, with what does not print as its code point. */
    static String text(String text) {
        return '"' + plain(text) + '"';
    }

    /** The same without the quotes. */
    static String plain(String text) {
        StringBuilder shown = new StringBuilder();
        shortened(text).codePoints().forEach(c -> {
            if (prints(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append('<').append(codePoint(c)).append('>');
            }
        });
        return shown.toString();
    }

    static String codePoint(int codePoint) {
        return "U+%04X".formatted(codePoint);
    }

    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST_ECHO) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST_ECHO)) + "…";
    }

    private static boolean prints(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
