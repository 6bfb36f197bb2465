package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.chancery.api.Program;
import org.chancery.ledger.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of imports without a script: what goes wrong is said plainly, and nothing is lost. */
class ImportPagesTest {

    private static final String HEAD = "ccode1,ccode2,year,DR_at_1,DR_at_2\n";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Program program;
    private static String cookie;

    @BeforeAll
    static void start() {
        program = Program.on(TestDatabase.H2_IN_MEMORY);
        cookie = comeIn();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    /** What a browser was answered. */
    private record Page(int status, String location, String text) {
        String says() {
            return text.replaceAll("(?s)<(script|style).*?</\\1>", "")
                    .replaceAll("<[^>]*>", " ")
                    .replace("&quot;", "\"")
                    .replaceAll("\\s+", " ");
        }
    }

    private static Page send(String path, String contentType, byte[] body, boolean inside) {
        String here = "http://127.0.0.1:" + program.port();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(here + path))
                .header("Accept", "text/html")
                .header("Origin", here)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body));
        if (inside) {
            request.header("Cookie", cookie);
        }
        return page(request.build());
    }

    private static Page post(String path) {
        return send(path, "application/x-www-form-urlencoded", new byte[0], true);
    }

    private static Page get(String path) {
        return page(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + program.port() + path))
                .header("Accept", "text/html")
                .header("Cookie", cookie)
                .build());
    }

    private static Page page(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
            return new Page(
                    response.statusCode(),
                    response.headers().firstValue("Location").orElse("").replaceAll("^http://[^/]*", ""),
                    response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String comeIn() {
        try {
            String here = "http://127.0.0.1:" + program.port();
            HttpResponse<Void> response = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(here + "/enter"))
                            .header("Origin", here)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("token=" + program.token()))
                            .build(),
                    BodyHandlers.discarding());
            return response.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Page sent(String format, String name, String fileName, byte[] content) {
        return sent(format, name, fileName, content, true);
    }

    private static Page sent(String format, String name, String fileName, byte[] content, boolean inside) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "format", null, format.getBytes(StandardCharsets.UTF_8));
        part(body, "name", null, name.getBytes(StandardCharsets.UTF_8));
        part(body, "file", fileName, content);
        body.writeBytes("--x--\r\n".getBytes(StandardCharsets.UTF_8));
        return send("/imports", "multipart/form-data; boundary=x", body.toByteArray(), inside);
    }

    private static void part(ByteArrayOutputStream body, String name, String fileName, byte[] content) {
        body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"" + name + "\""
                        + (fileName == null ? "" : "; filename=\"" + fileName + "\"") + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The page of an import when it is over. */
    private static Page over(Page redirected) {
        assertThat(redirected.status()).as(redirected.text()).isEqualTo(302);
        Page page;
        do {
            page = get(redirected.location());
            assertThat(page.status()).isEqualTo(200);
        } while (page.text().contains("data-live"));
        return page;
    }

    private static String address(Page page, String ending) {
        Matcher form =
                Pattern.compile("action=\"(/imports/[^\"]*" + ending + ")\"").matcher(page.text());
        assertThat(form.find()).as(ending + " is offered").isTrue();
        return form.group(1);
    }

    @Test
    void a_file_is_tried_imported_and_taken_back() {
        Page trial = over(sent("cow-dipl", "two panels", "panel.csv", utf8(HEAD + "2,20,1930,0,2\n2,20,35,2,2\n")));
        assertThat(trial.says())
                .contains("Trial", "would be recorded 1", "refused 1", "year is \"35\", expected four digits")
                .contains("One relation is concerned; the answers of 1 would change", "CAN-USA");
        assertThat(program.get("/api/relations/CAN-USA?asOf=1930-12-31").text()).doesNotContain("MINISTER");

        Page done = over(post(address(trial, "record")));
        assertThat(done.says()).contains("Import", "two panels", "recorded 1", "Every record of it carries import:");
        assertThat(program.get("/api/relations/CAN-USA?asOf=1930-12-31").text()).contains("MINISTER");
        assertThat(done.text()).contains("/unrecorded\"");

        Page again = over(sent("cow-dipl", "", "panel.csv", utf8(HEAD + "2,20,1930,0,2\n2,20,35,2,2\n")));
        assertThat(again.says())
                .contains("This very file was imported as “two panels” on")
                .contains("seen before 1");

        Page preview = over(post(address(done, "undo/preview")));
        assertThat(preview.says()).contains("Trial of an undoing", "would be retracted 2", "CAN-USA");
        assertThat(program.get("/api/relations/CAN-USA?asOf=1930-12-31").text()).contains("MINISTER");
        Page undone = over(post(address(preview, "undo")));
        assertThat(undone.says()).contains("Undoing", "retracted 2");
        assertThat(program.get("/api/relations/CAN-USA?asOf=1930-12-31").text()).doesNotContain("MINISTER");

        Page twice = post(address(preview, "undo"));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.says()).contains("is undone by");
    }

    private static final String OWN = "Country A;Country B;Date;<b>Region</b>\n"
            + "Turkey;Syria;03/04/1967;Levant\nTurkye;Syria;05/06/1968;=cmd()\nTurkey;Iran;13/01/1970;\n";

    private static Page form(String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(fields[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send(path, "application/x-www-form-urlencoded", utf8(body.toString()), true);
    }

    private static Page said(String path, String act, String dates, String... isOf) {
        List<String> fields = new ArrayList<>(List.of("all.command", act, "all.unsourced", "a test", "dates", dates));
        for (int i = 0; i < isOf.length; i += 2) {
            fields.addAll(List.of("column." + i / 2, isOf[i], "is." + i / 2, isOf[i + 1]));
        }
        return form(path, fields.toArray(String[]::new));
    }

    @Test
    void a_table_of_ones_own_is_mapped_its_names_are_resolved_and_it_is_imported() {
        Page sent = sent("records", "my table", "own.csv", utf8(OWN));
        assertThat(sent.location()).endsWith("/columns");
        Page columns = get(sent.location());
        assertThat(columns.says())
                .contains(
                        "4 columns, with a semicolon between cells, as text in UTF-8. 3 rows were looked at; there are no more.")
                .contains(
                        "“Date” end with their year. Of those looked at, 1 can have only the day first, 0 only the month, 2 either.")
                .contains("names of actors", "&lt;b&gt;Region&lt;/b&gt;");
        assertThat(columns.text())
                .contains("<option value=\"occurred\" selected=\"selected\">")
                .doesNotContain("<b>Region");

        String region = "<b>Region</b>";
        Page noAct = said(
                sent.location(),
                "",
                "",
                "Country A",
                "between",
                "Country B",
                "between",
                "Date",
                "occurred",
                region,
                "-");
        assertThat(noAct.status()).isEqualTo(400);
        assertThat(noAct.says()).contains("No act is said");
        assertThat(noAct.text()).contains("<option value=\"between\" selected=\"selected\">");
        Page twice = said(sent.location(), "establish-ties", "", "Country A", "place", "Country B", "place");
        assertThat(twice.says()).contains("Found two columns for place, one of them \"Country B\", expected one.");

        Page mapped = over(said(
                sent.location(),
                "establish-ties",
                "DAY_FIRST",
                "Country A",
                "between",
                "Country B",
                "between",
                "Date",
                "occurred",
                region,
                "+"));
        assertThat(mapped.says())
                .contains("would be recorded 2", "refused 1", "Say whom a name means", "Say what its columns mean")
                .contains("\"Turkye\" is nobody known on the day of the row; say whom it means");
        String named = href(mapped, "names");
        Page names = get(named);
        assertThat(names.says()).contains("Turkye", "in one row, 1968", "Turkey TUR is called “Türkiye”");
        Page nobody = form(named, "name.0", "Turkye", "actor.0", "", "other.0", "Atlantis");
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nobody.says()).contains("“Atlantis” is no actor known by that name or code");
        assertThat(form(named, "name.0", "Turkye", "actor.0", "").says()).contains("Nobody was chosen");

        Page trial = over(form(named, "name.0", "Turkye", "actor.0", "", "other.0", "Turkey (TUR)"));
        assertThat(trial.says()).contains("would be recorded 3", "refused 0").doesNotContain("Say whom");
        Page again = get(href(trial, "columns"));
        assertThat(again.text())
                .contains("<option value=\"between\" selected=\"selected\">")
                .contains("value=\"DAY_FIRST\" checked=\"checked\"");
        Page done = over(post(address(trial, "record")));
        assertThat(done.says())
                .contains("recorded 3", "What was said of its columns {\"columns\":{\"Country A\":\"between\"");
        assertThat(program.get("/api/relations/SYR-TUR?asOf=1967-04-03").text()).contains("ESTABLISHED");
        over(post(address(over(post(address(done, "undo/preview"))), "undo")));
        assertThat(program.get("/api/relations/SYR-TUR?asOf=1967-04-03").text()).doesNotContain("ESTABLISHED");
    }

    private static String href(Page page, String ending) {
        Matcher link =
                Pattern.compile("href=\"(/imports/[^\"]*/" + ending + ")\"").matcher(page.text());
        assertThat(link.find()).as(ending + " is offered").isTrue();
        return link.group(1);
    }

    @Test
    void a_file_whose_columns_cannot_be_given_a_meaning_says_why() {
        Page twice = sent("records", "", "twice.csv", utf8("A,B,A\n1,2,3\n"));
        assertThat(over(twice).says()).contains("failed");
        Page columns = get(twice.location() + "/columns");
        assertThat(columns.status()).isEqualTo(409);
        assertThat(columns.says()).contains("Found a column that is named twice: \"A\"");
        Page wide = sent("records", "", "wide.csv", utf8("a" + ",b".repeat(9_999) + "\n"));
        assertThat(get(wide.location() + "/columns").says()).contains("Found 10000 columns, expected at most 200");
        Page panel = sent("cow-dipl", "", "p.csv", utf8(HEAD + "2,20,1930,0,2\n"));
        over(panel);
        assertThat(get(panel.location() + "/columns").status()).isEqualTo(409);
        assertThat(get(panel.location() + "/names").says()).contains("No name waits");
    }

    @Test
    void what_is_missing_or_unknown_is_said_at_the_form() {
        Page none = sent("", "", "", new byte[0]);
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.says()).contains("No format is chosen", "No file is chosen");
        assertThat(sent("<b>xlsx</b>", "", "a.xlsx", utf8("x")).text())
                .contains("There is no format “&lt;b&gt;xlsx&lt;/b&gt;”");
        Page named = sent("cow-dipl", "n".repeat(101), "a.csv", utf8(HEAD));
        assertThat(named.says()).contains("The name has 101 characters; at most 100 are taken");
        assertThat(named.text()).contains("value=\"cow-dipl\" checked=\"checked\"");
        Page plain = send("/imports", "application/x-www-form-urlencoded", utf8("format=cow-dipl"), true);
        assertThat(plain.status()).isEqualTo(400);
        assertThat(plain.says()).contains("cannot be read as a form with a file in it");
        Page cut = send(
                "/imports",
                "multipart/form-data; boundary=x",
                utf8("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf"),
                true);
        assertThat(cut.status()).isBetween(400, 599);
        assertThat(cut.says()).contains("send it again");
    }

    @Test
    void a_file_that_is_not_what_it_was_said_to_be_fails_with_what_was_found_and_leaves_nothing() throws IOException {
        long before = position();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(whole)) {
            for (int i = 0; i < 2_000; i++) {
                gzip.write(utf8("2,20," + (1900 + i % 100) + "," + i * 7919 % 4 + ",2\n"));
            }
        }
        byte[] half = Arrays.copyOf(whole.toByteArray(), whole.size() / 2);
        for (Page redirected : new Page[] {
            sent("cow-dipl", "", "empty.csv", new byte[0]),
            sent("cow-dipl", "", "other.csv", utf8("id,name\n1,x\n")),
            sent("records", "", "sheet.xlsx", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}),
            sent("cow-dipl", "", "cut.csv.gz", half)
        }) {
            Page page = over(redirected);
            assertThat(page.says()).contains("State : failed", "Found ", ", expected ");
            assertThat(page.text()).doesNotContainPattern("/imports/[^\"]+/(record|undo)\"");
        }
        assertThat(position()).isEqualTo(before);
    }

    private static long position() {
        return program.get("/api/relations?limit=1").json().get("position").asLong();
    }

    @Test
    void markup_in_a_name_is_shown_and_does_nothing() {
        Page page = over(sent(
                "records",
                "<script>alert(1)</script>",
                "../../<img src=x onerror=alert(1)>.csv",
                utf8("command,between,occurred,unsourced\n<i>x</i>,NOR;PER,1905,y\n")));
        assertThat(page.text())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("&lt;img src=x onerror=alert(1)&gt;.csv")
                .doesNotContain("<script>alert", "<img", "<i>x");
        assertThat(get("/imports").text())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void two_at_once_wait_for_each_other_and_both_come_to_their_end() {
        String rows = String.join("\n", panels(2_000));
        Page one = sent("cow-dipl", "the first of two", "one.csv", utf8(rows));
        Page other = sent("cow-dipl", "the second of two", "two.csv", utf8(rows));
        assertThat(over(one).says()).contains("read 2,000");
        assertThat(over(other).says()).contains("read 2,000");
        assertThat(get("/imports").says()).contains("the first of two", "the second of two");
    }

    private static java.util.List<String> panels(int rows) {
        java.util.List<String> panels = new java.util.ArrayList<>(java.util.List.of(HEAD.strip()));
        for (int one : new int[] {200, 220, 230, 350, 380}) {
            for (int other : new int[] {40, 41, 70, 90, 100, 101, 130, 135, 140, 145, 150, 155, 160, 165}) {
                for (int year = 1910; year < 2000 && panels.size() <= rows; year++) {
                    panels.add(one + "," + other + "," + year + "," + year % 4 + ",3");
                }
            }
        }
        return panels;
    }

    @Test
    void an_import_goes_on_after_the_server_was_started_again() throws IOException {
        String rows = String.join("\n", panels(6_000));
        Page trial = sent("cow-dipl", "restarted", "long.csv", utf8(rows));
        Page tried = over(trial);
        Page recording = post(address(tried, "record"));
        program.restartAfter(() -> {});
        Page done = over(recording);
        assertThat(done.says()).contains("State : done", "read 6,000", "refused 0");

        Page unknown = post("/imports/" + recording.location().substring("/imports/".length()) + "/undo/preview");
        assertThat(unknown.status()).as("the browser has to sign in again").isEqualTo(401);
        assertThat(unknown.says()).contains("/enter");
        cookie = comeIn();
        Page preview = over(post(address(done, "undo/preview")));
        assertThat(preview.says()).contains("would be retracted");
        over(post(address(preview, "undo")));
    }

    @Test
    void who_did_not_come_in_reads_and_changes_nothing() {
        Page refused = sent("cow-dipl", "", "a.csv", utf8(HEAD + "2,20,1930,0,2\n"), false);
        assertThat(refused.status()).isEqualTo(401);
        Page outside = page(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + program.port() + "/imports"))
                .header("Accept", "text/html")
                .build());
        assertThat(outside.says()).contains("sign in first");
        assertThat(outside.text()).contains("disabled=\"disabled\"");
    }

    @Test
    void an_import_that_is_not_there_is_a_page_that_is_not_there() {
        assertThat(get("/imports/no-id").status()).isEqualTo(404);
        assertThat(get("/imports/0190e225-4800-7000-8000-000000000001").status())
                .isEqualTo(404);
        assertThat(post("/imports/0190e225-4800-7000-8000-000000000001/undo").status())
                .isEqualTo(404);
    }

    @Test
    void an_address_with_a_part_that_nobody_reads_is_refused() {
        Page refused = get("/imports?page=2");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.says()).contains("The address has a part named “page”. This page takes none.");
    }

    @Test
    void the_name_of_a_file_is_the_last_of_its_path() {
        assertThat(ImportPages.lastOf("C:\\files\\panel.csv")).isEqualTo("panel.csv");
        assertThat(ImportPages.lastOf("/")).isEmpty();
        assertThat(ImportPages.lastOf("a\u0000b\nc")).isEqualTo("abc");
        assertThat(ImportPages.lastOf(null)).isEmpty();
    }
}
