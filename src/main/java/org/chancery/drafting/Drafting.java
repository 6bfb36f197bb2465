package org.chancery.drafting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.drafting.Clause.Quote;
import org.chancery.drafting.DatePhrases.Phrase;
import org.chancery.drafting.Draft.Confidence;
import org.chancery.drafting.Drafted.Mark;
import org.chancery.drafting.Gazetteer.Found;
import org.chancery.drafting.Lexicon.Frame;
import org.chancery.drafting.Lexicon.Shape;
import org.chancery.drafting.Party.Form;
import org.chancery.drafting.Sentences.Sentence;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * Reads a brief and drafts the commands it tells of. The same text gives the same drafts, always; what it does not say is
 * left open, not made up. Why it is done so is in {@code docs/decisions/0027}.
 */
public final class Drafting {

    private static final Pattern THEN = Pattern.compile("\\bsince then\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTERWARDS =
            Pattern.compile("^\\W*(?:after|following|once|before)\\b[^,]*,", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAIR = Pattern.compile(
            "\\b(?:both|the two|two) (?:nations|countries|sides|states|leaders|governments|presidents|parties|capitals)\\b"
                    + "|\\b(?:the two|they)\\b",
            Pattern.CASE_INSENSITIVE);
    /** Only where it acts: what "it" is that something is done to, nobody can tell from the words alone. */
    private static final Pattern SINGLE = Pattern.compile(
            "(?:^\\W*|[,;] |\\b(?:and|but|while|that|which) )(?<who>he|she|it)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern PERFECT = Pattern.compile("\\b(?:has|have)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ONGOING = Pattern.compile(
            "\\b(?:has|have|is|remains|considers?|regards?|deems?|acts|serves)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NEXT_DAY =
            Pattern.compile("\\b(?:the (?:next|following) day|a day later)\\b", Pattern.CASE_INSENSITIVE);
    private static final int NEAR = 30;
    private static final Map<String, String> KINDS = Map.of(
            "military", "MILITARY",
            "humanitarian", "HUMANITARIAN",
            "economic", "ECONOMIC",
            "financial", "ECONOMIC",
            "development", "ECONOMIC",
            "political", "POLITICAL",
            "diplomatic", "POLITICAL");
    private static final Map<String, Integer> NUMBERS =
            Map.of("two", 2, "three", 3, "four", 4, "five", 5, "six", 6, "seven", 7, "eight", 8, "nine", 9, "ten", 10);
    private static final Set<String> LASTING = Set.of("provide-support", "start-mediation", "adopt-policy");
    private static final int LONGEST_KEY = 200;

    private final Brief brief;
    private final Gazetteer gazetteer;
    private final @Nullable LocalDate published;
    private final LocalDate on;
    private final Map<String, Found> learnt = new HashMap<>();
    private final People people;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    // What the sentences before have established
    private int paragraph = -1;
    private List<Party> lastPair = List.of();
    private @Nullable Party lastActor;
    private @Nullable Phrase lastDate;

    private Drafting(Brief brief, Actors actors) {
        this.brief = brief;
        this.gazetteer = new Gazetteer(actors);
        this.published =
                brief.published() != null ? brief.published() : DatePhrases.published(brief.text(), brief.today());
        this.on = published != null ? published : DatePhrases.latestYear(brief.text(), brief.today());
        this.people = new People(brief.text(), learnt);
    }

    /**
     * The drafts of a brief, and what was recognised in it.
     *
     * @param actors whose names are known; whom a name means is decided for the day its sentence is about
     */
    public static Drafted of(Brief brief, Actors actors) {
        return new Drafting(brief, actors).read();
    }

    private Drafted read() {
        List<Sentence> sentences = Sentences.of(brief.text());
        // once for the people it introduces, who may be named before
        sentences.forEach(
                sentence -> people.parties(gazetteer.in(brief.text(), sentence.span(), on, learnt), sentence.span()));
        sentences.forEach(this::read);
        marks.sort((one, other) -> one.span().compareTo(other.span()));
        List<Mark> apart = new ArrayList<>();
        for (Mark mark : marks) {
            if (apart.isEmpty() || !apart.getLast().span().overlaps(mark.span())) {
                apart.add(mark);
            }
        }
        return new Drafted(published, brief.published() != null, apart, drafts);
    }

    private void read(Sentence sentence) {
        String text = brief.text();
        Span span = sentence.span();
        Phrase told = sentence.paragraph() == paragraph ? lastDate : null;
        List<Phrase> dates = DatePhrases.in(text, span, published, told == null ? null : told.window());
        LocalDate day = dates.stream()
                .map(date -> date.window().latest())
                .filter(latest -> latest != null && !latest.isAfter(brief.today()))
                .findFirst()
                .orElse(on);
        List<Quote> quotes = Clause.quotes(text, span);
        List<Party> parties = new ArrayList<>(people.parties(gazetteer.in(text, span, day, learnt), span));
        parties.removeIf(party -> quotes.stream().anyMatch(quote -> quote.span().overlaps(party.span())));
        parties.forEach(party ->
                marks.add(new Mark(party.span(), Mark.Kind.ACTOR, party.actor().value())));
        dates.forEach(date -> marks.add(new Mark(
                date.span(),
                Mark.Kind.DATE,
                OccurrenceDate.Once.within(date.window()).text())));
        if (sentence.heading()) {
            return;
        }
        if (sentence.paragraph() > paragraph + 1) {
            lastDate = null;
        }
        paragraph = sentence.paragraph();
        List<Party> spoken = withPronouns(parties, span);
        Clause clause = Clause.of(text, span, spoken, dates, quotes);
        new Reading(sentence, clause, dates).read();
        remember(parties, dates);
    }

    private void remember(List<Party> parties, List<Phrase> dates) {
        List<Party> named = distinct(parties);
        List<Party> actors = distinct(
                parties.stream().filter(party -> party.form() != Form.PLACE).toList());
        if (!actors.isEmpty()) {
            lastActor = actors.getFirst();
        }
        if (actors.size() >= 2) {
            lastPair = actors.subList(0, 2);
        } else if (named.size() >= 2 && lastPair.isEmpty()) {
            lastPair = named.subList(0, 2);
        }
        if (!dates.isEmpty()) {
            lastDate = dates.getLast();
        }
    }

    /** The parties of a sentence with those that "it", "they" and "both sides" stand for. */
    private List<Party> withPronouns(List<Party> parties, Span sentence) {
        List<Party> all = new ArrayList<>(parties);
        String words = sentence.in(brief.text());
        Matcher pair = PAIR.matcher(words);
        while (pair.find()) {
            Span span = new Span(sentence.from() + pair.start(), sentence.from() + pair.end());
            List<Party> before = distinct(parties.stream()
                    .filter(party -> party.span().to() <= span.from() && party.form() != Form.PLACE)
                    .toList());
            List<Party> meant = before.size() == 2 ? before : lastPair;
            if (meant.size() == 2 && span.to() - span.from() > 1 && free(all, span)) {
                int middle = span.from() + 1;
                all.add(meant(new Span(span.from(), middle), meant.getFirst()));
                all.add(meant(new Span(middle, span.to()), meant.getLast()));
            }
        }
        Matcher single = SINGLE.matcher(words);
        while (single.find()) {
            Span span = new Span(sentence.from() + single.start("who"), sentence.from() + single.end("who"));
            Party meant = parties.stream()
                    .filter(party -> party.span().to() <= span.from() && party.form() != Form.PLACE)
                    .findFirst()
                    .orElse(lastActor);
            if (meant != null && free(all, span)) {
                all.add(meant(span, meant));
            }
        }
        return all;
    }

    private static boolean free(List<Party> parties, Span span) {
        return parties.stream().noneMatch(party -> party.span().overlaps(span));
    }

    private static Party meant(Span span, Party party) {
        return new Party(span, party.actor(), Form.ACTOR, party.person(), true);
    }

    private static List<Party> distinct(List<Party> parties) {
        List<Party> distinct = new ArrayList<>();
        Set<ActorCode> seen = new LinkedHashSet<>();
        for (Party party : parties) {
            if (seen.add(party.actor())) {
                distinct.add(party);
            }
        }
        return distinct;
    }

    /** One sentence, tried against every turn of phrase. */
    private final class Reading {
        private final Sentence sentence;
        private final Clause clause;
        private final List<Phrase> dates;
        private final List<Span> read = new ArrayList<>();

        Reading(Sentence sentence, Clause clause, List<Phrase> dates) {
            this.sentence = sentence;
            this.clause = clause;
            this.dates = dates;
        }

        void read() {
            List<Map.Entry<Integer, List<Draft>>> found = new ArrayList<>();
            for (Frame frame : Lexicon.FRAMES) {
                Matcher match = frame.pattern().matcher(clause.mask());
                while (match.find()) {
                    Span trigger = clause.span(verb(match), match.end());
                    if (read.stream().noneMatch(other -> other.overlaps(trigger))) {
                        List<Draft> made = made(frame, match, trigger);
                        if (!made.isEmpty()) {
                            read.add(trigger);
                            found.add(Map.entry(match.start(), made));
                        }
                    }
                }
            }
            found.sort(Map.Entry.comparingByKey());
            found.forEach(made -> made.getValue().forEach(this::keep));
        }

        private void keep(Draft draft) {
            boolean known = drafts.stream()
                    .anyMatch(other -> other.command().equals(draft.command())
                            && said(other).equals(said(draft)));
            if (!known) {
                drafts.add(draft);
                marks.add(new Mark(draft.trigger(), Mark.Kind.ACT, draft.command()));
            }
        }

        /** What a draft says, apart from where it says it; a meeting of the same parties on the same day is one. */
        private static Object said(Draft draft) {
            Map<String, Object> said = new LinkedHashMap<>(draft.body());
            said.remove("sources");
            if (said.get("delegations") instanceof List<?> delegations && said.get("occurred") != null) {
                return said.get("occurred") + " "
                        + new TreeSet<>(delegations.stream()
                                .map(each -> String.valueOf(((Map<?, ?>) each).get("actor")))
                                .toList());
            }
            return said;
        }

        /** Where the verb begins: after the one who acts, if it is named. */
        private static int verb(Matcher match) {
            int from = match.start();
            if (has(match, "s") && match.end("s") < match.end()) {
                from = match.end("s");
            }
            while (from < match.end() - 1 && !Character.isLetter(match.group().charAt(from - match.start()))) {
                from++;
            }
            return from;
        }

        private static boolean has(Matcher match, String group) {
            return match.namedGroups().containsKey(group) && match.group(group) != null;
        }

        private static @Nullable String group(Matcher match, String group) {
            return has(match, group) ? match.group(group) : null;
        }

        private List<Draft> made(Frame frame, Matcher match, Span trigger) {
            List<String> reasons = new ArrayList<>();
            reasons.add("\"" + trigger.in(brief.text()).replaceAll("\\s+", " ").strip() + "\"");
            int inferred = 0;
            List<Party> subjects = clause.parties(group(match, "s"));
            boolean named = !subjects.isEmpty();
            if (!named && match.namedGroups().containsKey("s")) {
                subjects = before(match.start());
                reasons.add("who acts is taken from earlier in the sentence");
                inferred++;
            }
            List<Party> objects = new ArrayList<>(clause.parties(group(match, "o")));
            objects.addAll(clause.parties(group(match, "o2")));
            objects.addAll(clause.parties(group(match, "counterpart")));
            if (Stream.concat(subjects.stream(), objects.stream()).anyMatch(Party::inferred)) {
                inferred++;
                reasons.add("a party is taken from the sentence before");
            }
            SequencedMap<String, Object> body = new LinkedHashMap<>();
            List<String> missing = new ArrayList<>();
            switch (frame.shape()) {
                case DIRECTED -> inferred += directed(subjects, objects, match, frame, body, reasons);
                case BEGUN -> {
                    if (subjects.isEmpty() || objects.isEmpty()) {
                        inferred += mutual(subjects, objects, body, reasons);
                    } else {
                        inferred += directed(subjects, objects, match, frame, body, reasons);
                    }
                }
                case MUTUAL -> inferred += mutual(subjects, objects, body, reasons);
                case EACH_WITH -> {
                    if (!subjects.isEmpty() && subjects.size() + objects.size() > 2 && !objects.isEmpty()) {
                        List<Draft> each = new ArrayList<>();
                        for (Party one : subjects) {
                            for (Party other : objects) {
                                SequencedMap<String, Object> pair = new LinkedHashMap<>();
                                pair.put("between", codes(List.of(one, other)));
                                fields(frame, match, pair, missing);
                                each.add(finished(frame.command(), pair, missing, reasons, inferred, trigger, match));
                            }
                        }
                        return each;
                    }
                    inferred += mutual(subjects, objects, body, reasons);
                }
                case MEETING, HOSTED, VISIT -> {
                    if (!meeting(frame, subjects, objects, body)) {
                        return List.of();
                    }
                }
                case BETWEEN -> {
                    if (subjects.size() != 1) {
                        return List.of();
                    }
                    ActorCode third = subjects.getFirst().actor();
                    List<Party> sides = objects;
                    if (sides.size() == 1) {
                        missing.add("between");
                        reasons.add("only one of the sides is named");
                    } else if (sides.isEmpty()) {
                        sides = distinct(clause.parties()).stream()
                                .filter(party -> !party.actor().equals(third))
                                .toList();
                        sides = sides.size() >= 2 ? sides.subList(0, 2) : lastPair;
                        inferred++;
                        reasons.add("the sides are taken from what stands near");
                    }
                    if (sides.isEmpty() || codesOf(sides).contains(third)) {
                        return List.of();
                    }
                    body.put("between", codes(sides));
                    body.put("thirdParty", subjects.getFirst().actor().value());
                }
                case EACH_OTHER -> {
                    return eachOther(frame, match, trigger, subjects, reasons);
                }
            }
            if (body.isEmpty()) {
                return List.of();
            }
            fields(frame, match, body, missing);
            return List.of(finished(frame.command(), body, missing, reasons, inferred, trigger, match));
        }

        private int mutual(List<Party> subjects, List<Party> objects, Map<String, Object> body, List<String> reasons) {
            List<Party> all = together(subjects, objects);
            int inferred = 0;
            if (all.size() < 2) {
                all = distinct(clause.parties());
            }
            if (all.size() < 2 && lastPair.size() == 2) {
                all = lastPair;
                inferred++;
                reasons.add("the parties are those of the sentence before");
            }
            if (all.size() >= 2) {
                body.put("between", codes(all.stream().limit(6).toList()));
            }
            return inferred;
        }

        private int directed(
                List<Party> subjects,
                List<Party> objects,
                Matcher match,
                Frame frame,
                Map<String, Object> body,
                List<String> reasons) {
            if (subjects.isEmpty()) {
                return 0;
            }
            Set<ActorCode> acting = new LinkedHashSet<>(codesOf(subjects));
            List<ActorCode> toward = new ArrayList<>(codesOf(objects));
            toward.removeAll(acting);
            int inferred = 0;
            if (toward.isEmpty()) {
                // the words of a demand or a policy may name them; else whoever else the sentence speaks of
                List<Party> near = clause.parties(group(match, "w"));
                if (codesOf(near).stream().allMatch(acting::contains)) {
                    near = clause.parties();
                }
                if (codesOf(near).stream().allMatch(acting::contains)) {
                    near = lastPair;
                }
                toward.addAll(codesOf(distinct(near)));
                toward.removeAll(acting);
                if (frame.command().equals("raise-demand") && toward.size() > 1) {
                    toward = toward.subList(0, 1);
                }
                inferred++;
                reasons.add("toward whom is taken from what stands near");
            }
            if (toward.isEmpty()) {
                return 0;
            }
            if (toward.size() > 3) {
                toward = toward.subList(0, 3);
            }
            body.put("by", one(acting.stream().map(ActorCode::value).toList()));
            body.put("toward", one(toward.stream().map(ActorCode::value).toList()));
            return inferred;
        }

        private boolean meeting(Frame frame, List<Party> subjects, List<Party> objects, Map<String, Object> body) {
            if (frame.shape() != Shape.MEETING && objects.isEmpty()) {
                return false;
            }
            List<Party> all = together(subjects, objects);
            if (all.size() < 2 && frame.shape() == Shape.MEETING && subjects.isEmpty() == objects.isEmpty()) {
                return false;
            }
            if (all.size() < 2) {
                return false;
            }
            List<Map<String, Object>> delegations = new ArrayList<>();
            for (Party party : all) {
                Map<String, Object> delegation = new LinkedHashMap<>();
                boolean host = (frame.shape() == Shape.HOSTED
                                && codesOf(subjects).contains(party.actor()))
                        || (frame.shape() == Shape.VISIT && codesOf(objects).contains(party.actor()));
                delegation.put("actor", party.actor().value());
                delegation.put("role", host ? "HOST" : "PRINCIPAL");
                if (party.person() != null && party.person().name() != null) {
                    Map<String, Object> person = new LinkedHashMap<>();
                    person.put("name", party.person().name());
                    if (party.person().office() != null) {
                        person.put("office", party.person().office());
                    }
                    delegation.put("people", List.of(person));
                }
                delegations.add(delegation);
            }
            body.put("delegations", delegations);
            if (frame.command().equals("hold-meeting")) {
                List<String> levels = all.stream()
                        .map(Party::person)
                        .map(person -> person == null ? null : person.level())
                        .distinct()
                        .toList();
                if (levels.size() == 1 && levels.getFirst() != null) {
                    body.put("level", levels.getFirst());
                }
            }
            return true;
        }

        private List<Draft> eachOther(
                Frame frame, Matcher match, Span trigger, List<Party> subjects, List<String> reasons) {
            List<Draft> made = new ArrayList<>();
            List<Party> sides = subjects.size() >= 2
                    ? subjects
                    : distinct(
                            Stream.concat(subjects.stream(), lastPair.stream()).toList());
            if (sides.size() < 2) {
                return made;
            }
            List<Party> speaking = subjects.size() >= 2 ? subjects : subjects.subList(0, Math.min(1, subjects.size()));
            for (Party speaker : speaking) {
                SequencedMap<String, Object> body = new LinkedHashMap<>();
                List<String> missing = new ArrayList<>();
                body.put("by", speaker.actor().value());
                body.put(
                        "toward",
                        one(sides.stream()
                                .map(party -> party.actor().value())
                                .filter(code -> !code.equals(speaker.actor().value()))
                                .toList()));
                fields(frame, match, body, missing);
                made.add(finished(
                        frame.command(), body, missing, reasons, subjects.size() >= 2 ? 0 : 1, trigger, match));
            }
            return made;
        }

        /** Those who acted first in the sentence, if somebody did before that place. */
        private List<Party> before(int at) {
            Matcher group = Lexicon.ACTING.matcher(clause.mask().substring(0, at));
            return group.find() ? clause.parties(group.group()) : List.of();
        }

        private static List<Party> together(List<Party> subjects, List<Party> objects) {
            List<Party> all = new ArrayList<>(subjects);
            all.addAll(objects);
            return distinct(all);
        }

        private static List<ActorCode> codesOf(List<Party> parties) {
            return parties.stream().map(Party::actor).distinct().toList();
        }

        private static List<String> codes(List<Party> parties) {
            return parties.stream().map(party -> party.actor().value()).sorted().toList();
        }

        private static Object one(List<String> codes) {
            return codes.size() == 1 ? codes.getFirst() : codes;
        }

        private void fields(Frame frame, Matcher match, Map<String, Object> body, List<String> missing) {
            for (String field : frame.fields()) {
                String name = field.substring(0, field.indexOf('='));
                String value = field.substring(name.length() + 1);
                if (value.startsWith("$")) {
                    String group = value.substring(1);
                    if (has(match, group)) {
                        put(
                                name,
                                clause.span(match.start(group), match.end(group))
                                        .in(brief.text()),
                                body);
                    }
                } else {
                    body.put(name, value.equals("?") ? stance(match) : value);
                }
            }
            if (frame.command().equals("make-statement")) {
                Quote quote = clause.quote(clause.mask().substring(match.start()));
                if (quote != null) {
                    body.put("words", "\"" + quote.words() + "\"");
                }
            }
            if (frame.command().equals("deploy-forces")) {
                missing.add("consent");
            }
        }

        private static void put(String name, String words, Map<String, Object> body) {
            String text = words.replaceAll("\\s+", " ").strip().replaceAll("^(?:that|to) ", "");
            if (name.equals("kind") && KINDS.containsKey(text.toLowerCase(Locale.ROOT))) {
                body.put(name, KINDS.get(text.toLowerCase(Locale.ROOT)));
            } else if (name.equals("count")) {
                Integer count = NUMBERS.get(text.toLowerCase(Locale.ROOT));
                if (count != null || text.matches("\\d+")) {
                    body.put(name, count != null ? count : Integer.valueOf(text));
                }
            } else if (!text.isEmpty()) {
                body.put(
                        name,
                        text.length() > LONGEST_KEY
                                ? text.substring(0, LONGEST_KEY).strip()
                                : text);
            }
        }

        private String stance(Matcher match) {
            String words = clause.span(match.start(), clause.mask().length()).in(brief.text());
            return Lexicon.STANCES.stream()
                    .filter(stance -> stance.getValue().matcher(words).find())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("NEUTRAL");
        }

        private Draft finished(
                String command,
                SequencedMap<String, Object> body,
                List<String> missing,
                List<String> reasons,
                int inferred,
                Span trigger,
                Matcher match) {
            List<String> why = new ArrayList<>(reasons);
            int doubts = inferred;
            String occurred = occurred(command, match, why);
            if (occurred == null) {
                missing.add("occurred");
            } else {
                body.put("occurred", occurred);
                doubts += why.size() > reasons.size() ? 1 : 0;
            }
            Matcher place = Lexicon.SOMEWHERE.matcher(clause.mask());
            if (command.equals("hold-meeting") && place.find()) {
                clause.parties(place.group("p"))
                        .forEach(party -> body.put("place", party.span().in(brief.text())));
            }
            String words =
                    sentence.span().in(brief.text()).replaceAll("\\s+", " ").strip();
            SequencedMap<String, Object> source = new LinkedHashMap<>();
            if (brief.title() != null) {
                source.put("title", brief.title());
            } else {
                missing.add("sources");
            }
            if (published != null) {
                source.put("published", published.toString());
            }
            source.put("quote", words);
            body.put("sources", List.of(source));
            Confidence confidence = !missing.stream().allMatch("sources"::equals) || doubts > 1
                    ? Confidence.DOUBTFUL
                    : doubts == 1 ? Confidence.INFERRED : Confidence.STATED;
            return new Draft(command, body, sentence.span(), trigger, confidence, why, missing);
        }

        /** When it happened, as EDTF; null where neither the sentence nor the one before says it. */
        private @Nullable String occurred(String command, Matcher match, List<String> why) {
            Matcher subordinate = AFTERWARDS.matcher(clause.mask());
            boolean before = subordinate.find() && match.start() < subordinate.end();
            if (THEN.matcher(clause.mask()).find() && lastDate != null) {
                why.add("\"since then\": from the date of the sentence before");
                return LASTING.contains(command)
                        ? text(lastDate.window())
                        : between(lastDate.window().earliest(), published);
            }
            List<Phrase> within = before ? clause.dates(clause.mask().substring(0, subordinate.end())) : dates;
            if (before
                    && within.isEmpty()
                    && !dates.isEmpty()
                    && !clause.mask().toLowerCase(Locale.ROOT).startsWith("before")) {
                why.add("before what the sentence goes on to date");
                return between(null, dates.getFirst().window().latest());
            }
            Phrase date = nearest(match, within);
            if (date != null) {
                return said(command, date);
            }
            if (NEXT_DAY.matcher(clause.mask()).find()
                    && lastDate != null
                    && lastDate.window().isSingleDay()) {
                why.add("the day after that of the sentence before");
                return text(lastDate.window().plusDays(1));
            }
            if (LASTING.contains(command) && published != null && (lastDate == null || lasts(match))) {
                why.add("it held when this was published");
                return between(null, published);
            }
            if (lastDate != null && PERFECT.matcher(clause.mask()).find()) {
                why.add("from the date of the sentence before until this was published");
                return between(lastDate.window().earliest(), published);
            }
            if (lastDate != null) {
                why.add("the date is that of the sentence before");
                return said(command, lastDate);
            }
            return null;
        }

        /** Whether it is told as going on when the text was written. */
        private static boolean lasts(Matcher match) {
            return ONGOING.matcher(match.group()).find();
        }

        /** The date that follows at once, or else the last before, or else the first after. */
        private @Nullable Phrase nearest(Matcher match, List<Phrase> among) {
            Span act = clause.span(match.start(), match.end());
            Phrase before = null;
            Phrase after = null;
            for (Phrase phrase : among) {
                if (phrase.span().from() >= act.from() && after == null) {
                    after = phrase;
                } else if (phrase.span().from() < act.from()) {
                    before = phrase;
                }
            }
            boolean atOnce = after != null && after.span().from() - act.to() <= NEAR;
            return atOnce || before == null ? after : before;
        }

        private @Nullable String said(String command, Phrase date) {
            return switch (date.lead()) {
                case ON -> text(date.window());
                case SINCE ->
                    LASTING.contains(command)
                            ? text(date.window())
                            : between(date.window().earliest(), published);
                case BY -> between(null, date.window().latest());
                case BEFORE -> {
                    LocalDate first = date.window().earliest();
                    yield first == null ? null : between(null, first.minusDays(1));
                }
                case AFTER -> between(date.window().latest(), published);
            };
        }

        private static String text(Window window) {
            return OccurrenceDate.Once.within(window).text();
        }

        private @Nullable String between(@Nullable LocalDate earliest, @Nullable LocalDate latest) {
            if ((earliest == null && latest == null)
                    || (earliest != null && latest != null && latest.isBefore(earliest))) {
                return null;
            }
            return text(Window.of(earliest, latest));
        }
    }
}
