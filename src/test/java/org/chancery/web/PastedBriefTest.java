package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chancery.api.Program;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** A brief goes through the page over HTTP, as a browser without script sends it. */
class PastedBriefTest {

    private static final Pattern INPUT = Pattern.compile("<input[^>]* name=\"(?<name>[^\"]+)\"(?<rest>[^>]*)>");
    private static final Pattern AREA =
            Pattern.compile("<textarea[^>]* name=\"(?<name>[^\"]+)\"[^>]*>(?<value>[^<]*)</textarea>");

    private final Program program = Program.shared();
    private String cookie = "";

    @BeforeEach
    void signIn() {
        cookie = send("/enter", Map.of("token", program.token()))
                .header("Set-Cookie")
                .replaceAll(";.*", "");
    }

    private Program.Answer send(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        List<String> headers = new ArrayList<>(List.of(
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html",
                "Origin",
                "http://127.0.0.1:" + program.port()));
        if (!cookie.isEmpty()) {
            headers.addAll(List.of("Cookie", cookie));
        }
        return program.send("POST", path, body, headers.toArray(String[]::new));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Program.Answer read(String text) {
        return send("/paste", Map.of("title", "A note", "published", "2020-01-01", "text", text));
    }

    /** What a browser would send of the form of the drafts. */
    private static Map<String, String> fields(String page) {
        String form = page.substring(page.indexOf("action=\"/paste/preview\""));
        Map<String, String> fields = new LinkedHashMap<>();
        for (MatchResult input : INPUT.matcher(form).results().toList()) {
            boolean box = input.group().contains("type=\"checkbox\"");
            if (!box || input.group("rest").contains("checked")) {
                fields.put(
                        input.group("name"),
                        box
                                ? "on"
                                : HtmlUtils.htmlUnescape(
                                        input.group("rest").replaceAll(".*value=\"([^\"]*)\".*", "$1")));
            }
        }
        AREA.matcher(form)
                .results()
                .forEach(area -> fields.put(area.group("name"), HtmlUtils.htmlUnescape(area.group("value"))));
        fields.remove("q");
        return fields;
    }

    private long position() {
        return program.get("/api/relations/SYR-TUR").json().get("position").longValue();
    }

    @Test
    void nothing_is_recorded_before_somebody_says_so_and_then_once() {
        long before = position();
        String drafts =
                read("On 5 May 2001, Fiji severed diplomatic ties with Tuvalu.").text();
        String preview = send("/paste/preview", fields(drafts)).text();
        assertThat(preview).contains("What would change").contains("Fiji severed diplomatic relations with Tuvalu");
        assertThat(position()).isEqualTo(before);

        Program.Answer recorded = send("/paste/record", fields(preview));
        assertThat(recorded.text())
                .contains("One act is recorded. What changed")
                .contains("href=\"/dyads/FJI-TUV\"");
        assertThat(program.get("/api/relations/FJI-TUV?asOf=2001-05-05")
                        .json()
                        .at("/headline/value")
                        .stringValue())
                .isEqualTo("SEVERED");
        assertThat(program.get("/api/relations/FJI-TUV/records")
                        .json()
                        .at("/records/0/versions/0/recordedBy")
                        .stringValue())
                .isEqualTo("admin");
        long after = position();
        send("/paste/record", fields(preview));
        assertThat(position()).as("the same form sent twice").isEqualTo(after);
    }

    @Test
    void what_is_said_of_the_brief_is_said_of_the_brief_alone() {
        Map<String, String> fields = fields(
                read("On 5 May 2004, Fiji severed diplomatic ties with Nauru.").text());
        fields.put("reliability", "D");
        fields.put(
                "d1.rest",
                fields.get("d1.rest")
                        .replaceFirst(
                                "(\"sources\"\\s*:\\s*\\[\\s*\\{[^}]*})",
                                "$1,{\"title\":\"Another paper\",\"reliability\":\"B\"}"));
        send("/paste/record", fields);
        JsonNode sources = program.get("/api/relations/FJI-NRU/records")
                .json()
                .at("/records/0")
                .findValue("sources");
        assertThat(sources.findValuesAsString("title")).containsExactly("A note", "Another paper");
        assertThat(sources.findValuesAsString("reliability")).containsExactly("D", "B");
    }

    @Test
    void dates_understood_from_another_day_of_publication_are_not_recorded() {
        Map<String, String> fields = fields(
                read("Yesterday Tonga severed diplomatic ties with Nauru.").text());
        assertThat(fields).containsEntry("d1.f.occurred", "2019-12-31");
        fields.put("published", "2020-02-01");
        assertThat(send("/paste/record", fields).text())
                .contains("understood from “2020-01-01”")
                .contains("value=\"2020-02-01\"");
        assertThat(program.get("/api/relations/NRU-TON/records").json().get("records"))
                .isEmpty();
    }

    @Test
    void all_stand_or_fall_together_and_each_says_why() {
        String drafts = read("On 5 May 2002, Samoa severed diplomatic ties with Nauru. "
                        + "On 6 May 2002, Samoa severed diplomatic ties with Nauru.")
                .text();
        Map<String, String> both = fields(drafts);
        assertThat(both).containsKeys("d1.accept", "d2.accept");
        long before = position();
        String refused = send("/paste/record", both).text();
        assertThat(refused)
                .contains("One draft was refused: it says why. Nothing was recorded.")
                .contains("name=\"d2.f.impliesUnrecordedChange\"");
        assertThat(position()).isEqualTo(before);
    }

    @Test
    void what_was_changed_on_a_card_is_kept_and_what_cannot_be_read_is_told_there() {
        Map<String, String> fields = fields(read("On 5 May 2003, Palau severed diplomatic ties with Vanuatu.")
                .text());
        fields.put("d1.f.occurred", "the day before yesterday");
        String told = send("/paste/preview", fields).text();
        assertThat(told)
                .contains("One draft cannot be read yet: it says why. Nothing was recorded.")
                .contains("value=\"the day before yesterday\"");
        fields.put("d1.f.occurred", "2003-05-06");
        fields.put("d1.f.by", "plw");
        assertThat(send("/paste/preview", fields).text())
                .contains("on 6 May 2003")
                .contains("Palau severed diplomatic relations with Vanuatu");
        fields.put("d1.rest", "[1,");
        assertThat(send("/paste/preview", fields).text()).contains("text that is not JSON");
        fields.put("d1.rest", "[]");
        assertThat(send("/paste/preview", fields).status()).isEqualTo(200);
    }

    @Test
    void a_brief_without_a_name_is_asked_for_one() {
        Program.Answer drafts =
                send("/paste", Map.of("text", "On 5 May 2003, Palau severed diplomatic ties with Vanuatu."));
        assertThat(send("/paste/preview", fields(drafts.text())).text())
                .contains("Say what the brief is cited as: it is the source of every draft.");
    }

    @Test
    void where_no_act_is_found_what_was_recognised_is_told_and_how_to_write() {
        assertThat(read("The weather in Norway was fine in March 2019.").text())
                .contains("No act was recognised in this text.")
                .contains("Recognised as actors: Norway (NOR).")
                .contains("Recognised as dates: 2019-03.")
                .contains("The weather in Norway was fine in March 2019.");
    }

    @Test
    void who_met_is_told_on_the_card_before_and_after() {
        String drafts = read("In March 2019, the foreign ministers of Norway and Canada met in Oslo.")
                .text();
        assertThat(drafts).contains("Norway (NOR), Canada (CAN)");
        assertThat(send("/paste/preview", fields(drafts)).text()).contains("Norway (NOR), Canada (CAN)");
    }

    @Test
    void markup_stays_text() {
        String hostile =
                "</textarea><script>alert(1)</script>\n\nIn March 2019, Norway condemned Iran. <img src=x onerror=alert(1)>";
        String page = read(hostile).text();
        assertThat(page)
                .doesNotContain("<script>alert", "<img src=x")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        Map<String, String> fields = fields(page);
        fields.put("title", "\"><script>alert(2)</script>");
        fields.put("d1.f.occurred", "\"><script>alert(3)</script>");
        fields.put("d1.f.onerror\"><script>alert(4)</script>", "x");
        fields.put("d1.record", "\"><script>alert(5)</script>");
        fields.put("d2.command", "\"><script>alert(6)</script>");
        assertThat(send("/paste/preview", fields).text()).doesNotContain("<script>alert");
    }

    @Test
    void characters_that_no_text_should_have_are_read_past() {
        String strange = "\u0000\u0007\u202E\u200B\uFEFF\uFFFF In March 2019, Norway condemned Iran. \uD83D\uDE00";
        assertThat(read(strange).status()).isEqualTo(200);
        assertThat(send("/paste", Map.of("published", "\u0000", "text", "x")).status())
                .isEqualTo(200);
    }

    @Test
    void a_text_of_five_megabytes_is_shown_back_with_what_to_do() {
        String text = "In 2011, Turkey severed ties with Syria.\n".repeat(5_000_000 / 41);
        Program.Answer answer = read(text);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("characters; 200,000 are read at once. Paste it in parts.")
                .contains(text.strip());
        assertThat(read("я".repeat(5_000_000)).status()).isEqualTo(200);
    }

    @Test
    void many_drafts_have_many_fields() {
        StringBuilder text = new StringBuilder();
        for (int year = 1700; year < 2000; year++) {
            text.append("In ").append(year).append(", France condemned Spain.\n");
        }
        Map<String, String> fields = fields(read(text.toString()).text());
        assertThat(fields.size()).isGreaterThan(1_500);
        Program.Answer preview = send("/paste/preview", fields);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text()).contains("id=\"draft-300\"");
    }

    @Test
    void who_is_not_signed_in_is_told_where_to() {
        cookie = "";
        Program.Answer answer = read("In 2011, Turkey severed ties with Syria.");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).contains("sign in at /enter");
        assertThat(program.get("/paste", "Accept", "text/html").text())
                .contains("To read a brief and to record, sign in first:")
                .contains("href=\"/enter?next=/paste\"");
    }

    @Test
    void an_address_with_a_part_that_nobody_reads_is_refused() {
        Program.Answer refused = program.get("/paste?text=Turkey", "Accept", "text/html");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("The address has a part named “text”.");
    }

    @Test
    void an_address_of_a_step_leads_to_the_beginning() {
        assertThat(program.get("/paste/record", "Accept", "text/html").header("Location"))
                .endsWith("/paste");
    }
}
