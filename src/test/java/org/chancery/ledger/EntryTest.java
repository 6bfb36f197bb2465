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
    void the_reference_shows_an_entry_that_hides_who_recorded_it() throws IOException {
        Entry hiding =
                salted("Zoë Archivist", UUID.fromString("7f0c2f5e-3b1a-4c55-9d42-6a1f0e8b9c77"), BREAK.payload());
        assertThat(text(hiding)).doesNotContain("Archivist");
        assertThat(Files.readString(Path.of("docs/reference/log-entry.md")))
                .contains("\n" + text(hiding) + "\n")
                .contains("\n" + HexFormat.of().formatHex(hiding.leaf()) + "\n");
        assertThat(salted("Zoë Archivist", UUID.randomUUID(), BREAK.payload()).leaf())
                .isNotEqualTo(hiding.leaf());
        assertThat(salted("Zoe Archivist", hiding.salt(), BREAK.payload()).leaf())
                .isNotEqualTo(hiding.leaf());
    }

    @Test
    void a_name_can_go_and_the_entry_stays_the_same() {
        Entry hiding = salted("Zoë Archivist", UUID.randomUUID(), BREAK.payload());
        String hidden =
                new JsonMapper().readTree(text(hiding)).get("recordedBy").stringValue();
        assertThat(salted(hidden, null, BREAK.payload()).bytes()).isEqualTo(hiding.bytes());
    }

    @Test
    void a_payload_that_makes_an_entry_too_long_stands_apart_under_its_hash() throws Exception {
        int room = Entry.LONGEST - salted("admin", null, "{\"note\":\"\"}").bytes().length;
        Entry longest = salted("admin", null, "{\"note\":\"" + "x".repeat(room) + "\"}");
        assertThat(longest.bytes()).hasSize(Entry.LONGEST);
        assertThat(longest.isPayloadApart()).isFalse();
        String payload = "{\"note\":\"" + "x".repeat(room + 1) + "\"}";
        Entry tooLong = salted("admin", null, payload);
        assertThat(tooLong.isPayloadApart()).isTrue();
        JsonNode read = new JsonMapper().readTree(text(tooLong));
        assertThat(read.has("payload")).isFalse();
        assertThat(read.get("payloadHash").stringValue())
                .isEqualTo("sha256:"
                        + HexFormat.of()
                                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                        .digest(payload.getBytes(StandardCharsets.UTF_8))));
        assertThat(CanonicalJson.write(read)).isEqualTo(text(tooLong));
        assertThat(salted("admin", null, "{\"note\":\"" + "é".repeat(room / 2 + 1) + "\"}")
                        .isPayloadApart())
                .isTrue();
    }

    private static Entry salted(String recordedBy, UUID salt, String payload) {
        return new Entry(
                1,
                BREAK.eventId(),
                BREAK.stream(),
                0,
                BREAK.name(),
                1,
                BREAK.recordedAt(),
                recordedBy,
                "r-1",
                BREAK.recordId(),
                payload,
                salt);
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
