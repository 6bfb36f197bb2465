package org.chancery.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.time.OccurrenceDate.Once;
import org.jspecify.annotations.Nullable;

/**
 * What the heading of a passage of {@link UsRecognition} can say happened, and the words by which the prose speaks of it.
 *
 * <p>Recognition and relations are certain from the heading alone, with its year. The opening and closing of a mission, its
 * rank and the signing of an agreement are certain only where the prose names one day of that year for them: some of those
 * headings bear another year than the prose.
 */
enum PassageAct {
    MUTUAL_RECOGNITION("^Mutual Recognition\\b", "recogni"),
    RECOGNITION_OF_US(
            "Recog\\w*tion of (?:the Independence of )?(?:the United States|U\\.S\\. Independence|American Independence)"
                    + "|Recognize the United States",
            "recogni"),
    RECOGNITION("^(?:De Jure )?(?:U\\.S\\.|United States|American) (?:De Jure )?Recog\\w*tion of\\b", "recogni"),
    TIES_ESTABLISHED(
            "^Establishment of (?:Full |Formal )*(?:Diplomatic )?Relations\\b|^Diplomatic Relations Established\\b",
            "relations|credentials",
            "relations[^.;]{0,80}? established"),
    TIES_RESTORED(
            "^(?:Re-?establishment|Resumption|Restoration) of (?:Full |Normal |Formal )*(?:Diplomatic )?Relations\\b"
                    + "|^(?:Normal )?(?:Diplomatic )?Relations (?:Resumed|Re-?established|Restored)\\b"
                    + "|^Normal Diplomatic Relations Resumed\\b",
            "resum|re-?establish|restor"),
    TIES_SEVERED(
            "^(?:Diplomatic )?Relations (?:Severed|Broken)\\b|^Sever(?:ance|ing) of (?:Diplomatic )?Relations\\b"
                    + "|^United States Severs (?:Diplomatic )?Relations\\b",
            "sever|broke"),
    TIES_SUSPENDED(
            "^(?:Normal )?(?:Diplomatic )?Relations (?:Interrupted|Suspended)\\b"
                    + "|^(?:Interruption|Suspension) of (?:Normal )?(?:Diplomatic )?Relations\\b",
            "interrupt|suspend|withdr"),
    INTERESTS_SECTION("^Establishment of (?:the |a )?U\\.S\\. Interests? Section\\b", "interests? section"),

    OUR_MISSION_OPENED(
            "^(?:Re-?)?(?:Establishment|Opening) of (?:the |an? )?OURS MISSION(?: (?:at|in|near) [^,]+)?,? \\d{4}"
                    + "|^Re-?establishment of Legation \\w+,"
                    + "|^(?:OURS )?MISSION(?: (?:at|in) [^,]+?)? (?:Opened|Re-?opened|Reopens|Established|Reestablished)\\b"
                    + "|^Resumption of (?:Operations at )?(?:the )?OURS Embassy\\b",
            "establish|\\bre-?open|\\bopened|\\bresum"),
    OUR_MISSION_CLOSED(
            "^(?:Closure|Closing) of (?:the )?(?:OURS )?(?:Embassy|Legation)\\b"
                    + "|^(?:OURS )?(?:Embassy|Legation)(?: (?:at|in) [^,]+?)? Closed\\b",
            "\\bclosed"),
    OUR_MISSION_SUSPENDED("^Suspension of (?:Operations at )?(?:the )?(?:OURS )?Embassy\\b", "\\bsuspended"),
    OUR_MISSION_RAISED(
            "^Elevation of (?:the )?(?:Status of )?(?:OURS )?Legation(?: in [^,]+?)? to (?:an )?Embassy\\b"
                    + "|^Elevation from Legation to Embassy\\b"
                    + "|^(?:OURS )?Legation(?: in [^,]+?)? (?:was )?[Rr]aised to (?:an )?Embassy\\b",
            "elevated|raised|became (?:an|the U\\.S\\.) embassy"),
    THEIR_MISSION_OPENED(
            "^Establishment of (?:the |an? )?THEIRS Legation (?:in|to) (?:the )?(?:United States|U\\.S\\.|Washington)"
                    + "|^THEIRS Legation (?:in the United States )?Reopened\\b",
            "establish|\\bre-?open|\\bopened"),
    THEIR_MISSION_RAISED(
            "^Elevation of (?:the )?THEIRS(?: [A-Z]\\w+)? Legation(?: in the United States)? to Embassy\\b"
                    + "|^THEIRS Legation Raised to Embassy\\b",
            "elevated|raised"),
    AGREEMENT_SIGNED(
            "^(?:General |Consular |Extradition |Claims |Reciprocity |Naturalization |Tax Information Exchange )?"
                    + "(?:Treaty|Convention|Agreement)\\b",
            "\\bsigned\\b|\\bconcluded\\b");

    private static final Pattern DAY = Pattern.compile(
            "\\b(January|February|March|April|May|June|July|August|September|October|November|December) (\\d{1,2}), (\\d{4})\\b");
    private static final Pattern SENTENCES = Pattern.compile("(?<=[a-z0-9”’)]{2}[.]”?)\\s+(?=[A-Z“])");
    private static final Pattern NOT_PLAIN = Pattern.compile(
            "government|regime|provisional|partial|anniversary|ambassadorial|cultural|consular|termination|response|with"
                    + " the prc|north-south|annexation|occupation|incorporation",
            Pattern.CASE_INSENSITIVE);
    /** A mission that moves, that is none to the country of the passage, or an agreement that ends. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "\\bmove[ds]\\b|transferred|liaison|\\blondon\\b|near the|consulate|subordinate|special|taipei|south yemen"
                    + "|terminated",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SAID_BEFOREHAND =
            Pattern.compile("announc|approv|agreed|appointed|nominat", Pattern.CASE_INSENSITIVE);

    private final Pattern heading;
    private final Pattern words;
    private final Pattern direct;

    PassageAct(String heading, String words) {
        this(heading, words, words);
    }

    /** @param directly the words right after which its day stands */
    PassageAct(String heading, String words, String directly) {
        this.heading = Pattern.compile(heading.replace("OURS", "(?:American|America|U\\.S\\.)")
                .replace("THEIRS", "(?!American |America |U\\.S\\. |Status )[A-Z]\\w+")
                .replace("MISSION", "(?:Legation|Embassy|Diplomatic Mission)"));
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
        this.direct =
                Pattern.compile("(?:" + directly + ")[^.;]{0,60}? on \\w+ \\d{1,2}, \\d{4}", Pattern.CASE_INSENSITIVE);
    }

    /** What a heading says happened; null where that is not plain. */
    static @Nullable PassageAct of(String heading) {
        for (PassageAct act : values()) {
            Pattern unless = act.needsDay() ? ELSEWHERE : NOT_PLAIN;
            if (act.heading.matcher(heading).find() && !unless.matcher(heading).find()) {
                return act;
            }
        }
        return null;
    }

    /** Whether the heading and its year do not make it certain. */
    boolean needsDay() {
        return compareTo(INTERESTS_SECTION) > 0;
    }

    /** Whether a heading says more than this. */
    static boolean saysMore(String heading) {
        return heading.contains(" and Normal ") || heading.contains(" and the Sever") || heading.contains(";");
    }

    /** The days within a time on which the prose says it took place: first those right after its words. */
    Set<LocalDate> days(String text, Once within) {
        Set<LocalDate> right = new LinkedHashSet<>();
        Matcher found = direct.matcher(text);
        while (found.find()) {
            Matcher day = DAY.matcher(found.group());
            if (day.find()) {
                day(day).filter(one -> within.window().contains(one)).ifPresent(right::add);
            }
        }
        if (!right.isEmpty()) {
            return right;
        }
        Set<LocalDate> days = new LinkedHashSet<>();
        for (String sentence : SENTENCES.split(text, -1)) {
            boolean speaks = words.matcher(sentence).find()
                    && !(needsDay()
                            && this != AGREEMENT_SIGNED
                            && SAID_BEFOREHAND.matcher(sentence).find());
            Matcher day = DAY.matcher(sentence);
            while (speaks && day.find()) {
                day(day).filter(one -> within.window().contains(one)).ifPresent(days::add);
            }
        }
        return days;
    }

    private static Optional<LocalDate> day(Matcher found) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(found.group(3)),
                    Month.valueOf(found.group(1).toUpperCase(Locale.ROOT)),
                    Integer.parseInt(found.group(2))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
