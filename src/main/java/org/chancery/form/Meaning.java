package org.chancery.form;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a field says: the one table of the words, wordings and examples that the types of the records do not hold.
 *
 * @param words a sentence
 * @param wording of what sort its text is, where it is text
 * @param example a value, as JSON
 */
record Meaning(String words, Wording wording, JsonNode example) {

    private static final Map<String, Meaning> TABLE = new HashMap<>();

    static {
        parties();
        particulars();
        evidence();
        missions();
        contacts();
        subjects();
        force();
        amendments();
        actors();
        carried();
    }

    private static void parties() {
        line("by", "the acting side: the sender of a mission, the host that expels, the side that demands", "\"TUR\"");
        line("toward", "the other side", "\"SYR\"");
        line("between", "the parties, which act together", "[\"SYR\",\"TUR\"]");
        line("initiator", "which of the parties it came from", "\"TUR\"");
    }

    private static void particulars() {
        line(
                "recordId",
                "the record's identity; made for it where none is given",
                "\"0193587c-1a00-7000-8000-000000000002\"");
        line("occurred", "when it happened in the world", "\"2011\"");
        line(
                "orderInDay",
                "rank among the acts of one day, with a date of a single day only; equal ranks mean any order",
                "1");
        line("place", "where", "\"Moscow\"");
        line("people", "persons named", "[{\"name\":\"Vladimir Putin\",\"office\":\"President\",\"actor\":\"RUS\"}]");
        line(
                "sources",
                "the evidence; at least one, or unsourced",
                "[{\"title\":\"Putin-Assad Meeting in Moscow\",\"published\":\"2024-07\"}]");
        reason("unsourced", "why there is no source, in place of sources", "\"stated by the recorder from memory\"");
        line(
                "grade",
                "how well it is supported, as stated by the recorder; REPORTED where none is given",
                "\"REPORTED\"");
        line("mark", "who may read it (Traffic Light Protocol 2.0); TLP:CLEAR where none is given", "\"TLP:CLEAR\"");
        prose("note", "free words", "\"The day is not given.\"");
        reason(
                "impliesUnrecordedChange",
                "why it is to be recorded although something unrecorded must have happened before or after it",
                "\"a restoration in between is not documented\"");
        reason(
                "overrideLifespan",
                "why it is to be recorded although an actor lived on no day of its date",
                "\"the government in exile acted\"");
    }

    private static void evidence() {
        line("title", "what is cited", "\"Putin-Assad Meeting in Moscow\"");
        line("publisher", "who published it", "\"Ministry of Foreign Affairs\"");
        put(
                "url",
                "where it was found; never fetched by the program",
                Wording.ADDRESS,
                "\"https://example.org/brief\"");
        line("published", "when it was published", "\"2024-07\"");
        line(
                "reliability",
                "reliability of the source (Admiralty code), from A, completely reliable, to F, cannot be judged",
                "\"B\"");
        line(
                "credibility",
                "credibility of the information (Admiralty code), from 1, confirmed by others, to 6, cannot be judged",
                "2");
        prose("quote", "the words relied on", "\"Turkey severed ties with Syria in 2011.\"");
        line("office", "the office held", "\"President\"");
        name("Person.name", "the name as the source gives it", "\"Vladimir Putin\"");
        line("Person.actor", "whom the person acted for", "\"RUS\"");
    }

    private static void missions() {
        line("object", "what is recognised: state where not given, or a named government", "\"state\"");
        line("form", "whether the recognition is of the fact only, or full", "\"FULL\"");
        line(
                "government",
                "the government with which ties are established or restored",
                "\"National Transitional Council\"");
        line("level:MissionLevel", "the level of the mission", "\"AMBASSADOR\"");
        reason("cause", "why", "\"coup\"");
        reason("reason", "why", "\"support of the opposition\"");
        line("resident", "whether the head of mission lives in the host's country", "true");
        line("city", "the city", "\"Aleppo\"");
        name("person", "the head of mission, by name", "\"Ömer Önhon\"");
        line("class", "the class of the head of mission", "\"AMBASSADOR\"");
        line("how:TenureEnd", "how the tenure ended", "\"TOUR_ENDED\"");
        line("count", "how many", "3");
        name("names", "who, by name", "[\"Ömer Önhon\"]");
        line("headOfMission", "whether the head of mission is among them", "false");
        line("protector", "the protecting power", "\"CHE\"");
    }

    private static void contacts() {
        line(
                "delegations",
                "who took part, in what role, and who represented them",
                "[{\"actor\":\"RUS\",\"role\":\"HOST\"},{\"actor\":\"SYR\",\"role\":\"PRINCIPAL\"}]");
        line("Delegation.actor", "who is represented", "\"RUS\"");
        line(
                "role:DelegationRole",
                "what the delegation was there; in a meeting of two, both count as principals",
                "\"PRINCIPAL\"");
        line("level:MeetingLevel", "the rank at which it was held", "\"HEAD_OF_STATE\"");
        line("topics", "what it was about", "[\"situation in the region\"]");
        line("format", "the setting", "\"BILATERAL\"");
        line("occasion", "on what occasion", "\"SCO summit\"");
        line("plannedFor", "the date announced, which may lie in the future", "\"2027-03\"");
        line("CancelMeeting.record", "the record of the announcement", "\"0193587c-1a00-7000-8000-000000000002\"");
        line("MeetingCancelled.record", "the record of the announcement", "\"0193587c-1a00-7000-8000-000000000002\"");
        line("stance", "the attitude it takes", "\"WILLING\"");
        prose("words", "what was said", "\"We are ready to meet.\"");
    }

    private static void subjects() {
        line("policy", "the policy, in a few words by which it is known from then on", "\"remove Assad\"");
        line(
                "demand",
                "the demand, in a few words by which it is known from then on",
                "\"full withdrawal of Turkish forces\"");
        line(
                "subject",
                "what the talks or the mediation are about, in a few words by which they are known",
                "\"normalisation\"");
        line("thirdParty", "who stands between the two sides", "\"RUS\"");
        line("role:ThirdPartyRole", "what the third party does", "\"MEDIATION\"");
        line("overDemand", "the demand over which the talks stand as they do", "\"full withdrawal of Turkish forces\"");
        reason("outcome", "with what outcome", "\"agreement to meet again\"");
        put("title:Key", "the agreement, by the title under which it is known", Wording.KEY, "\"Adana Agreement\"");
        line("kind:AgreementKind", "what it commits its parties to", "\"OTHER\"");
        line("registration", "its number in a register of treaties", "\"UNTS I-12345\"");
        line("regime", "the sanctions regime, by the name under which it is known", "\"embargo\"");
        line("kinds", "what is restricted", "[\"TRADE\"]");
        line("kind:BorderKind", "which border", "\"LAND\"");
    }

    private static void force() {
        line("kind:SupportKind", "what the support consists of", "\"MILITARY\"");
        line("programme", "the programme, by the name under which it is known", "\"train and equip\"");
        line("beneficiary", "the group that is supported, where it is not the other side itself", "\"SDF\"");
        line("consent", "on what ground the forces are there", "\"BY_CONSENT\"");
        line("operation", "the operation, by the name under which it is known", "\"Euphrates Shield\"");
        reason("purpose", "to what end", "\"support of the government\"");
        line("against", "whom the forces are there to fight", "\"SDF\"");
        line("episode", "the episode of force, by the name under which it is known", "\"Spring Shield\"");
        line("means", "by what means", "\"air strikes\"");
        line("facet", "the facet that was seen", "\"MISSION_LEVEL\"");
        line("key", "which one, of a facet that has several", "\"Aleppo\"");
        line("value", "the value it had, one of its facet", "\"AMBASSADOR\"");
        line("dataset", "the data set that says so", "\"cow-dipl 2006.1\"");
        line("scheme", "the scheme of the code", "\"CAMEO\"");
        line("code:String", "the code, as text: 010 is not 10", "\"036\"");
        line("weight", "the weight given with the code", "4.0");
        line("externalId", "the identity of the interaction where it comes from", "\"gdelt2/1189712345\"");
    }

    private static void amendments() {
        line("record", "the record spoken of", "\"0193587c-1a00-7000-8000-000000000002\"");
        line(
                "content",
                "the whole body of the original command, corrected",
                "{\"by\":\"TUR\",\"toward\":\"SYR\",\"occurred\":\"2012-03-26\",\"sources\":[{\"title\":\"Putin-Assad Meeting in Moscow\"}]}");
        line(
                "disputeId",
                "the dispute's own identity; made for it where none is given",
                "\"0193587c-1a00-7000-8000-000000000003\"");
        line("dispute", "the dispute that ends", "\"0193587c-1a00-7000-8000-000000000003\"");
        line(
                "provenance",
                "where the record comes from and what was said of it, where it lands in a relation that did not hold it",
                "{\"from\":[\"SYR-TUR\"],\"recordedOn\":\"2026-11-20\"}");
        line("from", "the relations the record was between until then", "[\"SYR-TUR\"]");
        line("recordedOn", "the UTC day on which the record was first recorded", "\"2026-11-20\"");
        line(
                "added",
                "the sources added to the record so far",
                "[{\"record\":\"0193587c-1a00-7000-8000-000000000002\",\"source\":{\"title\":\"Official Gazette\"}}]");
        line(
                "disputed",
                "the open disputes that speak of the record",
                "[{\"disputeId\":\"0193587c-1a00-7000-8000-000000000003\",\"record\":\"0193587c-1a00-7000-8000-000000000002\",\"disputedBy\":\"Syrian desk\",\"grounds\":\"The embassy worked until 2012-03-26.\",\"unsourced\":\"stated by the desk\"}]");
        name("disputedBy", "who holds that the record is wrong", "\"Syrian desk\"");
        prose("grounds", "why", "\"The embassy worked until 2012-03-26.\"");
        line(
                "instead",
                "records that hold only if the disputed one does not",
                "[\"0193587c-1a00-7000-8000-000000000004\"]");
        line("source", "the further source", "{\"title\":\"Official Gazette\",\"published\":\"2012-03-27\"}");
    }

    private static void actors() {
        line("code:ActorCode", "the actor's code, from then on", "\"SDF\"");
        line("kind:ActorKind", "what sort of party it is", "\"GROUP\"");
        name("name", "the name", "\"Syrian Democratic Forces\"");
        line("lifespan", "the days on which it lived; .. on a side that is open", "\"2015-10-10/..\"");
        line("actor", "the actor", "\"SDF\"");
        line("how:GovernmentChange", "how the government came about", "\"ELECTION\"");
        line("of", "the actor that is followed", "\"SUN\"");
        line("RecordSuccession.by", "who follows", "\"RUS\"");
        line("SuccessionRecorded.by", "who follows", "\"RUS\"");
        line("kind:Kind", "how one follows the other", "\"CONTINUATION\"");
    }

    private static void carried() {
        line("succession", "the record of the succession", "\"0193587c-1a00-7000-8000-000000000005\"");
        line(
                "carried",
                "what held on the eve of the succession, each possible value on its own",
                "[{\"facet\":\"TIES\",\"value\":\"ESTABLISHED\"}]");
        line("Carried.by", "the side it belongs to, where the facet is directed", "\"RUS\"");
        line("details", "what else was known of it", "[{\"name\":\"kind\",\"text\":\"DEFENCE\"}]");
        line("Detail.name", "what it is", "\"kind\"");
        line("text", "what it says", "\"DEFENCE\"");
    }

    private static void line(String field, String words, String example) {
        put(field, words, Wording.LINE, example);
    }

    private static void name(String field, String words, String example) {
        put(field, words, Wording.NAME, example);
    }

    private static void reason(String field, String words, String example) {
        put(field, words, Wording.REASON, example);
    }

    private static void prose(String field, String words, String example) {
        put(field, words, Wording.PROSE, example);
    }

    private static void put(String field, String words, Wording wording, String example) {
        TABLE.put(field, new Meaning(words, wording, Json.read(example)));
    }

    /** The meaning of a field of that record and type; null where the table has forgotten it. */
    static @Nullable Meaning known(Class<?> record, String field, Class<?> type) {
        Meaning meaning = TABLE.get(record.getSimpleName() + "." + field);
        if (meaning == null) {
            meaning = TABLE.get(field + ":" + type.getSimpleName());
        }
        return meaning == null ? TABLE.get(field) : meaning;
    }

    /** The meaning of a field of that record and type; its name where the table has forgotten it. */
    static Meaning of(Class<?> record, String field, Class<?> type) {
        Meaning meaning = known(record, field, type);
        return meaning == null ? new Meaning(field, Wording.LINE, Json.read("\"…\"")) : meaning;
    }
}
