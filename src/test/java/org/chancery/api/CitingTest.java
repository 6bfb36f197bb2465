package org.chancery.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.api.Program.Answer;
import org.chancery.ledger.OnBothDatabases;
import org.chancery.ledger.TestDatabase;
import org.chancery.standing.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is cited, or was once a memento, stays as it is; and who recorded what it rests on is known. */
@OnBothDatabases
class CitingTest {

    private final Program program;
    private final UUID record = UUID.randomUUID();

    CitingTest(TestDatabase where) {
        program = Program.on(where);
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private void breakTies() {
        String body =
                "{'recordId':'%s','between':['SYR','TUR'],'initiator':'TUR','occurred':'2011','unsourced':'a test'}"
                        .formatted(record);
        Answer answer = program.send(
                "POST",
                "/api/commands/sever-ties",
                body.replace('\'', '"'),
                "Content-Type",
                "application/json",
                "X-Request-Id",
                "request-1",
                "Authorization",
                "Bearer " + program.token());
        assertThat(answer.status()).isEqualTo(201);
    }

    private void recordMore() {
        assertThat(program.command(
                                "correct-record",
                                "{'record':'%s','reason':'misread','content':{'between':['SYR','TUR'],'initiator':'TUR','occurred':'2013','unsourced':'a test'}}"
                                        .formatted(record))
                        .status())
                .isEqualTo(201);
        assertThat(program.command("restore-ties", "{'between':['SYR','TUR'],'occurred':'2020','unsourced':'a test'}")
                        .status())
                .isEqualTo(201);
        assertThat(program.command("register-actor", "{'code':'SDF','kind':'GROUP','name':'SDF','unsourced':'a test'}")
                        .status())
                .isEqualTo(201);
        assertThat(program.command(
                                "hold-meeting",
                                "{'delegations':[{'actor':'SYR','role':'PRINCIPAL'},{'actor':'TUR','role':'PRINCIPAL'}],"
                                        + "'occurred':'2011-05','unsourced':'a test'}")
                        .status())
                .isEqualTo(201);
    }

    private static String pathOf(String url) {
        URI uri = URI.create(url);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    @Test
    void what_is_cited_is_fetched_again_byte_for_byte_whatever_is_recorded_later() throws Exception {
        breakTies();
        JsonNode citation =
                program.get("/api/relations/TUR-SYR/citation?asOf=2012-01-01").json();
        String status = pathOf(citation.get("url").stringValue());
        String table = pathOf(citation.get("csv").stringValue());
        assertThat(status).contains("/api/relations/SYR-TUR?asOf=2012-01-01&knownAt=");
        Map<String, String> kept = new TreeMap<>();
        for (String path :
                List.of(status, table, status.replace("?", "/why?facet=TIES&"), status.replace("?", "/citation?"))) {
            kept.put(path, program.get(path).text());
        }
        assertThat(program.get(status).json().get("position").longValue())
                .isEqualTo(citation.get("position").longValue());
        recordMore();
        kept.forEach(
                (path, text) -> assertThat(program.get(path).text()).as(path).isEqualTo(text));
        program.restartAfter(() -> {});
        kept.remove(status.replace("?", "/citation?")); // its address has another port now
        kept.forEach(
                (path, text) -> assertThat(program.get(path).text()).as(path).isEqualTo(text));
        assertThat(program.get("/api/relations/SYR-TUR?asOf=2012-01-01").json().get("headline"))
                .isNotEqualTo(program.get(status).json().get("headline"));
    }

    @Test
    void a_citation_names_the_clocks_the_position_the_root_and_the_rules_in_every_style() {
        breakTies();
        String question = "?asOf=2012-01-01&minGrade=CONFIRMED";
        JsonNode citation =
                program.get("/api/relations/SYR-TUR/citation" + question).json();
        String knownAt = citation.get("knownAt").stringValue();
        String pinned = question + "&knownAt=" + knownAt;
        String root = program.get("/api/log").json().get("root").stringValue();
        assertThat(citation.get("root").stringValue()).isEqualTo(root);
        String text =
                program.get("/api/relations/SYR-TUR/citation.txt" + pinned).text();
        assertThat(text)
                .startsWith("Chancery (" + knownAt.substring(0, 4) + "). Relation of Syria and ")
                .contains("as of 2012-01-01", knownAt, "position 1", root, "rules " + Standing.RULES, "CONFIRMED")
                .endsWith("&minGrade=CONFIRMED\n");
        assertThat(program.get("/api/relations/SYR-TUR/citation.bib" + pinned).text())
                .startsWith("@misc{chancery-syr-tur-2012-01-01-1,\n")
                .contains("  url = {" + citation.get("url").stringValue() + "},\n", root);
        assertThat(program.get("/api/relations/SYR-TUR/citation.ris" + pinned).text())
                .startsWith("TY  - DATA\r\n")
                .endsWith("ER  - \r\n")
                .contains("UR  - " + citation.get("url").stringValue() + "\r\n");
        JsonNode csl =
                program.get("/api/relations/SYR-TUR/citation.csl" + pinned).json();
        assertThat(csl.get(0).get("type").stringValue()).isEqualTo("dataset");
        assertThat(csl.get(0).get("URL")).isEqualTo(citation.get("url"));
        assertThat(program.get("/api/relations/SYR-TUR/citation?knownAt=2999-01-01T00:00:00Z")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void every_memento_of_the_time_map_is_found_by_its_datetime_and_stays() {
        breakTies();
        recordMore();
        for (String asOf : List.of("", "?asOf=2012-01-01")) {
            String map = program.get("/api/relations/SYR-TUR/timemap" + asOf).text();
            Matcher mementos = Pattern.compile("<([^>]*)>; rel=\"memento\"; datetime=\"([^\"]*)\"")
                    .matcher(map);
            int found = 0;
            Map<String, String> bySecond = new TreeMap<>();
            while (mementos.find()) {
                Answer memento = program.get(mementos.group(1));
                assertThat(memento.status()).isEqualTo(200);
                assertThat(memento.header("Memento-Datetime")).isEqualTo(mementos.group(2));
                assertThat(memento.header("Vary")).isEmpty();
                assertThat(memento.header("Link")).contains("rel=\"original timegate\"", "rel=\"timemap\"");
                bySecond.put(mementos.group(2), mementos.group(1));
                found++;
            }
            assertThat(found).isEqualTo(4);
            bySecond.forEach((datetime, address) -> {
                Answer negotiated = program.get("/api/relations/SYR-TUR" + asOf, "Accept-Datetime", datetime);
                assertThat(negotiated.header("Content-Location")).isEqualTo(address);
                assertThat(negotiated.header("Memento-Datetime")).isEqualTo(datetime);
                assertThat(negotiated.text()).isEqualTo(program.get(address).text());
            });
        }
    }

    @Test
    void blame_names_record_version_rule_author_and_instant_of_a_cell() {
        breakTies();
        JsonNode line = program.get("/api/relations/SYR-TUR/blame?facet=TIES&asOf=2012-01-01")
                .json()
                .get("cells")
                .get(0)
                .get("lines")
                .get(0);
        assertThat(line.get("record").stringValue()).isEqualTo(record.toString());
        assertThat(line.get("version").intValue()).isEqualTo(1);
        assertThat(line.get("position").longValue()).isEqualTo(1);
        assertThat(line.get("recordedBy").stringValue()).isEqualTo("admin");
        assertThat(line.get("requestId").stringValue()).isEqualTo("request-1");
        assertThat(line.get("event").stringValue()).isEqualTo("ties-severed");
        assertThat(line.get("gives").stringValue()).isEqualTo("SEVERED");
        recordMore();
        JsonNode corrected = program.get("/api/relations/SYR-TUR/blame?facet=TIES&asOf=2014-01-01")
                .json()
                .get("cells")
                .get(0)
                .get("lines")
                .get(0);
        assertThat(corrected.get("version").intValue()).isEqualTo(2);
        assertThat(corrected.get("event").stringValue()).isEqualTo("record-corrected");
        assertThat(corrected.get("position").longValue()).isEqualTo(2);
        assertThat(program.get("/api/relations/SYR-TUR/blame").status()).isEqualTo(400);
        assertThat(program.get("/api/relations/SYR-TUR/blame?facet=TIES&asOf=2000-01-01")
                        .json()
                        .get("cells")
                        .get(0)
                        .get("lines"))
                .isEmpty();
    }
}
