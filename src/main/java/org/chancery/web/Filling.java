package org.chancery.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.actor.Actor;
import org.chancery.actor.Actors;
import org.chancery.actor.Actors.Resolution;
import org.chancery.actor.Actors.Suggestion;
import org.chancery.form.Box;
import org.chancery.form.Field.Presence;
import org.chancery.form.Problem;
import org.chancery.form.Sheet;
import org.chancery.narration.Narration;
import org.chancery.relation.Facet;
import org.chancery.relation.RelationCommand;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * A sheet while somebody fills it in: what each text was read as, what is wrong with it, and what it may have meant.
 * Names of actors become codes and dates in words become dates; all else is handed on as it is.
 */
final class Filling {

    private static final int LONGEST_REASON = 2_000;
    private static final Pattern NAMED = Pattern.compile(".*\\(([A-Z0-9_]{2,12})\\)", Pattern.DOTALL);
    private static final Set<String> WHO = Set.of("by", "toward", "between", "delegations");
    private static final Set<String> EVIDENCE = Set.of("source", "sources", "unsourced", "grade", "note");
    private static final Set<String> SELDOM =
            Set.of("people", "mark", "orderInDay", "impliesUnrecordedChange", "overrideLifespan");

    /** What is said in fewer letters says no more than the label. */
    private static final int SHORTEST_HINT = 13;

    /** What is chosen where nobody chooses. */
    private static final Set<String> USUAL = Set.of("REPORTED", "TLP:CLEAR", "PRINCIPAL");

    private final Sheet sheet;
    private final Map<String, String> texts;
    private final Predicate<Box> asked;
    private final Actors actors;
    private final LocalDate today;
    private final PageWords words;
    private final @Nullable Window window;

    private final Map<String, String> meant = new LinkedHashMap<>();
    private final Map<String, List<String>> wrong = new LinkedHashMap<>();
    private final Map<String, String> echoes = new HashMap<>();
    private final Set<String> warned = new LinkedHashSet<>();
    private final Map<String, List<Offer>> offers = new HashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private @Nullable String beside;

    /**
     * @param texts what was filled in, by path
     * @param asked whether a box at the top is asked for; the others are filled in by the page itself
     * @param words with the names of the day on which it happened
     */
    Filling(
            Sheet sheet,
            Map<String, String> texts,
            Predicate<Box> asked,
            Actors actors,
            LocalDate today,
            PageWords words) {
        this.sheet = sheet;
        this.texts = texts;
        this.asked = asked;
        this.actors = actors;
        this.today = today;
        this.words = words;
        OccurrenceDate occurred = DateReading.date(texts.get("occurred"));
        this.window = occurred == null ? null : occurred.begins();
        meant.putAll(texts);
        look(sheet.boxes(), "");
    }

    /** The day by whose names actors are called: the last on which it can have happened, as far as that is past. */
    static LocalDate day(Map<String, String> texts, LocalDate today) {
        OccurrenceDate occurred = DateReading.date(texts.get("occurred"));
        LocalDate latest = occurred == null ? null : occurred.begins().latest();
        return latest == null || latest.isAfter(today) ? today : latest;
    }

    /** Something that may have been meant: pressing it fills the box. */
    record Offer(String words, String path, String value) {}

    /** One word of several. */
    record Option(String value, String words, boolean chosen) {}

    /** Several boxes that belong together. */
    record Row(String path, List<Entry> entries) {}

    /**
     * A box on the page.
     *
     * @param path the name under which it is sent
     * @param kind how it is filled in, in lower case
     * @param label what it is called
     * @param required whether it must be filled in
     * @param hint what it says; null where the label says it
     * @param text what stands in it
     * @param ample whether it needs much room
     * @param options the words it is one of
     * @param rows its rows
     * @param growing whether a row can be added
     * @param wrong what is wrong with it
     * @param echo what it was read as; null where nothing needs saying
     * @param warned whether that is worth a second look
     * @param offers what may have been meant
     */
    record Entry(
            String path,
            String kind,
            String label,
            boolean required,
            @Nullable String hint,
            String text,
            boolean ample,
            List<Option> options,
            List<Row> rows,
            boolean growing,
            List<String> wrong,
            @Nullable String echo,
            boolean warned,
            List<Offer> offers) {}

    /** Boxes under one heading; {@code open} where something stands in a section that is folded otherwise. */
    record Section(String name, String title, List<Entry> entries, boolean folds, boolean open) {}

    /** Something to be seen to, and where. */
    record Pointer(String path, String label, String text) {}

    // Reading

    private void look(List<Box> boxes, String prefix) {
        for (Box box : boxes) {
            String path = prefix + box.name();
            switch (box.kind()) {
                case ROWS -> {
                    for (int row : Sheet.rows(path, texts)) {
                        look(
                                box.parts(),
                                path + "." + row
                                        + (box.parts().getFirst().name().isEmpty() ? "" : "."));
                    }
                }
                case PART -> look(box.parts(), path + ".");
                case DATE, ACTOR, WHOLE, DECIMAL -> {
                    String text = texts.getOrDefault(path, "").strip();
                    if (!text.isEmpty()) {
                        read(box, path, text);
                    }
                }
                case LINE, PROSE, LIST, NEW_CODE, CHOICE, CHOICES, TRUTH, ID -> {}
            }
        }
    }

    private void read(Box box, String path, String text) {
        switch (box.kind()) {
            case DATE -> date(path, text);
            case ACTOR -> actor(path, text);
            case WHOLE -> {
                if (!text.matches("[-+]?[0-9]{1,18}")) {
                    wrong(path, words.say("form.wrong.whole", PageQuestion.shortened(text)));
                }
            }
            case DECIMAL -> {
                if (!text.matches("[-+]?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
                    wrong(path, words.say("form.wrong.number", PageQuestion.shortened(text)));
                }
            }
            case LINE, PROSE, LIST, NEW_CODE, CHOICE, CHOICES, TRUTH, ID, ROWS, PART -> {}
        }
    }

    private void date(String path, String text) {
        switch (DateReading.of(text)) {
            case DateReading.Read read -> {
                meant.put(path, read.date().text());
                echoes.put(path, DateReading.echo(read, path.equals("plannedFor") ? LocalDate.MAX : today, words));
            }
            case DateReading.Unread(var found, var expected, var nearest) -> {
                wrong(path, words.say("date.unread", found, expected));
                offers.put(
                        path,
                        nearest.stream()
                                .map(date -> new Offer(date.text() + " · " + Narration.phrase(date), path, date.text()))
                                .toList());
            }
        }
    }

    private void actor(String path, String text) {
        LocalDate day = day(texts, today);
        Matcher named = NAMED.matcher(text);
        String asked = named.matches() ? named.group(1) : text;
        Actor found = actors.find(asked).orElse(null);
        if (found == null) {
            switch (actors.resolve(text, day)) {
                case Resolution.Found(var actor) -> found = actor;
                case Resolution.Ambiguous(var _, var several) -> {
                    wrong(path, words.say("wrong.actor.ambiguous", PageQuestion.shortened(text)));
                    offers.put(
                            path,
                            several.stream().map(actor -> offer(path, actor)).toList());
                }
                case Resolution.Unknown unknown -> {
                    found = exactly(unknown);
                    if (found == null) {
                        wrong(path, words.say("form.wrong.actor", PageQuestion.shortened(text)));
                        offers.put(path, offers(path, unknown.suggestions()));
                    }
                }
            }
        }
        if (found != null) {
            meant.put(path, found.code().value());
            living(path, text, found, day);
        }
    }

    /** The actor that was named exactly, though it did not live on the day. */
    private @Nullable Actor exactly(Resolution.Unknown unknown) {
        return unknown.suggestions().stream()
                .filter(suggestion -> suggestion.why() == Suggestion.Why.IN_THE_PLACE_OF
                        || (suggestion.why() == Suggestion.Why.DID_NOT_LIVE_THEN
                                && suggestion.name().equalsIgnoreCase(unknown.asked())))
                .flatMap(suggestion -> actors.find(suggestion.meant()).stream())
                .findFirst()
                .orElse(null);
    }

    /** Says who was found, where that is not what was written, and who stood in the place of one that did not live then. */
    private void living(String path, String text, Actor actor, LocalDate day) {
        String shown = words.name(actor) + " (" + actor.code() + ")";
        boolean lives = window == null || actor.livesWithin(window.earliest(), window.latest());
        if (lives) {
            if (!text.equals(shown) && !text.equals(words.today(actor) + " (" + actor.code() + ")")) {
                echoes.put(path, shown);
            }
            return;
        }
        warned.add(path);
        echoes.put(path, words.say("form.absent", shown));
        if (actors.resolve(actor.code().value(), day) instanceof Resolution.Unknown unknown) {
            offers.put(
                    path,
                    offers(
                            path,
                            unknown.suggestions().stream()
                                    .filter(suggestion -> !suggestion.actor().equals(actor))
                                    .toList()));
        }
    }

    private List<Offer> offers(String path, List<Suggestion> suggestions) {
        return suggestions.stream()
                .map(Suggestion::actor)
                .distinct()
                .map(actor -> offer(path, actor))
                .toList();
    }

    private Offer offer(String path, Actor actor) {
        String shown = words.name(actor) + " (" + actor.code() + ")";
        return new Offer(shown, path, shown);
    }

    private void wrong(String path, String sentence) {
        List<String> all = wrong.computeIfAbsent(path, _ -> new ArrayList<>());
        if (!all.contains(sentence)) {
            all.add(sentence);
        }
    }

    /** The body that was meant, as far as it could be read. */
    Sheet.Said said() {
        return sheet.read(meant);
    }

    /** What a box was read as, where that is not what stands in it. */
    String meant(String path) {
        return meant.getOrDefault(path, "").strip();
    }

    /**
     * Takes in what is wrong with the body.
     *
     * @param below where the body stands in the one that was read, as a JSON Pointer
     */
    void take(List<Problem> problems, Sheet.Said said, String below) {
        for (Problem problem : problems) {
            if (!problem.pointer().startsWith(below)) {
                continue;
            }
            String path = place(said, problem.pointer().substring(below.length()));
            if (isMissing(problem)) {
                missing.add(path);
            } else if (!wrong.containsKey(path)) {
                wrong(path, sentence(problem));
            }
        }
    }

    private static boolean isMissing(Problem problem) {
        return problem.found().equals("nothing")
                || problem.found().equals("no parties")
                || (problem.found().equals("only one") && problem.expected().equals("at least 2"));
    }

    /** The box of a problem: of a list, its first row that is empty. */
    private String place(Sheet.Said said, String pointer) {
        String path = said.place(pointer);
        if (path.isEmpty()) {
            path = sheet.box("by") == null ? "between" : "by";
        }
        Box box = sheet.box(path);
        if (box != null && box.kind() == Box.Kind.ROWS) {
            return firstOf(box, path, emptyRow(path));
        }
        if (path.startsWith("between.")) {
            return "between." + emptyRow("between");
        }
        if (box != null && box.kind() == Box.Kind.PART) {
            return path + "." + box.parts().getFirst().name();
        }
        return path;
    }

    private int emptyRow(String path) {
        int row = 1;
        while (row < MOST_ROWS && !texts.getOrDefault(path + "." + row, "").isBlank()) {
            row++;
        }
        return row;
    }

    private static final int MOST_ROWS = 200;

    private static String firstOf(Box box, String path, int row) {
        Box first = box.parts().getFirst();
        return path + "." + row + (first.name().isEmpty() ? "" : "." + first.name());
    }

    private String sentence(Problem problem) {
        String advice = problem.advice();
        boolean forPrograms = advice.contains("\"") || advice.contains("quotes") || advice.contains("[ ]");
        return words.say("form.wrong", problem.found(), problem.expected())
                + (advice.isEmpty() || forPrograms ? "" : " " + PageWords.capitalised(advice) + ".");
    }

    /** Adds what the ledger says of a box at the top. */
    void refused(String field, String sentence) {
        Box box = sheet.box(field);
        if (box != null) {
            wrong(box.kind() == Box.Kind.ROWS ? firstOf(box, field, 1) : field, sentence);
        }
    }

    /** Whether something that stands there cannot be read. */
    boolean isWrong() {
        return !wrong.isEmpty();
    }

    /** The paths of what is still needed. */
    Set<String> missing() {
        return missing;
    }

    /** Asks for a text that is not on the sheet. */
    void needs(String path) {
        String text = texts.getOrDefault(path, "");
        if (text.isBlank()) {
            missing.add(path);
        } else if (text.codePointCount(0, text.length()) > LONGEST_REASON) {
            wrong(path, words.say("form.wrong.long", LONGEST_REASON));
        }
        beside = path;
    }

    /** From now on, what is missing is an error. */
    void insist() {
        for (String path : missing) {
            wrong(path, words.say(path.startsWith("sources") ? "form.missing.source" : "form.missing"));
        }
    }

    /** What is still needed, with where. */
    List<Pointer> needed() {
        return missing.stream()
                .map(path -> new Pointer(path, path.equals("sources.1.title") ? label("sources") : label(path), ""))
                .toList();
    }

    /** Everything that is wrong, with where. */
    List<Pointer> troubles() {
        List<Pointer> troubles = new ArrayList<>();
        wrong.forEach((path, sentences) ->
                sentences.forEach(sentence -> troubles.add(new Pointer(path, label(path), sentence))));
        return troubles;
    }

    // Showing

    /** The boxes as the page shows them, by section. */
    List<Section> sections() {
        Map<String, List<Entry>> sections = new LinkedHashMap<>();
        for (String name : List.of("why", "who", "when", "what", "evidence", "more")) {
            sections.put(name, new ArrayList<>());
        }
        if (beside != null) {
            sections.getOrDefault("why", new ArrayList<>()).add(beside(beside));
        }
        for (Box box : sheet.boxes()) {
            if (asked.test(box)) {
                sections.getOrDefault(section(box), new ArrayList<>()).add(entry(box, box.name()));
            }
        }
        List<Section> filled = new ArrayList<>();
        sections.forEach((name, entries) -> {
            if (!entries.isEmpty()) {
                boolean folds = name.equals("more");
                filled.add(new Section(
                        name,
                        words.say("form.section." + name),
                        entries,
                        folds,
                        folds && entries.stream().anyMatch(this::speaks)));
            }
        });
        return filled;
    }

    private String section(Box box) {
        if (RelationCommand.Amendment.class.isAssignableFrom(sheet.form().type()) && !EVIDENCE.contains(box.name())) {
            return "why";
        }
        if (WHO.contains(box.name())) {
            return "who";
        }
        if (box.name().equals("occurred")) {
            return "when";
        }
        return EVIDENCE.contains(box.name()) ? "evidence" : SELDOM.contains(box.name()) ? "more" : "what";
    }

    /** Whether something stands in it that nobody put there by leaving it alone. */
    private boolean speaks(Entry entry) {
        boolean chosen = !entry.text().isBlank() && !entry.text().equals("TLP:CLEAR");
        return chosen
                || !entry.wrong().isEmpty()
                || entry.rows().stream().flatMap(row -> row.entries().stream()).anyMatch(this::speaks);
    }

    private Entry entry(Box box, String path) {
        String text = texts.getOrDefault(path, "");
        boolean needed =
                (box.required() && !path.contains("people.")) || box.name().equals("occurred");
        return new Entry(
                path,
                box.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                label(path),
                needed,
                box.kind() == Box.Kind.ACTOR && box.name().isEmpty() ? null : hint(box),
                text,
                box.kind() == Box.Kind.PROSE
                        || box.kind() == Box.Kind.LIST
                        || box.name().equals("quote"),
                options(box, path, text),
                box.kind() == Box.Kind.ROWS
                        ? rows(box, path)
                        : box.kind() == Box.Kind.PART
                                ? List.of(new Row(path, entries(box.parts(), path + ".")))
                                : List.of(),
                box.kind() == Box.Kind.ROWS && shown(box, path).size() < box.most(),
                wrong.getOrDefault(path, List.of()),
                echoes.get(path),
                warned.contains(path),
                offers.getOrDefault(path, List.of()));
    }

    private Entry beside(String path) {
        return new Entry(
                path,
                "prose",
                label(path),
                true,
                words.say("box." + path + ".hint"),
                texts.getOrDefault(path, ""),
                true,
                List.of(),
                List.of(),
                false,
                wrong.getOrDefault(path, List.of()),
                null,
                false,
                List.of());
    }

    private @Nullable String hint(Box box) {
        String hint = words.sayOr(
                "box." + sheet.form().name() + "." + box.name() + ".hint",
                words.sayOr(
                        "box." + box.name() + ".hint",
                        PageWords.capitalised(box.meaning().isEmpty() ? "." : box.meaning())));
        return hint.length() < SHORTEST_HINT ? null : hint;
    }

    private List<Entry> entries(List<Box> parts, String prefix) {
        return parts.stream().map(part -> entry(part, prefix + part.name())).toList();
    }

    private List<Row> rows(Box box, String path) {
        boolean alone = box.parts().getFirst().name().isEmpty();
        return shown(box, path).stream()
                .map(row -> new Row(
                        path + "." + row,
                        alone
                                ? List.of(entry(box.parts().getFirst(), path + "." + row))
                                : entries(box.parts(), path + "." + row + ".")))
                .toList();
    }

    /** The rows to show: those of which something was sent, and as many as are usual. */
    private SortedSet<Integer> shown(Box box, String path) {
        SortedSet<Integer> rows = new TreeSet<>(Sheet.rows(path, texts));
        int usual = box.name().equals("people") ? 1 : Math.max(1, box.fewest());
        for (int row = 1; rows.size() < usual; row++) {
            rows.add(row);
        }
        return rows;
    }

    private List<Option> options(Box box, String path, String text) {
        List<Option> options = new ArrayList<>();
        switch (box.kind()) {
            case CHOICES ->
                box.values()
                        .forEach(value -> options.add(
                                new Option(value, word(box, value), texts.containsKey(path + "." + value))));
            case TRUTH -> {
                options.add(new Option("", words.say("form.unstated"), text.isEmpty()));
                options.add(new Option("true", words.say("form.yes"), text.equals("true")));
                options.add(new Option("false", words.say("form.no"), text.equals("false")));
            }
            case CHOICE, WHOLE -> {
                if (!box.values().isEmpty()) {
                    boolean stated = box.presence() == Presence.DEFAULTED
                            || USUAL.stream().anyMatch(box.values()::contains);
                    if (!stated) {
                        options.add(new Option(
                                "", words.say(box.required() ? "form.choose" : "form.unstated"), text.isEmpty()));
                    }
                    for (String value : box.values()) {
                        boolean usual = text.isEmpty() && stated && USUAL.contains(value);
                        options.add(new Option(value, word(box, value), value.equals(text) || usual));
                    }
                }
            }
            case LINE, PROSE, LIST, DATE, ACTOR, NEW_CODE, DECIMAL, ID, ROWS, PART -> {}
        }
        return options;
    }

    private String word(Box box, String value) {
        return switch (box.name()) {
            case "facet" -> words.facet(Facet.valueOf(value));
            case "reliability" -> words.say("reliability." + value);
            case "credibility" -> words.say("credibility." + value);
            case "grade" -> words.say("grade." + value);
            default ->
                words.sayOr(
                        "option." + value,
                        words.sayOr("value." + value, words.sayOr("border." + value, PageWords.plain(value))));
        };
    }

    /** What the box of a path is called, with its row where there are several. */
    String label(String path) {
        String[] steps = path.split("\\.", -1);
        StringBuilder label = new StringBuilder();
        List<Box> boxes = sheet.boxes();
        Box parent = null;
        String row = "";
        for (int at = 0; at < steps.length; at++) {
            String step = steps[at];
            if (step.matches("[0-9]+")) {
                row = step;
                if (parent != null && parent.parts().size() == 1) {
                    label.append(numbered(step, parent));
                }
                continue;
            }
            Box found = null;
            for (Box box : boxes) {
                found = box.name().equals(step) ? box : found;
            }
            label.setLength(0);
            label.append(found == null || parent == null ? name(step) : name(parent.name() + "." + step, step));
            if (parent != null) {
                label.append(numbered(row, parent));
            }
            parent = found;
            boxes = found == null ? List.of() : found.parts();
        }
        return label.toString();
    }

    /** The number of a row, where there are usually several or it is not the first. */
    private static String numbered(String row, Box rows) {
        boolean several = rows.fewest() > 1;
        return row.isEmpty() || (row.equals("1") && !several) ? "" : " " + row;
    }

    private String name(String step) {
        return words.sayOr("box." + sheet.form().name() + "." + step, name(step, step));
    }

    private String name(String full, String step) {
        return words.sayOr(
                "box." + full,
                words.sayOr(
                        "box." + step,
                        PageWords.capitalised(step.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT))));
    }
}
