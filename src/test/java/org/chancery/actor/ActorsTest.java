package org.chancery.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.chancery.actor.Actor.ForeignCode;
import org.chancery.actor.Actor.Successor;
import org.chancery.actor.Actors.Resolution;
import org.chancery.actor.Actors.Suggestion;
import org.chancery.actor.Actors.Suggestion.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActorsTest {

    private static final Actors STATES = Actors.states();

    @ParameterizedTest
    @CsvSource({
        "SYR, 2011-06-30, SYR",
        "syr, 2011-06-30, SYR",
        " Türkiye , 2011-06-30, TUR",
        "turkiye, 2011-06-30, TUR",
        "Turkey, 2011-06-30, TUR",
        "Ottoman Empire, 1850-01-01, TUR",
        "RU, 2011-06-30, RUS",
        "Russia, 1900-01-01, RUS",
        "Russia, 1991-12-26, RUS",
        "U.S.S.R., 1975-01-01, SUN",
        "the Gambia, 2000-01-01, GMB",
        "COTE D'IVOIRE, 2000-01-01, CIV",
        "Côte d’Ivoire, 2000-01-01, CIV",
        "St. Lucia, 2000-01-01, LCA",
        "Trinidad & Tobago, 2000-01-01, TTO",
        "Germany, 1975-01-01, DEU",
        "West Germany, 1975-01-01, DEU",
        "East Germany, 1975-01-01, DDR",
        "Prussia, 1850-01-01, DEU",
        "Austria, 1900-01-01, AUH",
        "Austria, 1930-01-01, AUT",
        "Holy See, 1850-01-01, PAPAL_STATES",
        "Holy See, 1900-01-01, VAT",
        "Republic of China, 1930-01-01, CHN",
        "Republic of China, 1975-01-01, TWN",
        "China, 1975-01-01, CHN",
        "United Arab Republic, 1959-01-01, UAR",
        "United Arab Republic, 1965-01-01, EGY",
        "Serbia, 1900-01-01, SRB",
        "Serbia, 2000-01-01, YUG",
        "SCG, 2005-01-01, YUG",
        "CS, 1980-01-01, CSK",
        "CS, 2005-01-01, YUG",
        "ZAR, 1980-01-01, COD",
        "Zaire, 1980-01-01, COD",
        "Sardinia, 1850-01-01, ITA",
        "Korea, 1900-01-01, KOR_JOSEON",
        "South Korea, 2000-01-01, KOR",
        "Vietnam, 2000-01-01, VNM",
        "Czechoslovakia, 1942-01-01, CSK",
        "Lithuania, 1991-02-11, LTU",
    })
    void a_code_or_name_finds_the_actor_that_lived_that_day(String asked, LocalDate on, String code) {
        assertThat(STATES.resolve(asked, on)).isEqualTo(new Resolution.Found(state(code)));
    }

    @ParameterizedTest
    @CsvSource({
        "Korea, 1975-01-01, KOR, PRK",
        "Vietnam, 1960-01-01, VNM, VNM_S",
        "Yemen, 1975-01-01, YEM, YMD",
        "Congo, 1965-01-01, COD, COG",
        "Hesse, 1850-01-01, HESSE_DARM, HESSE_KASSEL",
    })
    void a_name_that_several_bore_that_day_is_ambiguous(String asked, LocalDate on, String one, String other) {
        assertThat(STATES.resolve(asked, on))
                .isEqualTo(new Resolution.Ambiguous(asked, List.of(state(one), state(other))));
    }

    @ParameterizedTest
    @CsvSource({
        "Russia, 1975-01-01, RUS, SUN",
        "RUS, 1975-01-01, RUS, SUN",
        "Russia, 1991-12-25, RUS, SUN",
        "SUN, 1900-01-01, SUN, RUS",
        "Soviet Union, 2000-01-01, SUN, RUS",
        "East Germany, 2000-01-01, DDR, DEU",
        "Czechia, 1980-01-01, CZE, CSK",
        "Austria, 1940-01-01, AUT, DEU",
        "Serbia, 1925-01-01, SRB, YUG",
        "Zanzibar, 1990-01-01, ZANZIBAR, TZA",
        "South Vietnam, 1990-01-01, VNM_S, VNM",
        "Croatia, 1960-01-01, HRV, YUG",
    })
    void an_actor_that_did_not_live_then_offers_the_one_in_its_place(
            String asked, LocalDate on, String meant, String instead) {
        Actor offered = state(instead);
        assertThat(unknown(asked, on).suggestions())
                .startsWith(new Suggestion(offered, offered.nameOn(on), Why.IN_THE_PLACE_OF, ActorCode.of(meant)))
                .contains(new Suggestion(
                        state(meant), state(meant).nameOn(on), Why.DID_NOT_LIVE_THEN, ActorCode.of(meant)));
    }

    @Test
    void every_name_finds_its_state_on_the_days_of_both_but_for_those_that_several_bear() {
        Set<String> shared = new TreeSet<>();
        for (Actor actor : STATES.all()) {
            for (Actor.Name name : actor.names()) {
                for (Lifespan days :
                        Lifespan.common(actor.lifespans(), List.of(new Lifespan(name.from(), name.to())))) {
                    LocalDate day = days.to() == null ? LocalDate.of(2024, 7, 24) : days.to();
                    if (!STATES.resolve(name.text(), day).equals(new Resolution.Found(actor))) {
                        shared.add(actor.code() + " " + name.text());
                    }
                }
            }
        }
        assertThat(shared)
                .containsExactly(
                        "AUH Austria",
                        "COD Congo",
                        "HESSE_KASSEL Hesse",
                        "KOR Korea",
                        "PRK Korea",
                        "VNM_S Viet Nam",
                        "VNM_S Vietnam",
                        "YMD Yemen");
    }

    @Test
    void a_succession_is_followed_to_the_nearest_that_lived() {
        assertThat(unknown("Bavaria", LocalDate.of(1947, 1, 1)).suggestions())
                .extracting(suggestion -> suggestion.actor().code().value())
                .contains("BAVARIA");
        assertThat(unknown("CSK", LocalDate.of(2000, 1, 1)).suggestions())
                .extracting(suggestion -> suggestion.actor().code().value())
                .startsWith("CZE", "SVK");
    }

    @ParameterizedTest
    @CsvSource({
        "SYRR, SYR",
        "Sirya, SYR",
        "Untied States, USA",
        "Turkye, TUR",
        "Azerbaidjan, AZE",
        "Kirgyzstan, KGZ",
    })
    void what_nobody_is_called_offers_the_closest_first(String asked, String closest) {
        Suggestion first =
                unknown(asked, LocalDate.of(2020, 1, 1)).suggestions().getFirst();
        assertThat(first.actor()).isEqualTo(state(closest));
        assertThat(first.why()).isEqualTo(Why.SIMILAR);
    }

    @Test
    void an_alias_is_understood_on_its_own_days_only() {
        Actor germany = state("DEU");
        assertThat(unknown("West Germany", LocalDate.of(2000, 1, 1)).suggestions())
                .containsExactly(new Suggestion(germany, "Germany", Why.SIMILAR, germany.code()));
    }

    @Test
    void what_is_like_nothing_offers_nothing() {
        LocalDate day = LocalDate.of(2020, 1, 1);
        assertThat(unknown("qqqqqqqqqqqq", day).suggestions()).isEmpty();
        assertThat(unknown("", day).suggestions()).isEmpty();
        assertThat(unknown("???", day).suggestions()).isEmpty();
    }

    @Test
    void no_more_than_five_are_offered() {
        assertThat(unknown("XYZ", LocalDate.of(2020, 1, 1)).suggestions()).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void an_actor_is_found_by_code_whether_it_lives_or_not() {
        assertThat(STATES.find(ActorCode.of("SUN"))).contains(state("SUN"));
        assertThat(STATES.find("sun")).contains(state("SUN"));
        assertThat(STATES.find("no code")).isEmpty();
        assertThat(STATES.find("XXX")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "COW, 365, 1900-12-31, RUS",
        "COW, 365, 1975-12-31, SUN",
        "COW, 345, 1900-12-31, SRB",
        "COW, 345, 1975-12-31, YUG",
        "COW, 345, 2010-12-31, SRB",
        "COW, 255, 1900-12-31, DEU",
        "COW, 260, 1975-12-31, DEU",
        "COW, 255, 1995-12-31, DEU",
        "COW, 678, 1975-12-31, YEM",
        "COW, 679, 1995-12-31, YEM",
        "GW, 678, 1995-12-31, YEM",
        "GW, 340, 1900-12-31, SRB",
        "GW, 815, 1850-12-31, VNM_NGUYEN",
        "ISO_NUMERIC, 004, 2000-12-31, AFG",
        "ISO_NUMERIC, 280, 1975-12-31, DEU",
        "FIPS, RS, 2000-12-31, RUS",
        "ISO2, RS, 2010-12-31, SRB",
        "COW_LETTERS, AUS, 1930-12-31, AUT",
        "ISO3, AUS, 1930-12-31, AUS",
    })
    void a_foreign_code_means_the_actor_that_bore_it_that_day(
            ForeignCode.Scheme scheme, String code, LocalDate on, String actor) {
        assertThat(STATES.byForeignCode(scheme, code, on)).containsExactly(state(actor));
    }

    @Test
    void foreign_codes_are_text() {
        LocalDate day = LocalDate.of(2000, 1, 1);
        assertThat(STATES.byForeignCode(ForeignCode.Scheme.ISO_NUMERIC, "4", day))
                .isEmpty();
        assertThat(STATES.byForeignCode(ForeignCode.Scheme.COW, "0700", day)).isEmpty();
    }

    @Test
    void a_registered_actor_is_found_beside_the_states_and_leaves_their_version_alone() {
        Actor registered = Actor.of(
                ActorCode.of("SDF"), ActorKind.GROUP, "Syrian Democratic Forces", Lifespan.parse("2015-10-10/.."));
        Actors more = STATES.with(registered);
        assertThat(more.resolve("syrian democratic forces", LocalDate.of(2016, 1, 1)))
                .isEqualTo(new Resolution.Found(registered));
        assertThat(more.version()).isEqualTo(STATES.version());
        assertThat(more.all()).hasSize(STATES.all().size() + 1);
        assertThat(STATES.find("SDF")).isEmpty();
    }

    @Test
    void a_renamed_actor_answers_to_both_names() {
        Actors renamed = STATES.rename(ActorCode.of("MKD"), "Vardaria", LocalDate.of(2030, 1, 1));
        Actor actor = renamed.find("MKD").orElseThrow();
        assertThat(actor.nameOn(LocalDate.of(2029, 12, 31))).isEqualTo("North Macedonia");
        assertThat(actor.nameOn(LocalDate.of(2030, 1, 1))).isEqualTo("Vardaria");
        assertThat(renamed.resolve("Vardaria", LocalDate.of(2031, 1, 1))).isEqualTo(new Resolution.Found(actor));
        assertThat(renamed.resolve("North Macedonia", LocalDate.of(2031, 1, 1))).isEqualTo(new Resolution.Found(actor));
    }

    @Test
    void an_actor_that_takes_the_place_of_another_takes_its_names_away() {
        Actor plain = Actor.of(ActorCode.of("TUR"), ActorKind.STATE, "Anatolia", Lifespan.ALWAYS);
        Actors changed = STATES.with(plain);
        LocalDate day = LocalDate.of(2020, 1, 1);
        assertThat(changed.resolve("Anatolia", day)).isEqualTo(new Resolution.Found(plain));
        assertThat(changed.resolve("Ottoman Empire", day)).isInstanceOf(Resolution.Unknown.class);
        assertThat(changed.all()).hasSameSizeAs(STATES.all());
    }

    @Test
    void a_succeeded_actor_ends_and_points_to_its_successor() {
        Actors after = STATES.succeed(
                ActorCode.of("BLR"),
                new Successor(ActorCode.of("RUS"), Successor.Kind.MERGER, LocalDate.of(2030, 1, 1)));
        assertThat(after.find("BLR").orElseThrow().lastDay()).isEqualTo(LocalDate.of(2029, 12, 31));
        Resolution.Unknown gone = (Resolution.Unknown) after.resolve("Belarus", LocalDate.of(2031, 1, 1));
        assertThat(gone.suggestions().getFirst().actor()).isEqualTo(state("RUS"));
    }

    @Test
    void nobody_unknown_can_be_renamed_or_succeeded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STATES.rename(ActorCode.of("XXX"), "X", LocalDate.of(2030, 1, 1)))
                .withMessage("there is no actor XXX");
    }

    @Test
    void two_actors_cannot_share_a_code() {
        Actor one = state("SYR");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Actors.of(List.of(one, one), "twice"))
                .withMessage("two actors have the code SYR");
        assertThat(Actors.none().all()).isEmpty();
    }

    private static Actor state(String code) {
        return STATES.find(ActorCode.of(code)).orElseThrow();
    }

    private static Resolution.Unknown unknown(String asked, LocalDate on) {
        assertThat(STATES.resolve(asked, on)).isInstanceOf(Resolution.Unknown.class);
        return (Resolution.Unknown) STATES.resolve(asked, on);
    }
}
