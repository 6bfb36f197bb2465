package org.chancery.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.chancery.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What stands around a page: both clocks, the ways through time, and where the same answer can be had again.
 *
 * @param here the address without the clocks
 * @param asOf the day asked about
 * @param asOfWords the same in words
 * @param today whether that is today
 * @param knownAt the instant asked for, as written in links; null where the reader asked for what is known now
 * @param knownWords the same in words
 * @param previous the day of the change before; null where there is none, or none is known
 * @param next the day of the change after; null where there is none, or none is known
 * @param permalink the address that stays true whatever is recorded later
 * @param json the same answer for programs; null where there is none
 * @param csv the same table; null where there is none
 * @param timeline how the answer changed over time, for programs; null where there is none
 * @param cited the page as a line in a bibliography
 * @param position the ledger position the answer belongs to
 * @param versions the versions of the rules and of the table of actors; null where they are not told
 */
record Frame(
        Address here,
        String asOf,
        String asOfWords,
        boolean today,
        @Nullable String knownAt,
        @Nullable String knownWords,
        @Nullable Step previous,
        @Nullable Step next,
        String permalink,
        @Nullable String json,
        @Nullable String csv,
        @Nullable String timeline,
        String cited,
        long position,
        @Nullable String versions) {

    /** A day one can go to. */
    record Step(String asOf, String words) {}

    /**
     * The frame of a page that is read by both clocks.
     *
     * @param here the address, without the clocks
     * @param title what the page is about
     * @param previous the day of the change before
     * @param next the day of the change after
     * @param json the path and parameters of the same answer for programs, without the clocks
     * @param csv those of the same table
     */
    static Frame of(
            Address here,
            String title,
            PageQuestion question,
            AsOf when,
            Instant now,
            @Nullable LocalDate previous,
            @Nullable LocalDate next,
            @Nullable Address json,
            @Nullable Address csv,
            long position,
            PageWords words) {
        Instant knownAt = question.knownAt();
        String filled = when.knownAt().truncatedTo(ChronoUnit.MICROS).toString();
        String asOf = when.asOf().toString();
        String permalink = both(here, asOf, filled);
        return new Frame(
                here,
                asOf,
                words.day(when.asOf()),
                when.asOf().equals(now.atZone(ZoneOffset.UTC).toLocalDate()),
                knownAt == null ? null : knownAt.toString(),
                knownAt == null ? null : words.instant(knownAt),
                previous == null ? null : new Step(previous.toString(), words.day(previous)),
                next == null ? null : new Step(next.toString(), words.day(next)),
                permalink,
                json == null ? null : both(json, asOf, filled),
                csv == null ? null : both(csv, asOf, filled),
                null,
                words.say(
                        "foot.cited",
                        title,
                        words.day(when.asOf()),
                        words.instant(when.knownAt()),
                        String.valueOf(position)),
                position,
                null);
    }

    /** The frame of a page that shows what is known now, whatever the day. */
    static Frame now(
            Address here,
            String title,
            Instant now,
            @Nullable Address json,
            @Nullable Address csv,
            long position,
            PageWords words) {
        return now(
                here, title, new AsOf(now.atZone(ZoneOffset.UTC).toLocalDate(), now), now, json, csv, position, words);
    }

    /**
     * The frame of a page whose address says all of what it shows, without the clocks.
     *
     * @param when what it is cited as: as of which day, as known when
     */
    static Frame now(
            Address here,
            String title,
            AsOf when,
            Instant now,
            @Nullable Address json,
            @Nullable Address csv,
            long position,
            PageWords words) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return new Frame(
                here,
                today.toString(),
                words.day(today),
                true,
                null,
                null,
                null,
                null,
                here.toString(),
                json == null ? null : json.toString(),
                csv == null ? null : csv.toString(),
                null,
                words.say(
                        "foot.cited",
                        title,
                        words.day(when.asOf()),
                        words.instant(when.knownAt()),
                        String.valueOf(position)),
                position,
                null);
    }

    /** The same with what the page of a relation says beside it. */
    Frame with(Address timeline, String versions) {
        String knownAtFilled = permalink.replaceAll(".*knownAt=", "");
        return told(permalink, timeline.with("knownAt", knownAtFilled).toString(), versions);
    }

    /** The same for a page of a list, whose permalink says where it begins. */
    Frame from(@Nullable String after) {
        return after == null
                ? this
                : told(
                        permalink
                                + (permalink.contains("?") ? "&after=" : "?after=")
                                + UriUtils.encode(after, StandardCharsets.UTF_8),
                        timeline,
                        versions);
    }

    private Frame told(String permalink, @Nullable String timeline, @Nullable String versions) {
        return new Frame(
                here,
                asOf,
                asOfWords,
                today,
                knownAt,
                knownWords,
                previous,
                next,
                permalink,
                json,
                csv,
                timeline,
                cited,
                position,
                versions);
    }

    private static String both(Address address, String asOf, String knownAt) {
        return address.with("asOf", asOf).with("knownAt", knownAt).toString();
    }

    /** How to cite the answer, as plain text; null where there is no such form of it. */
    public @Nullable String citation() {
        if (timeline == null || json == null) {
            return null;
        }
        int parameters = json.indexOf('?');
        return json.substring(0, parameters) + "/citation.txt" + json.substring(parameters);
    }

    /** The path a form sends its clocks to. */
    public String path() {
        return here.path();
    }

    /** What a form sends along with the clocks. */
    public List<Address.Parameter> kept() {
        return here.parameters();
    }

    /** The address of the same page on another day; null for today. What is read by the other clock stays. */
    public String on(@Nullable String day) {
        return here.with("asOf", day).with("knownAt", knownAt).toString();
    }

    /** The address of the same page as the books stand now. */
    public String known() {
        return here.with("asOf", asOf).toString();
    }

    /** The permalink with the place where this program is met, for what leaves the page. */
    public String address() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + permalink;
    }

    /** The address of a comparison of this with today. */
    public String comparison() {
        return Address.of("/compare")
                .with("left", today && knownAt == null ? null : asOf + "," + (knownAt == null ? "" : knownAt))
                .toString();
    }

    /** The address of another page, read by the same clocks. */
    public String to(String path) {
        return Address.of(path)
                .with("asOf", today ? null : asOf)
                .with("knownAt", knownAt)
                .toString();
    }
}
