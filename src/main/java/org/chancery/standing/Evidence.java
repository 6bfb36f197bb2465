package org.chancery.standing;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.relation.Answer;
import org.chancery.relation.Held;
import org.chancery.relation.Holdings;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.OccurrenceDate.Lasting;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/** The records an answer rests on, as they were held when it was known. */
public final class Evidence {

    /** The order in which records are shown: begin of the window, its end, ledger position. For display only. */
    public static final Comparator<Held> DISPLAY = Comparator.comparingLong(
                    (Held held) -> held.begins().earliestDay())
            .thenComparingLong(held -> held.begins().latestDay())
            .thenComparingLong(held -> held.history().getFirst().position());

    private final Map<UUID, Held> records;

    private Evidence(Map<UUID, Held> records) {
        this.records = Collections.unmodifiableMap(records);
    }

    static Evidence of(Holdings holdings, Collection<Answer> answers) {
        Set<UUID> named = new LinkedHashSet<>();
        for (Answer answer : answers) {
            answer.values().forEach(value -> named.addAll(value.records()));
            answer.positions().forEach(side -> named.addAll(side.records()));
        }
        return of(holdings, named);
    }

    static Evidence of(Holdings holdings, Set<UUID> named) {
        Map<UUID, Held> records = new LinkedHashMap<>();
        named.stream()
                .flatMap(id -> Stream.ofNullable(holdings.record(id)))
                .sorted(DISPLAY)
                .forEach(held -> records.put(held.id(), held));
        return new Evidence(records);
    }

    /** The records in display order. */
    public Collection<Held> records() {
        return records.values();
    }

    /** One of the records; null if the answer does not rest on it. */
    public @Nullable Held record(UUID id) {
        return records.get(id);
    }

    /**
     * The dates, as they were written, of the records that can have begun a value's stretch on its earliest day; null where
     * no record did. Several are joined by commas.
     */
    public @Nullable String since(Answer.Possible value) {
        long earliest = value.earliest() == null
                ? Window.UNBOUNDED_PAST
                : value.earliest().toEpochDay();
        List<String> texts = value.records().stream()
                .flatMap(id -> Stream.ofNullable(records.get(id)))
                .map(held -> held.act().particulars().occurred())
                .filter(occurred -> begins(occurred, earliest))
                .map(OccurrenceDate::text)
                .distinct()
                .toList();
        return texts.isEmpty() ? null : String.join(", ", texts);
    }

    private static boolean begins(OccurrenceDate occurred, long earliest) {
        if (occurred.begins().earliestDay() == earliest) {
            return true;
        }
        return earliest != Window.UNBOUNDED_PAST
                && occurred instanceof Lasting(var text, var start, var end)
                && end instanceof OccurrenceDate.End.Until(var last)
                && last.window().earliestDay() == earliest - 1;
    }
}
