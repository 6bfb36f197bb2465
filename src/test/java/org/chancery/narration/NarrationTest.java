package org.chancery.narration;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.ActorKind;
import org.chancery.actor.Actors;
import org.chancery.actor.Lifespan;
import org.chancery.form.CommandForms;
import org.chancery.form.EventForms;
import org.chancery.form.Form;
import org.chancery.form.Json;
import org.chancery.relation.*;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.Refusal.*;
import org.chancery.time.DayRange;
import org.chancery.time.OccurrenceDate;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NarrationTest {

    private static final UUID RECORD = UUID.fromString("0193587c-1a00-7000-8000-000000000002");
    private static final UUID OTHER = UUID.fromString("0193587c-1a00-7000-8000-000000000003");
    private static final ActorCode SYR = ActorCode.of("SYR");
    private static final ActorCode TUR = ActorCode.of("TUR");
    private static final Pair PAIR = Pair.of(SYR, TUR);
    private static final Actors ACTORS = Actors.states()
            .with(Actor.of(
                    ActorCode.of("SDF"), ActorKind.GROUP, "Syrian Democratic Forces", Lifespan.parse("2015-10-10/..")));
    private static final Narration NARRATION = new Narration(Names.of(ACTORS));

    /** The examples of the commands, told as events; of amendments and actors, the contracts of the events. */
    private static final String SENTENCES = """
        state-recognized | The United States recognised Israel de facto on 14 May 1948.
        recognition-withdrawn | The United States withdrew its recognition of “government of China” as the government of Taiwan on 1 January 1979.
        ties-established | The People's Republic of China and the United States established diplomatic relations at the level of ambassador on 1 January 1979.
        ties-restored | Cuba and the United States restored diplomatic relations on 20 July 2015.
        ties-suspended | Canada suspended diplomatic relations with Iran on 7 September 2012; cause: support of the Assad government, and the safety of diplomats.
        ties-severed | Turkey severed diplomatic relations with Syria, sometime in 2011; reason: support of the opposition.
        ties-lapsed | Diplomatic relations between the German Democratic Republic and the United States lapsed, as one of the two ceased to exist on 2 October 1990.
        mission-level-raised | The United States raised its mission in Afghanistan to the level of ambassador on 5 June 1948.
        mission-level-lowered | The United Arab Emirates lowered its mission in Iran to the level of chargé d'affaires on 4 January 2016.
        mission-opened | Türkiye opened its mission in Damascus (Syria) on 14 December 2024.
        mission-suspended | Turkey suspended the operation of its mission in Syria on 26 March 2012; reason: the security of the staff.
        mission-closed | Canada closed its mission in Iran on 7 September 2012.
        ambassador-appointed | The United States appointed Robert Ford as ambassador to Syria on 29 December 2010.
        credentials-presented | Robert Ford presented credentials as ambassador of the United States to Syria on 27 January 2011.
        charge-ad-interim-appointed | Jeffrey DeLaurentis took charge of the mission of the United States in Cuba as chargé d'affaires ad interim on 20 July 2015.
        tenure-ended | The tenure of Robert Ford as head of the mission of the United States in Syria ended with the tour of duty on 28 February 2014.
        ambassador-recalled | France recalled Philippe Étienne, its head of mission in the United States, for consultations on 17 September 2021.
        ambassador-returned | Philippe Étienne returned to the post of head of the mission of France in the United States, sometime in September 2021.
        ambassador-withdrawn | The United Arab Emirates, Bahrain and Saudi Arabia withdrew their head of mission in Qatar and left the mission at the level of chargé d'affaires on 5 March 2014.
        diplomats-expelled | The United States expelled 60 diplomats of Russia on 26 March 2018.
        ambassador-summoned | The United Kingdom summoned the head of the mission of Russia on 12 March 2018; reason: the poisoning in Salisbury.
        consulate-opened | The United States opened a consulate in Guangzhou (the People's Republic of China), sometime in August 1979.
        consulate-closed | The People's Republic of China closed its consulate in Houston (the United States) on 24 July 2020.
        protecting-power-designated | Switzerland took charge of the interests of the United States in Iran as protecting power on 21 May 1980.
        protecting-power-ended | Switzerland ceased to be the protecting power of the United States in Cuba on 20 July 2015.
        meeting-held | Russia (Vladimir Putin, President) and Syria (Bashar al-Assad, President) met at the level of heads of state in Moscow on 24 July 2024; topics: situation in the region.
        call-held | The United States (Barack Obama, President) and Iran (Hassan Rouhani, President) spoke by telephone or video on 27 September 2013; topics: nuclear programme.
        meeting-planned | A meeting of the United States and North Korea, planned for 12 June 2018, was announced in Singapore on 10 May 2018.
        meeting-cancelled | A meeting of the United States and North Korea, planned for 12 June 2018, was called off on 24 May 2018.
        statement-made | Türkiye stated willingness to deal with Syria, sometime in July 2024.
        policy-adopted | Türkiye adopted the policy “extension of the PKK, top security threat” toward the Syrian Democratic Forces, between 10 October 2015 and 24 July 2024.
        policy-renounced | Türkiye renounced the policy “remove Assad” toward Syria, between 2011 and December 2022.
        demand-raised | Syria raised the demand “full withdrawal of Turkish forces” toward Türkiye, between December 2022 and 24 July 2024.
        demand-met | The Soviet Union met the demand “removal of the missiles from Cuba” of the United States on 28 October 1962.
        demand-dropped | Ireland dropped the demand “Northern Ireland” toward the United Kingdom on 2 December 1999.
        demand-rejected | Afghanistan rejected the demand “handing over of Osama bin Laden” of the United States on 21 September 2001.
        talks-proposed | Talks between South Korea and North Korea on “military tension” were proposed on 17 July 2017.
        talks-opened | Talks between Syria and Türkiye on “normalisation” began, mediated by Russia, sometime in December 2022.
        talks-stalled | Talks between Syria and Türkiye on “normalisation” stalled over the demand “full withdrawal of Turkish forces”, mediated by Russia, between December 2022 and 24 July 2024.
        talks-resumed | Talks between India and Pakistan on “composite dialogue” resumed on 16 February 2004.
        talks-concluded | Talks between Panama and the United States on “Panama Canal” were concluded on 10 August 1977; outcome: agreement in principle.
        talks-broken-off | Talks between Japan and the United States on “settlement in the Pacific” were broken off on 7 December 1941.
        mediation-offered | The Holy See offered Argentina and Chile its mediation on “Beagle Channel”, sometime in December 1978.
        mediation-started | The mediation of the Holy See between Argentina and Chile on “Beagle Channel” began, sometime in 1979.
        mediation-stalled | The mediation of the Holy See between Argentina and Chile on “Beagle Channel” stalled, sometime in 1982 (uncertain).
        mediation-ended | The mediation of the Holy See between Argentina and Chile on “Beagle Channel” ended on 29 November 1984.
        mediation-accepted | Argentina accepted the mediation of the Holy See with Chile on “Beagle Channel” on 8 January 1979.
        mediation-rejected | India rejected the mediation of the United States with Pakistan on “Kashmir”, sometime in July 2019.
        mediation-withdrawn-from | Ethiopia withdrew from the mediation of the United States with Egypt on “Renaissance Dam”, sometime in February 2020.
        agreement-signed | Syria and Turkey signed the agreement “Adana Agreement” on 20 October 1998.
        agreement-ratified | The Soviet Union and the United States ratified the agreement “INF Treaty” on 1 June 1988.
        agreement-brought-into-force | The agreement “INF Treaty” between the Soviet Union and the United States entered into force on 1 June 1988.
        agreement-suspended | The United States suspended the agreement “INF Treaty” with Russia on 2 February 2019.
        agreement-denounced | The United States denounced the agreement “INF Treaty” with Russia on 2 August 2019.
        sanctions-threatened | The United States threatened Turkey with sanctions under the regime “Brunson case” on 26 July 2018.
        sanctions-imposed | The United States imposed sanctions on Cuba under the regime “embargo” (trade) on 7 February 1962.
        sanctions-eased | The United States eased its sanctions on Cuba under the regime “embargo” (trade and travel) on 16 January 2015.
        sanctions-suspended | The United States suspended its sanctions on Iran under the regime “nuclear programme” on 16 January 2016.
        sanctions-lifted | The United States lifted its sanctions on Vietnam under the regime “embargo” (trade) on 3 February 1994.
        border-closed | Turkey closed the land border with Armenia, sometime in April 1993.
        border-restricted | Finland restricted crossing of the land border with Russia on 18 November 2023.
        border-opened | Colombia and Venezuela opened the land border between them on 26 September 2022.
        support-provided | The United States gave military support to the Syrian Democratic Forces in Syria, sometime in October 2015.
        support-ended | The United States ended its military support for the Syrian Democratic Forces in Syria (programme “train and equip”), about 2019 (approximate).
        forces-deployed | Russia deployed forces in Syria with its consent on 30 September 2015; purpose: support of the government.
        forces-withdrawn | The United States withdrew its forces from Afghanistan on 30 August 2021.
        force-threatened | The United States threatened Syria with force (episode “Ghouta”) on 31 August 2013; means: air strikes.
        force-displayed | The People's Republic of China displayed force toward Taiwan (episode “Third Taiwan Strait Crisis”), sometime in March 1996; means: missile tests.
        force-used | Turkey used force against Syria (episode “Spring Shield”), from 27 February 2020 to 5 March 2020; means: air strikes and artillery.
        war-declared | The United States declared war on Japan on 8 December 1941.
        ceasefire-agreed | Iran and Iraq agreed on a ceasefire on 20 August 1988.
        armistice-agreed | Egypt and Israel agreed on an armistice on 24 February 1949.
        peace-made | Egypt and Israel made peace on 26 March 1979.
        status-observed | The level of the mission of Turkey in Syria was observed to be ambassador on 31 December 1995; data set: cow-dipl 2006.1.
        interaction-coded | An act of the United States toward Cuba was coded CAMEO 036 on 16 January 2015; weight: 4.0.
        record-corrected | The record was corrected for the reason “misread the source”; it now says: Turkey severed diplomatic relations with Syria in Moscow, sometime in 2011; reason: support of the opposition.
        record-retracted | The record was retracted; reason: recorded twice.
        record-disputed | Syria desk disputed the record: The embassy in Damascus worked until 26 March 2012; another record holds if it does not.
        dispute-resolved | The dispute over the record ended; outcome: both dates are kept; the break is of 2012.
        source-added | A source was added to the record: “Keesing's Record of World Events”; its grade is CONFIRMED from then on.
        actor-registered | The Syrian Democratic Forces entered the books as a group under the code SDF; it lived from 10 October 2015 on.
        actor-renamed | Turkey took the name Türkiye in Moscow on 1 June 2022.
        government-changed | “caretaker government” became the government of Syria by revolution in Moscow, sometime in December 2024.
        relation-continued | The relation of Russia and the United States took over where that of the Soviet Union ended in Moscow on 26 December 1991.
        succession-recorded | Russia continued the legal personality of the Soviet Union in Moscow on 26 December 1991.
        """;

    private static Stream<RelationEvent> events() {
        return EventForms.all().values().stream().map(NarrationTest::event);
    }

    private static RelationEvent event(Form form) {
        try {
            Path contract = Path.of("src/test/resources/contracts", form.name() + ".json");
            RelationEvent event = EventForms.read(form.name(), 1, Json.read(Files.readString(contract)));
            return event instanceof RelationEvent.Act act && RelationRules.command(act) != null
                    ? RelationRules.event(example(act))
                    : event;
        } catch (IOException e) {
            throw new AssertionError(form.name() + " has no contract", e);
        }
    }

    private static RelationCommand.Act example(RelationEvent.Act act) {
        String name = RelationRules.command(act).getAnnotation(Named.class).value();
        return (RelationCommand.Act)
                CommandForms.read(name, CommandForms.form(name).example(), () -> RECORD, _ -> null);
    }

    @Test
    void every_event_is_told_in_one_sentence() {
        assertThat(events().map(event -> EventForms.name(event) + " | " + NARRATION.sentence(event))
                        .sorted()
                        .collect(joining("\n")))
                .isEqualTo(SENTENCES.strip().lines().sorted().collect(joining("\n")));
    }

    @TestFactory
    Stream<DynamicTest> every_effect_of_every_act_is_told_in_one_sentence() {
        return events().filter(RelationEvent.Act.class::isInstance)
                .map(RelationEvent.Act.class::cast)
                .map(act -> DynamicTest.dynamicTest(EventForms.name(act), () -> {
                    for (Pair pair : Effects.relations(act)) {
                        assertThat(Effects.of(act, pair))
                                .map(NARRATION::sentence)
                                .allSatisfy(NarrationTest::isSentence);
                    }
                }));
    }

    private static void isSentence(String sentence) {
        assertThat(sentence).matches("[\\p{Lu}“][^|]*[.]").doesNotContain("  ", "null", "..");
    }

    private static List<String> effects(String command, String body) {
        RelationEvent.Act act = RelationRules.event((RelationCommand.Act)
                CommandForms.read(command, Json.read(body.replace('\'', '"')), () -> RECORD, _ -> null));
        return Effects.of(act, Effects.relations(act).first()).stream()
                .map(NARRATION::sentence)
                .toList();
    }

    @Test
    void an_effect_says_what_it_can_follow_and_by_which_rule_it_is_inferred() {
        assertThat(effects("establish-ties", "{'between':['SYR','TUR'],'occurred':'1944','unsourced':'x'}"))
                .containsExactly(
                        "Diplomatic relations between Syria and Türkiye become established (from never established or lapsed).",
                        "The recognition of Türkiye by Syria becomes full; inferred by the rule recognition-by-ties.",
                        "The recognition of Syria by Türkiye becomes full; inferred by the rule recognition-by-ties.");
        assertThat(effects("agree-ceasefire", "{'between':['SYR','TUR'],'occurred':'2020','unsourced':'x'}"))
                .contains("Every episode of force of Syria against Türkiye on record becomes ended;"
                        + " inferred by the rule force-ended-by-ceasefire.");
        assertThat(effects(
                        "close-border",
                        "{'by':'TUR','toward':'SYR','kind':'LAND','occurred':'2012/2013','unsourced':'x'}"))
                .containsExactly(
                        "The land border between Syria and Türkiye becomes closed.",
                        "When it ends, the land border between Syria and Türkiye becomes open (from closed or restricted).");
        assertThat(
                        effects(
                                "observe-status",
                                "{'by':'TUR','toward':'SYR','facet':'HEAD_OF_MISSION','value':'VACANT','occurred':'2012','unsourced':'x'}"))
                .containsExactly("The post of head of the mission of Türkiye in Syria is seen to be vacant.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2024-07-24              | on 24 July 2024
        2024-07-24?             | on 24 July 2024 (uncertain)
        2024-07-24~             | about 24 July 2024 (approximate)
        2022-12                 | sometime in December 2022
        2011                    | sometime in 2011
        2011?                   | sometime in 2011 (uncertain)
        2023-03~                | about March 2023 (approximate)
        2011%                   | about 2011 (uncertain and approximate)
        201X                    | sometime in the 2010s
        19XX                    | between 1900 and 1999
        2011-XX                 | sometime in 2011
        2011-05-XX              | sometime in May 2011
        [2015-10-10..2024-07-24] | between 10 October 2015 and 24 July 2024
        [2011-11..2012-03]      | between November 2011 and March 2012
        [2011..2022-12]         | between 2011 and December 2022
        [..1961]                | in 1961 or before
        [1961..]                | in 1961 or after
        [1961-05-03..]          | on 3 May 1961 or after
        [1961-05..]             | in May 1961 or after
        2015-09-30/..           | from 30 September 2015, still going on
        2015-09/                | from September 2015, end unknown
        2015-09-30/2016-03      | from 30 September 2015 to March 2016
        2015~/2016?             | from about 2015 (approximate) to 2016 (uncertain)
        [2015..2016]/2020       | from a day between 2015 and 2016 to 2020
        -0043                   | sometime in 44 BC
        0000                    | sometime in 1 BC
        0987-06                 | sometime in June 987
        """)
    void a_date_is_told_no_more_precisely_than_it_was_written(String date, String words) {
        assertThat(Narration.phrase(OccurrenceDate.parse(date))).isEqualTo(words);
    }

    @Test
    void actors_are_called_by_the_names_of_the_day() {
        assertThat(told("{'by':'TUR','toward':'SYR','occurred':'2011','unsourced':'x'}"))
                .isEqualTo("Turkey closed its mission in Syria, sometime in 2011.");
        assertThat(told("{'by':'TUR','toward':'SYR','occurred':'2023-01-02','unsourced':'x'}"))
                .isEqualTo("Türkiye closed its mission in Syria on 2 January 2023.");
        assertThat(told("{'by':['USA','GBR'],'toward':'XYZ','occurred':'2023-01-02','unsourced':'x'}"))
                .isEqualTo("The United States and the United Kingdom closed their mission in XYZ on 2 January 2023.");
    }

    private static String told(String body) {
        return NARRATION.sentence(RelationRules.event((RelationCommand.Act)
                CommandForms.read("close-mission", Json.read(body.replace('\'', '"')), () -> RECORD, _ -> null)));
    }

    @ParameterizedTest
    @CsvSource({
        "Soviet Union,the Soviet Union",
        "Syria,Syria",
        "The Gambia,the Gambia",
        "Democratic Republic of the Congo,the Democratic Republic of the Congo",
        "Saint Vincent and the Grenadines,Saint Vincent and the Grenadines",
        "Vietnam (Nguyen Empire),Vietnam (Nguyen Empire)",
        "Holy See,the Holy See",
        "Two Sicilies,the Two Sicilies"
    })
    void a_name_has_the_article_that_english_gives_it(String name, String inSentence) {
        assertThat(English.withArticle(name)).isEqualTo(inSentence);
    }

    @Test
    void a_meeting_tells_who_hosted_mediated_and_observed() {
        RelationCommand.Act meeting =
                (RelationCommand.Act) CommandForms.read("hold-meeting", Json.read("""
                {"delegations":[{"actor":"RUS","role":"HOST"},{"actor":"SYR","role":"PRINCIPAL"},
                 {"actor":"TUR","role":"PRINCIPAL"},{"actor":"IRN","role":"OBSERVER"}],"format":"ON_THE_MARGINS",
                 "occasion":"the Astana talks","occurred":"2022-12-28","unsourced":"x"}"""), () -> RECORD, _ -> null);
        assertThat(NARRATION.sentence(RelationRules.event(meeting)))
                .isEqualTo(
                        "Syria and Türkiye met on the margins of the Astana talks, hosted by Russia, observed by Iran"
                                + " on 28 December 2022.");
    }

    @Test
    void every_value_of_every_facet_has_its_words() {
        for (Facet facet : Facet.values()) {
            FacetKey key = new FacetKey(facet, SYR, TUR, facet.keyed() ? Key.of("RUS / normalisation") : null);
            assertThat(NARRATION.phrase(key)).isNotBlank();
            assertThat(facet.scale()).map(value -> NARRATION.phrase(key, value)).doesNotHaveDuplicates();
            assertThat(NARRATION.phrase(key, Value.NOT_RECORDED)).isEqualTo("not recorded");
        }
    }

    @Test
    void an_answer_says_how_certain_it_is() {
        FacetKey ties = FacetKey.mutual(Facet.TIES, PAIR, null);
        Relation relation = Relation.of(PAIR, List.of(Lifespan.ALWAYS), List.of(Lifespan.ALWAYS))
                .evolve(new Recorded<>(
                        1,
                        java.time.Instant.parse("2024-01-01T00:00:00Z"),
                        "desk",
                        null,
                        new RelationEvent.TiesSevered(
                                new Directed(List.of(TUR), List.of(SYR)),
                                null,
                                null,
                                Particulars.of(RECORD, OccurrenceDate.parse("2011"), List.of()))));
        assertThat(NARRATION.sentence(relation.answer(ties, LocalDate.of(2012, 1, 1))))
                .isEqualTo("Diplomatic relations between Syria and Türkiye are severed.");
        assertThat(NARRATION.sentence(relation.answer(ties, LocalDate.of(2011, 6, 30))))
                .isEqualTo("Diplomatic relations between Syria and Türkiye may be not recorded or severed.");
        assertThat(NARRATION.sentence(new Change(
                        new DayRange(LocalDate.of(2012, 1, 1), null),
                        relation.answer(ties, LocalDate.of(2010, 1, 1)),
                        relation.answer(ties, LocalDate.of(2012, 1, 1)))))
                .isEqualTo("From 1 January 2012 on, diplomatic relations between Syria and Türkiye are severed;"
                        + " before, not recorded.");
    }

    @Test
    void every_refusal_is_told() {
        ActorCode code = ActorCode.of("SDF");
        assertThat(Stream.<Refusal>of(
                        new SameActorTwice(SYR),
                        new TooFewParties(1, 2),
                        new TooManyParties(41, 40),
                        new UnknownActor("TUK", List.of()),
                        new BeginsInTheFuture(LocalDate.of(2030, 1, 1), LocalDate.of(2026, 11, 23)),
                        new DoesNotLast("sever-ties", "2011/..", null),
                        new OrderNeedsADay("2011"),
                        new NoEvidence(true),
                        new NoEvidence(false),
                        new KeyDoesNotFit(Facet.SANCTIONS, null),
                        new KeyDoesNotFit(Facet.TIES, "embargo"),
                        new ValueDoesNotFit(Facet.TIES, Value.OPEN),
                        new NeedsDirection(Facet.SANCTIONS),
                        new LevelOutOfReach("raise-mission-level", MissionLevel.NONE),
                        new UnknownRecord(RECORD),
                        new AlreadyRetracted(RECORD),
                        new OtherType(RECORD, "sever-ties", "suspend-ties"),
                        new OtherId(RECORD, OTHER),
                        new OtherContent(RECORD),
                        new AlternativeToItself(RECORD),
                        new UnknownDispute(OTHER),
                        new NotOpen(OTHER),
                        new GradeOnlyRises(Grade.MACHINE, Grade.CONFIRMED),
                        new AlreadyRegistered(code, "Syrian Democratic Forces")))
                .map(NARRATION::sentence)
                .allSatisfy(sentence ->
                        assertThat(sentence).matches("[\\p{Lu}a-z].*[.]").doesNotContain("null"));
    }

    @Test
    void days_are_told_as_ranges() {
        assertThat(Stream.of(
                        DayRange.ALWAYS,
                        DayRange.day(LocalDate.of(2012, 1, 1)),
                        new DayRange(LocalDate.of(2012, 1, 1), LocalDate.of(2013, 1, 1)),
                        new DayRange(null, LocalDate.of(2013, 1, 1))))
                .map(Narration::phrase)
                .containsExactly(
                        "always",
                        "on 1 January 2012",
                        "from 1 January 2012 to 31 December 2012",
                        "until 31 December 2012");
    }

    @Test
    void a_record_corrected_to_other_actors_says_whose_it_was_until_then() {
        RelationEvent.Act severed = RelationRules.event((RelationCommand.Act)
                CommandForms.read("sever-ties", Json.read("""
                        {"recordId":"%s","between":["IRQ","TUR"],"occurred":"2012","unsourced":"a test"}""".formatted(RECORD)), UUID::randomUUID, record -> null));
        RelationEvent.Provenance from =
                new RelationEvent.Provenance(List.of(PAIR), LocalDate.of(2024, 7, 25), List.of(), List.of());
        String there = "The record was corrected for the reason “misread”; it now says: Iraq and Turkey severed"
                + " diplomatic relations, sometime in 2012.";
        assertThat(NARRATION.sentence(new RelationEvent.RecordCorrected(RECORD, "misread", severed, null)))
                .isEqualTo(there);
        assertThat(NARRATION.sentence(new RelationEvent.RecordCorrected(RECORD, "misread", severed, from)))
                .isEqualTo(there + " Until then it was held of SYR-TUR, first recorded on 25 July 2024.");
    }

    @Test
    void a_hint_names_the_records() {
        assertThat(NARRATION.sentence(new Decision.PossibleDuplicates(List.of(RECORD, OTHER))))
                .isEqualTo("The same may be on record already, as " + RECORD + " and " + OTHER
                        + ": the type, the actors and the date agree.");
        assertThat(NARRATION.sentence(new Decision.SimilarKey(
                        FacetKey.directed(Facet.SANCTIONS, SYR, TUR, Key.of("embargos")), "embargo")))
                .isEqualTo("Sanctions of Syria on Türkiye under the regime “embargos” are new;"
                        + " “embargo” is on record and reads much like it.");
    }
}
