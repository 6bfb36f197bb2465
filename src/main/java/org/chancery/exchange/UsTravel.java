package org.chancery.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.relation.Delegation;
import org.chancery.relation.DelegationRole;
import org.chancery.relation.Grade;
import org.chancery.relation.MeetingFormat;
import org.chancery.relation.MeetingLevel;
import org.chancery.relation.Person;
import org.chancery.relation.RelationCommand.HoldMeeting;
import org.chancery.relation.Source;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.OccurrenceDate.Once;
import org.chancery.time.UnreadableDate;
import org.jspecify.annotations.Nullable;

/**
 * Travels of presidents and secretaries of state of the United States, and visits of foreign leaders there, of the Office
 * of the Historian: one stay a row.
 *
 * <p>A stay is a meeting only where the words say that somebody was met. Of a trip that is one meeting on some day of the
 * stay; a visit lasted, and is a meeting from its first day to its last. Who accompanied the president met nobody of whom
 * the president's own row does not tell. Summits, funerals and private visits are left to a person.
 */
final class UsTravel implements Format {

    private static final ActorCode USA = ActorCode.of("USA");
    private static final Pattern NOT_MADE =
            Pattern.compile("\\bwas to have\\b|\\bcancell?ed\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MET = Pattern.compile(
            "\\b(met (?:informally |briefly |separately )?with|(?:meetings?|talks|discussions|conversations|audience) with"
                    + "|conferred with|consulted with|discussed .{1,120}? with|state visit|official visit|working visit)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VISITED = Pattern.compile(
            "\\b(state visit|official (?:working )?visit|working visit|informal visit|unofficial visit|official guest"
                    + "|met with (?:vice )?president|conferred with president|meeting with president)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ONLY_ACCOMPANIED =
            Pattern.compile("accompanied (?:vice )?president|accompanied the president", Pattern.CASE_INSENSITIVE);
    private static final Pattern ON_THE_WAY = Pattern.compile(
            "\\b(refuel\\w*|en route|stopped|stopover|stopped over|vacation|rest stop|overnight)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_STATE = Pattern.compile(
            "^(President|King|Queen|Emperor|Empress|Emir|Amir|Sultan|Shah|Pope|Grand Duke|Prince [A-Z]\\w+ of Monaco)\\b");
    private static final Pattern OF_GOVERNMENT =
            Pattern.compile("^(Prime Minister|Chancellor|Premier|Taoiseach|Chairman of the Council)\\b");

    @Override
    public String name() {
        return "us-travel";
    }

    @Override
    public String title() {
        return "trips of leaders of the United States and visits of foreign leaders, Office of the Historian";
    }

    @Override
    public List<Layout> layouts() {
        return List.of(
                Layout.csv(
                        "us-travel (trips)",
                        "id",
                        "role",
                        "who",
                        "start",
                        "end",
                        "country_id",
                        "country",
                        "locale",
                        "remarks",
                        "created"),
                Layout.csv("us-travel (visits)", "id", "start", "end", "visitor", "from_id", "description", "created"));
    }

    @Override
    public Reader reader(Actors actors) {
        Known known = new Known(actors);
        return row -> read(row, known);
    }

    private static Reading read(Row row, Known known) {
        boolean isTrip = row.header().places().containsKey("country_id");
        Optional<LocalDate> start = day(row.cell("start"));
        Optional<LocalDate> end = day(row.cell("end"));
        if (start.isEmpty() || end.isEmpty()) {
            String column = start.isEmpty() ? "start" : "end";
            return new Reading.Refused(column + " is " + Found.text(row.cell(column)) + ", expected a day");
        }
        if (end.get().isBefore(start.get())) {
            return new Reading.Refused("it ends before it begins");
        }
        String words = row.cell(isTrip ? "remarks" : "description");
        Reading nobody = nobodyMet(words, isTrip);
        if (nobody != null) {
            return nobody;
        }
        String territory = row.cell(isTrip ? "country_id" : "from_id");
        Once stay = Days.within(start.get(), end.get());
        Optional<Actor> other = Territories.actor(territory, stay.window(), known);
        if (other.isEmpty()) {
            return new Reading.Review("nobody in the books for " + territory + " at the time");
        }
        return new Reading.Says(
                (isTrip ? "trip-" : "visit-") + row.cell("id"),
                row.cell("start"),
                row.cells().subList(0, row.cells().size() - 1),
                isTrip
                        ? pen -> List.of(trip(row, pen, other.get(), stay))
                        : pen -> List.of(visit(row, pen, other.get(), start.get(), end.get())),
                null);
    }

    private static @Nullable Reading nobodyMet(String words, boolean isTrip) {
        if (NOT_MADE.matcher(words).find()) {
            return new Reading.Review("the words say that something did not take place");
        }
        if ((isTrip ? MET : VISITED).matcher(words).find()) {
            return null;
        }
        if (ONLY_ACCOMPANIED.matcher(words).find()) {
            return new Reading.Nothing("only accompanied the president, whose own row tells of the meeting");
        }
        if (isTrip && ON_THE_WAY.matcher(words).find()) {
            return new Reading.Nothing("only a stop on the way");
        }
        return new Reading.Review("the words do not say for certain that somebody was met");
    }

    private static Optional<LocalDate> day(String text) {
        return Days.plain(text)
                .filter(date -> date.window().isSingleDay())
                .map(date -> date.window().earliest());
    }

    private static HoldMeeting trip(Row row, Pen pen, Actor host, Once stay) {
        boolean president = row.cell("role").equals("president");
        Person traveller =
                new Person(UsChiefs.person(row.cell("who")), president ? "President" : "Secretary of State", USA);
        return new HoldMeeting(
                List.of(
                        new Delegation(host.code(), DelegationRole.HOST, List.of()),
                        new Delegation(USA, DelegationRole.PRINCIPAL, List.of(traveller))),
                president ? MeetingLevel.HEAD_OF_STATE : MeetingLevel.FOREIGN_MINISTER,
                List.of(),
                MeetingFormat.BILATERAL,
                null,
                pen.particulars(
                        0,
                        stay,
                        source("Travels of the " + (president ? "President" : "Secretary of State"), row, "remarks"),
                        Grade.REPORTED,
                        Text.line(row.cell("locale"), 300),
                        null));
    }

    private static HoldMeeting visit(Row row, Pen pen, Actor guest, LocalDate start, LocalDate end) {
        String visitor = row.cell("visitor");
        String name = Text.line(visitor, 300);
        List<Person> people = name == null ? List.of() : List.of(new Person(name, null, guest.code()));
        return new HoldMeeting(
                List.of(
                        new Delegation(USA, DelegationRole.HOST, List.of()),
                        new Delegation(guest.code(), DelegationRole.PRINCIPAL, people)),
                OF_STATE.matcher(visitor).find()
                        ? MeetingLevel.HEAD_OF_STATE
                        : OF_GOVERNMENT.matcher(visitor).find() ? MeetingLevel.HEAD_OF_GOVERNMENT : null,
                List.of(),
                MeetingFormat.BILATERAL,
                null,
                pen.particulars(
                        0,
                        lasting(start, end),
                        source("Visits by foreign leaders", row, "description"),
                        Grade.REPORTED,
                        null,
                        null));
    }

    private static OccurrenceDate lasting(LocalDate start, LocalDate end) {
        if (start.equals(end)) {
            return Once.on(start);
        }
        try {
            return OccurrenceDate.parse(start + "/" + end);
        } catch (UnreadableDate e) {
            throw new IllegalStateException(e);
        }
    }

    private static Source source(String title, Row row, String column) {
        return new Source(
                title + ", entry " + row.cell("id"),
                "Office of the Historian, U.S. Department of State",
                null,
                null,
                null,
                null,
                Text.line(row.cell(column), 2_000));
    }
}
