package org.chancery.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.relation.AgreementKind;
import org.chancery.relation.Key;
import org.chancery.relation.MissionLevel;
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
 * <p>The heading carries the act and its year; the day, where there is one, is only in the prose. A heading is read only
 * where it is one of the plain ones of {@link PassageAct}. The day is taken from the prose where exactly one day of that
 * year stands in a sentence that speaks of the act; else the year is all that is certain, and of a mission or an agreement
 * nothing is. Everything else is for a person to read.
 */
final class UsRecognition implements Format {

    private static final ActorCode USA = ActorCode.of("USA");
    private static final Pattern YEAR_AT_END = Pattern.compile(",? (\\d{4})\\.?$");
    private static final Pattern BY = Pattern.compile(" by (?:the )?([A-Z][\\w’' ]+?)(?:,| and |\\.|$)");

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
        PassageAct act = PassageAct.of(heading);
        if (act == null) {
            return new Reading.Review(
                    "the heading is none of a recognition, of relations, of a mission or of an agreement");
        }
        Optional<Once> date = date(row, act);
        if (date.isEmpty()) {
            return new Reading.Review("no year in the heading");
        }
        if (act.needsDay() && !date.get().window().isSingleDay()) {
            return new Reading.Review(
                    "the heading speaks of a mission or an agreement, and the prose names no one day of that year for it");
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
                look(heading, date.get()));
    }

    private static @Nullable String look(String heading, Once date) {
        if (PassageAct.saysMore(heading)) {
            return "the heading says more than one thing; the first of them is recorded";
        }
        return date.window().isSingleDay() ? null : "only the year is certain; the prose may name the day";
    }

    private static Optional<Once> date(Row row, PassageAct act) {
        String when = row.cell("when");
        if (when.isEmpty()) {
            Matcher year = YEAR_AT_END.matcher(row.cell("heading"));
            when = year.find() ? year.group(1) : "";
        }
        Optional<Once> plain = Days.plain(when);
        if (plain.isEmpty() || plain.get().window().isSingleDay()) {
            return plain;
        }
        Set<LocalDate> days = act.days(row.cell("text"), plain.get());
        return days.size() == 1 ? Optional.of(Once.on(days.iterator().next())) : plain;
    }

    private static List<RelationCommand> commands(
            Pen pen, PassageAct act, ActorCode other, String heading, Once date, Source source) {
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
            case OUR_MISSION_OPENED ->
                commands.add(new OpenMission(ours, null, null, pen.particulars(0, date, source)));
            case OUR_MISSION_CLOSED -> commands.add(new CloseMission(ours, null, pen.particulars(0, date, source)));
            case OUR_MISSION_SUSPENDED ->
                commands.add(new SuspendMission(ours, null, pen.particulars(0, date, source)));
            case OUR_MISSION_RAISED ->
                commands.add(
                        new RaiseMissionLevel(ours, MissionLevel.AMBASSADOR, null, pen.particulars(0, date, source)));
            case THEIR_MISSION_OPENED ->
                commands.add(new OpenMission(theirs, null, null, pen.particulars(0, date, source)));
            case THEIR_MISSION_RAISED ->
                commands.add(
                        new RaiseMissionLevel(theirs, MissionLevel.AMBASSADOR, null, pen.particulars(0, date, source)));
            case AGREEMENT_SIGNED ->
                commands.add(new SignAgreement(
                        both,
                        Key.of(heading.replaceFirst("\\.$", "")),
                        AgreementKind.OTHER,
                        null,
                        pen.particulars(0, date, source)));
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
