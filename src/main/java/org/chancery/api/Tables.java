package org.chancery.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.chronicle.Chronicled;
import org.chancery.form.EventForms;
import org.chancery.relation.Answer;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Pair;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.relation.Stretch;
import org.chancery.standing.Timeline;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/** Answers as tables: RFC 4180, UTF-8, a header row, ISO dates, nothing where nothing is known. Columns are only added. */
final class Tables {

    private Tables() {}

    static Reply timeline(Timeline timeline) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord(
                "relation",
                "facet",
                "by",
                "toward",
                "key",
                "from",
                "to",
                "certainty",
                "value",
                "implied",
                "rule",
                "records",
                "known_at",
                "position");
        String relation = timeline.basis().relation().toString();
        for (Timeline.Line line : timeline.lines()) {
            FacetKey key = line.key();
            for (Stretch stretch : line.stretches()) {
                for (Answer.Possible value : stretch.answer().values()) {
                    csv.writeRecord(
                            relation,
                            key.facet().name(),
                            key.by().value(),
                            key.toward().value(),
                            key.key() == null ? "" : key.key().text(),
                            text(stretch.days().from()),
                            text(stretch.days().to()),
                            stretch.answer().certainty().name(),
                            value.value().name(),
                            String.valueOf(value.implied()),
                            value.rule() == null ? "" : value.rule(),
                            value.records().stream().map(UUID::toString).collect(Collectors.joining(" ")),
                            timeline.basis().knownAt().toString(),
                            String.valueOf(timeline.basis().position()));
                }
            }
        }
        return reply(text);
    }

    static Reply records(List<Chronicled> records) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord(
                "record",
                "type",
                "occurred",
                "earliest",
                "latest",
                "place",
                "grade",
                "state",
                "relations",
                "sources",
                "note",
                "recorded_at",
                "changed_at",
                "position");
        for (Chronicled record : records) {
            if (record.content() instanceof Act act) {
                Window window = act.particulars().occurred().begins();
                csv.writeRecord(
                        record.id().toString(),
                        EventForms.name(act),
                        act.particulars().occurred().text(),
                        text(window.earliest()),
                        text(window.latest()),
                        text(act.particulars().place()),
                        record.grade().name(),
                        Shapes.state(record),
                        record.relations().stream().map(Pair::toString).collect(Collectors.joining(" ")),
                        act.particulars().sources().stream()
                                .map(source -> source.title())
                                .collect(Collectors.joining("; ")),
                        text(act.particulars().note()),
                        record.history().getFirst().recordedAt().toString(),
                        record.history().getLast().recordedAt().toString(),
                        String.valueOf(record.position()));
            }
        }
        return reply(text);
    }

    private static Reply reply(StringWriter text) {
        return new Reply(200, Reply.CSV, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
