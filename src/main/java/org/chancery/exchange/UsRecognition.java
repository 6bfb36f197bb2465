package org.chancery.exchange;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.relation.MissionLevel;
import org.chancery.relation.Parties;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.Parties.Mutual;
import org.chancery.relation.Recognition;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationCommand.EstablishTies;
import org.chancery.relation.RelationCommand.RaiseMissionLevel;
import org.chancery.relation.RelationCommand.RecognizeState;
import org.chancery.relation.RelationCommand.RestoreTies;
import org.chancery.relation.RelationCommand.SeverTies;
import org.chancery.relation.RelationCommand.SuspendTies;
import org.chancery.relation.Source;
import org.chancery.time.OccurrenceDate.Once;
import org.jspecify.annotations.Nullable;

/**
 * The guide of the Office of the Historian to recognition and diplomatic relations of the United States, by country: one
 * passage a row.
 *
 * <p>The heading carries the act and its year; the day, where there is one, is only in the prose. A heading is read only
 * where it is one of a few plain ones: recognition, relations established, resumed, severed or interrupted, an interests
 * section. The day is taken from the prose where exactly one day of that year stands in a sentence that speaks of the act;
 * else the year is all that is certain. Everything else is for a person to read.
 */
final class UsRecognition implements Format {

    private static final ActorCode USA = ActorCode.of("USA");
    private static final Pattern YEAR_AT_END = Pattern.compile(",? (\\d{4})\\.?$");
    private static final Pattern DAY = Pattern.compile(
            "\\b(January|February|March|April|May|June|July|August|September|October|November|December) (\\d{1,2}), (\\d{4})\\b");
    private static final Pattern SENTENCES = Pattern.compile("(?<=[a-z0-9”’)]{2}[.]”?)\\s+(?=[A-Z“])");
    private static final Pattern NOT_PLAIN = Pattern.compile(
            "government|regime|provisional|partial|anniversary|ambassadorial|cultural|consular|termination|response|with"
                    + " the prc|north-south|annexation|occupation|incorporation",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MUTUAL = Pattern.compile("^Mutual Recognition\\b");
    private static final Pattern OF_US = Pattern.compile(
            "Recog\\w*tion of (?:the Independence of )?(?:the United States|U\\.S\\. Independence|American Independence)"
                    + "|Recognize the United States");
    private static final Pattern BY_US =
            Pattern.compile("^(?:De Jure )?(?:U\\.S\\.|United States|American) (?:De Jure )?Recog\\w*tion of\\b");
    private static final Pattern ESTABLISHED = Pattern.compile(
            "^Establishment of (?:Full |Formal )*(?:Diplomatic )?Relations\\b|^Diplomatic Relations Established\\b");
    private static final Pattern RESTORED = Pattern.compile(
            "^(?:Re-?establishment|Resumption|Restoration) of (?:Full |Normal |Formal )*(?:Diplomatic )?Relations\\b"
                    + "|^(?:Normal )?(?:Diplomatic )?Relations (?:Resumed|Re-?established|Restored)\\b"
                    + "|^Normal Diplomatic Relations Resumed\\b");
    private static final Pattern SEVERED = Pattern.compile(
            "^(?:Diplomatic )?Relations (?:Severed|Broken)\\b|^Sever(?:ance|ing) of (?:Diplomatic )?Relations\\b"
                    + "|^United States Severs (?:Diplomatic )?Relations\\b");
    private static final Pattern INTERRUPTED =
            Pattern.compile("^(?:Normal )?(?:Diplomatic )?Relations (?:Interrupted|Suspended)\\b"
                    + "|^(?:Interruption|Suspension) of (?:Normal )?(?:Diplomatic )?Relations\\b");
    private static final Pattern INTERESTS =
            Pattern.compile("^Establishment of (?:the |a )?U\\.S\\. Interests? Section\\b");
    private static final Pattern BY = Pattern.compile(" by (?:the )?([A-Z][\\w’' ]+?)(?:,| and |\\.|$)");

    private enum Act {
        MUTUAL_RECOGNITION("recogni"),
        RECOGNITION_OF_US("recogni"),
        RECOGNITION("recogni"),
        TIES_ESTABLISHED("relations|credentials", "relations[^.;]{0,80}? established"),
        TIES_RESTORED("resum|re-?establish|restor"),
        TIES_SEVERED("sever|broke"),
        TIES_SUSPENDED("interrupt|suspend|withdr"),
        INTERESTS_SECTION("interests? section");

        private final Pattern words;
        private final Pattern direct;

        Act(String words) {
            this(words, words);
        }

        /** @param directly the words right after which its day stands */
        Act(String words, String directly) {
            this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
            this.direct = Pattern.compile(
                    "(?:" + directly + ")[^.;]{0,60}? on \\w+ \\d{1,2}, \\d{4}", Pattern.CASE_INSENSITIVE);
        }
    }

    @Override
    public String name() {
        return "us-recognition";
    }

    @Override
    public String title() {
        return "recognition and diplomatic relations of the United States, Office of the Historian";
    }

    @Override
    public List<Layout> layouts() {
        return List.of(Layout.csv(
                "us-recognition",
                "article",
                "title",
                "section",
                "heading",
                "when",
                "from",
                "to",
                "first_full_date_in_text",
                "text"));
    }

    @Override
    public Reader reader(Actors actors) {
        Known known = new Known(actors);
        return row -> read(row, known);
    }

    private static Reading read(Row row, Known known) {
        String heading = row.cell("heading");
        if (heading.isEmpty()) {
            return new Reading.Review("a passage without a heading");
        }
        if (!row.cell("from").isEmpty()) {
            return new Reading.Review("a span of years");
        }
        Act act = act(heading);
        if (act == null) {
            return new Reading.Review("the heading is none of a recognition, of relations begun, broken or resumed");
        }
        Optional<Once> date = date(row, act);
        if (date.isEmpty()) {
            return new Reading.Review("no year in the heading");
        }
        Optional<Actor> other =
                Territories.actor(row.cell("article"), date.get().window(), known);
        if (other.isEmpty()) {
            return new Reading.Review("nobody in the books for " + row.cell("article") + " at the time");
        }
        ActorCode code = other.get().code();
        return new Reading.Says(
                row.cell("article") + "/" + heading,
                date.get().text(),
                List.of(heading, row.cell("when"), row.cell("text")),
                pen -> commands(pen, act, code, heading, date.get(), source(row)),
                date.get().window().isSingleDay() ? null : "only the year is certain; the prose may name the day");
    }

    private static @Nullable Act act(String heading) {
        if (NOT_PLAIN.matcher(heading).find()) {
            return null;
        }
        if (MUTUAL.matcher(heading).find()) {
            return Act.MUTUAL_RECOGNITION;
        }
        if (OF_US.matcher(heading).find()) {
            return Act.RECOGNITION_OF_US;
        }
        if (BY_US.matcher(heading).find()) {
            return Act.RECOGNITION;
        }
        if (ESTABLISHED.matcher(heading).find()) {
            return Act.TIES_ESTABLISHED;
        }
        if (RESTORED.matcher(heading).find()) {
            return Act.TIES_RESTORED;
        }
        if (SEVERED.matcher(heading).find()) {
            return Act.TIES_SEVERED;
        }
        if (INTERRUPTED.matcher(heading).find()) {
            return Act.TIES_SUSPENDED;
        }
        return INTERESTS.matcher(heading).find() ? Act.INTERESTS_SECTION : null;
    }

    private static Optional<Once> date(Row row, Act act) {
        String when = row.cell("when");
        if (when.isEmpty()) {
            Matcher year = YEAR_AT_END.matcher(row.cell("heading"));
            when = year.find() ? year.group(1) : "";
        }
        Optional<Once> plain = Days.plain(when);
        if (plain.isEmpty() || plain.get().window().isSingleDay()) {
            return plain;
        }
        Set<LocalDate> days = daysOf(act, row.cell("text"), plain.get());
        return days.size() == 1 ? Optional.of(Once.on(days.iterator().next())) : plain;
    }

    /** The days of that time on which the prose says the act took place: first those right after its word. */
    private static Set<LocalDate> daysOf(Act act, String text, Once within) {
        Set<LocalDate> right = new LinkedHashSet<>();
        Matcher direct = act.direct.matcher(text);
        while (direct.find()) {
            Matcher day = DAY.matcher(direct.group());
            if (day.find()) {
                day(day).filter(one -> within.window().contains(one)).ifPresent(right::add);
            }
        }
        if (!right.isEmpty()) {
            return right;
        }
        Set<LocalDate> days = new LinkedHashSet<>();
        for (String sentence : SENTENCES.split(text, -1)) {
            if (act.words.matcher(sentence).find()) {
                Matcher day = DAY.matcher(sentence);
                while (day.find()) {
                    day(day).filter(one -> within.window().contains(one)).ifPresent(days::add);
                }
            }
        }
        return days;
    }

    private static Optional<LocalDate> day(Matcher found) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(found.group(3)),
                    Month.valueOf(found.group(1).toUpperCase(Locale.ROOT)),
                    Integer.parseInt(found.group(2))));
        } catch (java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<RelationCommand> commands(
            Pen pen, Act act, ActorCode other, String heading, Once date, Source source) {
        Mutual both = new Mutual(List.of(USA, other));
        Directed ours = new Directed(List.of(USA), List.of(other));
        Directed theirs = new Directed(List.of(other), List.of(USA));
        List<RelationCommand> commands = new ArrayList<>();
        switch (act) {
            case MUTUAL_RECOGNITION -> {
                commands.add(new RecognizeState(ours, null, Recognition.FULL, pen.particulars(0, date, source)));
                commands.add(new RecognizeState(theirs, null, Recognition.FULL, pen.particulars(1, date, source)));
            }
            case RECOGNITION_OF_US ->
                commands.add(new RecognizeState(theirs, null, Recognition.FULL, pen.particulars(0, date, source)));
            case RECOGNITION ->
                commands.add(new RecognizeState(
                        ours,
                        null,
                        heading.toLowerCase(Locale.ROOT).contains("de facto") ? Recognition.DE_FACTO : Recognition.FULL,
                        pen.particulars(0, date, source)));
            case TIES_ESTABLISHED ->
                commands.add(new EstablishTies(both, null, null, pen.particulars(0, date, source)));
            case TIES_RESTORED -> commands.add(new RestoreTies(both, null, pen.particulars(0, date, source)));
            case TIES_SEVERED -> {
                ActorCode initiator = initiator(heading, other);
                Parties parties = initiator == null ? both : initiator.equals(USA) ? ours : theirs;
                commands.add(new SeverTies(parties, initiator, null, pen.particulars(0, date, source)));
            }
            case TIES_SUSPENDED -> {
                ActorCode initiator = initiator(heading, other);
                Parties parties = initiator == null ? both : initiator.equals(USA) ? ours : theirs;
                commands.add(new SuspendTies(parties, null, pen.particulars(0, date, source)));
            }
            case INTERESTS_SECTION ->
                commands.add(new RaiseMissionLevel(
                        ours, MissionLevel.INTERESTS_SECTION, null, pen.particulars(0, date, source)));
        }
        return commands;
    }

    /** Who is said to have done it; null where the heading does not say. */
    private static @Nullable ActorCode initiator(String heading, ActorCode other) {
        Matcher by = BY.matcher(heading);
        if (heading.startsWith("United States Severs")) {
            return USA;
        }
        return !by.find() ? null : by.group(1).equals("United States") ? USA : other;
    }

    private static Source source(Row row) {
        return new Source(
                "A Guide to the United States’ History of Recognition, Diplomatic, and Consular Relations, by Country: "
                        + row.cell("title"),
                "Office of the Historian, U.S. Department of State",
                Text.address("https://history.state.gov/countries/" + row.cell("article")),
                null,
                null,
                null,
                Text.line(row.cell("text"), 2_000));
    }
}
