package org.chancery;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The published data sets that some tests check the program against. They are not part of this repository: a test that
 * needs one asks for it here and is skipped, with a message that says what was missing and where, when it is absent.
 *
 * <p>The directory is the system property {@value #PROPERTY}, or {@code ../shared} beside the repository.
 */
public final class SharedData {

    /** The system property that names the directory. */
    public static final String PROPERTY = "chancery.shared";

    private SharedData() {}

    /**
     * The file or directory of that name, or the end of the calling test as skipped.
     *
     * @param relative a path below the shared directory, with forward slashes, such as {@code data/state-lists}
     */
    public static Path require(String relative) {
        Path directory = Path.of(System.getProperty(PROPERTY, "../shared"));
        Path wanted = directory.resolve(relative);
        Assumptions.assumeTrue(
                Files.exists(wanted),
                () -> "skipped: " + wanted + " does not exist; set -D" + PROPERTY
                        + "=<directory> to the directory of shared data to run this test");
        return wanted;
    }
}
