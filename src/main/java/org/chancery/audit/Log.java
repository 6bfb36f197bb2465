package org.chancery.audit;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.chancery.audit.NotSigned.Reason;
import org.chancery.ledger.Entry;
import org.chancery.ledger.FullMemory;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger as a log that anyone can check: its tree, its signed checkpoints, its proofs.
 *
 * <p>It follows the ledger and signs what is on disk, about once a second while something is recorded. It never signs what
 * would contradict a checkpoint it signed before, which it keeps outside the database too. Safe for use by many threads.
 */
public final class Log implements AutoCloseable {

    /** Where it keeps its key and its last checkpoint, in the data folder. */
    public static final String FOLDER = "log";

    private static final Logger LOG = LoggerFactory.getLogger(Log.class);
    private static final long BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();
    private static final int KEPT_PAGE = 1_000;

    private final Ledger ledger;
    private final LogTables tables;
    private final LogFolder folder;
    private final @Nullable String origin;
    private final List<VerifierKey> witnesses;
    private boolean mayBeginAnew;
    private final SecureRandom random = new SecureRandom();
    private final Thread signing;

    // Guarded by this.
    private @Nullable LeafTree tree;
    private @Nullable SigningKey key;
    private @Nullable SignedNote last;
    private @Nullable Checkpoint lastSays;

    private volatile boolean closed;
    private volatile @Nullable NotSigned refusal;
    private volatile @Nullable Throwable trouble;
    private volatile @Nullable VerifierKey verifier;

    /**
     * Opens the log of a ledger. It reads nothing yet.
     *
     * @param folder where the key and the last checkpoint are, or will be
     * @param origin what the log calls itself, and the name of its key; taken where the key is made. Null for a name by chance
     * @param witnesses whose cosignatures are taken
     */
    Log(Ledger ledger, DataSource dataSource, Path folder, @Nullable String origin, Collection<VerifierKey> witnesses) {
        this(ledger, dataSource, folder, origin, witnesses, false);
    }

    /** @param mayBeginAnew whether a log that cannot go on is put away and a new one begun */
    Log(
            Ledger ledger,
            DataSource dataSource,
            Path folder,
            @Nullable String origin,
            Collection<VerifierKey> witnesses,
            boolean mayBeginAnew) {
        this.ledger = ledger;
        this.tables = new LogTables(dataSource);
        this.folder = new LogFolder(folder);
        this.origin = origin;
        this.witnesses = List.copyOf(witnesses);
        this.mayBeginAnew = mayBeginAnew;
        this.signing = Thread.ofPlatform().daemon().name("log").unstarted(this::signOnAndOn);
    }

    /** Begins to sign what is recorded. */
    Log start() {
        signing.start();
        return this;
    }

    private void signOnAndOn() {
        while (!closed) {
            signIfPossible();
            LockSupport.parkNanos(this, BETWEEN_LOOKS);
        }
    }

    private void signIfPossible() {
        try {
            checkpoint();
            if (trouble != null) {
                LOG.info("The log is signed again.");
            }
            trouble = null;
        } catch (NotSigned e) {
            trouble = null; // told once, where it was found
        } catch (RuntimeException | Error e) {
            FullMemory.handOn(e);
            if (trouble == null) {
                LOG.error("The log could not be signed; it is tried again and again.", e);
            }
            trouble = e;
        }
    }

    /** Signs what is left to sign, and ends. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(signing);
        boolean interrupted = false;
        while (signing.isAlive()) {
            try {
                signing.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        signIfPossible();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // Signing

    /**
     * The checkpoint over everything that is on disk.
     *
     * @throws NotSigned if it signs nothing, and why
     * @throws LedgerUnavailable if the database does not answer
     */
    public synchronized SignedNote checkpoint() {
        NotSigned known = refusal;
        if (known != null && known.reason() != Reason.FOLDER) {
            throw known;
        }
        try {
            SigningKey signer = open();
            LeafTree grown = grown();
            Checkpoint before = Objects.requireNonNull(lastSays);
            SignedNote note = grown.size() == before.size() ? Objects.requireNonNull(last) : sign(signer, grown);
            refusal = null;
            return note;
        } catch (NotSigned e) {
            if (mayBeginAnew && e.reason() != Reason.FOLDER && e.reason() != Reason.GAP) {
                beginAnew(e);
                return checkpoint();
            }
            if (known == null) {
                LOG.error("The log is not signed: {}.", e.why());
            }
            refusal = e;
            throw e;
        }
    }

    private void beginAnew(NotSigned why) {
        mayBeginAnew = false;
        LOG.warn(
                "The log cannot go on: {}. It is put away beside {}, and a new one begins, as asked.",
                why.why(),
                folder);
        folder.putAway();
        tables.end();
        tables.forgetTileRoots();
        key = null;
        verifier = null;
        last = null;
        lastSays = null;
        tree = null;
    }

    /** Why it signs nothing; null while it does. */
    public @Nullable NotSigned refusal() {
        return refusal;
    }

    /** What it failed at when it last tried to sign, though nothing forbids it; null where it did not. It tries again. */
    public @Nullable Throwable trouble() {
        return trouble;
    }

    private SignedNote sign(SigningKey signer, LeafTree grown) {
        Checkpoint says = new Checkpoint(signer.verifier().name(), grown.size(), grown.root());
        return keep(signer.verifier(), says, new SignedNote(says.text(), List.of(signer.sign(says.text()))));
    }

    /** Outside first, so that nobody has seen what the next start does not know of. */
    private SignedNote keep(VerifierKey signer, Checkpoint says, SignedNote note) {
        folder.keep(note);
        keepInside(signer, says, note);
        return Objects.requireNonNull(last);
    }

    private void keepInside(VerifierKey signer, Checkpoint says, SignedNote outside) {
        SignedNote kept = tables.keep(says.size(), signer, ledger.now(), outside);
        if (!kept.equals(outside)) {
            folder.keep(kept);
        }
        last = kept;
        lastSays = says;
    }

    /** The tree, as far as the ledger is on disk. */
    private LeafTree grown() {
        Checkpoint says = lastSays;
        return grown(says == null ? 0 : says.size());
    }

    /** @param signed over how many events a checkpoint was signed with which the tree is compared where it is new */
    private LeafTree grown(long signed) {
        long head = ledger.head().position();
        LeafTree growing = tree;
        if (growing == null) {
            growing = new LeafTree(ledger, tables, Math.min(signed, head));
            tree = growing;
        }
        if (head < growing.size()) {
            throw shorter(growing.size(), head);
        }
        growing.growTo(head);
        return growing;
    }

    private static NotSigned shorter(long signed, long found) {
        return new NotSigned(
                Reason.SHORTER,
                "the last checkpoint was signed over " + signed + " events, and the ledger has " + found
                        + ": events that were recorded are gone, as after restoring an old backup. Restore the newer"
                        + " database; if it is lost for good, start once with --new-log");
    }

    /** Opens the key, once, and makes sure that the tree goes on from what was signed before. */
    private SigningKey open() {
        if (key != null) {
            return key;
        }
        SignedNote outside = folder.checkpoint();
        Kept inside = tables.last();
        SigningKey opened = folder.key();
        if (opened == null && (outside != null || inside != null)) {
            throw new NotSigned(
                    Reason.KEY_MISSING,
                    "the key of the log is missing in " + folder
                            + ", though checkpoints were signed with it. Put it back;"
                            + " if it is lost for good, start once with --new-log");
        }
        if (opened == null) {
            opened = folder.makeKey(origin, random);
            LOG.info("The key of the log was made in {}; keep a copy of it apart from the database.", folder);
        }
        Checkpoint saysOutside = outside == null
                ? null
                : isSignedByUs(outside.toString(), opened.verifier(), "the last checkpoint in " + folder);
        Checkpoint saysInside = inside == null
                ? null
                : isSignedByUs(inside.note(), opened.verifier(), "the last checkpoint in the database");
        if (outside == null || saysOutside == null) {
            if (saysInside != null) {
                throw new NotSigned(
                        Reason.CHECKPOINT_MISSING,
                        "the last checkpoint is missing in " + folder + ", though checkpoints were signed: one over "
                                + saysInside.size() + " events is in the database. Put it back, or in its place the"
                                + " newest checkpoint you have");
            }
            sign(opened, new LeafTree(ledger, tables, 0));
        } else if (inside == null || saysInside == null) {
            goesOn(saysOutside);
            keepInside(opened.verifier(), saysOutside, outside);
        } else {
            goesOn(saysInside);
            goesOn(saysOutside);
            if (saysInside.size() > saysOutside.size()) {
                keep(opened.verifier(), saysInside, SignedNote.parse(inside.note()));
            } else {
                keepInside(opened.verifier(), saysOutside, outside);
            }
        }
        LOG.info("The log is checked with the key {}", opened.verifier());
        key = opened;
        verifier = opened.verifier();
        return opened;
    }

    private static Checkpoint isSignedByUs(String note, VerifierKey ours, String which) {
        try {
            return Checkpoint.verified(SignedNote.parse(note), ours);
        } catch (Broken e) {
            throw new NotSigned(
                    Reason.KEY_REPLACED,
                    which + " was not signed with the key of the log, " + ours + ": " + e.why()
                            + ". Put the key back that signed it; if it is lost for good, start once with --new-log");
        }
    }

    /** The tree begins with what was signed. Where it seems not to, it is made again from the leaves before it is believed. */
    private void goesOn(Checkpoint signed) {
        LeafTree grown = grown(signed.size());
        if (grown.size() < signed.size()) {
            throw shorter(signed.size(), grown.size());
        }
        if (!grown.root(signed.size()).equals(signed.root())) {
            LeafTree anew = new LeafTree(ledger, tables, 0);
            anew.growTo(grown.size());
            tree = anew;
            Hash found = anew.root(signed.size());
            if (!found.equals(signed.root())) {
                throw new NotSigned(
                        Reason.DIFFERENT,
                        "the first " + signed.size()
                                + " events are not those the last checkpoint was signed over: their"
                                + " root is " + found + ", expected " + signed.root()
                                + ". Somebody has changed the database, or it is another one; restore the right one. An"
                                + " audit names what was changed");
            }
            LOG.warn("The roots of tiles kept in the database were not those of the leaves; they were made again.");
        }
    }

    // Asking

    /** The key it is checked with; null where there is none. */
    public @Nullable VerifierKey key() {
        VerifierKey known = verifier;
        if (known != null) {
            return known;
        }
        try {
            SigningKey there = folder.key();
            return there == null ? null : there.verifier();
        } catch (NotSigned e) {
            return null;
        }
    }

    /** Whether what a tile holds is what a checkpoint was signed over, and nothing found since speaks against it. */
    public synchronized boolean hasSigned(Tile tile) {
        return refusal == null && lastSays != null && tile.isIn(lastSays.size());
    }

    /** How many entries it has, all of them on disk. */
    public synchronized long size() {
        return grown().size();
    }

    /**
     * The root of the tree of the first entries.
     *
     * @throws IllegalArgumentException if there are not so many
     * @throws NotSigned if an event is missing
     */
    public synchronized Hash root(long size) {
        LeafTree grown = grown();
        if (size < 0 || size > grown.size()) {
            throw new IllegalArgumentException("no tree of " + size + " in one of " + grown.size());
        }
        return grown.root(size);
    }

    /**
     * The proof that an entry is in the tree of the first entries.
     *
     * @param index the place of the entry, from 0; its position is one more
     * @throws IllegalArgumentException if there is no such entry, or no such tree
     * @throws NotSigned if an event is missing
     */
    public synchronized InclusionProof inclusion(long index, long size) {
        LeafTree grown = grown();
        if (size > grown.size()) {
            throw new IllegalArgumentException("no tree of " + size + " in one of " + grown.size());
        }
        return grown.inclusion(index, size);
    }

    /**
     * The proof that the tree of the first entries begins with an earlier one.
     *
     * @throws IllegalArgumentException unless {@code 0 < oldSize <= newSize}, and there are so many
     * @throws NotSigned if an event is missing
     */
    public synchronized ConsistencyProof consistency(long oldSize, long newSize) {
        LeafTree grown = grown();
        if (newSize > grown.size()) {
            throw new IllegalArgumentException("no tree of " + newSize + " in one of " + grown.size());
        }
        return grown.consistency(oldSize, newSize);
    }

    /**
     * The bytes of a tile of hashes, or of a bundle of entries; null where the log has not so much.
     *
     * @throws NotSigned if an event is missing
     */
    public byte @Nullable [] tile(Tile tile) {
        synchronized (this) {
            LeafTree grown = grown();
            if (!tile.isIn(grown.size())) {
                return null;
            }
            if (!tile.isEntries()) {
                return grown.tile(tile);
            }
        }
        return EntryBundle.write(entries(tile.number() * Tile.FULL, tile.width()).stream()
                .map(Log::bytes)
                .toList());
    }

    /**
     * The bytes an entry is hashed as.
     *
     * @throws NotSigned if it says what no entry says, so that it has none
     */
    public static byte[] bytes(Entry entry) {
        try {
            return entry.bytes();
        } catch (IllegalArgumentException e) {
            throw new NotSigned(
                    Reason.GAP,
                    "the event of position " + entry.position() + " cannot be hashed (" + e.getMessage()
                            + "). Somebody has changed the database; restore it, and audit it");
        }
    }

    /**
     * Entries with what stands apart from them.
     *
     * @param after the position before the first
     * @param count how many; there must be so many
     * @throws NotSigned if one is missing
     */
    public List<Entry> entries(long after, int count) {
        List<Entry> entries = ledger.entries(after, count);
        for (int i = 0; i < count; i++) {
            if (i >= entries.size() || entries.get(i).position() != after + 1 + i) {
                throw LeafTree.gap(after + 1 + i);
            }
        }
        return entries;
    }

    /**
     * The proof that the entry of a position is in the log, with the entry and the newest checkpoint, as a file.
     *
     * @throws IllegalArgumentException if there is no such position
     * @throws NotSigned if it signs nothing
     */
    public RecordProof proof(long position) {
        SignedNote signed = checkpoint();
        long size = Checkpoint.parse(signed.text()).size();
        InclusionProof proof = inclusion(position - 1, size);
        return new RecordProof(bytes(entries(position - 1, 1).getFirst()), proof.index(), proof.path(), signed);
    }

    /** The checkpoints that were signed over more than so many entries, smallest first, some hundreds at most. */
    public List<Kept> kept(long afterSize) {
        return tables.kept(afterSize, KEPT_PAGE);
    }

    /** Everything that was signed and kept, outside the database and in it, for an audit to compare. */
    List<KeptRoot> keptRoots() {
        List<KeptRoot> roots = new ArrayList<>();
        VerifierKey ours = key();
        try {
            SignedNote outside = folder.checkpoint();
            if (outside != null) {
                roots.add(KeptRoot.of(outside, ours, "outside the database"));
            }
        } catch (NotSigned e) {
            roots.add(KeptRoot.unbelievable("outside the database", e.why()));
        }
        long after = -1;
        List<Kept> page;
        do {
            page = tables.kept(after, KEPT_PAGE);
            for (Kept kept : page) {
                String where = "in the database since " + kept.signedAt();
                try {
                    roots.add(KeptRoot.of(SignedNote.parse(kept.note()), ours, where));
                } catch (Broken e) {
                    roots.add(KeptRoot.unbelievable(where, e.why()));
                }
                after = kept.size();
            }
        } while (page.size() == KEPT_PAGE);
        return roots;
    }

    /**
     * Adds what witnesses say of a checkpoint that was signed once.
     *
     * @param offered the checkpoint with their signatures
     * @return the checkpoint with all signatures it has now
     * @throws Broken if it is no checkpoint that was signed here, or a signature is not one of a known witness
     */
    public synchronized SignedNote cosign(SignedNote offered) {
        long size = Checkpoint.parse(offered.text()).size();
        Kept kept = tables.kept(size - 1, KEPT_PAGE).stream()
                .filter(each -> each.size() == size)
                .filter(each -> SignedNote.parse(each.note()).text().equals(offered.text()))
                .findFirst()
                .orElseThrow(() -> new Broken("no such checkpoint over " + size + " entries was signed here"));
        SignedNote note = SignedNote.parse(kept.note());
        for (Signature signature : offered.signatures()) {
            if (!note.signatures().contains(signature)) {
                VerifierKey witness = witnesses.stream()
                        .filter(each -> each.isNamedBy(signature))
                        .findFirst()
                        .orElseThrow(() -> new Broken("the witness " + Base64Text.shown(signature.keyName())
                                + " is not one of those in the setting chancery.log-witnesses"));
                if (!witness.hasMade(signature, offered.text())) {
                    throw new Broken("the signature of " + witness.name() + " does not fit the checkpoint");
                }
                note = note.with(signature);
            }
        }
        tables.keep(size, VerifierKey.parse(kept.key()), kept.signedAt(), note);
        if (last != null && last.text().equals(note.text())) {
            folder.keep(note);
            last = note;
        }
        return note;
    }
}
