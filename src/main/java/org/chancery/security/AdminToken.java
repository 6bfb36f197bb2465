package org.chancery.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The token every write needs: 256 random bits, kept in a file that only its owner may read, made at the first start.
 */
public final class AdminToken {

    /** The name of the file in the data folder. */
    public static final String FILE = "admin-token";

    /** The name under which the holder of the token records. */
    public static final String HOLDER = "admin";

    private static final int BYTES = 32;
    private static final int SHORTEST = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");

    private final byte[] digest;

    private AdminToken(String token) {
        this.digest = sha256(token);
    }

    /**
     * Makes a data folder that only its owner can read, where there is none: it holds what is marked for few. Before
     * anything else opens it.
     *
     * @throws UncheckedIOException if it cannot be made
     */
    public static void prepare(Path folder) {
        try {
            makeFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the data folder " + folder + " cannot be made", e);
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(OWNERS_FOLDER));
        }
    }

    /**
     * The token of a data folder; folder and token are made where they are missing.
     *
     * @throws IllegalStateException if the file holds something that is too short to be a token, or if others than its
     *     owner may read or write it
     */
    public static AdminToken in(Path folder) {
        try {
            makeFolder(folder);
            Path file = folder.resolve(FILE);
            String token = makeUnlessThere(file);
            if (token.length() < SHORTEST) {
                throw new IllegalStateException("the token in " + file + " has " + token.length()
                        + " characters, expected at least " + SHORTEST + "; delete the file and start again");
            }
            if (isOpenToOthers(file)) {
                throw new IllegalStateException("the token in " + file + " may be read or written by others ("
                        + PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                        + "), expected its owner alone; make it so with chmod 600, or delete the file and start again");
            }
            return new AdminToken(token);
        } catch (IOException e) {
            throw new UncheckedIOException("the token in " + folder + " cannot be read or made", e);
        }
    }

    private static String makeUnlessThere(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            Files.createFile(file, attributes(OWNER_ONLY));
            Files.writeString(file, token + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            return token;
        } catch (FileAlreadyExistsException there) {
            return Files.readString(file).strip();
        }
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        return isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    /** Whether somebody presents this token; takes the same time whatever they present. */
    public boolean is(@Nullable String presented) {
        return MessageDigest.isEqual(digest, sha256(presented == null ? "" : presented)) && presented != null;
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
