package org.chancery.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.relation.Delegation;
import org.chancery.relation.Grade;
import org.chancery.relation.Held;
import org.chancery.relation.Mark;
import org.chancery.relation.Named;
import org.chancery.relation.Pair;
import org.chancery.relation.Particulars;
import org.chancery.relation.Person;
import org.chancery.relation.Recorded;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.relation.RelationEvent.ActorEvent;
import org.chancery.relation.RelationEvent.DisputeResolved;
import org.chancery.relation.RelationEvent.Gathering;
import org.chancery.relation.RelationEvent.Provenance;
import org.chancery.relation.RelationEvent.RecordCorrected;
import org.chancery.relation.RelationEvent.RecordDisputed;
import org.chancery.relation.RelationEvent.RecordRetracted;
import org.chancery.relation.RelationEvent.SourceAdded;
import org.chancery.relation.Reliability;
import org.chancery.relation.Source;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * One record of the evidence, as a page tells it.
 *
 * @param number its place in the evidence, from 1
 * @param target its address within the page
 * @param id the record's identity
 * @param kind what sort of act it is
 * @param sentence what happened
 * @param written the date exactly as it was written; empty where it has none
 * @param window the days that date leaves open; null where it is a single day
 * @param day the single day; null where the date leaves several open
 * @param when where it lies to the day asked about: "before", "across" or "after"
 * @param place where it happened; null where that is not recorded
 * @param people who is named
 * @param sources the evidence
 * @param unsourced why there is none; null where there is
 * @param grade how well it is supported
 * @param gradeName the grade's own name, for styles
 * @param mark who may read it, where that is not everybody; else null
 * @param note free words; null where there are none
 * @param insisted why the recorder insisted on an unrecorded change or a life span; null where nobody did
 * @param retracted whether it no longer counts
 * @param disputed whether a dispute about it is open
 * @param story what our books said about it, in order
 */
record RecordEntry(
        int number,
        String target,
        UUID id,
        String kind,
        String sentence,
        String written,
        @Nullable String window,
        @Nullable String day,
        String when,
        @Nullable String place,
        List<String> people,
        List<Cited> sources,
        @Nullable String unsourced,
        String grade,
        String gradeName,
        @Nullable String mark,
        @Nullable String note,
        @Nullable String insisted,
        boolean retracted,
        boolean disputed,
        List<Entry> story) {

    /**
     * A source as it is cited.
     *
     * @param title what is cited
     * @param publisher who published it; null where that is not recorded
     * @param published when, as written; null where that is not recorded
     * @param address its address on the web, to be linked; null where it has none or another kind of address
     * @param otherAddress an address that is not linked; null where there is none
     * @param reliability the letter and what it means; null where it is not rated
     * @param credibility the number and what it means; null where it is not rated
     * @param quote the words relied on; null where there are none
     */
    record Cited(
            String title,
            @Nullable String publisher,
            @Nullable String published,
            @Nullable String address,
            @Nullable String otherAddress,
            @Nullable String reliability,
            @Nullable String credibility,
            @Nullable String quote) {}

    /**
     * One entry of our books about the record.
     *
     * @param kind the name of the event, for styles
     * @param what what was entered
     * @param why the reason, the grounds or the outcome; null where none belongs to it
     * @param before what the record said before a correction; null elsewhere
     * @param after what it says since; null elsewhere
     * @param recordedAt when, in words
     * @param instant when, to the microsecond
     * @param recordedBy by whom
     * @param position its position in the ledger
     */
    record Entry(
            String kind,
            String what,
            @Nullable String why,
            @Nullable String before,
            @Nullable String after,
            String recordedAt,
            String instant,
            String recordedBy,
            long position) {}

    /** Tells a record. */
    static RecordEntry of(
            int number, Held held, LocalDate asOf, Function<RelationEvent, String> sentences, PageWords words) {
        Particulars particulars = held.act().particulars();
        Window window = particulars.occurred().begins();
        LocalDate only = window.isSingleDay() ? window.earliest() : null;
        String open = words.open(window);
        return new RecordEntry(
                number,
                "record-" + number,
                held.id(),
                kind(held.act(), words),
                sentences.apply(held.act()),
                particulars.occurred().text(),
                open,
                only == null ? null : words.day(only),
                when(window, asOf),
                particulars.place(),
                people(held.act(), words),
                particulars.sources().stream()
                        .map(source -> cited(source, words))
                        .toList(),
                particulars.unsourced(),
                words.say("grade." + held.grade()),
                held.grade().name().toLowerCase(Locale.ROOT),
                particulars.mark() == Mark.CLEAR ? null : "TLP:" + particulars.mark(),
                particulars.note(),
                insisted(particulars),
                held.retracted(),
                !held.openDisputes().isEmpty(),
                story(held, sentences, words));
    }

    /** Tells what happened to one actor, which lands in no relation; an entry into the books has no date of its own. */
    static RecordEntry of(
            UUID id,
            ActorEvent event,
            List<Recorded<? extends RelationEvent>> history,
            Function<RelationEvent, String> sentences,
            PageWords words) {
        Particulars particulars = switch (event) {
            case RelationEvent.ActorRegistered _ -> null;
            case RelationEvent.ActorRenamed renamed -> renamed.particulars();
            case RelationEvent.GovernmentChanged changed -> changed.particulars();
            case RelationEvent.SuccessionRecorded succession -> succession.particulars();
        };
        Window window = particulars == null ? null : particulars.occurred().begins();
        LocalDate only = window != null && window.isSingleDay() ? window.earliest() : null;
        List<Source> sources = event instanceof RelationEvent.ActorRegistered registered
                ? registered.sources()
                : Objects.requireNonNull(particulars).sources();
        Grade grade = particulars == null ? Grade.REPORTED : particulars.grade();
        return new RecordEntry(
                1,
                "record-1",
                id,
                kind(event, words),
                sentences.apply(event),
                particulars == null ? "" : particulars.occurred().text(),
                window == null ? null : words.open(window),
                only == null ? null : words.day(only),
                "before",
                particulars == null ? null : particulars.place(),
                particulars == null
                        ? List.of()
                        : particulars.people().stream()
                                .map(person -> person(person, null, words))
                                .toList(),
                sources.stream().map(source -> cited(source, words)).toList(),
                event instanceof RelationEvent.ActorRegistered registered
                        ? registered.unsourced()
                        : Objects.requireNonNull(particulars).unsourced(),
                words.say("grade." + grade),
                grade.name().toLowerCase(Locale.ROOT),
                particulars == null || particulars.mark() == Mark.CLEAR ? null : "TLP:" + particulars.mark(),
                event instanceof RelationEvent.ActorRegistered registered
                        ? registered.note()
                        : Objects.requireNonNull(particulars).note(),
                particulars == null ? null : insisted(particulars),
                false,
                false,
                history.stream()
                        .map(recorded -> entry(recorded, words.say("story.recorded"), null, null, null, words))
                        .toList());
    }

    private static @Nullable String insisted(Particulars particulars) {
        return Stream.of(particulars.impliesUnrecordedChange(), particulars.overrideLifespan())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The sort of an act, such as "Meeting held". */
    static String kind(RelationEvent act, PageWords words) {
        String name = nameOf(act);
        String spaced = name.replace('-', ' ');
        return words.sayOr("act." + name, spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1));
    }

    private static String nameOf(RelationEvent event) {
        Named named = event.getClass().getAnnotation(Named.class);
        return named == null ? event.getClass().getSimpleName() : named.value();
    }

    private static String when(Window window, LocalDate asOf) {
        long day = asOf.toEpochDay();
        return window.latestDay() <= day ? "before" : window.earliestDay() > day ? "after" : "across";
    }

    private static List<String> people(Act act, PageWords words) {
        List<String> people = new ArrayList<>();
        act.particulars().people().forEach(person -> people.add(person(person, null, words)));
        if (act instanceof Gathering gathering) {
            for (Delegation delegation : gathering.delegations()) {
                delegation
                        .people()
                        .forEach(person -> people.add(person(person, words.name(delegation.actor()), words)));
            }
        }
        return List.copyOf(people);
    }

    private static String person(Person person, @Nullable String of, PageWords words) {
        var actor = person.actor();
        String country = actor == null ? of : words.name(actor);
        String office = person.office();
        List<String> beside = new ArrayList<>();
        if (office != null) {
            beside.add(office);
        }
        if (country != null) {
            beside.add(country);
        }
        return person.name() + (beside.isEmpty() ? "" : " (" + String.join(", ", beside) + ")");
    }

    private static Cited cited(Source source, PageWords words) {
        String url = source.url();
        boolean web = url != null && (url.startsWith("https://") || url.startsWith("http://"));
        Reliability reliability = source.reliability();
        var credibility = source.credibility();
        var published = source.published();
        return new Cited(
                source.title(),
                source.publisher(),
                published == null ? null : published.text(),
                web ? url : null,
                web ? null : url,
                reliability == null ? null : words.say("reliability." + reliability),
                credibility == null ? null : words.say("credibility." + credibility.value()),
                source.quote());
    }

    private static List<Entry> story(Held held, Function<RelationEvent, String> sentences, PageWords words) {
        List<Entry> story = new ArrayList<>();
        Act before = held.first();
        for (Recorded<? extends RelationEvent> recorded : held.history()) {
            switch (recorded.event()) {
                case Act _ -> story.add(entry(recorded, words.say("story.recorded"), null, null, null, words));
                case RecordCorrected(var _, var reason, var content, var provenance) -> {
                    boolean arrived = story.isEmpty();
                    story.add(entry(
                            recorded,
                            arrived ? arrived(provenance, words) : words.say("story.corrected"),
                            reason,
                            arrived ? null : told(before, sentences),
                            arrived ? null : told(content, sentences),
                            words));
                    if (arrived && provenance != null) {
                        brought(provenance, held, words)
                                .forEach(what -> story.add(entry(recorded, what, null, null, null, words)));
                    }
                    before = content;
                }
                case RecordRetracted(var _, var reason) ->
                    story.add(entry(recorded, words.say("story.retracted"), reason, null, null, words));
                case RecordDisputed disputed ->
                    story.add(entry(
                            recorded,
                            disputed.record().equals(held.id())
                                    ? words.say("story.disputed", disputed.disputedBy())
                                    : words.say("story.alternative", disputed.disputedBy()),
                            disputed.grounds(),
                            null,
                            null,
                            words));
                case DisputeResolved(var _, var _, var outcome) ->
                    story.add(entry(recorded, words.say("story.resolved"), outcome, null, null, words));
                case SourceAdded(var _, var source, var grade) ->
                    story.add(entry(
                            recorded,
                            grade == null
                                    ? words.say("story.source", source.title())
                                    : words.say("story.source.grade", source.title(), words.say("grade." + grade)),
                            null,
                            null,
                            null,
                            words));
                case ActorEvent _ -> {}
            }
        }
        return List.copyOf(story);
    }

    private static String arrived(@Nullable Provenance provenance, PageWords words) {
        return provenance == null
                ? words.say("story.arrived")
                : words.say(
                        "story.arrived.from",
                        provenance.from().stream().map(Pair::toString).collect(Collectors.joining(", ")),
                        words.day(provenance.recordedOn()));
    }

    /** What came along with a record: the sources added to it, and the disputes that were open. */
    private static List<String> brought(Provenance provenance, Held held, PageWords words) {
        List<String> brought = new ArrayList<>();
        provenance
                .added()
                .forEach(added -> brought.add(
                        words.say("story.brought.source", added.source().title())));
        provenance
                .disputed()
                .forEach(disputed -> brought.add(words.say(
                        disputed.record().equals(held.id()) ? "story.brought.dispute" : "story.brought.alternative",
                        disputed.disputedBy(),
                        disputed.grounds())));
        return brought;
    }

    private static String told(Act act, Function<RelationEvent, String> sentences) {
        return act.particulars().occurred().text() + " · " + sentences.apply(act);
    }

    private static Entry entry(
            Recorded<? extends RelationEvent> recorded,
            String what,
            @Nullable String why,
            @Nullable String before,
            @Nullable String after,
            PageWords words) {
        return new Entry(
                nameOf(recorded.event()),
                what,
                why,
                before,
                after,
                words.instant(recorded.recordedAt()),
                recorded.recordedAt().toString(),
                recorded.recordedBy(),
                recorded.position());
    }

    /** Whether it counts only where somebody asks for what machines coded. */
    public boolean machine() {
        return gradeName.equals(Grade.MACHINE.name().toLowerCase(Locale.ROOT));
    }
}
