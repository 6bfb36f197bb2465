package org.chancery.exchange;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationCommand.AppointAmbassador;
import org.chancery.relation.RelationCommand.AppointChargeAdInterim;
import org.chancery.relation.RelationCommand.EndTenure;
import org.chancery.relation.RelationCommand.PresentCredentials;
import org.chancery.relation.RepresentativeClass;
import org.chancery.relation.Source;
import org.chancery.relation.TenureEnd;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.OccurrenceDate.Once;
import org.chancery.time.UnreadableDate;
import org.jspecify.annotations.Nullable;

/**
 * Chiefs of mission of the United States since 1779, of the Office of the Historian: one tenure a row.
 *
 * <p>A row is up to three records: the appointment, which puts nobody in post; the credentials (or, of a chargé
 * d'affaires ad interim, the taking of charge); and the end of the tenure. Nominees are not chiefs and never in post. The
 * words beside a date decide how much of it holds: "about" and the like make it approximate, "between" leaves it to a
 * person. Where one tenure ends on the day another begins, the end comes first.
 */
final class UsChiefs implements Format {

    private static final ActorCode USA = ActorCode.of("USA");
    private static final Pattern LEFT = Pattern.compile("Left (?:the )?(.+?)(?: on| about| soon after)?\\.?");
    private static final Pattern ROUGH = Pattern.compile(
            "\\b(about|approximately|shortly before|on or before|before|soon after|on or after|shortly after|late in|probably)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VAGUE = Pattern.compile(
            "\\b(between|no record|not reported|predecessor)\\b|\\bor$|^\\w+-\\w+ \\d{4}$|^Dec \\d{4}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DIED = Pattern.compile("\\b(died|assassinated)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROMOTED =
            Pattern.compile("\\bpromoted\\b|credentials as Ambassador", Pattern.CASE_INSENSITIVE);
    private static final Pattern SUPERSEDED = Pattern.compile(
            "\\b(superseded|recommissioned|reaccredited|relieved by|successor)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern OUT_OF_THE_ORDINARY = Pattern.compile(
            "severed|declared war|interrupted|occupied|occupation|closed|persona non grata|recall requested|departure"
                    + " requested|recalled|withdrawn|suspended|ceased|annexed|absorbed|incorporated|broke relations",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> AD_INTERIM = Set.of("charge-daffaires-ad-interim", "charge-daffaires-pro-tem");

    private static final Map<String, RepresentativeClass> CLASSES = Map.ofEntries(
            entry("ambassador-e-p", RepresentativeClass.AMBASSADOR),
            entry("envoy-extraordinary-minister-plenipotentiary", RepresentativeClass.MINISTER),
            entry("envoy-extraordinary-minister-plenipotentiary-consul-general", RepresentativeClass.MINISTER),
            entry("minister", RepresentativeClass.MINISTER),
            entry("minister-plenipotentiary", RepresentativeClass.MINISTER),
            entry("minister-resident", RepresentativeClass.MINISTER),
            entry("minister-resident-and-extraordinary", RepresentativeClass.MINISTER),
            entry("minister-resident-consul-general", RepresentativeClass.MINISTER),
            entry("minister-resident-foreign-service-officer", RepresentativeClass.MINISTER),
            entry("charge-daffaires", RepresentativeClass.CHARGE),
            entry("charge-daffaires-consul-general", RepresentativeClass.CHARGE));

    /** Cities that chiefs of several missions left, and whose they are. */
    private static final Map<String, String> CITIES = Map.ofEntries(
            entry("Antananarivo", "MDG"),
            entry("Apia", "WSM"),
            entry("Athens", "GRC"),
            entry("Bern", "CHE"),
            entry("Bridgetown", "BRB"),
            entry("Brussels", "BEL"),
            entry("Bucharest", "ROU"),
            entry("Cairo", "EGY"),
            entry("Canberra", "AUS"),
            entry("Colombo", "LKA"),
            entry("Dakar", "SEN"),
            entry("Gaborone", "BWA"),
            entry("Jeddah", "SAU"),
            entry("London", "GBR"),
            entry("Madrid", "ESP"),
            entry("Majuro", "MHL"),
            entry("Managua", "NIC"),
            entry("Manila", "PHL"),
            entry("Montevideo", "URY"),
            entry("Nairobi", "KEN"),
            entry("New Delhi", "IND"),
            entry("Paris", "FRA"),
            entry("Port Louis", "MUS"),
            entry("Port Moresby", "PNG"),
            entry("Riga", "LVA"),
            entry("Rome", "ITA"),
            entry("Suva", "FJI"),
            entry("Tananarive", "MDG"),
            entry("The Hague", "NLD"),
            entry("Wellington", "NZL"),
            entry("Yaounde", "CMR"));

    @Override
    public String name() {
        return "us-chiefs";
    }

    @Override
    public String title() {
        return "heads of missions of the United States, Office of the Historian";
    }

    @Override
    public List<Layout> layouts() {
        return List.of(Layout.csv(
                "us-chiefs",
                "territory",
                "group",
                "id",
                "person-id",
                "role-title-id",
                "contemporary-territory-id",
                "appointed/date",
                "appointed/note",
                "arrived/date",
                "arrived/note",
                "started/date",
                "started/note",
                "ended/date",
                "ended/note",
                "note",
                "created-date",
                "last-modified-date"));
    }

    @Override
    public Reader reader(Actors actors) {
        Known known = new Known(actors);
        return row -> read(row, known);
    }

    private static Reading read(Row row, Known known) {
        if (!row.cell("group").equals("chiefs")) {
            return new Reading.Nothing("a nominee who did not serve was never in post");
        }
        String role = row.cell("role-title-id");
        RepresentativeClass rank = CLASSES.get(role);
        if (rank == null && !AD_INTERIM.contains(role)) {
            return new Reading.Review("the title " + role + " is of no class of heads of mission");
        }
        Optional<OccurrenceDate> appointed = date(row, "appointed");
        Optional<OccurrenceDate> started = date(row, "started");
        Optional<OccurrenceDate> ended = date(row, "ended");
        for (String column : List.of("appointed", "started", "ended")) {
            String text = row.cell(column + "/date");
            if (!text.isEmpty() && Days.plain(text).isEmpty()) {
                return new Reading.Refused(column + "/date is " + Found.text(text) + ", expected a year, month or day");
            }
        }
        if (started.isPresent()
                && ended.isPresent()
                && ended.get().begins().latestDay() < started.get().begins().earliestDay()) {
            return new Reading.Refused("the tenure ends before it begins");
        }
        OccurrenceDate first = started.or(() -> appointed).orElse(null);
        if (first == null || (started.isEmpty() && rank == null)) {
            return new Reading.Review("the file does not say when the tenure began");
        }
        String territory = isAtTaipei(row, first) ? "taiwan" : row.cell("territory");
        Optional<Actor> host = Territories.actor(territory, first.begins(), known);
        if (host.isEmpty()) {
            return new Reading.Review("nobody in the books for " + row.cell("territory") + " at the time");
        }
        boolean endLives = ended.isEmpty()
                || host.get()
                        .livesWithin(
                                ended.get().begins().earliest(),
                                ended.get().begins().latest());
        Tenure tenure = new Tenure(
                new Directed(List.of(USA), List.of(host.get().code())),
                person(row.cell("person-id")),
                rank,
                isElsewhere(row, host.get(), first, known) ? Boolean.FALSE : null,
                rank == null ? Optional.empty() : appointed,
                started,
                started.isPresent() && endLives ? ended : Optional.empty(),
                row.cell("ended/note"),
                Text.line(row.cell("note"), 10_000),
                source(row));
        return new Reading.Says(
                row.cell("id"),
                row.cell("started/date") + "/" + row.cell("appointed/date"),
                row.cells().subList(0, row.cells().size() - 2),
                tenure::commands,
                look(row, started, ended, endLives));
    }

    private static @Nullable String look(
            Row row, Optional<OccurrenceDate> started, Optional<OccurrenceDate> ended, boolean endLives) {
        if (started.isEmpty()) {
            return "only the appointment is recorded: no certain day on which the post was taken up";
        }
        if (!row.cell("ended/date").isEmpty() && ended.isEmpty()) {
            return "the end of the tenure is not recorded: its date is not certain";
        }
        if (!endLives) {
            return "the end of the tenure is not recorded: the host had ceased by then";
        }
        return OUT_OF_THE_ORDINARY.matcher(row.cell("ended/note")).find()
                ? "the tenure ended out of the ordinary; an act of its own may have to be recorded"
                : null;
    }

    /** Embassies to China at Taipei were those to the Republic of China. */
    private static boolean isAtTaipei(Row row, OccurrenceDate first) {
        java.time.LocalDate from = first.begins().earliest();
        return row.cell("territory").equals("china") && from != null && from.getYear() >= 1950 && from.getYear() < 1979;
    }

    private static Optional<OccurrenceDate> date(Row row, String column) {
        String text = row.cell(column + "/date");
        String words = row.cell(column + "/note");
        Optional<Once> plain = Days.plain(text);
        if (plain.isEmpty() || VAGUE.matcher(words).find()) {
            return Optional.empty();
        }
        boolean rough = ROUGH.matcher(words).find() || words.startsWith("Commission");
        try {
            return Optional.of(rough ? OccurrenceDate.parse(text + "~") : plain.get());
        } catch (UnreadableDate e) {
            return Optional.empty();
        }
    }

    /** Whether the chief resided in another country: the note says so, or a place elsewhere is what was left. */
    private static boolean isElsewhere(Row row, Actor host, OccurrenceDate first, Known known) {
        if (row.cell("note").contains("non-resident")) {
            return true;
        }
        Matcher left = LEFT.matcher(row.cell("ended/note"));
        if (!left.matches() || left.group(1).startsWith("post")) {
            return false;
        }
        String place = left.group(1);
        String city = CITIES.get(place);
        if (city != null) {
            return !city.equals(host.code().value());
        }
        return known.named(place, first.begins())
                .filter(other -> !other.equals(host))
                .isPresent();
    }

    /** The name of a person, from one in lower case with hyphens, the family name first. */
    static String person(String id) {
        StringBuilder name = new StringBuilder();
        for (String word : id.split("-", -1)) {
            if (!word.isEmpty()) {
                name.append(name.isEmpty() ? "" : name.indexOf(",") < 0 ? ", " : " ")
                        .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                        .append(word.substring(1));
            }
        }
        return name.isEmpty() ? "not named" : name.toString();
    }

    private static Source source(Row row) {
        return new Source(
                "Principal Officers and Chiefs of Mission: " + row.cell("id"),
                "Office of the Historian, U.S. Department of State",
                Text.address("https://history.state.gov/departmenthistory/people/" + row.cell("person-id")),
                null,
                null,
                null,
                null);
    }

    private record Tenure(
            Directed parties,
            String person,
            @Nullable RepresentativeClass rank,
            @Nullable Boolean resident,
            Optional<OccurrenceDate> appointed,
            Optional<OccurrenceDate> started,
            Optional<OccurrenceDate> ended,
            String endNote,
            @Nullable String note,
            Source source) {

        private static final int END = 1;
        private static final int BEGINNING = 2;
        private static final int SAME_DAY_END = 3;

        List<RelationCommand> commands(Pen pen) {
            List<RelationCommand> commands = new ArrayList<>();
            if (rank != null && appointed.isPresent()) {
                commands.add(new AppointAmbassador(
                        parties,
                        person,
                        rank,
                        resident,
                        pen.particulars(0, appointed.get(), source, null, started.isPresent() ? null : note)));
            }
            if (started.isPresent()) {
                OccurrenceDate day = started.get();
                commands.add(
                        rank == null
                                ? new AppointChargeAdInterim(
                                        parties, person, pen.particulars(1, day, source, order(day, BEGINNING), note))
                                : new PresentCredentials(
                                        parties,
                                        person,
                                        rank,
                                        resident,
                                        pen.particulars(1, day, source, order(day, BEGINNING), note)));
            }
            if (ended.isPresent()) {
                OccurrenceDate day = ended.get();
                boolean sameDay = started.isPresent() && started.get().begins().overlaps(day.begins());
                commands.add(new EndTenure(
                        parties,
                        person,
                        how(endNote),
                        pen.particulars(
                                2,
                                day,
                                source,
                                order(day, sameDay ? SAME_DAY_END : END),
                                endNote.isEmpty() ? null : Text.line(endNote, 10_000))));
            }
            return commands;
        }

        private static @Nullable Integer order(OccurrenceDate date, int rank) {
            return date.begins().isSingleDay() ? rank : null;
        }

        private static TenureEnd how(String words) {
            if (DIED.matcher(words).find()) {
                return TenureEnd.DIED;
            }
            if (PROMOTED.matcher(words).find()) {
                return TenureEnd.PROMOTED;
            }
            return SUPERSEDED.matcher(words).find() ? TenureEnd.SUPERSEDED : TenureEnd.TOUR_ENDED;
        }
    }
}
