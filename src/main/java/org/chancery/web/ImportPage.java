package org.chancery.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chancery.exchange.Counts;
import org.chancery.exchange.Formats;
import org.chancery.exchange.Import;
import org.chancery.exchange.Import.Kind;
import org.chancery.exchange.Import.State;
import org.chancery.exchange.Imports;
import org.chancery.relation.Pair;
import org.jspecify.annotations.Nullable;

/**
 * An import or an undoing, ready to be written out.
 *
 * @param address its page
 * @param name what it is called
 * @param kind what it is, in words
 * @param state how it stands, in words
 * @param live whether it is not over
 * @param unread whether it came to no report, because its file cannot be read
 * @param lead what it came to, in a sentence
 * @param message why it stopped and what to do; null where it did not
 * @param progress how far it is; null where it is over
 * @param sameFile imports that recorded the same file
 * @param counts what became of the rows
 * @param reasons what rows that were not simply recorded had in common
 * @param impact what it changes
 * @param listed rows of the report
 * @param more where the next of them are; null where there are none
 * @param unrecorded where the rows that were not recorded are, as they were; null where none are
 * @param facts what else is known of it
 * @param other the import that it undoes, or the undoing of it; null for none
 * @param compare where our books are compared, before and after; null where they cannot be
 * @param columns where it is said what its columns mean; null where that is known
 * @param names where it is said whom its names mean; null where none waits for that
 * @param may what can be done next
 */
record ImportPage(
        String address,
        String name,
        String kind,
        String state,
        boolean live,
        boolean unread,
        String lead,
        @Nullable String message,
        @Nullable Progress progress,
        List<Link> sameFile,
        List<Count> counts,
        List<Reason> reasons,
        Impact impact,
        List<Listed> listed,
        @Nullable String more,
        @Nullable String unrecorded,
        List<Fact> facts,
        @Nullable Link other,
        @Nullable String compare,
        @Nullable Link columns,
        @Nullable Link names,
        May may) {

    private static final int LISTED = 100;
    private static final int BIGGEST = 50;

    /** One of them in the list of all. */
    record Row(
            String address,
            String name,
            String kind,
            String format,
            String state,
            boolean live,
            String rows,
            String when) {

        static Row of(Import job, Imports imports, PageWords words) {
            return new Row(
                    ImportPages.address(job.id()),
                    job.name(),
                    kindOf(job, words),
                    job.format(),
                    words.say("imports.state." + job.state()),
                    !job.state().isOver(),
                    job.state().isOver()
                            ? told(job, words)
                            : Progress.of(job, imports.ahead(job), words).words(),
                    words.instant(job.askedAt()));
        }
    }

    /**
     * How far it is.
     *
     * @param done how much is done with
     * @param total of how much; null until that is counted
     * @param words the same in words
     */
    record Progress(long done, @Nullable Long total, String words) {

        static Progress of(Import job, int ahead, PageWords words) {
            Long first = job.kind() == Kind.UNDO ? job.firstPosition() : Long.valueOf(0);
            long from = first == null ? 0 : first;
            Long total = job.total() == null ? null : Long.valueOf(job.total() - from);
            long done = Math.max(0, job.done() - from);
            Long left = job.secondsLeft();
            String told = job.state() == State.QUEUED
                    ? words.say("imports.progress.waits", ahead)
                    : total == null
                            ? words.say("imports.progress.counts")
                            : words.say("imports.progress", done, total)
                                    + (left == null ? "" : " " + words.say("imports.progress.left", left));
            return new Progress(done, total, told);
        }
    }

    /** A way to another page. */
    record Link(String words, String address) {}

    /** How many rows came to something, and what that means. */
    record Count(String name, String number, String meaning) {}

    /** What rows had in common. */
    record Reason(String outcome, String reason, String rows) {}

    /** A relation it changes. */
    record Changed(String code, String names, String address, String records, String changes) {}

    /** What it changes, by relation, the most changed first. */
    record Impact(String words, List<Changed> biggest, long left) {}

    /** A row of the report. */
    record Listed(String row, String outcome, String reason) {}

    /** Something known of it. */
    record Fact(String name, String value) {}

    /** What can be done next. */
    record May(
            boolean record,
            boolean cancel,
            boolean resume,
            boolean preview,
            @Nullable String undo) {}

    /**
     * @param undone what it undoes; null where it undoes nothing
     * @param undoing what undoes it; null where nothing does
     * @param after the row after which the list of rows begins
     * @param before when our books were last written before it; null where that says nothing
     */
    static ImportPage of(
            Import job,
            @Nullable Import undone,
            @Nullable Import undoing,
            Imports imports,
            long after,
            @Nullable String before,
            Instant now,
            PageWords words) {
        boolean over = job.state().isOver();
        boolean undo = job.kind() == Kind.UNDO;
        List<Imports.ReportedRow> rows = imports.listed(job.id(), after, LISTED);
        Imports.Impact impact = imports.impact(job.id(), BIGGEST);
        Counts counted = job.rows();
        boolean leaves = counted.refused() + counted.reused() + counted.review() + counted.nothing() > 0;
        return new ImportPage(
                ImportPages.address(job.id()),
                job.name(),
                kindOf(job, words),
                words.say("imports.state." + job.state()),
                !over,
                isUnread(job),
                isUnread(job)
                        ? words.say("imports.lead.unread")
                        : words.say((undo ? "imports.lead.undo" : "imports.lead") + (job.dryRun() ? ".trial" : "")),
                job.message(),
                over ? null : Progress.of(job, imports.ahead(job), words),
                imports.ofTheSameFile(job).stream()
                        .map(other -> new Link(
                                words.say("imports.same", other.name(), words.instant(other.askedAt())),
                                ImportPages.address(other.id())))
                        .toList(),
                counts(job, words),
                imports.reasons(job.id()).stream()
                        .map(one -> new Reason(
                                words.say("imports.outcome." + one.outcome()), one.reason(), number(one.rows())))
                        .toList(),
                impact(impact, job, words),
                rows.stream()
                        .map(one -> new Listed(
                                number(one.row()), words.say("imports.outcome." + one.outcome()), one.reason()))
                        .toList(),
                rows.size() < LISTED
                        ? null
                        : Address.of(ImportPages.address(job.id()))
                                .with("after", String.valueOf(rows.getLast().row()))
                                .toString(),
                leaves && !undo && job.total() != null ? "/api/imports/" + job.id() + "/unrecorded" : null,
                facts(job, words),
                other(undone, undoing, words),
                before == null || job.endedAt() == null || counted.commands() == 0
                        ? null
                        : compare(before, job.endedAt(), now),
                columns(job, imports, words),
                names(job, imports, words),
                may(job, undone, undoing));
    }

    private static @Nullable Link columns(Import job, Imports imports, PageWords words) {
        boolean isTable = !job.mapping().isNone() || (isUnread(job) && imports.isForeign(job.id()));
        return isTable ? new Link(words.say("imports.columns.link"), ImportPages.address(job.id()) + "/columns") : null;
    }

    private static @Nullable Link names(Import job, Imports imports, PageWords words) {
        long names = job.mapping().isNone() ? 0 : imports.unclear(job.id());
        return names == 0
                ? null
                : new Link(words.say("imports.names.link", names), ImportPages.address(job.id()) + "/names");
    }

    private static boolean isUnread(Import job) {
        return job.state() == State.FAILED && job.total() == null;
    }

    private static May may(Import job, @Nullable Import undone, @Nullable Import undoing) {
        boolean over = job.state().isOver();
        boolean stopped = job.state() == State.FAILED || job.state() == State.CANCELLED;
        boolean import_ = job.kind() == Kind.IMPORT;
        boolean isUndone = undoing != null && undoing.state() != State.FAILED && undoing.state() != State.CANCELLED;
        return new May(
                import_ && job.dryRun() && job.state() == State.DONE,
                !over,
                stopped && job.undoneBy() == null && job.total() != null,
                import_ && !job.dryRun() && over && !isUndone && job.rows().commands() > 0,
                undone != null && job.dryRun() && job.state() == State.DONE && undone.undoneBy() == null
                        ? ImportPages.address(undone.id())
                        : null);
    }

    /** When our books were last written before an import; null where they were empty or it wrote nothing. */
    static @Nullable String before(Import job, Desk desk) {
        Long first = job.firstPosition();
        Instant written = first == null || job.dryRun() || job.kind() == Kind.UNDO ? null : desk.recordedAt(first);
        return written == null ? null : written.toString();
    }

    /** Where our books are compared, as they were before an import and after it. */
    static String compare(String before, Instant after, Instant now) {
        String today = now.atZone(ZoneOffset.UTC).toLocalDate().toString();
        return Address.of("/compare")
                .with("left", today + "," + before)
                .with("right", today + "," + after)
                .toString();
    }

    private static @Nullable Link other(@Nullable Import undone, @Nullable Import undoing, PageWords words) {
        if (undone != null) {
            return new Link(words.say("imports.undoes", undone.name()), ImportPages.address(undone.id()));
        }
        return undoing == null
                ? null
                : new Link(
                        words.say("imports.undone", words.say("imports.state." + undoing.state())),
                        ImportPages.address(undoing.id()));
    }

    private static String kindOf(Import job, PageWords words) {
        return words.say("imports.kind." + job.kind() + (job.dryRun() ? ".trial" : ""));
    }

    /** What it came to, on one line. */
    private static String told(Import job, PageWords words) {
        Counts rows = job.rows();
        if (isUnread(job)) {
            return words.say("imports.told.failed");
        }
        return words.say(
                (job.kind() == Kind.UNDO ? "imports.told.undo" : "imports.told") + (job.dryRun() ? ".trial" : ""),
                rows.recorded(),
                rows.seen(),
                rows.refused() + rows.reused() + rows.review());
    }

    private static List<Count> counts(Import job, PageWords words) {
        Counts rows = job.rows();
        List<Count> counts = new ArrayList<>();
        if (job.kind() == Kind.UNDO) {
            count(counts, "undo.commands", rows.commands(), job, words);
            count(counts, "undo.seen", rows.seen(), job, words);
            count(counts, "undo.refused", rows.refused(), job, words);
            return counts;
        }
        count(counts, "read", rows.read(), job, words);
        count(counts, "recorded", rows.recorded(), job, words);
        count(counts, "seen", rows.seen(), job, words);
        count(counts, "review", rows.review(), job, words);
        count(counts, "refused", rows.refused(), job, words);
        count(counts, "reused", rows.reused(), job, words);
        count(counts, "nothing", rows.nothing(), job, words);
        count(counts, "implied", rows.implied(), job, words);
        count(counts, "look", rows.look(), job, words);
        return counts;
    }

    private static void count(List<Count> counts, String name, long rows, Import job, PageWords words) {
        String trial = job.dryRun() && (name.equals("recorded") || name.equals("undo.commands")) ? ".trial" : "";
        counts.add(new Count(
                words.say("imports.count." + name + trial),
                number(rows),
                words.say("imports.count." + name + ".means")));
    }

    private static Impact impact(Imports.Impact impact, Import job, PageWords words) {
        List<Changed> biggest = impact.biggest().stream()
                .map(one -> {
                    Pair pair = Pair.parse(one.relation());
                    return new Changed(
                            one.relation(),
                            words.name(pair.first()) + " – " + words.name(pair.second()),
                            "/dyads/" + pair,
                            number(one.records()),
                            number(one.changes()));
                })
                .toList();
        return new Impact(
                words.say(
                        job.dryRun() ? "imports.impact.trial" : "imports.impact.done",
                        impact.relations(),
                        impact.changed()),
                biggest,
                impact.relations() - biggest.size());
    }

    private static List<Fact> facts(Import job, PageWords words) {
        List<Fact> facts = new ArrayList<>();
        String title = Formats.named(job.format())
                .map(format -> " (" + format.title() + ")")
                .orElse("");
        facts.add(new Fact(words.say("imports.fact.format"), job.format() + title));
        facts.add(new Fact(
                words.say("imports.fact.file"),
                job.fileName() + ", " + words.say("imports.fact.bytes", job.fileBytes())));
        if (job.digest() != null && job.kind() == Kind.IMPORT) {
            facts.add(new Fact(words.say("imports.fact.digest"), job.digest()));
        }
        if (!job.mapping().isNone()) {
            facts.add(new Fact(
                    words.say("imports.fact.options"), job.mapping().json().toString()));
        }
        facts.add(new Fact(
                words.say("imports.fact.asked"),
                words.say("imports.fact.by", words.instant(job.askedAt()), job.startedBy())));
        if (job.endedAt() != null) {
            facts.add(new Fact(words.say("imports.fact.ended"), words.instant(job.endedAt())));
        }
        if (!job.dryRun()) {
            facts.add(new Fact(words.say("imports.fact.request"), job.requestId()));
        }
        return facts;
    }

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
