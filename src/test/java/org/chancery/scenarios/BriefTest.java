package org.chancery.scenarios;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.SharedData;
import org.chancery.form.CommandForms;
import org.chancery.narration.RefusalNarration;
import org.chancery.relation.Answer;
import org.chancery.relation.Books;
import org.chancery.relation.Certainty;
import org.chancery.relation.Decision;
import org.chancery.relation.Decision.Accepted;
import org.chancery.relation.Decision.Refused;
import org.chancery.relation.Delegation;
import org.chancery.relation.DelegationRole;
import org.chancery.relation.Facet;
import org.chancery.relation.Held;
import org.chancery.relation.Person;
import org.chancery.relation.Relation;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationCommand.RegisterActor;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.MeetingHeld;
import org.chancery.relation.RelationEvent.StatementMade;
import org.chancery.relation.Source;
import org.chancery.relation.Stance;
import org.chancery.relation.Value;
import org.chancery.time.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The brief of 24 July 2024, recorded as it ships with the program, and what must come out of it. */
class BriefTest {

    private static final String DEMO = "/demo/brief/putin-assad-fast-facts.jsonl";

    private final Books books = Books.on("2026-11-23");
    private final List<RelationCommand> brief = new ArrayList<>();

    @BeforeEach
    void record_the_brief() throws IOException {
        for (String line : lines()) {
            RelationCommand command = books.read(line);
            brief.add(command);
            accept(command);
        }
    }

    private static List<String> lines() throws IOException {
        try (InputStream demo = Objects.requireNonNull(BriefTest.class.getResourceAsStream(DEMO))) {
            return new String(demo.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private void accept(RelationCommand... commands) {
        Decision decision = books.record(List.of(commands));
        assertThat(decision)
                .withFailMessage(() ->
                        decision instanceof Refused refused ? RefusalNarration.sentences(refused) : decision.toString())
                .isInstanceOf(Accepted.class);
    }

    // The table

    @Test
    void before_the_break_nothing_is_recorded_of_ties_which_is_not_established() {
        assertThat(books.answer("TIES SYR-TUR", "2010-12-31")).isEqualTo("NOT_RECORDED");
    }

    @Test
    void in_the_middle_of_2011_ties_are_possibly_severed() {
        assertThat(books.answer("TIES SYR-TUR", "2011-06-30")).isEqualTo("possibly NOT_RECORDED, SEVERED");
    }

    @Test
    void from_2012_on_ties_are_severed_by_turkey() {
        Answer ties = answer("TIES SYR-TUR", "2012-01-01");
        assertThat(Books.words(ties)).isEqualTo("SEVERED");
        assertThat(ties.values().getFirst().details()).containsEntry("initiator", "TUR");
        assertThat(ties.values().getFirst().earliest()).isEqualTo("2011-01-01");
        assertThat(ties.values().getFirst().definiteFrom()).isEqualTo("2011-12-31");
        assertThat(books.answer("TIES SYR-TUR", "2011-12-31")).isEqualTo("SEVERED");
    }

    @Test
    void officials_first_met_in_moscow_on_some_day_of_december_2022() {
        assertThat(meetings("SYR-TUR", "2022-11-30")).isEmpty();
        assertThat(meetings("SYR-TUR", "2022-12-15")).containsExactly("possibly 2022-12 Moscow RUS HOST, SYR, TUR");
        assertThat(meetings("SYR-TUR", "2022-12-31")).containsExactly("2022-12 Moscow RUS HOST, SYR, TUR");
        assertThat(meetings("RUS-TUR", "2022-12-31")).containsExactly("2022-12 Moscow RUS HOST, SYR, TUR");
    }

    @Test
    void after_the_brief_the_talks_are_stalled_with_russia_mediating() {
        Answer talks = answer("TALKS SYR-TUR \"normalisation\"", "2024-07-25");
        assertThat(Books.words(talks)).isEqualTo("STALLED");
        assertThat(talks.values().getFirst().details())
                .containsEntry("thirdParty", "RUS")
                .containsEntry("role", "MEDIATION")
                .containsEntry("overDemand", "full withdrawal of Turkish forces");
        assertThat(books.answer("MEDIATION SYR-TUR \"RUS / normalisation\"", "2024-07-25"))
                .isEqualTo("UNDER_WAY");
    }

    @Test
    void after_the_brief_demand_deployment_and_policy_stand() {
        assertThat(books.answer("DEMANDS SYR→TUR \"full withdrawal of Turkish forces\"", "2024-07-25"))
                .isEqualTo("RAISED");
        assertThat(books.answer("DEPLOYMENT TUR→SYR", "2024-07-25")).isEqualTo("WITHOUT_CONSENT");
        assertThat(books.answer("POLICY TUR→SYR \"remove Assad\"", "2024-07-25"))
                .isEqualTo("RENOUNCED");
    }

    @Test
    void both_sides_have_said_they_are_willing() {
        assertThat(acts("SYR-TUR")
                        .filter(StatementMade.class::isInstance)
                        .map(StatementMade.class::cast)
                        .filter(statement -> statement.stance() == Stance.WILLING)
                        .map(statement -> statement.parties().by().getFirst() + " "
                                + statement.particulars().occurred().text()))
                .containsExactlyInAnyOrder(
                        "SYR [2024-06..2024-07-24]",
                        "TUR [2024-06..2024-07-24]",
                        "SYR 2024-06",
                        "TUR 2024-07-03",
                        "TUR 2024-07-03");
    }

    @Test
    void russian_forces_are_in_syria_by_consent_from_some_day_of_september_2015() {
        assertThat(books.answer("DEPLOYMENT RUS→SYR", "2015-08-31")).isEqualTo("NOT_RECORDED");
        assertThat(books.answer("DEPLOYMENT RUS→SYR", "2015-09-15")).isEqualTo("possibly NOT_RECORDED, BY_CONSENT");
        assertThat(books.answer("DEPLOYMENT RUS→SYR", "2015-09-30")).isEqualTo("BY_CONSENT");
        assertThat(books.answer("DEPLOYMENT RUS→SYR", "2024-07-25")).isEqualTo("BY_CONSENT");
    }

    @Test
    void an_intervention_for_a_government_is_neither_hostility_nor_force_against_it() {
        Relation relation = books.relation("RUS-SYR");
        assertThat(relation.keys()).noneMatch(key -> key.facet() == Facet.FORCE);
        for (String day : List.of("2010-12-31", "2015-09-15", "2015-09-30", "2024-07-25", "2026-11-23")) {
            assertThat(books.answer("HOSTILITY RUS-SYR", day)).isEqualTo("NOT_RECORDED");
        }
    }

    @Test
    void putin_and_assad_met_in_moscow_and_before_that_in_march_2023() {
        List<String> meetings = meetings("RUS-SYR", "2024-07-25");
        assertThat(meetings.getLast()).isEqualTo("2024-07-24 Moscow RUS HOST, SYR");
        assertThat(meetings.get(meetings.size() - 2)).isEqualTo("2023-03 - RUS, SYR");
        MeetingHeld last = acts("RUS-SYR")
                .filter(MeetingHeld.class::isInstance)
                .map(MeetingHeld.class::cast)
                .max(comparing(act -> act.particulars().occurred().begins().latestDay()))
                .orElseThrow();
        assertThat(last.delegations())
                .flatExtracting(Delegation::people)
                .extracting(Person::name)
                .containsExactly("Vladimir Putin", "Bashar al-Assad");
    }

    @Test
    void putin_and_erdogan_met_on_the_margins_of_a_summit() {
        assertThat(meetings("RUS-TUR", "2024-07-25").getLast()).isEqualTo("2024-07-03 - RUS, TUR");
        assertThat(acts("RUS-TUR")
                        .filter(MeetingHeld.class::isInstance)
                        .map(act -> ((MeetingHeld) act).format() + " " + ((MeetingHeld) act).occasion()))
                .contains("ON_THE_MARGINS Shanghai Cooperation Organization summit");
    }

    @Test
    void turkey_deems_the_sdf_an_extension_of_the_pkk() {
        assertThat(books.answer("POLICY TUR→SDF \"extension of the PKK, top security threat\"", "2024-07-25"))
                .isEqualTo("ADOPTED");
        assertThat(books.answer("POLICY TUR→SDF \"extension of the PKK, top security threat\"", "2015-10-09"))
                .isEqualTo("NOT_RECORDED");
    }

    // The last row: somebody disputes the break

    private static final UUID BREAK = UUID.fromString("0190e225-4800-7000-8000-000000000009");

    private List<RelationCommand> dispute() {
        String evidence = """
                "sources":[{"title":"Embassy notice","published":"2012-03-26","reliability":"B","credibility":2}]""";
        return Stream.of(
                        """
                        {"command":"suspend-mission","recordId":"%s","by":"TUR","toward":"SYR","occurred":"2012-03-26","reason":"security",%s}""".formatted(Books.id(91), evidence),
                        """
                        {"command":"observe-status","recordId":"%s","between":["SYR","TUR"],"facet":"TIES","value":"ESTABLISHED","occurred":"2012-03-26",%s}""".formatted(Books.id(92), evidence),
                        """
                        {"command":"observe-status","recordId":"%s","by":"TUR","toward":"SYR","facet":"CONSULATES","key":"Aleppo","value":"OPEN","occurred":"2012-03-26",%s}""".formatted(Books.id(93), evidence),
                        """
                        {"command":"dispute-record","disputeId":"%s","record":"%s","disputedBy":"Syrian desk","grounds":"The embassy in Damascus worked until 26 March 2012.","instead":["%s","%s","%s"],%s}""".formatted(Books.id(94), BREAK, Books.id(91), Books.id(92), Books.id(93), evidence))
                .map(books::read)
                .toList();
    }

    @Test
    void a_disputed_break_is_contested_with_both_positions_and_their_records() {
        Instant before = books.now();
        accept(dispute().toArray(RelationCommand[]::new));

        Answer ties = answer("TIES SYR-TUR", "2012-06-01");
        assertThat(ties.certainty()).isEqualTo(Certainty.CONTESTED);
        assertThat(ties.positions())
                .containsExactly(
                        new Answer.Side("recorded", List.of(Value.SEVERED), List.of(BREAK)),
                        new Answer.Side("disputed", List.of(Value.ESTABLISHED), List.of(Books.id(92))));
        assertThat(ties.disputes()).containsExactly(Books.id(94));
        assertThat(ties.possible()).containsExactlyInAnyOrder(Value.SEVERED, Value.ESTABLISHED);
        assertThat(books.answer("MISSION_OPERATION TUR→SYR", "2012-06-01"))
                .isEqualTo("contested: recorded CLOSED; disputed SUSPENDED");
        assertThat(books.answer("CONSULATES TUR→SYR \"Aleppo\"", "2012-06-01"))
                .isEqualTo("contested: recorded NOT_RECORDED; disputed OPEN");

        Relation asKnownBefore = books.relation("SYR-TUR", before);
        assertThat(Books.words(asKnownBefore.answer(Books.key("TIES SYR-TUR"), LocalDate.parse("2012-06-01"))))
                .isEqualTo("SEVERED");
    }

    @Test
    void the_suspension_alone_does_not_fit_the_break_and_the_refusal_names_it() {
        Decision decision = books.dryRun(dispute().subList(0, 1));
        assertThat(decision).isInstanceOf(Refused.class);
        assertThat(RefusalNarration.sentences((Refused) decision))
                .startsWith("MISSION_OPERATION TUR→SYR is CLOSED after ties-severed " + BREAK
                        + " (between 2011-01-01 and 2011-12-31), and the new mission-suspended (on 2012-03-26) can"
                        + " follow only OPEN; that change would have to have happened after 2011-01-01 and not after"
                        + " 2012-03-26.");
    }

    @Test
    void the_three_alternatives_can_come_one_by_one_before_the_dispute_by_insisting() {
        List<RelationCommand> commands = dispute();
        RelationCommand insisting = books.read("""
                {"command":"suspend-mission","recordId":"%s","by":"TUR","toward":"SYR","occurred":"2012-03-26","unsourced":"test","impliesUnrecordedChange":"the break is in doubt"}""".formatted(Books.id(91)));
        accept(insisting);
        accept(commands.get(1));
        accept(commands.get(2));
        accept(commands.get(3));
        assertThat(books.answer("TIES SYR-TUR", "2012-06-01"))
                .isEqualTo("contested: recorded SEVERED; disputed ESTABLISHED");
    }

    // Every fact is there

    @Test
    void every_record_quotes_words_of_the_brief() throws IOException {
        String text = plain(Files.readString(SharedData.require("seed/putin-assad-fast-facts.txt")));
        assertThat(brief)
                .allSatisfy(command -> assertThat(sources(command))
                        .isNotEmpty()
                        .allSatisfy(
                                source -> assertThat(text).contains(plain(Objects.requireNonNull(source.quote())))));
    }

    @Test
    void every_sentence_of_the_brief_that_states_a_fact_is_quoted_by_a_record() {
        List<String> quotes = brief.stream()
                .flatMap(command -> sources(command).stream())
                .map(source -> plain(Objects.requireNonNull(source.quote())))
                .toList();
        for (String fact : List.of(
                "hosted Syrian President Bashar al-Assad in Moscow",
                "tendency towards escalation",
                "all topics related to the situation",
                "last met in March 2023",
                "key supporter of the Assad government",
                "intervention in September 2015",
                "airstrikes against armed groups",
                "Turkey severed ties with Syria",
                "support of rebel groups",
                "secure its southern border with Syria and Iraq",
                "considers the SDF an extension",
                "outlawed Kurdistan Workers Party",
                "renounced his nation's goal of ousting Assad",
                "first met in Moscow in December 2022",
                "Russia has acted as a mediator",
                "talks have repeatedly stalled",
                "complete Turkish military withdrawal",
                "willingness to reopen dialogues under Russian mediation",
                "Syria has welcomed",
                "Erdogan and Putin met privately",
                "is ready to cooperate",
                "triple summit between Turkey, Russia, and Syria")) {
            assertThat(quotes).anyMatch(quote -> quote.contains(fact.toLowerCase(Locale.ROOT)));
        }
    }

    @Test
    void no_record_is_dated_more_exactly_than_the_brief_dates_it() {
        TreeMap<String, Long> dates = new TreeMap<>();
        for (RelationCommand command : brief) {
            if (command instanceof RelationCommand.Act act) {
                dates.merge(act.particulars().occurred().text(), 1L, Long::sum);
            }
        }
        assertThat(dates.keySet())
                .containsExactly(
                        "2011",
                        "2011/..",
                        "2015-09",
                        "2015-09/",
                        "2019",
                        "2022-12",
                        "2023-03",
                        "2024-06",
                        "2024-07-03",
                        "2024-07-24",
                        "[..2024-07-24]",
                        "[2011..2022-12]",
                        "[2011..2024-07-24]",
                        "[2015-10-10..2024-07-24]",
                        "[2022-12..2024-07-24]",
                        "[2024-06..2024-07-24]");
    }

    @Test
    void the_demo_reads_back_as_it_was_written() throws IOException {
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            var written = CommandForms.write(brief.get(i));
            assertThat(books.read(written.put("command", CommandForms.name(brief.get(i)))
                            .toString()))
                    .isEqualTo(brief.get(i));
        }
    }

    private static List<Source> sources(RelationCommand command) {
        return switch (command) {
            case RelationCommand.Act act -> act.particulars().sources();
            case RegisterActor actor -> actor.sources();
            case RelationCommand.Amendment _, RelationCommand.ActorCommand _ -> List.of();
        };
    }

    private static String plain(String text) {
        return text.replaceAll("[“”]", "\"")
                .replace('’', '\'')
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    private Answer answer(String key, String asOf) {
        var facetKey = Books.key(key);
        return books.relation(facetKey.pair().toString()).answer(facetKey, LocalDate.parse(asOf));
    }

    private Stream<RelationEvent.Act> acts(String pair) {
        return books.relation(pair).records().stream().map(Held::act);
    }

    /** Every meeting that can have begun by the end of a day, in order of its latest day. */
    private List<String> meetings(String pair, String asOf) {
        long day = LocalDate.parse(asOf).toEpochDay();
        return acts(pair)
                .filter(MeetingHeld.class::isInstance)
                .map(MeetingHeld.class::cast)
                .filter(meeting -> window(meeting).earliestDay() <= day)
                .sorted(comparing(meeting -> window(meeting).latestDay()))
                .map(meeting -> (window(meeting).latestDay() <= day ? "" : "possibly ")
                        + meeting.particulars().occurred().text() + " "
                        + Objects.requireNonNullElse(meeting.particulars().place(), "-") + " "
                        + parties(meeting))
                .toList();
    }

    private static Window window(MeetingHeld meeting) {
        return meeting.particulars().occurred().begins();
    }

    private static String parties(MeetingHeld meeting) {
        return String.join(
                ", ",
                meeting.delegations().stream()
                        .map(delegation -> delegation.actor()
                                + (delegation.role() == DelegationRole.PRINCIPAL ? "" : " " + delegation.role()))
                        .toList());
    }
}
