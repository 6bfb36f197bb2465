package org.chancery.audit;

import java.util.List;

/**
 * What a log says it is at one moment, C2SP tlog-checkpoint.
 *
 * @param origin which log
 * @param size how many entries
 * @param root the root of their tree
 * @param extensions further lines; nobody needs them
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

    public Checkpoint {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
            throw new Broken("the origin of a checkpoint is one line that is not empty");
        }
        if (size < 0) {
            throw new Broken("the size of a checkpoint is not negative");
        }
        extensions = List.copyOf(extensions);
    }

    Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /**
     * Reads the text of a note.
     *
     * @throws Broken if it is no checkpoint
     */
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw new Broken("a checkpoint ends with a newline");
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < 3 || lines.contains("")) {
            throw new Broken("a checkpoint has three lines or more, none of them empty");
        }
        String written = lines.get(1);
        if (!written.matches("0|[1-9][0-9]*")) {
            throw new Broken(
                    "the size of a checkpoint is a number without leading zeros, found " + Base64Text.shown(written));
        }
        long size;
        try {
            size = Long.parseLong(written);
        } catch (NumberFormatException e) {
            throw new Broken(
                    "the size of a checkpoint is at most " + Long.MAX_VALUE + ", found " + Base64Text.shown(written));
        }
        return new Checkpoint(lines.getFirst(), size, Hash.ofBase64(lines.get(2)), lines.subList(3, lines.size()));
    }

    /**
     * Reads a signed one.
     *
     * @throws Broken if it is none, or not signed with the key
     */
    public static Checkpoint verified(SignedNote note, VerifierKey key) {
        note.verified(List.of(key));
        return parse(note.text());
    }

    /** The text that is signed. */
    public String text() {
        StringBuilder text = new StringBuilder(origin + "\n" + size + "\n" + root.base64() + "\n");
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
