package org.chancery.relation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.chancery.relation.Parties.Mutual;
import org.chancery.relation.RelationEvent.*;
import org.chancery.time.OccurrenceDate;

/** What acts on the ties of two states put on the calendar. Their records count from 1. */
final class TiesMoves {
    static final Scale SCALE = Scale.of(Facet.TIES);

    private static final Mutual BOTH = new Mutual(List.of(Histories.A, Histories.B));
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private int records;

    static UUID id(int record) {
        return new UUID(5, record);
    }

    private Particulars on(String date) {
        return Particulars.of(id(++records), OccurrenceDate.parse(date), List.of());
    }

    private static Move of(Act act) {
        List<FacetChange> changes = Effects.of(act, Histories.PAIR).stream()
                .filter(change -> change.facet() == Facet.TIES)
                .toList();
        return Moves.of(act.particulars().recordId(), act.particulars(), changes, SCALE, LAST_DAY)
                .getFirst();
    }

    Move established(String date) {
        return of(new TiesEstablished(BOTH, null, null, on(date)));
    }

    Move suspended(String date) {
        return of(new TiesSuspended(BOTH, null, on(date)));
    }

    Move severed(String date) {
        return of(new TiesSevered(BOTH, null, null, on(date)));
    }

    Move restored(String date) {
        return of(new TiesRestored(BOTH, null, on(date)));
    }

    Move observed(Value value, String date) {
        return of(new StatusObserved(BOTH, Facet.TIES, null, value, null, on(date)));
    }

    /** Moves in groups of one to three that meet each other, ten days a group, some of which end where the next begins. */
    List<List<Move>> groups(Random random, LocalDate first, int many) {
        List<List<Move>> groups = new ArrayList<>();
        for (int group = 0; group < many; group++) {
            LocalDate begin = first.plusDays(10L * group);
            List<Move> moves = new ArrayList<>();
            int size = random.nextInt(3) > 0 ? 1 : 2 + random.nextInt(2);
            while (moves.size() < size) {
                LocalDate earliest = begin.plusDays(random.nextInt(5));
                LocalDate latest = begin.plusDays(4 + random.nextInt(6));
                boolean open = group == 0 && random.nextInt(4) == 0;
                moves.add(any(random, (open ? "[.." : "[" + earliest + "..") + latest + "]"));
            }
            moves.sort(null);
            groups.add(moves);
        }
        return groups;
    }

    private Move any(Random random, String date) {
        return switch (random.nextInt(10)) {
            case 0 -> established(date);
            case 1 -> suspended(date);
            case 2 -> severed(date);
            case 3 -> restored(date);
            case 4 -> observed(Value.SEVERED, date);
            case 5 -> observed(Value.SUSPENDED, date);
            default -> observed(Value.ESTABLISHED, date);
        };
    }
}
