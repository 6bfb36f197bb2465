package org.chancery.api;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.chancery.audit.Broken;
import org.chancery.audit.Bundle;
import org.chancery.audit.Checkpoint;
import org.chancery.audit.ConsistencyProof;
import org.chancery.audit.Hash;
import org.chancery.audit.InclusionProof;
import org.chancery.audit.Kept;
import org.chancery.audit.Log;
import org.chancery.audit.NotSigned;
import org.chancery.audit.SignedNote;
import org.chancery.audit.Tile;
import org.chancery.audit.VerifierKey;
import org.chancery.ledger.Entry;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerEvent;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The log over HTTP: as our own calls, and as C2SP tlog-tiles has them so that standard clients can follow it. */
final class LogCalls {

    static final String ALL = "/api/log";

    /** Under each of these is the log as the standard lays it out. */
    private static final List<String> PREFIXES = List.of("/log", ALL, "");

    static final String TEXT = "text/plain";
    private static final String BYTES = "application/octet-stream";
    private static final String ZIP = "application/zip";
    private static final String NEVER_CHANGES = "max-age=31536000, immutable";
    private static final long MOST_ENTRIES = 1_000;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Parameter SIZE = Parameter.whole(
            "size", "The size of the tree; that of the newest checkpoint if left out.", 1, Long.MAX_VALUE, "42");

    private final Log log;
    private final Ledger ledger;

    LogCalls(Log log, Ledger ledger) {
        this.log = log;
        this.ledger = ledger;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(Route.get(
                ALL,
                "The log as it stands: its key, its size, its newest checkpoint; or why it signs none.",
                "Log",
                List.of(),
                this::state));
        routes.add(Route.text(
                ALL + "/key", "The key the log is checked with, as a vkey.", TEXT, List.of(), asked -> key()));
        for (String prefix : PREFIXES) {
            routes.add(Route.text(
                    prefix + "/checkpoint",
                    "The newest checkpoint: a signed note (C2SP tlog-checkpoint).",
                    TEXT,
                    List.of(),
                    asked -> note(signed(log::checkpoint))));
            routes.add(Route.text(
                    prefix + "/tile/{tile}",
                    "A tile of hashes (L/N or L/N.p/W) or a bundle of entries (entries/N or entries/N.p/W), as C2SP"
                            + " tlog-tiles has them.",
                    BYTES,
                    List.of(),
                    this::tile));
        }
        routes.add(Route.get(
                ALL + "/checkpoints",
                "The checkpoints that were signed, smallest first.",
                "Checkpoints",
                List.of(
                        Parameter.whole("after", "Only those over more entries than this.", 0, Long.MAX_VALUE, "42"),
                        Questions.LIMIT),
                this::checkpoints));
        routes.add(new Route(
                "POST",
                ALL + "/cosignatures",
                "Adds what witnesses say of a checkpoint; the body is the checkpoint with their signatures.",
                List.of(),
                new Route.Body(TEXT, "Note"),
                List.of(new Route.Answer(200, "The checkpoint with all signatures it has.", TEXT, null)),
                this::cosign));
        routes.add(Route.get(
                ALL + "/entries",
                "The entries of the log from one position to another, as they are hashed, with what stands apart.",
                "LogEntries",
                List.of(
                        Parameter.whole("from", "The first position; 1 if left out.", 1, Long.MAX_VALUE, "1"),
                        Parameter.whole(
                                "to",
                                "The last position, at most 999 after the first; that or the last there is if left out.",
                                1,
                                Long.MAX_VALUE,
                                "100")),
                this::entries));
        routes.add(Route.get(
                ALL + "/proof/inclusion",
                "The proof that the entry of a position is in the tree of a size (RFC 9162).",
                "InclusionProof",
                List.of(Parameter.whole("position", "The position of the entry.", 1, Long.MAX_VALUE, "17"), SIZE),
                this::inclusion));
        routes.add(Route.get(
                ALL + "/proof/consistency",
                "The proof that the tree of a size begins with that of an earlier one (RFC 9162).",
                "ConsistencyProof",
                List.of(
                        Parameter.whole("from", "The earlier size.", 1, Long.MAX_VALUE, "17"),
                        Parameter.whole(
                                "to",
                                "The later size; that of the newest checkpoint if left out.",
                                1,
                                Long.MAX_VALUE,
                                "42")),
                this::consistency));
        routes.add(Route.text(
                ALL + "/bundle",
                "The whole log in one archive, to be checked without us.",
                ZIP,
                List.of(),
                asked -> bundle()));
        routes.add(Route.text(
                "/api/records/{id}/proof",
                "The proof that what was recorded of a record is in the log (C2SP tlog-proof).",
                TEXT,
                List.of(Parameter.whole(
                        "position",
                        "Which of the positions at which something was said of the record; the first if left out.",
                        1,
                        Long.MAX_VALUE,
                        "17")),
                this::proof));
        return routes;
    }

    /** What needs the log, or the problem why it has no answer. */
    static <T> T signed(Supplier<T> wanted) {
        try {
            return wanted.get();
        } catch (NotSigned e) {
            throw problem(e);
        }
    }

    private static Problem problem(NotSigned e) {
        return new Problem(
                ProblemType.LOG_NOT_SIGNED,
                "The log is not signed: " + e.why() + ".",
                JSON.objectNode().put("reason", e.reason().name()));
    }

    private Reply state(Asked asked) {
        ObjectNode json = JSON.objectNode();
        SignedNote note = null;
        NotSigned refusal = null;
        try {
            note = log.checkpoint();
        } catch (NotSigned e) {
            refusal = e;
        }
        VerifierKey key = log.key();
        json.put("key", key == null ? null : key.toString());
        json.put("origin", key == null ? null : key.name());
        json.put("signed", note != null);
        if (refusal != null) {
            json.putObject("refusal").put("reason", refusal.reason().name()).put("detail", refusal.why());
        }
        if (note != null) {
            Checkpoint says = Checkpoint.parse(note.text());
            json.put("size", says.size()).put("root", says.root().base64()).put("checkpoint", note.toString());
        }
        return Reply.json(200, json);
    }

    private Reply key() {
        VerifierKey key = log.key();
        if (key == null) {
            signed(log::checkpoint);
            key = log.key();
        }
        return new Reply(200, TEXT + ";charset=utf-8", utf8(key + "\n"));
    }

    private static Reply note(SignedNote note) {
        return new Reply(200, TEXT + ";charset=utf-8", note.bytes());
    }

    private Reply tile(Asked asked) {
        Tile tile;
        try {
            tile = Tile.parse("tile" + asked.part("tile"));
        } catch (Broken e) {
            throw new Problem(ProblemType.BAD_PARAMETER, "There is no such tile: " + e.why() + ".");
        }
        byte[] bytes = signed(() -> log.tile(tile));
        if (bytes == null) {
            throw new Problem(
                    ProblemType.NOT_FOUND, "The log has not so much: " + tile.path() + " goes beyond its end.");
        }
        // What no checkpoint stands for may not be what it seems, and is not to outlast it.
        return new Reply(200, BYTES, bytes).with("Cache-Control", log.hasSigned(tile) ? NEVER_CHANGES : "no-store");
    }

    private Reply checkpoints(Asked asked) {
        long after = asked.whole("after", -1, 0, Long.MAX_VALUE);
        int limit = Questions.limit(asked);
        ObjectNode json = JSON.objectNode();
        ArrayNode all = json.putArray("checkpoints");
        log.kept(after).stream().limit(limit).forEach(kept -> all.add(kept(kept)));
        return Reply.json(200, json);
    }

    private static ObjectNode kept(Kept kept) {
        return JSON.objectNode()
                .put("size", kept.size())
                .put("signedAt", kept.signedAt().toString())
                .put("key", kept.key())
                .put("note", kept.note());
    }

    private Reply cosign(Asked asked) throws IOException {
        byte[] body = asked.request().getInputStream().readNBytes(1 << 20);
        try {
            return note(signed(() -> log.cosign(SignedNote.parse(body))));
        } catch (Broken e) {
            throw new Problem(ProblemType.UNREADABLE_BODY, "The cosignatures cannot be taken: " + e.why() + ".");
        }
    }

    private Reply entries(Asked asked) {
        long size = signed(log::size);
        long from = asked.whole("from", 1, 1, Long.MAX_VALUE);
        long furthest = from > Long.MAX_VALUE - MOST_ENTRIES ? Long.MAX_VALUE : from + MOST_ENTRIES - 1;
        long to = asked.text("to") == null ? Math.min(size, furthest) : asked.whole("to", 0, from, furthest);
        if (to > size || from > size) {
            if (size == 0 && asked.text("from") == null && asked.text("to") == null) {
                to = 0;
            } else {
                throw from > size ? beyond("from", from, size) : beyond("to", to, size);
            }
        }
        long last = to;
        List<Entry> entries = signed(() -> log.entries(from - 1, (int) (last - from + 1)));
        ObjectNode json = JSON.objectNode().put("size", size);
        ArrayNode all = json.putArray("entries");
        entries.forEach(entry -> all.add(entry(entry)));
        return Reply.json(200, json);
    }

    private static ObjectNode entry(Entry entry) {
        byte[] bytes = signed(() -> Log.bytes(entry));
        ObjectNode json = JSON.objectNode()
                .put("position", entry.position())
                .put("leaf", Hash.ofLeaf(bytes).base64())
                .put("entry", new String(bytes, StandardCharsets.UTF_8));
        UUID salt = entry.salt();
        if (salt != null) {
            json.put("recordedBy", entry.recordedBy()).put("salt", salt.toString());
        }
        if (entry.isPayloadApart()) {
            json.put("payload", entry.payload());
        }
        return json;
    }

    private static Problem beyond(String name, long found, long size) {
        return Asked.bad(name, String.valueOf(found), "at most " + size + ", the number of entries in the log");
    }

    private Reply inclusion(Asked asked) {
        long position = needed(asked, "position");
        long size = size(asked, "size");
        if (position > size) {
            throw Asked.bad("position", String.valueOf(position), "at most " + size + ", the size of the tree");
        }
        InclusionProof proof = signed(() -> log.inclusion(position - 1, size));
        Entry entry = signed(() -> log.entries(position - 1, 1)).getFirst();
        ObjectNode json = JSON.objectNode()
                .put("position", position)
                .put("index", proof.index())
                .put("size", size)
                .put("leaf", Hash.ofLeaf(signed(() -> Log.bytes(entry))).base64())
                .put("root", signed(() -> log.root(size)).base64());
        hashes(json, proof.path());
        return Reply.json(200, json);
    }

    private Reply consistency(Asked asked) {
        long from = needed(asked, "from");
        long to = size(asked, "to");
        if (from > to) {
            throw Asked.bad("from", String.valueOf(from), "at most " + to + ", the later size");
        }
        ConsistencyProof proof = signed(() -> log.consistency(from, to));
        ObjectNode json = JSON.objectNode()
                .put("from", from)
                .put("to", to)
                .put("fromRoot", signed(() -> log.root(from)).base64())
                .put("toRoot", signed(() -> log.root(to)).base64());
        hashes(json, proof.path());
        return Reply.json(200, json);
    }

    private static void hashes(ObjectNode json, List<Hash> path) {
        ArrayNode array = json.putArray("path");
        path.forEach(hash -> array.add(hash.base64()));
    }

    private static long needed(Asked asked, String name) {
        if (asked.text(name) == null) {
            throw Asked.bad(name, "nothing", "a whole number from 1 on");
        }
        return asked.whole(name, 0, 1, Long.MAX_VALUE);
    }

    /** A size that the log has. */
    private long size(Asked asked, String name) {
        long wanted = asked.whole(name, 0, 1, Long.MAX_VALUE);
        if (wanted == 0) {
            return Checkpoint.parse(signed(log::checkpoint).text()).size();
        }
        long size = signed(log::size);
        if (wanted > size) {
            throw beyond(name, wanted, size);
        }
        return wanted;
    }

    private Reply bundle() {
        Bundle bundle = signed(() -> Bundle.of(log));
        return Reply.streamed(ZIP, out -> {
                    try {
                        OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
                        bundle.writeTo(buffered, written -> {});
                        buffered.flush();
                    } catch (NotSigned e) {
                        throw new IOException(
                                e.why(), e); // the archive stays without its end, and nobody takes it for whole
                    }
                })
                .with(
                        "Content-Disposition",
                        "attachment; filename=\"chancery-log-"
                                + bundle.checkpoint().size() + ".zip\"");
    }

    private Reply proof(Asked asked) {
        UUID id = asked.id("id");
        List<Long> positions =
                ledger.eventsOfRecord(id).stream().map(LedgerEvent::position).toList();
        if (positions.isEmpty()) {
            throw new Problem(ProblemType.NO_SUCH_RECORD, "There is no record and no dispute of the id " + id + ".");
        }
        long position = asked.whole("position", positions.getFirst(), 1, Long.MAX_VALUE);
        if (!positions.contains(position)) {
            throw Asked.bad(
                    "position",
                    String.valueOf(position),
                    "one of "
                            + String.join(
                                    ", ",
                                    positions.stream().map(String::valueOf).toList())
                            + ", where something was said of this record");
        }
        return new Reply(
                        200,
                        TEXT + ";charset=utf-8",
                        signed(() -> log.proof(position)).bytes())
                .with("Content-Disposition", "attachment; filename=\"" + id + ".tlog-proof\"");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
