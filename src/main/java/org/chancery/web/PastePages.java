package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chancery.actor.Actors;
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
import org.chancery.ledger.Reply;
import org.chancery.narration.Names;
import org.chancery.narration.Narration;
import org.chancery.relation.Change;
import org.chancery.relation.Refusal;
import org.chancery.relation.RelationCommand;
import org.chancery.security.AdminToken;
import org.chancery.security.Guard;
import org.jspecify.annotations.Nullable;
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
 * <p>Nothing is kept between the steps: the page carries the text and every draft along in its form.
 */
@Controller
class PastePages {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int MOST_DRAFTS = 300;
    private static final int MOST_CHANGES = 40;
    private static final List<String> CODES = List.of("by", "toward", "between", "thirdParty", "initiator");
    private static final List<String> LISTS = List.of("by", "toward", "between", "thirdParty");
    private static final Pattern APART = Pattern.compile("[\\s,;+]+");
    private static final Pattern FIELD = Pattern.compile("[a-zA-Z]{1,30}");

    private final Ledger ledger;
    private final Guard guard;
    private final Desk desk;

    PastePages(Ledger ledger, Guard guard, Desk desk) {
        this.ledger = ledger;
        this.guard = guard;
        this.desk = desk;
    }

    /**
     * A stretch of the text.
     *
     * @param kind what it was recognised as, in lower case; null for none
     * @param meaning what it means
     * @param card the number of the card it made; null for none
     */
    record Piece(
            String text,
            @Nullable String kind,
            @Nullable String meaning,
            @Nullable Integer card) {}

    /** A field of a card; {@code needed} where the command needs it and the text does not give it. */
    record Entry(String name, String label, String value, boolean needed) {}

    /**
     * A draft on its card.
     *
     * @param rest what is not in the fields, as JSON
     * @param told what became of it: problems, refusals, or the record it made
     * @param record the record it made; null before
     */
    record Card(
            int number,
            String command,
            String title,
            boolean accepted,
            @Nullable String confidence,
            List<Entry> fields,
            String rest,
            @Nullable String quote,
            List<String> reasons,
            List<String> told,
            @Nullable String record) {}

    /** The page at any of its steps; {@code changes} is null where nobody asked what would change. */
    record Page(
            String text,
            String title,
            String published,
            boolean guessed,
            List<Piece> pieces,
            List<Card> cards,
            @Nullable List<String> changes,
            int moreChanges,
            List<String> wrong,
            boolean recorded) {}

    @GetMapping("/paste")
    String empty(HttpServletRequest request, Model model) {
        return shown(new Page("", "", "", false, List.of(), List.of(), null, 0, List.of(), false), request, model);
    }

    /** Reads the text. */
    @PostMapping("/paste")
    String read(HttpServletRequest request, Model model) {
        String text = said(request, "text").replace("\r\n", "\n");
        String title = said(request, "title").strip();
        String published = said(request, "published").strip();
        PageWords words = desk.words();
        LocalDate today = desk.now().atZone(ZoneOffset.UTC).toLocalDate();
        List<String> wrong = new ArrayList<>();
        LocalDate day = null;
        try {
            day = published.isEmpty() ? null : LocalDate.parse(published);
        } catch (DateTimeException e) {
            wrong.add(words.say("paste.wrong.day", PageQuestion.shortened(published)));
        }
        if (day != null && day.isAfter(today)) {
            wrong.add(words.say("paste.wrong.future", published));
        }
        if (text.length() > Brief.LONGEST) {
            wrong.add(words.say("paste.wrong.long", text.length(), Brief.LONGEST));
        }
        if (!wrong.isEmpty() || text.isBlank()) {
            return shown(
                    new Page(text, title, published, false, List.of(), List.of(), null, 0, wrong, false),
                    request,
                    model);
        }
        Drafted drafted = Drafting.of(new Brief(text, title.isEmpty() ? null : title, day, today), ledger.actors());
        List<Card> cards = new ArrayList<>();
        for (Draft draft : drafted.drafts().stream().limit(MOST_DRAFTS).toList()) {
            cards.add(card(cards.size() + 1, draft, words));
        }
        return shown(
                new Page(
                        text,
                        title,
                        drafted.published() == null ? "" : drafted.published().toString(),
                        !drafted.publishedGiven(),
                        pieces(text, drafted),
                        cards,
                        null,
                        0,
                        List.of(),
                        false),
                request,
                model);
    }

    /** Says what the accepted drafts would change. */
    @PostMapping("/paste/preview")
    String preview(HttpServletRequest request, Model model) {
        return judged(request, model, false);
    }

    /** Records the accepted drafts, all of them or none. */
    @PostMapping("/paste/record")
    String record(HttpServletRequest request, Model model) {
        return judged(request, model, true);
    }

    private String judged(HttpServletRequest request, Model model, boolean record) {
        PageWords words = desk.words();
        String title = said(request, "title").strip();
        Map<Integer, List<String>> told = new TreeMap<>();
        Map<Integer, String> records = new TreeMap<>();
        List<Card> cards = cards(request, words);
        List<RelationCommand> commands = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (Card card : cards) {
            if (card.accepted() && card.record() == null) {
                try {
                    commands.add(
                            CommandForms.read(card.command(), body(card, title), ledger::newId, (UUID none) -> null));
                    numbers.add(card.number());
                } catch (Unreadable unreadable) {
                    told.put(
                            card.number(),
                            unreadable.problems().stream()
                                    .map(Problem::sentence)
                                    .toList());
                }
            }
        }
        List<String> wrong = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        int more = 0;
        boolean done = false;
        if (commands.isEmpty() && told.isEmpty()) {
            wrong.add(words.say("paste.none.accepted"));
        }
        if (!told.isEmpty()) {
            wrong.add(words.say("paste.some.unread", told.size()));
        } else if (!commands.isEmpty()) {
            Reply reply = record
                    ? ledger.record(commands, new Ledger.Recorder(AdminToken.HOLDER, null))
                    : ledger.dryRun(commands);
            Actors actors = ledger.actors();
            Narration narration = new Narration(Names.of(actors));
            switch (reply) {
                case Reply.Accepted accepted -> {
                    for (Change change : accepted.delta()) {
                        if (changes.size() < MOST_CHANGES) {
                            changes.add(narration.sentence(change));
                        } else {
                            more++;
                        }
                    }
                    for (int at = 0; at < numbers.size(); at++) {
                        Reply.Entered entered = accepted.entries().get(at);
                        List<String> lines = new ArrayList<>();
                        lines.add(narration.sentence(entered.event()));
                        entered.hints().forEach(hint -> lines.add(narration.sentence(hint)));
                        told.put(numbers.get(at), lines);
                        if (record && entered.id() != null) {
                            records.put(numbers.get(at), entered.id().toString());
                        }
                    }
                    done = record;
                }
                case Reply.Refused refused -> {
                    for (Map.Entry<Integer, List<Refusal>> each :
                            refused.decision().refusals().entrySet()) {
                        told.put(
                                numbers.get(each.getKey()),
                                each.getValue().stream()
                                        .map(narration::sentence)
                                        .toList());
                    }
                    wrong.add(words.say(
                            "paste.refused", refused.decision().refusals().size()));
                }
                case Reply.Overtaken overtaken -> wrong.add(words.say("paste.overtaken"));
            }
        }
        List<Card> after = cards.stream()
                .map(card -> new Card(
                        card.number(),
                        card.command(),
                        card.title(),
                        card.accepted(),
                        card.confidence(),
                        card.fields(),
                        card.rest(),
                        card.quote(),
                        card.reasons(),
                        told.getOrDefault(card.number(), List.of()),
                        records.getOrDefault(card.number(), card.record())))
                .toList();
        String text = said(request, "text").replace("\r\n", "\n");
        return shown(
                new Page(
                        text,
                        title,
                        said(request, "published"),
                        false,
                        List.of(new Piece(text, null, null, null)),
                        after,
                        wrong.isEmpty() ? changes : null,
                        more,
                        wrong,
                        done),
                request,
                model);
    }

    private String shown(Page page, HttpServletRequest request, Model model) {
        PageQuestion now = new PageQuestion(null, null, false);
        model.addAttribute("page", page);
        model.addAttribute("inside", guard.mayRecord(request));
        DyadPages.picker(model, desk.actors(now), now, desk.words());
        return "paste/paste";
    }

    private static String said(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private static Card card(int number, Draft draft, PageWords words) {
        Map<String, Object> rest = new LinkedHashMap<>();
        List<Entry> fields = new ArrayList<>();
        draft.body().forEach((name, value) -> {
            boolean codes = value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
            if (value instanceof String || value instanceof Integer || codes) {
                fields.add(entry(name, value, draft.missing().contains(name), words));
            } else {
                rest.put(name, value);
            }
        });
        for (String name : draft.missing()) {
            if (fields.stream().noneMatch(field -> field.name().equals(name)) && !name.equals("sources")) {
                fields.add(entry(name, "", true, words));
            }
        }
        Object sources = draft.body().get("sources");
        String quote = sources instanceof List<?> list && list.getFirst() instanceof Map<?, ?> source
                ? String.valueOf(source.get("quote"))
                : null;
        return new Card(
                number,
                draft.command(),
                title(draft.command()),
                draft.missing().stream().allMatch("sources"::equals),
                draft.confidence().name().toLowerCase(Locale.ROOT),
                fields,
                MAPPER.writeValueAsString(rest),
                quote,
                draft.reasons(),
                List.of(),
                null);
    }

    private static Entry entry(String name, Object value, boolean needed, PageWords words) {
        String text = value instanceof List<?> list
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : String.valueOf(value);
        return new Entry(name, label(name), text, needed);
    }

    /** "sever-ties" as "Sever ties". */
    private static String title(String command) {
        return command.substring(0, 1).toUpperCase(Locale.ROOT)
                + command.substring(1).replace('-', ' ');
    }

    /** "thirdParty" as "third party". */
    private static String label(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    /** The cards as the form brought them back. */
    private static List<Card> cards(HttpServletRequest request, PageWords words) {
        List<Card> cards = new ArrayList<>();
        for (int number = 1; number <= MOST_DRAFTS; number++) {
            String prefix = "d" + number + ".";
            String command = request.getParameter(prefix + "command");
            if (command == null || !CommandForms.names().contains(command)) {
                continue;
            }
            List<Entry> fields = new ArrayList<>();
            request.getParameterMap().forEach((name, values) -> {
                String field = name.startsWith(prefix + "f.") ? name.substring(prefix.length() + 2) : "";
                if (FIELD.matcher(field).matches()) {
                    fields.add(entry(field, values[0].strip(), false, words));
                }
            });
            String record = said(request, prefix + "record");
            String quote = said(request, prefix + "quote");
            cards.add(new Card(
                    number,
                    command,
                    title(command),
                    request.getParameter(prefix + "accept") != null,
                    null,
                    fields,
                    said(request, prefix + "rest"),
                    quote.isEmpty() ? null : quote,
                    List.of(),
                    List.of(),
                    record.isEmpty() ? null : record));
        }
        return cards;
    }

    /**
     * The body of a card's command.
     *
     * @throws Unreadable if what is not in the fields is no JSON
     */
    private static JsonNode body(Card card, String title) {
        JsonNode rest = Json.read(card.rest());
        ObjectNode body = rest instanceof ObjectNode object ? object.deepCopy() : MAPPER.createObjectNode();
        for (Entry field : card.fields()) {
            if (field.value().isEmpty()) {
                continue;
            }
            if (CODES.contains(field.name())) {
                List<String> codes = List.of(APART.split(field.value().toUpperCase(Locale.ROOT)));
                if (LISTS.contains(field.name()) && codes.size() > 1
                        || field.name().equals("between")) {
                    ArrayNode list = body.putArray(field.name());
                    codes.forEach(list::add);
                } else {
                    body.put(field.name(), codes.getFirst());
                }
            } else if (field.name().equals("count") && field.value().matches("\\d{1,9}")) {
                body.put(field.name(), Integer.parseInt(field.value()));
            } else {
                body.put(field.name(), field.value());
            }
        }
        if (body.get("sources") instanceof ArrayNode sources && !title.isEmpty()) {
            sources.forEach(source -> {
                if (source instanceof ObjectNode cited) {
                    cited.put("title", title);
                }
            });
        }
        return body;
    }

    /** The text, cut where something was recognised. */
    private static List<Piece> pieces(String text, Drafted drafted) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Drafted.Mark mark : drafted.marks()) {
            Span span = mark.span();
            if (span.from() > at) {
                pieces.add(new Piece(text.substring(at, span.from()), null, null, null));
            }
            Integer card = null;
            for (int number = 0; number < drafted.drafts().size() && card == null; number++) {
                card = drafted.drafts().get(number).trigger().equals(span) ? Integer.valueOf(number + 1) : null;
            }
            pieces.add(new Piece(
                    text.substring(span.from(), span.to()),
                    mark.kind().name().toLowerCase(Locale.ROOT),
                    mark.meaning(),
                    card));
            at = span.to();
        }
        if (at < text.length()) {
            pieces.add(new Piece(text.substring(at), null, null, null));
        }
        return pieces;
    }
}
