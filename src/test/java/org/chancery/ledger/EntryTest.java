package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EntryTest {

    private static final Entry BREAK = new Entry(
            1,
            UUID.fromString("0193587c-1a00-7000-8000-000000000001"),
            "relation/SYR-TUR",
            0,
            "ties-severed",
            1,
            Instant.parse("2026-11-23T12:00:00.000001Z"),
            "admin",
            "r-1",
            UUID.fromString("0193587c-1a00-7000-8000-000000000002"),
            "{\"between\":[\"SYR\",\"TUR\"],\"occurred\":\"2011\"}");

    @Test
    void the_reference_shows_the_bytes_and_the_leaf_of_its_example() throws IOException {
        assertThat(Files.readString(Path.of("docs/reference/log-entry.md")))
                .contains("\n" + text(BREAK) + "\n")
                .contains("\n" + HexFormat.of().formatHex(BREAK.leaf()) + "\n");
    }

    @Test
    void an_entry_is_canonical_json() {
        Entry awkward = new Entry(
                9_000_000_000L,
                UUID.randomUUID(),
                "actor/SDF",
                7,
                "actor-renamed",
                3,
                Instant.parse("0001-01-01T00:00:00Z"),
                "Zoë \"Z\" \\ \u0007 𝄞",
                "line\nline",
                UUID.randomUUID(),
                "{\"name\":\"قسد\"}");
        JsonNode read = new JsonMapper().readTree(text(awkward));

        assertThat(CanonicalJson.write(read)).isEqualTo(text(awkward));
        assertThat(read.get("recordedBy").stringValue()).isEqualTo(awkward.recordedBy());
        assertThat(read.get("recordedAt").stringValue()).isEqualTo("0001-01-01T00:00:00.000000Z");
    }

    @Test
    void what_an_entry_does_not_have_it_does_not_mention() {
        Entry bare = new Entry(
                2,
                BREAK.eventId(),
                BREAK.stream(),
                1,
                BREAK.name(),
                1,
                BREAK.recordedAt(),
                "admin",
                null,
                null,
                BREAK.payload());
        assertThat(text(bare))
                .doesNotContain("recordId")
                .doesNotContain("requestId")
                .doesNotContain("null");
    }

    @Test
    void every_column_moves_the_leaf() {
        UUID other = UUID.fromString("0193587c-1a00-7000-8000-000000000003");
        Set<String> leaves = Stream.of(
                        BREAK,
                        changed(
                                2,
                                BREAK.eventId(),
                                BREAK.stream(),
                                0,
                                BREAK.name(),
                                1,
                                BREAK.recordedAt(),
                                "admin",
                                "r-1",
                                BREAK.recordId(),
                                BREAK.payload()),
                        changed(
                                1,
                                other,
                                BREAK.stream(),
                                0,
                                BREAK.name(),
                                1,
                                BREAK.recordedAt(),
                                "admin",
                                "r-1",
                                BREAK.recordId(),
                                BREAK.payload()),
                        changed(
                                1,
                                BREAK.eventId(),
                                "relation/RUS-TUR",
                                0,
                                BREAK.name(),
                                1,
                                BREAK.recordedAt(),
                                "admin",
                                "r-1",
                                BREAK.recordId(),
                                BREAK.payload()),
                        changed(
                                1,
                                BREAK.eventId(),
                                BREAK.stream(),
                                1,
                                BREAK.name(),
                                1,
                                BREAK.recordedAt(),
                                "admin",
                                "r-1",
                                BREAK.recordId(),
                                BREAK.payload()),
                        changed(
                                1,
                                BREAK.eventId(),
                                BREAK.stream(),
                                0,
                                "ties-restored",
                                1,
                                BREAK.recordedAt(),
                                "admin",
                                "r-1",
                                BREAK.recordId(),
                                BREAK.payload()),
                        changed(
                                1,
                                BREAK.eventId(),
                                BREAK.stream(),
                                0,
                                BREAK.name(),
                                2,
                                BREAK.recordedAt(),
                                "admin",
                                "r-1",
                                BREAK.recordId(),
                                BREAK.payload()),
                        changed(
                                1,
                                BREAK.eventId(),
                                BREAK.stream(),
                                0,
                                BREAK.name(),
                                1,
                                BREAK.recordedAt().plusNanos(1_000),
                                "admin",
                                "r-1",
                                BREAK.recordId(),
                                BREAK.payload()),
                        changed(
                                1,
                                BREAK.eventId(),
                                BREAK.stream(),
                                0,
                                BREAK.name(),
                                1,
                                BREAK.recordedAt(),
                                "Admin",
                                "r-1",
                                BREAK.recordId(),
                                BREAK.payload()),
                        changed(
                                1,
                                BREAK.eventId(),
                                BREAK.stream(),
                                0,
                                BREAK.name(),
                                1,
                                BREAK.recordedAt(),
                                "admin",
                                "r-2",
                                BREAK.recordId(),
                                BREAK.payload()),
                        changed(
                                1,
                                BREAK.eventId(),
                                BREAK.stream(),
                                0,
                                BREAK.name(),
                                1,
                                BREAK.recordedAt(),
                                "admin",
                                "r-1",
                                other,
                                BREAK.payload()),
                        changed(
                                1,
                                BREAK.eventId(),
                                BREAK.stream(),
                                0,
                                BREAK.name(),
                                1,
                                BREAK.recordedAt(),
                                "admin",
                                "r-1",
                                BREAK.recordId(),
                                "{}"))
                .map(entry -> HexFormat.of().formatHex(entry.leaf()))
                .collect(Collectors.toSet());

        assertThat(leaves).hasSize(12);
    }

    private static Entry changed(
            long position,
            UUID eventId,
            String stream,
            long sequence,
            String name,
            int revision,
            Instant recordedAt,
            String recordedBy,
            String requestId,
            UUID recordId,
            String payload) {
        return new Entry(
                position,
                eventId,
                stream,
                sequence,
                name,
                revision,
                recordedAt,
                recordedBy,
                requestId,
                recordId,
                payload);
    }

    private static String text(Entry entry) {
        return new String(entry.bytes(), StandardCharsets.UTF_8);
    }
}
