package org.chancery.exchange;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chancery.actor.Actor;
import org.chancery.actor.Actors;
import org.chancery.relation.Credibility;
import org.chancery.relation.Grade;
import org.chancery.relation.Parties;
import org.chancery.relation.RelationCommand.CodeInteraction;
import org.chancery.relation.Reliability;
import org.chancery.relation.Source;
import org.chancery.time.OccurrenceDate.Once;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * The event table of GDELT 2.0: what machines took from the news, one interaction a row.
 *
 * <p>A row is recorded where two different countries are coded; it is of grade MACHINE and moves no facet. A date exactly
 * 7, 30, 365 or 3,650 days before the day it was added is "last week", "last month", "last year" or "ten years ago" made
 * falsely exact, and becomes a window of that length which ends the day before. Codes stay text.
 */
final class Gdelt2 implements Format {

    private static final Set<Long> FALSELY_EXACT = Set.of(7L, 30L, 365L, 3_650L);
    private static final int DIGITS_OF_DAY = 8;

    @Override
    public String name() {
        return "gdelt2";
    }

    @Override
    public String title() {
        return "machine-coded interactions, GDELT 2.0 event table";
    }

    @Override
    public List<Layout> layouts() {
        return List.of(Layout.tabs(
                "gdelt2",
                false,
                "GLOBALEVENTID",
                "SQLDATE",
                "MonthYear",
                "Year",
                "FractionDate",
                "Actor1Code",
                "Actor1Name",
                "Actor1CountryCode",
                "Actor1KnownGroupCode",
                "Actor1EthnicCode",
                "Actor1Religion1Code",
                "Actor1Religion2Code",
                "Actor1Type1Code",
                "Actor1Type2Code",
                "Actor1Type3Code",
                "Actor2Code",
                "Actor2Name",
                "Actor2CountryCode",
                "Actor2KnownGroupCode",
                "Actor2EthnicCode",
                "Actor2Religion1Code",
                "Actor2Religion2Code",
                "Actor2Type1Code",
                "Actor2Type2Code",
                "Actor2Type3Code",
                "IsRootEvent",
                "EventCode",
                "EventBaseCode",
                "EventRootCode",
                "QuadClass",
                "GoldsteinScale",
                "NumMentions",
                "NumSources",
                "NumArticles",
                "AvgTone",
                "Actor1Geo_Type",
                "Actor1Geo_FullName",
                "Actor1Geo_CountryCode",
                "Actor1Geo_ADM1Code",
                "Actor1Geo_ADM2Code",
                "Actor1Geo_Lat",
                "Actor1Geo_Long",
                "Actor1Geo_FeatureID",
                "Actor2Geo_Type",
                "Actor2Geo_FullName",
                "Actor2Geo_CountryCode",
                "Actor2Geo_ADM1Code",
                "Actor2Geo_ADM2Code",
                "Actor2Geo_Lat",
                "Actor2Geo_Long",
                "Actor2Geo_FeatureID",
                "ActionGeo_Type",
                "ActionGeo_FullName",
                "ActionGeo_CountryCode",
                "ActionGeo_ADM1Code",
                "ActionGeo_ADM2Code",
                "ActionGeo_Lat",
                "ActionGeo_Long",
                "ActionGeo_FeatureID",
                "DATEADDED",
                "SOURCEURL"));
    }

    @Override
    public Reader reader(Actors actors) {
        Known known = new Known(actors);
        return row -> read(row, known);
    }

    private static Reading read(Row row, Known known) {
        String first = row.cell("Actor1CountryCode");
        String second = row.cell("Actor2CountryCode");
        if (first.isEmpty() || second.isEmpty()) {
            return new Reading.Nothing(
                    first.isEmpty() && second.isEmpty()
                            ? "no country is coded for either actor"
                            : "no country is coded for actor " + (first.isEmpty() ? 1 : 2));
        }
        if (first.equals(second)) {
            return new Reading.Nothing("both actors are of one country");
        }
        if (Cameo.isRegion(first) || Cameo.isRegion(second)) {
            return new Reading.Nothing(
                    "an actor is a region, not a country: " + (Cameo.isRegion(first) ? first : second));
        }
        String code = row.cell("EventCode");
        if (!Cameo.isCode(code)) {
            return new Reading.Refused("EventCode is " + Found.text(code) + ", expected two to four digits");
        }
        String sql = row.cell("SQLDATE");
        Optional<LocalDate> day = Days.digits(sql);
        if (day.isEmpty()) {
            return new Reading.Refused("SQLDATE is " + Found.text(sql) + ", expected a day of eight digits");
        }
        if (!sql.startsWith(row.cell("MonthYear")) || !sql.startsWith(row.cell("Year"))) {
            return new Reading.Refused("SQLDATE " + sql + ", MonthYear " + Found.text(row.cell("MonthYear"))
                    + " and Year " + Found.text(row.cell("Year")) + " contradict each other");
        }
        String added = row.cell("DATEADDED");
        Optional<LocalDate> addedOn =
                added.length() < DIGITS_OF_DAY ? Optional.empty() : Days.digits(added.substring(0, DIGITS_OF_DAY));
        if (addedOn.isEmpty()) {
            return new Reading.Refused("DATEADDED is " + Found.text(added) + ", expected a day and a time in digits");
        }
        String scale = row.cell("GoldsteinScale");
        Double weight = number(scale);
        if (weight == null && !scale.isEmpty()) {
            return new Reading.Refused("GoldsteinScale is " + Found.text(scale) + ", expected a number");
        }
        Once occurred = occurred(day.get(), addedOn.get());
        Actor by = actor(first, occurred.window(), known);
        Actor toward = actor(second, occurred.window(), known);
        if (by == null || toward == null) {
            return new Reading.Review(
                    "no actor in the books for " + (by == null ? first : second) + "; register it and import again");
        }
        if (by.code().equals(toward.code())) {
            return new Reading.Nothing("both actors are of one country");
        }
        return new Reading.Says(
                row.cell("GLOBALEVENTID"),
                sql,
                row.cells(),
                pen -> List.of(new CodeInteraction(
                        new Parties.Directed(List.of(by.code()), List.of(toward.code())),
                        Cameo.SCHEME,
                        code,
                        weight,
                        row.cell("GLOBALEVENTID").isEmpty() ? "none" : row.cell("GLOBALEVENTID"),
                        pen.particulars(
                                0,
                                occurred,
                                source(row.cell("SOURCEURL"), addedOn.get()),
                                Grade.MACHINE,
                                Text.line(row.cell("ActionGeo_FullName"), 300),
                                null))),
                Cameo.look(code));
    }

    private static @Nullable Actor actor(String country, Window window, Known known) {
        String code = Cameo.iso(country);
        return known.knows(code) ? known.named(code, window).orElse(null) : null;
    }

    private static Once occurred(LocalDate day, LocalDate added) {
        return FALSELY_EXACT.contains(ChronoUnit.DAYS.between(day, added))
                ? Days.within(day, added.minusDays(1))
                : Once.on(day);
    }

    private static @Nullable Double number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Source source(String url, LocalDate added) {
        String address = Text.address(url);
        return new Source(
                "GDELT 2.0 Event Database",
                "The GDELT Project",
                address,
                Once.on(added),
                Reliability.F,
                new Credibility(6),
                address == null ? Text.line(url, 2_000) : null);
    }
}
