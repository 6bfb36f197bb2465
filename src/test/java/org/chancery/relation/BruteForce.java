package org.chancery.relation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Lifespan;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.Parties.Mutual;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.time.OccurrenceDate.End;
import org.chancery.time.OccurrenceDate.Lasting;
import org.chancery.time.OccurrenceDate.Once;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of an answer, spelled out without any cleverness: every choice of a day for every record, every order within
 * each day, the worlds with the fewest unrecorded changes, and what they say at the end of each day.
 *
 * <p>It shares nothing with the fold: not the sweep, not the effects of acts, not the way amendments are applied. Good for
 * a handful of records on a small calendar. A window open to the past reaches {@value #ENDLESS_DAYS} days back from the
 * first day asked about.
 */
final class BruteForce {
    private static final int ENDLESS_DAYS = 5;

    /** The values of each facet beside NOT_RECORDED. A colon keeps apart what is shown alike. */
    private static final Map<Facet, List<String>> VALUES = new EnumMap<>(Facet.class);

    static {
        values(Facet.RECOGNITION, "NONE DE_FACTO FULL FULL:inferred WITHDRAWN");
        values(Facet.TIES, "NEVER ESTABLISHED SUSPENDED SEVERED LAPSED");
        values(Facet.MISSION_LEVEL, "NONE INTERESTS_SECTION CHARGE MINISTER AMBASSADOR OTHER");
        values(Facet.MISSION_OPERATION, "OPEN SUSPENDED CLOSED");
        values(Facet.HEAD_OF_MISSION, "IN_POST AD_INTERIM RECALLED EXPELLED VACANT");
        values(Facet.CONSULATES, "OPEN CLOSED");
        values(Facet.PROTECTING_POWER, "ACTIVE ENDED");
        values(Facet.HOSTILITY, "NONE WAR CEASEFIRE ARMISTICE");
        values(Facet.FORCE, "ACTIVE ACTIVE:threat ACTIVE:display ACTIVE:use ENDED");
        values(Facet.DEPLOYMENT, "NONE BY_CONSENT WITHOUT_CONSENT PEACEKEEPING");
        values(Facet.SUPPORT, "GIVEN ENDED");
        values(Facet.COMMITMENTS, "SIGNED RATIFIED IN_FORCE SUSPENDED TERMINATED");
        values(Facet.SANCTIONS, "THREATENED IMPOSED EASED SUSPENDED LIFTED");
        values(Facet.BORDER, "OPEN RESTRICTED CLOSED");
        values(Facet.TALKS, "PROPOSED UNDER_WAY STALLED CONCLUDED BROKEN_OFF");
        values(Facet.MEDIATION, "OFFERED UNDER_WAY STALLED ENDED");
        values(Facet.MEDIATION_ANSWER, "ACCEPTED REJECTED WITHDRAWN");
        values(Facet.DEMANDS, "RAISED MET DROPPED REJECTED");
        values(Facet.POLICY, "ADOPTED RENOUNCED");
    }

    private final long from;
    private final long through;
    private final Pair pair;
    private final Map<ActorCode, List<Lifespan>> lives;
    private final Grade minimum;
    private final Map<UUID, Book> books = new LinkedHashMap<>();
    private final Map<UUID, RelationEvent.RecordDisputed> disputes = new LinkedHashMap<>();

    /** A record as the stream leaves it. */
    private static final class Book {
        Act content;
        final LocalDate firstRecordedOn;
        final List<Grade> added = new ArrayList<>();
        boolean retracted;

        Book(Act content, LocalDate firstRecordedOn) {
            this.content = content;
            this.firstRecordedOn = firstRecordedOn;
        }

        boolean counts(Grade minimum) {
            return !retracted
                    && (content.particulars().grade().compareTo(minimum) >= 0
                            || added.stream().anyMatch(grade -> grade.compareTo(minimum) >= 0));
        }
    }

    /** What one record says on one facet key. */
    private record Row(
            Facet facet,
            ActorCode by,
            ActorCode toward,
            @Nullable String key,
            boolean everyKey,
            String table,
            @Nullable String end,
            @Nullable String rule) {
        boolean isOn(FacetKey asked) {
            return facet == asked.facet()
                    && by.equals(asked.by())
                    && toward.equals(asked.toward())
                    && (everyKey || Objects.equals(key, folded(asked.key())));
        }
    }

    /**
     * One act on one day, in some world.
     *
     * @param held whether it is one of many days on which a lasting observation held
     * @param evidence where it comes from, as bits
     */
    private record Happening(long day, @Nullable Integer order, Table table, boolean held, int evidence) {
        boolean repeats(Happening other) {
            return held && other.held && day == other.day && table.equals(other.table);
        }
    }

    /** A line of the table of effects, on the numbered values of a facet. */
    private record Table(String line, int[] after, boolean[] accepts, boolean[] implies) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Table that && line.equals(that.line);
        }

        @Override
        public int hashCode() {
            return line.hashCode();
        }
    }

    /** What can be said of a value on a day. */
    record Why(boolean implied, @Nullable String rule, Set<UUID> records) {}

    /** The answer on a day. */
    record DayAnswer(Certainty certainty, SortedMap<String, Why> values) {}

    /** The answers on the days asked for, and the fewest unrecorded changes in the better position. */
    record Verdict(int changes, SortedMap<LocalDate, DayAnswer> days) {}

    private static void values(Facet facet, String values) {
        List<String> all = new ArrayList<>(List.of("NOT_RECORDED"));
        all.addAll(List.of(values.split(" ")));
        VALUES.put(facet, all);
    }

    BruteForce(
            Pair pair,
            Map<ActorCode, List<Lifespan>> lives,
            Grade minimum,
            Collection<Recorded<RelationEvent>> stream,
            LocalDate from,
            LocalDate through) {
        this.from = from.toEpochDay();
        this.through = through.toEpochDay();
        this.pair = pair;
        this.lives = lives;
        this.minimum = minimum;
        for (Recorded<RelationEvent> recorded : stream) {
            read(recorded.event(), recorded.recordedOn());
        }
    }

    private void read(RelationEvent event, LocalDate day) {
        switch (event) {
            case Act act -> books.put(act.particulars().recordId(), new Book(act, day));
            case RelationEvent.RecordCorrected corrected -> {
                Book book = books.get(corrected.record());
                if (book == null) {
                    books.put(corrected.record(), brought(corrected, day));
                } else {
                    book.content = corrected.content();
                }
            }
            case RelationEvent.RecordRetracted retracted -> {
                Book book = books.get(retracted.record());
                if (book != null) {
                    book.retracted = true;
                }
            }
            case RelationEvent.RecordDisputed disputed -> disputes.put(disputed.disputeId(), disputed);
            case RelationEvent.DisputeResolved resolved -> disputes.remove(resolved.dispute());
            case RelationEvent.SourceAdded added -> {
                Book book = books.get(added.record());
                if (book != null && added.grade() != null) {
                    book.added.add(added.grade());
                }
            }
            case RelationEvent.ActorEvent _ -> {}
        }
    }

    private Book brought(RelationEvent.RecordCorrected corrected, LocalDate day) {
        RelationEvent.Provenance provenance = corrected.provenance();
        if (provenance == null) {
            return new Book(corrected.content(), day);
        }
        Book book = new Book(corrected.content(), provenance.recordedOn());
        provenance.added().stream()
                .map(RelationEvent.SourceAdded::grade)
                .filter(java.util.Objects::nonNull)
                .forEach(book.added::add);
        provenance.disputed().forEach(disputed -> disputes.put(disputed.disputeId(), disputed));
        return book;
    }

    /** How many ways there are to put the records of a key on the calendar, before orders within a day. */
    long placements(FacetKey key) {
        long product = 1;
        Worlds worlds = new Worlds(key, Set.of());
        for (List<List<Happening>> some : worlds.placements) {
            product = Math.min(1_000_000_000L, product * some.size());
        }
        return product;
    }

    /**
     * Whether two lasting observations say different things of one day. Such a key is out of reach: each day more doubles
     * the worlds.
     */
    boolean contradictory(FacetKey key) {
        return new Worlds(key, Set.of()).contradictory();
    }

    Verdict weigh(FacetKey key) {
        Set<UUID> disputed = new LinkedHashSet<>();
        Set<UUID> alternatives = new LinkedHashSet<>();
        for (RelationEvent.RecordDisputed dispute : disputes.values()) {
            disputed.add(dispute.record());
            alternatives.addAll(dispute.instead());
        }
        Worlds one = new Worlds(key, alternatives);
        one.weigh();
        Worlds two = one;
        if (!disputes.isEmpty()) {
            two = new Worlds(key, disputed);
            two.weigh();
        }
        SortedMap<LocalDate, DayAnswer> days = new TreeMap<>();
        for (long day = from; day <= through; day++) {
            SortedMap<String, Why> first = one.on(day);
            SortedMap<String, Why> second = two.on(day);
            SortedMap<String, Why> both = new TreeMap<>(first);
            second.forEach((value, why) -> both.merge(value, why, BruteForce::either));
            Certainty certainty = !first.keySet().equals(second.keySet())
                    ? Certainty.CONTESTED
                    : both.size() == 1 ? Certainty.DEFINITE : Certainty.POSSIBLE;
            days.put(LocalDate.ofEpochDay(day), new DayAnswer(certainty, both));
        }
        return new Verdict(Math.min(one.fewest, two.fewest), days);
    }

    private static Why either(Why one, Why other) {
        Set<UUID> records = new TreeSet<>(one.records);
        records.addAll(other.records);
        String rule = one.implied
                ? other.rule
                : other.implied || Objects.equals(one.rule, other.rule) ? one.rule : joined(one.rule, other.rule);
        return new Why(one.implied && other.implied, rule, records);
    }

    private static @Nullable String joined(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return null;
        }
        Set<String> rules = new TreeSet<>(List.of(one.split(", ")));
        rules.addAll(List.of(other.split(", ")));
        return String.join(", ", rules);
    }

    private static @Nullable String folded(@Nullable Key key) {
        return key == null ? null : folded(key.text());
    }

    private static String folded(String text) {
        return text.strip().replaceAll(" +", " ").toLowerCase(Locale.ROOT);
    }

    /** The worlds of one key in one position. */
    private final class Worlds {
        final List<String> names;
        final List<List<List<Happening>>> placements = new ArrayList<>();
        final List<@Nullable UUID> evidence = new ArrayList<>();
        final List<@Nullable String> rules = new ArrayList<>();
        int fewest;
        int[][] why = {};
        boolean[][] recorded = {};
        boolean[][] implied = {};

        Worlds(FacetKey key, Set<UUID> leftOut) {
            names = Objects.requireNonNull(VALUES.get(key.facet()));
            boolean onRecord = books.values().stream()
                    .filter(book -> book.counts(minimum))
                    .flatMap(book -> rows(book.content, pair).stream())
                    .anyMatch(row -> !row.everyKey && row.isOn(key));
            books.forEach((id, book) -> {
                if (book.counts(minimum) && !leftOut.contains(id)) {
                    for (Row row : rows(book.content, pair)) {
                        if (row.isOn(key) && (onRecord || !row.everyKey)) {
                            evidence.add(id);
                            rules.add(row.rule);
                            placements.add(placements(book.content.particulars(), book.firstRecordedOn, row));
                        }
                    }
                }
            });
            String ended = ended(key.facet());
            if (ended != null) {
                lives.values().forEach(spans -> {
                    for (LocalDate last : lastDays(spans)) {
                        if (spans.stream().noneMatch(other -> other.contains(last.plusDays(1)))) {
                            rule("life-span-ended", last.plusDays(1), "* > " + ended);
                        }
                    }
                });
                for (LocalDate begins : firstDays()) {
                    boolean someoneDiedBefore = lives.values().stream()
                            .flatMap(spans -> lastDays(spans).stream())
                            .anyMatch(begins::isAfter);
                    if (someoneDiedBefore && bothLiveOn(begins) && !bothLiveOn(begins.minusDays(1))) {
                        String others = names.stream()
                                .filter(name -> !name.equals(ended))
                                .map(name -> name + "=")
                                .collect(Collectors.joining(" "));
                        rule("life-span-began", begins, others + " " + ended + " > NOT_RECORDED");
                    }
                }
            }
        }

        private static @Nullable String ended(Facet facet) {
            return switch (facet) {
                case TIES -> "LAPSED";
                case MISSION_LEVEL -> "NONE";
                case MISSION_OPERATION -> "CLOSED";
                case HEAD_OF_MISSION -> "VACANT";
                default -> null;
            };
        }

        private boolean bothLiveOn(LocalDate day) {
            return lives.values().stream().allMatch(spans -> spans.stream().anyMatch(span -> span.contains(day)));
        }

        private Set<LocalDate> firstDays() {
            return lives.values().stream()
                    .flatMap(List::stream)
                    .map(Lifespan::from)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
        }

        private static List<LocalDate> lastDays(List<Lifespan> spans) {
            return spans.stream().map(Lifespan::to).filter(Objects::nonNull).toList();
        }

        private void rule(String name, LocalDate day, String line) {
            evidence.add(null);
            rules.add(name);
            Happening happening = new Happening(day.toEpochDay(), null, table(line), false, 1 << evidence.size() - 1);
            placements.add(List.of(List.of(happening)));
        }

        private List<List<Happening>> placements(Particulars particulars, LocalDate firstRecordedOn, Row row) {
            int witness = 1 << evidence.size() - 1;
            long cap = firstRecordedOn.toEpochDay();
            Table table = table(row.table);
            Table end = row.end == null ? null : table(row.end);
            List<List<Happening>> all = new ArrayList<>();
            switch (particulars.occurred()) {
                case Once once -> {
                    for (long day : days(once.window(), cap)) {
                        List<Happening> some = new ArrayList<>();
                        some.add(new Happening(day, particulars.orderInDay(), table, false, witness));
                        if (end != null && row.facet == Facet.FORCE) {
                            some.add(new Happening(day + 1, null, end, false, witness));
                        }
                        all.add(some);
                    }
                }
                case Lasting(var _, var start, var until) -> {
                    long[] starts = days(start.window(), cap);
                    long[] lasts = until instanceof End.Until(Once last) ? days(last.window(), cap) : new long[0];
                    boolean observation = row.end == null;
                    if (observation) {
                        long latestStart = starts[starts.length - 1];
                        long earliestEnd = until instanceof End.Ongoing ? cap : Long.MIN_VALUE;
                        if (lasts.length > 0) {
                            latestStart = Math.min(latestStart, lasts[lasts.length - 1]);
                            earliestEnd = last(until).earliestDay() == Window.UNBOUNDED_PAST
                                    ? Long.MIN_VALUE
                                    : Math.min(cap, last(until).earliestDay());
                        }
                        for (long day : starts) {
                            if (day <= latestStart) {
                                List<Happening> some = new ArrayList<>();
                                some.add(new Happening(day, null, table, false, witness));
                                for (long held = latestStart; held <= earliestEnd; held++) {
                                    if (held != day || starts.length > 1) {
                                        some.add(new Happening(held, null, table, true, witness));
                                    }
                                }
                                all.add(some);
                            }
                        }
                    } else if (until instanceof End.Until) {
                        for (long day : starts) {
                            for (long last : lasts) {
                                if (last >= day) {
                                    all.add(List.of(
                                            new Happening(day, null, table, false, witness),
                                            new Happening(last + 1, null, end, false, witness)));
                                }
                            }
                        }
                    } else {
                        for (long day : starts) {
                            all.add(List.of(new Happening(day, null, table, false, witness)));
                        }
                    }
                }
            }
            return all;
        }

        private Window last(End until) {
            return until instanceof End.Until(Once last) ? last.window() : Window.of(null, null);
        }

        private long[] days(Window window, long cap) {
            long first = window.earliestDay() == Window.UNBOUNDED_PAST ? from - ENDLESS_DAYS : window.earliestDay();
            long[] days = new long[(int) (Math.min(window.latestDay(), cap) - first + 1)];
            Arrays.setAll(days, i -> first + i);
            return days;
        }

        /**
         * Reads a line of the table: values accepted, {@code *} for all, {@code -X} for all but X, {@code X=} for kept,
         * then what it gives after {@code >}.
         */
        private Table table(String line) {
            int n = names.size();
            int[] after = new int[n];
            boolean[] accepts = new boolean[n];
            boolean[] implies = new boolean[n];
            String[] halves = line.split(" ?> ");
            int gives = names.indexOf(halves[1]);
            Arrays.fill(after, gives);
            accepts[0] = true;
            for (String word : halves[0].split(" ")) {
                if (word.equals("*") || word.startsWith("-")) {
                    Arrays.fill(accepts, true);
                }
                if (word.startsWith("-")) {
                    accepts[names.indexOf(word.substring(1))] = false;
                } else if (word.endsWith("=")) {
                    int kept = names.indexOf(word.substring(0, word.length() - 1));
                    accepts[kept] = true;
                    after[kept] = kept;
                } else if (!word.equals("*") && !word.isEmpty()) {
                    accepts[names.indexOf(word)] = true;
                }
            }
            boolean any = false;
            for (int value = 1; value < n; value++) {
                String name = names.get(value);
                implies[value] =
                        accepts[value] && !name.equals("NEVER") && !name.equals("LAPSED") && !name.contains(":");
                any |= implies[value];
            }
            if (!any) {
                implies[names.indexOf("SEVERED")] = true;
                implies[names.indexOf("SUSPENDED")] = true;
            }
            return new Table(line, after, accepts, implies);
        }

        void weigh() {
            fewest = Integer.MAX_VALUE;
            clear((int) (through - from + 1));
            choose(0, new ArrayList<>());
        }

        private void clear(int days) {
            why = new int[days][names.size()];
            recorded = new boolean[days][names.size()];
            implied = new boolean[days][names.size()];
        }

        private void choose(int which, List<Happening> chosen) {
            if (which == placements.size()) {
                order(sequence(chosen), 0, 0, 0);
                return;
            }
            for (List<Happening> some : placements.get(which)) {
                int before = chosen.size();
                chosen.addAll(some);
                choose(which + 1, chosen);
                chosen.subList(before, chosen.size()).clear();
            }
        }

        /** The acts by day; what two observations held on one day alike is there once. */
        private static Happening[] sequence(List<Happening> chosen) {
            List<Happening> sequence = new ArrayList<>();
            for (Happening happening : chosen) {
                int evidence = happening.evidence;
                for (Happening other : List.copyOf(sequence)) {
                    if (happening.repeats(other)) {
                        evidence |= other.evidence;
                        sequence.remove(other);
                    }
                }
                sequence.add(new Happening(happening.day, happening.order, happening.table, happening.held, evidence));
            }
            sequence.sort(Comparator.comparingLong(Happening::day));
            return sequence.toArray(Happening[]::new);
        }

        /** Whether two lasting observations say different things of one day. */
        boolean contradictory() {
            Map<Long, Table> held = new TreeMap<>();
            for (List<List<Happening>> some : placements) {
                for (Happening happening : some.getFirst()) {
                    if (happening.held && !happening.table.equals(held.getOrDefault(happening.day, happening.table))) {
                        return true;
                    }
                    if (happening.held) {
                        held.put(happening.day, happening.table);
                    }
                }
            }
            return false;
        }

        /** Every order of the acts from {@code at} on, those of one day in any order their ranks allow. */
        private void order(Happening[] sequence, int at, int value, int changes) {
            if (changes > fewest) {
                return;
            }
            if (at == sequence.length) {
                if (changes < fewest) {
                    fewest = changes;
                    clear(why.length);
                }
                collect(sequence);
                return;
            }
            for (int other = at; other < sequence.length && sequence[other].day == sequence[at].day; other++) {
                swap(sequence, at, other);
                if (mayComeFirst(sequence, at)) {
                    Table table = sequence[at].table;
                    order(sequence, at + 1, table.after[value], changes + (table.accepts[value] ? 0 : 1));
                }
                swap(sequence, at, other);
            }
        }

        private boolean mayComeFirst(Happening[] sequence, int at) {
            Integer order = sequence[at].order;
            if (order != null) {
                for (int later = at + 1; later < sequence.length && sequence[later].day == sequence[at].day; later++) {
                    Integer other = sequence[later].order;
                    if (other != null && other < order) {
                        return false;
                    }
                }
            }
            return true;
        }

        private void swap(Happening[] sequence, int one, int other) {
            Happening kept = sequence[one];
            sequence[one] = sequence[other];
            sequence[other] = kept;
        }

        private void collect(Happening[] sequence) {
            int value = 0;
            int giver = 0;
            int confirmed = 0;
            int next = 0;
            for (int i = 0; i < why.length; i++) {
                while (next < sequence.length && sequence[next].day <= from + i) {
                    Happening happening = sequence[next++];
                    int left = happening.table.after[value];
                    if (happening.table.accepts[value] && left == value) {
                        confirmed = happening.evidence;
                    } else {
                        giver = happening.evidence;
                        confirmed = 0;
                    }
                    value = left;
                }
                recorded[i][value] = true;
                why[i][value] |= value == 0 ? giver : giver | confirmed;
                boolean between = (next == 0 || sequence[next - 1].day < from + i) && next < sequence.length;
                if (between && !sequence[next].table.accepts[value]) {
                    for (int other = 0; other < names.size(); other++) {
                        implied[i][other] |= sequence[next].table.implies[other];
                    }
                }
            }
        }

        SortedMap<String, Why> on(long day) {
            int at = (int) (day - from);
            SortedMap<String, Why> values = new TreeMap<>();
            Map<String, Integer> reasons = new TreeMap<>();
            for (int value = 0; value < names.size(); value++) {
                String shown = names.get(value).split(":")[0];
                if (recorded[at][value]) {
                    reasons.merge(shown, why[at][value], (a, b) -> a | b);
                }
                if (implied[at][value]) {
                    values.put(shown, new Why(true, null, Set.of()));
                }
            }
            reasons.forEach((shown, bits) -> {
                Set<UUID> records = new TreeSet<>();
                Set<String> inferred = new TreeSet<>();
                boolean stated = false;
                for (int i = 0; i < evidence.size(); i++) {
                    if ((bits & 1 << i) != 0) {
                        UUID record = evidence.get(i);
                        if (record != null) {
                            records.add(record);
                        }
                        String rule = rules.get(i);
                        stated |= rule == null;
                        inferred.add(String.valueOf(rule));
                    }
                }
                String rule = stated || inferred.isEmpty() ? null : String.join(", ", inferred);
                values.put(shown, new Why(false, rule, records));
            });
            return values;
        }
    }

    /** What an act says on the facets of the pair, as the vocabulary has it. */
    private static List<Row> rows(Act act, Pair pair) {
        Rows rows = new Rows(act, pair);
        rows.read();
        return rows.rows;
    }

    /** The table of effects, typed from the vocabulary. */
    private static final class Rows {
        private static final String LEVELS = "NONE INTERESTS_SECTION CHARGE MINISTER AMBASSADOR ";

        final List<Row> rows = new ArrayList<>();
        final Act act;
        final Pair pair;

        Rows(Act act, Pair pair) {
            this.act = act;
            this.pair = pair;
        }

        void read() {
            String id = act.particulars().recordId().toString();
            switch (act) {
                case RelationEvent.StateRecognized e ->
                    way(
                            e.parties(),
                            Facet.RECOGNITION,
                            object(e.object()),
                            "NONE WITHDRAWN DE_FACTO FULL:inferred > "
                                    + e.form().name());
                case RelationEvent.RecognitionWithdrawn e ->
                    way(e.parties(), Facet.RECOGNITION, object(e.object()), "DE_FACTO FULL FULL:inferred > WITHDRAWN");
                case RelationEvent.TiesEstablished e -> {
                    both(e.parties(), Facet.TIES, null, "NEVER LAPSED > ESTABLISHED");
                    eachWay(
                            e.parties(),
                            Facet.RECOGNITION,
                            "state",
                            "* FULL= > FULL:inferred",
                            "recognition-by-ties",
                            false);
                    if (e.level() != null) {
                        eachWay(e.parties(), Facet.MISSION_LEVEL, null, "* > " + e.level(), null, false);
                    }
                }
                case RelationEvent.TiesSuspended e -> both(e.parties(), Facet.TIES, null, "ESTABLISHED > SUSPENDED");
                case RelationEvent.TiesSevered e -> {
                    both(e.parties(), Facet.TIES, null, "ESTABLISHED SUSPENDED > SEVERED");
                    missionsEnd(e.parties());
                }
                case RelationEvent.TiesRestored e -> {
                    both(e.parties(), Facet.TIES, null, "SEVERED SUSPENDED LAPSED > ESTABLISHED");
                    every(e.parties(), Facet.PROTECTING_POWER, "protecting-power-ended-by-restoration");
                }
                case RelationEvent.TiesLapsed e -> {
                    both(e.parties(), Facet.TIES, null, "* > LAPSED");
                    missionsEnd(e.parties());
                }
                case RelationEvent.RelationContinued _ ->
                    throw new IllegalArgumentException("no history here carries a relation over");
                case RelationEvent.MissionLevelRaised e ->
                    way(e.parties(), Facet.MISSION_LEVEL, null, lower(e.level()) + "OTHER > " + e.level());
                case RelationEvent.MissionLevelLowered e ->
                    way(e.parties(), Facet.MISSION_LEVEL, null, higher(e.level()) + "OTHER > " + e.level());
                case RelationEvent.MissionOpened e -> {
                    way(e.parties(), Facet.MISSION_OPERATION, null, "CLOSED SUSPENDED > OPEN");
                    if (e.level() != null) {
                        way(e.parties(), Facet.MISSION_LEVEL, null, "* > " + e.level());
                    }
                }
                case RelationEvent.MissionSuspended e ->
                    way(e.parties(), Facet.MISSION_OPERATION, null, "OPEN > SUSPENDED");
                case RelationEvent.MissionClosed e ->
                    way(e.parties(), Facet.MISSION_OPERATION, null, "OPEN SUSPENDED > CLOSED");
                case RelationEvent.CredentialsPresented e -> {
                    way(e.parties(), Facet.HEAD_OF_MISSION, null, "* > IN_POST");
                    way(e.parties(), Facet.MISSION_LEVEL, null, "* > " + e.rank());
                }
                case RelationEvent.ChargeAdInterimAppointed e ->
                    way(e.parties(), Facet.HEAD_OF_MISSION, null, "* > AD_INTERIM");
                case RelationEvent.TenureEnded e -> way(e.parties(), Facet.HEAD_OF_MISSION, null, "* > VACANT");
                case RelationEvent.AmbassadorRecalled e ->
                    way(e.parties(), Facet.HEAD_OF_MISSION, null, "IN_POST AD_INTERIM > RECALLED");
                case RelationEvent.AmbassadorReturned e ->
                    way(e.parties(), Facet.HEAD_OF_MISSION, null, "RECALLED EXPELLED > IN_POST");
                case RelationEvent.AmbassadorWithdrawn e -> {
                    way(e.parties(), Facet.HEAD_OF_MISSION, null, "IN_POST RECALLED AD_INTERIM > VACANT");
                    way(e.parties(), Facet.MISSION_LEVEL, null, "* > " + (e.level() == null ? "CHARGE" : e.level()));
                }
                case RelationEvent.DiplomatsExpelled e -> {
                    if (Boolean.TRUE.equals(e.headOfMission())) {
                        Directed turned =
                                new Directed(e.parties().toward(), e.parties().by());
                        way(turned, Facet.HEAD_OF_MISSION, null, "IN_POST AD_INTERIM RECALLED > EXPELLED");
                    }
                }
                case RelationEvent.ConsulateOpened e -> way(e.parties(), Facet.CONSULATES, e.city(), "CLOSED > OPEN");
                case RelationEvent.ConsulateClosed e -> way(e.parties(), Facet.CONSULATES, e.city(), "OPEN > CLOSED");
                case RelationEvent.ProtectingPowerDesignated e ->
                    way(e.parties(), Facet.PROTECTING_POWER, e.protector(), "ENDED > ACTIVE");
                case RelationEvent.ProtectingPowerEnded e ->
                    way(e.parties(), Facet.PROTECTING_POWER, e.protector(), "ACTIVE > ENDED");
                case RelationEvent.ForceThreatened e ->
                    lasting(
                            e.parties(),
                            Facet.FORCE,
                            e.episode() == null ? id : e.episode(),
                            "ENDED ACTIVE= ACTIVE:threat= ACTIVE:display= ACTIVE:use= > ACTIVE:threat",
                            "* > ENDED");
                case RelationEvent.ForceDisplayed e ->
                    lasting(
                            e.parties(),
                            Facet.FORCE,
                            e.episode() == null ? id : e.episode(),
                            "ENDED ACTIVE ACTIVE:threat ACTIVE:display= ACTIVE:use= > ACTIVE:display",
                            "* > ENDED");
                case RelationEvent.ForceUsed e ->
                    lasting(
                            e.parties(),
                            Facet.FORCE,
                            e.episode() == null ? id : e.episode(),
                            "ENDED ACTIVE ACTIVE:threat ACTIVE:display ACTIVE:use= > ACTIVE:use",
                            "* > ENDED");
                case RelationEvent.WarDeclared e -> both(e.parties(), Facet.HOSTILITY, null, "-WAR > WAR");
                case RelationEvent.CeasefireAgreed e -> {
                    both(e.parties(), Facet.HOSTILITY, null, "* > CEASEFIRE");
                    every(e.parties(), Facet.FORCE, "force-ended-by-ceasefire");
                }
                case RelationEvent.ArmisticeAgreed e -> {
                    both(e.parties(), Facet.HOSTILITY, null, "* > ARMISTICE");
                    every(e.parties(), Facet.FORCE, "force-ended-by-armistice");
                }
                case RelationEvent.PeaceMade e -> {
                    both(e.parties(), Facet.HOSTILITY, null, "-NONE > NONE");
                    every(e.parties(), Facet.FORCE, "force-ended-by-peace");
                }
                case RelationEvent.ForcesDeployed e ->
                    lasting(e.parties(), Facet.DEPLOYMENT, e.operation(), "* > " + e.consent(), "-NONE > NONE");
                case RelationEvent.ForcesWithdrawn e ->
                    way(e.parties(), Facet.DEPLOYMENT, e.operation(), "-NONE > NONE");
                case RelationEvent.SupportProvided e ->
                    lasting(
                            supported(e.parties(), e.beneficiary()),
                            Facet.SUPPORT,
                            e.programme() == null ? e.kind() : e.kind() + " / " + e.programme(),
                            "* > GIVEN",
                            "GIVEN > ENDED");
                case RelationEvent.SupportEnded e ->
                    way(
                            supported(e.parties(), e.beneficiary()),
                            Facet.SUPPORT,
                            e.programme() == null ? e.kind() : e.kind() + " / " + e.programme(),
                            "GIVEN > ENDED");
                case RelationEvent.AgreementSigned e ->
                    both(e.parties(), Facet.COMMITMENTS, e.title(), "TERMINATED SIGNED > SIGNED");
                case RelationEvent.AgreementRatified e ->
                    both(e.parties(), Facet.COMMITMENTS, e.title(), "SIGNED > RATIFIED");
                case RelationEvent.AgreementBroughtIntoForce e ->
                    both(e.parties(), Facet.COMMITMENTS, e.title(), "SIGNED RATIFIED SUSPENDED > IN_FORCE");
                case RelationEvent.AgreementSuspended e ->
                    both(e.parties(), Facet.COMMITMENTS, e.title(), "RATIFIED IN_FORCE > SUSPENDED");
                case RelationEvent.AgreementDenounced e ->
                    both(e.parties(), Facet.COMMITMENTS, e.title(), "-TERMINATED > TERMINATED");
                case RelationEvent.SanctionsThreatened e ->
                    way(
                            e.parties(),
                            Facet.SANCTIONS,
                            e.regime(),
                            "LIFTED THREATENED= IMPOSED= EASED= SUSPENDED= > THREATENED");
                case RelationEvent.SanctionsImposed e ->
                    lasting(
                            e.parties(),
                            Facet.SANCTIONS,
                            e.regime(),
                            "* > IMPOSED",
                            "IMPOSED EASED SUSPENDED > LIFTED");
                case RelationEvent.SanctionsEased e ->
                    way(e.parties(), Facet.SANCTIONS, e.regime(), "IMPOSED SUSPENDED > EASED");
                case RelationEvent.SanctionsSuspended e ->
                    way(e.parties(), Facet.SANCTIONS, e.regime(), "IMPOSED EASED > SUSPENDED");
                case RelationEvent.SanctionsLifted e ->
                    way(e.parties(), Facet.SANCTIONS, e.regime(), "IMPOSED EASED SUSPENDED > LIFTED");
                case RelationEvent.BorderClosed e -> {
                    both(e.parties(), Facet.BORDER, e.kind(), "* > CLOSED");
                    rows.replaceAll(row -> ending(row, "CLOSED RESTRICTED > OPEN"));
                }
                case RelationEvent.BorderRestricted e -> both(e.parties(), Facet.BORDER, e.kind(), "* > RESTRICTED");
                case RelationEvent.BorderOpened e ->
                    both(e.parties(), Facet.BORDER, e.kind(), "CLOSED RESTRICTED > OPEN");
                case RelationEvent.TalksProposed e ->
                    both(e.parties(), Facet.TALKS, e.subject(), "* UNDER_WAY= > PROPOSED");
                case RelationEvent.TalksOpened e ->
                    both(e.parties(), Facet.TALKS, e.subject(), "-UNDER_WAY > UNDER_WAY");
                case RelationEvent.TalksStalled e -> both(e.parties(), Facet.TALKS, e.subject(), "UNDER_WAY > STALLED");
                case RelationEvent.TalksResumed e ->
                    both(e.parties(), Facet.TALKS, e.subject(), "STALLED BROKEN_OFF > UNDER_WAY");
                case RelationEvent.TalksConcluded e ->
                    both(e.parties(), Facet.TALKS, e.subject(), "UNDER_WAY STALLED > CONCLUDED");
                case RelationEvent.TalksBrokenOff e ->
                    both(e.parties(), Facet.TALKS, e.subject(), "UNDER_WAY STALLED > BROKEN_OFF");
                case RelationEvent.MediationOffered e ->
                    both(e.parties(), Facet.MEDIATION, e.thirdParty() + " / " + e.subject(), "* UNDER_WAY= > OFFERED");
                case RelationEvent.MediationStarted e ->
                    both(
                            e.parties(),
                            Facet.MEDIATION,
                            e.thirdParty() + " / " + e.subject(),
                            "OFFERED STALLED > UNDER_WAY");
                case RelationEvent.MediationStalled e ->
                    both(e.parties(), Facet.MEDIATION, e.thirdParty() + " / " + e.subject(), "UNDER_WAY > STALLED");
                case RelationEvent.MediationEnded e ->
                    both(e.parties(), Facet.MEDIATION, e.thirdParty() + " / " + e.subject(), "-ENDED > ENDED");
                case RelationEvent.MediationAccepted e ->
                    way(e.parties(), Facet.MEDIATION_ANSWER, e.thirdParty() + " / " + e.subject(), "* > ACCEPTED");
                case RelationEvent.MediationRejected e ->
                    way(e.parties(), Facet.MEDIATION_ANSWER, e.thirdParty() + " / " + e.subject(), "* > REJECTED");
                case RelationEvent.MediationWithdrawnFrom e ->
                    way(
                            e.parties(),
                            Facet.MEDIATION_ANSWER,
                            e.thirdParty() + " / " + e.subject(),
                            "ACCEPTED > WITHDRAWN");
                case RelationEvent.DemandRaised e -> way(e.parties(), Facet.DEMANDS, e.demand(), "* > RAISED");
                case RelationEvent.DemandMet e -> way(e.parties(), Facet.DEMANDS, e.demand(), "RAISED REJECTED > MET");
                case RelationEvent.DemandDropped e ->
                    way(e.parties(), Facet.DEMANDS, e.demand(), "RAISED REJECTED > DROPPED");
                case RelationEvent.DemandRejected e ->
                    way(e.parties(), Facet.DEMANDS, e.demand(), "RAISED REJECTED > REJECTED");
                case RelationEvent.PolicyAdopted e ->
                    way(e.parties(), Facet.POLICY, e.policy(), "ADOPTED= RENOUNCED > ADOPTED");
                case RelationEvent.PolicyRenounced e ->
                    way(e.parties(), Facet.POLICY, e.policy(), "ADOPTED > RENOUNCED");
                case RelationEvent.StatusObserved e -> observed(e);
                case RelationEvent.AmbassadorAppointed _,
                        RelationEvent.AmbassadorSummoned _,
                        RelationEvent.MeetingHeld _,
                        RelationEvent.CallHeld _,
                        RelationEvent.MeetingPlanned _,
                        RelationEvent.MeetingCancelled _,
                        RelationEvent.StatementMade _,
                        RelationEvent.InteractionCoded _ -> {}
            }
        }

        private void observed(RelationEvent.StatusObserved e) {
            String value = e.value().name();
            String line = value + " > " + value;
            if (e.facet() == Facet.RECOGNITION && value.equals("FULL")) {
                line = "FULL FULL:inferred > FULL";
            } else if (e.facet() == Facet.FORCE && value.equals("ACTIVE")) {
                line = "ACTIVE ACTIVE:threat= ACTIVE:display= ACTIVE:use= > ACTIVE";
            }
            if (!e.facet().directed()) {
                both(e.parties(), e.facet(), e.key(), line);
            } else if (e.parties() instanceof Directed directed) {
                way(directed, e.facet(), e.facet() == Facet.RECOGNITION ? object(e.key()) : e.key(), line);
            }
        }

        private static Object object(@Nullable Key object) {
            return object == null ? "state" : object;
        }

        private static Directed supported(Directed parties, @Nullable ActorCode beneficiary) {
            return beneficiary == null ? parties : new Directed(parties.by(), List.of(beneficiary));
        }

        private static String lower(MissionLevel level) {
            return level == MissionLevel.OTHER ? LEVELS : LEVELS.substring(0, LEVELS.indexOf(level.name()));
        }

        private static String higher(MissionLevel level) {
            return level == MissionLevel.OTHER
                    ? LEVELS
                    : LEVELS.substring(
                            LEVELS.indexOf(level.name()) + level.name().length() + 1);
        }

        private boolean together(Parties parties) {
            return switch (parties) {
                case Mutual(var between) -> between.contains(pair.first()) && between.contains(pair.second());
                case Directed(var by, var toward) ->
                    (by.contains(pair.first()) && toward.contains(pair.second()))
                            || (by.contains(pair.second()) && toward.contains(pair.first()));
            };
        }

        private void both(Parties parties, Facet facet, @Nullable Object key, String line) {
            if (together(parties)) {
                add(facet, pair.first(), pair.second(), key, line, null, false);
            }
        }

        private void eachWay(
                Parties parties,
                Facet facet,
                @Nullable String key,
                String line,
                @Nullable String rule,
                boolean everyKey) {
            if (together(parties)) {
                add(facet, pair.first(), pair.second(), key, line, rule, everyKey);
                add(facet, pair.second(), pair.first(), key, line, rule, everyKey);
            }
        }

        private void missionsEnd(Parties parties) {
            eachWay(parties, Facet.MISSION_LEVEL, null, "* > NONE", null, false);
            eachWay(parties, Facet.MISSION_OPERATION, null, "* > CLOSED", null, false);
            eachWay(parties, Facet.HEAD_OF_MISSION, null, "* > VACANT", null, false);
        }

        private void every(Parties parties, Facet facet, String rule) {
            eachWay(parties, facet, null, "* NOT_RECORDED= > ENDED", rule, true);
        }

        private void way(Directed parties, Facet facet, @Nullable Object key, String line) {
            for (ActorCode side : List.of(pair.first(), pair.second())) {
                if (parties.by().contains(side) && parties.toward().contains(pair.other(side))) {
                    add(facet, side, pair.other(side), key, line, null, false);
                }
            }
        }

        private void lasting(Directed parties, Facet facet, @Nullable Object key, String line, String end) {
            way(parties, facet, key, line);
            rows.replaceAll(row -> ending(row, end));
        }

        private static Row ending(Row row, String end) {
            return new Row(row.facet, row.by, row.toward, row.key, row.everyKey, row.table, end, row.rule);
        }

        private void add(
                Facet facet,
                ActorCode by,
                ActorCode toward,
                @Nullable Object key,
                String line,
                @Nullable String rule,
                boolean everyKey) {
            rows.add(new Row(
                    facet, by, toward, key == null ? null : folded(key.toString()), everyKey, line, null, rule));
        }
    }
}
