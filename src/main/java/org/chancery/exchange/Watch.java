package org.chancery.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Watches the bytes of a text file go by, and stops at what no honest file of rows contains: bytes that are not UTF-8, a
 * line beyond every bound, line after line of nothing, a carriage return that ends no line.
 *
 * <p>It knows the line, so that what is wrong can be found again. Its memory does not grow with the file.
 */
final class Watch extends FilterInputStream {

    /** The longest line, in bytes. */
    static final int LONGEST_LINE = 1 << 20;

    /** The most empty lines one after the other. */
    static final int MOST_EMPTY_LINES = 1_000;

    private final boolean quoted;
    private long line = 1;
    private int length;
    private int empty;
    private int more;
    private int least = 0x80;
    private int most = 0xBF;
    private boolean inQuotes;
    private boolean returned;

    /** @param quoted whether line ends within double quotes belong to a cell */
    Watch(InputStream in, boolean quoted) {
        super(in);
        this.quoted = quoted;
    }

    /** The number of the line that is being read, from 1. */
    long line() {
        return line;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        for (int i = 0; i < count; i++) {
            see(bytes[offset + i] & 0xFF);
        }
        if (count < 0 && more > 0) {
            throw notUtf8();
        }
        if (count < 0 && returned) {
            throw bareReturn();
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void see(int b) {
        if (more > 0 || b >= 0x80) {
            decode(b);
        } else if (b == 0) {
            throw new UnreadableFile(
                    "a NUL byte in line " + line, "text in UTF-8", "Save the file as UTF-8; it may be UTF-16 now.");
        }
        if (returned && b != '\n') {
            throw bareReturn();
        }
        if (quoted && b == '"') {
            inQuotes = !inQuotes;
        }
        if (b == '\n') {
            endLine();
        } else if (b == '\r' && !inQuotes) {
            returned = true;
        } else {
            empty = 0;
            if (++length > LONGEST_LINE) {
                throw new UnreadableFile(
                        "more than " + LONGEST_LINE + " bytes without an end in line " + line,
                        "lines of at most " + LONGEST_LINE + " bytes",
                        "Check that the file has line ends, and that every quote is closed.");
            }
        }
    }

    private void endLine() {
        if (length == 0 && ++empty > MOST_EMPTY_LINES) {
            throw new UnreadableFile(
                    "more than " + MOST_EMPTY_LINES + " empty lines one after the other, up to line " + line,
                    "rows",
                    "Check that this is the file you meant.");
        }
        returned = false;
        if (!inQuotes) {
            length = 0;
        }
        line++;
    }

    private void decode(int b) {
        if (more > 0) {
            if (b < least || b > most) {
                throw notUtf8();
            }
            least = 0x80;
            most = 0xBF;
            more--;
        } else if (b >= 0xC2 && b <= 0xDF) {
            more = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            more = 2;
            least = b == 0xE0 ? 0xA0 : 0x80;
            most = b == 0xED ? 0x9F : 0xBF;
        } else if (b >= 0xF0 && b <= 0xF4) {
            more = 3;
            least = b == 0xF0 ? 0x90 : 0x80;
            most = b == 0xF4 ? 0x8F : 0xBF;
        } else {
            throw notUtf8();
        }
    }

    private UnreadableFile notUtf8() {
        return new UnreadableFile(
                "bytes that are not UTF-8 in line " + line,
                "text in UTF-8",
                "Save the file as UTF-8, with iconv -f WINDOWS-1252 -t UTF-8 if that is what it is in now.");
    }

    private UnreadableFile bareReturn() {
        return new UnreadableFile(
                "a carriage return that ends no line in line " + line,
                "lines that end with a line feed, with or without a carriage return before it",
                "Write the file with line feeds, with tr '\\r' '\\n' if no line has one.");
    }
}
