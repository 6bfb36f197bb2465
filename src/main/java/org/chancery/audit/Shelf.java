package org.chancery.audit;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Files by their paths, in a folder or in an archive that nobody vouches for. Paths have forward slashes, and none leads
 * out of it.
 */
abstract sealed class Shelf implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

    /** Whether a path is one that a file of a log can have: below the shelf, and a file on every system. */
    static boolean isName(String path) {
        return NAME.matcher(path).matches()
                && Stream.of(path.split("/")).noneMatch(part -> part.equals("..") || part.equals("."));
    }

    /**
     * A file; null where there is none.
     *
     * @param most how many bytes it may have, whatever it says it has
     * @throws Broken if it has more, cannot be read, or the path leads elsewhere
     */
    abstract byte @Nullable [] read(String path, int most);

    /** The paths of all files below a folder, sorted; the folder is given with its slash, empty for all. */
    abstract Set<String> under(String folder);

    @Override
    public abstract void close();

    private static Broken tooLong(String path, int most) {
        return new Broken(path + " has more than %,d bytes, the most it can have".formatted(most));
    }

    /** A folder. */
    static final class Folder extends Shelf {
        private final Path root;

        Folder(Path root) {
            this.root = root;
        }

        @Override
        byte @Nullable [] read(String path, int most) {
            if (!isName(path)) {
                throw new Broken(Base64Text.shown(path) + " leads elsewhere or is no name a log has; it was not read");
            }
            Path file = root.resolve(path);
            try {
                if (!Files.isRegularFile(file)) {
                    return null;
                }
                if (!file.toRealPath().startsWith(root.toRealPath())) {
                    throw new Broken(path + " is a link that leads out of the folder; it was not read");
                }
                try (InputStream in = Files.newInputStream(file)) {
                    byte[] bytes = in.readNBytes(most + 1);
                    if (bytes.length > most) {
                        throw tooLong(path, most);
                    }
                    return bytes;
                }
            } catch (IOException e) {
                throw new Broken(path + " cannot be read (" + e + ")");
            }
        }

        @Override
        Set<String> under(String folder) {
            Path from = root.resolve(folder);
            if (!Files.isDirectory(from)) {
                return Set.of();
            }
            Set<String> paths = new TreeSet<>();
            try (Stream<Path> files = Files.walk(from)) {
                files.filter(Files::isRegularFile)
                        .forEach(file ->
                                paths.add(root.relativize(file).toString().replace(File.separatorChar, '/')));
            } catch (IOException e) {
                throw new Broken(from + " cannot be read (" + e + ")");
            } catch (UncheckedIOException e) {
                throw new Broken(from + " cannot be read (" + e.getCause() + ")");
            }
            return paths;
        }

        @Override
        public void close() {}
    }

    /** A ZIP archive. Nothing of it is unpacked; a name that leads out of it is reason enough to refuse it whole. */
    static final class Archive extends Shelf {
        private final ZipFile zip;
        private final Set<String> paths = new TreeSet<>();

        /** @throws Broken if it is cut short, or has a name twice or one that no such archive has */
        Archive(Path file) {
            try {
                zip = new ZipFile(file.toFile());
            } catch (IOException e) {
                throw new Broken("the archive cannot be read, it may be cut short (" + e.getMessage() + ")");
            }
            try {
                zip.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> take(entry.getName()));
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }

        private void take(String name) {
            if (!isName(name)) {
                throw new Broken("the archive has a file named " + Base64Text.shown(name)
                        + ", which leads out of it or is no name a log has; nothing of it was read");
            }
            if (!paths.add(name)) {
                throw new Broken("the archive has two files named " + Base64Text.shown(name));
            }
        }

        @Override
        byte @Nullable [] read(String path, int most) {
            ZipEntry entry = zip.getEntry(path);
            if (entry == null || entry.isDirectory()) {
                return null;
            }
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] bytes = in.readNBytes(most + 1);
                if (bytes.length > most) {
                    throw tooLong(path, most);
                }
                CRC32 crc = new CRC32();
                crc.update(bytes);
                if (crc.getValue() != entry.getCrc() || bytes.length != entry.getSize()) {
                    throw new Broken(path + " is damaged: it is not what the archive says of it");
                }
                return bytes;
            } catch (IOException e) {
                throw new Broken(path + " cannot be read from the archive (" + e.getMessage() + ")");
            }
        }

        @Override
        Set<String> under(String folder) {
            Set<String> under = new TreeSet<>();
            paths.stream().filter(path -> path.startsWith(folder)).forEach(under::add);
            return under;
        }

        @Override
        public void close() {
            try {
                zip.close();
            } catch (IOException e) {
                throw new Broken("the archive cannot be closed (" + e.getMessage() + ")");
            }
        }
    }
}
