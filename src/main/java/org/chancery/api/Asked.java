package org.chancery.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What was asked: the path and query of a request, read strictly. */
final class Asked {

    private static final Pattern DAY = Pattern.compile("-?\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*");
    private static final int LONGEST_ECHO = 60;

    private final HttpServletRequest request;
    private final Map<String, String> path;
    private final Map<String, String[]> query;

    /** @throws Problem for a parameter the route does not have, or one that is given twice */
    Asked(HttpServletRequest request, Map<String, String> path, Route route) {
        this.request = request;
        this.path = path;
        Map<String, String[]> parameters;
        try {
            parameters = parameters(request, route);
        } catch (IllegalStateException e) {
            throw new Problem(ProblemType.BAD_REQUEST, "The query cannot be read; write it percent-encoded, in UTF-8.");
        }
        this.query = parameters;
        Set<String> known =
                route.parameters().stream().map(Parameter::name).collect(Collectors.toCollection(TreeSet::new));
        for (Map.Entry<String, String[]> given : query.entrySet()) {
            if (!known.contains(given.getKey())) {
                throw new Problem(
                        ProblemType.UNKNOWN_PARAMETER,
                        "Found the query parameter " + shown(given.getKey()) + ", which this resource does not have. "
                                + (known.isEmpty() ? "It has none." : "It has " + String.join(", ", known) + "."));
            }
            if (given.getValue().length > 1) {
                throw bad(given.getKey(), given.getValue().length + " values", "one");
            }
        }
    }

    /** Of a body in parts only the query: to ask for more would read the parts. */
    private static Map<String, String[]> parameters(HttpServletRequest request, Route route) {
        Route.Body body = route.body();
        if (body == null || !body.contentType().equals(ImportCalls.MULTIPART)) {
            return request.getParameterMap();
        }
        Map<String, String[]> parameters = new TreeMap<>();
        UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .forEach((name, values) -> parameters.put(
                        decoded(name),
                        values.stream()
                                .map(value -> value == null ? "" : decoded(value))
                                .toArray(String[]::new)));
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpServletRequest request() {
        return request;
    }

    /** A part of the path. */
    String part(String name) {
        String part = path.get(name);
        if (part == null) {
            throw new IllegalStateException("the path has no " + name);
        }
        return part;
    }

    /** A parameter as it was written; null where it is not given. */
    @Nullable
    String text(String name) {
        String[] values = query.get(name);
        return values == null || values.length == 0 ? null : values[0];
    }

    /** A day; null where it is not given. */
    @Nullable
    LocalDate day(String name) {
        String text = text(name);
        return text == null ? null : day(name, text);
    }

    static LocalDate day(String name, String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw bad(name, shown(text) + ", a day that does not exist", "a day, such as 2012-01-31");
        }
        throw bad(name, shown(text), "a day, such as 2012-01-31");
    }

    /** An instant; null where it is not given. */
    @Nullable
    Instant instant(String name) {
        String text = text(name);
        return text == null ? null : instant(name, text);
    }

    static Instant instant(String name, String text) {
        try {
            if (INSTANT.matcher(text).matches()) {
                return Instant.parse(text);
            }
        } catch (DateTimeException e) {
            throw badInstant(name, text);
        }
        throw badInstant(name, text);
    }

    private static Problem badInstant(String name, String text) {
        return bad(name, shown(text), "an instant in UTC, such as 2026-01-31T12:00:00Z");
    }

    /** One of the words of an enumeration; null where it is not given. */
    <E extends Enum<E>> @Nullable E choice(String name, Class<E> of) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        for (E constant : of.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw bad(
                name,
                shown(text),
                "one of " + Arrays.stream(of.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
    }

    /** Whether a flag is set: {@code true} or {@code false}, false where it is not given. */
    boolean flag(String name) {
        String text = text(name);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw bad(name, shown(text), "true or false");
    }

    /** A whole number within bounds. */
    long whole(String name, long usual, long least, long most) {
        String text = text(name);
        if (text == null) {
            return usual;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw bad(name, shown(text), "a whole number from " + least + " to " + most);
        }
        throw bad(name, shown(text), "a whole number from " + least + " to " + most);
    }

    /** Something that its own reader reads; null where it is not given. */
    <T> @Nullable T read(String name, String expected, Function<String, T> reader) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw bad(name, shown(text), expected);
        }
    }

    /** An id in the path. */
    UUID id(String name) {
        String text = part(name);
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw bad(name, shown(text), "a UUID, such as 0190e225-4800-7000-8000-000000000001");
        }
        throw bad(name, shown(text), "a UUID, such as 0190e225-4800-7000-8000-000000000001");
    }

    /** The query in a canonical order, with nothing about the two clocks. */
    String identity() {
        List<String> parts = new ArrayList<>();
        query.forEach((name, values) -> {
            if (!name.equals("asOf") && !name.equals("knownAt")) {
                parts.add(name + "=" + values[0]);
            }
        });
        parts.sort(null);
        return request.getRequestURI() + "?" + String.join("&", parts);
    }

    static Problem bad(String name, String found, String expected) {
        return new Problem(
                ProblemType.BAD_PARAMETER, "Found " + found + " for " + name + ", expected " + expected + ".");
    }

    /** The text in quotes, cut short, with what does not print as its code point. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(LONGEST_ECHO).forEach(c -> {
            int type = Character.getType(c);
            boolean prints = type != Character.CONTROL
                    && type != Character.FORMAT
                    && type != Character.SURROGATE
                    && type != Character.UNASSIGNED
                    && type != Character.PRIVATE_USE
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR;
            if (prints) {
                shown.appendCodePoint(c);
            } else {
                shown.append("<U+%04X>".formatted(c));
            }
        });
        return shown.append(text.codePointCount(0, text.length()) > LONGEST_ECHO ? "…\"" : "\"")
                .toString();
    }
}
