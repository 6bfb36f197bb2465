package org.chancery.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.actor.Actor;
import org.chancery.actor.Actors;
import org.chancery.relation.Facet;
import org.chancery.relation.Parties;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationCommand.ObserveStatus;
import org.chancery.relation.Source;
import org.chancery.relation.Value;
import org.chancery.time.OccurrenceDate.Once;

/**
 * Diplomatic Exchange of the Correlates of War project, version 2006.1: who was represented at whose capital, and how
 * highly, in panels of some years from 1817 on.
 *
 * <p>{@code DR_at_1} is the representation <em>at</em> side 1, so the level of the mission that side 2 keeps there;
 * {@code DR_at_2} is the mission of side 1 at side 2. The codes are 0 none, 1 chargé d'affaires, 2 minister,
 * 3 ambassador, 9 other. Each row is two observations of MISSION_LEVEL, dated by the year of the panel and no closer:
 * where two panels differ, both levels stay possible in between. Side and year make the identity of a row; the unnamed
 * first column is only the line a row once had.
 */
final class CowDipl implements Format {

    static final String DATASET = "cow-dipl 2006.1";

    private static final Map<String, Value> LEVELS =
            Map.of("0", Value.NONE, "1", Value.CHARGE, "2", Value.MINISTER, "3", Value.AMBASSADOR, "9", Value.OTHER);
    private static final Source SOURCE =
            new Source("Diplomatic Exchange, v2006.1", "Correlates of War Project", null, null, null, null, null);

    @Override
    public String name() {
        return "cow-dipl";
    }

    @Override
    public String title() {
        return "levels of missions by year, Correlates of War Diplomatic Exchange v2006.1";
    }

    @Override
    public List<Layout> layouts() {
        return List.of(new Layout(
                "cow-dipl",
                List.of(
                        "",
                        "ccode1",
                        "ccode2",
                        "year",
                        "DR_at_1",
                        "DR_at_2",
                        "DE",
                        "version",
                        "period",
                        "dipSym",
                        "dipSymNext",
                        "time.curr",
                        "region1",
                        "region2",
                        "sameregion",
                        "region"),
                java.util.Set.of(
                        "",
                        "DE",
                        "version",
                        "period",
                        "dipSym",
                        "dipSymNext",
                        "time.curr",
                        "region1",
                        "region2",
                        "sameregion",
                        "region"),
                true,
                ',',
                true));
    }

    @Override
    public Reader reader(Actors actors) {
        Known known = new Known(actors);
        return row -> read(row, known);
    }

    private static Reading read(Row row, Known known) {
        String year = row.cell("year");
        Optional<Once> date = Days.year(year);
        if (date.isEmpty()) {
            return new Reading.Refused("year is " + Found.text(year) + ", expected four digits");
        }
        String one = row.cell("ccode1");
        String two = row.cell("ccode2");
        if (one.equals(two)) {
            return new Reading.Refused("both sides are state " + Found.text(one));
        }
        Value atOne = LEVELS.get(row.cell("DR_at_1"));
        Value atTwo = LEVELS.get(row.cell("DR_at_2"));
        if (atOne == null || atTwo == null) {
            String column = atOne == null ? "DR_at_1" : "DR_at_2";
            return new Reading.Refused(column + " is " + Found.text(row.cell(column)) + ", expected 0, 1, 2, 3 or 9");
        }
        List<Actor> sides = new ArrayList<>();
        for (String code : List.of(one, two)) {
            Optional<Actor> side = known.ofCow(code, date.get().window());
            if (side.isEmpty()) {
                return new Reading.Refused(
                        "no actor that lived in " + year + " bears the state number " + Found.text(code));
            }
            sides.add(side.get());
        }
        return new Reading.Says(
                one + "-" + two + "-" + year,
                year,
                List.of(one, two, year, row.cell("DR_at_1"), row.cell("DR_at_2")),
                pen -> List.of(
                        observation(pen, 0, date.get(), sides.get(1), sides.get(0), atOne),
                        observation(pen, 1, date.get(), sides.get(0), sides.get(1), atTwo)),
                null);
    }

    private static RelationCommand observation(Pen pen, int part, Once date, Actor sender, Actor host, Value level) {
        return new ObserveStatus(
                new Parties.Directed(List.of(sender.code()), List.of(host.code())),
                Facet.MISSION_LEVEL,
                null,
                level,
                DATASET,
                pen.particulars(part, date, SOURCE));
    }
}
