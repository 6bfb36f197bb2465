package org.chancery.standing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.chancery.relation.Answer;
import org.chancery.relation.Certainty;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Headline;
import org.chancery.relation.Span;
import org.chancery.relation.Value;
import org.jspecify.annotations.Nullable;

/**
 * Answers in few bytes, as the rows of the projection hold them: all but their key, and without since when.
 *
 * <p>Only the version of the program that wrote them reads them; {@link #LAYOUT} tells versions apart.
 */
final class AnswerBytes {

    /** What is longer is not kept, and answered from the records instead: the reasons of a thousand records. */
    static final int LONGEST = 16_384;

    /** Names the form: it changes with the words it counts through. */
    static final String LAYOUT = "2."
            + Integer.toHexString(List.of(
                            Arrays.toString(Facet.values()),
                            Arrays.toString(Value.values()),
                            Arrays.toString(Headline.Word.values()))
                    .hashCode());

    private static final Value[] VALUES = Value.values();
    private static final Certainty[] CERTAINTIES = Certainty.values();
    private static final int IMPLIED = 1;
    private static final int RULE = 2;

    private AnswerBytes() {}

    /** The bytes of what a span says; null where they would be too many. */
    static byte @Nullable [] write(Span span) {
        Answer answer = span.answer();
        Writer writer = new Writer();
        writer.number(Ordinal.of(answer.certainty()) << 2 | span.inexact());
        writer.number(answer.values().size());
        for (Answer.Possible possible : answer.values()) {
            writer.number(Ordinal.of(possible.value()));
            String rule = possible.rule();
            writer.number((possible.implied() ? IMPLIED : 0) | (rule == null ? 0 : RULE));
            if (rule != null) {
                writer.text(rule);
            }
            writer.ids(possible.records());
            writer.number(possible.details().size());
            for (Map.Entry<String, String> detail : possible.details().entrySet()) {
                writer.text(detail.getKey());
                writer.text(detail.getValue());
            }
        }
        writer.number(answer.positions().size());
        for (Answer.Side side : answer.positions()) {
            writer.text(side.name());
            writer.number(side.values().size());
            side.values().forEach(value -> writer.number(Ordinal.of(value)));
            writer.ids(side.records());
        }
        writer.ids(answer.disputes());
        byte[] bytes = writer.bytes.toByteArray();
        return bytes.length > LONGEST ? null : bytes;
    }

    /** What a span of a key says. */
    static Span read(FacetKey key, long from, long until, byte[] bytes) {
        Reader reader = new Reader(ByteBuffer.wrap(bytes));
        int head = reader.number();
        List<Answer.Possible> values = new ArrayList<>();
        for (int left = reader.number(); left > 0; left--) {
            values.add(reader.possible());
        }
        List<Answer.Side> sides = new ArrayList<>();
        for (int left = reader.number(); left > 0; left--) {
            String name = reader.text();
            List<Value> held = new ArrayList<>();
            for (int more = reader.number(); more > 0; more--) {
                held.add(VALUES[reader.number()]);
            }
            sides.add(new Answer.Side(name, held, reader.ids()));
        }
        int inexact = head & 3;
        Answer answer = new Answer(key, CERTAINTIES[head >> 2], values, sides, reader.ids(), inexact == 0);
        return new Span(from, until, answer, inexact);
    }

    private static final class Writer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);

        void number(int number) {
            int rest = number;
            while (rest > 127) {
                bytes.write((rest & 127) | 128);
                rest >>>= 7;
            }
            bytes.write(rest);
        }

        void text(String text) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            number(encoded.length);
            bytes.write(encoded, 0, encoded.length);
        }

        void ids(List<UUID> ids) {
            number(ids.size());
            for (UUID id : ids) {
                bytes.writeBytes(ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array());
            }
        }
    }

    private record Reader(ByteBuffer bytes) {

        int number() {
            int number = 0;
            int shift = 0;
            byte next;
            do {
                next = bytes.get();
                number |= (next & 127) << shift;
                shift += 7;
            } while (next < 0);
            return number;
        }

        String text() {
            byte[] encoded = new byte[number()];
            bytes.get(encoded);
            return new String(encoded, StandardCharsets.UTF_8);
        }

        List<UUID> ids() {
            int count = number();
            if (count == 0) {
                return List.of();
            }
            List<UUID> ids = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                ids.add(new UUID(bytes.getLong(), bytes.getLong()));
            }
            return ids;
        }

        Answer.Possible possible() {
            Value value = VALUES[number()];
            int flags = number();
            String rule = (flags & RULE) == 0 ? null : text();
            List<UUID> records = ids();
            int details = number();
            SortedMap<String, String> more = details == 0 ? Collections.emptySortedMap() : new TreeMap<>();
            for (int i = 0; i < details; i++) {
                more.put(text(), text());
            }
            return new Answer.Possible(value, (flags & IMPLIED) != 0, rule, null, null, records, more);
        }
    }
}
