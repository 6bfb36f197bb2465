package org.chancery.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.exchange.PassageAct.Said;
import org.chancery.exchange.Prose.Told;
import org.chancery.relation.Key;
import org.chancery.relation.MissionLevel;
import org.chancery.relation.Particulars;
import org.chancery.relation.Parties;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.Parties.Mutual;
import org.chancery.relation.Recognition;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationCommand.CloseMission;
import org.chancery.relation.RelationCommand.EstablishTies;
import org.chancery.relation.RelationCommand.OpenMission;
import org.chancery.relation.RelationCommand.RaiseMissionLevel;
import org.chancery.relation.RelationCommand.RecognizeState;
import org.chancery.relation.RelationCommand.RestoreTies;
import org.chancery.relation.RelationCommand.SeverTies;
import org.chancery.relation.RelationCommand.SignAgreement;
import org.chancery.relation.RelationCommand.SuspendMission;
import org.chancery.relation.RelationCommand.SuspendTies;
import org.chancery.relation.Source;
import org.chancery.time.OccurrenceDate.Once;
import org.jspecify.annotations.Nullable;

/**
 * The guide of the Office of the Historian to recognition and diplomatic relations of the United States, by country: one
 * passage a row.
 *
 * <p>The heading carries the acts and their year; the day, where there is one, is only in the prose. A heading is read only
 * where it is one of the plain ones of {@link PassageAct}. The day is taken where the prose names one and no other for the
 * act ({@link Prose}); else the year is all that is certain, and of a mission or an agreement nothing is which the prose
 * does not bear out. The day of the column {@code when} counts where the prose names the same. Where heading, column and
 * prose speak of different years, and where the state of the article did not live then, a person has to read the passage.
 */
final class UsRecognition implements Format {

    private static final ActorCode USA = ActorCode.of("USA");
    private static final Pattern YEAR_AT_END = Pattern.compile(",? (\\d{4})\\.?$");
    private static final Pattern BY = Pattern.compile(" by (?:the )?([A-Z][\\w’' ]+?)(?:,| and |\\.|$)");

    private static final int YEAR_DIGITS = 4;

    /** Sections of what happened beside a relation: to others, or to a state before and after it had one. */
    private static final Pattern BESIDE = Pattern.compile("event|issue");

    /** Passages that would be read wrongly, and why. */
    private static final Map<String, String> LEFT = Map.of(
            "germany/Establishment of Diplomatic Relations with the German Empire, 1871.",
            "relations with Prussia went on; in the books it is the same actor",
            "north-german-confederation/Establishment of Diplomatic Relations, 1868.",
            "relations with Prussia went on; in the books it is the same actor",
            "san-marino/Treaty of Extradition, 1934.",
            "the prose says that it was a convention supplementary to the treaty of 1906");

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
        List<Said> said = PassageAct.in(heading);
        if (said.isEmpty()) {
            return new Reading.Review(
                    "the heading is none of a recognition, of relations, of a mission or of an agreement");
        }
        if (BESIDE.matcher(row.cell("section")).find()) {
            return new Reading.Review("an event told beside the relation, which may be none of this country");
        }
        if (row.cell("article").equals("north-german-union")) {
            return new Reading.Nothing("the article north-german-confederation once more");
        }
        String left = LEFT.get(row.cell("article") + "/" + heading);
        return left == null ? dated(row, heading, said, known) : new Reading.Review(left);
    }

    private static Reading dated(Row row, String heading, List<Said> said, Known known) {
        String stated = row.cell("when");
        Matcher end = YEAR_AT_END.matcher(heading);
        String headed = end.find() ? end.group(1) : "";
        Optional<Once> when = Days.plain(stated.isEmpty() ? headed : stated);
        if (when.isEmpty()) {
            return new Reading.Review("no year in the heading");
        }
        String year = when.get().text().substring(0, YEAR_DIGITS);
        if (!headed.isEmpty() && !headed.equals(year)) {
            return new Reading.Review("the heading says " + headed + ", the column when " + year);
        }
        Prose prose = new Prose(heading, row.cell("text"));
        List<Dated> acts = new ArrayList<>();
        String why = null;
        for (Said one : said) {
            switch (date(one.act(), prose, when.get(), year)) {
                case Dating.At(Once date) -> acts.add(new Dated(one, date));
                case Dating.Not(String reason) -> why = why == null ? reason : why;
            }
        }
        if (why != null && acts.isEmpty()) {
            return new Reading.Review(why);
        }
        Once first = acts.getFirst().date();
        String article = row.cell("article");
        Optional<Actor> other = Territories.itself(article, heading + " " + row.cell("text"), first.window(), known);
        if (other.isEmpty()) {
            return new Reading.Review(article
                    + " did not live then, or is not in the books: whether another is meant is for a person to read");
        }
        ActorCode code = other.get().code();
        return new Reading.Says(
                article + "/" + heading,
                first.text(),
                List.of(heading, stated, row.cell("text")),
                pen -> {
                    List<RelationCommand> commands = new ArrayList<>();
                    acts.forEach(act -> add(commands, pen, act, code, source(row)));
                    return commands;
                },
                look(heading, acts));
    }

    private static @Nullable String look(String heading, List<Dated> acts) {
        if (PassageAct.saysMore(heading, acts.size())) {
            return "the heading says more than one thing; not all of it is recorded";
        }
        return acts.stream().allMatch(act -> act.date().window().isSingleDay())
                ? null
                : "only the year is certain; the prose may name the day";
    }

    private static Dating date(PassageAct act, Prose prose, Once when, String year) {
        Once wholeYear = Days.year(year).orElseThrow();
        Told told = prose.told(act, wholeYear);
        if (told instanceof Told.On(Once day)
                && act.needsProse()
                && when.window().isSingleDay()
                && !day.window().equals(when.window())) {
            return new Dating.Not("the column when says " + when.text() + ", the prose " + day.text());
        }
        return switch (told) {
            case Told.On(Once day) ->
                new Dating.At(when.window().isSingleDay() && !day.window().equals(when.window()) ? wholeYear : day);
            case Told.Within(Once within) -> new Dating.At(within);
            case Told.Elsewhere(LocalDate day) -> new Dating.Not("the heading says " + year + ", the prose " + day);
            case Told.Silent() ->
                act.needsProse()
                        ? new Dating.Not(
                                "the heading speaks of a mission or an agreement, and the prose does not bear out"
                                        + " its year")
                        : new Dating.At(wholeYear);
        };
    }

    /** When an act took place, or why that is not certain. */
    private sealed interface Dating {
        record At(Once date) implements Dating {}

        record Not(String why) implements Dating {}
    }

    private record Dated(Said said, Once date) {}

    private static void add(List<RelationCommand> commands, Pen pen, Dated dated, ActorCode other, Source source) {
        String heading = dated.said().heading();
        Particulars particulars = pen.particulars(commands.size(), dated.date(), source);
        Mutual both = new Mutual(List.of(USA, other));
        Directed ours = new Directed(List.of(USA), List.of(other));
        Directed theirs = new Directed(List.of(other), List.of(USA));
        switch (dated.said().act()) {
            case MUTUAL_RECOGNITION -> {
                commands.add(new RecognizeState(ours, null, Recognition.FULL, particulars));
                commands.add(new RecognizeState(
                        theirs, null, Recognition.FULL, pen.particulars(commands.size(), dated.date(), source)));
            }
            case RECOGNITION_OF_US -> commands.add(new RecognizeState(theirs, null, Recognition.FULL, particulars));
            case RECOGNITION ->
                commands.add(new RecognizeState(
                        ours,
                        null,
                        heading.toLowerCase(Locale.ROOT).contains("de facto") ? Recognition.DE_FACTO : Recognition.FULL,
                        particulars));
            case TIES_ESTABLISHED -> commands.add(new EstablishTies(both, null, null, particulars));
            case TIES_RESTORED -> commands.add(new RestoreTies(both, null, particulars));
            case TIES_SEVERED -> {
                ActorCode initiator = initiator(heading, other);
                Parties parties = initiator == null ? both : initiator.equals(USA) ? ours : theirs;
                commands.add(new SeverTies(parties, initiator, null, particulars));
            }
            case TIES_SUSPENDED -> {
                ActorCode initiator = initiator(heading, other);
                Parties parties = initiator == null ? both : initiator.equals(USA) ? ours : theirs;
                commands.add(new SuspendTies(parties, null, particulars));
            }
            case INTERESTS_SECTION ->
                commands.add(new RaiseMissionLevel(ours, MissionLevel.INTERESTS_SECTION, null, particulars));
            case OUR_MISSION_OPENED -> commands.add(new OpenMission(ours, null, null, particulars));
            case OUR_MISSION_CLOSED -> commands.add(new CloseMission(ours, null, particulars));
            case OUR_MISSION_SUSPENDED -> commands.add(new SuspendMission(ours, null, particulars));
            case OUR_MISSION_RAISED ->
                commands.add(new RaiseMissionLevel(ours, MissionLevel.AMBASSADOR, null, particulars));
            case THEIR_MISSION_OPENED -> commands.add(new OpenMission(theirs, null, null, particulars));
            case THEIR_MISSION_RAISED ->
                commands.add(new RaiseMissionLevel(theirs, MissionLevel.AMBASSADOR, null, particulars));
            case AGREEMENT_SIGNED ->
                commands.add(
                        new SignAgreement(both, Key.of(heading.replaceFirst("\\.$", "")), null, null, particulars));
        }
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
