package org.chancery.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page that says how fast it is. What one benchmark came to stands between two marks of its name, so that a run of some
 * benchmarks leaves what the others wrote.
 */
final class Page {
    private final Path file;

    Page(Path file) {
        this.file = file;
    }

    /** Puts a part in place of what stood there, or at the end where there was none of that name. */
    void put(String name, String part) throws IOException {
        String page = Files.readString(file);
        String begin = "<!-- " + name + ": begin -->\n";
        String end = "<!-- " + name + ": end -->\n";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        String written = begin + "\n" + part.strip() + "\n\n" + end;
        Files.writeString(
                file,
                from < 0 || to < from
                        ? page.stripTrailing() + "\n\n" + written
                        : page.substring(0, from) + written + page.substring(to + end.length()));
    }
}
