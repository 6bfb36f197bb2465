package org.chancery.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.chancery.audit.NotSigned.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What the log keeps outside the database: its private key, which only its owner may read, the public half, and the last
 * checkpoint it signed.
 */
final class LogFolder {

    /** The private key. */
    static final String KEY = "key";

    /** The public half. */
    static final String VKEY = "vkey";

    /** The last checkpoint that was signed. */
    static final String CHECKPOINT = "checkpoint";

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final int ORIGIN_BYTES = 6;

    private final Path folder;

    LogFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The private key; null where there is none.
     *
     * @throws NotSigned if it may be read by others, or is none
     */
    @Nullable
    SigningKey key() {
        Path file = folder.resolve(KEY);
        try {
            if (!Files.exists(file)) {
                return null;
            }
            if (isPosix()) {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
                if (!OWNER_ONLY.containsAll(permissions)) {
                    throw new NotSigned(
                            Reason.KEY_OPEN_TO_OTHERS,
                            "the key of the log in " + file + " may be read or written by others ("
                                    + PosixFilePermissions.toString(permissions)
                                    + "), expected its owner alone (rw-------). Find out who had it; if nobody else did,"
                                    + " make it so with chmod 600 and start again");
                }
            }
            return SigningKey.parse(Files.readString(file).strip());
        } catch (Broken e) {
            throw new NotSigned(
                    Reason.KEY_UNREADABLE,
                    "the key of the log in " + file + " cannot be read: " + e.why() + ". Put the right file back");
        } catch (IOException e) {
            throw new NotSigned(Reason.KEY_UNREADABLE, "the key of the log in " + file + " cannot be read (" + e + ")");
        }
    }

    /**
     * Makes a key, which takes its name from the origin.
     *
     * @param origin which log it is to be; null for a name by chance
     */
    SigningKey makeKey(@Nullable String origin, SecureRandom random) {
        byte[] chance = new byte[ORIGIN_BYTES];
        random.nextBytes(chance);
        String name = origin == null ? "chancery-log/" + HexFormat.of().formatHex(chance) : origin;
        SigningKey key = SigningKey.generate(name, random);
        try {
            makeFolder();
            write(VKEY, (key.verifier() + "\n").getBytes(StandardCharsets.UTF_8));
            write(KEY, (key.secret() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw folderFails(e);
        }
        return key;
    }

    private NotSigned folderFails(IOException e) {
        return new NotSigned(
                Reason.FOLDER,
                "the folder of the log, " + folder + ", cannot be written (" + e + "). Make room in it, or make it"
                        + " writable");
    }

    /**
     * The last checkpoint that was signed; null where none was.
     *
     * @throws NotSigned if the file holds none
     */
    @Nullable
    SignedNote checkpoint() {
        Path file = folder.resolve(CHECKPOINT);
        try {
            return SignedNote.parse(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return null;
        } catch (Broken e) {
            throw new NotSigned(
                    Reason.CHECKPOINT_UNREADABLE,
                    "the last checkpoint in " + file + " cannot be read: " + e.why()
                            + ". Put there the newest checkpoint you have");
        } catch (IOException e) {
            throw new NotSigned(
                    Reason.CHECKPOINT_UNREADABLE, "the last checkpoint in " + file + " cannot be read (" + e + ")");
        }
    }

    /** Keeps a checkpoint in place of the one before; when it returns, the disk has it. */
    void keep(SignedNote checkpoint) {
        try {
            write(CHECKPOINT, checkpoint.bytes());
        } catch (IOException e) {
            throw folderFails(e);
        }
    }

    /** Puts everything away beside it, under a name that says so, so that a new log can begin. */
    void putAway() {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            int number = 1;
            Path away = folder.resolveSibling(folder.getFileName() + "-ended-" + number);
            while (Files.exists(away)) {
                number++;
                away = folder.resolveSibling(folder.getFileName() + "-ended-" + number);
            }
            Files.move(folder, away, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw folderFails(e);
        }
    }

    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(OWNERS_FOLDER));
        }
    }

    /** Beside it first, then in its place, so that nobody ever finds half of it. */
    private void write(String name, byte[] bytes) throws IOException {
        Path beside = folder.resolve(name + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, attributes(OWNER_ONLY));
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(beside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (isPosix()) {
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
