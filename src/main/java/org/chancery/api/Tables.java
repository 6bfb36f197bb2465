package org.chancery.api;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.chronicle.Chronicled;
import org.chancery.form.EventForms;
import org.chancery.relation.Answer;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Key;
import org.chancery.relation.Pair;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.relation.Shift;
import org.chancery.relation.Stretch;
import org.chancery.relation.Value;
import org.chancery.standing.Comparison;
import org.chancery.standing.Status;
import org.chancery.standing.Timeline;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/** Answers as tables: RFC 4180, UTF-8, a header row, ISO dates, nothing where nothing is known. Columns are only added. */
final class Tables {

    private Tables() {}

    static Reply status(Status status) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord(
                "relation",
                "as_of",
                "known_at",
                "facet",
                "by",
                "toward",
                "key",
                "certainty",
                "value",
                "implied",
                "rule",
                "since_text",
                "since_earliest",
                "since_definite",
                "records");
        for (Answer answer : status.facets()) {
            FacetKey key = answer.key();
            for (Answer.Possible value : answer.values()) {
                csv.writeRecord(
                        status.basis().relation().toString(),
                        status.asOf().toString(),
                        status.basis().knownAt().toString(),
                        key.facet().name(),
                        key.by().value(),
                        key.toward().value(),
                        text(key.key()),
                        answer.certainty().name(),
                        value.value().name(),
                        String.valueOf(value.implied()),
                        text(value.rule()),
                        text(status.evidence().since(value)),
                        text(value.earliest()),
                        text(value.definiteFrom()),
                        ids(value.records().stream()));
            }
        }
        return reply(text);
    }

    static Reply comparison(Comparison comparison) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord(
                "relation",
                "facet",
                "by",
                "toward",
                "key",
                "left",
                "left_certainty",
                "right",
                "right_certainty",
                "shifts",
                "records");
        for (Comparison.Relation relation : comparison.relations()) {
            for (Comparison.Difference difference : relation.differences()) {
                FacetKey key = difference.left().key();
                csv.writeRecord(
                        relation.relation().toString(),
                        key.facet().name(),
                        key.by().value(),
                        key.toward().value(),
                        text(key.key()),
                        values(difference.left()),
                        difference.left().certainty().name(),
                        values(difference.right()),
                        difference.right().certainty().name(),
                        difference.shifts().stream().map(Shift::name).collect(Collectors.joining(" ")),
                        ids(difference.causes().stream()
                                .map(cause -> cause.record().id())));
            }
        }
        return reply(text);
    }

    private static String values(Answer answer) {
        return answer.possible().stream().map(Value::name).collect(Collectors.joining(" "));
    }

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
                            text(key.key()),
                            text(stretch.days().from()),
                            text(stretch.days().to()),
                            stretch.answer().certainty().name(),
                            value.value().name(),
                            String.valueOf(value.implied()),
                            text(value.rule()),
                            ids(value.records().stream()),
                            timeline.basis().knownAt().toString(),
                            String.valueOf(timeline.basis().position()));
                }
            }
        }
        return reply(text);
    }

    /** Records a page at a time. */
    @FunctionalInterface
    interface Pages {
        void each(Consumer<List<Chronicled>> page);
    }

    static Reply records(List<Chronicled> records) {
        StringWriter text = new StringWriter();
        records(text, page -> page.accept(records));
        return reply(text);
    }

    static Reply records(Pages pages) {
        return Reply.streamed(Reply.CSV, out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            records(text, pages);
            text.flush();
        });
    }

    private static void records(Writer text, Pages pages) {
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
        pages.each(page -> page.forEach(record -> line(csv, record)));
    }

    private static void line(CsvWriter csv, Chronicled record) {
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

    static Reply reply(StringWriter text) {
        return new Reply(200, Reply.CSV, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String ids(Stream<UUID> ids) {
        return ids.map(UUID::toString).collect(Collectors.joining(" "));
    }

    private static String text(@Nullable Key key) {
        return key == null ? "" : key.text();
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
