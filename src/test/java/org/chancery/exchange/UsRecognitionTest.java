package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.SharedData;
import org.chancery.actor.Actors;
import org.chancery.form.CommandForms;
import org.chancery.relation.Named;
import org.chancery.relation.RelationCommand;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What the passages of the guide come to, as a person reads them: each line below was read from the prose, not from what the
 * importer makes of it.
 */
class UsRecognitionTest {

    /** Article, heading, and the acts with their parties and dates. */
    private static final String READ = """
            afghanistan | U.S. Recognition of Afghanistan, 1921. | recognize-state USA>AFG FULL 1921-07-26
            afghanistan | Establishment of U.S. Legation in Afghanistan, 1942. | open-mission USA>AFG 1942-06-06
            afghanistan | Elevation of U.S. Legation to Embassy Status, 1948. | raise-mission-level USA>AFG AMBASSADOR 1948-06-05
            afghanistan | Closure of the U.S. Embassy in Afghanistan, 1989. | close-mission USA>AFG 1989-01-30
            afghanistan | Re-opening of the U.S. Embassy in Afghanistan, 2002. | open-mission USA>AFG 2002-01-17
            afghanistan | Suspension of Embassy Operations in Kabul, 2021. | suspend-mission USA>AFG 2021-08-31
            albania | Mutual Recognition, 1922. | recognize-state USA>ALB FULL 1922; recognize-state ALB>USA FULL 1922
            algeria | Algerian Recognition of the United States, 1795. | recognize-state DZA>USA FULL 1795-09-05
            algeria | Diplomatic Relations Reestablished and Embassy Reopened, 1974. | restore-ties USA-DZA 1974-11-12; open-mission USA>DZA 1974-11-12
            antigua-barbuda | American Embassy at St. Johns Closed, 1994. | close-mission USA>ATG 1994-06-30
            australia | Establishment of the American Legation in Australia, 1940. | open-mission USA>AUS 1940
            austria | Establishment of Diplomatic Relations, 1921. | establish-ties USA-AUT 1921
            austrian-empire | Establishment of Diplomatic Relations and the American Legation in Vienna, 1838. | establish-ties USA-AUH 1838; open-mission USA>AUH 1838
            baden | Extradition Convention, 1857. | sign-agreement USA-BADEN "Extradition Convention, 1857" 1857-01-30
            belgium | Closure of Embassy, 1940. | close-mission USA>BEL 1940-07-15
            belgium | Embassy in Brussels Reopened, 1944. | open-mission USA>BEL 1944-09-14
            brazil | Elevation of American Legation to Embassy Status, 1905. | raise-mission-level USA>BRA AMBASSADOR 1905-01-13
            bulgaria | Bulgarian Legation in the United States Reopened, 1947. | open-mission BGR>USA 1947-11-21
            bulgaria | Diplomatic Relations Resumed and American Legation Reopened, 1947. | restore-ties USA-BGR 1947; open-mission USA>BGR 1947-09-27
            bulgaria | Establishment of Diplomatic Relations, 1903. | establish-ties USA-BGR 1903-09-19
            burma | Establishment of Diplomatic Relations and the American Embassy in Burma, 1947. | establish-ties USA-MMR 1947-09-18; open-mission USA>MMR 1947-09-18
            cambodia | U.S. Embassy Closed and Normal Relations Interrupted, 1975. | close-mission USA>KHM 1975-04-12; suspend-ties USA-KHM 1975
            cambodia | U.S. Embassy in Phnom Penh Reestablished and Normal Relations Resumed, 1994. | open-mission USA>KHM 1994-05-17; restore-ties USA-KHM 1994-05-17
            central-american-federation | Treaty of Peace, Amity, Commerce, and Navigation, 1825. | sign-agreement USA-UPCA "Treaty of Peace, Amity, Commerce, and Navigation, 1825" 1825-12-05
            china | Mutual Recognition, 1844. | recognize-state USA>CHN FULL 1844-06-16~; recognize-state CHN>USA FULL 1844-06-16~
            colombia | Elevation of Status of Legation in Bogotá to Embassy, 1939. | raise-mission-level USA>COL AMBASSADOR 1939
            colombia | U.S. Recognition of Colombia, 1822. | recognize-state USA>COL_GRAN FULL 1822-06-19
            congo-republic | Resumption of Diplomatic Relations and Reopening of Embassy Brazzaville, 1977. | restore-ties USA-COG 1977-06-07; open-mission USA>COG 1977-10-30
            congo-republic | Suspension of Diplomatic Relations and the Closure of Embassy Brazzaville, 1965. | suspend-ties USA-COG 1965
            cuba | Diplomatic Relations Severed, 1961. | sever-ties USA-CUB 1961-01-03
            cuba | Establishment of U.S. Interests Section in Havana, 1977. | raise-mission-level USA>CUB INTERESTS_SECTION 1977-09-01
            cuba | Resumption of Diplomatic Relations and Reestablishment of the American Embassy in Cuba, 2015. | restore-ties USA-CUB 2015-07-20; open-mission USA>CUB 2015-07-20
            denmark | Danish Recognition of the United States, 1792. | recognize-state DNK>USA FULL 1792-06-09~
            egypt | Establishment of Diplomatic Relations and the American Legation in Egypt, 1922. | establish-ties USA-EGY 1922-04-26; open-mission USA>EGY 1922-06-24
            egypt | Re-establishment of Diplomatic Relations and the American Embassy in Egypt, 1974. | restore-ties USA-EGY 1974-02-28; open-mission USA>EGY 1974-02-28
            equatorial-guinea | Closure of American Embassy in Equatorial Guinea, 1995. | close-mission USA>GNQ 1995-10-31
            equatorial-guinea | Reopening of the American Embassy in Malabo, 2006. | open-mission USA>GNQ 2006
            ethiopia | Ethiopian Legation Raised to Embassy, 1949. | raise-mission-level ETH>USA AMBASSADOR 1949-09-27
            finland | Reestablishment of Diplomatic Relations and the American Legation in Finland, 1945. | restore-ties USA-FIN 1945-09-01; open-mission USA>FIN 1945-09-01
            france | Reopening of American Embassy in Paris, 1944. | open-mission USA>FRA 1944-12-01
            france | Treaty of Amity and Commerce, 1778. | sign-agreement USA-FRA "Treaty of Amity and Commerce, 1778" 1778-02-06
            german-democratic-republic | Establishment of Diplomatic Relations with East Germany and the American Embassy in Berlin, 1974. | establish-ties USA-DDR 1974; open-mission USA>DDR 1974-12-09
            grand-duchy-tuscany | Grand Duchy of Tuscany’s Recognition of the United States, 1794. | recognize-state TUSCANY>USA FULL 1794
            guatemala | Establishment of Diplomatic Relations with Independent Guatemala, 1849. | establish-ties USA-GTM 1849
            hanover | Treaty of Commerce and Navigation, 1846. | sign-agreement USA-HANOVER "Treaty of Commerce and Navigation, 1846" 1846-06-10
            hungary | Establishment of Diplomatic Relations, 1921. | establish-ties USA-HUN 1921
            iraq | Closing of the U.S. Embassy in Baghdad and the Severing of Diplomatic Relations, 1991. | close-mission USA>IRQ 1991-01-12; sever-ties USA-IRQ 1991-02-09
            iraq | Legation Raised to Embassy, 1946. | raise-mission-level USA>IRQ AMBASSADOR 1946-12-28
            iraq | Resumption of Diplomatic Relations and Reestablishment of the American Embassy in Iraq, 1984. | restore-ties USA-IRQ 1984-11-26; open-mission USA>IRQ 1984-11-26
            iraq | U.S. Embassy in Baghdad Reopens; Diplomatic Relations Reestablished, 2004. | open-mission USA>IRQ 2004-06-28; restore-ties USA-IRQ 2004-06-28
            latvia | Legation established at Riga, 1922. | open-mission USA>LVA 1922-11-13
            mauritania | Reestablishment of the American Embassy in Mauritania, 1970. | open-mission USA>MRT 1970-03-04
            moldova | Establishment of Diplomatic Relations, 1992. | establish-ties USA-MDA 1992
            monaco | Establishment of Full Diplomatic Relations, December 2006. | establish-ties USA-MCO 2006-12-08
            morocco | Diplomatic Relations Reestablished and Establishment of American Embassy, 1956. | restore-ties USA-MAR 1956; open-mission USA>MAR 1956-06-11
            netherlands | Convention on Recaptured Vessels, 1782. | sign-agreement USA-NLD "Convention on Recaptured Vessels, 1782" 1782-10-08
            norway | American Legation in Oslo Closed, 1940. | close-mission USA>NOR 1940-07-15
            norway | Opening of the American Legation Near the Government of Norway in London, 1940. | open-mission USA>NOR 1940-08-02
            parma | Establishment of Diplomatic Relations, 1853. | establish-ties USA-PARMA 1853
            poland | Re-establishment of U.S. Embassy in Warsaw, 1945. | open-mission USA>POL 1945-07-31
            portugal | Portuguese Recognition of U.S. Independence, 1791. | recognize-state PRT>USA FULL 1791-05-13
            romania | Re-establishment of American Legation in Bucharest, 1947. | open-mission USA>ROU 1947
            russia | American Embassy Established in Moscow, 1933. | open-mission USA>SUN 1933
            saint-lucia | U.S. Recognition of Saint Lucian Independence, 1979. | recognize-state USA>LCA FULL 1979-05-17
            seychelles | Closure of the U.S. Embassy, 1996. | close-mission USA>SYC 1996-08-30
            seychelles | Re-opening of the U.S. Embassy in Seychelles, 2023. | open-mission USA>SYC 2023-07-01
            solomon-islands | Re-opening of the U.S. Embassy in the Solomon Islands, 2023. | open-mission USA>SLB 2023-01-27
            somalia | Re-opening of the U.S. Embassy in Somalia, 2018. | open-mission USA>SOM 2018-12-02
            spain | Severance of Relations, 1898. | sever-ties USA-ESP 1898-04-21
            sri-lanka | Establishment of American Embassy in Colombo, 1949. | open-mission USA>LKA 1949
            sudan | Re-establishment of Diplomatic Relations and the American Embassy, 1972. | restore-ties USA-SDN 1972-07-25; open-mission USA>SDN 1972-07-25
            switzerland | Convention for the Disposal of Property, 1847. | sign-agreement USA-CHE "Convention for the Disposal of Property, 1847" 1847-05-18
            two-sicilies | Kingdom of Naples (after 1816, Kingdom of the Two Sicilies) Recognition of the United States, 1796. | recognize-state TWO_SICILIES>USA FULL 1796
            uganda | Closure of American Embassy, 1973. | close-mission USA>UGA 1973-11-10
            uganda | Re-establishment of American Embassy, 1979. | open-mission USA>UGA 1979-06-18
            vanuatu | U.S. Recognition of Vanuatu, 1980. | recognize-state USA>VUT FULL 1980
            yemen | U.S. Recognition of People’s Republic of Southern Yemen, 1967. | recognize-state USA>YMD FULL 1967
            yemen | Establishment of Diplomatic Relations with People’s Republic of Southern Yemen (South Yemen), 1967. | establish-ties USA-YMD 1967-12-07
            yemen | Establishment of American Embassy in Aden (South Yemen), 1967. | open-mission USA>YMD 1967-12-07
            yemen | Severance of Diplomatic Relations, 1969. | sever-ties USA-YMD 1969-10-24
            yemen | Closure of Embassy Aden (South Yemen), 1969. | close-mission USA>YMD 1969-10-26
            yemen | Resumption of Diplomatic Relations with the People’s Democratic Republic of Yemen (South Yemen), 1990. | restore-ties USA-YMD 1990-04-30
            yemen | Diplomatic Relations Severed, 1967. | sever-ties USA-YEM 1967-06-07
            yemen | Diplomatic Relations Resumed and Reopening of American Embassy San’a, 1972. | restore-ties USA-YEM 1972; open-mission USA>YEM 1972
            """;

    /** Passages that are no act of this pair on that day, and what is said of them instead. */
    private static final String LEFT = """
            czechoslovakia | U.S. Recognition of Czechoslovaskian Independence, 1918. | czechoslovakia did not live then, or is not in the books: whether another is meant is for a person to read
            el-salvador | U.S. Recognition of Salvadoran Independence, 1824 & 1849. | the heading says 1849, the column when 1824
            eritrea | U.S. Recognition of Eritrean Independence, 1993. | the heading says 1993, the column when 1933
            estonia | American Legation established at Tallinn, 1922. | the heading says 1922, the prose 1930-06-30
            estonia | Legation at Tallinn Closed, 1940. | estonia did not live then, or is not in the books: whether another is meant is for a person to read
            guatemala | Establishment of Diplomatic Relations, 1824. | guatemala did not live then, or is not in the books: whether another is meant is for a person to read
            kyrgyzstan | Establishment of the American Embassy in Bishkek, 2004. | the heading says 2004, the prose 1992-02-01
            libya | Legation in Libya was raised to Embassy status, 1954. | the column when says 1954-11-16, the prose 1954-09-25
            madagascar | U.S. Recognition of Malagasy Independence, 1960. | madagascar did not live then, or is not in the books: whether another is meant is for a person to read
            nicaragua | Legation Raised to Embassy, 1942. | the heading says 1942, the prose 1943-03-27
            oldenburg | Mutual Recognition, 1847. | the heading says 1847, the prose 1829-12-02
            papal-states | U.S. Recognition of Italian Independence, 1861. | an event told beside the relation, which may be none of this country
            peru | United States Recognition of the Peru-Bolivian Confederation, 1838. | the heading says 1838, the prose 1837-03-16
            saint-lucia | Diplomatic Relations Established, 1983. | the heading says 1983, the prose 1979-06-11
            san-marino | Treaty of Extradition, 1934. | the prose says that it was a convention supplementary to the treaty of 1906
            solomon-islands | Closure of U.S. Embassy in the Solomon Islands, 1993. | the heading says 1993, the column when 1933
            wurttemberg | Mutual Recognition, 1842. | the heading says 1842, the prose 1825-11-21
            """;

    @Test
    void passages_come_to_what_a_person_reads_in_them() {
        Map<String, String> expected = table(READ);
        Map<String, String> made = made();
        assertThat(expected).hasSizeGreaterThan(75);
        assertThat(asked(made, expected)).isEqualTo(expected);
    }

    @Test
    void what_contradicts_itself_or_is_of_another_state_is_left_for_a_person_to_read() {
        Map<String, String> expected = table(LEFT);
        assertThat(asked(made(), expected)).isEqualTo(expected);
    }

    private static Map<String, String> table(String text) {
        return text.lines()
                .map(line -> line.split(" \\| ", -1))
                .collect(Collectors.toMap(
                        cells -> cells[0] + " | " + cells[1],
                        cells -> cells[2],
                        (one, other) -> one + " and " + other,
                        LinkedHashMap::new));
    }

    private static Map<String, String> asked(Map<String, String> made, Map<String, String> expected) {
        Map<String, String> asked = new LinkedHashMap<>();
        expected.keySet().forEach(passage -> asked.put(passage, made.getOrDefault(passage, "no such passage")));
        return asked;
    }

    /** What the importer makes of each passage; of one heading of an article, the first. */
    private static Map<String, String> made() {
        Path file = SharedData.require("data/us-recognition/timeline.csv");
        Format format = new UsRecognition();
        Format.Reader reader = format.reader(Actors.states());
        Map<String, String> made = new LinkedHashMap<>();
        try (Rows rows = Rows.open(file, format.layouts())) {
            while (rows.hasNext()) {
                Row row = rows.next();
                String said = switch (reader.read(row)) {
                    case Reading.Says says -> acts(row, says);
                    case Reading.Review(String why) -> why;
                    case Reading.Refused(String why, var _) -> why;
                    case Reading.Nothing(String why) -> why;
                };
                made.putIfAbsent(row.cell("article") + " | " + row.cell("heading"), said);
            }
        }
        return made;
    }

    private static String acts(Row row, Reading.Says says) {
        Pen pen = new Pen(part -> new UUID(row.number(), part), false, null);
        List<String> acts = new ArrayList<>();
        for (RelationCommand command : says.telling().commands(pen)) {
            acts.add(act(command));
        }
        return String.join("; ", acts);
    }

    private static String act(RelationCommand command) {
        JsonNode body = CommandForms.write(command);
        List<String> words = new ArrayList<>();
        words.add(command.getClass().getAnnotation(Named.class).value());
        words.add(
                body.has("by")
                        ? body.get("by").stringValue() + ">"
                                + body.get("toward").stringValue()
                        : body.get("between").get(0).stringValue() + "-"
                                + body.get("between").get(1).stringValue());
        for (String field : List.of("form", "level", "title")) {
            if (body.has(field)) {
                String value = body.get(field).stringValue();
                words.add(field.equals("title") ? "\"" + value + "\"" : value);
            }
        }
        words.add(body.get("occurred").stringValue());
        return String.join(" ", words);
    }
}
