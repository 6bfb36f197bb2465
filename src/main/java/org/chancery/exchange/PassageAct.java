package org.chancery.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the heading of a passage of {@link UsRecognition} can say happened, and the words by which the prose speaks of it.
 *
 * <p>Recognition and relations are certain from the heading alone, with its year. The opening and closing of a mission, its
 * rank and the signing of an agreement are certain only where the prose bears them out: some of those headings bear another
 * year than the prose.
 */
enum PassageAct {
    MUTUAL_RECOGNITION("^Mutual Recognition\\b", "recogni"),
    RECOGNITION_OF_US(
            "Recog\\w*tion of (?:the Independence of )?(?:the United States|U\\.S\\. Independence|American Independence)"
                    + "|Recognize the United States",
            "recogni"),
    RECOGNITION(
            "^(?:De Jure )?(?:U\\.S\\.|United States|American) (?:De Jure )?Recog\\w*tion of\\b(?!.*\\bLegation\\b)",
            "recogni"),
    TIES_ESTABLISHED(
            "^Establishment of (?:Full |Formal )*(?:Diplomatic )?Relations\\b|^Diplomatic Relations Established\\b",
            "diplomatic relations|establish\\w* (?:\\w+ ){0,3}relations",
            "relations[^;]{0,80}? established|establish\\w* (?:\\w+ ){0,3}relations"),
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
            "^(?:Establishment|Opening|Re-?[Ee]stablishment|Re-?[Oo]pening) of (?:the |an? )?(?:OURS )?MISSION"
                    + "(?: (?:at|in|to|[Nn]ear) [^,]+| [^ ,]+)?,? \\d{4}"
                    + "|^(?:OURS )?MISSION(?: (?:at|in) [^,]+?)?"
                    + " (?:Opened|Re-?[Oo]pened|Reopens|[Ee]stablished|Re-?[Ee]stablished)\\b"
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
            "elevated|raised|upgraded|became (?:an|the US) embassy"),
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

    /** One thing that a heading says, and the heading it would have alone. */
    record Said(PassageAct act, String heading) {}

    private static final Pattern NOT_PLAIN = Pattern.compile(
            "government|regime|provisional|partial|anniversary|ambassadorial|cultural|consular|termination|response|with"
                    + " the prc|north-south|annexation|occupation|incorporation",
            Pattern.CASE_INSENSITIVE);
    /** A mission that moves, that is none to the country of the passage, or an agreement that ends. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "\\bmove[ds]\\b|transferred|liaison|\\blondon\\b|near the|consulate|subordinate|special|taipei|terminated",
            Pattern.CASE_INSENSITIVE);
    /** Where a government went, the mission to it was a mission to its country. */
    private static final Pattern IN_EXILE = Pattern.compile("Near the Government of");

    private static final Pattern TIES_AND_MISSION = Pattern.compile(
            "^((?:Re-?)?[Ee]stablishment of) (?:Full |Formal )*Diplomatic Relations(?: with [^,]+?)? (?:and|&) (?:the )?(.+)$");
    private static final Pattern AND = Pattern.compile("; | (?:and|&) (?:the )?");
    private static final Pattern MORE =
            Pattern.compile("(?:;| and | & ).*(?:Relations|Embassy|Legation|Mission|Sever|Clos|open)");

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
        this.direct = Pattern.compile("(?i:" + directly + ")([^.;]{0,80}?) on (or about )?" + Prose.DATE);
    }

    /** What a heading says happened, in its order: one thing or two; nothing where that is not plain. */
    static List<Said> in(String heading) {
        PassageAct first = of(heading);
        if (first == null) {
            return List.of();
        }
        List<Said> said = new ArrayList<>();
        said.add(new Said(first, heading));
        Matcher both = TIES_AND_MISSION.matcher(heading);
        if (both.matches()) {
            add(both.group(1) + " the " + both.group(2), said);
        }
        Matcher and = AND.matcher(heading);
        while (said.size() == 1 && and.find()) {
            add(heading.substring(and.end()), said);
        }
        return said;
    }

    private static void add(String alone, List<Said> said) {
        PassageAct act = of(alone);
        if (act != null && act.isOfMission() != said.getFirst().act().isOfMission()) {
            said.add(new Said(act, alone));
        }
    }

    private static @Nullable PassageAct of(String heading) {
        for (PassageAct act : values()) {
            Pattern unless = act.needsProse() ? ELSEWHERE : NOT_PLAIN;
            if (act.heading.matcher(heading).find()
                    && (!unless.matcher(heading).find()
                            || IN_EXILE.matcher(heading).find())) {
                return act;
            }
        }
        return null;
    }

    /** Whether a heading may say more than that many things. */
    static boolean saysMore(String heading, int than) {
        return than < 2 && MORE.matcher(heading).find();
    }

    /** Whether the heading and its year do not make it certain. */
    boolean needsProse() {
        return compareTo(INTERESTS_SECTION) > 0;
    }

    /** Whether it happens to a mission, and the prose has to name one. */
    boolean isOfMission() {
        return needsProse() && this != AGREEMENT_SIGNED;
    }

    /** Whether it happens to a mission to the United States. */
    boolean isTheirs() {
        return this == THEIR_MISSION_OPENED || this == THEIR_MISSION_RAISED;
    }

    /** Whether it begins something that a head of mission who presents credentials in that year shows to have begun. */
    boolean isShownByCredentials() {
        return switch (this) {
            case OUR_MISSION_OPENED, OUR_MISSION_RAISED, THEIR_MISSION_OPENED, THEIR_MISSION_RAISED -> true;
            case MUTUAL_RECOGNITION,
                    RECOGNITION_OF_US,
                    RECOGNITION,
                    TIES_ESTABLISHED,
                    TIES_RESTORED,
                    TIES_SEVERED,
                    TIES_SUSPENDED,
                    INTERESTS_SECTION,
                    OUR_MISSION_CLOSED,
                    OUR_MISSION_SUSPENDED,
                    AGREEMENT_SIGNED -> false;
        };
    }

    /** The words by which a sentence speaks of it. */
    Pattern words() {
        return words;
    }

    /**
     * The words and right after them its day: what stands between, whether it is said to be about then, and the month, day
     * and year.
     */
    Pattern direct() {
        return direct;
    }
}
