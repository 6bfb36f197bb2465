package org.chancery.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chancery.SharedData;
import org.chancery.actor.ActorCode;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.Answer;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Headline;
import org.chancery.relation.Key;
import org.chancery.relation.Pair;
import org.chancery.relation.Relation;
import org.junit.jupiter.api.Test;

/**
 * The relations of the United States on days that were checked by hand: what the published lists say, and where they are
 * silent what the rules make of it. Each expectation has its reason beside it.
 */
class UnitedStatesTest {

    private static final ActorCode USA = ActorCode.of("USA");

    private final Map<String, String> expected = new LinkedHashMap<>();
    private final Map<String, String> answered = new LinkedHashMap<>();

    @Test
    void on_twenty_days_they_are_what_a_reader_of_the_sources_says() {
        Path recognition = SharedData.require("data/us-recognition/timeline.csv");
        Path chiefs = SharedData.require("data/us-chiefs/chiefs.csv");
        Path alliances = SharedData.require("data/alliances/alliances.csv");
        try (Desk desk = new Desk(TestDatabase.H2_IN_MEMORY)) {
            desk.take("us-recognition", recognition);
            desk.take("us-chiefs", chiefs);
            desk.take("alliances", alliances);

            On france = new On(desk, "FRA");
            // the alliance of 6 February 1778 recognised the United States; the first French minister came on 6 August
            france.on("1778-02-05").has(france.key(Facet.RECOGNITION, "FRA", "state"), "NOT_RECORDED");
            france.on("1778-02-06").has(france.key(Facet.RECOGNITION, "FRA", "state"), "FULL");
            france.on("1778-08-05").has(france.ties(), "NOT_RECORDED");
            france.on("1778-08-06").has(france.ties(), "ESTABLISHED");
            // Franklin presented his letter of credence on 23 March 1779
            france.on("1779-03-23").has(france.key(Facet.HEAD_OF_MISSION, "USA", null), "IN_POST Franklin, Benjamin");
            // Vichy broke on 8 November 1942, as troops landed in North Africa
            france.on("1942-11-08").has(france.ties(), "SEVERED by FRA").headline("SEVERED");

            // Madagascar was recognised on 25 June 1960, the day before its life in the books begins
            assertThat(titles(france)).noneMatch(title -> title.endsWith(": Madagascar"));
            // the embassy opened to the public again on 1 December 1944
            france.on("1944-11-30").has(france.key(Facet.MISSION_OPERATION, "USA", null), "CLOSED");
            france.on("1944-12-01").has(france.key(Facet.MISSION_OPERATION, "USA", null), "OPEN");

            On britain = new On(desk, "GBR");
            // John Adams before George III on 1 June 1785
            britain.on("1785-06-01")
                    .has(britain.ties(), "ESTABLISHED")
                    .has(britain.key(Facet.HEAD_OF_MISSION, "USA", null), "IN_POST Adams, John");
            // war was declared on 18 June 1812, but of the interruption the heading gives the year alone
            britain.on("1812-06-18").has(britain.ties(), "ESTABLISHED or SUSPENDED");
            britain.on("1813-01-01").has(britain.ties(), "SUSPENDED");
            // Adams the grandson was received on 16 May 1861
            britain.on("1861-05-17")
                    .has(britain.key(Facet.HEAD_OF_MISSION, "USA", null), "IN_POST Adams, Charles Francis");
            // the legation became an embassy with Bayard on 22 June 1893
            britain.on("1893-06-21").has(britain.key(Facet.MISSION_LEVEL, "USA", null), "MINISTER");
            britain.on("1893-06-22").has(britain.key(Facet.MISSION_LEVEL, "USA", null), "AMBASSADOR");

            On russia = new On(desk, "RUS");
            // normal relations ended with the revolution of 7 November 1917, and Russia of the tsars on 29 December
            // 1922
            russia.on("1917-11-06").has(russia.ties(), "ESTABLISHED");
            russia.on("1917-11-07").has(russia.ties(), "SUSPENDED");
            russia.on("1925-01-01").has(russia.ties(), "LAPSED").headline("ENDED");
            // Yeltsin answered on 31 December 1991
            russia.on("1991-12-31").has(russia.ties(), "ESTABLISHED");

            On soviets = new On(desk, "SUN");
            // Roosevelt and Litvinov on 16 November 1933; Bullitt's credentials on 13 December
            soviets.on("1933-11-15").has(soviets.ties(), "NOT_RECORDED");
            soviets.on("1933-11-16").has(soviets.ties(), "ESTABLISHED");
            soviets.on("1933-12-13")
                    .has(soviets.key(Facet.HEAD_OF_MISSION, "USA", null), "IN_POST Bullitt, William Christian");
            // the legations at Tallinn, Riga and Kaunas were closed on 5 September 1940; the embassy at Moscow was not,
            // and
            // the annexation of their hosts was never recognised
            soviets.on("1950-01-01").has(soviets.key(Facet.MISSION_OPERATION, "USA", null), "OPEN");
            assertThat(titles(soviets)).noneMatch(title -> title.matches(".*: (Estonia|Latvia|Lithuania)"));
            // nothing stands with an actor that has ceased
            soviets.on("1992-01-01").has(soviets.ties(), "LAPSED");

            On germany = new On(desk, "DEU");
            // the break of 3 February 1917 is under a heading ("termination") that is left for review; the restoration
            // of
            // 1921 then needs something that ended them first, on a day nobody recorded
            germany.on("1917-02-05")
                    .has(germany.ties(), "ESTABLISHED or (SUSPENDED) or (SEVERED)")
                    .has(germany.key(Facet.HEAD_OF_MISSION, "USA", null), "VACANT");
            // Germany broke and declared war on 11 December 1941
            germany.on("1941-12-12").has(germany.ties(), "SEVERED by DEU");

            On japan = new On(desk, "JPN");
            // the heading says suspension, the prose that they were severed on 8 December: the year is certain
            japan.on("1942-01-01").has(japan.ties(), "SUSPENDED");
            japan.on("1952-04-28").has(japan.ties(), "ESTABLISHED");

            On cuba = new On(desk, "CUB");
            // Eisenhower broke on 3 January 1961; interests sections from 1 September 1977; Obama and Castro in July
            // 2015
            cuba.on("1961-01-02").has(cuba.ties(), "ESTABLISHED");
            cuba.on("1961-01-03")
                    .has(cuba.ties(), "SEVERED")
                    .has(cuba.key(Facet.MISSION_LEVEL, "USA", null), "NONE")
                    .headline("SEVERED");
            cuba.on("1977-09-01").has(cuba.key(Facet.MISSION_LEVEL, "USA", null), "INTERESTS_SECTION");
            cuba.on("2015-07-20").has(cuba.ties(), "ESTABLISHED");

            On iran = new On(desk, "IRN");
            // severed on 7 April 1980 over the hostages, and not restored since
            iran.on("1980-04-06").has(iran.ties(), "ESTABLISHED");
            iran.on("2015-07-14").has(iran.ties(), "SEVERED").headline("SEVERED");

            On iraq = new On(desk, "IRQ");
            // Iraq broke on 7 June 1967; embassies again on 26 November 1984
            iraq.on("1967-06-07").has(iraq.ties(), "SEVERED by IRQ");
            iraq.on("1984-11-26")
                    .has(iraq.ties(), "ESTABLISHED")
                    .has(iraq.key(Facet.MISSION_OPERATION, "USA", null), "OPEN");
            // the embassy closed on 12 January 1991, Iraq broke on 9 February, and both ended on 28 June 2004
            iraq.on("1991-01-12")
                    .has(iraq.ties(), "ESTABLISHED")
                    .has(iraq.key(Facet.MISSION_OPERATION, "USA", null), "CLOSED");
            iraq.on("1995-01-01").has(iraq.ties(), "SEVERED").headline("SEVERED");
            iraq.on("2004-06-28")
                    .has(iraq.ties(), "ESTABLISHED")
                    .has(iraq.key(Facet.MISSION_OPERATION, "USA", null), "OPEN");

            On china = new On(desk, "CHN");
            // the emperor abdicated on 12 February 1912, the republic was recognised on 2 May 1913
            china.on("1912-02-12").has(china.ties(), "SUSPENDED");
            china.on("1913-05-02").has(china.ties(), "ESTABLISHED");

            On taiwan = new On(desk, "TWN");
            // the defence treaty of 1954 ended in 1980; the list has years
            taiwan.on("1960-01-01").has(taiwan.key(Facet.COMMITMENTS, "TWN", "COW alliance 240"), "IN_FORCE");
            taiwan.on("1981-01-01").has(taiwan.key(Facet.COMMITMENTS, "TWN", "COW alliance 240"), "TERMINATED");

            On cambodia = new On(desk, "KHM");
            // the embassy closed on 12 April 1975, five days before Phnom Penh fell
            cambodia.on("1975-04-11").has(cambodia.key(Facet.MISSION_OPERATION, "USA", null), "OPEN");
            cambodia.on("1975-04-12").has(cambodia.key(Facet.MISSION_OPERATION, "USA", null), "CLOSED");
            // of the interruption the heading gives the year alone; relations and embassy were resumed on 17 May 1994
            cambodia.on("1980-01-01").has(cambodia.ties(), "SUSPENDED");
            cambodia.on("1994-05-17")
                    .has(cambodia.ties(), "ESTABLISHED")
                    .has(cambodia.key(Facet.MISSION_OPERATION, "USA", null), "OPEN");

            On uganda = new On(desk, "UGA");
            // closed under Amin on 10 November 1973, re-established on 18 June 1979
            uganda.on("1979-06-17").has(uganda.key(Facet.MISSION_OPERATION, "USA", null), "CLOSED");
            uganda.on("1979-06-18").has(uganda.key(Facet.MISSION_OPERATION, "USA", null), "OPEN");

            On sanaa = new On(desk, "YEM");
            On aden = new On(desk, "YMD");
            // San'a broke on 7 June 1967 and came back in July 1972; Aden became independent, was recognised on 7
            // December
            // 1967 and broke on 24 October 1969
            sanaa.on("1968-06-01").has(sanaa.ties(), "SEVERED");
            aden.on("1967-12-07").has(aden.ties(), "ESTABLISHED");
            aden.on("1968-06-01").has(aden.ties(), "ESTABLISHED");
            aden.on("1970-01-01").has(aden.ties(), "SEVERED");
            aden.on("1990-04-30").has(aden.ties(), "ESTABLISHED");
            sanaa.on("1980-01-01").has(sanaa.ties(), "ESTABLISHED");
        }
        assertThat(answered).isEqualTo(expected);
        assertThat(expected.keySet().stream()
                        .map(question -> question.split(" ", -1)[1])
                        .distinct())
                .hasSizeGreaterThan(20);
    }

    private static List<String> titles(On relation) {
        return relation.relation.records().stream()
                .flatMap(held -> held.act().particulars().sources().stream())
                .map(source -> String.valueOf(source.title()))
                .toList();
    }

    /** A relation of the United States, asked on one day after the other. */
    private final class On {
        private final Relation relation;
        private final ActorCode other;
        private LocalDate day = LocalDate.EPOCH;

        On(Desk desk, String code) {
            other = ActorCode.of(code);
            relation = desk.ledger.relation(Pair.of(USA, other));
        }

        On on(String asOf) {
            day = LocalDate.parse(asOf);
            return this;
        }

        FacetKey ties() {
            return FacetKey.mutual(Facet.TIES, relation.pair(), null);
        }

        FacetKey key(Facet facet, String by, String key) {
            Key text = key == null ? null : Key.of(key);
            ActorCode side = ActorCode.of(by);
            return facet.directed()
                    ? FacetKey.directed(facet, side, relation.pair().other(side), text)
                    : FacetKey.mutual(facet, relation.pair(), text);
        }

        On has(FacetKey key, String answer) {
            String question = relation.pair() + " " + day + " " + key;
            expected.put(question, answer);
            answered.put(question, said(relation.answer(key, day)));
            return this;
        }

        On headline(String word) {
            String question = relation.pair() + " " + day + " headline";
            expected.put(question, word);
            answered.put(question, Headline.of(relation, day).value().name());
            return this;
        }
    }

    /** Each value, in brackets where it is only implied, with who began it or who is in post. */
    private static String said(Answer answer) {
        List<String> values = new ArrayList<>();
        for (Answer.Possible possible : answer.values()) {
            String word = possible.implied()
                    ? "(" + possible.value() + ")"
                    : possible.value().name();
            String initiator = possible.details().get("initiator");
            String person = possible.details().get("person");
            values.add(word + (initiator == null ? "" : " by " + initiator) + (person == null ? "" : " " + person));
        }
        return values.stream().collect(Collectors.joining(" or "));
    }
}
