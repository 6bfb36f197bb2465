package org.chancery.relation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A command on one line: its name, the parties ({@code TUR>SYR} or {@code SYR-TUR}), the date, and fields such as
 * {@code reason='of state'}, {@code record=#1}, {@code kinds=TRADE,ARMS}, {@code people=(name='A' office='B')}. Where
 * nothing is said of sources, the record is unsourced.
 */
final class Line {
    private static final Set<String> LISTS =
            Set.of("between", "kinds", "topics", "names", "against", "instead", "sources", "people");
    private static final Set<String> WITHOUT_EVIDENCE =
            Set.of("correct-record", "retract-record", "resolve-dispute", "add-source");

    private Line() {}

    /** The command as JSON. */
    static String json(String line) {
        List<String> words = words(line);
        String name = words.getFirst();
        StringBuilder json = new StringBuilder("{\"command\":").append(quoted(name));
        fields(words.subList(1, words.size()), json);
        boolean stated = words.stream().anyMatch(word -> word.startsWith("sources=") || word.startsWith("unsourced="));
        if (!stated && !WITHOUT_EVIDENCE.contains(name)) {
            json.append(",\"unsourced\":\"test\"");
        }
        return json.append('}').toString().replace("\"unsourced\":\"none\"", "\"note\":\"none\"");
    }

    private static String object(String text, boolean unsourced) {
        StringBuilder json = new StringBuilder("{");
        fields(words(text), json);
        return (json + (unsourced ? ",\"unsourced\":\"test\"}" : "}")).replaceFirst("^\\{,", "{");
    }

    private static void fields(List<String> words, StringBuilder json) {
        for (String word : words) {
            int equals = word.indexOf('=');
            boolean field = equals > 0 && word.substring(0, equals).matches("\\w+");
            if (field) {
                String name = word.substring(0, equals);
                json.append(',').append(quoted(name)).append(':').append(value(name, word.substring(equals + 1)));
            } else if (word.contains(">")) {
                String[] sides = word.split(">", -1);
                json.append(",\"by\":")
                        .append(codes(sides[0]))
                        .append(",\"toward\":")
                        .append(codes(sides[1]));
            } else if (word.matches("[A-Z]\\w+(-[A-Z]\\w+)+")) {
                json.append(",\"between\":").append(list(word.split("-", -1)));
            } else {
                json.append(",\"occurred\":").append(quoted(word));
            }
        }
    }

    private static String codes(String text) {
        return text.contains(",") ? list(text.split(",", -1)) : quoted(text);
    }

    private static String list(String[] values) {
        List<String> quoted = new ArrayList<>();
        for (String value : values) {
            quoted.add(plain(value));
        }
        return "[" + String.join(",", quoted) + "]";
    }

    private static String value(String name, String text) {
        if (name.equals("delegations")) {
            List<String> delegations = new ArrayList<>();
            for (String delegation : text.split(",", -1)) {
                String[] parts = delegation.split(":", -1);
                delegations.add("{\"actor\":\"" + parts[0] + "\",\"role\":\""
                        + (parts.length > 1 ? parts[1] : "PRINCIPAL") + "\"}");
            }
            return "[" + String.join(",", delegations) + "]";
        }
        if (text.startsWith("(")) {
            String object = object(text.substring(1, text.length() - 1), name.equals("content"));
            return LISTS.contains(name) ? "[" + object + "]" : object;
        }
        if (LISTS.contains(name) || (text.contains(",") && !text.startsWith("'"))) {
            return list(text.split(",", -1));
        }
        return plain(text);
    }

    private static String plain(String text) {
        if (text.startsWith("'")) {
            return quoted(text.substring(1, text.length() - 1));
        }
        if (text.startsWith("#")) {
            return quoted(Books.id(Integer.parseInt(text.substring(1))).toString());
        }
        return text.matches("true|false|-?\\d{1,3}(\\.\\d+)?") ? text : quoted(text);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }

    /** Splits at spaces outside quotes and parentheses. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            quoted ^= c == '\'';
            depth += c == '(' && !quoted ? 1 : c == ')' && !quoted ? -1 : 0;
            if (c == ' ' && !quoted && depth == 0) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                }
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        return words;
    }
}
