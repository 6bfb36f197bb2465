package org.chancery.drafting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.drafting.Gazetteer.Found;
import org.chancery.drafting.Gazetteer.Sort;
import org.chancery.drafting.Party.Form;
import org.chancery.drafting.Party.Spokesman;
import org.jspecify.annotations.Nullable;

/**
 * Joins the words for an actor with the office, the person or the body that acts for it: "Russian President Vladimir
 * Putin", "Turkey's foreign minister", "the Assad government", "Turkish troops".
 */
final class People {

    private static final Map<String, String> OFFICES = Map.ofEntries(
            Map.entry("vice president", "MINISTER"),
            Map.entry("president", "HEAD_OF_STATE"),
            Map.entry("deputy prime minister", "MINISTER"),
            Map.entry("prime minister", "HEAD_OF_GOVERNMENT"),
            Map.entry("premier", "HEAD_OF_GOVERNMENT"),
            Map.entry("chancellor", "HEAD_OF_GOVERNMENT"),
            Map.entry("crown prince", "HEAD_OF_GOVERNMENT"),
            Map.entry("supreme leader", "HEAD_OF_STATE"),
            Map.entry("general secretary", "HEAD_OF_STATE"),
            Map.entry("king", "HEAD_OF_STATE"),
            Map.entry("queen", "HEAD_OF_STATE"),
            Map.entry("emperor", "HEAD_OF_STATE"),
            Map.entry("emir", "HEAD_OF_STATE"),
            Map.entry("sultan", "HEAD_OF_STATE"),
            Map.entry("leader", "HEAD_OF_STATE"),
            Map.entry("leaders", "HEAD_OF_STATE"),
            Map.entry("presidents", "HEAD_OF_STATE"),
            Map.entry("prime ministers", "HEAD_OF_GOVERNMENT"),
            Map.entry("deputy foreign minister", "SENIOR_OFFICIAL"),
            Map.entry("deputy foreign ministers", "SENIOR_OFFICIAL"),
            Map.entry("foreign minister", "FOREIGN_MINISTER"),
            Map.entry("foreign ministers", "FOREIGN_MINISTER"),
            Map.entry("foreign secretary", "FOREIGN_MINISTER"),
            Map.entry("secretary of state", "FOREIGN_MINISTER"),
            Map.entry("foreign ministry", "OTHER"),
            Map.entry("defense minister", "MINISTER"),
            Map.entry("defence minister", "MINISTER"),
            Map.entry("defense ministers", "MINISTER"),
            Map.entry("defence ministers", "MINISTER"),
            Map.entry("interior minister", "MINISTER"),
            Map.entry("finance minister", "MINISTER"),
            Map.entry("trade minister", "MINISTER"),
            Map.entry("minister", "MINISTER"),
            Map.entry("ministers", "MINISTER"),
            Map.entry("national security adviser", "SENIOR_OFFICIAL"),
            Map.entry("national security advisor", "SENIOR_OFFICIAL"),
            Map.entry("intelligence chief", "SENIOR_OFFICIAL"),
            Map.entry("intelligence chiefs", "SENIOR_OFFICIAL"),
            Map.entry("special envoy", "ENVOY"),
            Map.entry("envoy", "ENVOY"),
            Map.entry("envoys", "ENVOY"),
            Map.entry("charge d'affaires", "AMBASSADOR"),
            Map.entry("chargé d'affaires", "AMBASSADOR"),
            Map.entry("ambassador", "AMBASSADOR"),
            Map.entry("diplomat", "OFFICIAL"),
            Map.entry("diplomats", "OFFICIAL"),
            Map.entry("embassy staff", "OFFICIAL"),
            Map.entry("negotiators", "SENIOR_OFFICIAL"),
            Map.entry("spokesman", "SENIOR_OFFICIAL"),
            Map.entry("spokeswoman", "SENIOR_OFFICIAL"),
            Map.entry("spokesperson", "SENIOR_OFFICIAL"),
            Map.entry("officials", "SENIOR_OFFICIAL"),
            Map.entry("official", "SENIOR_OFFICIAL"),
            Map.entry("representatives", "SENIOR_OFFICIAL"),
            Map.entry("delegation", "SENIOR_OFFICIAL"),
            Map.entry("delegations", "SENIOR_OFFICIAL"));

    private static final String OFFICE = "(?<office>"
            + String.join(
                    "|",
                    OFFICES.keySet().stream()
                            .sorted((one, other) -> other.length() - one.length())
                            .toList()) + ")";
    private static final String BODY =
            "(?<body>government|regime|administration|authorities|parliament|cabinet|forces|troops|"
                    + "soldiers|army|military|warplanes|jets|aircraft|navy|air force|side|state media|security forces|leadership)";
    private static final String RANK =
            "(?:(?:top|senior|then|former|visiting|outgoing|incoming|new|newly elected|high-level|high-ranking|"
                    + "acting|military|foreign|armed|special|highest)[\\s-]+)*";
    private static final String NAME =
            "(?<name>(?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|al-\\p{Lu}\\p{L}+|bin|ibn|von|van|de|da|el|al)"
                    + "(?:\\s+(?:\\p{Lu}[\\p{L}\\p{M}'’-]*\\.?|al-\\p{Lu}[\\p{L}-]+|bin|ibn|von|van|de|da|el|al)){0,4})";

    private static final Pattern AFTER_ACTOR =
            Pattern.compile("^(?:['’]s?)?\\s+" + RANK + "(?i:" + OFFICE + ")\\b(?:,?\\s+" + NAME + ")?");
    private static final Pattern BODY_AFTER = Pattern.compile("^(?:['’]s?)?\\s+" + RANK + "(?i:" + BODY + ")\\b");
    private static final Pattern BEFORE_PERSON =
            Pattern.compile("(?i:" + OFFICE + ")\\s+(?:\\p{Lu}[\\p{L}.-]*\\s+){0,2}$");
    private static final Pattern OFFICE_OF =
            Pattern.compile("(?:(?i:the)\\s+)?(?i:" + OFFICE + ")\\s+(?:" + NAME + "\\s+)?of\\s+$");
    private static final Pattern PLACE =
            Pattern.compile("(?i)\\b(?:in|at|to|from|near|outside|into|of|visited|visiting)\\s+$");
    private static final Pattern CAPITALISED = Pattern.compile("^\\s+\\p{Lu}\\p{L}+.*", Pattern.DOTALL);

    /** How far from a word for an actor its office, its body and its preposition are looked for, in characters. */
    private static final int NEAR = 300;

    private final String text;
    private final Map<String, Found> learnt;

    People(String text, Map<String, Found> learnt) {
        this.text = text;
        this.learnt = learnt;
    }

    /**
     * The parties of a sentence, in order, none overlapping another. People whom the sentence introduces are learnt for
     * those that follow.
     */
    List<Party> parties(List<Found> found, Span sentence) {
        List<Party> parties = new ArrayList<>();
        int taken = sentence.from();
        for (int at = 0; at < found.size(); at++) {
            Found one = found.get(at);
            if (one.span().from() < taken) {
                continue;
            }
            Found next = at + 1 < found.size() ? found.get(at + 1) : null;
            Party party = party(one, next, sentence, taken);
            if (party != null) {
                parties.add(party);
                taken = party.span().to();
            }
        }
        return coordinated(parties);
    }

    private @Nullable Party party(Found found, @Nullable Found next, Span sentence, int taken) {
        String rest = after(found.span(), sentence);
        if (found.sort() == Sort.PERSON) {
            return person(found, rest, taken);
        }
        Matcher officer = AFTER_ACTOR.matcher(rest);
        if (officer.find()) {
            return officer(found, officer);
        }
        Matcher envoy = next == null || next.sort() == Sort.PERSON || (!rest.startsWith("'s") && !rest.startsWith("’s"))
                ? null
                : AFTER_ACTOR.matcher(after(next.span(), sentence));
        if (envoy != null && next != null && next.span().from() - found.span().to() < 5 && envoy.find()) {
            Span span = new Span(found.span().from(), next.span().to() + envoy.end("office"));
            return new Party(
                    span, found.actor(), Form.ACTOR, new Spokesman(null, envoy.group("office"), level(envoy)), false);
        }
        int near = Math.max(taken, found.span().from() - NEAR);
        Matcher office = OFFICE_OF.matcher(text.substring(near, found.span().from()));
        if (office.find()) {
            String name = office.group("name");
            return new Party(
                    new Span(near + office.start(), found.span().to()),
                    found.actor(),
                    Form.ACTOR,
                    new Spokesman(name, office.group("office"), level(office)),
                    false);
        }
        Matcher body = BODY_AFTER.matcher(rest);
        if (body.find()) {
            return new Party(
                    new Span(found.span().from(), found.span().to() + body.end()),
                    found.actor(),
                    Form.ACTOR,
                    null,
                    false);
        }
        if (found.sort() == Sort.PEOPLE && !found.plural()) {
            // "Syrian Democratic Forces" is somebody else's name
            return CAPITALISED.matcher(rest).matches()
                    ? null
                    : new Party(found.span(), found.actor(), Form.ADJECTIVE, null, false);
        }
        boolean place = found.sort() == Sort.SEAT
                && PLACE.matcher(text.substring(
                                Math.max(sentence.from(), near), found.span().from()))
                        .find();
        return new Party(found.span(), found.actor(), place ? Form.PLACE : Form.ACTOR, null, false);
    }

    private String after(Span span, Span sentence) {
        return text.substring(span.to(), Math.min(sentence.to(), span.to() + NEAR));
    }

    private Party officer(Found found, Matcher officer) {
        String name = officer.group("name");
        int to = found.span().to() + officer.end();
        if (name != null && !officer.group("office").endsWith("s")) {
            String surname = Gazetteer.plain(name.substring(name.lastIndexOf(' ') + 1));
            Spokesman person = new Spokesman(name, officer.group("office"), level(officer));
            if (surname.length() > 1) {
                learnt.put(surname, new Found(found.span(), Sort.PERSON, found.actor(), false, person));
                learnt.put(Gazetteer.plain(name), new Found(found.span(), Sort.PERSON, found.actor(), false, person));
                int article = surname.indexOf(' ');
                if (article > 0) {
                    learnt.put(
                            surname.substring(article + 1),
                            new Found(found.span(), Sort.PERSON, found.actor(), false, person));
                }
            }
            return new Party(new Span(found.span().from(), to), found.actor(), Form.ACTOR, person, false);
        }
        Span span = new Span(found.span().from(), found.span().to() + officer.end("office"));
        return new Party(
                span, found.actor(), Form.ACTOR, new Spokesman(null, officer.group("office"), level(officer)), false);
    }

    private Party person(Found found, String rest, int taken) {
        int from = found.span().from();
        int to = found.span().to();
        int near = Math.max(taken, from - NEAR);
        Matcher office = BEFORE_PERSON.matcher(text.substring(near, from));
        if (office.find()) {
            from = near + office.start();
        }
        Matcher body = BODY_AFTER.matcher(rest);
        if (body.find()) {
            return new Party(new Span(from, to + body.end()), found.actor(), Form.ACTOR, null, false);
        }
        return new Party(new Span(from, to), found.actor(), Form.ACTOR, found.person(), false);
    }

    private static @Nullable String level(Matcher office) {
        return OFFICES.get(office.group("office").toLowerCase(Locale.ROOT));
    }

    /** "Turkish and Syrian officials": what the last is, those before it are too. */
    private List<Party> coordinated(List<Party> parties) {
        List<Party> all = new ArrayList<>(parties);
        for (int at = all.size() - 2; at >= 0; at--) {
            Party one = all.get(at);
            Party next = all.get(at + 1);
            String between = text.substring(one.span().to(), next.span().from());
            if (one.form() == Form.ADJECTIVE
                    && next.form() == Form.ACTOR
                    && between.matches("\\s*(?:,|and|,\\s*and|-|–)\\s*")) {
                all.set(at, new Party(one.span(), one.actor(), Form.ACTOR, next.person(), one.inferred()));
            }
        }
        return all;
    }
}
