package org.chancery.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * An address of a page, with its parameters in the order in which they were given.
 *
 * @param path the path
 * @param parameters what stands behind it
 */
record Address(String path, List<Parameter> parameters) {

    /** One parameter. */
    record Parameter(String name, String value) {}

    static Address of(String path) {
        return new Address(path, List.of());
    }

    /** The same with a parameter set anew; without it where the value is null or empty. */
    Address with(String name, @Nullable String value) {
        List<Parameter> all = new ArrayList<>(parameters);
        all.removeIf(parameter -> parameter.name().equals(name));
        if (value != null && !value.isEmpty()) {
            all.add(new Parameter(name, value));
        }
        return new Address(path, List.copyOf(all));
    }

    /** The same without a parameter. */
    Address without(String name) {
        return with(name, null);
    }

    /** The same parameters at another path. */
    Address at(String other) {
        return new Address(other, parameters);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(path);
        char before = '?';
        for (Parameter parameter : parameters) {
            text.append(before)
                    .append(parameter.name())
                    .append('=')
                    .append(UriUtils.encode(parameter.value(), StandardCharsets.UTF_8)
                            .replace("%2C", ",")
                            .replace("%3A", ":"));
            before = '&';
        }
        return text.toString();
    }
}
