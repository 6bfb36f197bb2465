package org.chancery.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.OccurrenceDate.Once;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/**
 * The prose of a passage of {@link UsRecognition}, and what it says of the time of an act.
 *
 * <p>A day is the day of an act where it stands right after the words for it ("was closed on January 30, 1989"), or alone in
 * the sentences that speak of it. It is not where the words between turn it away ("soon after it gained its independence
 * on", "did not recognize it until"), nor where it is the day of something else in the sentence: of an appointment, of a
 * treaty that opened the way, of the day before.
 */
final class Prose {

    /** What the prose says of the time of an act. */
    sealed interface Told {

        /** It names one day. */
        record On(Once date) implements Told {}

        /** It names no day, and bears out the year, or the month of it. */
        record Within(Once date) implements Told {}

        /** It names a day of another year. */
        record Elsewhere(LocalDate day) implements Told {}

        /** It says nothing certain. */
        record Silent() implements Told {}
    }

    /** The month, the day and the year, each a group. */
    static final String DATE = "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
            + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.? (\\d{1,2}), (\\d{4})\\b";

    private static final Pattern DAY = Pattern.compile("\\b" + DATE);
    private static final Pattern DAY_WITHOUT_YEAR = Pattern.compile(
            "\\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \\d{1,2}\\b"
                    + "(?!,? \\d{4})");
    private static final Pattern IN = Pattern.compile("\\bin (?:(January|February|March|April|May|June|July|August"
            + "|September|October|November|December),? )?(\\d{4})\\b");
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private static final Pattern SENTENCES = Pattern.compile("(?<=[A-Za-z0-9”’)]{2}[.]”?)\\s+(?=[A-Z“])");
    /** Points that end no sentence: of initials, and of titles. */
    private static final Pattern INITIAL = Pattern.compile("\\b([A-Z])\\.(?=[ ,A-Z’])");

    private static final Pattern TITLE = Pattern.compile("\\b(Jr|Sr|St|Dr|Mr|Col|Lt|Gen)\\.");

    private static final Pattern MISSION =
            Pattern.compile("\\b(?:embass(?:y|ies)|legation|mission)", Pattern.CASE_INSENSITIVE);
    /** Their mission to the United States. */
    private static final Pattern THEIRS =
            Pattern.compile("\\btheir embassy\\b|embassy in Washington", Pattern.CASE_INSENSITIVE);

    private static final Pattern CREDENTIALS = Pattern.compile("credentials|letters? of credence");
    private static final Pattern SAID_BEFOREHAND =
            Pattern.compile("announc|approv|agreed|appointed|nominat", Pattern.CASE_INSENSITIVE);
    /** A treaty that is to establish relations is none of their establishment. */
    private static final Pattern TREATY = Pattern.compile("treaty “?establishing", Pattern.CASE_INSENSITIVE);
    /** What turns a day away that stands after it, between the word of the act and the day. */
    private static final Pattern TURNED_AWAY = Pattern.compile(
            "\\b(?:not|until|after|before|following|since|soon|shortly|sometime|who|which|whom|commissioned)\\b",
            Pattern.CASE_INSENSITIVE);
    /** What turns a day away in a sentence that speaks of the act somewhere. */
    private static final Pattern DOUBTFUL = Pattern.compile(
            "\\b(?:did not|until|although|after|before|sometime|who was (?:appointed|nominated)"
                    + "|(?:from|through|since|between|by|shortly before|soon after) (?=$))|\\($",
            Pattern.CASE_INSENSITIVE);

    /** What did not happen until a day happened on it. */
    private static final Pattern NOT_UNTIL = Pattern.compile("\\bnot\\b.*\\buntil\\b");

    private static final Pattern OF_THE_DAY_AFTER = Pattern.compile("following day|next day|day before");

    private static final Pattern ROUGHLY = Pattern.compile("(?:about|around|approximately) $");

    private final List<String> sentences;
    private final boolean namesMission;

    /** @param heading the heading above the prose */
    Prose(String heading, String text) {
        String plain = text.replace("D.C.", "DC.").replace("U. S.", "US").replace("U.S.", "US");
        plain = TITLE.matcher(INITIAL.matcher(plain).replaceAll("$1")).replaceAll("$1");
        this.sentences = List.of(SENTENCES.split(plain, -1));
        this.namesMission = MISSION.matcher(heading + " " + text).find();
    }

    /** What it says of the time of an act that its heading puts into a year. */
    Told told(PassageAct act, Once year) {
        Days right = new Days(year);
        for (String sentence : sentences) {
            boolean isOfAct = act == PassageAct.TIES_ESTABLISHED
                    ? !TREATY.matcher(sentence).find()
                    : !act.isOfMission() || MISSION.matcher(sentence).find();
            if (isOfAct) {
                right(act, sentence, right);
            }
        }
        if (right.within.isEmpty() && right.elsewhere != null) {
            return new Told.Elsewhere(right.elsewhere);
        }
        Days days = right;
        if (right.within.isEmpty()) {
            days = new Days(year);
            for (String sentence : sentences) {
                if (speaks(act, sentence)) {
                    alone(sentence, days);
                }
            }
        }
        if (days.within.size() == 1) {
            return new Told.On(days.only());
        }
        Once within = act.isShownByCredentials() ? within(act, year) : null;
        return within == null ? new Told.Silent() : new Told.Within(within);
    }

    private static void right(PassageAct act, String sentence, Days days) {
        Matcher found = act.direct().matcher(sentence);
        while (found.find()) {
            if (!TURNED_AWAY.matcher(found.group(1)).find()) {
                days.add(found.group(3), found.group(4), found.group(5), found.group(2) != null);
            }
        }
    }

    private boolean speaks(PassageAct act, String sentence) {
        if (act == PassageAct.TIES_ESTABLISHED) {
            return !TREATY.matcher(sentence).find()
                    && (act.words().matcher(sentence).find()
                            || (!namesMission && CREDENTIALS.matcher(sentence).find()));
        }
        return act.words().matcher(sentence).find()
                && !(act.isOfMission()
                        && (SAID_BEFOREHAND.matcher(sentence).find()
                                || !MISSION.matcher(sentence).find()
                                || (!act.isTheirs() && THEIRS.matcher(sentence).find())));
    }

    /** The days of a sentence that speaks of the act somewhere; none where one of them is of something else. */
    private static void alone(String sentence, Days days) {
        if (DAY_WITHOUT_YEAR.matcher(sentence).find()
                || OF_THE_DAY_AFTER.matcher(sentence).find()) {
            return;
        }
        Days certain = new Days(days.year);
        Days doubtful = new Days(days.year);
        Matcher day = DAY.matcher(sentence);
        while (day.find()) {
            String before = sentence.substring(0, day.start());
            boolean doubted = DOUBTFUL.matcher(before).find()
                    && !NOT_UNTIL.matcher(before).find();
            (doubted ? doubtful : certain)
                    .add(
                            day.group(1),
                            day.group(2),
                            day.group(3),
                            ROUGHLY.matcher(before).find());
        }
        if (doubtful.within.isEmpty()) {
            days.within.addAll(certain.within);
            days.roughly |= certain.roughly;
        }
    }

    /** The month or year in which the prose puts it, or in which somebody presented credentials. */
    private @Nullable Once within(PassageAct act, Once year) {
        boolean presented = false;
        for (String sentence : sentences) {
            Matcher in = IN.matcher(sentence);
            while (speaks(act, sentence) && in.find()) {
                if (in.group(2).equals(year.text())) {
                    return in.group(1) == null ? year : month(year, in.group(1));
                }
            }
            Days days = new Days(year);
            Matcher day = DAY.matcher(sentence);
            while (CREDENTIALS.matcher(sentence).find() && day.find()) {
                days.add(day.group(1), day.group(2), day.group(3), false);
            }
            presented |= !days.within.isEmpty();
        }
        return presented ? year : null;
    }

    private static Once month(Once year, String name) {
        LocalDate first = LocalDate.of(Integer.parseInt(year.text()), number(name), 1);
        return Once.within(Window.of(first, first.plusMonths(1).minusDays(1)));
    }

    private static int number(String month) {
        return MONTHS.indexOf(month.substring(0, 3)) / 3 + 1;
    }

    /** The days that were found, by whether they lie in the year. */
    private static final class Days {

        private final Once year;
        private final Set<LocalDate> within = new LinkedHashSet<>();
        private @Nullable LocalDate elsewhere;
        private boolean roughly;

        Days(Once year) {
            this.year = year;
        }

        void add(String month, String day, String ofYear, boolean about) {
            try {
                LocalDate date = LocalDate.of(Integer.parseInt(ofYear), number(month), Integer.parseInt(day));
                if (year.window().contains(date)) {
                    within.add(date);
                    roughly |= about;
                } else {
                    elsewhere = date;
                }
            } catch (DateTimeException e) {
                // the prose is not proofread: what is no day is none of the act
            }
        }

        /** The one day. */
        Once only() {
            LocalDate day = within.iterator().next();
            return roughly && OccurrenceDate.parse(day + "~") instanceof Once about ? about : Once.on(day);
        }
    }
}
