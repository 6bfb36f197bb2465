package org.chancery.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chancery.actor.ActorCode;
import org.chancery.form.EventForms;
import org.chancery.relation.ActorRules;
import org.chancery.relation.Effects;
import org.chancery.relation.Pair;
import org.chancery.relation.RelationEvent;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger as it stands, whatever it says: for who does not take it on trust.
 *
 * <p>For one thread after the other.
 */
public final class StoredEvent {

    private static final int LONGEST_QUOTE = 300;
    private static final byte[] NOT_TO_BE_HASHED = {};
    private static final Pattern HIDDEN = Pattern.compile("sha256:[0-9a-f]{64}");

    private final Entry entry;
    private final byte[] leaf;
    private byte @Nullable [] rightLeaf;

    StoredEvent(Entry entry, byte[] leaf) {
        this.entry = entry;
        this.leaf = leaf;
    }

    /** What a row says. */
    public sealed interface Content {}

    /** The row can be read. */
    public record Told(LedgerEvent event) implements Content {}

    /**
     * A column says what the ledger never writes.
     *
     * @param column the column
     * @param found what it says, shortened
     * @param expected what it may say
     */
    public record Unreadable(String column, String found, String expected) implements Content {}

    /**
     * A column says other than the payload does.
     *
     * @param column the column
     * @param found what it says
     * @param expected what follows from the payload
     */
    public record Disagreement(String column, String found, String expected) {}

    /** Its columns, all but the leaf. */
    public Entry entry() {
        return entry;
    }

    /** Its place in the whole ledger, as the row has it. */
    public long position() {
        return entry.position();
    }

    /** The leaf stored with it. */
    public byte[] leaf() {
        return leaf;
    }

    /** The leaf its columns come to; empty where they come to none. */
    public byte[] rightLeaf() {
        byte[] known = rightLeaf;
        if (known == null) {
            try {
                known = entry.leaf();
            } catch (RuntimeException e) {
                known = NOT_TO_BE_HASHED; // a text that is no text, a year beyond all years
            }
            rightLeaf = known;
        }
        return known;
    }

    /** Whether the leaf stored is the one the columns come to. */
    public boolean isSound() {
        return Arrays.equals(leaf, rightLeaf());
    }

    /** Whether it has a hash in the place of the name of who recorded it, as where the name was erased. */
    public boolean isNameErased() {
        return entry.salt() == null && HIDDEN.matcher(entry.recordedBy()).matches();
    }

    /** Whose history it says it belongs to; null where it says nothing of the kind. */
    public @Nullable StreamId stream() {
        try {
            StreamId stream = StreamId.parse(entry.stream());
            return stream.name().equals(entry.stream()) ? stream : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Reads it. Never throws: what cannot be read is told. */
    public Content content() {
        StreamId stream = stream();
        if (stream == null) {
            return new Unreadable(
                    "stream", quoted(entry.stream()), "relation/ and two codes, sorted, or actor/ and a code");
        }
        if (entry.revision() != EventForms.REVISION) {
            return new Unreadable("revision", String.valueOf(entry.revision()), String.valueOf(EventForms.REVISION));
        }
        if (!EventForms.names().contains(entry.name())) {
            return new Unreadable("name", quoted(entry.name()), "the name of an event");
        }
        try {
            return new Told(new LedgerEvent(stream, entry.sequence(), Payloads.read(entry)));
        } catch (RuntimeException e) {
            return new Unreadable(
                    "payload",
                    shortened(String.valueOf(e.getMessage())),
                    "the payload of " + entry.name() + " in revision " + EventForms.REVISION);
        }
    }

    /** Where the columns say other than what was told of them. */
    public List<Disagreement> disagreements(RelationEvent event) {
        List<Disagreement> found = new ArrayList<>();
        UUID about = Ledger.about(event);
        if (!Objects.equals(about, entry.recordId())) {
            found.add(new Disagreement("record_id", String.valueOf(entry.recordId()), String.valueOf(about)));
        }
        String expected = switch (stream()) {
            case StreamId.OfRelation(Pair pair) -> expected(pair, event);
            case StreamId.OfActor(ActorCode actor) -> expected(actor, event);
            case null -> null;
        };
        if (expected != null) {
            found.add(new Disagreement("stream", entry.stream(), expected));
        }
        return found;
    }

    private static @Nullable String expected(Pair pair, RelationEvent event) {
        if (event instanceof RelationEvent.ActorEvent ofActor) {
            return new StreamId.OfActor(ActorRules.actor(ofActor)).name();
        }
        return event instanceof RelationEvent.Act act && !Effects.relations(act).contains(pair)
                ? "one of " + Effects.relations(act)
                : null;
    }

    private static @Nullable String expected(ActorCode actor, RelationEvent event) {
        if (event instanceof RelationEvent.ActorEvent ofActor) {
            return ActorRules.actor(ofActor).equals(actor)
                    ? null
                    : new StreamId.OfActor(ActorRules.actor(ofActor)).name();
        }
        return "the stream of a relation";
    }

    private static String quoted(String text) {
        return "\"" + shortened(text) + "\"";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
