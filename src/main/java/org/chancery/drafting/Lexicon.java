package org.chancery.drafting;

import static org.chancery.drafting.Clause.ACTOR;
import static org.chancery.drafting.Clause.ADJECTIVE;
import static org.chancery.drafting.Clause.PLACE;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The turns of phrase that mean an act, in the order in which they are tried: a phrase that more than one of them reads is
 * read by the first.
 *
 * <p>Each is a pattern over a {@link Clause}. Groups carry the roles: {@code s} who acts, {@code o} toward whom, {@code p}
 * where, {@code w} the words that fill the field the act has of its own.
 */
final class Lexicon {

    /** How the parties of an act stand to each other. */
    enum Shape {
        /** One acts toward another. */
        DIRECTED,
        /** Both act. */
        MUTUAL,
        /** Both act, or several with one other, each by itself. */
        EACH_WITH,
        /** One began it toward another, or both did it together. */
        BEGUN,
        /** Delegations. */
        MEETING,
        /** Delegations, received by the first. */
        HOSTED,
        /** Delegations, received by the second. */
        VISIT,
        /** A third party between two. */
        BETWEEN,
        /** Each of those who act, toward the others. */
        EACH_OTHER
    }

    /**
     * A turn of phrase.
     *
     * @param command the command it means
     * @param shape how the parties stand
     * @param pattern how it is written
     * @param fields fields of its own, as {@code name=VALUE}; {@code name=$w} is the group {@code w}
     */
    record Frame(String command, Shape shape, Pattern pattern, List<String> fields) {}

    private static final String ANY = "[\uE000-\uEBFF]";
    private static final String MANY = list(ANY);
    private static final String ACTORS = list(ACTOR);
    /** Those who act, wherever they stand. */
    static final Pattern ACTING = Pattern.compile(list(ACTOR));

    private static final String ADVERBS =
            "(?: (?:has|have|had|also|then|later|again|first|last|since|already|now|both|jointly|recently|in turn|\\w+ly))*";
    /** Who acts, or, where nobody is named before the verb, a sign that the one who acted before acts again. */
    private static final String WHO =
            "(?:(?<s>" + ACTORS + ")(?:'s?)?(?: ?, [^,;]{1,90},)?" + ADVERBS + " |(?:\\band|,|\\bbut)" + ADVERBS + " )";

    private static final String WHOM =
            "(?:the |its |neighbou?ring )?(?<o>" + MANY + ")(?!['’]s? (?:\\w+ )?(?:independence|sovereignty|claim))";
    private static final String FEW = "(?:[\\w-]+ ){0,4}?";

    private Lexicon() {}

    /** One, two or more, as they are listed; after "A, and B did" the second belongs to what follows. */
    private static String list(String one) {
        // two at once are what "both sides" stands for
        String some = one + "{1,2}";
        String apart = "(?: ?, ?(?:the )?)";
        String last = "(?: and (?:the )?| ?[-–] ?| as well as (?:the )?)";
        return "(?:both |the )?" + some + "(?:(?:" + apart + one + ")+(?: ?,)?" + last + one + "|(?:" + last + one
                + ")+)?";
    }

    static final List<Frame> FRAMES = List.of(
            // Ties
            mutualBegun(
                    "sever-ties",
                    "(?:severed|severs|severing|broke off|broken off|breaking off|cut off|cut|cutting) (?:all |its |their |full |formal )*(?:diplomatic )?(?:ties|relations)(?: (?:with|to) "
                            + WHOM + ")?(?: (?:over|because of|in protest at|in support of) (?<w>[^,;.]{3,120}))?",
                    "reason=$w"),
            passive(
                    "sever-ties",
                    Shape.MUTUAL,
                    "(?:diplomatic )?(?:ties|relations) between (?<o>" + MANY
                            + ") (?:were|had been|have been) (?:severed|broken off|cut)"),
            mutualBegun(
                    "suspend-ties",
                    "(?:suspended|suspends|suspending|froze) (?:all |its |their )*diplomatic (?:ties|relations)(?: with "
                            + WHOM + ")?"),
            eachWith(
                    "restore-ties",
                    "(?:restored|restoring|re-?established|re-?establishing|resumed|resuming) (?:full |their |its |formal )*(?:diplomatic )?(?:ties|relations)(?: with "
                            + WHOM + ")?"),
            passive(
                    "restore-ties",
                    Shape.EACH_WITH,
                    "(?:diplomatic )?(?:ties|relations) between (?<o>" + MANY
                            + ") (?:were|had been|have been) (?:restored|re-?established|resumed)"),
            eachWith(
                    "establish-ties",
                    "(?:established|establishing|opened) (?:full |formal )?diplomatic (?:ties|relations)(?: with "
                            + WHOM + ")?"),
            // Recognition
            directed(
                    "withdraw-recognition",
                    "(?:withdrew|withdrawing|withdrawn|revoked|rescinded) (?:its |their )?recognition of " + WHOM),
            directed(
                    "recognize-state",
                    "(?:recogni[sz]ed|recogni[sz]ing|recogni[sz]es) (?:the (?:state|independence|republic) of )?" + WHOM
                            + "(?! (?:that|how|why))(?!['’])",
                    "form=FULL"),
            // Missions
            directed(
                    "raise-mission-level",
                    "(?:opened|established) an interests section (?:in|at) " + WHOM,
                    "level=INTERESTS_SECTION"),
            directed(
                    "open-mission",
                    "(?:re-?opened|re-?opening|opened|opening) (?:its|an|the|their) (?:new )?embass(?:y|ies) (?:in|to) "
                            + WHOM),
            directed(
                    "suspend-mission",
                    "(?:suspended|suspending) (?:operations|work|activities|activity) (?:at|of|in) (?:its|the) embassy in "
                            + WHOM),
            directed(
                    "close-mission",
                    "(?:closed|closing|shut|shut down|shuttered) (?:its|the|their) embass(?:y|ies) in " + WHOM),
            directed(
                    "recall-ambassador",
                    "(?:recalled|recalling|called back) (?:its|their|the|his) (?:ambassador|envoy)s?(?: (?:to|from|in) "
                            + WHOM + ")?"),
            directed(
                    "withdraw-ambassador",
                    "(?:withdrew|withdrawing|pulled) (?:its|their|the) ambassador(?: (?:to|from|in) " + WHOM + ")?"),
            directed(
                    "return-ambassador",
                    "(?:returned|sent back|reinstated|sent) (?:its|their) ambassador (?:back )?to " + WHOM),
            directed("summon-ambassador", "(?:summoned|summoning|summons) (?:the )?" + WHOM),
            directed(
                    "expel-diplomats",
                    "(?:expelled|expelling|expels|threw out) (?:the )?(?:(?<count>\\d{1,4}|two|three|four|five|six|seven|eight|nine|ten|dozens of) )?"
                            + WHOM,
                    "count=$count"),
            directed(
                    "expel-diplomats",
                    "declared (?:(?<count>\\d{1,4}|two|three|four|five|six|seven|eight|nine|ten) )?(?:the )?" + WHOM
                            + " persona(?:e)? non grata(?:e)?",
                    "count=$count"),
            directed(
                    "open-consulate",
                    "(?:re-?opened|opened|opening) (?:its|a|the) consulate(?: general)? in (?<w>\\p{Lu}\\p{L}+),? (?:in )?"
                            + WHOM,
                    "city=$w"),
            directed(
                    "close-consulate",
                    "(?:closed|closing|shut) (?:its|a|the) consulate(?: general)? in (?<w>\\p{Lu}\\p{L}+),? (?:in )?"
                            + WHOM,
                    "city=$w"),
            // Sanctions
            directed("threaten-sanctions", "threatened " + WHOM + " with (?<w>" + FEW + "sanctions)", "regime=$w"),
            directed(
                    "impose-sanctions",
                    "(?:imposed|imposing|imposes|slapped|announced|introduced|levied) (?<w>" + FEW
                            + "(?:sanctions|embargo|asset freeze))(?: \\w+ing \\w+(?: \\w+)?)? (?:on|against) " + WHOM,
                    "regime=$w"),
            directed("impose-sanctions", "(?:sanctioned|sanctions) " + WHOM, "regime=sanctions"),
            passive(
                    "impose-sanctions",
                    Shape.DIRECTED,
                    "(?<w>" + FEW + "sanctions) (?:were|had been) imposed on (?<o>" + MANY + ") by (?<s>" + ACTORS
                            + ")",
                    "regime=$w"),
            directed(
                    "lift-sanctions",
                    "(?:lifted|lifting|lifts|removed|dropped|ended) (?<w>" + FEW
                            + "(?:sanctions|embargo)) (?:(?:imposed )?(?:on|against)|from) " + WHOM,
                    "regime=$w"),
            directed(
                    "ease-sanctions",
                    "(?:eased|easing|relaxed|loosened) (?<w>" + FEW + "(?:sanctions|embargo)) (?:on|against) " + WHOM,
                    "regime=$w"),
            directed(
                    "suspend-sanctions",
                    "(?:suspended|suspending) (?<w>" + FEW + "sanctions) (?:on|against) " + WHOM,
                    "regime=$w"),
            // Borders
            directed(
                    "close-border",
                    "(?:closed|closing|shut|sealed) (?:its|the|their) (?:land )?(?:borders?|border crossings?) (?:with|to) "
                            + WHOM,
                    "kind=LAND"),
            directed("close-border", "(?:closed|closing|shut) (?:its|the|their) airspace to " + WHOM, "kind=AIR"),
            directed(
                    "open-border",
                    "(?:re-?opened|re-?opening|opened) (?:its|the|their) (?:land )?(?:borders?|border crossings?) (?:with|to) "
                            + WHOM,
                    "kind=LAND"),
            // Force
            directed("declare-war", "(?:declared|declaring) war (?:on|against) " + WHOM),
            mutual(
                    "agree-ceasefire",
                    "(?:agreed (?:to|on)|signed|accepted|announced|reached) (?:a |an |the )?" + FEW
                            + "(?:cease-?fire|truce)(?: (?:agreement )?with " + WHOM + ")?"),
            mutual(
                    "agree-armistice",
                    "(?:agreed (?:to|on)|signed) (?:a |an |the )?" + FEW + "armistice(?: with " + WHOM + ")?"),
            directed("threaten-force", "threatened to (?:attack|invade|strike|bomb) " + WHOM),
            directed(
                    "use-force",
                    "(?:invaded|invading|bombed|bombing|shelled|shelling|attacked|attacking|struck) " + WHOM),
            directed(
                    "use-force",
                    "(?:launched|launching|carried out|conducted|mounted) (?:a |an )?(?<w>" + FEW
                            + "(?:air ?strikes?|strikes?|missiles?|attacks?|raids?|offensive|invasion)) (?:against|on|at|in|into|of) "
                            + WHOM,
                    "means=$w"),
            directed(
                    "withdraw-forces",
                    "(?:withdrew|withdrawing|withdrawn|pulled(?: out)?) " + FEW
                            + "(?:troops|forces|soldiers) (?:out of|from) " + WHOM),
            directed(
                    "deploy-forces",
                    "(?:sent|sending|deployed|deploying|dispatched|stationed) " + FEW
                            + "(?:troops|soldiers|forces|warplanes|military advisers) (?:to|in|into) " + WHOM),
            directed(
                    "deploy-forces",
                    "(?:launched|began|begun|escalated to) (?:a |an |its )?(?:formal |full-scale |direct )*military intervention(?: in "
                            + WHOM + ")?"),
            // Support
            directed(
                    "end-support",
                    "(?:ended|ending|halted|cut off|stopped|suspended) " + FEW
                            + "(?<kind>military|humanitarian|economic|financial|development) (?:aid|assistance|support) (?:to|for) "
                            + WHOM,
                    "kind=$kind"),
            directed(
                    "provide-support",
                    "(?:provided|providing|sent|sending|delivered|delivering|supplied|supplying|gave|given) " + FEW
                            + "(?<kind>military|humanitarian|economic|financial|political|diplomatic|development) (?:aid|assistance|support|backing|equipment)(?: \\w+ \\$?[\\d.]+ \\w+)? (?:to|for) "
                            + WHOM,
                    "kind=$kind"),
            directed(
                    "provide-support",
                    "(?:provided|sent|sending|delivered|supplied|supplying|gave) " + FEW
                            + "(?:weapons|arms|missiles|tanks|drones|ammunition) to " + WHOM,
                    "kind=MILITARY"),
            directed(
                    "provide-support",
                    "(?:been|was|is|remains|remained|became) (?:a |the |one of the )?(?:\\w+ ){0,3}(?:supporters?|backers?) of (?:the )?"
                            + WHOM,
                    "kind=POLITICAL"),
            // Meetings
            new Frame(
                    "hold-call",
                    Shape.MEETING,
                    Pattern.compile(
                            WHO + "(?:spoke|spoken|talked|conferred) (?:with " + WHOM
                                    + " )?(?:by|on the|over the) (?:tele)?phone(?: (?:with|to) (?<o2>" + MANY + "))?",
                            Pattern.CASE_INSENSITIVE),
                    List.of()),
            new Frame(
                    "hold-call",
                    Shape.MEETING,
                    Pattern.compile(
                            WHO + "(?:held|had) (?:a |an )?" + FEW
                                    + "(?:phone|telephone|video) (?:call|conversation|conference)(?: with " + WHOM
                                    + ")?",
                            Pattern.CASE_INSENSITIVE),
                    List.of()),
            new Frame(
                    "hold-call",
                    Shape.MEETING,
                    Pattern.compile(
                            WHO + "(?:phoned|telephoned|called) " + WHOM + "(?! (?:to|on|for|an?|the)\\b)",
                            Pattern.CASE_INSENSITIVE),
                    List.of()),
            new Frame(
                    "hold-meeting",
                    Shape.HOSTED,
                    Pattern.compile(
                            WHO + "(?:hosted|hosts|received|welcomed) " + WHOM + "(?!['’])", Pattern.CASE_INSENSITIVE),
                    List.of()),
            new Frame(
                    "hold-meeting",
                    Shape.MEETING,
                    Pattern.compile(
                            WHO + "(?:met|meets|held (?:a )?" + FEW
                                    + "(?:talks|meeting|summit|consultations)|sat down)(?: (?:privately|separately|briefly|face to face|in private))?(?:(?: with)? (?:his |her |their )?(?:counterpart )?"
                                    + WHOM + "| (?:his|her) (?<counterpart>" + ADJECTIVE + ") counterpart)?",
                            Pattern.CASE_INSENSITIVE),
                    List.of()),
            new Frame(
                    "hold-meeting",
                    Shape.VISIT,
                    Pattern.compile(
                            WHO
                                    + "(?:visited|paid (?:a |an )?(?:\\w+ ){0,3}visit to|travell?ed to|flew to|arrived in) (?<o>"
                                    + ANY + ")(?!['’])",
                            Pattern.CASE_INSENSITIVE),
                    List.of()),
            new Frame(
                    "hold-meeting",
                    Shape.MEETING,
                    Pattern.compile(
                            "(?:meeting|summit|talks) between (?<o>" + MANY + ") (?:took place|was held|were held)",
                            Pattern.CASE_INSENSITIVE),
                    List.of()),
            // Agreements
            mutual(
                    "sign-agreement",
                    "(?:signed|signing|concluded) (?:a |an |the )?(?<w>(?:[\\w-]+ ){0,6}?(?:agreement|treaty|pact|accords?|memorandum of understanding|protocol|convention|declaration|deal)(?: on [\\w\\s-]{3,60})?)(?: with "
                            + WHOM + ")?",
                    "title=$w"),
            directed(
                    "ratify-agreement",
                    "(?:ratified|ratifying) the (?<w>(?:[\\w-]+ ){0,6}?(?:agreement|treaty|pact|accords?|protocol|convention)) with "
                            + WHOM,
                    "title=$w"),
            directed(
                    "denounce-agreement",
                    "(?:withdrew from|denounced|pulled out of|abrogated|tore up) (?:its |the )(?<w>(?:[\\w-]+ ){0,6}?(?:agreement|treaty|pact|accords?|protocol|convention)) with "
                            + WHOM,
                    "title=$w"),
            // Mediation and talks
            new Frame(
                    "offer-mediation",
                    Shape.BETWEEN,
                    Pattern.compile(
                            WHO + "offered to (?:mediate|act as (?:a )?mediator|broker)(?: \\w+){0,4}?(?: between (?<o>"
                                    + MANY + "))?",
                            Pattern.CASE_INSENSITIVE),
                    List.of("role=MEDIATION", "subject=talks")),
            new Frame(
                    "start-mediation",
                    Shape.BETWEEN,
                    Pattern.compile(
                            WHO
                                    + "(?:acted|acts|acting|served|serves|serving) as (?:a |an |the )?(?:mediator|intermediary|broker|go-between)(?: between (?<o>"
                                    + MANY + "))?",
                            Pattern.CASE_INSENSITIVE),
                    List.of("role=MEDIATION", "subject=talks")),
            new Frame(
                    "start-mediation",
                    Shape.BETWEEN,
                    Pattern.compile(
                            WHO + "(?:mediated|mediating|brokered) (?:\\w+ ){0,4}?between (?<o>" + MANY + ")",
                            Pattern.CASE_INSENSITIVE),
                    List.of("role=MEDIATION", "subject=talks")),
            mutualTalks(
                    "break-off-talks",
                    "(?:broke off|broken off|breaking off|walked out of) (?:\\w+ ){0,2}?(?:talks|negotiations)(?: with "
                            + WHOM + ")?"),
            mutualTalks(
                    "resume-talks",
                    "(?:resumed|resuming) (?:\\w+ ){0,3}?(?:talks|negotiations|dialogue)(?: with " + WHOM + ")?"),
            mutualTalks(
                    "open-talks",
                    "(?:began|opened|launched|started|opening|entered) (?:into )?(?:\\w+ ){0,3}?(?:talks|negotiations)(?: with "
                            + WHOM + ")?"),
            passive(
                    "stall-talks",
                    Shape.MUTUAL,
                    "(?:talks|negotiations)(?: between (?<o>" + MANY + "))?" + ADVERBS
                            + " (?:stalled|bogged down|deadlocked)",
                    "subject=talks"),
            passive(
                    "break-off-talks",
                    Shape.MUTUAL,
                    "(?:talks|negotiations)(?: between (?<o>" + MANY + "))?" + ADVERBS
                            + " (?:collapsed|broken down|broke down)",
                    "subject=talks"),
            // Demands and policies
            new Frame(
                    "raise-demand",
                    Shape.DIRECTED,
                    Pattern.compile(
                            "(?<s>" + ADJECTIVE + "|" + ACTOR + "'s) demands? for (?<w>(?:an? )?[^,;.]{4,120})",
                            Pattern.CASE_INSENSITIVE),
                    List.of("demand=$w")),
            directed(
                    "raise-demand",
                    "(?:demanded|demands|demanding) (?:that " + WHOM + " (?<w>[^,;.]{4,120}))",
                    "demand=$w"),
            directed(
                    "raise-demand", "(?:called on|called upon|urged) " + WHOM + " to (?<w>[^,;.]{4,120})", "demand=$w"),
            directed(
                    "renounce-policy",
                    "(?:renounced|renouncing|abandoned|gave up) (?:his|her|its|their|the) (?:(?:nation|country|government)'s )?(?:goal|policy|aim) of (?<w>[^,;.]{4,120})",
                    "policy=$w"),
            directed(
                    "adopt-policy",
                    "(?:considers?|considered|regards?|regarded|deems?|designated|labell?ed|declared) " + WHOM
                            + " (?<w>(?:as |to be )?(?:a|an) [^,;.]{4,120})",
                    "policy=$w"),
            directed(
                    "adopt-policy",
                    "(?:shifted|turned|redirected) (?:its|his|her|their) (?:efforts|focus|policy) (?:to|toward|towards) (?<w>[^,;.]{4,120})",
                    "policy=$w"),
            // Statements
            directed(
                    "make-statement",
                    "(?:condemned|condemning|condemns|denounced|slammed|decried) (?:what it called )?" + WHOM,
                    "stance=CONDEMNING"),
            directed(
                    "make-statement",
                    "(?:critici[sz]ed|critici[sz]ing|accused|accusing|blamed|rebuked|chided) " + WHOM
                            + "(?<w> (?:of|for) [^;.]{4,200})?",
                    "stance=CRITICAL",
                    "words=$w"),
            directed(
                    "make-statement",
                    "(?:praised|praising|congratulated|thanked|commended|hailed) " + WHOM,
                    "stance=SUPPORTIVE"),
            directed("make-statement", "(?:warned|threatened|warning) " + WHOM, "stance=THREATENING"),
            new Frame(
                    "make-statement",
                    Shape.EACH_OTHER,
                    Pattern.compile(
                            WHO
                                    + "(?:expressed|voiced|signalled|signaled|declared) (?:his |her |its |their |a )?(?:willingness|readiness) (?<w>to [^;.]{4,160})",
                            Pattern.CASE_INSENSITIVE),
                    List.of("stance=WILLING", "words=$w")),
            directed(
                    "make-statement",
                    "(?:told|assured|informed|asked|reminded) " + WHOM + "(?<w>[^;.]{4,300})",
                    "stance=?",
                    "words=$w"));

    /** Words by which a statement shows its stance, the strongest first. */
    static final List<Map.Entry<String, Pattern>> STANCES = List.of(
            stance("THREATENING", "\\b(?:threat\\w*|warn\\w*|consequences|retaliat\\w*)\\b"),
            stance("CONDEMNING", "\\bcondemn\\w*\\b"),
            stance("CRITICAL", "\\b(?:accus\\w*|critici\\w*|blam\\w*|unacceptable)\\b"),
            stance("WILLING", "\\b(?:ready to|willing\\w*|readiness|welcom\\w*|open to|prepared to)\\b"),
            stance("SUPPORTIVE", "\\b(?:support\\w*|prais\\w*|solidarity|stands? with)\\b"));

    private static Map.Entry<String, Pattern> stance(String stance, String words) {
        return Map.entry(stance, Pattern.compile(words, Pattern.CASE_INSENSITIVE));
    }

    private static Frame directed(String command, String predicate, String... fields) {
        return frame(command, Shape.DIRECTED, predicate, fields);
    }

    private static Frame mutual(String command, String predicate, String... fields) {
        return frame(command, Shape.MUTUAL, predicate, fields);
    }

    private static Frame eachWith(String command, String predicate, String... fields) {
        return frame(command, Shape.EACH_WITH, predicate, fields);
    }

    private static Frame mutualTalks(String command, String predicate) {
        return frame(command, Shape.MUTUAL, predicate, "subject=talks");
    }

    private static Frame mutualBegun(String command, String predicate, String... fields) {
        return frame(command, Shape.BEGUN, predicate, fields);
    }

    private static Frame frame(String command, Shape shape, String predicate, String... fields) {
        return new Frame(command, shape, Pattern.compile(WHO + predicate, Pattern.CASE_INSENSITIVE), List.of(fields));
    }

    private static Frame passive(String command, Shape shape, String pattern, String... fields) {
        return new Frame(command, shape, Pattern.compile("\\b" + pattern, Pattern.CASE_INSENSITIVE), List.of(fields));
    }

    static final Pattern SOMEWHERE = Pattern.compile("\\b(?:in|at) (?<p>" + PLACE + ")");
}
