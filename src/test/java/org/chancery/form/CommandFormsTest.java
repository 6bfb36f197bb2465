package org.chancery.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chancery.actor.ActorCode;
import org.chancery.relation.Credibility;
import org.chancery.relation.Grade;
import org.chancery.relation.Mark;
import org.chancery.relation.Particulars;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.Parties.Mutual;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationCommand.*;
import org.chancery.relation.Reliability;
import org.chancery.relation.Source;
import org.chancery.time.OccurrenceDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFormsTest {

    private static final UUID MADE = UUID.fromString("0193587c-1a00-7000-8000-00000000000a");
    private static final UUID HELD = UUID.fromString("0193587c-1a00-7000-8000-00000000000b");
    private static final ActorCode SYR = ActorCode.of("SYR");
    private static final ActorCode TUR = ActorCode.of("TUR");
    private static final Source BRIEF =
            new Source("Brief", null, null, OccurrenceDate.parse("2024-07"), Reliability.B, new Credibility(2), null);

    private static RelationCommand read(String name, String body) {
        return CommandForms.read(
                name, Json.read(body.replace('\'', '"')), () -> MADE, id -> id.equals(HELD) ? SeverTies.class : null);
    }

    private static List<Problem> problems(String name, String body) {
        return catchThrowableOfType(Unreadable.class, () -> read(name, body)).problems();
    }

    private static String problem(String name, String body) {
        assertThat(problems(name, body)).hasSize(1);
        return problems(name, body).getFirst().sentence();
    }

    /** A severance with the fields given beside its parties, date and source. */
    private static String severing(String fields) {
        return "{'between':['SYR','TUR'],'occurred':'2011','sources':[{'title':'Brief'}]" + fields + "}";
    }

    @Test
    void the_body_of_a_mutual_act_is_read_with_made_id_and_stated_defaults() {
        assertThat(read("sever-ties", """
                {'between':['SYR','TUR'],'initiator':'TUR','occurred':'2011','reason':'support of the opposition',
                 'sources':[{'title':'Brief','reliability':'B','credibility':2,'published':'2024-07'}]}"""))
                .isEqualTo(new SeverTies(
                        new Mutual(List.of(SYR, TUR)),
                        TUR,
                        "support of the opposition",
                        Particulars.of(MADE, OccurrenceDate.parse("2011"), List.of(BRIEF))));
    }

    @Test
    void an_act_that_can_be_either_takes_by_and_toward_as_well() {
        SeverTies severed = (SeverTies)
                read("sever-ties", "{'by':['SYR','EGY'],'toward':'TUR','occurred':'2011','unsourced':'from memory'}");
        assertThat(severed.parties()).isEqualTo(new Directed(List.of(SYR, ActorCode.of("EGY")), List.of(TUR)));
    }

    @Test
    void an_act_that_can_be_either_is_not_both() {
        assertThat(problem("sever-ties", severing(",'by':'TUR'")))
                .startsWith("/between: found between beside by, expected either by and toward, or between");
    }

    @Test
    void parties_are_not_forgotten() {
        assertThat(problem("sever-ties", "{'occurred':'2011','unsourced':'x'}"))
                .isEqualTo("found no parties, expected by and toward, or between; name the parties by their codes");
        assertThat(problem("close-mission", "{'by':'TUR','occurred':'2011','unsourced':'x'}"))
                .isEqualTo(
                        "/toward: found nothing, expected actor code, or a list of them; name the actors by their codes, such as SYR");
        assertThat(problem("establish-ties", "{'between':'TUR','occurred':'2011','unsourced':'x'}"))
                .isEqualTo("/between: found only one, expected at least 2");
    }

    @Test
    void forty_one_parties_are_left_to_the_rule_that_counts_them_and_more_are_refused() {
        assertThat(read("make-peace", "{'between':[" + codes(41) + "],'occurred':'2011','unsourced':'x'}"))
                .isNotNull();
        assertThat(problem("make-peace", "{'between':[" + codes(42) + "],'occurred':'2011','unsourced':'x'}"))
                .isEqualTo("/between: found a list of 42, expected no more than 41");
    }

    private static String codes(int many) {
        return String.join(
                ",",
                IntStream.range(0, many).mapToObj(i -> "'A%02d'".formatted(i)).toList());
    }

    @Test
    void every_problem_is_reported_at_once_with_its_place() {
        assertThat(problems("sever-ties", """
                {'between':['SYR','tur'],'initiatior':'TUR','occurred':'in 2011','orderInDay':'1','mark':'CLEAR',
                 'sources':[{'titel':'Brief','credibility':9}]}"""))
                .extracting(Problem::pointer)
                .containsExactly(
                        "/between/1",
                        "/occurred",
                        "/orderInDay",
                        "/sources/0/title",
                        "/sources/0/credibility",
                        "/sources/0/titel",
                        "/mark",
                        "/initiatior");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ,'initiatior':'TUR'   | /initiatior: found a field that sever-ties does not have, expected one of its fields; did you mean initiator?
        ,'grade':'CONFRIMED'  | /grade: found "CONFRIMED", expected one of MACHINE, REPORTED, CONFIRMED; did you mean CONFIRMED?
        ,'mark':'TLP:clear'   | /mark: found "TLP:clear", expected one of TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:RED; did you mean TLP:CLEAR?
        ,'orderInDay':1.5     | /orderInDay: found the number 1.5, expected a whole number
        ,'orderInDay':1e99    | /orderInDay: found the number 1.0E99, expected a whole number
        ,'orderInDay':3000000000 | /orderInDay: found the number 3000000000, expected a whole number from -2147483648 to 2147483647
        ,'place':7            | /place: found the number 7, expected text; put it in quotes
        ,'place':' '          | /place: found " ", expected at least one visible character; leave the field out if there is nothing to say
        ,'initiator':'turkey' | /initiator: found "turkey", expected an actor code; "turkey" is not an actor code; a code is 2 to 12 of the characters A-Z, 0-9 and _, such as SYR or VNM_S
        ,'recordId':'1-1-1-1-1' | /recordId: found "1-1-1-1-1", expected a UUID, such as 0193587c-1a00-7000-8000-000000000002
        ,'unsourced':'none'   | /unsourced: found a reason why there is no source beside sources, expected one of the two; leave one out
        ,'command':'set-ties' | /command: found "set-ties", expected "sever-ties"; leave it out, or write that name
        ,'people':'Assad'     | /people: found "Assad", expected a list; put it in [ ]
        ,'people':[7]         | /people/0: found the number 7, expected an object with the fields of Person
        """)
    void a_problem_says_what_was_found_what_was_expected_and_what_to_do(String fields, String sentence) {
        assertThat(problem("sever-ties", severing(fields))).isEqualTo(sentence);
    }

    @Test
    void an_unreadable_date_speaks_for_itself() {
        assertThat(problem("sever-ties", "{'between':['SYR','TUR'],'occurred':'spring 2011','unsourced':'x'}"))
                .startsWith("/occurred: found \"spring 2011\", expected a date; \"spring 2011\": found ");
    }

    @Test
    void a_record_without_source_says_why() {
        assertThat(problem("sever-ties", "{'between':['SYR','TUR'],'occurred':'2011'}"))
                .isEqualTo("/sources: found nothing, expected at least one source, or the reason why there is none; "
                        + "write \"sources\":[{\"title\":…}], or \"unsourced\":\"reason\"");
        assertThat(problem("sever-ties", "{'between':['SYR','TUR'],'occurred':'2011','sources':[]}"))
                .startsWith("/sources: found nothing");
    }

    @Test
    void a_missing_field_is_named_with_an_example() {
        assertThat(problem("sever-ties", "{'between':['SYR','TUR'],'unsourced':'x'}"))
                .isEqualTo("/occurred: found nothing, expected date; write it, such as \"2011\"");
    }

    @Test
    void null_says_nothing() {
        assertThat(read("sever-ties", severing(",'place':null,'people':null")))
                .isEqualTo(read("sever-ties", severing("")));
    }

    @Test
    void a_body_is_an_object() {
        assertThat(problem("sever-ties", "[1]"))
                .isEqualTo("found a list, expected an object with the fields of sever-ties");
        assertThat(problem("sever-ties", "null")).startsWith("found nothing, expected an object");
    }

    @Test
    void an_unknown_command_is_answered_with_the_nearest() {
        assertThatThrownBy(() -> read("severe-ties", "{}"))
                .isInstanceOf(Unreadable.class)
                .hasMessage(
                        "found the command \"severe-ties\", expected the name of a command; did you mean sever-ties?");
        assertThatThrownBy(() -> read("SeverTies", "{}")).hasMessageContaining("did you mean sever-ties?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
    void json_in_another_encoding_than_utf_8_is_refused_by_its_name(String encoding) {
        for (String text : List.of("{}", "7", "{\"place\":\"دمشق\"}")) {
            assertThatThrownBy(() -> Json.read(text.getBytes(Charset.forName(encoding))))
                    .isInstanceOf(Unreadable.class)
                    .hasMessage("found text in " + encoding.substring(0, 6)
                            + ", expected JSON in UTF-8; save or send it in UTF-8");
        }
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused_with_their_place_and_a_byte_order_mark_is_passed_over() {
        assertThatThrownBy(() -> Json.read("{\"place\":\"Genève\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessage("found bytes that are not UTF-8 at line 1, column 16, expected JSON in UTF-8;"
                        + " save or send it in UTF-8");
        assertThat(Json.read("\uFEFF{\"place\":\"Genève\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Json.read("{\"place\":\"Genève\"}"));
    }

    @Test
    void what_is_not_json_is_said_to_be_so() {
        assertThatThrownBy(() -> Json.read("{\"a\":1,\"a\":2}"))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("at line 1");
        assertThatThrownBy(() -> Json.read("{\"a\":1} x")).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> Json.read("")).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> Json.read("[".repeat(5_000))).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> Json.read("{\"weight\":NaN}")).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"e\\u0301t\\u00e9", "\\u062f\\u0645\\u0634\\u0642", "\\ud83d\\ude00", "a  b", " a "})
    void other_text_is_kept_exactly(String place) {
        SeverTies severed = (SeverTies) read("sever-ties", severing(",'place':'" + place + "'"));
        assertThat(severed.particulars().place())
                .isEqualTo(Json.read("\"" + place + "\"").stringValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        'place':'a\\u0000b'  | a control character (U+0000) as character 2
        'place':'a\\nb'      | a line break (U+000A) as character 2
        'note':'a\\u0007'    | a control character (U+0007) as character 2
        'note':'a\\rb'       | a line break (U+000D) as character 2
        'note':'a\\u0085b'   | a control character (U+0085) as character 2
        'note':'\\ud83d'     | half of a character (U+D83D)
        'note':'\\ude00\\ud83d' | half of a character (U+DE00)
        'place':'a\\u202eb'  | a character that turns the direction of writing (U+202E)
        """)
    void characters_that_cannot_be_shown_are_refused_by_code_point(String field, String found) {
        assertThat(problem("sever-ties", severing("," + field))).contains(": found " + found + ", expected ");
    }

    @Test
    void prose_has_lines_and_tabs_and_may_turn_its_direction() {
        SeverTies severed = (SeverTies) read("sever-ties", severing(",'note':'a\\r\\n\\tb\\n\\u202bc\\u202c'"));
        assertThat(severed.particulars().note()).isEqualTo("a\r\n\tb\n\u202bc\u202c");
    }

    @ParameterizedTest
    @CsvSource({"place,2000", "note,10000", "reason,2000"})
    void text_has_its_bounds_in_characters(String field, int most) {
        String longest = "\ud83d\ude00".repeat(most);
        assertThat(read("sever-ties", severing(",'" + field + "':'" + longest + "'")))
                .isNotNull();
        assertThat(problem("sever-ties", severing(",'" + field + "':'" + longest + "x'")))
                .isEqualTo("/%s: found %,d characters, expected no more than %,d; shorten it"
                        .formatted(field, most + 1, most));
    }

    @Test
    void keys_are_shorter_and_lists_have_bounds() {
        String demand = "{'by':'SYR','toward':'TUR','occurred':'2011','unsourced':'x','demand':'%s'}";
        assertThat(read("raise-demand", demand.formatted("x".repeat(200)))).isNotNull();
        assertThat(problem("raise-demand", demand.formatted("x".repeat(201)))).contains("no more than 200");
        assertThat(problem("raise-demand", demand.formatted("\\u2067x"))).contains("turns the direction");
        String sources = "{'title':'x'},".repeat(51).replaceFirst(",$", "");
        assertThat(problem("make-peace", "{'between':['SYR','TUR'],'occurred':'2011','sources':[" + sources + "]}"))
                .isEqualTo("/sources: found a list of 51, expected no more than 50");
    }

    @Test
    void an_address_is_one_a_browser_may_follow() {
        assertThat(problem("sever-ties", severing("").replace("'Brief'", "'Brief','url':'javascript:alert(1)'")))
                .startsWith(
                        "/sources/0/url: found \"javascript:alert(1)\", expected an address that begins with https://");
    }

    @Test
    void an_observation_cannot_be_of_what_only_the_fold_tells_apart() {
        String observing =
                "{'facet':'RECOGNITION','key':'state','by':'TUR','toward':'SYR','value':'%s','occurred':'2011','unsourced':'x'}";
        assertThat(read("observe-status", observing.formatted("FULL"))).isNotNull();
        assertThat(problem("observe-status", observing.formatted("FULL_INFERRED")))
                .contains("/value");
        assertThat(problem("observe-status", observing.formatted("NOT_RECORDED")))
                .contains("/value");
    }

    @Test
    void a_correction_is_read_as_the_type_of_its_record_and_with_its_id() {
        CorrectRecord correction = (CorrectRecord)
                read("correct-record", "{'record':'" + HELD + "','reason':'misread','content':" + severing("") + "}");
        assertThat(correction.content()).isInstanceOf(SeverTies.class);
        assertThat(correction.content().particulars().recordId()).isEqualTo(HELD);
    }

    @Test
    void a_correction_says_where_its_content_is_wrong() {
        assertThat(problem(
                        "correct-record",
                        "{'record':'" + HELD + "','reason':'misread','content':" + severing(",'city':'Aleppo'") + "}"))
                .startsWith("/content/city: found a field that sever-ties does not have");
        assertThat(problem(
                        "correct-record",
                        "{'record':'" + HELD + "','reason':'x','content':" + severing(",'command':'suspend-ties'")
                                + "}"))
                .startsWith("/content/command: found \"suspend-ties\", expected \"sever-ties\"");
        assertThat(problem(
                        "correct-record",
                        "{'record':'" + HELD + "','reason':'x','content':" + severing(",'recordId':'" + MADE + "'")
                                + "}"))
                .startsWith("/content/recordId: found " + MADE + ", expected the id of the record that is corrected");
    }

    @Test
    void a_correction_of_no_record_is_told_from_one_that_cannot_be_read() {
        String content = "{'record':'" + MADE + "','reason':'misread','content':" + severing("") + "}";
        assertThatThrownBy(() -> read("correct-record", content))
                .isInstanceOfSatisfying(
                        NoSuchRecord.class, e -> assertThat(e.recordId()).isEqualTo(MADE));
        assertThat(read("correct-record", content.replace("{'between", "{'command':'sever-ties','between")))
                .as("an earlier line of the same batch may make the record")
                .isInstanceOf(CorrectRecord.class);
    }

    @Test
    void a_dispute_gets_its_own_id() {
        DisputeRecord dispute = (DisputeRecord) read(
                "dispute-record",
                "{'record':'" + HELD + "','disputedBy':'Desk','grounds':'no','instead':['" + MADE
                        + "'],'unsourced':'x'}");
        assertThat(dispute.disputeId()).isEqualTo(MADE);
    }

    @Test
    void a_meeting_names_its_delegations() {
        HoldMeeting meeting = (HoldMeeting) read("hold-meeting", """
                {'delegations':[{'actor':'RUS','role':'HOST','people':[{'name':'Vladimir Putin','office':'President'}]},
                                {'actor':'SYR','role':'PRINCIPAL'}],
                 'occurred':'2024-07-24','place':'Moscow','level':'HEAD_OF_STATE','topics':['region'],'unsourced':'x'}""");
        assertThat(meeting.delegations()).extracting(d -> d.people().size()).containsExactly(1, 0);
        assertThat(problem("hold-meeting", "{'delegations':[],'occurred':'2024','unsourced':'x'}"))
                .isEqualTo("/delegations: found an empty list, expected at least 2");
    }

    @Test
    void an_actor_is_registered_with_its_life_span() {
        assertThat(problem(
                        "register-actor",
                        "{'code':'SDF','kind':'GROUP','name':'Forces','lifespan':'2015-10-10','unsourced':'x'}"))
                .startsWith("/lifespan: found \"2015-10-10\", expected two dates with a slash between; ");
    }

    @Test
    void equal_commands_have_equal_bodies_whatever_the_order_of_their_fields() {
        RelationCommand one = read("sever-ties", severing(",'grade':'REPORTED','recordId':'" + HELD + "'"));
        RelationCommand other = read(
                "sever-ties",
                "{'recordId':'" + HELD
                        + "','mark':'TLP:CLEAR','sources':[{'title':'Brief'}],'occurred':'2011','between':['SYR','TUR']}");
        assertThat(CommandForms.write(one).toString())
                .isEqualTo(CommandForms.write(other).toString())
                .isEqualTo(
                        "{\"between\":[\"SYR\",\"TUR\"],\"recordId\":\"" + HELD
                                + "\",\"occurred\":\"2011\",\"sources\":[{\"title\":\"Brief\"}],\"grade\":\"REPORTED\",\"mark\":\"TLP:CLEAR\"}");
    }

    @Test
    void a_weight_is_a_finite_number() {
        String coding = "{'by':'USA','toward':'CUB','scheme':'CAMEO','code':'010','externalId':'1','occurred':'2015',"
                + "'unsourced':'x','weight':%s}";
        assertThat(problem("code-interaction", coding.formatted("1e999")))
                .isEqualTo("/weight: found the number Infinity, expected a finite number");
        assertThat(problem("code-interaction", coding.formatted("'4'")))
                .isEqualTo("/weight: found \"4\", expected a number; write it without quotes");
        assertThat(CommandForms.write(read("code-interaction", coding.formatted("-0.0")))
                        .get("weight")
                        .doubleValue())
                .isEqualTo(0.0);
    }

    @Test
    void a_hostile_body_gets_a_short_answer() {
        String name = "x\\u0007".repeat(5_000);
        assertThat(problem("sever-ties", severing(",'" + name + "':1")))
                .hasSizeLessThan(1_500)
                .contains("<U+0007>");
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            fields.append(",'f").append(i).append("':1");
        }
        assertThat(problems("sever-ties", severing(fields.toString()))).hasSize(100);
        assertThatThrownBy(() -> read("x".repeat(100_000), "{}")).hasMessageContaining("…");
    }

    @Test
    void a_line_of_many_commands_names_its_command() {
        assertThat(CommandForms.nameIn(Json.read("{\"command\":\"sever-ties\"}")))
                .isEqualTo("sever-ties");
        assertThatThrownBy(() -> CommandForms.nameIn(Json.read("{}"))).hasMessageStartingWith("found no command");
        assertThatThrownBy(() -> CommandForms.nameIn(Json.read("[]"))).hasMessageStartingWith("found an empty list");
    }

    @Test
    void grade_and_mark_are_as_stated() {
        SeverTies severed = (SeverTies) read("sever-ties", severing(",'grade':'CONFIRMED','mark':'TLP:RED'"));
        assertThat(severed.particulars().grade()).isEqualTo(Grade.CONFIRMED);
        assertThat(severed.particulars().mark()).isEqualTo(Mark.RED);
    }
}
