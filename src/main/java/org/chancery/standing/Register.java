package org.chancery.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.relation.Certainty;
import org.chancery.relation.Effects;
import org.chancery.relation.Grade;
import org.chancery.relation.Held;
import org.chancery.relation.Holdings;
import org.chancery.relation.Pair;
import org.chancery.relation.RelationEvent.MeetingHeld;
import org.chancery.relation.RelationEvent.RecordDisputed;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/** The records of one version of a relation that count, in display order, and its meetings. */
final class Register {

    private final Coverage coverage;
    private final List<Held> meetings;
    private final Set<UUID> disputed;
    private final Set<UUID> instead;

    private Register(Coverage coverage, List<Held> meetings, Set<UUID> disputed, Set<UUID> instead) {
        this.coverage = coverage;
        this.meetings = meetings;
        this.disputed = disputed;
        this.instead = instead;
    }

    /** @param minimum the grade a record needs in order to count */
    static Register of(Holdings relation, Grade minimum) {
        List<Held> meetings = new ArrayList<>();
        Set<UUID> disputed = new HashSet<>();
        Set<UUID> instead = new HashSet<>();
        Held first = null;
        Held last = null;
        int records = 0;
        for (Held held : relation.records()) {
            if (!counts(held, relation.pair(), minimum)) {
                continue;
            }
            records++;
            if (first == null || Evidence.DISPLAY.compare(held, first) < 0) {
                first = held;
            }
            if (last == null || Evidence.DISPLAY.compare(held, last) > 0) {
                last = held;
            }
            if (held.act() instanceof MeetingHeld) {
                meetings.add(held);
            }
            for (RecordDisputed dispute : relation.openDisputes(held.id())) {
                if (dispute.record().equals(held.id())) {
                    disputed.add(held.id());
                    instead.addAll(dispute.instead());
                }
            }
        }
        meetings.sort(Evidence.DISPLAY);
        Coverage coverage = first == null || last == null
                ? new Coverage(0, null, null)
                : new Coverage(records, written(first), written(last));
        return new Register(coverage, List.copyOf(meetings), Set.copyOf(disputed), Set.copyOf(instead));
    }

    private static String written(Held held) {
        return held.act().particulars().occurred().text();
    }

    /** Whether a record counts in a relation now: neither retracted, nor below the grade, nor corrected to other actors. */
    static boolean counts(Held held, Pair pair, Grade minimum) {
        return !held.retracted()
                && held.grade().compareTo(minimum) >= 0
                && Effects.relations(held.act()).contains(pair);
    }

    Coverage coverage() {
        return coverage;
    }

    Contacts contacts(LocalDate asOf) {
        return new Contacts(last(asOf), within(asOf, true), within(asOf, false));
    }

    private Contacts.Last last(LocalDate asOf) {
        long day = asOf.toEpochDay();
        Contacts.Last one = last(day, instead);
        Contacts.Last two = last(day, disputed);
        if (one.equals(two)) {
            return one;
        }
        Set<Held> both = new TreeSet<>(Evidence.DISPLAY);
        both.addAll(one.candidates());
        both.addAll(two.candidates());
        return new Contacts.Last(Certainty.CONTESTED, one.orNone() || two.orNone(), List.copyOf(both));
    }

    /** A meeting can have been the last if no other has to lie after the last day it can have happened on. */
    private Contacts.Last last(long day, Set<UUID> without) {
        Held latestToBegin = null;
        for (Held meeting : meetings) {
            boolean surely = meeting.begins().latestDay() <= day;
            if (surely && !without.contains(meeting.id()) && isLater(meeting, latestToBegin)) {
                latestToBegin = meeting;
            }
        }
        List<Held> candidates = new ArrayList<>();
        for (Held meeting : meetings) {
            Window window = meeting.begins();
            if (window.earliestDay() <= day && !without.contains(meeting.id())) {
                if (latestToBegin == null || meeting.equals(latestToBegin) || canFollow(meeting, latestToBegin, day)) {
                    candidates.add(meeting);
                }
            }
        }
        if (candidates.isEmpty()) {
            return new Contacts.Last(null, true, List.of());
        }
        boolean orNone = latestToBegin == null;
        boolean definite = candidates.size() == 1 && !orNone;
        return new Contacts.Last(definite ? Certainty.DEFINITE : Certainty.POSSIBLE, orNone, List.copyOf(candidates));
    }

    private static boolean isLater(Held meeting, @Nullable Held than) {
        if (than == null) {
            return true;
        }
        long begins = meeting.begins().earliestDay();
        long other = than.begins().earliestDay();
        return begins > other || (begins == other && order(meeting) >= order(than));
    }

    private static boolean canFollow(Held meeting, Held other, long day) {
        Window window = meeting.begins();
        long latest = Math.min(window.latestDay(), day);
        long after = other.begins().earliestDay();
        boolean sameDay = window.isSingleDay() && window.equals(other.begins());
        boolean ordered = sameDay && order(meeting) > 0 && order(other) > 0;
        return latest >= after && !(ordered && order(meeting) < order(other));
    }

    private static int order(Held held) {
        return Objects.requireNonNullElse(held.act().particulars().orderInDay(), 0);
    }

    private int within(LocalDate asOf, boolean surely) {
        long day = asOf.toEpochDay();
        long before = asOf.minusMonths(12).toEpochDay();
        int one = 0;
        int two = 0;
        for (Held meeting : meetings) {
            Window window = meeting.begins();
            boolean counts = surely
                    ? window.earliestDay() > before && window.latestDay() <= day
                    : window.latestDay() > before && window.earliestDay() <= day;
            one += counts && !instead.contains(meeting.id()) ? 1 : 0;
            two += counts && !disputed.contains(meeting.id()) ? 1 : 0;
        }
        return surely ? Math.min(one, two) : Math.max(one, two);
    }
}
