package org.chancery.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.actor.ActorCode;
import org.chancery.relation.Grade;
import org.chancery.relation.Headline;
import org.chancery.standing.Covered;
import org.chancery.standing.Density;
import org.chancery.standing.Listed;
import org.chancery.standing.Relations;
import org.chancery.standing.Succession;

/** Answers about all relations as tables. */
final class WorldTables {

    private WorldTables() {}

    static Reply relations(Relations relations) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord(
                "relation",
                "first",
                "second",
                "as_of",
                "headline",
                "certainty",
                "values",
                "notes",
                "match",
                "records",
                "first_record",
                "last_record",
                "successors",
                "predecessors",
                "known_at",
                "position");
        for (Listed listed : relations.items()) {
            csv.writeRecord(
                    listed.relation().toString(),
                    listed.relation().first().value(),
                    listed.relation().second().value(),
                    relations.asOf().toString(),
                    listed.headline().value().name(),
                    listed.headline().certainty().name(),
                    listed.headline().values().stream().map(Headline.Word::name).collect(Collectors.joining(" ")),
                    String.join(" ", listed.headline().notes()),
                    listed.match().name(),
                    String.valueOf(listed.coverage().records()),
                    Tables.text(listed.coverage().first()),
                    Tables.text(listed.coverage().last()),
                    codes(listed.successors(), Succession::successor),
                    codes(listed.predecessors(), Succession::former),
                    relations.knownAt().toString(),
                    String.valueOf(relations.position()));
        }
        return Tables.reply(text);
    }

    private static String codes(List<Succession> successions, Function<Succession, ActorCode> of) {
        return successions.stream().map(of).distinct().map(ActorCode::value).collect(Collectors.joining(" "));
    }

    static Reply density(Density density) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord("month", "least", "most");
        for (Density.Month month : density.months()) {
            csv.writeRecord(month.month().toString(), String.valueOf(month.least()), String.valueOf(month.most()));
        }
        return Tables.reply(text);
    }

    static Reply coverage(Covered covered) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord(
                "relation",
                "records",
                "first_record",
                "last_record",
                "within_least",
                "within_most",
                "machine",
                "reported",
                "confirmed");
        for (Covered.Relation each : covered.relations()) {
            csv.writeRecord(
                    each.relation().toString(),
                    String.valueOf(each.coverage().records()),
                    Tables.text(each.coverage().first()),
                    Tables.text(each.coverage().last()),
                    String.valueOf(each.within().least()),
                    String.valueOf(each.within().most()),
                    String.valueOf(each.grades().get(Grade.MACHINE)),
                    String.valueOf(each.grades().get(Grade.REPORTED)),
                    String.valueOf(each.grades().get(Grade.CONFIRMED)));
        }
        return Tables.reply(text);
    }
}
