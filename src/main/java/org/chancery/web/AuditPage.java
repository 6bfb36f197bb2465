package org.chancery.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.chancery.audit.Audit;
import org.chancery.audit.AuditReport;
import org.chancery.audit.Finding;
import org.chancery.relation.Pair;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an audit says.
 *
 * @param address its address
 * @param state how it stands, in a word
 * @param live whether something will still happen
 * @param verdict what it came to, in a sentence; null while it is not over
 * @param open whether there are findings that nobody has acknowledged
 * @param progress how far it is; null where it is over
 * @param facts what it read and came to
 * @param findings what it found, the first of it
 * @param more how much more it found
 * @param may what can be done with it
 */
record AuditPage(
        String address,
        String state,
        boolean live,
        @Nullable String verdict,
        boolean open,
        @Nullable Progress progress,
        List<AuditReport.Fact> facts,
        List<Found> findings,
        long more,
        May may) {

    /** The most findings a page shows. */
    static final int LISTED = 200;

    /** What changes while it is at work, and is told with how far it is. */
    private static final Set<String> CHANGING = Set.of("State", "Findings", "Notes");

    /**
     * What is known of an audit at work beside itself.
     *
     * @param ahead how many come before it
     * @param reached when what it reads just now was recorded; null where that is not known
     * @param stopping whether it was told to stop
     */
    record AtWork(int ahead, @Nullable Instant reached, boolean stopping) {}

    /** What can be done: to stop it, or to begin again. */
    record May(boolean cancel, boolean again) {}

    /** A line of figures: what is told, and the figures. */
    record Line(String name, String value) {}

    /**
     * How far it is.
     *
     * @param done how many events it has dealt with
     * @param total of how many; null until it has begun
     * @param lines the same in words, with the rate, the time left and the day it has come to
     */
    record Progress(long done, @Nullable Long total, List<Line> lines) {

        static Progress of(Audit audit, AtWork work, PageWords words) {
            Long total = audit.state() == Audit.State.QUEUED ? null : audit.total();
            List<Line> lines = new ArrayList<>();
            if (audit.state() == Audit.State.QUEUED) {
                lines.add(new Line(words.say("audit.queue"), words.say("audit.queue.ahead", work.ahead())));
                return new Progress(0, null, lines);
            }
            lines.add(new Line(
                    words.say("audit.read"),
                    total == null
                            ? words.say("audit.read.begins")
                            : words.say("audit.read.of", count(audit.done()), count(total))));
            lines.add(new Line(
                    words.say("audit.rate"),
                    audit.ratePerSecond() <= 0
                            ? words.say("audit.unknown")
                            : words.say("audit.rate.events", count(Math.round(audit.ratePerSecond())))));
            Long left = audit.secondsLeft();
            lines.add(new Line(
                    words.say("audit.left"), left == null ? words.say("audit.unknown") : duration(left, words)));
            Instant reached = work.reached();
            lines.add(new Line(
                    words.say("audit.reached"), reached == null ? words.say("audit.unknown") : words.instant(reached)));
            lines.add(new Line(words.say("audit.found-so-far"), count(audit.findings())));
            if (work.stopping()) {
                lines.add(new Line(words.say("audit.stopping"), words.say("audit.stopping.means")));
            }
            return new Progress(audit.done(), total, lines);
        }

        private static String duration(long seconds, PageWords words) {
            Duration left = Duration.ofSeconds(seconds);
            return left.toHours() > 0
                    ? words.say("audit.left.hours", left.toHours(), left.toMinutesPart())
                    : left.toMinutes() > 0
                            ? words.say("audit.left.minutes", left.toMinutes(), left.toSecondsPart())
                            : words.say("audit.left.seconds", left.toSeconds());
        }
    }

    /** An audit in a list. */
    record Row(String address, String when, String what, String state, long findings, long notes, boolean open) {

        static Row of(Audit audit, PageWords words) {
            return new Row(
                    AuditPages.address(audit.id()),
                    words.instant(audit.askedAt()),
                    audit.scope().relation() == null
                            ? words.say("audit.whole")
                            : Objects.toString(audit.scope().relation()),
                    words.say("audit.state." + audit.state()),
                    audit.findings(),
                    audit.notes(),
                    audit.isOpen());
        }
    }

    /**
     * A finding, ready to be written out.
     *
     * @param pair whether its relation is one of two actors, and so can be watched forming
     */
    record Found(
            long number,
            String kind,
            boolean note,
            @Nullable Long position,
            @Nullable String relation,
            boolean pair,
            @Nullable String record,
            String found,
            String expected) {

        static Found of(long number, Finding finding) {
            return new Found(
                    number,
                    finding.kind().written(),
                    finding.kind().isNote(),
                    finding.position(),
                    finding.relation(),
                    isPair(finding.relation()),
                    finding.record() == null ? null : finding.record().toString(),
                    finding.found(),
                    finding.expected());
        }

        private static boolean isPair(@Nullable String relation) {
            try {
                return relation != null && Pair.parse(relation).toString().equals(relation);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }

    static AuditPage of(Audit audit, AtWork work, List<Found> findings, PageWords words) {
        boolean over = audit.state().isOver();
        return new AuditPage(
                AuditPages.address(audit.id()),
                words.say("audit.state." + audit.state()),
                !over,
                over ? words.say(verdict(audit)) : null,
                over && audit.isOpen(),
                over ? null : Progress.of(audit, work, words),
                AuditReport.facts(audit).stream()
                        .filter(fact -> over || !CHANGING.contains(fact.name()))
                        .toList(),
                findings,
                Math.max(0, audit.findings() + audit.notes() - findings.size()),
                new May(!over && !work.stopping(), over && audit.state() != Audit.State.DONE));
    }

    /** A number as it is told. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String verdict(Audit audit) {
        return audit.state() != Audit.State.DONE
                ? "audit.stopped"
                : audit.findings() == 0 ? "audit.sound" : "audit.unsound";
    }
}
