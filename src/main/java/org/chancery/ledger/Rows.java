package org.chancery.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What one transaction writes, table by table; the columns stand in the order in which the tables have them. */
final class Rows {

    private final List<Entry> entries = new ArrayList<>();
    private final List<Claimed> claims = new ArrayList<>();
    private final List<Mentioned> mentions = new ArrayList<>();

    /** An identity taken, and where it stands. */
    private record Claimed(UUID recordId, long first, long last) {}

    /** A record spoken of, and where. */
    private record Mentioned(UUID recordId, long position) {}

    /** A column of many rows: its SQL type, as PostgreSQL calls it, and a value for each row. */
    static final class Column {
        private final String type;
        private final @Nullable Object[] values;

        private Column(String type, @Nullable Object[] values) {
            this.type = type;
            this.values = values;
        }

        String type() {
            return type;
        }

        @Nullable
        Object[] values() {
            return values;
        }
    }

    /**
     * Rows for one table.
     *
     * @param name the table
     * @param columns all its columns, equally long
     */
    record Table(String name, List<Column> columns) {

        int size() {
            return columns.getFirst().values().length;
        }
    }

    /** What a row has in a column. */
    private interface Value<R, T> {
        @Nullable
        T of(R row);
    }

    /** Adds a batch and the entries its drafts became, the first of them at a position. */
    void add(Batch batch, List<Entry> placed) {
        long first = placed.getFirst().position();
        entries.addAll(placed);
        batch.claims()
                .forEach(claim ->
                        claims.add(new Claimed(claim.recordId(), first + claim.first(), first + claim.last())));
        batch.mentions().forEach(mention -> mentions.add(new Mentioned(mention.recordId(), first + mention.index())));
    }

    /** The tables that get rows; those that refuse what is taken already come first. */
    List<Table> tables() {
        List<Entry> beginnings =
                entries.stream().filter(entry -> entry.sequence() == 0).toList();
        List<Entry> ofActors = entries.stream().filter(Entry::isOfActor).toList();
        List<Table> tables = new ArrayList<>();
        tables.add(new Table(
                "record",
                List.of(
                        column("uuid", claims, Claimed::recordId, UUID[]::new),
                        column("bigint", claims, Claimed::first, Long[]::new),
                        column("bigint", claims, Claimed::last, Long[]::new))));
        tables.add(new Table(
                "amendment",
                List.of(
                        column("uuid", mentions, Mentioned::recordId, UUID[]::new),
                        column("bigint", mentions, Mentioned::position, Long[]::new))));
        tables.add(new Table(
                "event",
                List.of(
                        column("bigint", entries, Entry::position, Long[]::new),
                        column("uuid", entries, Entry::eventId, UUID[]::new),
                        column("varchar", entries, Entry::stream, String[]::new),
                        column("bigint", entries, Entry::sequence, Long[]::new),
                        column("varchar", entries, Entry::name, String[]::new),
                        column("integer", entries, Entry::revision, Integer[]::new),
                        column("bigint", entries, entry -> Entry.micros(entry.recordedAt()), Long[]::new),
                        column("varchar", entries, Entry::recordedBy, String[]::new),
                        column("varchar", entries, Entry::requestId, String[]::new),
                        column("uuid", entries, Entry::recordId, UUID[]::new),
                        column("text", entries, Entry::payload, String[]::new),
                        column("bytea", entries, Entry::leaf, byte[][]::new),
                        column("uuid", entries, Entry::salt, UUID[]::new))));
        tables.add(new Table(
                "stream",
                List.of(
                        column("varchar", beginnings, Entry::stream, String[]::new),
                        column("bigint", beginnings, Entry::position, Long[]::new))));
        tables.add(new Table("actor_event", List.of(column("bigint", ofActors, Entry::position, Long[]::new))));
        tables.removeIf(table -> table.size() == 0);
        return tables;
    }

    private static <R, T> Column column(
            String type, List<R> rows, Value<R, T> value, IntFunction<@Nullable T[]> emptyValues) {
        @Nullable T[] values = emptyValues.apply(rows.size());
        for (int i = 0; i < values.length; i++) {
            values[i] = value.of(rows.get(i));
        }
        return new Column(type, values);
    }
}
