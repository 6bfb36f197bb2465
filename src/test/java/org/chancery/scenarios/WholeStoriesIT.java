package org.chancery.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.scenarios.Answers.facet;
import static org.chancery.scenarios.Answers.headline;
import static org.chancery.scenarios.Answers.ids;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.chancery.scenarios.Program.Word;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whole stories told to the packaged program, over HTTP and on the command line. */
class WholeStoriesIT {

    private static Program program;
    private static Path books;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        books = folder.resolve("books");
        program = Program.start(books, "--demo");
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @AfterEach
    void nobody_elsewhere_was_spoken_to() throws IOException {
        assertThat(program.connectionsElsewhere()).isEmpty();
    }

    @Test
    void the_books_are_for_the_eyes_of_their_owner() throws IOException {
        Assumptions.assumeTrue(
                Files.getFileStore(books).supportsFileAttributeView("posix"), "no permissions on this file system");
        assertThat(Files.getPosixFilePermissions(books)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void the_brief_and_a_dispute_of_its_break_of_ties() throws Exception {
        assertThat(facet(program.status("SYR-TUR", "2010-12-31"), "TIES")).isEqualTo("DEFINITE NOT_RECORDED");
        assertThat(facet(program.status("SYR-TUR", "2011-06-30"), "TIES")).isEqualTo("POSSIBLE NOT_RECORDED SEVERED");
        JsonNode severed = program.status("SYR-TUR", "2012-01-01");
        assertThat(facet(severed, "TIES")).isEqualTo("DEFINITE SEVERED");
        assertThat(program.word("status", "TUR-SYR", "--as-of", "2012-01-01").out())
                .startsWith("SYR-TUR  SEVERED, definite (rule ties-severed)\nas of     2012-01-01\n")
                .containsPattern("TIES +SYR – TUR +SEVERED by TUR +definite +2011 \\(2011-01-01 … 2011-12-31\\)");
        JsonNode moscow =
                program.status("RUS-SYR", "2024-07-25").path("contacts").path("last");
        assertThat(moscow.path("certainty").asString()).isEqualTo("DEFINITE");
        assertThat(moscow.path("candidates").path(0).path("occurred").asString())
                .isEqualTo("2024-07-24");
        assertThat(facet(program.status("RUS-SYR", "2015-09-15"), "DEPLOYMENT", "RUS", null))
                .isEqualTo("POSSIBLE NOT_RECORDED BY_CONSENT");
        assertThat(facet(program.status("SDF-TUR", "2024-07-25"), "POLICY", "TUR", null))
                .isEqualTo("DEFINITE ADOPTED");

        String before = severed.path("knownAt").asString();
        String break2011 = severed.path("facets")
                .valueStream()
                .filter(answer -> answer.path("facet").asString().equals("TIES"))
                .findFirst()
                .orElseThrow()
                .path("values")
                .path(0)
                .path("records")
                .path(0)
                .asString();
        String embassy = "01935900-0000-7000-8000-000000000001";
        String ties = "01935900-0000-7000-8000-000000000002";
        String aleppo = "01935900-0000-7000-8000-000000000003";
        Word told = program.wordReading(
                """
                {"command":"suspend-mission","recordId":"%s","by":"TUR","toward":"SYR","occurred":"2012-03-26","unsourced":"told by the desk"}
                {"command":"observe-status","recordId":"%s","between":["SYR","TUR"],"facet":"TIES","value":"ESTABLISHED","occurred":"2012-03-26","unsourced":"told by the desk"}
                {"command":"observe-status","recordId":"%s","by":"TUR","toward":"SYR","facet":"CONSULATES","key":"Aleppo","value":"OPEN","occurred":"2012-03-26","unsourced":"told by the desk"}
                {"command":"dispute-record","record":"%s","disputedBy":"Syrian desk","grounds":"The embassy worked until 2012-03-26.","instead":["%s","%s","%s"],"unsourced":"told by the desk"}
                """.formatted(embassy, ties, aleppo, break2011, embassy, ties, aleppo),
                "record",
                "--file",
                "-",
                "--atomic");
        assertThat(told.exit()).as(told.out() + told.err()).isZero();
        assertThat(told.err()).isEqualTo("4 lines, 4 recorded\n");

        JsonNode contested = program.status("SYR-TUR", "2012-01-01");
        assertThat(facet(contested, "TIES")).startsWith("CONTESTED").contains("SEVERED");
        assertThat(program.word("status", "SYR-TUR", "--as-of", "2012-01-01").out())
                .contains("contested")
                .contains("recorded: SEVERED");
        assertThat(facet(program.status("SYR-TUR", "2012-01-01", before), "TIES"))
                .isEqualTo("DEFINITE SEVERED");
    }

    @Test
    void the_united_states_and_syria_from_recognition_to_an_embassy_that_suspends_its_work() throws Exception {
        Word told = program.wordReading(UNITED_STATES_AND_SYRIA, "record", "--file", "-", "--format", "csv");
        assertThat(told.exit()).as(told.out() + told.err()).isZero();
        assertThat(told.err()).isEqualTo("22 lines, 22 recorded\n");

        JsonNode recognised = program.status("SYR-USA", "1944-10-01");
        assertThat(facet(recognised, "RECOGNITION", "USA", "state")).isEqualTo("DEFINITE FULL");
        assertThat(facet(recognised, "TIES")).isEqualTo("DEFINITE NOT_RECORDED");
        JsonNode legation = program.status("SYR-USA", "1950-12-31");
        assertThat(facet(legation, "TIES")).isEqualTo("DEFINITE ESTABLISHED");
        assertThat(facet(legation, "MISSION_LEVEL", "USA", null)).isEqualTo("DEFINITE MINISTER");
        assertThat(facet(program.status("SYR-USA", "1955-12-31"), "MISSION_LEVEL", "USA", null))
                .isEqualTo("DEFINITE AMBASSADOR");
        JsonNode union = program.status("SYR-USA", "1960-01-01");
        assertThat(headline(union)).isEqualTo("ENDED");
        assertThat(facet(union, "TIES")).isEqualTo("DEFINITE LAPSED");
        assertThat(facet(union, "CONSULATES", "USA", "Damascus")).isEqualTo("DEFINITE OPEN");
        assertThat(facet(program.status("SYR-USA", "1965-12-31"), "TIES")).isEqualTo("DEFINITE ESTABLISHED");
        JsonNode broken = program.status("SYR-USA", "1970-01-01");
        assertThat(headline(broken)).isEqualTo("SEVERED");
        assertThat(facet(broken, "MISSION_LEVEL", "USA", null)).isEqualTo("DEFINITE NONE");
        assertThat(facet(broken, "PROTECTING_POWER", "USA", "ITA")).isEqualTo("POSSIBLE NOT_RECORDED ACTIVE");
        JsonNode section = program.status("SYR-USA", "1974-03-01");
        assertThat(facet(section, "TIES")).isEqualTo("DEFINITE SEVERED");
        assertThat(facet(section, "MISSION_LEVEL", "USA", null)).isEqualTo("DEFINITE INTERESTS_SECTION");
        assertThat(facet(section, "PROTECTING_POWER", "USA", "ITA")).isEqualTo("DEFINITE ACTIVE");
        JsonNode restored = program.status("SYR-USA", "1974-07-01");
        assertThat(facet(restored, "TIES")).isEqualTo("DEFINITE ESTABLISHED");
        assertThat(facet(restored, "PROTECTING_POWER", "USA", "ITA")).isEqualTo("DEFINITE ENDED");
        assertThat(facet(restored, "HEAD_OF_MISSION", "USA", null)).isEqualTo("DEFINITE AD_INTERIM");
        assertThat(headline(program.status("SYR-USA", "1980-01-01"))).isEqualTo("NORMAL");
        JsonNode suspended = program.status("SYR-USA", "2012-03-01");
        assertThat(facet(suspended, "TIES")).isEqualTo("DEFINITE ESTABLISHED");
        assertThat(facet(suspended, "MISSION_OPERATION", "USA", null)).isEqualTo("DEFINITE SUSPENDED");
        assertThat(headline(suspended)).isEqualTo("STRAINED");

        assertThat(program.word("timeline", "USA-SYR", "--facet", "TIES").out()).contains("""
                        TIES  SYR – USA
                          FROM        THROUGH     VALUE           CERTAINTY
                          ever        1944-11-16  NOT_RECORDED    definite
                          1944-11-17  1958-02-24  ESTABLISHED     definite
                          1958-02-25  1961-10-09  LAPSED          definite
                          1961-10-10  1967-06-05  ESTABLISHED     definite
                          1967-06-06  1974-06-15  SEVERED by SYR  definite
                          1974-06-16              ESTABLISHED     definite
                        """);

        Word again = program.word(
                "record",
                "sever-ties",
                "--by",
                "SYR",
                "--toward",
                "USA",
                "--occurred",
                "1968",
                "--unsourced",
                "a slip");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.out()).isEmpty();
        assertThat(again.err())
                .startsWith("Needs unrecorded change.\n")
                .contains("TIES SYR-USA is SEVERED")
                .contains("chancery record --file - --atomic");

        Word repeated = program.wordReading(UNITED_STATES_AND_SYRIA, "record", "--file", "-", "--format", "csv");
        assertThat(repeated.exit()).isZero();
        assertThat(repeated.err()).isEqualTo("22 lines, 0 recorded, 22 already on record\n");
    }

    @Test
    void a_late_correction_seen_from_before_and_after() throws Exception {
        String id = "01935900-0000-7000-8000-000000000011";
        Word first = program.word(
                "record",
                "establish-ties",
                "--record-id",
                id,
                "--between",
                "AFG,USA",
                "--occurred",
                "1936-05-04",
                "--source",
                GUIDE);
        assertThat(first.exit()).as(first.err()).isZero();
        String misread = program.status("AFG-USA", "1935-12-31").path("knownAt").asString();

        Word corrected = program.word(
                "record",
                "correct-record",
                "--record",
                id,
                "--reason",
                "misread the year",
                "--content",
                "{\"between\":[\"AFG\",\"USA\"],\"occurred\":\"1935-05-04\",\"sources\":[{\"title\":\"" + GUIDE
                        + "\"}]}");
        assertThat(corrected.exit()).as(corrected.err()).isZero();

        assertThat(facet(program.status("AFG-USA", "1935-12-31"), "TIES")).isEqualTo("DEFINITE ESTABLISHED");
        assertThat(facet(program.status("AFG-USA", "1935-12-31", misread), "TIES"))
                .isEqualTo("DEFINITE NOT_RECORDED");
        assertThat(facet(program.status("AFG-USA", "1936-12-31", misread), "TIES"))
                .isEqualTo("DEFINITE ESTABLISHED");
        Word compared = program.word("compare", "1935-12-31," + misread, "1935-12-31", "--relation", "AFG-USA");
        assertThat(compared.out())
                .contains("AFG-USA  NOT_RECORDED → NORMAL")
                .containsPattern("TIES +AFG – USA +NOT_RECORDED +ESTABLISHED")
                .contains("amended  1935-05-04");
        assertThat(program.word("records", id).out())
                .contains("state      corrected")
                .contains("misread the year");
    }

    @Test
    void a_meeting_of_three_lands_in_three_relations_once_each() throws Exception {
        String id = program.record("hold-meeting", """
                        {"delegations":[{"actor":"GBR","role":"PRINCIPAL","people":[{"name":"Winston Churchill","office":"Prime Minister"}]},
                                        {"actor":"SUN","role":"PRINCIPAL","people":[{"name":"Joseph Stalin"}]},
                                        {"actor":"USA","role":"PRINCIPAL","people":[{"name":"Franklin D. Roosevelt","office":"President"}]}],
                         "occurred":"1945-02-04/1945-02-11","place":"Yalta","occasion":"Yalta Conference","unsourced":"common knowledge"}
                        """).path("recordId").asString();

        for (String pair : List.of("GBR-SUN", "GBR-USA", "SUN-USA")) {
            assertThat(ids(program.get("/api/relations/" + pair + "/records"))).containsExactly(id);
            assertThat(ids(program.get("/api/relations/" + pair + "/contacts"))).containsExactly(id);
        }
        assertThat(program.get("/api/records/" + id).path("relations").size()).isEqualTo(3);
        assertThat(ids(program.get("/api/records?q=yalta"))).containsExactly(id);
        assertThat(program.word("records", "--text", "yalta", "--format", "csv")
                        .out()
                        .lines())
                .hasSize(2);
    }

    private static final String GUIDE =
            "A Guide to the United States' History of Recognition, Diplomatic, and Consular Relations";

    private static final String CHIEFS = "Principal Officers and Chiefs of Mission";

    private static final String UNITED_STATES_AND_SYRIA = """
            {"command":"recognize-state","by":"USA","toward":"SYR","form":"FULL","occurred":"1944-09-08",GUIDE}
            {"command":"establish-ties","between":["SYR","USA"],"occurred":"1944-11-17",GUIDE}
            {"command":"present-credentials","by":"USA","toward":"SYR","person":"George Wadsworth","class":"MINISTER","resident":false,"occurred":"1944-11-17",CHIEFS}
            {"command":"end-tenure","by":"USA","toward":"SYR","person":"George Wadsworth","how":"TOUR_ENDED","occurred":"1947-02-08",CHIEFS}
            {"command":"present-credentials","by":"USA","toward":"SYR","person":"James Hugh Keeley, Jr.","class":"MINISTER","occurred":"1948-08-02",CHIEFS}
            {"command":"present-credentials","by":"USA","toward":"SYR","person":"James Sayle Moose","class":"AMBASSADOR","occurred":"1952-09-30",CHIEFS}
            {"command":"present-credentials","by":"USA","toward":"SYR","person":"Charles Woodruff Yost","class":"AMBASSADOR","occurred":"1958-01-16",CHIEFS}
            {"command":"end-existence","between":["SYR","USA"],"occurred":"1958-02-25","note":"Syria joined the United Arab Republic.",GUIDE}
            {"command":"open-consulate","by":"USA","toward":"SYR","city":"Damascus","occurred":"1958-02-25","note":"The embassy was reclassified as a consulate general.",GUIDE}
            {"command":"restore-ties","between":["SYR","USA"],"occurred":"1961-10-10",GUIDE}
            {"command":"close-consulate","by":"USA","toward":"SYR","city":"Damascus","occurred":"1961-10-10","note":"It was raised to an embassy.",GUIDE}
            {"command":"open-mission","by":"USA","toward":"SYR","city":"Damascus","occurred":"1961-10-10",GUIDE}
            {"command":"appoint-charge-ad-interim","by":"USA","toward":"SYR","person":"Ridgway Brewster Knight","occurred":"1961-10-10",CHIEFS}
            {"command":"present-credentials","by":"USA","toward":"SYR","person":"Ridgway Brewster Knight","class":"AMBASSADOR","occurred":"1962-01-11",CHIEFS}
            {"command":"sever-ties","by":"SYR","toward":"USA","reason":"the Arab-Israeli war of June 1967","occurred":"1967-06-06",GUIDE}
            {"command":"designate-protecting-power","by":"USA","toward":"SYR","protector":"ITA","occurred":"[1967-06-06..1974-02-08]",GUIDE}
            {"command":"raise-mission-level","by":"USA","toward":"SYR","level":"INTERESTS_SECTION","occurred":"1974-02-08","place":"Damascus",GUIDE}
            {"command":"restore-ties","between":["SYR","USA"],"occurred":"1974-06-16",GUIDE}
            {"command":"open-mission","by":"USA","toward":"SYR","city":"Damascus","level":"CHARGE","occurred":"1974-06-16",GUIDE}
            {"command":"appoint-charge-ad-interim","by":"USA","toward":"SYR","person":"Thomas James Scotes","occurred":"1974-06-16",CHIEFS}
            {"command":"present-credentials","by":"USA","toward":"SYR","person":"Richard William Murphy","class":"AMBASSADOR","occurred":"1974-09-09",CHIEFS}
            {"command":"suspend-mission","by":"USA","toward":"SYR","reason":"security conditions","occurred":"2012-02-06",CHIEFS}
            """.replace(
                    "GUIDE", "\"sources\":[{\"title\":\"" + GUIDE + "\",\"publisher\":\"Office of the Historian\"}]")
            .replace(
                    "CHIEFS", "\"sources\":[{\"title\":\"" + CHIEFS + "\",\"publisher\":\"Office of the Historian\"}]");
}
