package org.chancery.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.relation.AgreementKind;
import org.chancery.relation.Grade;
import org.chancery.relation.Key;
import org.chancery.relation.Parties;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationCommand.BringAgreementIntoForce;
import org.chancery.relation.RelationCommand.DenounceAgreement;
import org.chancery.relation.Source;
import org.chancery.time.OccurrenceDate.Once;

/**
 * Formal alliances of the Correlates of War project, version 4.1, as one pair of states a row with years.
 *
 * <p>Each row is an agreement that came into force in one year and, unless it lasted to the end of the data, ended in
 * another. An agreement has one kind here: the gravest of its obligations, defence before neutrality before non-aggression
 * before consultation (entente); the others stand in its note. Its end belongs to the parties that made it: where one of
 * them had ceased by then, the end of its life says the rest.
 */
final class Alliances implements Format {

    /** The last year of the data: an alliance that "ends" there was in force when the data were closed. */
    private static final String LAST_YEAR = "2012";

    private static final String NO_END = "0";
    private static final Map<String, AgreementKind> OBLIGATIONS = obligations();
    private static final Source SOURCE =
            new Source("Formal Alliances, v4.1", "Correlates of War Project", null, null, null, null, null);

    private static Map<String, AgreementKind> obligations() {
        Map<String, AgreementKind> gravestFirst = new LinkedHashMap<>();
        gravestFirst.put("defense", AgreementKind.DEFENCE);
        gravestFirst.put("neutrality", AgreementKind.NEUTRALITY);
        gravestFirst.put("nonaggression", AgreementKind.NON_AGGRESSION);
        gravestFirst.put("entente", AgreementKind.CONSULTATION);
        return gravestFirst;
    }

    @Override
    public String name() {
        return "alliances";
    }

    @Override
    public String title() {
        return "formal alliances by year, Correlates of War v4.1";
    }

    @Override
    public List<Layout> layouts() {
        return List.of(Layout.csv(
                "alliances",
                "id",
                "state_name1",
                "state_name2",
                "start",
                "end",
                "defense",
                "neutrality",
                "nonaggression",
                "entente"));
    }

    @Override
    public Reader reader(Actors actors) {
        Known known = new Known(actors);
        return row -> read(row, known);
    }

    private static Reading read(Row row, Known known) {
        Optional<Once> start = Days.year(row.cell("start"));
        if (start.isEmpty()) {
            return new Reading.Refused("start is " + Found.text(row.cell("start")) + ", expected four digits");
        }
        String last = row.cell("end");
        boolean hasEnd = !last.isEmpty() && !last.equals(NO_END) && !last.equals(LAST_YEAR);
        Optional<Once> end = hasEnd ? Days.year(last) : Optional.empty();
        if (hasEnd && end.isEmpty()) {
            return new Reading.Refused("end is " + Found.text(last) + ", expected four digits");
        }
        if (end.isPresent()
                && end.get().window().latestDay() < start.get().window().earliestDay()) {
            return new Reading.Refused("it ends in " + last + ", before it begins in " + row.cell("start"));
        }
        List<Actor> parties = new ArrayList<>();
        for (String column : List.of("state_name1", "state_name2")) {
            Optional<Actor> party = party(row.cell(column), start.get(), known);
            if (party.isEmpty()) {
                return new Reading.Review("nobody of the name " + Found.text(row.cell(column)) + " lived in "
                        + row.cell("start") + ", or several did");
            }
            parties.add(party.get());
        }
        if (parties.getFirst().equals(parties.getLast())) {
            return new Reading.Refused("both sides are " + parties.getFirst().code());
        }
        List<String> kinds = new ArrayList<>();
        for (String column : OBLIGATIONS.keySet()) {
            String flag = row.cell(column);
            if (!flag.equals("0") && !flag.equals("1")) {
                return new Reading.Refused(column + " is " + Found.text(flag) + ", expected 0 or 1");
            }
            if (flag.equals("1")) {
                kinds.add(column);
            }
        }
        boolean ends = end.isPresent()
                && parties.stream()
                        .allMatch(party -> party.livesWithin(
                                end.get().window().earliest(),
                                end.get().window().latest()));
        String look = kinds.isEmpty()
                ? "no obligation is coded; the kind is OTHER"
                : end.isPresent() && !ends ? "a party had ceased by the year of the end; no end is recorded" : null;
        return new Reading.Says(
                row.cell("id"),
                row.cell("start"),
                row.cells(),
                pen -> commands(row, pen, parties, kinds, start.get(), ends ? end : Optional.empty()),
                look);
    }

    private static Optional<Actor> party(String name, Once year, Known known) {
        return name.equals("Yugoslavia")
                ? Territories.actor("yugoslavia", year.window(), known)
                : name.equals("Wuerttemburg")
                        ? known.living("WURTTEMBERG", year.window())
                        : known.named(name, year.window());
    }

    private static List<RelationCommand> commands(
            Row row, Pen pen, List<Actor> parties, List<String> kinds, Once start, Optional<Once> end) {
        List<ActorCode> codes = parties.stream().map(Actor::code).toList();
        Key title = Key.of("COW alliance " + row.cell("id"));
        AgreementKind kind =
                kinds.isEmpty() ? AgreementKind.OTHER : OBLIGATIONS.getOrDefault(kinds.getFirst(), AgreementKind.OTHER);
        String note = "obligations as coded: " + (kinds.isEmpty() ? "none" : String.join(", ", kinds));
        List<RelationCommand> commands = new ArrayList<>();
        commands.add(new BringAgreementIntoForce(
                new Parties.Mutual(codes),
                title,
                kind,
                null,
                pen.particulars(0, start, SOURCE, Grade.REPORTED, null, note)));
        end.ifPresent(year -> commands.add(
                new DenounceAgreement(new Parties.Mutual(codes), title, kind, null, pen.particulars(1, year, SOURCE))));
        return commands;
    }
}
