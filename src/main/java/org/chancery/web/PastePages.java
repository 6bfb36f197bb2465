package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chancery.drafting.Brief;
import org.chancery.drafting.Draft;
import org.chancery.drafting.Drafted;
import org.chancery.drafting.Drafting;
import org.chancery.drafting.Span;
import org.chancery.form.CommandForms;
import org.chancery.form.Json;
import org.chancery.form.Problem;
import org.chancery.form.Unreadable;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerUnavailable;
import org.chancery.ledger.RecordTooLarge;
import org.chancery.ledger.Reply;
import org.chancery.narration.Names;
import org.chancery.narration.Narration;
import org.chancery.relation.Change;
import org.chancery.relation.Decision;
import org.chancery.relation.Pair;
import org.chancery.relation.Refusal;
import org.chancery.relation.RelationCommand;
import org.chancery.security.AdminToken;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.UnreadableDate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A brief pasted, read into drafts beside its text, looked at together, and recorded by a person's click and no sooner.
 *
 * <p>Nothing is kept between the steps: the page carries the text and every draft along in its form. Each draft gets the
 * identity of its record when it is first shown, so that sending it twice records it once.
 */
@Controller
class PastePages {

    private static final Logger LOG = LoggerFactory.getLogger(PastePages.class);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int MOST_DRAFTS = 300;
    private static final int MOST_CHANGES = 40;
    private static final int MOST_NAMES = 30;
    private static final Set<String> CODES = Set.of("by", "toward", "between", "thirdParty", "initiator");
    private static final Set<String> LISTS = Set.of("by", "toward", "between", "thirdParty");
    private static final String OCCURRED = "occurred";
    private static final String SOURCES = "sources";
    private static final String INSISTS = "impliesUnrecordedChange";
    private static final Pattern APART = Pattern.compile("[\\s,;+]+");
    private static final Pattern FIELD = Pattern.compile("[a-zA-Z]{1,30}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final Ledger ledger;
    private final Desk desk;

    PastePages(Ledger ledger, Desk desk) {
        this.ledger = ledger;
        this.desk = desk;
    }

    /**
     * A stretch of the text.
     *
     * @param kind what it was recognised as, in lower case; null for none
     * @param meaning what it means
     * @param card the number of the card it made; null for none
     * @param first whether it is the first stretch of that card
     */
    record Piece(
            String text,
            @Nullable String kind,
            @Nullable String meaning,
            @Nullable Integer card,
            boolean first) {}

    /**
     * A field of a card.
     *
     * @param needed whether the command needs it and the text does not give it
     * @param reading how its value is understood; null where it says it itself
     */
    record Entry(
            String name,
            String label,
            String value,
            boolean needed,
            @Nullable String reading) {}

    /** A sentence about a card; {@code kind} is act, hint or wrong. */
    record Told(String kind, String sentence) {}

    /**
     * A draft on its card.
     *
     * @param at the words that made it, by their place in the text
     * @param accepted whether it is to be recorded
     * @param away whether it was discarded
     * @param confidence how directly the text says it, in lower case; null where the text says it no more
     * @param parties who takes part, where that is not in the fields; null where it is
     * @param rest what is not in the fields, as JSON
     * @param quote the sentence
     * @param reasons why it was read so
     * @param told what became of it: problems, refusals, hints, or the act it is
     * @param record the record it made; null before
     */
    record Card(
            int number,
            String at,
            String command,
            String title,
            boolean accepted,
            boolean away,
            @Nullable String confidence,
            List<Entry> fields,
            @Nullable String parties,
            String rest,
            @Nullable String quote,
            List<String> reasons,
            List<Told> told,
            @Nullable String record) {

        Card with(List<Told> told, @Nullable String record, List<Entry> fields) {
            return new Card(
                    number,
                    at,
                    command,
                    title,
                    accepted,
                    away,
                    confidence,
                    fields,
                    parties,
                    rest,
                    quote,
                    reasons,
                    told,
                    record);
        }

        /** Whether something has to be filled in before it can be recorded. */
        public boolean incomplete() {
            return record == null
                    && fields.stream()
                            .anyMatch(field -> field.needed() && field.value().isEmpty());
        }

        /** The names of the fields that have to be filled in, apart by spaces. */
        public String needs() {
            return String.join(
                    " ", fields.stream().filter(Entry::needed).map(Entry::name).toList());
        }

        /** Whether something like it may be on record. */
        public boolean twin() {
            return told.stream().anyMatch(one -> one.kind().equals("hint"));
        }
    }

    /**
     * What is said of all drafts together.
     *
     * @param title what the brief is cited as
     * @param published the day its dates are understood from, as written
     * @param reliability the letter of the source; empty for none
     * @param credibility the number; empty for none
     * @param mark who may read the records
     */
    record Cover(String title, String published, String reliability, String credibility, String mark) {
        static final Cover BLANK = new Cover("", "", "", "", "");
    }

    /** A relation to go on to. */
    record Onward(String address, String words) {}

    /**
     * The page at any of its steps.
     *
     * @param understood the day the dates of the drafts are understood from; empty where there is none
     * @param guessed whether the day of publication was worked out from the text
     * @param read whether the text was read
     * @param actors the names of the actors recognised, where no act was
     * @param dates the dates recognised, where no act was
     * @param left how many drafts are left out
     * @param changes what would change, or what changed; null where nobody asked
     * @param moreChanges how many changes are left out
     * @param relations the relations something was recorded of
     * @param wrong what is wrong with all of it
     * @param recorded whether it was recorded
     */
    record Page(
            String text,
            Cover cover,
            String understood,
            boolean guessed,
            boolean read,
            List<Piece> pieces,
            List<Card> cards,
            String actors,
            String dates,
            int left,
            @Nullable List<String> changes,
            int moreChanges,
            List<Onward> relations,
            List<String> wrong,
            boolean recorded) {

        static Page blank(String text, Cover cover, List<String> wrong) {
            return new Page(
                    text, cover, "", false, false, List.of(), List.of(), "", "", 0, null, 0, List.of(), wrong, false);
        }

        /** How many drafts are accepted and not recorded yet. */
        public long accepted() {
            return cards.stream()
                    .filter(card -> card.accepted() && card.record() == null)
                    .count();
        }

        /** How many were discarded. */
        public long discarded() {
            return cards.stream().filter(Card::away).count();
        }

        /** In how many something has to be filled in. */
        public long incomplete() {
            return cards.stream().filter(Card::incomplete).count();
        }

        /** How many may be on record. */
        public long twins() {
            return cards.stream().filter(Card::twin).count();
        }

        /** Whether nothing is left to be recorded. */
        public boolean over() {
            return recorded && cards.stream().allMatch(card -> card.record() != null || card.away());
        }

        /** How many drafts are recorded. */
        public long done() {
            return cards.stream().filter(card -> card.record() != null).count();
        }
    }

    @GetMapping({"/paste", "/paste/preview", "/paste/record"})
    Object empty(HttpServletRequest request, Model model) {
        if (!request.getRequestURI().equals("/paste")) {
            return DyadPages.moved("/paste", false);
        }
        PageWords words = desk.words();
        PageQuestion.only(request, List.of("example"), words);
        if (request.getParameter("example") == null) {
            return shown(Page.blank("", Cover.BLANK, List.of()), model);
        }
        Cover cover = new Cover(words.say("paste.example.title"), words.say("paste.example.published"), "", "", "");
        return shown(Page.blank(words.say("paste.example.text"), cover, List.of()), model);
    }

    /** Reads the text. */
    @PostMapping("/paste")
    String read(HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setHeader("Cache-Control", "no-store");
        PageWords words = desk.words();
        String text = text(request);
        Cover cover = cover(request);
        List<String> wrong = wrong(text, cover, words);
        if (!wrong.isEmpty() || text.isBlank()) {
            return shown(Page.blank(text, cover, wrong), model);
        }
        Drafted drafted = drafted(text, cover);
        List<Card> cards = new ArrayList<>();
        for (Draft draft : drafted.drafts().stream().limit(MOST_DRAFTS).toList()) {
            cards.add(card(cards.size() + 1, draft, words));
        }
        Cover understood = new Cover(
                cover.title(),
                drafted.published() == null ? "" : drafted.published().toString(),
                cover.reliability(),
                cover.credibility(),
                cover.mark());
        return shown(
                new Page(
                        text,
                        cards.isEmpty() ? cover : understood,
                        understood.published(),
                        drafted.published() != null && !drafted.publishedGiven(),
                        true,
                        pieces(text, drafted, cards, words),
                        cards,
                        names(drafted, Drafted.Mark.Kind.ACTOR, words),
                        names(drafted, Drafted.Mark.Kind.DATE, words),
                        Math.max(0, drafted.drafts().size() - MOST_DRAFTS),
                        null,
                        0,
                        List.of(),
                        List.of(),
                        false),
                model);
    }

    /** Says what the accepted drafts would change. */
    @PostMapping("/paste/preview")
    String preview(HttpServletRequest request, HttpServletResponse response, Model model) {
        return judged(request, response, model, false);
    }

    /** Records the accepted drafts, all of them or none. */
    @PostMapping("/paste/record")
    String record(HttpServletRequest request, HttpServletResponse response, Model model) {
        return judged(request, response, model, true);
    }

    private String judged(HttpServletRequest request, HttpServletResponse response, Model model, boolean record) {
        response.setHeader("Cache-Control", "no-store");
        PageWords words = desk.words();
        String text = text(request);
        Cover cover = cover(request);
        List<String> wrong = wrong(text, cover, words);
        Drafted drafted = wrong.isEmpty() ? drafted(text, cover) : new Drafted(null, false, List.of(), List.of());
        List<Card> cards = cards(request, drafted, words);
        if (cards.isEmpty()) {
            return shown(Page.blank(text, cover, wrong), model);
        }
        String understood = said(request, "understood");
        if (wrong.isEmpty() && !understood.equals(cover.published())) {
            wrong.add(words.say("paste.wrong.moved", cover.published(), understood));
        }
        Judged judged = wrong.isEmpty() ? judged(cards, cover, record, words) : Judged.wrong(cards, wrong);
        return shown(
                new Page(
                        text,
                        cover,
                        understood,
                        false,
                        true,
                        pieces(text, drafted, judged.cards(), words),
                        judged.cards(),
                        "",
                        "",
                        0,
                        judged.changes(),
                        judged.moreChanges(),
                        judged.relations(),
                        judged.wrong(),
                        judged.recorded()),
                model);
    }

    /** What became of the accepted drafts. */
    private record Judged(
            List<Card> cards,
            @Nullable List<String> changes,
            int moreChanges,
            List<Onward> relations,
            List<String> wrong,
            boolean recorded) {

        static Judged wrong(List<Card> cards, List<String> wrong) {
            return new Judged(cards, null, 0, List.of(), wrong, false);
        }
    }

    private Judged judged(List<Card> cards, Cover cover, boolean record, PageWords words) {
        List<Card> open = cards.stream()
                .filter(card -> card.accepted() && card.record() == null)
                .toList();
        if (open.isEmpty()) {
            return Judged.wrong(cards, List.of(words.say("paste.none.accepted")));
        }
        if (cover.title().isEmpty() && open.stream().anyMatch(PastePages::isUntitled)) {
            return Judged.wrong(cards, List.of(words.say("paste.wrong.title")));
        }
        Map<Integer, List<Told>> told = new TreeMap<>();
        List<RelationCommand> commands = new ArrayList<>();
        for (Card card : open) {
            try {
                commands.add(CommandForms.read(card.command(), body(card, cover), ledger::newId, (UUID none) -> null));
            } catch (Unreadable unreadable) {
                told.put(
                        card.number(),
                        unreadable.problems().stream()
                                .map(Problem::sentence)
                                .map(sentence -> new Told("wrong", sentence))
                                .toList());
            }
        }
        if (!told.isEmpty()) {
            return Judged.wrong(told(cards, told, Map.of()), List.of(words.say("paste.some.unread", told.size())));
        }
        Reply reply;
        try {
            reply = record
                    ? ledger.record(commands, new Ledger.Recorder(AdminToken.HOLDER, null))
                    : ledger.dryRun(commands);
        } catch (RecordTooLarge e) {
            return Judged.wrong(cards, List.of(String.valueOf(e.getMessage())));
        } catch (LedgerUnavailable e) {
            LOG.error("the ledger does not answer", e);
            return Judged.wrong(cards, List.of(words.say("form.unavailable")));
        }
        Narration narration = new Narration(Names.of(ledger.actors()));
        return switch (reply) {
            case Reply.Accepted accepted -> accepted(cards, open, accepted, record, narration, words);
            case Reply.Refused refused -> refused(cards, open, refused.decision(), narration, words);
            case Reply.Overtaken _ -> Judged.wrong(cards, List.of(words.say("paste.overtaken")));
        };
    }

    private static Judged accepted(
            List<Card> cards,
            List<Card> open,
            Reply.Accepted accepted,
            boolean record,
            Narration narration,
            PageWords words) {
        Map<Integer, List<Told>> told = new TreeMap<>();
        Map<Integer, String> records = new HashMap<>();
        Set<Pair> pairs = new TreeSet<>();
        for (int at = 0; at < open.size(); at++) {
            Reply.Entered entered = accepted.entries().get(at);
            List<Told> lines = new ArrayList<>();
            lines.add(new Told("act", narration.sentence(entered.event())));
            entered.hints().forEach(hint -> lines.add(new Told("hint", narration.sentence(hint))));
            told.put(open.get(at).number(), lines);
            pairs.addAll(entered.relations());
            if (record && entered.id() != null) {
                records.put(open.get(at).number(), entered.id().toString());
            }
        }
        List<Change> delta = accepted.delta();
        return new Judged(
                told(cards, told, records),
                delta.stream().limit(MOST_CHANGES).map(narration::sentence).toList(),
                Math.max(0, delta.size() - MOST_CHANGES),
                !record
                        ? List.of()
                        : pairs.stream()
                                .limit(MOST_NAMES)
                                .map(pair -> new Onward(
                                        "/dyads/" + pair, words.name(pair.first()) + " – " + words.name(pair.second())))
                                .toList(),
                List.of(),
                record);
    }

    private static Judged refused(
            List<Card> cards, List<Card> open, Decision.Refused decision, Narration narration, PageWords words) {
        Map<Integer, List<Told>> told = new TreeMap<>();
        Set<Integer> toInsist = new TreeSet<>();
        decision.refusals().forEach((at, refusals) -> {
            int number = open.get(at).number();
            told.put(
                    number,
                    refusals.stream()
                            .map(refusal -> new Told("wrong", narration.sentence(refusal)))
                            .toList());
            if (refusals.stream().anyMatch(Refusal.NeedsUnrecordedChange.class::isInstance)) {
                toInsist.add(number);
            }
        });
        List<Card> after = told(cards, told, Map.of()).stream()
                .map(card -> toInsist.contains(card.number()) ? insisting(card, words) : card)
                .toList();
        return Judged.wrong(
                after, List.of(words.say("paste.refused", decision.refusals().size())));
    }

    /** The same card, with a field to insist in. */
    private static Card insisting(Card card, PageWords words) {
        List<Entry> fields = new ArrayList<>(card.fields());
        if (fields.stream().noneMatch(field -> field.name().equals(INSISTS))) {
            fields.add(new Entry(INSISTS, label(INSISTS, words), "", false, null));
        }
        return card.with(card.told(), card.record(), List.copyOf(fields));
    }

    private static List<Card> told(List<Card> cards, Map<Integer, List<Told>> told, Map<Integer, String> records) {
        return cards.stream()
                .map(card -> card.with(
                        told.getOrDefault(card.number(), List.of()),
                        records.getOrDefault(card.number(), card.record()),
                        card.fields()))
                .toList();
    }

    private String shown(Page page, Model model) {
        PageQuestion now = PageQuestion.NOW;
        model.addAttribute("page", page);
        model.addAttribute("longest", Brief.LONGEST);
        DyadPages.picker(model, desk.actors(now), now, desk.words());
        return "paste/paste";
    }

    // What the form brought

    private static String said(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private static String text(HttpServletRequest request) {
        return said(request, "text").replace("\r\n", "\n");
    }

    private static Cover cover(HttpServletRequest request) {
        return new Cover(
                said(request, "title").strip(),
                said(request, "published").strip(),
                said(request, "reliability").strip(),
                said(request, "credibility").strip(),
                said(request, "mark").strip());
    }

    private List<String> wrong(String text, Cover cover, PageWords words) {
        List<String> wrong = new ArrayList<>();
        if (!cover.published().isEmpty()) {
            LocalDate day = day(cover.published());
            if (day == null) {
                wrong.add(words.say("paste.wrong.day", PageQuestion.shortened(cover.published())));
            } else if (day.isAfter(today())) {
                wrong.add(words.say("paste.wrong.future", words.day(day)));
            }
        }
        if (text.length() > Brief.LONGEST) {
            wrong.add(words.say("paste.wrong.long", text.length(), Brief.LONGEST));
        }
        return wrong;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private LocalDate today() {
        return desk.now().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private Drafted drafted(String text, Cover cover) {
        return Drafting.of(
                new Brief(text, cover.title().isEmpty() ? null : cover.title(), day(cover.published()), today()),
                ledger.actors());
    }

    /** The cards as the form brought them back, with what the text still says of them. */
    private static List<Card> cards(HttpServletRequest request, Drafted drafted, PageWords words) {
        Map<String, Draft> drafts = new HashMap<>();
        drafted.drafts().forEach(draft -> drafts.putIfAbsent(at(draft.trigger()) + draft.command(), draft));
        List<Card> cards = new ArrayList<>();
        for (int number = 1; number <= MOST_DRAFTS; number++) {
            String prefix = "d" + number + ".";
            String command = said(request, prefix + "command");
            if (!CommandForms.names().contains(command)) {
                continue;
            }
            List<Entry> fields = new ArrayList<>();
            List<String> needed = List.of(said(request, prefix + "needs").split(" ", -1));
            request.getParameterMap().forEach((name, values) -> {
                String field = name.startsWith(prefix + "f.") ? name.substring(prefix.length() + 2) : "";
                if (FIELD.matcher(field).matches()) {
                    fields.add(entry(field, values[0].strip(), needed.contains(field), words));
                }
            });
            String at = said(request, prefix + "at");
            Draft draft = drafts.get(at + command);
            String record = said(request, prefix + "record");
            boolean away = !said(request, prefix + "away").isEmpty();
            cards.add(new Card(
                    number,
                    at,
                    command,
                    ActMenu.title(command, words),
                    request.getParameter(prefix + "accept") != null && !away,
                    away,
                    draft == null ? null : draft.confidence().name().toLowerCase(Locale.ROOT),
                    fields,
                    parties(said(request, prefix + "rest"), words),
                    said(request, prefix + "rest"),
                    draft == null ? null : quote(draft),
                    draft == null ? List.of() : draft.reasons(),
                    List.of(),
                    record.isEmpty() ? null : record));
        }
        return cards;
    }

    // Cards

    private Card card(int number, Draft draft, PageWords words) {
        Map<String, Object> rest = new LinkedHashMap<>();
        List<Entry> fields = new ArrayList<>();
        draft.body().forEach((name, value) -> {
            boolean codes = value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
            if (value instanceof String || value instanceof Integer || codes) {
                fields.add(entry(name, written(value), draft.missing().contains(name), words));
            } else {
                rest.put(name, value);
            }
        });
        for (String name : draft.missing()) {
            if (!name.equals(SOURCES)
                    && fields.stream().noneMatch(field -> field.name().equals(name))) {
                fields.add(entry(name, "", true, words));
            }
        }
        rest.put("recordId", ledger.newId().toString());
        String parts = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(rest);
        return new Card(
                number,
                at(draft.trigger()),
                draft.command(),
                ActMenu.title(draft.command(), words),
                draft.missing().stream().allMatch(SOURCES::equals),
                false,
                draft.confidence().name().toLowerCase(Locale.ROOT),
                fields,
                parties(parts, words),
                parts,
                quote(draft),
                draft.reasons(),
                List.of(),
                null);
    }

    private static String written(Object value) {
        return value instanceof List<?> list
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
    }

    private static @Nullable String quote(Draft draft) {
        return draft.body().get(SOURCES) instanceof List<?> list
                        && list.getFirst() instanceof Map<?, ?> source
                        && source.get("quote") instanceof String quote
                ? quote
                : null;
    }

    private static String at(Span span) {
        return span.from() + "-" + span.to();
    }

    private static Entry entry(String name, String value, boolean needed, PageWords words) {
        return new Entry(name, label(name, words), value, needed, reading(name, value, words));
    }

    /** How a value is understood: the days of a date, the names of codes. */
    private static @Nullable String reading(String name, String value, PageWords words) {
        if (value.isEmpty()) {
            return null;
        }
        if (name.equals(OCCURRED)) {
            try {
                OccurrenceDate date = OccurrenceDate.parse(value);
                String open = words.open(date.begins());
                return open == null ? Narration.phrase(date) : words.say("paste.reading", Narration.phrase(date), open);
            } catch (UnreadableDate unreadable) {
                return unreadable.getMessage();
            }
        }
        return CODES.contains(name)
                ? String.join(
                        ", ",
                        APART.splitAsStream(value.toUpperCase(Locale.ROOT))
                                .filter(code -> !code.isEmpty())
                                .limit(MOST_NAMES)
                                .map(words::named)
                                .toList())
                : null;
    }

    /** What the form calls the field; of a field it does not ask for, its name apart in words. */
    private static String label(String name, PageWords words) {
        return words.sayOr("box." + name, name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT));
    }

    /** The delegations in the JSON of a card; null where it has none. */
    private static @Nullable String parties(String rest, PageWords words) {
        try {
            List<String> names = new ArrayList<>();
            Json.read(rest)
                    .path("delegations")
                    .forEach(delegation ->
                            names.add(words.named(delegation.path("actor").asString(""))));
            return names.isEmpty() ? null : String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
        } catch (Unreadable unreadable) {
            return null;
        }
    }

    private static boolean isUntitled(Card card) {
        try {
            return Json.read(card.rest()).path(SOURCES).path(0) instanceof ObjectNode source && !source.has("title");
        } catch (Unreadable unreadable) {
            return false;
        }
    }

    /**
     * The body of a card's command.
     *
     * @throws Unreadable if what is not in the fields is no JSON
     */
    private static JsonNode body(Card card, Cover cover) {
        JsonNode rest = Json.read(card.rest());
        if (!(rest instanceof ObjectNode object)) {
            return rest;
        }
        ObjectNode body = object.deepCopy();
        for (Entry field : card.fields()) {
            String value = field.value();
            if (value.isEmpty()) {
                body.remove(field.name());
            } else if (CODES.contains(field.name())) {
                codes(body, field.name(), value);
            } else if (field.name().equals("count") && NUMBER.matcher(value).matches()) {
                body.put(field.name(), Integer.parseInt(value));
            } else {
                body.put(field.name(), value);
            }
        }
        if (!cover.mark().isEmpty()) {
            body.put("mark", cover.mark());
        }
        if (body.path(SOURCES).path(0) instanceof ObjectNode brief) {
            cite(brief, cover);
        }
        return body;
    }

    private static void codes(ObjectNode body, String name, String value) {
        List<String> codes = APART.splitAsStream(value.toUpperCase(Locale.ROOT))
                .filter(code -> !code.isEmpty())
                .toList();
        if (name.equals("between") || (LISTS.contains(name) && codes.size() > 1)) {
            ArrayNode list = body.putArray(name);
            codes.forEach(list::add);
        } else {
            body.put(name, codes.size() == 1 ? codes.getFirst() : value);
        }
    }

    private static void cite(ObjectNode source, Cover cover) {
        if (!cover.title().isEmpty()) {
            source.put("title", cover.title());
        }
        if (!cover.reliability().isEmpty()) {
            source.put("reliability", cover.reliability());
        }
        if (NUMBER.matcher(cover.credibility()).matches()) {
            source.put("credibility", Integer.parseInt(cover.credibility()));
        }
    }

    // The text

    /** What was recognised of a kind, each once; empty where nothing was. */
    private static String names(Drafted drafted, Drafted.Mark.Kind kind, PageWords words) {
        Set<String> names = new LinkedHashSet<>();
        drafted.marks().stream().filter(mark -> mark.kind() == kind).forEach(mark -> names.add(meaning(mark, words)));
        return String.join("; ", names.stream().limit(MOST_NAMES).toList());
    }

    private static String meaning(Drafted.Mark mark, PageWords words) {
        return switch (mark.kind()) {
            case ACTOR -> words.named(mark.meaning());
            case DATE -> mark.meaning();
            case ACT -> ActMenu.title(mark.meaning(), words);
        };
    }

    /** The text, cut where something was recognised. */
    private static List<Piece> pieces(String text, Drafted drafted, List<Card> cards, PageWords words) {
        Map<String, Integer> numbers = new HashMap<>();
        cards.forEach(card -> numbers.putIfAbsent(card.at(), card.number()));
        Set<Integer> linked = new TreeSet<>();
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        for (Drafted.Mark mark : drafted.marks()) {
            Span span = mark.span();
            if (span.from() > done) {
                pieces.add(plain(text.substring(done, span.from())));
            }
            Integer card = mark.kind() == Drafted.Mark.Kind.ACT ? numbers.get(at(span)) : null;
            pieces.add(new Piece(
                    text.substring(span.from(), span.to()),
                    mark.kind().name().toLowerCase(Locale.ROOT),
                    meaning(mark, words),
                    card,
                    card != null && linked.add(card)));
            done = span.to();
        }
        if (done < text.length()) {
            pieces.add(plain(text.substring(done)));
        }
        return pieces;
    }

    private static Piece plain(String text) {
        return new Piece(text, null, null, null, false);
    }
}
