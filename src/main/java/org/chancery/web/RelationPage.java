package org.chancery.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chancery.actor.Actor;
import org.chancery.actor.Actor.Successor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Lifespan;
import org.chancery.relation.Answer;
import org.chancery.relation.Certainty;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Headline;
import org.chancery.relation.Held;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.CallHeld;
import org.chancery.relation.RelationEvent.MeetingHeld;
import org.chancery.relation.RelationEvent.StatementMade;
import org.chancery.relation.Stretch;
import org.chancery.standing.Contacts;
import org.chancery.standing.Evidence;
import org.chancery.standing.Timeline;
import org.chancery.time.DayRange;
import org.jspecify.annotations.Nullable;

/**
 * The page of one relation, ready to be written out: every text chosen, every number counted, every link known.
 *
 * @param relation the relation's code
 * @param first the side whose code sorts first
 * @param second the other side
 * @param asOf the day asked about
 * @param asOfWords the same in words
 * @param today whether that is today
 * @param ahead whether it has not come yet
 * @param knownAt the instant asked for, as written in links; null where the reader asked for what is known now
 * @param ribbon what to say about reading an earlier state of our books; null where the reader does not
 * @param lead the state of the relation as a sentence
 * @param leadSince since when, where the headline rests on ties; else null
 * @param headline the chip
 * @param notes what a reader should know beside the headline
 * @param previous the day of the change before the one asked about; null where there is none
 * @param next the day of the change after it; null where there is none
 * @param groups the facets with something on record, by theme
 * @param silent the facets of which nothing is on record
 * @param picture the timeline; null where nothing is on record that could be drawn
 * @param twin the timeline as a table
 * @param twinLeft how many stretches more the table would have
 * @param evidence the records
 * @param evidenceLeft how many records more there are
 * @param contacts the meetings
 * @param coverage how much the books hold
 * @param position the ledger position the answers belong to
 * @param versions the versions of the rules and of the table of actors
 */
record RelationPage(
        String relation,
        Party first,
        Party second,
        String asOf,
        String asOfWords,
        boolean today,
        boolean ahead,
        @Nullable String knownAt,
        @Nullable Ribbon ribbon,
        String lead,
        @Nullable String leadSince,
        Chip headline,
        List<String> notes,
        @Nullable LocalDate previous,
        @Nullable LocalDate next,
        List<Group> groups,
        List<FacetRow> silent,
        @Nullable TimelinePicture picture,
        List<TwinRow> twin,
        int twinLeft,
        List<RecordEntry> evidence,
        int evidenceLeft,
        ContactsPart contacts,
        CoveragePart coverage,
        long position,
        String versions) {

    static final int MOST_EVIDENCE = 200;
    static final int MOST_TWIN = 300;

    /**
     * One of the two sides.
     *
     * @param code its code
     * @param name its name on the day asked about
     * @param absent what to say where it did not exist on that day; else null
     */
    record Party(String code, String name, @Nullable String absent) {}

    /** What is said about reading an earlier state of our books. */
    record Ribbon(String known, String ignored) {}

    /**
     * A headline.
     *
     * @param word every word that can hold
     * @param tone the colour family of the gravest
     * @param certainty the style class of its certainty
     * @param certaintyWord the same as a word; null where it says nothing more
     */
    record Chip(
            String word,
            String tone,
            String certainty,
            @Nullable String certaintyWord) {

        static Chip of(Headline headline, PageWords words) {
            boolean silent = headline.values().equals(List.of(Headline.Word.NOT_RECORDED));
            Headline.Word gravest = headline.values().getFirst();
            List<String> all = headline.values().stream().map(words::headline).toList();
            List<String> told = new ArrayList<>(all.subList(0, 1));
            all.stream().skip(1).map(PageWords::small).forEach(told::add);
            return new Chip(
                    words.or(told),
                    Tone.of(gravest).css(),
                    silent ? "silent" : css(headline.certainty()),
                    silent ? null : words.say("certainty." + headline.certainty()));
        }
    }

    /** Facets of one theme. */
    record Group(String name, List<FacetRow> rows) {}

    /** One stretch of the timeline as a row of a table. */
    record TwinRow(
            String facet,
            @Nullable String sides,
            @Nullable String which,
            String days,
            String holds,
            String certainty,
            @Nullable String goTo) {}

    /**
     * The meetings of the relation.
     *
     * @param last what is known of the last one
     * @param candidates every meeting that can have been the last
     * @param year how many there were in twelve months
     */
    record ContactsPart(String last, List<FacetRow.Basis> candidates, List<String> told, String year) {}

    /** How much the books hold. */
    record CoveragePart(String sentence, @Nullable String retracted) {}

    /** Ties first, then as facets and keys are ordered. */
    private static final Comparator<FacetKey> ORDER =
            Comparator.comparing((FacetKey key) -> key.facet() != Facet.TIES).thenComparing(Comparator.naturalOrder());

    /** Themes in the order in which a page lists them. */
    private enum Theme {
        STANDING,
        MISSIONS,
        FORCE,
        BARGAINS,
        POSITIONS;

        static Theme of(Facet facet) {
            return switch (facet) {
                case TIES, RECOGNITION, HOSTILITY -> STANDING;
                case MISSION_LEVEL, MISSION_OPERATION, HEAD_OF_MISSION, CONSULATES, PROTECTING_POWER -> MISSIONS;
                case FORCE, DEPLOYMENT, SUPPORT -> FORCE;
                case COMMITMENTS, SANCTIONS, BORDER -> BARGAINS;
                case TALKS, MEDIATION, MEDIATION_ANSWER, DEMANDS, POLICY -> POSITIONS;
            };
        }
    }

    /** The address of the same page on another day; null for today. What is read by the other clock stays. */
    public String on(@Nullable String day) {
        return Address.of("/dyads/" + relation)
                .with("asOf", day)
                .with("knownAt", knownAt)
                .toString();
    }

    /** Writes the page. */
    static RelationPage of(Material material, PageWords words, Function<RelationEvent, String> sentences) {
        return new Writer(material, words, sentences).write();
    }

    static String css(Certainty certainty) {
        return switch (certainty) {
            case DEFINITE -> "definite";
            case POSSIBLE -> "possible";
            case CONTESTED -> "contested";
        };
    }

    private static final class Writer {
        private final Material material;
        private final PageWords words;
        private final Function<RelationEvent, String> sentences;
        private final LocalDate asOf;
        private final List<Held> shown;
        private final Map<UUID, RecordEntry> evidence = new HashMap<>();
        private final SortedMap<FacetKey, List<Stretch>> stretches = new TreeMap<>(ORDER);
        private final SortedMap<FacetKey, String> ids = new TreeMap<>();

        Writer(Material material, PageWords words, Function<RelationEvent, String> sentences) {
            this.material = material;
            this.words = words;
            this.sentences = sentences;
            this.asOf = material.when().asOf();
            List<Held> all =
                    material.records().stream().sorted(Evidence.DISPLAY).toList();
            this.shown = nearest(all);
            int number = all.indexOf(shown.isEmpty() ? null : shown.getFirst());
            for (Held held : shown) {
                number++;
                evidence.put(held.id(), RecordEntry.of(number, held, asOf, sentences, words));
            }
            for (Timeline.Line line : material.timeline().lines()) {
                stretches.put(line.key(), line.stretches());
            }
            int row = 0;
            for (Answer answer : material.status().facets()) {
                row++;
                ids.put(answer.key(), "facet-" + row);
            }
        }

        /** Of very many records those around the day asked about. */
        private List<Held> nearest(List<Held> all) {
            if (all.size() <= MOST_EVIDENCE) {
                return all;
            }
            int until = 0;
            while (until < all.size() && begins(all.get(until)) <= asOf.toEpochDay()) {
                until++;
            }
            int from = Math.clamp(until - MOST_EVIDENCE * 4L / 5, 0, all.size() - MOST_EVIDENCE);
            return all.subList(from, from + MOST_EVIDENCE);
        }

        private static long begins(Held held) {
            return held.act().particulars().occurred().begins().earliestDay();
        }

        RelationPage write() {
            Actor first = actor(material.pair().first());
            Actor second = actor(material.pair().second());
            LocalDate booksDay =
                    material.when().knownAt().atZone(ZoneOffset.UTC).toLocalDate();
            LocalDate todayDay = material.now().atZone(ZoneOffset.UTC).toLocalDate();
            TreeSet<LocalDate> changes = changes();
            List<FacetRow> silent = new ArrayList<>();
            List<Group> groups = groups(silent);
            List<TwinRow> twin = new ArrayList<>();
            int twinLeft = twin(twin);
            Headline headline = material.status().headline();
            return new RelationPage(
                    material.pair().toString(),
                    party(first),
                    party(second),
                    asOf.toString(),
                    words.day(asOf),
                    asOf.equals(todayDay),
                    asOf.isAfter(todayDay),
                    material.knownAt() == null ? null : material.knownAt().toString(),
                    ribbon(),
                    lead(headline),
                    leadSince(headline),
                    Chip.of(headline, words),
                    notes(headline, first, second),
                    changes.lower(asOf),
                    changes.higher(asOf),
                    groups,
                    silent,
                    TimelinePicture.of(stretches, contactLog(), asOf, booksDay, ids, words),
                    twin,
                    twinLeft,
                    shown.stream()
                            .map(held -> Objects.requireNonNull(evidence.get(held.id())))
                            .toList(),
                    material.records().size() - shown.size(),
                    contacts(),
                    coverage(),
                    material.status().basis().position(),
                    words.say(
                            "foot.versions",
                            material.status().basis().rules(),
                            material.status().basis().actorTable()));
        }

        private Actor actor(ActorCode code) {
            return material.actors().find(code).orElseThrow();
        }

        private Party party(Actor actor) {
            String absent = actor.livesOn(asOf)
                    ? null
                    : words.say("party.absent", words.name(actor), words.day(asOf), spans(actor));
            return new Party(actor.code().value(), words.name(actor), absent);
        }

        private String spans(Actor actor) {
            return String.join(", ", actor.lifespans().stream().map(this::span).toList());
        }

        private String span(Lifespan span) {
            LocalDate to = span.to();
            return TimelinePicture.days(words, new DayRange(span.from(), to == null ? null : to.plusDays(1)));
        }

        private @Nullable Ribbon ribbon() {
            Instant knownAt = material.knownAt();
            return knownAt == null
                    ? null
                    : new Ribbon(words.instant(knownAt), words.say("ribbon.ignored", material.ignored()));
        }

        // The head

        private String lead(Headline headline) {
            String one = words.called(material.pair().first());
            String other = words.called(material.pair().second());
            return PageWords.capitalised(
                    switch (headline.certainty()) {
                        case DEFINITE -> words.say("headline." + headline.value() + ".sentence", one, other);
                        case POSSIBLE -> words.say("lead.POSSIBLE", one, other, choices(headline));
                        case CONTESTED -> words.say("lead.CONTESTED", one, other, choices(headline));
                    });
        }

        private String choices(Headline headline) {
            return words.or(headline.values().stream()
                    .map(word -> words.say("headline." + word + ".clause"))
                    .toList());
        }

        private @Nullable String leadSince(Headline headline) {
            boolean ties = switch (headline.value()) {
                case ENDED, SEVERED, SUSPENDED, NO_RELATIONS, NORMAL -> true;
                case WAR, ARMED_CONFLICT, STRAINED, ALLIED, NOT_RECORDED -> false;
            };
            if (!ties || headline.certainty() != Certainty.DEFINITE) {
                return null;
            }
            return material.status().facets().stream()
                    .filter(answer -> answer.key().facet() == Facet.TIES)
                    .filter(answer -> answer.values().size() == 1)
                    .map(answer ->
                            PageWords.capitalised(FacetRow.since(answer.values().getFirst(), words)) + ".")
                    .findFirst()
                    .orElse(null);
        }

        private List<String> notes(Headline headline, Actor first, Actor second) {
            List<String> notes = new ArrayList<>();
            headline.notes().forEach(note -> notes.add(words.sayOr("note." + note, note)));
            if (Lifespan.common(first.lifespans(), second.lifespans()).isEmpty()) {
                notes.add(words.say("note.never-together", words.name(first), words.name(second)));
            }
            for (Actor actor : List.of(first, second)) {
                if (!actor.livesOn(asOf)) {
                    relatives(actor)
                            .forEach(other -> notes.add(
                                    words.say("note.relative", words.name(other), other.code(), words.name(actor))));
                }
            }
            return notes;
        }

        /** Those that took the actor's place or whose place it took, and lived on the day. */
        private List<Actor> relatives(Actor actor) {
            record Relative(Successor.Kind kind, Actor actor) {}
            Stream<Relative> after = actor.successors().stream()
                    .flatMap(successor -> material.actors().find(successor.code()).stream()
                            .map(other -> new Relative(successor.kind(), other)));
            Stream<Relative> before = material.actors().all().stream()
                    .flatMap(other -> other.successors().stream()
                            .filter(successor -> successor.code().equals(actor.code()))
                            .map(successor -> new Relative(successor.kind(), other)));
            return Stream.concat(after, before)
                    .sorted(Comparator.comparing(Relative::kind))
                    .map(Relative::actor)
                    .distinct()
                    .filter(other -> other.livesOn(asOf))
                    .limit(3)
                    .toList();
        }

        private TreeSet<LocalDate> changes() {
            TreeSet<LocalDate> changes = new TreeSet<>();
            stretches
                    .values()
                    .forEach(line -> line.stream()
                            .map(stretch -> stretch.days().from())
                            .filter(Objects::nonNull)
                            .forEach(changes::add));
            return changes;
        }

        // The facets

        private List<Group> groups(List<FacetRow> silent) {
            Map<Theme, List<FacetRow>> themes = new EnumMap<>(Theme.class);
            List<Answer> answers = new ArrayList<>(material.status().facets());
            answers.sort(Comparator.comparing(Answer::key, ORDER));
            for (Answer answer : answers) {
                FacetRow row = FacetRow.of(Objects.requireNonNull(ids.get(answer.key())), answer, evidence, words);
                boolean ties = answer.key().facet() == Facet.TIES;
                if (row.silent() && !ties) {
                    silent.add(row);
                } else {
                    themes.computeIfAbsent(Theme.of(answer.key().facet()), _ -> new ArrayList<>())
                            .add(row);
                }
            }
            return themes.entrySet().stream()
                    .map(theme -> new Group(words.say("theme." + theme.getKey()), theme.getValue()))
                    .toList();
        }

        // The timeline as a table

        private int twin(List<TwinRow> rows) {
            int left = 0;
            for (Map.Entry<FacetKey, List<Stretch>> line : stretches.entrySet()) {
                FacetKey key = line.getKey();
                for (Stretch stretch : line.getValue()) {
                    if (TimelinePicture.silent(stretch.answer())) {
                        continue;
                    }
                    if (rows.size() == MOST_TWIN) {
                        left++;
                        continue;
                    }
                    LocalDate from = stretch.days().from();
                    rows.add(new TwinRow(
                            words.facet(key.facet()),
                            words.sides(key),
                            words.which(key),
                            TimelinePicture.days(words, stretch.days()),
                            TimelinePicture.inWords(words, key, stretch.answer()),
                            css(stretch.answer().certainty()),
                            from == null ? null : from.toString()));
                }
            }
            return left;
        }

        // The contacts

        private List<Held> contactLog() {
            return material.records().stream()
                    .filter(held -> !held.retracted())
                    .filter(held -> held.act() instanceof MeetingHeld
                            || held.act() instanceof CallHeld
                            || held.act() instanceof StatementMade)
                    .sorted(Evidence.DISPLAY)
                    .toList();
        }

        private ContactsPart contacts() {
            Contacts contacts = material.status().contacts();
            Contacts.Last last = contacts.last();
            Certainty certainty = last.certainty();
            List<FacetRow.Basis> basis = last.candidates().stream()
                    .map(held -> evidence.get(held.id()))
                    .filter(Objects::nonNull)
                    .map(entry -> new FacetRow.Basis(entry.number(), entry.target()))
                    .toList();
            List<String> told = last.candidates().stream()
                    .limit(10)
                    .map(held -> sentences.apply(held.act()))
                    .toList();
            String sentence = certainty == null
                    ? words.say("contacts.none")
                    : words.say("contacts." + certainty) + (last.orNone() ? " " + words.say("contacts.orNone") : "");
            String year = contacts.least() == contacts.most()
                    ? words.say("contacts.year", contacts.least())
                    : words.say("contacts.year.between", contacts.least(), contacts.most());
            return new ContactsPart(sentence, basis, told, year);
        }

        private CoveragePart coverage() {
            var coverage = material.status().coverage();
            String sentence = coverage.records() == 0
                    ? words.say("coverage.none")
                    : words.say(
                            "coverage.some",
                            coverage.records(),
                            Objects.requireNonNullElse(coverage.first(), ""),
                            Objects.requireNonNullElse(coverage.last(), ""));
            long retracted = material.records().stream().filter(Held::retracted).count();
            return new CoveragePart(sentence, retracted == 0 ? null : words.say("coverage.retracted", retracted));
        }
    }
}
