package org.chancery.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.api.Program.Answer;
import org.chancery.ledger.OnBothDatabases;
import org.chancery.ledger.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@OnBothDatabases
class RecordingAndAskingTest {

    private static final String BREAK =
            "{'recordId':'%s','between':['SYR','TUR'],'initiator':'TUR','occurred':'2011','unsourced':'a test'}";

    private final Program program;
    private final UUID record = UUID.randomUUID();

    RecordingAndAskingTest(TestDatabase where) {
        program = Program.on(where);
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private Answer recordBreak() {
        return program.command("sever-ties", BREAK.formatted(record));
    }

    private JsonNode ties(String question) {
        return facet(program.get("/api/relations/SYR-TUR" + question).json(), "TIES");
    }

    private static JsonNode facet(JsonNode status, String facet) {
        return status.get("facets")
                .valueStream()
                .filter(answer -> answer.get("facet").stringValue().equals(facet))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> values(JsonNode answer) {
        return answer.get("values")
                .valueStream()
                .map(value -> value.get("value").stringValue());
    }

    @Test
    void the_whole_way_of_a_record_from_the_command_to_its_end() {
        // a dry run records nothing
        Answer dry = program.post(
                "/api/commands/sever-ties?dryRun=true", BREAK.formatted(record).replace('\'', '"'));
        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.json().get("decision").stringValue()).isEqualTo("ACCEPTED");
        assertThat(dry.json().get("delta")).isNotEmpty();
        assertThat(values(ties("?asOf=2012-01-01"))).containsExactly("NOT_RECORDED");

        // an accepted command is in the next answer
        Answer first = recordBreak();
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location")).isEqualTo("/api/records/" + record);
        assertThat(first.json().get("position").longValue()).isEqualTo(1);
        assertThat(first.json().get("delta")).isEqualTo(dry.json().get("delta"));
        JsonNode severed = ties("?asOf=2012-01-01");
        assertThat(severed.toString())
                .isEqualTo(
                        ("{'facet':'TIES','between':['SYR','TUR'],'certainty':'DEFINITE','values':[{'value':'SEVERED',"
                                        + "'initiator':'TUR','since':{'earliest':'2011-01-01','definiteFrom':'2011-12-31','text':'2011'},"
                                        + "'records':['" + record + "']}]}")
                                .replace('\'', '"'));
        assertThat(values(ties("?asOf=2011-06-30"))).containsExactly("NOT_RECORDED", "SEVERED");

        // the same again is answered as the first time, other content is not
        Answer again = recordBreak();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        Answer other = program.command("sever-ties", BREAK.formatted(record).replace("2011", "2012"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("rule").stringValue()).isEqualTo("id-used-for-other-content");

        // an answer once given stays the same byte for byte
        String then = first.json().get("recordedAt").stringValue();
        String question = "/api/relations/TUR-SYR?asOf=2012-01-01&knownAt=" + then;
        Answer given = program.get(question);
        assertThat(given.json().get("headline").get("value").stringValue()).isEqualTo("SEVERED");

        // a dispute makes two positions, from its time on
        Answer disputed = program.command(
                "dispute-record",
                "{'record':'" + record + "','disputedBy':'Damascus','grounds':'ties went on','unsourced':'a test'}");
        assertThat(disputed.status()).isEqualTo(201);
        String dispute = disputed.json().get("disputeId").stringValue();
        assertThat(ties("?asOf=2012-01-01").get("certainty").stringValue()).isEqualTo("CONTESTED");
        assertThat(program.get("/api/records/" + dispute).json().get("state").stringValue())
                .isEqualTo("DISPUTED");
        assertThat(program.command("resolve-dispute", "{'dispute':'" + dispute + "','outcome':'it stands'}")
                        .status())
                .isEqualTo(201);

        // a correction counts with its new content
        Answer corrected = program.command(
                "correct-record",
                "{'record':'" + record
                        + "','reason':'misread','content':{'between':['SYR','TUR'],'occurred':'2012-03-26',"
                        + "'unsourced':'a test'}}");
        assertThat(corrected.status()).isEqualTo(201);
        assertThat(values(ties("?asOf=2012-01-01"))).containsExactly("NOT_RECORDED");

        // a retracted record no longer counts, and nothing more can be said of it
        String retraction = "{'record':'" + record + "','reason':'never happened'}";
        assertThat(program.command("retract-record", retraction).status()).isEqualTo(201);
        assertThat(program.command("retract-record", retraction).status()).isEqualTo(409);
        assertThat(values(ties("?asOf=2013-01-01"))).containsExactly("NOT_RECORDED");
        assertThat(program.get(question).text()).isEqualTo(given.text());

        // nothing is lost
        JsonNode whole = program.get("/api/records/" + record).json();
        assertThat(whole.get("state").stringValue()).isEqualTo("RETRACTED");
        assertThat(whole.get("versions")
                        .valueStream()
                        .map(version -> version.get("event").stringValue()))
                .containsExactly(
                        "ties-severed", "record-disputed", "dispute-resolved", "record-corrected", "record-retracted");
        JsonNode comparison = program.get(
                        "/api/compare?relation=SYR-TUR&left=2012-01-01," + then + "&right=2012-01-01,")
                .json();
        assertThat(comparison
                        .get("relations")
                        .get(0)
                        .get("differences")
                        .get(0)
                        .get("causes")
                        .get(0)
                        .get("kind")
                        .stringValue())
                .isEqualTo("AMENDED");
        assertThat(program.get("/api/records?since=1").json().get("records")).hasSize(1);
        assertThat(program.get("/api/records?since=5").json().get("records")).isEmpty();
        assertThat(program.get("/api/relations").json().get("relations")).hasSize(1);
    }

    @Test
    void a_record_corrected_to_other_actors_is_found_where_it_was_and_where_it_is() {
        recordBreak();
        String dispute = program.command(
                        "dispute-record",
                        "{'record':'" + record
                                + "','disputedBy':'Damascus','grounds':'ties went on','unsourced':'a test'}")
                .json()
                .get("disputeId")
                .stringValue();
        Answer corrected = program.command(
                "correct-record",
                "{'record':'" + record + "','reason':'the other neighbour','content':{'between':['IRQ','TUR'],"
                        + "'occurred':'2011','unsourced':'a test'}}");
        assertThat(corrected.status()).isEqualTo(201);

        // the new relation: the dispute came along, and says where from
        String there = "/api/relations/IRQ-TUR";
        assertThat(program.get(there + "?asOf=2012-01-01")
                        .json()
                        .get("headline")
                        .get("certainty")
                        .stringValue())
                .isEqualTo("CONTESTED");
        JsonNode brought = program.get(there + "/records").json().get("records").get(0);
        assertThat(brought.get("state").stringValue()).isEqualTo("DISPUTED");
        JsonNode provenance = brought.get("versions").get(0).get("content").get("provenance");
        assertThat(provenance.get("from").valueStream().map(JsonNode::stringValue))
                .containsExactly("SYR-TUR");
        assertThat(provenance.get("disputed").get(0).get("disputeId").stringValue())
                .isEqualTo(dispute);

        // the old relation: the record is listed with where it went, and does not count
        JsonNode left = program.get("/api/relations/SYR-TUR/records").json();
        assertThat(left.get("total").intValue()).isEqualTo(1);
        assertThat(left.get("records").get(0).get("relations").valueStream().map(JsonNode::stringValue))
                .containsExactly("IRQ-TUR");
        JsonNode why = program.get("/api/relations/SYR-TUR/why?facet=TIES&asOf=2012-01-01")
                .json()
                .get("reasons")
                .get(0);
        assertThat(why.get("leftOut").get(0).get("record").stringValue()).isEqualTo(record.toString());
        assertThat(why.get("leftOut").get(0).get("reason").stringValue()).isEqualTo("MOVED");

        // what is said later lands in both
        JsonNode resolved = program.command("resolve-dispute", "{'dispute':'" + dispute + "','outcome':'it stands'}")
                .json();
        assertThat(resolved.get("relations").valueStream().map(JsonNode::stringValue))
                .containsExactly("IRQ-TUR", "SYR-TUR");
        assertThat(program.get(there + "?asOf=2012-01-01")
                        .json()
                        .get("headline")
                        .get("certainty")
                        .stringValue())
                .isEqualTo("DEFINITE");
    }

    @Test
    void what_is_a_table_is_at_the_same_path_with_csv_and_all_that_is_json_with_json() {
        String then = recordBreak().json().get("recordedAt").stringValue();
        String when = "?asOf=2011-06-30&knownAt=" + then;
        assertThat(program.get("/api/relations/TUR-SYR.csv" + when)
                        .text()
                        .lines()
                        .limit(3))
                .containsExactly(
                        "relation,as_of,known_at,facet,by,toward,key,certainty,value,implied,rule,since_text,"
                                + "since_earliest,since_definite,records",
                        "SYR-TUR,2011-06-30," + then + ",TIES,SYR,TUR,,POSSIBLE,NOT_RECORDED,false,,,,,",
                        "SYR-TUR,2011-06-30," + then + ",TIES,SYR,TUR,,POSSIBLE,SEVERED,false,,2011,2011-01-01,,"
                                + record);
        assertThat(program.get("/api/compare.csv?left=2010-01-01," + then + "&right=2012-01-01," + then)
                        .text()
                        .lines()
                        .limit(2))
                .containsExactly(
                        "relation,facet,by,toward,key,left,left_certainty,right,right_certainty,shifts,records",
                        "SYR-TUR,TIES,SYR,TUR,,NOT_RECORDED,DEFINITE,SEVERED,DEFINITE,FIRST_RECORDED," + record);
        assertThat(program.get("/api/relations/SYR-TUR/contacts.csv").text().lines())
                .containsExactly("record,type,occurred,earliest,latest,place,grade,state,relations,sources,note,"
                        + "recorded_at,changed_at,position");
        String line = program.get("/api/records/" + record + ".csv").text();
        assertThat(line.lines()).hasSize(2);
        assertThat(line)
                .isEqualTo(program.get("/api/relations/SYR-TUR/records.csv").text());
        assertThat(program.get("/api/records.csv?type=ties-severed&actor=TUR").text())
                .contains(record.toString());
        assertThat(program.get("/api/records.csv?since=0&limit=1").text().lines())
                .hasSize(2);
        assertThat(program.get("/api/records.csv?since=0").text().lines())
                .hasSize(1
                        + program.get("/api/records?since=0&limit=1000")
                                .json()
                                .get("records")
                                .size());
        for (String path : List.of("/api/relations/SYR-TUR", "/api/relations/SYR-TUR/records", "/api/relations")) {
            assertThat(program.get(path + ".json?knownAt=" + then).text())
                    .isEqualTo(program.get(path + "?knownAt=" + then).text());
        }
        assertThat(program.get("/api/records/" + record + ".json").json())
                .isEqualTo(program.get("/api/records/" + record).json());
        assertThat(program.get("/api/relations/SYR-TUR.xml").status()).isEqualTo(404);
    }

    @Test
    void what_goes_on_by_a_succession_is_not_corrected_but_can_be_retracted() {
        program.command("establish-ties", "{'between':['SUN','USA'],'occurred':'1933-11-16','unsourced':'a test'}");
        program.command(
                "record-succession",
                "{'of':'SUN','by':'RUS','kind':'CONTINUATION','occurred':'1991-12-26','unsourced':'a test'}");
        String goingOn = program.get("/api/records?type=relation-continued")
                .json()
                .get("records")
                .get(0)
                .get("record")
                .stringValue();

        Answer corrected = program.command(
                "correct-record",
                "{'record':'" + goingOn + "','reason':'misread','content':{'between':['RUS','USA'],"
                        + "'occurred':'1991-12-26','unsourced':'a test'}}");
        assertThat(corrected.status()).isEqualTo(422);
        assertThat(corrected.json().get("rule").stringValue()).isEqualTo("follows-from-a-succession");
        assertThat(corrected.json().get("detail").stringValue())
                .startsWith("Record " + goingOn + " is what goes on of a relation of SUN by the succession ");
        assertThat(program.command("retract-record", "{'record':'" + goingOn + "','reason':'not so'}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_break_of_what_is_broken_comes_with_the_batch_that_would_do_and_lines_keep_their_order() {
        recordBreak();
        Answer refused =
                program.command("sever-ties", "{'between':['SYR','TUR'],'occurred':'2013','unsourced':'a test'}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/needs-unrecorded-change");
        assertThat(refused.json().get("records").get(0).stringValue()).isEqualTo(record.toString());
        String[] batch = refused.json()
                .get("batch")
                .valueStream()
                .map(JsonNode::toString)
                .toArray(String[]::new);
        assertThat(batch).hasSize(2);
        assertThat(batch[0]).contains("restore-ties");

        Answer alone = program.lines("", batch[1], "not json", "{'command':'sever-tie'}", "", batch[1]);
        assertThat(alone.status()).isEqualTo(200);
        assertThat(alone.lines().stream().map(line -> line.get("line").intValue() + " " + line.get("status")))
                .containsExactly("1 409", "2 400", "3 404", "5 409");

        Answer together = program.lines("?atomic=true", batch);
        assertThat(together.lines().stream().map(line -> line.get("status").intValue()))
                .containsExactly(201, 201);
        Answer none = program.lines(
                "?atomic=true",
                "{'command':'sever-ties','between':['SYR','IRQ'],'occurred':'2015','unsourced':'a test'}",
                "{'command':'sever-ties','between':['SYR','TUR'],'occurred':'2015','unsourced':'a test'}");
        assertThat(none.status()).isEqualTo(409);
        assertThat(none.json().get("lines").get(0).get("line").intValue()).isEqualTo(2);
        assertThat(program.get("/api/relations/IRQ-SYR/records")
                        .json()
                        .get("total")
                        .intValue())
                .isZero();
        assertThat(program.get("/api/relations/SYR-TUR/records")
                        .json()
                        .get("total")
                        .intValue())
                .isEqualTo(3);
    }

    @Test
    void the_status_is_its_own_timegate_on_the_clock_of_the_books() {
        recordBreak();
        String question = "/api/relations/SYR-TUR?asOf=2012-01-01";
        Answer past = program.get(question, "Accept-Datetime", "Sat, 31 Jan 2015 12:00:00 GMT");
        assertThat(past.json().get("knownAt").stringValue()).isEqualTo("2015-01-31T12:00:00Z");
        assertThat(past.header("Memento-Datetime")).isEqualTo("Sat, 31 Jan 2015 12:00:00 GMT");
        assertThat(past.header("Vary")).isEqualTo("Accept-Datetime");
        assertThat(past.header("Link"))
                .isEqualTo(
                        "</api/relations/SYR-TUR?asOf=2012-01-01>; rel=\"original timegate\","
                                + " </api/relations/SYR-TUR/timemap?asOf=2012-01-01>; rel=\"timemap\"; type=\"application/link-format\"");
        assertThat(values(facet(past.json(), "TIES"))).containsExactly("NOT_RECORDED");
        assertThat(past.header("Content-Location"))
                .isEqualTo("/api/relations/SYR-TUR?asOf=2012-01-01&knownAt=2015-01-31T12:00:00Z");
        assertThat(program.get(past.header("Content-Location")).text()).isEqualTo(past.text());
        assertThat(program.get(question).header("Memento-Datetime")).isEmpty();
        assertThat(program.get(question).header("Vary")).isEqualTo("Accept-Datetime");
        assertThat(program.get(question, "Accept-Datetime", "yesterday").status())
                .isEqualTo(400);
        assertThat(program.get("/api/relations/SYR-TUR/timemap").text())
                .contains("rel=\"memento\"")
                .hasLineCount(3);
    }

    @Test
    void a_reader_who_has_the_answer_is_told_so() {
        recordBreak();
        String question = "/api/relations/SYR-TUR?asOf=2012-01-01";
        String tag = program.get(question).header("ETag");
        assertThat(program.get(question, "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(program.get(question + "&minGrade=CONFIRMED", "If-None-Match", tag)
                        .status())
                .isEqualTo(200);
        program.command(
                "make-statement",
                "{'by':'FRA','toward':'DEU','stance':'NEUTRAL','occurred':'2020','unsourced':'a test'}");
        assertThat(program.get(question, "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void a_comparison_of_two_instants_stays_the_same_whatever_is_recorded_later() {
        recordBreak();
        String known =
                program.get("/api/relations/SYR-TUR").json().get("knownAt").stringValue();
        String question = "/api/compare?left=2010-01-01,%s&right=2012-01-01,%s".formatted(known, known);
        Answer first = program.get(question);
        program.command(
                "make-statement",
                "{'by':'FRA','toward':'DEU','stance':'NEUTRAL','occurred':'2020','unsourced':'a test'}");
        assertThat(program.get(question).text()).isEqualTo(first.text());
        assertThat(program.get(question, "If-None-Match", first.header("ETag")).status())
                .isEqualTo(304);
    }

    @Test
    void the_whole_world_in_one_answer() {
        recordBreak();
        program.command("sever-ties", "{'between':['DDR','ISR'],'occurred':'1973','unsourced':'a test'}");
        JsonNode world = program.get("/api/relations?asOf=2011-06-30").json();
        assertThat(world.get("total").intValue()).isEqualTo(2);
        assertThat(world.get("counts").get("headline").toString())
                .isEqualTo(
                        "[{\"value\":\"ENDED\",\"least\":1,\"most\":1},{\"value\":\"SEVERED\",\"least\":0,\"most\":1},"
                                + "{\"value\":\"NOT_RECORDED\",\"least\":0,\"most\":1}]");
        JsonNode former = world.get("relations").get(0);
        assertThat(former.get("relation").stringValue()).isEqualTo("DDR-ISR");
        assertThat(former.get("successors").toString()).contains("\"of\":\"DDR\",\"code\":\"DEU\"");
        JsonNode severed = program.get("/api/relations?asOf=2011-06-30&facet=TIES&value=SEVERED")
                .json();
        assertThat(severed.get("relations").size()).isEqualTo(1);
        assertThat(severed.get("relations").get(0).get("match").stringValue()).isEqualTo("POSSIBLE");
        assertThat(program.get("/api/relations.csv?asOf=2012-01-01&actor=SYR").text())
                .contains("\nSYR-TUR,SYR,TUR,2012-01-01,SEVERED,DEFINITE,SEVERED,,CERTAIN,1,2011,2011,,UAR,");
        JsonNode changes = program.get("/api/world/changes?actor=SYR").json();
        assertThat(changes.get("relations").toString())
                .isEqualTo("[{\"relation\":\"SYR-TUR\",\"counterpart\":\"TUR\",\"points\":[[null,0],"
                        + "[\"2011-01-01\",1],[\"2011-12-31\",2]]}]");
        assertThat(program.get("/api/world/density?actor=TUR")
                        .json()
                        .get("months")
                        .size())
                .isEqualTo(12);
        assertThat(program.get("/api/world/coverage?from=2011-03-01&to=2011-03-31")
                        .json()
                        .get("relations")
                        .get(0)
                        .get("within")
                        .toString())
                .isEqualTo("{\"least\":0,\"most\":1}");
        JsonNode compared =
                program.get("/api/compare?left=2010-01-01,&right=2012-01-01,").json();
        assertThat(compared.get("compared").intValue()).isEqualTo(2);
        assertThat(compared.get("relations").size()).isEqualTo(1);
    }
}
