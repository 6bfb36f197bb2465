package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.Reply;
import org.chancery.ledger.Said;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;

/** The page of a relation, as the browser gets it. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:relation-pages")
@ContextConfiguration(initializers = Journey.OwnFolder.class)
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelationPagesTest {

    private static final UUID BREAK = UUID.fromString("0190e225-4800-7000-8000-00000000f001");
    private static final UUID LIST = UUID.fromString("0190e225-4800-7000-8000-00000000f002");

    @Autowired
    private MockMvc browser;

    @Autowired
    private Ledger ledger;

    private Instant beforeTheDispute = Instant.EPOCH;

    @BeforeAll
    void record() {
        say(
                "sever-ties",
                "{'recordId':'" + BREAK + "','between':['SYR','TUR'],'initiator':'TUR','occurred':'2011',"
                        + "'sources':[{'title':'Fast facts','publisher':'A house','url':'https://example.org/facts','published':'2024-07',"
                        + "'reliability':'B','credibility':2,'quote':'In 2011, ties were severed'}]}");
        say(
                "raise-demand",
                "{'by':'SYR','toward':'TUR','demand':'full withdrawal','occurred':'2024-07-20','unsourced':'a test'}");
        say(
                "hold-meeting",
                "{'delegations':[{'actor':'SYR','role':'PRINCIPAL','people':[{'name':'A. Envoy','office':'Minister'}]},"
                        + "{'actor':'TUR','role':'PRINCIPAL'}],'occurred':'2022-12','place':'Moscow','unsourced':'a test'}");
        say(
                "observe-status",
                "{'recordId':'" + LIST + "','between':['FRA','DEU'],'facet':'TIES','value':'SUSPENDED',"
                        + "'occurred':'1999-05-05','unsourced':'a test'}");
        beforeTheDispute = ledger.head().recordedAt();
        say(
                "sever-ties",
                "{'recordId':'" + UUID.randomUUID()
                        + "','between':['FRA','DEU'],'occurred':'1998','unsourced':'a test',"
                        + "'impliesUnrecordedChange':'a test'}");
        say(
                "dispute-record",
                "{'record':'" + LIST
                        + "','disputedBy':'A reader','grounds':'it was another list','unsourced':'a test'}");
        say("retract-record", "{'record':'" + retractable() + "','reason':'entered twice'}");
    }

    private UUID retractable() {
        UUID id = UUID.randomUUID();
        say(
                "make-statement",
                "{'recordId':'" + id + "','by':'FRA','toward':'DEU','stance':'CRITICAL','words':'never said',"
                        + "'occurred':'2001-01-01','unsourced':'a test'}");
        return id;
    }

    private void say(String name, String body) {
        assertThat(ledger.record(List.of(Said.command(name, body)), new Ledger.Recorder("a.clerk", null)))
                .isInstanceOf(Reply.Accepted.class);
    }

    private MockHttpServletResponse open(String address) throws Exception {
        return browser.perform(get(java.net.URI.create(address))
                        .header("Host", "localhost")
                        .header("Accept", "text/html"))
                .andReturn()
                .getResponse();
    }

    private String page(String address) throws Exception {
        MockHttpServletResponse response = open(address);
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return response.getContentAsString();
    }

    /** The text a reader sees, without tags and with single spaces. */
    private static String seen(String html) {
        return html.replaceAll("(?s)<head>.*?</head>|<datalist.*?</datalist>", " ")
                .replaceAll("(?s)<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    @Test
    void says_the_state_as_a_sentence_with_its_certainty_and_since_when() throws Exception {
        assertThat(seen(page("/dyads/SYR-TUR?asOf=2024-07-25")))
                .contains("Diplomatic ties between Syria and Türkiye are severed.")
                .contains("Since a day between 1 Jan and 31 Dec 2011.")
                .contains("Severed Definite")
                .contains("As of 25 Jul 2024 · Read with everything our books know now");
    }

    @Test
    void within_the_window_of_a_date_every_value_that_can_hold_is_listed() throws Exception {
        assertThat(seen(page("/dyads/SYR-TUR?asOf=2011-06-30")))
                .contains("The records leave open how Syria and Turkey stand on this day: severed or not recorded.")
                .contains("not recorded Possible")
                .contains("perhaps from 1 Jan 2011, at the earliest written 2011");
    }

    @Test
    void where_the_books_are_silent_the_page_says_that_this_is_not_none() throws Exception {
        assertThat(seen(page("/dyads/SYR-TUR?asOf=2010-12-31")))
                .contains(
                        "Our books do not say how Syria and Turkey stand on this day. That is not the same as no relations.")
                .contains("Silence is not “none” and not “never”.");
        assertThat(seen(page("/dyads/CHL-NOR")))
                .contains("Nothing is recorded about this relation.")
                .contains("Nothing is recorded that a timeline could show.");
    }

    @Test
    void two_positions_stand_side_by_side() throws Exception {
        String page = page("/dyads/DEU-FRA?asOf=2000-01-01");
        assertThat(seen(page))
                .contains("How Germany and France stand on this day is contested: severed or suspended.")
                .contains("As recorded suspended")
                .contains("If the dispute holds severed")
                .contains("Disputed by A reader : it was another list");
        assertThat(page).contains("class=\"band solid t-reduced\"").contains("class=\"band solid t-broken\"");
    }

    @Test
    void in_earlier_books_the_page_is_tinted_and_counts_what_it_leaves_out() throws Exception {
        String page = page("/dyads/DEU-FRA?asOf=2000-01-01&knownAt=" + beforeTheDispute);
        assertThat(page).contains("<html lang=\"en\" class=\"then\">");
        assertThat(seen(page))
                .contains("You are looking at our books of ")
                .contains("4 later entries are ignored.")
                .contains("Diplomatic ties between Germany and France are suspended.")
                .doesNotContain("A reader");
    }

    @Test
    void the_evidence_tells_each_record_with_its_date_its_source_and_its_story() throws Exception {
        String page = page("/dyads/SYR-TUR?asOf=2024-07-25");
        assertThat(seen(page))
                .contains("2011 · could be any day: 1 Jan to 31 Dec 2011")
                .contains("severed diplomatic relations with Syria, sometime in 2011")
                .contains("Fast facts , A house , published 2024-07")
                .contains("Reliability B, usually reliable Credibility 2, probably true")
                .contains("In 2011, ties were severed")
                .contains("A. Envoy (Minister, Syria)")
                .contains("a.clerk");
        assertThat(page).contains("<a href=\"https://example.org/facts\" rel=\"noopener noreferrer nofollow\">");
    }

    @Test
    void a_retracted_record_stays_in_sight_with_the_reason() throws Exception {
        assertThat(seen(page("/dyads/DEU-FRA")))
                .contains("2001-01-01 retracted")
                .contains("Retracted : entered twice")
                .contains("One more was retracted and no longer counts.");
    }

    @Test
    void the_timeline_is_a_picture_with_a_title_on_every_band_and_a_table_that_says_the_same() throws Exception {
        String page = page("/dyads/SYR-TUR?asOf=2024-07-25");
        assertThat(page)
                .contains("<title>Diplomatic ties: possibly not recorded or severed, 1 Jan 2011 to 30 Dec 2011</title>")
                .contains("<title>Diplomatic ties: severed, 31 Dec 2011 onwards</title>")
                .contains("fill=\"url(#hatched-broken)\"")
                .contains(
                        "<a title=\"Go to its first day\" href=\"/dyads/SYR-TUR?asOf=2011-12-31\">31 Dec 2011 onwards</a>");
    }

    @Test
    void change_by_change_one_can_walk_through_time() throws Exception {
        String page = page("/dyads/SYR-TUR?asOf=2012-06-01");
        assertThat(page)
                .contains("rel=\"prev\" href=\"/dyads/SYR-TUR?asOf=2011-12-31\"")
                .contains("rel=\"next\" href=\"/dyads/SYR-TUR?asOf=2024-07-20\"");
    }

    @Test
    void the_permalink_and_the_json_have_both_clocks_filled_in() throws Exception {
        String known = beforeTheDispute.toString();
        assertThat(page("/dyads/SYR-TUR?asOf=2012-06-01&knownAt=" + known))
                .contains("id=\"permalink\" href=\"/dyads/SYR-TUR?asOf=2012-06-01&amp;knownAt=" + known + "\"")
                .contains("href=\"/api/relations/SYR-TUR?asOf=2012-06-01&amp;knownAt=" + known + "\"");
    }

    // Addresses

    @Test
    void the_other_order_and_another_case_are_redirected_with_both_clocks() throws Exception {
        MockHttpServletResponse moved = open("/dyads/tur-SYR?asOf=2012-06-01&knownAt=" + beforeTheDispute);
        assertThat(moved.getStatus()).isEqualTo(301);
        assertThat(moved.getRedirectedUrl()).isEqualTo("/dyads/SYR-TUR?asOf=2012-06-01&knownAt=" + beforeTheDispute);
    }

    @Test
    void a_knowledge_time_given_as_a_day_becomes_its_last_instant() throws Exception {
        assertThat(open("/dyads/SYR-TUR?knownAt=2020-01-31").getRedirectedUrl())
                .isEqualTo("/dyads/SYR-TUR?knownAt=2020-01-31T23:59:59.999999Z");
        assertThat(open("/dyads/SYR-TUR?asOf=2012-06-01&knownAt=").getRedirectedUrl())
                .isEqualTo("/dyads/SYR-TUR?asOf=2012-06-01");
    }

    @Test
    void names_lead_to_the_page_and_a_former_name_to_the_former_actor() throws Exception {
        assertThat(open("/dyads?one=Turkey&other=syria&asOf=1999-01-01").getRedirectedUrl())
                .isEqualTo("/dyads/SYR-TUR?asOf=1999-01-01");
        assertThat(open("/dyads?one=France+(FRA)&other=Soviet+Union").getRedirectedUrl())
                .isEqualTo("/dyads/FRA-SUN");
    }

    @Test
    void what_cannot_be_read_is_answered_with_the_accepted_form() throws Exception {
        MockHttpServletResponse bad = open("/dyads/SYR-TUR?asOf=2011-02-30&knownAt=yesterday&view=x");
        assertThat(bad.getStatus()).isEqualTo(400);
        assertThat(seen(bad.getContentAsString()))
                .contains("“2011-02-30” is not a day for “as of”. Write a day as year-month-day")
                .contains(
                        "“yesterday” is not a time for “as known on”. Write a day, 2025-03-03, or an instant with its zone")
                .contains("The address has a part named “view”. This page takes asOf and knownAt only.");
        assertThat(seen(open("/dyads/SYR-TUR?knownAt=-0044-03-15").getContentAsString()))
                .contains("“-0044-03-15” is not a time for “as known on”.");
        MockHttpServletResponse ahead = open("/dyads/SYR-TUR?knownAt=2999-01-01T00:00:00Z");
        assertThat(ahead.getStatus()).isEqualTo(400);
        assertThat(seen(ahead.getContentAsString())).contains("has not come yet");
        assertThat(open("/dyads/SYR").getStatus()).isEqualTo(400);
        assertThat(open("/dyads/SYR-SYR").getStatus()).isEqualTo(400);
        assertThat(open("/dyads/SYR-%20SYR").getStatus()).isEqualTo(400);
        assertThat(open("/dyads/SYR-%20SYR/card").getStatus()).isEqualTo(400);
        assertThat(seen(open("/?focuss=USA").getContentAsString()))
                .contains("This page takes asOf, knownAt, add, after, focus, status and view only.");
    }

    @Test
    void an_unknown_actor_is_missing_with_those_one_may_have_meant() throws Exception {
        MockHttpServletResponse missing = open("/dyads/SYX-TUR");
        assertThat(missing.getStatus()).isEqualTo(404);
        assertThat(seen(missing.getContentAsString())).contains("No actor is known as “SYX”. Did you mean:");
        assertThat(missing.getContentAsString()).contains("href=\"/dyads/SYR-TUR\"");
        assertThat(open("/dyads?one=Syria").getStatus()).isEqualTo(404);
    }

    @Test
    void actors_that_never_lived_on_one_day_are_explained() throws Exception {
        assertThat(seen(page("/dyads/SRB-SUN?asOf=2020-01-01")))
                .contains("did not exist on 1 Jan 2020")
                .contains("Russia (RUS) stood before or after");
    }

    // What no page does

    @Test
    void hostile_texts_in_every_field_stay_texts() throws Exception {
        String evil = "<img src=x onerror=alert(1)>\\\"&";
        say(
                "make-statement",
                ("{'by':'CHL','toward':'PER','stance':'CRITICAL','words':'E','occurred':'2001','place':'E','note':'E',"
                                + "'people':[{'name':'E','office':'E'}],'sources':[{'title':'E','publisher':'E',"
                                + "'quote':'E'}]}")
                        .replace("E'", evil + "'"));
        say(
                "adopt-policy",
                ("{'by':'CHL','toward':'PER','policy':'E','occurred':'2001','unsourced':'E',"
                                + "'impliesUnrecordedChange':'E'}")
                        .replace("E'", evil + "'"));
        String page = page("/dyads/CHL-PER?asOf=2001-06-01");
        assertThat(page)
                .doesNotContain("<img")
                .doesNotContain("href=\"javascript")
                .contains("&lt;img src=x onerror=alert(1)&gt;");
        assertNothingInline(page);
        String refused =
                open("/dyads?one=%3Cimg%20src=x%3E&other=%22%3E%3Cscript%3E").getContentAsString();
        assertThat(refused).doesNotContain("<img").doesNotContain("<script>");
        assertNothingInline(refused);
    }

    @Test
    void every_page_forbids_what_is_not_ours_and_contains_nothing_inline() throws Exception {
        for (String address : List.of("/", "/dyads/SYR-TUR", "/dyads/SYR", "/dyads/SYX-TUR")) {
            MockHttpServletResponse response = open(address);
            assertThat(response.getHeader("Content-Security-Policy"))
                    .as(address)
                    .isEqualTo(
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
                                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            assertNothingInline(response.getContentAsString());
        }
    }

    private static void assertNothingInline(String html) {
        assertThat(Pattern.compile("<[^>]*\\s(style|on[a-z]+)\\s*=")
                        .matcher(html.replaceAll("\"[^\"]*\"", "\"\""))
                        .find())
                .as("a style or handler attribute")
                .isFalse();
        assertThat(html).doesNotContain("<style").doesNotContain("href=\"javascript:");
        assertThat(Pattern.compile("<script(?![^>]*\\ssrc=)").matcher(html).find())
                .as("an inline script")
                .isFalse();
        assertThat(Pattern.compile("(src|<link[^>]*href)=\"(https?:)?//")
                        .matcher(html)
                        .find())
                .as("something loaded from elsewhere")
                .isFalse();
    }

    @Test
    void style_and_script_have_names_that_change_with_their_content() throws Exception {
        String page = page("/");
        var style = Pattern.compile("href=\"(/assets/chancery-[0-9a-f]{32}\\.css)\"")
                .matcher(page);
        assertThat(style.find()).isTrue();
        MockHttpServletResponse response = open(style.group(1));
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Cache-Control"))
                .contains("max-age=31536000")
                .contains("immutable");
        assertThat(page).containsPattern("src=\"/assets/chancery-[0-9a-f]{32}\\.js\"");
    }

    @Test
    void states_of_today_are_called_what_the_reader_calls_them() throws Exception {
        String page = browser.perform(get("/?focus=TUR&view=table&asOf=2024-07-25")
                        .header("Host", "localhost")
                        .header("Accept", "text/html")
                        .header("Accept-Language", "de"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(seen(page)).contains("Türkei – Syrien SYR-TUR");
        assertThat(page).contains("<option value=\"Soviet Union (SUN)\">");
    }

    @Test
    void the_world_is_seen_from_whoever_is_named_by_code_or_by_name() throws Exception {
        assertThat(seen(page("/?focus=SYR&asOf=2024-07-25")))
                .contains("Syria and the world")
                .contains("On record: 1 severed");
        assertThat(open("/?focus=Syria,Turkey&asOf=2010-01-01").getHeader("Location"))
                .isEqualTo("/?focus=SYR,TUR&asOf=2010-01-01");
        assertThat(open("/?focus=Atlantis").getStatus()).isEqualTo(400);
        assertThat(seen(open("/?focus=Syra").getContentAsString()))
                .contains("No actor is known as “Syra”. Did you mean:");
        assertThat(seen(open("/search?actor=Syra").getContentAsString())).contains("Did you mean:");
        assertThat(open("/?view=globe").getStatus()).isEqualTo(400);
        assertThat(open("/?status=FINE").getStatus()).isEqualTo(400);
    }

    @Test
    void an_emptied_box_is_nowhere_and_a_name_may_have_a_comma() throws Exception {
        say("register-actor", "{'code':'PFX','kind':'GROUP','name':'Front, Popular','unsourced':'a test'}");
        assertThat(open("/?focus=&asOf=2010-01-01").getRedirectedUrl()).isEqualTo("/?focus=world&asOf=2010-01-01");
        assertThat(open("/?focus=Front,%20Popular%20(PFX),%20Syria%20(SYR)").getRedirectedUrl())
                .isEqualTo("/?focus=PFX,SYR");
        assertThat(open("/?focus=Turkey,Front,Popular&asOf=2010-01-01").getRedirectedUrl())
                .isEqualTo("/?focus=TUR,PFX&asOf=2010-01-01");
        assertThat(open("/?focus=SYR&add=France&asOf=2010-01-01").getRedirectedUrl())
                .isEqualTo("/?focus=SYR,FRA&asOf=2010-01-01");
    }

    @Test
    void a_headline_in_small_letters_is_written_as_it_is() throws Exception {
        assertThat(open("/?focus=SYR&status=severed&asOf=2024-07-25").getRedirectedUrl())
                .isEqualTo("/?focus=SYR&status=SEVERED&asOf=2024-07-25");
    }

    @Test
    void what_the_records_leave_open_is_not_counted_as_certain() throws Exception {
        assertThat(seen(page("/?focus=TUR&asOf=2011-06-30")))
                .contains("On record: 1 left open by the records.")
                .doesNotContain("On record: 1 severed");
        assertThat(seen(page("/?focus=FRA&asOf=2000-01-01"))).contains("On record: 1 contested.");
    }

    @Test
    void the_reason_of_a_change_is_a_record_that_made_it() throws Exception {
        say(
                "recognize-state",
                "{'by':'URY','toward':'PRY','form':'FULL','occurred':'1950-03-04','unsourced':'a test'}");
        say(
                "make-statement",
                "{'by':'URY','toward':'PRY','stance':'NEUTRAL','words':'long ago','occurred':'[..1950-03-04]',"
                        + "'unsourced':'a test'}");
        say("establish-ties", "{'between':['URY','PRY'],'occurred':'1950-03-04','unsourced':'a test'}");
        assertThat(seen(page("/?focus=URY&asOf=1950-06-01")))
                .contains("4 Mar 1950 : not recorded → normal Uruguay and Paraguay established diplomatic relations");
    }

    @Test
    void nothing_is_said_to_be_the_first_record_that_is_only_the_first_headline() throws Exception {
        say(
                "recognize-state",
                "{'by':'BOL','toward':'PRY','form':'FULL','occurred':'1848-05-30','unsourced':'a test'}");
        say("establish-ties", "{'between':['BOL','PRY'],'occurred':'1849-01-03','unsourced':'a test'}");
        assertThat(seen(page("/?focus=BOL,PRY&asOf=1848-12-31")))
                .contains(
                        "No headline on record reaches back before 3 Jan 1849. That is not the same as no relations.");
    }

    @Test
    void each_page_of_a_list_has_a_permalink_of_its_own() throws Exception {
        assertThat(page("/?focus=world&view=table&asOf=2024-07-25&after=CHL-PER"))
                .containsPattern("id=\"permalink\" href=\"/\\?[^\"]*after=CHL-PER\"");
        assertThat(page("/search?q=ties&after=1_1_1"))
                .contains("id=\"permalink\" href=\"/search?q=ties&amp;after=1_1_1\"");
    }

    @Test
    void a_citation_can_be_followed_from_elsewhere() throws Exception {
        assertThat(seen(page("/dyads/SYR-TUR?asOf=2012-06-01")))
                .containsPattern(
                        "\\(ledger position \\d+\\)\\. http://localhost/dyads/SYR-TUR\\?asOf=2012-06-01&amp;knownAt=");
    }

    @Test
    void from_earlier_books_one_goes_on_in_earlier_books() throws Exception {
        assertThat(page("/dyads/DEU-FRA?asOf=2000-01-01&knownAt=" + beforeTheDispute))
                .contains("<a href=\"/?asOf=2000-01-01&amp;knownAt=" + beforeTheDispute + "\">World</a>")
                .contains("<a href=\"/compare?left=2000-01-01," + beforeTheDispute + "\">Compare</a>");
    }

    @Test
    void an_empty_side_of_a_comparison_is_today_and_stays_so() throws Exception {
        String moved = open("/compare?left=&right=2020-01-01,").getRedirectedUrl();
        assertThat(moved).isEqualTo("/compare?left=,&right=2020-01-01,");
        assertThat(page(moved)).contains("href=\"/compare?left=2020-01-01,&amp;right=,\"");
    }

    @Test
    void pages_that_no_clock_reads_refuse_the_clocks() throws Exception {
        for (String address : List.of("/records/" + BREAK, "/search?q=ties", "/compare?left=,&right=,", "/audit")) {
            String clock = (address.contains("?") ? "&" : "?") + "knownAt=" + beforeTheDispute;
            assertThat(open(address).getStatus()).as(address).isEqualTo(200);
            assertThat(open(address + clock).getStatus()).as(address + clock).isEqualTo(400);
        }
    }

    @Test
    void words_without_end_are_looked_for_as_far_as_they_go() throws Exception {
        assertThat(open("/search?q=" + "a-".repeat(1_100)).getStatus()).isEqualTo(200);
        assertThat(open("/search?q=%22" + "a-".repeat(1_100)).getStatus()).isEqualTo(200);
    }

    @Test
    void a_record_without_a_last_day_and_one_of_a_single_actor_are_told_in_full() throws Exception {
        UUID open = UUID.randomUUID();
        say(
                "make-statement",
                "{'recordId':'" + open + "','by':'NOR','toward':'SWE','stance':'NEUTRAL','words':'at some time',"
                        + "'occurred':'[1961..]','note':'found late','unsourced':'a test'}");
        assertThat(seen(page("/records/" + open)))
                .contains("[1961..] · could be any day: 1 Jan 1961 or later")
                .contains("No source: a test")
                .contains("found late")
                .contains("Recorded");
        UUID renamed = UUID.randomUUID();
        say(
                "rename-actor",
                "{'recordId':'" + renamed + "','actor':'SWE','name':'Svea rike','occurred':'1999-01-01',"
                        + "'note':'for a test','sources':[{'title':'A gazette'}]}");
        assertThat(seen(page("/records/" + renamed)))
                .contains("Actor renamed · 1999-01-01 · reported")
                .contains("A gazette")
                .contains("for a test")
                .contains("a.clerk");
    }

    @Test
    void programs_are_told_what_is_missing() throws Exception {
        for (String[] missing : new String[][] {
            {"/records/0190e225-4800-7000-8000-00000000ffff", "no-such-record"},
            {"/audit/0190e225-4800-7000-8000-00000000ffff", "no-such-audit"},
            {"/states/ATLANTIS", "no-such-actor"}
        }) {
            MockHttpServletResponse response = browser.perform(
                            get(missing[0]).header("Host", "localhost").header("Accept", "application/json"))
                    .andReturn()
                    .getResponse();
            assertThat(response.getStatus()).isEqualTo(404);
            assertThat(response.getContentAsString()).contains("/problems/" + missing[1]);
        }
    }

    @Test
    void the_first_page_lists_what_is_on_record_with_its_headline() throws Exception {
        assertThat(seen(page("/?focus=world&view=table&asOf=2024-07-25")))
                .contains("Syria – Türkiye SYR-TUR Severed Definite 31 Dec 2011 3 2011 to 2024-07-20");
    }

    @Test
    void a_record_corrected_to_other_actors_tells_there_where_it_came_from_and_what_came_with_it() throws Exception {
        UUID moved = UUID.randomUUID();
        say(
                "sever-ties",
                "{'recordId':'" + moved + "','between':['PER','CHL'],'occurred':'1879','unsourced':'a test'}");
        say("add-source", "{'record':'" + moved + "','source':{'title':'A gazette'}}");
        say(
                "dispute-record",
                "{'record':'" + moved + "','disputedBy':'A scholar','grounds':'it was the neighbour',"
                        + "'unsourced':'a test'}");
        say(
                "correct-record",
                "{'record':'" + moved + "','reason':'misread','content':{'between':['BOL','CHL'],'occurred':'1879',"
                        + "'unsourced':'a test'}}");

        assertThat(seen(page("/dyads/BOL-CHL?asOf=1900-01-01")))
                .contains("Moved here from CHL-PER by a correction; first recorded on")
                .contains("With it came a source added before: A gazette")
                .contains("With it came the dispute by A scholar: it was the neighbour");
        assertThat(seen(page("/dyads/CHL-PER?asOf=1900-01-01")))
                .contains("Source added: A gazette")
                .contains("Disputed by A scholar")
                .doesNotContain("With it came");
    }
}
