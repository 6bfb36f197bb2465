package org.chancery.narration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The little grammar that sentences need. */
final class English {

    private static final Set<String> WITH_ARTICLE = Set.of(
            "Republic",
            "Republics",
            "Kingdom",
            "Union",
            "Federation",
            "Confederation",
            "Empire",
            "Monarchy",
            "Regency",
            "States",
            "State",
            "Emirates",
            "Emirate",
            "Islands",
            "Provinces",
            "Sicilies",
            "Netherlands",
            "Philippines",
            "Bahamas",
            "Gambia",
            "Maldives",
            "Comoros",
            "Seychelles",
            "See",
            "Transvaal",
            "Association",
            "Organisation",
            "Organization",
            "League",
            "Nations",
            "Community",
            "Communities",
            "Council",
            "Commission",
            "Alliance",
            "Authority",
            "Forces",
            "Army",
            "Front",
            "Movement",
            "Party",
            "Brigade",
            "Brigades",
            "Committee",
            "Coalition",
            "Caliphate",
            "Taliban");

    private English() {}

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String and(List<String> items) {
        return joined(items, " and ");
    }

    /** {@code a}, {@code a or b}, {@code a, b or c}. */
    static String or(List<String> items) {
        return joined(items, " or ");
    }

    private static String joined(List<String> items, String last) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        return String.join(", ", items.subList(0, items.size() - 1)) + last + items.getLast();
    }

    /** The name as it stands inside a sentence: {@code the Soviet Union}, {@code Syria}. */
    static String withArticle(String name) {
        if (name.regionMatches(true, 0, "the ", 0, 4)) {
            return "the " + name.substring(4);
        }
        int aside = name.indexOf(" (");
        int of = name.indexOf(" of ");
        int end = aside < 0 ? name.length() : aside;
        String head = name.substring(0, of > 0 && of < end ? of : end);
        boolean needs = Arrays.stream(head.split("[ -]", -1)).anyMatch(WITH_ARTICLE::contains);
        return needs ? "the " + name : name;
    }

    static String capitalised(String text) {
        int first = text.isEmpty() ? 0 : text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    static String quoted(String text) {
        return "“" + text + "”";
    }

    /** {@code one diplomat}, {@code 3 diplomats}. */
    static String count(int many, String one, String several) {
        return many == 1 ? "one " + one : "%,d %s".formatted(many, several);
    }

    /** Free words at the end of a sentence, without a full stop of their own. */
    static String open(String text) {
        String stripped = text.strip();
        return stripped.endsWith(".") && !stripped.endsWith("..")
                ? stripped.substring(0, stripped.length() - 1)
                : stripped;
    }

    /** The words of a constant: {@code NON_AGGRESSION} as {@code non aggression}. */
    static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
