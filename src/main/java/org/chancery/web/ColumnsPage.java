package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.chancery.exchange.Import;
import org.chancery.exchange.Mapping;
import org.chancery.exchange.Sample;
import org.chancery.form.CommandForms;
import org.chancery.time.DayOrder;
import org.jspecify.annotations.Nullable;

/**
 * The form in which somebody says what the columns of their own table mean.
 *
 * @param address where it is sent to
 * @param back the page of the import
 * @param name what the import is called
 * @param seen what was found out about the file, in sentences
 * @param columns the columns
 * @param acts the acts there are
 * @param constants what can be said for every row
 * @param others further fields that can be said for every row
 * @param ours every field of ours, grouped
 * @param codes whose codes stand for actors
 * @param dates which number comes first
 * @param actors the names of whom it was said already whom they mean
 */
record ColumnsPage(
        String address,
        String back,
        String name,
        List<String> seen,
        List<Column> columns,
        List<Choice> acts,
        List<Constant> constants,
        List<Other> others,
        List<Group> ours,
        List<Choice> codes,
        List<Choice> dates,
        Map<String, String> actors) {

    /** What is said of a column that is not kept. */
    static final String LEFT_OUT = "-";

    /** What is said of a column that goes, with its name, into the note. */
    static final String KEPT = "+";

    static final String COMMAND = "command";

    private static final List<String> OFTEN = List.of(
            "occurred",
            "source.title",
            "source.publisher",
            "source.url",
            "source.published",
            "source.reliability",
            "source.credibility",
            "place",
            "by",
            "toward",
            "unsourced",
            "note");
    private static final List<String> PARTIES =
            List.of(COMMAND, "by", "toward", "between", "delegations", "thirdParty", "initiator", "protector");
    private static final List<String> CIRCUMSTANCES =
            List.of("occurred", "place", "note", "people", "grade", "mark", "unsourced", "orderInDay", "recordId");
    private static final int OTHERS = 4;

    /**
     * A column of theirs.
     *
     * @param number its number, from 0
     * @param name its name
     * @param examples some of its values
     * @param holds what they seem to be, in words
     * @param is what is said of it
     */
    record Column(int number, String name, List<String> examples, String holds, String is) {}

    /** One of a few. */
    record Choice(String value, String words, boolean chosen) {}

    /** A field that can be said for every row. */
    record Constant(String field, String words, String value) {}

    /** A further field that somebody chooses. */
    record Other(int number, String field, String value) {}

    /** Fields of ours that belong together. */
    record Group(String words, List<String> fields) {}

    static ColumnsPage of(Import job, Sample sample, Mapping said, PageWords words) {
        return new ColumnsPage(
                ImportPages.address(job.id()) + "/columns",
                ImportPages.address(job.id()),
                job.name(),
                seen(sample, words),
                columns(sample, said, words),
                acts(said, words),
                OFTEN.stream()
                        .map(field -> new Constant(
                                field,
                                words.say("imports.field." + field),
                                said.constants().getOrDefault(field, "")))
                        .toList(),
                others(said),
                ours(words),
                codes(sample, said, words),
                dates(said, words),
                said.actors());
    }

    private static List<String> seen(Sample sample, PageWords words) {
        List<String> seen = new ArrayList<>();
        seen.add(words.say(
                "imports.seen", sample.columns().size(), sample.delimiter(), sample.rows(), sample.hasMore() ? 1 : 0));
        sample.columns().stream()
                .filter(column ->
                        column.holds() == Sample.Holds.DATES && column.dates().endWithYear())
                .forEach(column -> seen.add(words.say(
                        "imports.seen.dates",
                        column.name(),
                        column.dates().dayFirst(),
                        column.dates().monthFirst(),
                        column.dates().either())));
        return seen;
    }

    private static List<Column> columns(Sample sample, Mapping said, PageWords words) {
        List<Column> columns = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        boolean isNew = said.columns().isEmpty() && said.leftOut().isEmpty();
        for (Sample.Column column : sample.columns()) {
            String likely = column.likely();
            String is = said.leftOut().contains(column.name())
                    ? LEFT_OUT
                    : said.columns().getOrDefault(column.name(), KEPT);
            if (isNew && likely != null && (taken.add(likely) || Mapping.takesSeveral(likely))) {
                is = likely;
            }
            columns.add(new Column(
                    columns.size(),
                    column.name(),
                    column.examples(),
                    words.say("imports.holds." + column.holds()),
                    is));
        }
        return columns;
    }

    private static List<Choice> acts(Mapping said, PageWords words) {
        List<Choice> acts = new ArrayList<>();
        acts.add(new Choice(
                "", words.say("imports.act.column"), !said.constants().containsKey(COMMAND)));
        CommandForms.names()
                .forEach(name -> acts.add(
                        new Choice(name, name, name.equals(said.constants().get(COMMAND)))));
        return acts;
    }

    private static List<Other> others(Mapping said) {
        List<Other> others = new ArrayList<>();
        said.constants().forEach((field, value) -> {
            if (!field.equals(COMMAND) && !OFTEN.contains(field)) {
                others.add(new Other(others.size(), field, value));
            }
        });
        int filled = others.size();
        while (others.size() < filled + OTHERS) {
            others.add(new Other(others.size(), "", ""));
        }
        return others;
    }

    private static List<Group> ours(PageWords words) {
        List<String> source = Mapping.ours().stream()
                .filter(field -> field.startsWith("source."))
                .toList();
        List<String> rest = new ArrayList<>(Mapping.ours());
        rest.removeAll(PARTIES);
        rest.removeAll(CIRCUMSTANCES);
        rest.removeAll(source);
        return List.of(
                new Group(words.say("imports.ours.parties"), PARTIES),
                new Group(words.say("imports.ours.circumstances"), CIRCUMSTANCES),
                new Group(words.say("imports.ours.source"), source),
                new Group(words.say("imports.ours.rest"), rest));
    }

    private static List<Choice> codes(Sample sample, Mapping said, PageWords words) {
        Set<Sample.Holds> held = new LinkedHashSet<>();
        sample.columns().forEach(column -> held.add(column.holds()));
        String chosen = said.codes() != null
                ? said.codes().name()
                : held.contains(Sample.Holds.COW) && said.isNone()
                        ? "COW"
                        : held.contains(Sample.Holds.GW) && said.isNone() ? "GW" : "";
        return choices(
                words.say("imports.codes.none"),
                chosen,
                Mapping.Codes.values(),
                code -> words.say("imports.codes." + code));
    }

    private static List<Choice> dates(Mapping said, PageWords words) {
        return choices(
                words.say("imports.dates.none"),
                said.dates() == null ? "" : said.dates().name(),
                DayOrder.values(),
                order -> words.say("imports.dates." + order));
    }

    private static <E extends Enum<E>> List<Choice> choices(
            String none, String chosen, E[] values, Function<E, String> words) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", none, chosen.isEmpty()));
        for (E value : values) {
            choices.add(
                    new Choice(value.name(), words.apply(value), value.name().equals(chosen)));
        }
        return choices;
    }

    /**
     * What was filled in; names of whom it was said before whom they mean are kept.
     *
     * @throws Mapping.Unfit if it contradicts itself, or no act is said
     */
    static Mapping filled(HttpServletRequest request, Mapping before) {
        Map<String, String> columns = new LinkedHashMap<>();
        Set<String> leftOut = new LinkedHashSet<>();
        Map<String, String> constants = new LinkedHashMap<>();
        for (int i = 0; request.getParameter("column." + i) != null; i++) {
            String theirs = text(request, "column." + i);
            String ours = text(request, "is." + i);
            if (ours.equals(LEFT_OUT)) {
                leftOut.add(theirs);
            } else if (!ours.isEmpty() && !ours.equals(KEPT)) {
                columns.put(theirs, ours);
            }
        }
        put(constants, COMMAND, text(request, "all." + COMMAND));
        OFTEN.forEach(field -> put(constants, field, text(request, "all." + field)));
        for (int i = 0; request.getParameter("other." + i) != null; i++) {
            put(constants, text(request, "other." + i), text(request, "value." + i));
        }
        return new Mapping(
                columns,
                leftOut,
                constants,
                before.actors(),
                chosen(text(request, "codes"), Mapping.Codes.values()),
                chosen(text(request, "dates"), DayOrder.values()));
    }

    private static void put(Map<String, String> constants, String field, String value) {
        if (!field.isEmpty() && !value.isEmpty()) {
            constants.put(field, value);
        }
    }

    private static <E extends Enum<E>> @Nullable E chosen(String word, E[] values) {
        for (E one : values) {
            if (one.name().equals(word)) {
                return one;
            }
        }
        return null;
    }

    private static String text(HttpServletRequest request, String name) {
        String text = request.getParameter(name);
        return text == null ? "" : text.strip();
    }
}
