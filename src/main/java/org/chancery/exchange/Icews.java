package org.chancery.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.actor.Actor;
import org.chancery.actor.Actors;
import org.chancery.relation.Credibility;
import org.chancery.relation.Grade;
import org.chancery.relation.Parties;
import org.chancery.relation.RelationCommand.CodeInteraction;
import org.chancery.relation.Reliability;
import org.chancery.relation.Source;
import org.chancery.time.OccurrenceDate.Once;

/**
 * The events of ICEWS (Integrated Crisis Early Warning System): what machines took from the news, one interaction a row,
 * with the countries of both sides by name.
 *
 * <p>Published as 20 columns between tabs, and as the same columns between commas with two more for the month. {@code NA}
 * means that there is none. As with GDELT, only interactions of two countries are recorded, of grade MACHINE.
 */
final class Icews implements Format {

    private static final List<String> TAB = List.of(
            "Event ID",
            "Event Date",
            "Source Name",
            "Source Sectors",
            "Source Country",
            "Event Text",
            "CAMEO Code",
            "Intensity",
            "Target Name",
            "Target Sectors",
            "Target Country",
            "Story ID",
            "Sentence Number",
            "Publisher",
            "City",
            "District",
            "Province",
            "Country",
            "Latitude",
            "Longitude");
    private static final List<String> COMMA = List.of(
            "event_id",
            "event_date",
            "source_name",
            "source_sectors",
            "source_country",
            "event_text",
            "cameo_code",
            "intensity",
            "target_name",
            "target_sectors",
            "target_country",
            "story_id",
            "sentence_number",
            "publisher",
            "city",
            "district",
            "province",
            "country",
            "latitude",
            "longitude",
            "year",
            "yearmonth");

    /** Names of ICEWS that are nobody else's. */
    private static final Map<String, String> NAMES = Map.of(
            "the former Yugoslav Republic of Macedonia", "MKD",
            "Occupied Palestinian Territory", "PSE",
            "Congo", "COG",
            "Moldova, Republic of", "MDA");

    @Override
    public String name() {
        return "icews";
    }

    @Override
    public String title() {
        return "machine-coded interactions, ICEWS events";
    }

    @Override
    public List<Layout> layouts() {
        return List.of(
                Layout.tabs("icews", true, TAB.toArray(String[]::new)),
                Layout.csv("icews", COMMA.toArray(String[]::new)));
    }

    @Override
    public Reader reader(Actors actors) {
        Known known = new Known(actors);
        return row -> read(row, known);
    }

    private static String cell(Row row, String column) {
        boolean tabs = row.header().layout().delimiter() == '\t';
        String cell = row.cell(tabs ? column : COMMA.get(TAB.indexOf(column)));
        return cell.equals("NA") ? "" : cell;
    }

    private static Reading read(Row row, Known known) {
        String from = cell(row, "Source Country");
        String to = cell(row, "Target Country");
        if (from.isEmpty() || to.isEmpty()) {
            return new Reading.Nothing(
                    from.isEmpty() && to.isEmpty()
                            ? "no country is coded for either side"
                            : "no country is coded for the " + (from.isEmpty() ? "source" : "target"));
        }
        if (from.equals(to)) {
            return new Reading.Nothing("both sides are of one country");
        }
        String code = cell(row, "CAMEO Code");
        if (!Cameo.isCode(code)) {
            return new Reading.Refused("the CAMEO code is " + Found.text(code) + ", expected two to four digits");
        }
        String text = cell(row, "Event Date");
        Optional<Once> date = Days.plain(text).filter(day -> day.window().isSingleDay());
        if (date.isEmpty()) {
            return new Reading.Refused("the event date is " + Found.text(text) + ", expected a day such as 2018-06-01");
        }
        String intensity = cell(row, "Intensity");
        Double weight;
        try {
            weight = intensity.isEmpty() ? null : Double.valueOf(intensity);
        } catch (NumberFormatException e) {
            return new Reading.Refused("the intensity is " + Found.text(intensity) + ", expected a number");
        }
        Optional<Actor> by =
                known.named(NAMES.getOrDefault(from, from), date.get().window());
        Optional<Actor> toward =
                known.named(NAMES.getOrDefault(to, to), date.get().window());
        if (by.isEmpty() || toward.isEmpty()) {
            return new Reading.Review("no actor in the books for " + Found.text(by.isEmpty() ? from : to)
                    + "; register it and import again");
        }
        if (by.get().code().equals(toward.get().code())) {
            return new Reading.Nothing("both sides are of one country");
        }
        String id = cell(row, "Event ID");
        return new Reading.Says(
                id,
                text,
                TAB.stream().map(column -> cell(row, column)).toList(),
                pen -> List.of(new CodeInteraction(
                        new Parties.Directed(
                                List.of(by.get().code()), List.of(toward.get().code())),
                        Cameo.SCHEME,
                        code,
                        weight,
                        id.isEmpty() ? "none" : id,
                        pen.particulars(
                                0,
                                date.get(),
                                source(row),
                                Grade.MACHINE,
                                Text.line(place(row), 300),
                                Text.line(
                                        cell(row, "Source Name") + " - " + cell(row, "Event Text") + " - "
                                                + cell(row, "Target Name"),
                                        2_000)))),
                Cameo.look(code));
    }

    private static String place(Row row) {
        String city = cell(row, "City");
        String country = cell(row, "Country");
        return city.isEmpty() || country.isEmpty() ? city + country : city + ", " + country;
    }

    private static Source source(Row row) {
        String story = cell(row, "Story ID");
        return new Source(
                "ICEWS Coded Event Data" + (story.isEmpty() ? "" : ", story " + story),
                Text.line(cell(row, "Publisher"), 300),
                null,
                null,
                Reliability.F,
                new Credibility(6),
                null);
    }
}
