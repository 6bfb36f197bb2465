package org.chancery.drafting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.SharedData;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.ActorKind;
import org.chancery.actor.Actors;
import org.chancery.actor.Lifespan;
import org.chancery.form.CommandForms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Briefs and the drafts made of them, a line each: command, date, parties, what else it says, and what is missing. */
class DraftingTest {

    /** Alone it takes a few seconds; the machine may be shared by many. */
    private static final Duration IN_GOOD_TIME = Duration.ofSeconds(60);

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Actors ACTORS = Actors.states()
            .with(Actor.of(
                    ActorCode.of("SDF"),
                    ActorKind.GROUP,
                    "Syrian Democratic Forces",
                    new Lifespan(LocalDate.of(2015, 10, 10), null)));

    private static Drafted of(String text) {
        return Drafting.of(new Brief(text, "a brief", null, TODAY), ACTORS);
    }

    private static List<String> lines(Drafted drafted) {
        return drafted.drafts().stream().map(DraftingTest::line).toList();
    }

    private static String line(Draft draft) {
        Map<String, Object> body = draft.body();
        StringJoiner line = new StringJoiner(" ").add(draft.command()).add(String.valueOf(body.get("occurred")));
        if (body.get("between") != null) {
            line.add(joined(body.get("between"), "-"));
        }
        if (body.get("by") != null) {
            line.add(joined(body.get("by"), "+") + "→" + joined(body.get("toward"), "+"));
        }
        if (body.get("delegations") instanceof List<?> delegations) {
            line.add(delegations.stream()
                    .map(each -> (Map<?, ?>) each)
                    .map(each -> each.get("actor") + (each.get("role").equals("HOST") ? "(host)" : ""))
                    .collect(Collectors.joining("+")));
        }
        for (String field : List.of("thirdParty", "kind", "regime", "level", "stance", "title", "count", "place")) {
            if (body.get(field) != null) {
                line.add(String.valueOf(body.get(field)));
            }
        }
        return line + (draft.missing().isEmpty() ? "" : " without " + String.join(", ", draft.missing()));
    }

    private static String joined(Object codes, String by) {
        return codes instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(by))
                : String.valueOf(codes);
    }

    @Test
    void the_seed_brief() throws IOException {
        String text = Files.readString(SharedData.require("seed/putin-assad-fast-facts.txt"));
        Drafted drafted = of(text);

        assertThat(drafted.published()).isEqualTo(LocalDate.of(2024, 7, 24));
        assertThat(drafted.publishedGiven()).isFalse();
        assertThat(lines(drafted))
                .containsExactly(
                        "hold-meeting 2024-07-24 RUS(host)+SYR HEAD_OF_STATE Moscow",
                        "make-statement 2024-07-24 RUS→SYR NEUTRAL",
                        "hold-meeting 2023-03 RUS+SYR HEAD_OF_STATE",
                        "provide-support [..2024-07-24] RUS→SYR POLITICAL",
                        "deploy-forces 2015-09 RUS→SYR without consent",
                        "sever-ties 2011 TUR→SYR",
                        "adopt-policy 2019 TUR→SYR+IRQ",
                        "adopt-policy [..2024-07-24] TUR→SDF",
                        "renounce-policy [..2022] TUR→SYR",
                        "hold-meeting 2022-12 TUR+SYR SENIOR_OFFICIAL Moscow",
                        "start-mediation 2022-12 SYR-TUR RUS",
                        "stall-talks [2022-12-01..2024-07-24] SYR-TUR",
                        "raise-demand [2022-12-01..2024-07-24] SYR→TUR",
                        "make-statement [2024-06-01..2024-07-24] SYR→TUR WILLING",
                        "make-statement [2024-06-01..2024-07-24] TUR→SYR WILLING",
                        "make-statement 2024-06 SYR→RUS WILLING",
                        "hold-meeting 2024-07-03 TUR+RUS HEAD_OF_STATE",
                        "make-statement 2024-07-03 TUR→RUS WILLING");
    }

    @Test
    void a_rift_among_neighbours() {
        assertThat(lines(of("""
                        Gulf rift: a short chronology
                        Published 22 January 2021

                        On 5 June 2017, Saudi Arabia, the United Arab Emirates, Bahrain and Egypt severed diplomatic \
                        relations with Qatar and closed their airspace to Qatari aircraft. Saudi Arabia also closed its \
                        land border with Qatar. Kuwait offered to mediate between Qatar and its neighbours in June 2017. \
                        In August 2017 Qatar restored full diplomatic relations with Iran and returned its ambassador to \
                        Tehran.

                        At a summit in Al-Ula on 5 January 2021, the Saudi crown prince, Mohammed bin Salman, received \
                        the emir of Qatar. Saudi Arabia reopened its border with Qatar, and Egypt restored diplomatic \
                        ties with Doha on 20 January 2021.
                        """)))
                .containsExactly(
                        "sever-ties 2017-06-05 SAU+ARE+BHR+EGY→QAT",
                        "close-border 2017-06-05 SAU+ARE+BHR+EGY→QAT AIR",
                        "close-border 2017-06-05 SAU→QAT LAND",
                        "offer-mediation 2017-06 QAT KWT without between",
                        "restore-ties 2017-08 IRN-QAT",
                        "return-ambassador 2017-08 QAT→IRN",
                        "hold-meeting 2021-01-05 SAU(host)+QAT",
                        "open-border 2021-01-20 SAU→QAT LAND",
                        "restore-ties 2021-01-20 EGY-QAT");
    }

    @Test
    void two_neighbours_over_fifty_years() {
        assertThat(lines(of("""
                        The United States recalled its ambassador from Havana in October 1960 and broke off diplomatic
                        relations with Cuba on January 3, 1961. President Kennedy imposed a trade embargo on Cuba on 7
                        February 1962. Switzerland acted as an intermediary between the two countries.
                        In September 1977 the United States opened an interests section in Havana. On 20 July 2015, the
                        United States and Cuba restored diplomatic relations; Washington reopened its embassy in Havana
                        on 14 August 2015. President Barack Obama visited Cuba in March 2016 and met Raúl Castro. In
                        September 2017 the United States expelled 15 Cuban diplomats.
                        """)))
                .containsExactly(
                        "recall-ambassador 1960-10 USA→CUB",
                        "sever-ties 1961-01-03 USA→CUB",
                        "impose-sanctions 1962-02-07 USA→CUB a trade embargo",
                        "start-mediation 1962-02-07 CUB-USA CHE",
                        "raise-mission-level 1977-09 USA→CUB INTERESTS_SECTION",
                        "restore-ties 2015-07-20 CUB-USA",
                        "open-mission 2015-08-14 USA→CUB",
                        "hold-meeting 2016-03 USA+CUB(host)",
                        "expel-diplomats 2017-09 USA→CUB 15");
    }

    @Test
    void a_weekly_note_whose_days_are_those_of_the_week_before() {
        assertThat(lines(of("""
                        Weekly note, 3 March 2023
                        - On Tuesday, Armenian Foreign Minister Ararat Mirzoyan met his Turkish counterpart Mevlut \
                        Cavusoglu in Ankara.
                        - Azerbaijan accused Armenia of moving weapons, and Yerevan denied the claim.
                        - On 1 March, German Chancellor Olaf Scholz spoke with Chinese Premier Li Qiang by phone.
                        - Last week, Poland summoned the Russian ambassador over the shelling of Kharkiv and expelled \
                        three Russian diplomats.
                        - France did not recall its ambassador. Japan may impose sanctions on Belarus.
                        """)))
                .containsExactly(
                        "hold-meeting 2023-02-28 ARM+TUR Ankara",
                        "make-statement 2023-02-28 AZE→ARM CRITICAL",
                        "hold-call 2023-03-01 DEU+CHN",
                        "summon-ambassador [2023-02-20..2023-02-26] POL→RUS",
                        "expel-diplomats [2023-02-20..2023-02-26] POL→RUS 3");
    }

    @Test
    void a_state_that_is_no_more_is_meant_where_it_lived() {
        assertThat(lines(of("""
                        In early 1979 Egypt and Israel signed a peace treaty. Eighteen Arab states broke off relations \
                        with Cairo. In December 1979 the Soviet Union invaded Afghanistan. In January 1980 President \
                        Carter announced a grain embargo against the Soviet Union. Pakistan called on the Soviet Union to \
                        withdraw its troops from Afghanistan. Between 1986 and 1989 the USSR withdrew its forces from \
                        Afghanistan.
                        """)))
                .containsExactly(
                        "sign-agreement [1979-01..1979-04] EGY-ISR peace treaty",
                        "use-force 1979-12 SUN→AFG",
                        "impose-sanctions 1980-01 USA→SUN a grain embargo",
                        "raise-demand 1980-01 PAK→SUN",
                        "withdraw-forces [1986..1989] SUN→AFG");
    }

    @Test
    void a_reconciliation_told_day_by_day() {
        assertThat(lines(of("""
                        Ethiopia severs ties? Not yet. Ethiopian Prime Minister Abiy Ahmed visited Asmara on 8 July 2018. \
                        The next day Ethiopia and Eritrea signed a joint declaration of peace and friendship and \
                        re-established diplomatic relations. Eritrea opened its embassy in Addis Ababa on July 16. "We \
                        will never sever ties with Sudan," the minister said. Kenya recognised Kosovo on 26 March 2025. \
                        North Korea launched ballistic missiles into the Sea of Japan on 2 November 2022.
                        """)))
                .containsExactly(
                        "hold-meeting 2018-07-08 ETH+ERI(host)",
                        "sign-agreement 2018-07-09 ERI-ETH joint declaration",
                        "restore-ties 2018-07-09 ERI-ETH",
                        "open-mission 2018-07-16 ERI→ETH",
                        "recognize-state 2025-03-26 KEN→XKX");
    }

    @Test
    void what_is_denied_planned_or_only_possible_is_no_act() {
        assertThat(lines(of("""
                        France will not sever diplomatic relations with Mali. Germany did not recognise Kosovo in 2007. \
                        Turkey may close its border with Syria in 2024. Japan refused to impose sanctions on Russia. \
                        Egypt plans to open its embassy in Tripoli in 2025.
                        """))).isEmpty();
    }

    @Test
    void the_same_text_gives_the_same_drafts_and_marks_that_do_not_overlap() {
        String text = "In 2011, Turkey severed ties with Syria. In March 2023 Vladimir Putin met Bashar al-Assad.";
        Drafted drafted = of(text);

        assertThat(of(text)).isEqualTo(drafted);
        assertThat(drafted.marks())
                .extracting(mark -> mark.kind() + " " + mark.meaning() + " "
                        + text.substring(mark.span().from(), mark.span().to()))
                .containsExactly(
                        "DATE 2011 2011",
                        "ACTOR TUR Turkey",
                        "ACT sever-ties severed ties with Syria",
                        "DATE 2023-03 March 2023",
                        "ACTOR RUS Vladimir Putin",
                        "ACT hold-meeting met Bashar al-Assad");
    }

    @Test
    void why_it_was_read_so_and_how_directly_it_is_said() {
        Drafted drafted = of("In 2011, Turkey severed ties with Syria and recalled its ambassador from Damascus.");

        assertThat(drafted.drafts())
                .extracting(draft -> draft.confidence() + " " + draft.reasons())
                .containsExactly(
                        "STATED [\"severed ties with Syria\"]",
                        "INFERRED [\"and recalled its ambassador from Damascus\", who acts is taken from earlier in"
                                + " the sentence]");
    }

    @Test
    void every_draft_from_which_nothing_is_missing_is_a_command_that_can_be_read() throws IOException {
        List<Draft> drafts = new ArrayList<>(of("""
                        On 5 June 2017, Saudi Arabia and Egypt severed relations with Qatar and closed their airspace to \
                        Qatari aircraft. In 2018 Iran imposed trade sanctions on Qatar and expelled two Qatari diplomats. \
                        In 2019 France provided military aid to Qatar, condemned Iran and summoned the Iranian ambassador. \
                        On 1 May 2020 Oman hosted the Iranian foreign minister. On 2 May 2020 Oman and Iran signed a \
                        border agreement and opened talks on trade. Oman demanded that Iran withdraw its troops.
                        """).drafts());
        for (Draft draft : drafts) {
            assertThat(draft.missing()).as(draft.command()).isEmpty();
            CommandForms.read(draft.command(), MAPPER.valueToTree(draft.body()), UUID::randomUUID, record -> null);
        }
        assertThat(drafts).hasSizeGreaterThanOrEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n • \n\t",
                "<script>alert('Turkey severed ties with')</script>",
                "\u202Eسوريا قطعت العلاقات مع تركيا",
                "In 99999 Turkey severed ties with Turkey.",
                "On 31 February 2020 Turkey; on 0 May.",
                "𝒯urkey ❤ Syria \uD83D",
                "In 2011 \uE000 severed ties with \uE3FF, \uE400 demands for \uE800, \uEC00 \uF000 told \uE001 that \uF001."
            })
    void absurd_texts_give_no_drafts(String text) {
        assertThat(of(text).drafts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "In 2011 Turkey, Syria, Iraq and Iran and Egypt, ",
                "1999-01-01 ",
                "since the ",
                "Turkey severed ties with Syria and ",
                "Turkey"
            })
    void a_long_text_without_an_end_is_read_in_good_time(String again) {
        String text = again.repeat(Brief.LONGEST / again.length());

        assertTimeoutPreemptively(IN_GOOD_TIME, () -> of(text));
    }

    @Test
    void a_sentence_without_an_end_is_still_drafted_from() {
        String text = "however, ".repeat(1_000) + "in 2011 Turkey severed ties with Syria";

        assertThat(of(text).drafts()).extracting(Draft::command).containsExactly("sever-ties");
    }

    @Test
    void one_that_is_too_long_is_refused_with_how_long_it_may_be() {
        assertThatThrownBy(() -> of("x".repeat(Brief.LONGEST + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The text has 200001 characters. At most 200000 are read at once: paste it in parts.");
    }
}
