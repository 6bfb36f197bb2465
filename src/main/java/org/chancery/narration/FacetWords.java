package org.chancery.narration;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.chancery.actor.ActorCode;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Key;
import org.chancery.relation.Value;
import org.jspecify.annotations.Nullable;

/** The facets as things one can speak of, and their values as what is said of them. */
final class FacetWords {

    private static final String SEPARATOR = " / ";

    private FacetWords() {}

    /**
     * What a sentence is about: {@code diplomatic relations between Syria and Türkiye}.
     *
     * @param by the side it belongs to; of a mutual facet one side, or all parties where {@code toward} is empty
     */
    static String subject(Facet facet, List<ActorCode> by, List<ActorCode> toward, @Nullable Key key, Cast cast) {
        String a = cast.all(by);
        String b = cast.all(toward);
        List<ActorCode> together =
                java.util.stream.Stream.concat(by.stream(), toward.stream()).toList();
        String both = "between " + cast.all(together);
        String named = key == null ? "" : English.quoted(key.text());
        return switch (facet) {
            case RECOGNITION ->
                key == null || key.equals(Key.of("state"))
                        ? "the recognition of " + b + " by " + a
                        : "the recognition of " + named + " as the government of " + b + " by " + a;
            case TIES -> "diplomatic relations " + both;
            case MISSION_LEVEL -> "the level of the mission of " + a + " in " + b;
            case MISSION_OPERATION -> "the mission of " + a + " in " + b;
            case HEAD_OF_MISSION -> "the post of head of the mission of " + a + " in " + b;
            case CONSULATES ->
                key == null
                        ? "consulates of " + a + " in " + b
                        : "the consulate of " + a + " in " + key + " (" + b + ")";
            case PROTECTING_POWER ->
                key == null
                        ? "the charge of a protecting power for " + a + " in " + b
                        : "the charge of " + actor(key.text(), cast) + " as protecting power of " + a + " in " + b;
            case HOSTILITY -> "the state of war or peace " + both;
            case FORCE ->
                key == null || isId(key.text())
                        ? "the episode of force of " + a + " against " + b
                        : "the episode of force " + named + " of " + a + " against " + b;
            case DEPLOYMENT ->
                "the presence of forces of " + a + " in " + b + (key == null ? "" : " (operation " + named + ")");
            case SUPPORT -> support(key) + " of " + a + " for " + b + programme(key);
            case COMMITMENTS -> "the agreement " + (key == null ? "" : named + " ") + both;
            case SANCTIONS -> "sanctions of " + a + " on " + b + (key == null ? "" : " under the regime " + named);
            case BORDER -> "the " + (key == null ? "" : key.text().toLowerCase(Locale.ROOT) + " ") + "border " + both;
            case TALKS -> "talks " + both + (key == null ? "" : " on " + named);
            case MEDIATION -> "the mediation " + third(key, "by ", cast) + both + on(key);
            case MEDIATION_ANSWER -> "the mediation " + third(key, "of ", cast) + "with " + b + on(key);
            case DEMANDS -> "the demand " + (key == null ? "" : named + " ") + "of " + a + " toward " + b;
            case POLICY -> "the policy " + (key == null ? "" : named + " ") + "of " + a + " toward " + b;
        };
    }

    static String subject(FacetKey key, Cast cast) {
        return subject(key.facet(), List.of(key.by()), List.of(key.toward()), key.key(), cast);
    }

    /** Whether the subject takes a plural verb. */
    static boolean isPlural(Facet facet) {
        return facet == Facet.TIES || facet == Facet.SANCTIONS || facet == Facet.TALKS;
    }

    /** What is said of it: {@code severed}, {@code ambassador}, {@code accepted by Argentina}. */
    static String predicate(Facet facet, Value value, String by) {
        if (value == Value.NOT_RECORDED) {
            return "not recorded";
        }
        return switch (facet) {
            case TIES -> value == Value.NEVER ? "never established" : English.words(value);
            case RECOGNITION ->
                value == Value.DE_FACTO
                        ? "de facto only"
                        : value == Value.NONE ? "absent" : English.words(value.shown());
            case MISSION_LEVEL -> level(value);
            case HEAD_OF_MISSION -> head(value);
            case HOSTILITY -> hostility(value);
            case DEPLOYMENT -> value == Value.NONE ? "none" : deployment(value);
            case MEDIATION_ANSWER -> (value == Value.WITHDRAWN ? "left" : English.words(value)) + " by " + by;
            case MISSION_OPERATION,
                    CONSULATES,
                    PROTECTING_POWER,
                    FORCE,
                    SUPPORT,
                    COMMITMENTS,
                    SANCTIONS,
                    BORDER,
                    TALKS,
                    MEDIATION,
                    DEMANDS,
                    POLICY -> English.words(value.shown());
        };
    }

    private static String level(Value value) {
        return value == Value.CHARGE
                ? "chargé d'affaires"
                : value == Value.OTHER ? "outside the usual order" : English.words(value);
    }

    private static String head(Value value) {
        if (value == Value.IN_POST) {
            return "filled";
        }
        if (value == Value.AD_INTERIM) {
            return "held ad interim";
        }
        return value == Value.RECALLED
                ? "left by recall"
                : value == Value.EXPELLED ? "left by expulsion" : English.words(value);
    }

    private static String hostility(Value value) {
        if (value == Value.NONE) {
            return "peace";
        }
        return value == Value.CEASEFIRE
                ? "a ceasefire"
                : value == Value.ARMISTICE ? "an armistice" : English.words(value);
    }

    private static String deployment(Value value) {
        return "one " + (value == Value.PEACEKEEPING ? "for peacekeeping" : English.words(value));
    }

    private static String support(@Nullable Key key) {
        if (key == null) {
            return "the support";
        }
        return "the " + head(key.text()).toLowerCase(Locale.ROOT) + " support";
    }

    private static String programme(@Nullable Key key) {
        String programme = key == null ? "" : tail(key.text());
        return programme.isEmpty() ? "" : " (programme " + English.quoted(programme) + ")";
    }

    private static String third(@Nullable Key key, String word, Cast cast) {
        return key == null ? "" : word + actor(head(key.text()), cast) + " ";
    }

    private static String on(@Nullable Key key) {
        String subject = key == null ? "" : tail(key.text());
        return subject.isEmpty() ? "" : " on " + English.quoted(subject);
    }

    private static String actor(String code, Cast cast) {
        return ActorCode.isWellFormed(code) ? cast.name(ActorCode.of(code)) : code;
    }

    private static String head(String key) {
        int at = key.indexOf(SEPARATOR);
        return at < 0 ? key : key.substring(0, at);
    }

    private static String tail(String key) {
        int at = key.indexOf(SEPARATOR);
        return at < 0 ? "" : key.substring(at + SEPARATOR.length());
    }

    private static boolean isId(String key) {
        if (key.length() != 36) {
            return false;
        }
        try {
            return !UUID.fromString(key).toString().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
