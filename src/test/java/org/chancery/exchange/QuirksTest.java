package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.chancery.actor.Actors;
import org.chancery.relation.RelationCommand.HoldMeeting;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is peculiar about each data set, and what becomes of it. */
class QuirksTest {

    @Nested
    class CowDiplTest {

        private List<String> panel(String one, String two, String year, String atOne, String atTwo) {
            return Told.by(
                    new CowDipl(), "ccode1", one, "ccode2", two, "year", year, "DR_at_1", atOne, "DR_at_2", atTwo);
        }

        @Test
        void the_level_at_a_side_is_that_of_the_mission_the_other_keeps_there() {
            // The United States had a minister at Monrovia in 1930, and Liberia none at Washington.
            assertThat(panel("2", "450", "1930", "0", "2"))
                    .containsExactly(
                            "observe-status {by:LBR,toward:USA,facet:MISSION_LEVEL,value:NONE,dataset:cow-dipl"
                                    + " 2006.1,occurred:1930}",
                            "observe-status {by:USA,toward:LBR,facet:MISSION_LEVEL,value:MINISTER,dataset:cow-dipl"
                                    + " 2006.1,occurred:1930}");
        }

        @Test
        void a_number_means_the_actor_that_bore_it_that_year() {
            assertThat(panel("2", "365", "1985", "3", "3").getFirst()).contains("by:SUN");
            assertThat(panel("2", "365", "1995", "3", "3").getFirst()).contains("by:RUS");
            assertThat(panel("2", "260", "1975", "3", "3").getFirst()).contains("by:DEU");
            assertThat(panel("2", "345", "1899", "0", "2").getFirst()).contains("by:SRB");
            assertThat(panel("2", "345", "1935", "2", "2").getFirst()).contains("by:YUG");
        }

        @Test
        void other_is_a_level_outside_the_order() {
            assertThat(panel("2", "20", "1950", "9", "1"))
                    .satisfiesExactly(
                            one -> assertThat(one).contains("value:OTHER"),
                            two -> assertThat(two).contains("value:CHARGE"));
        }

        @Test
        void what_is_wrong_is_refused_row_by_row() {
            assertThat(panel("2", "20", "30", "0", "2"))
                    .containsExactly("refused: year is \"30\", expected four digits");
            assertThat(panel("2", "20", "1930", "4", "2"))
                    .containsExactly("refused: DR_at_1 is \"4\", expected 0, 1, 2, 3 or 9");
            assertThat(panel("2", "2", "1930", "0", "2")).containsExactly("refused: both sides are state \"2\"");
            assertThat(panel("2", "626", "1950", "0", "2"))
                    .containsExactly("refused: no actor that lived in 1950 bears the state number \"626\"");
        }
    }

    @Nested
    class Gdelt2Test {

        private List<String> event(String... more) {
            String[] cells = {
                "GLOBALEVENTID",
                "1",
                "SQLDATE",
                "20250501",
                "MonthYear",
                "202505",
                "Year",
                "2025",
                "Actor1CountryCode",
                "USA",
                "Actor2CountryCode",
                "CHN",
                "EventCode",
                "042",
                "GoldsteinScale",
                "1.9",
                "DATEADDED",
                "20250501120000",
                "SOURCEURL",
                "https://example.org/a"
            };
            for (int i = 0; i < more.length; i += 2) {
                for (int j = 0; j < cells.length; j += 2) {
                    if (cells[j].equals(more[i])) {
                        cells[j + 1] = more[i + 1];
                    }
                }
            }
            return Told.by(new Gdelt2(), cells);
        }

        @Test
        void an_interaction_of_two_countries_is_recorded_with_its_code_as_text() {
            assertThat(event())
                    .containsExactly("code-interaction {by:USA,toward:CHN,code:042,weight:1.9,occurred:2025-05-01}");
        }

        @Test
        void a_date_exactly_a_week_a_month_a_year_or_ten_before_is_a_window_of_that_length() {
            assertThat(event("DATEADDED", "20250508120000").getFirst()).contains("occurred:[2025-05-01..2025-05-07]");
            assertThat(event("DATEADDED", "20250531120000").getFirst()).contains("occurred:[2025-05-01..2025-05-30]");
            assertThat(event("DATEADDED", "20260501120000").getFirst()).contains("occurred:[2025-05..2026-04]");
            assertThat(event("DATEADDED", "20350429120000").getFirst()).contains("occurred:[2025-05-01..2035-04-28]");
            assertThat(event("DATEADDED", "20250502120000").getFirst()).contains("occurred:2025-05-01}");
        }

        @Test
        void codes_that_claim_a_break_or_a_recognition_stay_interactions_and_are_listed() {
            for (String code : List.of("161", "050", "054")) {
                assertThat(event("EventCode", code))
                        .satisfiesExactly(
                                one -> assertThat(one)
                                        .startsWith("code-interaction")
                                        .contains("code:" + code),
                                two -> assertThat(two).startsWith("look: code " + code));
            }
            assertThat(event("EventCode", "0501")).hasSize(1);
        }

        @Test
        void a_row_that_is_not_of_two_countries_says_nothing() {
            assertThat(event("Actor1CountryCode", "")).containsExactly("nothing: no country is coded for actor 1");
            assertThat(event("Actor2CountryCode", "")).containsExactly("nothing: no country is coded for actor 2");
            assertThat(event("Actor2CountryCode", "USA")).containsExactly("nothing: both actors are of one country");
            assertThat(event("Actor2CountryCode", "WBG", "Actor1CountryCode", "PSE"))
                    .containsExactly("nothing: both actors are of one country");
            assertThat(event("Actor2CountryCode", "EUR"))
                    .containsExactly("nothing: an actor is a region, not a country: EUR");
        }

        @Test
        void codes_that_are_not_iso_and_territories_are_met_on_purpose() {
            assertThat(event("Actor2CountryCode", "ROM").getFirst()).contains("toward:ROU");
            assertThat(event("Actor2CountryCode", "TMP").getFirst()).contains("toward:TLS");
            assertThat(event("Actor2CountryCode", "CAF").getFirst()).contains("toward:CAF");
            assertThat(event("Actor2CountryCode", "HKG"))
                    .containsExactly("review: no actor in the books for HKG; register it and import again");
        }

        @Test
        void dates_that_contradict_each_other_are_refused() {
            assertThat(event("MonthYear", "202504"))
                    .containsExactly(
                            "refused: SQLDATE 20250501, MonthYear \"202504\" and Year \"2025\" contradict each other");
            assertThat(event("SQLDATE", "20250231", "MonthYear", "202502"))
                    .containsExactly("refused: SQLDATE is \"20250231\", expected a day of eight digits");
        }

        @Test
        void a_weight_may_be_missing_but_not_be_something_else() {
            assertThat(event("GoldsteinScale", "").getFirst()).doesNotContain("weight");
            assertThat(event("GoldsteinScale", "x"))
                    .containsExactly("refused: GoldsteinScale is \"x\", expected a number");
        }
    }

    @Nested
    class IcewsTest {

        private List<String> event(String from, String to, String code) {
            return Told.by(
                    new Icews(),
                    "Event ID",
                    "1",
                    "Event Date",
                    "2018-06-01",
                    "Source Country",
                    from,
                    "Target Country",
                    to,
                    "CAMEO Code",
                    code,
                    "Intensity",
                    "-2");
        }

        @Test
        void countries_are_understood_by_the_names_icews_gives_them() {
            assertThat(event("the former Yugoslav Republic of Macedonia", "Occupied Palestinian Territory", "010"))
                    .containsExactly("code-interaction {by:MKD,toward:PSE,code:010,weight:-2.0,occurred:2018-06-01}");
            assertThat(event("Congo", "Cote d'Ivoire", "010").getFirst()).contains("by:COG,toward:CIV");
        }

        @Test
        void na_is_nobody() {
            assertThat(event("NA", "Japan", "010")).containsExactly("nothing: no country is coded for the source");
            assertThat(event("India", "India", "010")).containsExactly("nothing: both sides are of one country");
            assertThat(event("Western Sahara", "Morocco", "010"))
                    .containsExactly(
                            "review: no actor in the books for \"Western Sahara\"; register it and import again");
        }
    }

    @Nested
    class AlliancesTest {

        private List<String> alliance(String one, String two, String start, String end, String flags) {
            return Told.by(
                    new Alliances(),
                    "id",
                    "9",
                    "state_name1",
                    one,
                    "state_name2",
                    two,
                    "start",
                    start,
                    "end",
                    end,
                    "defense",
                    flags.substring(0, 1),
                    "neutrality",
                    flags.substring(1, 2),
                    "nonaggression",
                    flags.substring(2, 3),
                    "entente",
                    flags.substring(3));
        }

        @Test
        void an_agreement_has_its_gravest_obligation_and_the_years_it_began_and_ended() {
            assertThat(alliance("Belgium", "France", "1832", "1833", "1001"))
                    .containsExactly(
                            "bring-agreement-into-force {between:[BEL,FRA],title:COW alliance"
                                    + " 9,kind:DEFENCE,occurred:1832}",
                            "denounce-agreement {between:[BEL,FRA],title:COW alliance 9,kind:DEFENCE,occurred:1833}");
        }

        @Test
        void one_that_lasted_to_the_end_of_the_data_or_has_no_end_did_not_end() {
            assertThat(alliance("United Kingdom", "Portugal", "1816", "2012", "0110"))
                    .hasSize(1);
            assertThat(alliance("Egypt", "Israel", "1979", "0", "0010")).hasSize(1);
        }

        @Test
        void names_mean_whoever_bore_them_that_year() {
            assertThat(alliance("Russia", "Turkey", "1925", "1945", "0110").getFirst())
                    .contains("between:[SUN,TUR]");
            assertThat(alliance("Yugoslavia", "Greece", "1913", "1914", "1000").getFirst())
                    .contains("between:[SRB,GRC]");
            assertThat(alliance("Wuerttemburg", "Baden", "1866", "1870", "1000").getFirst())
                    .contains("between:[WURTTEMBERG,BADEN]");
        }

        @Test
        void no_end_is_recorded_of_parties_that_had_ceased() {
            assertThat(alliance("Russia", "Poland", "1945", "1995", "1000"))
                    .satisfiesExactly(
                            one -> assertThat(one).startsWith("bring-agreement-into-force"),
                            two -> assertThat(two)
                                    .isEqualTo("look: a party had ceased by the year of the end; no end is recorded"));
        }
    }

    @Nested
    class UsChiefsTest {

        private List<String> chief(String... cells) {
            String[] row = new String[cells.length + 6];
            System.arraycopy(new String[] {"group", "chiefs", "id", "x", "person-id", "dubs-adolph"}, 0, row, 0, 6);
            System.arraycopy(cells, 0, row, 6, cells.length);
            return Told.by(new UsChiefs(), row);
        }

        @Test
        void a_tenure_is_an_appointment_credentials_and_an_end() {
            assertThat(chief(
                            "territory",
                            "afghanistan",
                            "role-title-id",
                            "ambassador-e-p",
                            "appointed/date",
                            "1978-06-01",
                            "started/date",
                            "1978-07-12",
                            "ended/date",
                            "1979-02-14",
                            "ended/note",
                            "Assassinated at post on"))
                    .containsExactly(
                            "appoint-ambassador {by:USA,toward:AFG,person:Dubs,"
                                    + " Adolph,class:AMBASSADOR,occurred:1978-06-01}",
                            "present-credentials {by:USA,toward:AFG,person:Dubs,"
                                    + " Adolph,class:AMBASSADOR,occurred:1978-07-12,orderInDay:2}",
                            "end-tenure {by:USA,toward:AFG,person:Dubs,"
                                    + " Adolph,how:DIED,occurred:1979-02-14,orderInDay:1}");
        }

        @Test
        void nominees_were_never_in_post() {
            assertThat(Told.by(new UsChiefs(), "group", "other-nominees", "appointed/date", "1826-03-14"))
                    .containsExactly("nothing: a nominee who did not serve was never in post");
        }

        @Test
        void a_chief_who_never_took_up_the_post_is_only_appointed() {
            assertThat(chief("territory", "peru", "role-title-id", "charge-daffaires", "appointed/date", "1836-06-09"))
                    .containsExactly(
                            "appoint-ambassador {by:USA,toward:PER,person:Dubs, Adolph,class:CHARGE,occurred:1836-06-09}",
                            "look: only the appointment is recorded: no certain day on which the post was taken up");
        }

        @Test
        void a_charge_ad_interim_takes_charge_and_presents_nothing() {
            assertThat(chief(
                            "territory",
                            "afghanistan",
                            "role-title-id",
                            "charge-daffaires-ad-interim",
                            "started/date",
                            "1942-06-06",
                            "ended/date",
                            "1942-07-02"))
                    .extracting(one -> one.split(" ")[0])
                    .containsExactly("appoint-charge-ad-interim", "end-tenure");
        }

        @Test
        void months_stay_months_and_words_make_a_date_approximate_or_leave_it_out() {
            assertThat(chief("territory", "chad", "role-title-id", "ambassador-e-p", "started/date", "1970-05")
                            .getFirst())
                    .contains("occurred:1970-05}");
            assertThat(chief(
                                    "territory",
                                    "chad",
                                    "role-title-id",
                                    "ambassador-e-p",
                                    "started/date",
                                    "1970-05-02",
                                    "started/note",
                                    "On or shortly before")
                            .getFirst())
                    .contains("occurred:1970-05-02~");
            assertThat(chief(
                            "territory",
                            "chad",
                            "role-title-id",
                            "ambassador-e-p",
                            "started/date",
                            "1970-05-02",
                            "ended/date",
                            "1971-06-30",
                            "ended/note",
                            "Left post between June 2 and"))
                    .containsExactly(
                            "present-credentials {by:USA,toward:TCD,person:Dubs,"
                                    + " Adolph,class:AMBASSADOR,occurred:1970-05-02,orderInDay:2}",
                            "look: the end of the tenure is not recorded: its date is not certain");
        }

        @Test
        void who_left_from_elsewhere_did_not_reside_there() {
            assertThat(chief(
                                    "territory",
                                    "grenada",
                                    "role-title-id",
                                    "ambassador-e-p",
                                    "started/date",
                                    "1975-09-26",
                                    "ended/note",
                                    "Left Bridgetown.")
                            .getFirst())
                    .contains("resident:false");
            assertThat(chief(
                                    "territory",
                                    "barbados",
                                    "role-title-id",
                                    "ambassador-e-p",
                                    "started/date",
                                    "1975-09-26",
                                    "ended/note",
                                    "Left Bridgetown.")
                            .getFirst())
                    .doesNotContain("resident");
            assertThat(chief(
                                    "territory",
                                    "benin",
                                    "role-title-id",
                                    "ambassador-e-p",
                                    "started/date",
                                    "1960-11-26",
                                    "note",
                                    "During Reams’s tenure as non-resident Ambassador, Embassy Cotonou was established.")
                            .getFirst())
                    .contains("resident:false");
        }

        @Test
        void territories_mean_whoever_was_there_at_the_time() {
            assertThat(chief("territory", "russia", "role-title-id", "ambassador-e-p", "started/date", "1952-05-14")
                            .getFirst())
                    .contains("toward:SUN");
            assertThat(chief("territory", "china", "role-title-id", "ambassador-e-p", "started/date", "1953-04-02")
                            .getFirst())
                    .contains("toward:TWN");
            assertThat(chief("territory", "korea", "role-title-id", "minister-resident", "started/date", "1887-04-13")
                            .getFirst())
                    .contains("toward:KOR_JOSEON");
            assertThat(chief("territory", "kuwait", "role-title-id", "ambassador-e-p", "started/date", "1951-01-01"))
                    .containsExactly("review: nobody in the books for kuwait at the time");
        }

        @Test
        void titles_of_no_class_are_left_for_review() {
            assertThat(chief("territory", "cuba", "role-title-id", "principal-officer", "started/date", "1977-09-01"))
                    .containsExactly("review: the title principal-officer is of no class of heads of mission");
        }
    }

    @Nested
    class UsTravelTest {

        private List<String> trip(String words) {
            return Told.by(
                    new UsTravel(),
                    "id",
                    "1",
                    "role",
                    "secretary",
                    "who",
                    "vance-cyrus-roberts",
                    "start",
                    "1977-05-05",
                    "end",
                    "1977-05-10",
                    "country_id",
                    "united-kingdom",
                    "remarks",
                    words);
        }

        @Test
        void a_trip_on_which_somebody_was_met_is_a_meeting_on_some_day_of_it() {
            assertThat(trip("Met with Prime Minister Callaghan."))
                    .containsExactly("hold-meeting {level:FOREIGN_MINISTER,occurred:[1977-05-05..1977-05-10]}");
        }

        @Test
        void company_stops_and_plans_are_no_meetings() {
            assertThat(trip("Accompanied President Carter."))
                    .containsExactly("nothing: only accompanied the president, whose own row tells of the meeting");
            assertThat(trip("Refueling stop en route to Liberia.")).containsExactly("nothing: only a stop on the way");
            assertThat(trip("Was to have met with Prime Minister Callaghan."))
                    .containsExactly("review: the words say that something did not take place");
            assertThat(trip("Attended the Economic Summit Meeting."))
                    .containsExactly("review: the words do not say for certain that somebody was met");
        }

        @Test
        void a_visit_lasted_and_the_united_states_were_host() {
            Layout visits = new UsTravel().layouts().getLast();
            Row row = Told.row(
                    visits,
                    "id",
                    "2490",
                    "start",
                    "1963-07-15",
                    "end",
                    "1963-07-17",
                    "visitor",
                    "President Nyerere",
                    "from_id",
                    "tanzania",
                    "description",
                    "Official visit. In U.S. July 14–20.");
            Reading.Says says =
                    (Reading.Says) new UsTravel().reader(Actors.states()).read(row);
            HoldMeeting meeting = (HoldMeeting) says.telling()
                    .commands(new Pen(part -> new UUID(0, part), false, null))
                    .getFirst();

            assertThat(meeting.particulars().occurred().text()).isEqualTo("1963-07-15/1963-07-17");
            assertThat(meeting.delegations())
                    .extracting(one -> one.actor() + " " + one.role())
                    .containsExactly("USA HOST", "TZA PRINCIPAL");
            assertThat(meeting.level()).isEqualTo(org.chancery.relation.MeetingLevel.HEAD_OF_STATE);
        }

        @Test
        void a_private_visit_is_left_for_review_and_a_slip_of_the_pen_is_understood() {
            Layout visits = new UsTravel().layouts().getLast();
            String[] row = {
                "id",
                "1",
                "start",
                "2022-09-28",
                "end",
                "2022-09-29",
                "visitor",
                "Prime Minister Mata‘afa",
                "from_id",
                "somoa",
                "description",
                "Working visit."
            };
            assertThat(Told.by(new UsTravel(), visits, row).getFirst()).contains("level:HEAD_OF_GOVERNMENT");
            row[row.length - 1] = "Private visit.";
            assertThat(Told.by(new UsTravel(), visits, row).getFirst()).startsWith("review: ");
        }
    }

    @Nested
    class UsRecognitionTest {

        private List<String> passage(String article, String heading, String when, String text) {
            return Told.by(new UsRecognition(), "article", article, "heading", heading, "when", when, "text", text);
        }

        @Test
        void the_heading_carries_the_act_and_the_prose_the_day() {
            assertThat(passage(
                            "afghanistan",
                            "U.S. Recognition of Afghanistan, 1921.",
                            "1921",
                            "The United States recognized Afghanistan on July 26, 1921, when President Warren G. Harding"
                                    + " received a mission. The Department had been notified on August 9, 1919."))
                    .containsExactly("recognize-state {by:USA,toward:AFG,form:FULL,occurred:1921-07-26}");
        }

        @Test
        void a_day_of_another_year_or_several_days_leave_the_year() {
            assertThat(passage(
                            "bulgaria",
                            "Diplomatic Relations Resumed and American Legation Reopened, 1947.",
                            "1947",
                            "The Soviet Union declared war on Bulgaria on September 5, 1944."))
                    .containsExactly(
                            "restore-ties {between:[USA,BGR],occurred:1947}",
                            "look: the heading says more than one thing; not all of it is recorded");
        }

        @Test
        void recognition_may_be_mutual_or_of_the_united_states() {
            assertThat(passage("baden", "Mutual Recognition, 1832.", "1832", ""))
                    .hasSize(3);
            assertThat(passage(
                                    "algeria",
                                    "Algerian Recognition of the United States, 1795.",
                                    "1795",
                                    "recognized it on September 5, 1795")
                            .getFirst())
                    .isEqualTo("recognize-state {by:DZA,toward:USA,form:FULL,occurred:1795-09-05}");
            assertThat(passage("united-kingdom", "British Recognition of U.S. Independence, 1783.", "1783", "")
                            .getFirst())
                    .startsWith("recognize-state {by:GBR,toward:USA");
        }

        @Test
        void who_broke_relations_stands_in_the_heading() {
            assertThat(passage(
                                    "algeria",
                                    "Diplomatic Relations Severed by Algeria, 1967.",
                                    "1967",
                                    "Algeria severed diplomatic relations on June 6, 1967, in the wake of the war.")
                            .getFirst())
                    .isEqualTo("sever-ties {by:DZA,toward:USA,initiator:DZA,occurred:1967-06-06}");
            assertThat(passage(
                                    "equatorial-guinea",
                                    "Suspension of Diplomatic Relations by the United States, 1976.",
                                    "1976",
                                    "")
                            .getFirst())
                    .startsWith("suspend-ties {by:USA,toward:GNQ");
        }

        @Test
        void an_interests_section_is_a_level() {
            assertThat(passage(
                                    "cuba",
                                    "Establishment of U.S. Interests Section in Havana, 1977.",
                                    "1977",
                                    "The U.S. Interests Section was established on September 1, 1977.")
                            .getFirst())
                    .isEqualTo("raise-mission-level {by:USA,toward:CUB,level:INTERESTS_SECTION,occurred:1977-09-01}");
        }

        @Test
        void a_mission_opens_closes_or_suspends_its_work_on_the_day_of_the_prose() {
            assertThat(passage(
                            "armenia",
                            "Establishment of the American Embassy in Yerevan, 1992.",
                            "1992",
                            "The American Embassy in Yerevan was opened on February 3, 1992, with Steven Mann as Chargé"
                                    + " d’Affaires ad interim."))
                    .containsExactly("open-mission {by:USA,toward:ARM,occurred:1992-02-03}");
            assertThat(passage(
                            "chad",
                            "American Embassy Reopened, 1982.",
                            "1982",
                            "The Embassy in N’Djamena was reopened on January 15, 1982, with John Blane."))
                    .containsExactly("open-mission {by:USA,toward:TCD,occurred:1982-01-15}");
            assertThat(passage(
                            "denmark",
                            "Legation Closed, 1941.",
                            "1941",
                            "The U.S. Legation at Copenhagen was closed on December 20, 1941, following the outbreak of"
                                    + " war. German forces had occupied the city on April 9, 1940."))
                    .containsExactly("close-mission {by:USA,toward:DNK,occurred:1941-12-20}");
            assertThat(passage(
                            "libya",
                            "Suspension of U.S. Embassy Tripoli Operations, 2014.",
                            "2014-07-26",
                            "The Department suspended U.S. Embassy operations in Tripoli on July 26, 2014."))
                    .containsExactly("suspend-mission {by:USA,toward:LBY,occurred:2014-07-26}");
            assertThat(passage(
                            "bulgaria",
                            "Bulgarian Legation in the United States Reopened, 1947.",
                            "1947",
                            "The Bulgarian Legation in Washington reopened November 21, 1947."))
                    .containsExactly("open-mission {by:BGR,toward:USA,occurred:1947-11-21}");
        }

        @Test
        void a_legation_raised_to_an_embassy_is_of_the_level_of_an_ambassador() {
            assertThat(passage(
                            "cambodia",
                            "Elevation of Status of Legation in Phnom Penh to Embassy, 1952.",
                            "1952",
                            "Following a joint announcement by the United States and Cambodia on June 6, 1952, the United"
                                    + " States Legation in Phnom Penh was raised to Embassy status on June 24, 1952."))
                    .containsExactly("raise-mission-level {by:USA,toward:KHM,level:AMBASSADOR,occurred:1952-06-24}");
            assertThat(passage(
                            "ethiopia",
                            "Ethiopian Legation Raised to Embassy, 1949.",
                            "1949",
                            "The Ethiopian Legation was raised to Embassy status on September 27, 1949."))
                    .containsExactly("raise-mission-level {by:ETH,toward:USA,level:AMBASSADOR,occurred:1949-09-27}");
        }

        @Test
        void an_agreement_is_signed_under_the_words_of_the_heading() {
            assertThat(passage(
                            "france",
                            "Treaty of Amity and Commerce, 1778.",
                            "1778",
                            "The first U.S. treaty to be signed was a Treaty of Amity and Commerce with France that was"
                                    + " signed in Paris on February 6, 1778."))
                    .containsExactly("sign-agreement {between:[USA,FRA],title:Treaty of Amity and Commerce,"
                            + " 1778,occurred:1778-02-06}");
        }

        @Test
        void of_a_mission_or_an_agreement_nothing_is_certain_without_its_day() {
            String why = "review: the heading speaks of a mission or an agreement, and the prose does not bear out its"
                    + " year";
            assertThat(passage(
                            "kyrgyzstan",
                            "Establishment of the American Embassy in Bishkek, 2004.",
                            "2004",
                            "The American Embassy in Bishkek was established on February 1, 1992."))
                    .containsExactly("review: the heading says 2004, the prose 1992-02-01");
            assertThat(
                            passage(
                                    "australia",
                                    "Elevation of Legation to Embassy Status, 1946.",
                                    "1946",
                                    "On July 9, 1946, the White House announced the elevation of the legation to embassy status."))
                    .containsExactly(why);
            assertThat(passage(
                            "sweden",
                            "Treaty of Amity and Commerce, 1784.",
                            "1784",
                            "A Treaty of Amity and Commerce was signed on April 3, 1783 in Paris. Ratifications were"
                                    + " exchanged at Paris on February 6, 1784."))
                    .containsExactly("review: the heading says 1784, the prose 1783-04-03");
        }

        @Test
        void what_moved_or_was_kept_elsewhere_is_for_a_person_to_read() {
            for (String heading : List.of(
                    "Embassy Moved to Chongqing, 1941.",
                    "Closing of U.S. Embassy at Taipei, 1979.",
                    "Treaty of 1886 Terminated, 1920.")) {
                assertThat(passage("china", heading, "", "closed, opened, signed and established on May 1, 1940, 1941"))
                        .containsExactly(
                                "review: the heading is none of a recognition, of relations, of a mission or of"
                                        + " an agreement");
            }
            for (String heading : List.of(
                    "Closure of Embassy Aden (South Yemen), 1969.",
                    "Opening of the American Legation Near the Government of Norway in London, 1940.")) {
                assertThat(passage("china", heading, "", "closed, opened, signed and established on May 1, 1930, 1931"))
                        .containsExactly(
                                "review: the heading speaks of a mission or an agreement, and the prose does not"
                                        + " bear out its year");
            }
        }

        @Test
        void a_heading_that_says_two_things_is_recorded_twice() {
            assertThat(passage(
                            "cambodia",
                            "U.S. Embassy Closed and Normal Relations Interrupted, 1975.",
                            "1975",
                            "The United States closed its Embassy in Phnom Penh on April 12, 1975."))
                    .containsExactly(
                            "close-mission {by:USA,toward:KHM,occurred:1975-04-12}",
                            "suspend-ties {between:[USA,KHM],occurred:1975}",
                            "look: only the year is certain; the prose may name the day");
        }

        @Test
        void everything_else_is_for_a_person_to_read() {
            assertThat(passage("belize", "Embassy Moved to Belmopan, 2006.", "2006", ""))
                    .containsExactly(
                            "review: the heading is none of a recognition, of relations, of a mission or of an agreement");
            assertThat(passage("chile", "U.S. Recognition of the New Government, 1891.", "1891", "")
                            .getFirst())
                    .startsWith("review: ");
            assertThat(passage("oldenburg", "Establishment of Diplomatic Relations.", "", ""))
                    .containsExactly("review: no year in the heading");
        }
    }

    @Nested
    class RecordsTest {

        private final Layout lines = new Records().layouts().getFirst();
        private final Layout table = new Records().layouts().getLast();

        @Test
        void a_line_is_a_body_with_its_command() {
            assertThat(Told.by(
                            new Records(),
                            lines,
                            Layout.LINE,
                            "{\"command\":\"sever-ties\",\"between\":[\"SYR\",\"TUR\"],\"occurred\":\"2011\",\"unsourced\":\"a"
                                    + " test\"}"))
                    .containsExactly("sever-ties {between:[SYR,TUR],occurred:2011,unsourced:a test}");
        }

        @Test
        void a_row_of_a_table_has_a_column_for_each_field() {
            assertThat(Told.by(
                            new Records(),
                            table,
                            "command",
                            "impose-sanctions",
                            "by",
                            "USA",
                            "toward",
                            "CUB",
                            "regime",
                            "embargo",
                            "kinds",
                            "TRADE; FINANCIAL",
                            "occurred",
                            "1962-02-07",
                            "source.title",
                            "Proclamation 3447",
                            "source.credibility",
                            "1"))
                    .containsExactly(
                            "impose-sanctions {by:USA,toward:CUB,regime:embargo,kinds:[TRADE,FINANCIAL],occurred:1962-02-07}");
        }

        @Test
        void what_cannot_be_read_says_what_was_found_and_expected() {
            assertThat(Told.by(new Records(), lines, Layout.LINE, "{\"command\":\"sever-tie\"}")
                            .getFirst())
                    .startsWith("refused: ")
                    .contains("sever-tie");
            assertThat(Told.by(new Records(), lines, Layout.LINE, "{").getFirst())
                    .startsWith("refused: ");
            assertThat(Told.by(new Records(), table, "command", "sever-ties", "between", "SYR;TUR", "occurred", "12")
                            .getFirst())
                    .startsWith("refused: ");
        }
    }
}
