package org.chancery.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import xtdb.api.IXtdb;
import xtdb.api.TransactionInstant;
import xtdb.api.XtdbDocument;
import xtdb.api.tx.Transaction;

/**
 * XTDB 1.24 on RocksDB, in this process: a document for each thing, put at the valid time from which it is so, in a
 * transaction of the time from which that is known. Days are moved on by {@value #YEARS} years: this version goes wrong where
 * valid times lie on both sides of 1970.
 */
final class Xtdb implements Peer {
    private static final int YEARS = 150;
    private static final int TOGETHER = 500;

    private final IXtdb node;
    private final List<Put> waiting = new ArrayList<>();
    private long lastMillis;
    private @Nullable TransactionInstant last;

    private record Put(String thing, String state, LocalDate from, Instant known) {}

    Xtdb() throws Exception {
        Path folder = Stage.folder();
        Path config = folder.resolve("xtdb.edn");
        StringBuilder edn = new StringBuilder("{");
        for (String part : List.of("tx-log", "document-store", "index-store")) {
            edn.append(":xtdb/")
                    .append(part)
                    .append(" {:kv-store {:xtdb/module xtdb.rocksdb/->kv-store :db-dir \"")
                    .append(folder.resolve(part))
                    .append("\"}}\n ");
        }
        Files.writeString(config, edn.append('}'));
        this.node = IXtdb.startNode(config.toFile());
    }

    @Override
    public void put(String thing, String state, LocalDate from, Instant known) {
        if (waiting.size() == TOGETHER
                || (!waiting.isEmpty() && !waiting.getLast().known.equals(known))) {
            write();
        }
        waiting.add(new Put(thing, state, from, known));
    }

    private void write() {
        if (waiting.isEmpty()) {
            return;
        }
        lastMillis = Math.max(waiting.getFirst().known.toEpochMilli(), lastMillis + 1);
        last = node.submitTx(Transaction.buildTx(tx -> {
            tx.withTxTime(new Date(lastMillis));
            for (Put put : waiting) {
                tx.put(XtdbDocument.create(put.thing, Map.of("thing", put.thing, "state", put.state)), day(put.from));
            }
        }));
        waiting.clear();
    }

    /** It refuses to tell of a time after its last transaction. */
    private Date known(Instant known) {
        return new Date(Math.min(known.toEpochMilli(), lastMillis));
    }

    private static Date day(LocalDate day) {
        return Date.from(day.plusYears(YEARS).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Override
    public void flush() {
        write();
        if (last != null) {
            node.awaitTx(last, Duration.ofMinutes(10));
        }
    }

    @Override
    public @Nullable String state(String thing, LocalDate day, Instant known) {
        XtdbDocument document = node.db(day(day), known(known)).entity(thing);
        return document == null ? null : String.valueOf(document.<Object>get("state"));
    }

    @Override
    public int all(LocalDate day, Instant known) {
        return node.db(day(day), known(known))
                .query("{:find [thing state] :where [[e :thing thing] [e :state state]]}")
                .size();
    }

    @Override
    public void close() throws Exception {
        node.close();
    }
}
