package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what they were said to be: found out at once, with what to do. */
class BadFilesTest {

    private static final String HEAD = "ccode1,ccode2,year,DR_at_1,DR_at_2\n";
    private static final String ROW = "2,20,1930,0,2\n";

    @TempDir
    private Path folder;

    private long rows(byte[] content) {
        return rows(new CowDipl(), content);
    }

    private long rows(Format format, byte[] content) {
        try {
            return ImportRun.check(format, Files.write(folder.resolve("file"), content), () -> false)
                    .rows();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String said(byte[] content) {
        return said(new CowDipl(), content);
    }

    private String said(Format format, byte[] content) {
        return catchThrowableOfType(UnreadableFile.class, () -> rows(format, content))
                .getMessage();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String... contents) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < contents.length; i++) {
                zip.putNextEntry(new ZipEntry("file" + i));
                zip.write(utf8(contents[i]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    void plain_gzip_and_zip_are_read_alike_whatever_their_name() {
        assertThat(rows(utf8(HEAD + ROW))).isEqualTo(1);
        assertThat(rows(gzip(utf8(HEAD + ROW)))).isEqualTo(1);
        assertThat(rows(zip(HEAD + ROW))).isEqualTo(1);
    }

    @Test
    void a_byte_order_mark_line_ends_of_either_kind_and_a_missing_last_one_do_not_matter() {
        assertThat(rows(utf8("\uFEFF" + HEAD + ROW))).isEqualTo(1);
        assertThat(rows(utf8((HEAD + ROW).replace("\n", "\r\n")))).isEqualTo(1);
        assertThat(rows(utf8(HEAD + ROW.strip()))).isEqualTo(1);
        assertThat(rows(utf8(HEAD))).isZero();
    }

    @Test
    void columns_may_stand_in_another_order() {
        Row row;
        try (Rows all = Rows.open(
                write(utf8("year,DR_at_2,DR_at_1,ccode2,ccode1\n1930,2,0,20,2\n")), new CowDipl().layouts())) {
            row = all.next();
        }
        assertThat(row.cell("ccode1")).isEqualTo("2");
        assertThat(row.cell("DR_at_2")).isEqualTo("2");
    }

    private Path write(byte[] content) {
        try {
            return Files.write(folder.resolve("file"), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_file_of_0_bytes() {
        assertThat(said(new byte[0]))
                .isEqualTo(
                        "Found a file with nothing in it, expected the rows of cow-dipl. Check that it was fetched to the"
                                + " end.");
        assertThat(said(gzip(new byte[0]))).startsWith("Found a file with nothing in it");
    }

    @Test
    void truncated_gzip() {
        StringBuilder many = new StringBuilder(HEAD);
        for (int i = 0; i < 10_000; i++) {
            many.append("2,").append(i).append(",1930,0,2\n");
        }
        byte[] whole = gzip(utf8(many.toString()));
        assertThat(said(Arrays.copyOf(whole, whole.length - 20)))
                .startsWith("Found the end of the file in the middle of its compressed content, after line ")
                .endsWith("expected a whole file. Fetch it again; it was cut off on the way.");
        assertThat(said(Arrays.copyOf(whole, 5))).startsWith("Found the end of the file in the middle");
        whole[whole.length / 2] ^= 0x55;
        assertThat(said(whole)).startsWith("Found ");
    }

    @Test
    void an_archive_of_several_files() {
        assertThat(said(zip(HEAD + ROW, HEAD + ROW)))
                .isEqualTo(
                        "Found a zip archive with more than one file in it, expected one file. Unpack it, and import its"
                                + " files one by one.");
    }

    @Test
    void wrong_delimiter() {
        assertThat(said(utf8((HEAD + ROW).replace(',', ';'))))
                .isEqualTo(
                        "Found cells with a semicolon between them in the first line, expected a comma between cells."
                                + " Write the file with a comma between cells.");
        String event = String.join(",", new Gdelt2().layouts().getFirst().columns());
        assertThat(said(new Gdelt2(), utf8(event)))
                .startsWith("Found cells with a comma between them in the first line, expected a tab");
    }

    @Test
    void a_column_missing_too_many_or_twice() {
        assertThat(said(utf8("ccode1,ccode2,year,DR_at_1\n")))
                .startsWith("Found no column \"DR_at_2\", expected the columns of cow-dipl: ");
        assertThat(said(utf8("ccode1,ccode2,year,DR_at_1,DR_at_2,mood\n")))
                .startsWith("Found a column too many: \"mood\", expected");
        assertThat(said(utf8("ccode1,ccode2,year,DR_at_1,DR_at_2,year\n")))
                .startsWith("Found a column that is named twice");
        assertThat(said(new Gdelt2(), utf8("1\t2\t3\n")))
                .startsWith("Found 3 cells in the first line, beginning with \"1\", expected the 61 columns of gdelt2");
    }

    @Test
    void a_row_with_a_cell_missing_or_too_many_is_refused_alone() {
        try (Desk desk = new Desk(org.chancery.ledger.TestDatabase.H2_IN_MEMORY)) {
            Import done = desk.take("cow-dipl", HEAD.strip(), "2,20,1930,0", ROW.strip(), "2,20,1935,0,2,7");
            assertThat(done.rows()).isEqualTo(new Counts(3, 1, 0, 2, 0, 0, 0, 0, 0, 2));
            assertThat(desk.listed(done))
                    .containsExactly(
                            new Imports.ReportedRow(1, Outcome.REFUSED, "found 4 cells, expected 5"),
                            new Imports.ReportedRow(3, Outcome.REFUSED, "found 6 cells, expected 5"));
        }
    }

    @Test
    void wrong_encoding() {
        assertThat(said((HEAD + "2,20,1930,0,2,Côte\n").getBytes(Charset.forName("windows-1252"))))
                .isEqualTo(
                        "Found bytes that are not UTF-8 in line 2, expected text in UTF-8. Save the file as UTF-8, with"
                                + " iconv -f WINDOWS-1252 -t UTF-8 if that is what it is in now.");
        assertThat(said((HEAD + ROW).getBytes(StandardCharsets.UTF_16))).startsWith("Found text in UTF-16");
        assertThat(said((HEAD + ROW).getBytes(StandardCharsets.UTF_16LE))).startsWith("Found a NUL byte in line 1");
        assertThat(rows(utf8(HEAD + "2,20,1930,0,2\n"))).isEqualTo(1);
    }

    @Test
    void bare_carriage_returns() {
        assertThat(said(utf8((HEAD + ROW).replace('\n', '\r'))))
                .startsWith("Found a carriage return that ends no line in line 1");
        assertThat(rows(utf8(HEAD + "2,20,1930,0,\"2\r\"\n"))).isEqualTo(1);
    }

    @Test
    void a_quote_that_is_not_closed() {
        assertThat(said(utf8(HEAD + "2,20,\"1930,0,2\n"))).startsWith("Found a row that does not end");
    }

    @Test
    void a_line_beyond_every_bound() {
        assertThat(said(utf8(HEAD + "2".repeat(Watch.LONGEST_LINE + 1))))
                .startsWith("Found more than 1048576 bytes without an end in line 2");
    }

    @Test
    void two_gigabytes_of_newlines_are_found_out_after_a_thousand() throws IOException {
        try (InputStream endless = new Watch(new Newlines(), false)) {
            assertThat(catchThrowableOfType(UnreadableFile.class, endless::readAllBytes)
                            .getMessage())
                    .isEqualTo(
                            "Found more than 1000 empty lines one after the other, up to line 1001, expected rows. Check"
                                    + " that this is the file you meant.");
        }
        assertThat(said(utf8(HEAD + "\r\n".repeat(2_000)))).startsWith("Found more than 1000 empty lines");
    }

    /** Two gigabytes of them. */
    private static final class Newlines extends InputStream {
        private long left = 2L << 30;

        @Override
        public int read() {
            return left-- > 0 ? '\n' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int count = (int) Math.min(length, left);
            Arrays.fill(bytes, offset, offset + count, (byte) '\n');
            left -= count;
            return count == 0 ? -1 : count;
        }
    }

    @Test
    void utf8_is_watched_byte_by_byte() {
        for (String good : List.of("é", "€", "𝄞", "\uFEFFa", "퟿")) {
            assertThat(watched(utf8(good))).isTrue();
        }
        for (byte[] bad : new byte[][] {
            {(byte) 0x80},
            {(byte) 0xC0, (byte) 0xAF},
            {(byte) 0xE0, (byte) 0x80, (byte) 0x80},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            {(byte) 0xC3},
            {(byte) 0xFF}
        }) {
            assertThat(watched(bad)).isFalse();
        }
    }

    private static boolean watched(byte[] bytes) {
        try (Watch watch = new Watch(new ByteArrayInputStream(bytes), false)) {
            watch.readAllBytes();
            return true;
        } catch (UnreadableFile e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
