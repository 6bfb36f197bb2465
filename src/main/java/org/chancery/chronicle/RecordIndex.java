package org.chancery.chronicle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.chancery.form.EventForms;
import org.chancery.ledger.LedgerEvent;
import org.chancery.ledger.Projection;
import org.chancery.ledger.Step;
import org.chancery.ledger.StreamId;
import org.chancery.relation.Effects;
import org.chancery.relation.Grade;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * Every record by its words, parties, type, grade, days and last change: an index beside the ledger that can be thrown away
 * and made again from it.
 *
 * <p>It remembers its position with what it holds. What it holds is forced to disk now and then only, since after a crash
 * the rest comes from the ledger again.
 */
final class RecordIndex implements Projection, AutoCloseable {

    static final String NAME = "search";

    /** Changes whenever the same record would be indexed otherwise. */
    private static final String RULES = "2";

    private static final int UNFORCED = 50_000;
    private static final long UNFORCED_NANOS = Duration.ofSeconds(10).toNanos();
    private static final String KEPT_RULES = "rules";
    private static final String KEPT_POSITION = "position";

    private static final String ID = "id";
    private static final String POSITION = "position";
    private static final String CHANGED = "changed";
    private static final Sort BY_PLACE = byPlace(false);
    private static final Sort LATEST_FIRST = byPlace(true);
    private static final Sort BY_CHANGE = new Sort(new SortedNumericSortField(CHANGED, SortField.Type.LONG));

    private final Records records;
    private final Directory directory;
    private final Analyzer analyzer = new StandardAnalyzer();
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private long unforced;
    private long forcedAt = System.nanoTime();
    private volatile long position;

    private static Sort byPlace(boolean reverse) {
        return new Sort(
                new SortedNumericSortField(Wanted.EARLIEST, SortField.Type.LONG, reverse),
                new SortedNumericSortField(Wanted.LATEST, SortField.Type.LONG, reverse),
                new SortedNumericSortField(POSITION, SortField.Type.LONG, reverse));
    }

    private RecordIndex(Records records, Directory directory) throws IOException {
        this.records = records;
        this.directory = directory;
        this.writer = open(directory);
        this.searchers = new SearcherManager(writer, new SearcherFactory());
    }

    /**
     * Opens the index in a folder; a new one where there is none, or only one that this program would not have made so.
     *
     * @throws UncheckedIOException if the folder cannot be read or written
     */
    static RecordIndex in(Path folder, Records records) {
        try {
            return new RecordIndex(records, FSDirectory.open(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("the index of the records in " + folder + " cannot be opened", e);
        }
    }

    /** An index that is gone when the program is. */
    static RecordIndex inMemory(Records records) {
        try {
            return new RecordIndex(records, new ByteBuffersDirectory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IndexWriter open(Directory where) throws IOException {
        position = keptPosition(where);
        return new IndexWriter(
                where,
                new IndexWriterConfig(analyzer)
                        .setIndexSort(BY_PLACE)
                        .setOpenMode(
                                position < 0
                                        ? IndexWriterConfig.OpenMode.CREATE
                                        : IndexWriterConfig.OpenMode.CREATE_OR_APPEND));
    }

    /** The position of an index that can be gone on with; -1 where there is none. */
    private static long keptPosition(Directory where) throws IOException {
        if (!DirectoryReader.indexExists(where)) {
            return -1;
        }
        try (DirectoryReader reader = DirectoryReader.open(where)) {
            Map<String, String> kept = reader.getIndexCommit().getUserData();
            return RULES.equals(kept.get(KEPT_RULES)) ? Long.parseLong(kept.getOrDefault(KEPT_POSITION, "-1")) : -1;
        } catch (IndexFormatTooNewException | IndexFormatTooOldException | IndexNotFoundException other) {
            return -1;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public long position() {
        return Math.max(0, position);
    }

    @Override
    public boolean asksWhatBecame() {
        return false;
    }

    @Override
    public long take(List<Step> steps, long after, long upTo) {
        if (after != position()) {
            return position();
        }
        try {
            Set<UUID> spokenOf = new LinkedHashSet<>();
            for (Step step : steps) {
                enter(step.event(), spokenOf);
            }
            for (UUID id : spokenOf) {
                Chronicled record = records.record(id);
                if (record != null) {
                    put(record);
                }
            }
            position = upTo;
            unforced += steps.size();
            if (unforced >= UNFORCED || System.nanoTime() - forcedAt > UNFORCED_NANOS) {
                force();
            }
            return upTo;
        } catch (IOException e) {
            throw new UncheckedIOException("the index of the records cannot be written", e);
        }
    }

    /** An act that is new says all itself, in the first of its relations; of what is spoken of later the whole is read. */
    private void enter(LedgerEvent event, Set<UUID> spokenOf) throws IOException {
        if (!(event.stream() instanceof StreamId.OfRelation(var pair))) {
            return;
        }
        switch (event.event()) {
            case Act act -> {
                if (Effects.relations(act).first().equals(pair)) {
                    Grade grade = act instanceof RelationEvent.InteractionCoded
                            ? Grade.MACHINE
                            : act.particulars().grade();
                    Window begins = act.particulars()
                            .occurred()
                            .begins()
                            .notAfter(event.recorded().recordedOn());
                    put(act.particulars().recordId(), act, begins, grade, event.position(), event.position());
                }
            }
            case RelationEvent.RecordCorrected corrected -> spokenOf.add(corrected.record());
            case RelationEvent.RecordRetracted retracted -> spokenOf.add(retracted.record());
            case RelationEvent.RecordDisputed disputed -> spokenOf.add(disputed.record());
            case RelationEvent.DisputeResolved resolved -> spokenOf.add(resolved.record());
            case RelationEvent.SourceAdded added -> spokenOf.add(added.record());
            case RelationEvent.ActorEvent _ -> {}
        }
    }

    private void put(Chronicled record) throws IOException {
        if (record.content() instanceof Act act) {
            put(record.id(), act, record.begins(), record.grade(), record.position(), record.changedAt());
        }
    }

    private void put(UUID id, Act act, Window window, Grade grade, long made, long changed) throws IOException {
        Document document = new Document();
        document.add(new StringField(ID, id.toString(), Field.Store.YES));
        document.add(new LongField(POSITION, made, Field.Store.YES));
        document.add(new LongField(CHANGED, changed, Field.Store.YES));
        document.add(new LongField(Wanted.EARLIEST, window.earliestDay(), Field.Store.YES));
        document.add(new LongField(Wanted.LATEST, window.latestDay(), Field.Store.YES));
        document.add(new StringField(Wanted.TYPE, EventForms.name(act), Field.Store.NO));
        document.add(new StringField(Wanted.GRADE, grade.name(), Field.Store.NO));
        for (var actor : new LinkedHashSet<>(Effects.actors(act))) {
            document.add(new StringField(Wanted.ACTOR, actor.value(), Field.Store.NO));
        }
        document.add(new TextField(Wanted.TEXT, records.words(act), Field.Store.NO));
        writer.updateDocument(new Term(ID, id.toString()), document);
    }

    private void force() throws IOException {
        writer.setLiveCommitData(Map.of(KEPT_RULES, RULES, KEPT_POSITION, Long.toString(position))
                .entrySet());
        writer.commit();
        unforced = 0;
        forcedAt = System.nanoTime();
    }

    /**
     * Which records, and where the next page begins.
     *
     * @param position up to where the index had taken history, at least
     * @param changed the position at which something was last said of the last of them; 0 where there is none
     */
    record Page(long position, List<UUID> ids, @Nullable Place next, long changed) {}

    /** A page of the records wanted, in order of place. */
    Page search(Search search, @Nullable Place after, int limit) {
        FieldDoc last = after == null
                ? null
                : new FieldDoc(
                        Integer.MAX_VALUE, Float.NaN, new Object[] {after.earliest(), after.latest(), after.position()
                        });
        return page(search, BY_PLACE, last, limit);
    }

    /** The last of the records wanted, latest first. */
    Page latest(Search search, int limit) {
        return page(search, LATEST_FIRST, null, limit);
    }

    /** A page of the records wanted that something was said about after a position, in the order in which it was said. */
    Page changed(Search search, long since, int limit) {
        return page(search, BY_CHANGE, new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {since}), limit);
    }

    private Page page(Search search, Sort sort, @Nullable FieldDoc after, int limit) {
        try {
            long reached = position();
            searchers.maybeRefreshBlocking();
            IndexSearcher searcher = searchers.acquire();
            try {
                ScoreDoc[] hits = searcher.search(
                                Wanted.query(search, analyzer), new TopFieldCollectorManager(sort, limit + 1, after, 1))
                        .scoreDocs;
                StoredFields stored = searcher.storedFields();
                List<UUID> ids = new ArrayList<>();
                Place next = null;
                long changed = 0;
                for (ScoreDoc hit : hits) {
                    Document document = stored.document(hit.doc);
                    if (ids.size() < limit) {
                        ids.add(UUID.fromString(document.get(ID)));
                        next = hits.length > limit ? place(document) : null;
                        changed = number(document, CHANGED);
                    }
                }
                return new Page(reached, ids, next, changed);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the index of the records cannot be read", e);
        }
    }

    private static Place place(Document document) {
        return new Place(
                number(document, Wanted.EARLIEST), number(document, Wanted.LATEST), number(document, POSITION));
    }

    private static long number(Document document, String field) {
        return document.getField(field).numericValue().longValue();
    }

    /** Forces what it holds to disk and lets go of it. */
    @Override
    public void close() {
        try (directory;
                analyzer;
                writer;
                searchers) {
            force();
        } catch (IOException e) {
            throw new UncheckedIOException("the index of the records cannot be closed", e);
        }
    }
}
