package org.chancery.cli;

/** How a piece of text stands out where there is colour. Nothing is said by style alone. */
enum Style {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    POSSIBLE("33"),
    CONTESTED("35");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String on(String text, boolean colour) {
        return !colour || code.isEmpty() || text.isEmpty() ? text : "\033[" + code + "m" + text + "\033[0m";
    }

    /** The style of a certainty's word. */
    static Style ofCertainty(String certainty) {
        return switch (certainty) {
            case "POSSIBLE" -> POSSIBLE;
            case "CONTESTED" -> CONTESTED;
            default -> PLAIN;
        };
    }
}
