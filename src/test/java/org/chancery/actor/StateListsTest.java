package org.chancery.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.actor.StateTableTest.cell;
import static org.chancery.actor.StateTableTest.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chancery.SharedData;
import org.chancery.actor.Actor.ForeignCode;
import org.chancery.actor.Actor.ForeignCode.Scheme;
import org.chancery.actor.Actors.Resolution;
import org.junit.jupiter.api.Test;

/** Checks the table of states against the published lists and the crosswalk of codes it was written from. */
class StateListsTest {

    private static final Actors STATES = Actors.states();

    /** The days of a list on which no actor with that number lives by our table, each with the reason. */
    private static final Map<String, String> NARROWED = new TreeMap<>(Map.ofEntries(
            Map.entry("GW 42 1861-03-19/1865-03-02", "the Dominican Republic was annexed to Spain"),
            Map.entry("GW 240 1866-09-21/1871-01-17", "Hanover was annexed by Prussia"),
            Map.entry("GW 273 1866-09-21/1871-01-17", "Hesse-Kassel was annexed by Prussia"),
            Map.entry("GW 265 1949-10-05/1949-10-06", "the German Democratic Republic began on 7 October 1949"),
            Map.entry("GW 305 1938-03-14/1945-04-26", "Austria was annexed by Germany and had no government in exile"),
            Map.entry("GW 517 1962-01-07/1962-06-30", "day and month are exchanged in the list"),
            Map.entry("GW 563 1877-04-12/1881-08-02", "Transvaal was annexed by Britain"),
            Map.entry("GW 563 1902-06-01/1910-05-30", "Transvaal was annexed by Britain"),
            Map.entry("GW 564 1902-06-01/1910-05-30", "the Orange Free State was annexed by Britain"),
            Map.entry("GW 781 1965-05-26/1965-07-25", "the month is wrong in the list")));

    /** The codes of the crosswalk that ours do not have, each with the reason. */
    private static final Map<String, String> OTHER_CODES = new TreeMap<>(Map.of(
            "VAT COW 327", "the number belongs to the Papal States",
            "VAT GW 327", "the number belongs to the Papal States",
            "VAT COW_LETTERS PAP", "the letters belong to the Papal States",
            "VAT GW_LETTERS PAP", "the letters belong to the Papal States",
            "VNM GW 815", "the number belongs to the empire of the Nguyen",
            "VNM GW_LETTERS VNM", "the letters belong to the empire of the Nguyen"));

    @Test
    void every_day_of_both_lists_is_lived_by_a_bearer_of_the_number_but_for_the_reasons_listed() throws IOException {
        assertThat(missing()).containsExactlyElementsOf(NARROWED.keySet());
    }

    @Test
    void the_dates_of_both_lists_are_kept_beside_our_own() throws IOException {
        Map<String, String> differing = new TreeMap<>();
        for (Map<String, String> row : rows("states.csv")) {
            Actor actor = STATES.find(cell(row, "code")).orElseThrow();
            for (Scheme scheme : List.of(Scheme.COW, Scheme.GW)) {
                List<Lifespan> listed = new ArrayList<>();
                for (Entry entry : entries(scheme)) {
                    for (ForeignCode code : actor.codes()) {
                        if (code.scheme() == scheme && code.code().equals(entry.number())) {
                            listed.addAll(Lifespan.common(
                                    List.of(entry.span()), List.of(new Lifespan(code.from(), code.to()))));
                        }
                    }
                }
                String column = scheme.name().toLowerCase(Locale.ROOT) + "_listed";
                List<Lifespan> kept = StateTableTest.union(StateTableTest.spans(cell(row, column)));
                if (!StateTableTest.union(listed).equals(kept)) {
                    differing.put(actor.code() + " " + scheme, listed + " not " + kept);
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void the_codes_agree_with_the_crosswalk_but_for_the_reasons_listed() throws IOException {
        TreeSet<String> absent = new TreeSet<>();
        for (Map<String, String> row : crosswalk()) {
            Actor actor = STATES.find(iso3(row)).orElse(null);
            if (actor == null) {
                continue;
            }
            Map<Scheme, String> theirs = Map.of(
                    Scheme.COW, cell(row, "cown"),
                    Scheme.COW_LETTERS, cell(row, "cowc"),
                    Scheme.GW, cell(row, "gwn"),
                    Scheme.GW_LETTERS, cell(row, "gwc"),
                    Scheme.ISO2, cell(row, "iso2c"),
                    Scheme.ISO3, cell(row, "iso3c"),
                    Scheme.ISO_NUMERIC, threeDigits(cell(row, "iso3n")),
                    Scheme.FIPS, cell(row, "fips"));
            theirs.forEach((scheme, code) -> {
                boolean ours = actor.codes().stream()
                        .anyMatch(one -> one.scheme() == scheme && one.code().equals(code));
                if (!code.isEmpty() && !ours) {
                    absent.add(actor.code() + " " + scheme + " " + code);
                }
            });
        }
        assertThat(absent).containsExactlyElementsOf(OTHER_CODES.keySet());
    }

    @Test
    void every_english_name_of_the_crosswalk_finds_its_state_today() throws IOException {
        LocalDate day = LocalDate.of(2024, 7, 24);
        List<String> lost = new ArrayList<>();
        for (Map<String, String> row : crosswalk()) {
            Actor actor = STATES.find(iso3(row)).filter(one -> one.livesOn(day)).orElse(null);
            if (actor == null) {
                continue;
            }
            Stream.of("country.name.en", "un.name.en", "iso.name.en", "iso2c")
                    .map(column -> cell(row, column))
                    .filter(name -> !name.isEmpty())
                    .filter(name -> !STATES.resolve(name, day).equals(new Resolution.Found(actor)))
                    .map(name -> actor.code() + " " + name)
                    .forEach(lost::add);
        }
        assertThat(lost).isEmpty();
    }

    private static List<String> missing() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Scheme scheme : List.of(Scheme.COW, Scheme.GW)) {
            for (Entry entry : entries(scheme)) {
                List<Lifespan> lived = StateTableTest.union(STATES.all().stream()
                        .filter(actor -> actor.codes().stream()
                                .anyMatch(code ->
                                        code.scheme() == scheme && code.code().equals(entry.number())))
                        .flatMap(actor -> actor.lifespans().stream())
                        .toList());
                LocalDate next = entry.span().from();
                LocalDate last = entry.span().to();
                assertThat(next).isNotNull();
                assertThat(last).isNotNull();
                for (Lifespan span : lived) {
                    LocalDate from = span.from();
                    if (span.to() != null && span.to().isBefore(next)) {
                        continue;
                    }
                    if (from != null && from.isAfter(next) && !from.isAfter(last)) {
                        missing.add(scheme + " " + entry.number() + " " + next + "/" + from.minusDays(1));
                    }
                    if (from == null || !from.isAfter(last)) {
                        next = span.to() == null ? last.plusDays(1) : span.to().plusDays(1);
                    }
                }
                if (!next.isAfter(last)) {
                    missing.add(scheme + " " + entry.number() + " " + next + "/" + last);
                }
            }
        }
        missing.sort(null);
        return missing;
    }

    private static List<Entry> entries(Scheme scheme) throws IOException {
        boolean cow = scheme == Scheme.COW;
        Path file = SharedData.require("data/state-lists/" + (cow ? "cow_states.csv" : "gw_states.csv"));
        return StateTable.rows(Files.readString(file)).stream()
                .map(row -> cow
                        ? new Entry(
                                number(cell(row, "ccode")),
                                new Lifespan(
                                        day(row, "styear", "stmonth", "stday"),
                                        day(row, "endyear", "endmonth", "endday")))
                        : new Entry(
                                number(cell(row, "gwcode")),
                                Lifespan.parse(cell(row, "startdate") + "/" + cell(row, "enddate"))))
                .toList();
    }

    private static List<Map<String, String>> crosswalk() throws IOException {
        Path file = SharedData.require("data/codes/codelist_without_cldr.csv");
        return StateTable.rows(Files.readString(file));
    }

    private static String iso3(Map<String, String> row) {
        String iso = cell(row, "iso3c");
        return iso.isEmpty() ? cell(row, "country.name.en").equals("Kosovo") ? "XKX" : "-" : iso;
    }

    private static LocalDate day(Map<String, String> row, String year, String month, String day) {
        return LocalDate.of(
                Integer.parseInt(number(cell(row, year))),
                Integer.parseInt(number(cell(row, month))),
                Integer.parseInt(number(cell(row, day))));
    }

    private static String number(String written) {
        return written.replace(".0", "");
    }

    private static String threeDigits(String number) {
        return number.isEmpty() ? "" : String.format(Locale.ROOT, "%03d", Integer.valueOf(number));
    }

    private record Entry(String number, Lifespan span) {}
}
