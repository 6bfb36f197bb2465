package org.chancery.relation;

import java.util.SortedMap;
import java.util.TreeMap;
import org.chancery.actor.ActorCode;
import org.jspecify.annotations.Nullable;

/**
 * What an event says about one facet key, or about every key on record of a facet.
 *
 * @param facet the facet
 * @param by the side it belongs to; of a mutual facet the code that sorts first
 * @param toward the other side
 * @param key which one; null where the facet has no key, and where {@code everyKey}
 * @param everyKey whether it concerns every key of the facet that is on record
 * @param occasion at which part of the record's date it applies
 * @param effect value before, value after
 * @param rule the rule by which it is inferred; null where the act itself says it
 * @param details what else is known of the value: initiator, person, resident
 */
public record FacetChange(
        Facet facet,
        ActorCode by,
        ActorCode toward,
        @Nullable Key key,
        boolean everyKey,
        Occasion occasion,
        Effect effect,
        @Nullable String rule,
        SortedMap<String, String> details) {

    /** The part of a record's date at which a change applies. */
    public enum Occasion {
        /** When the act happened, or when what lasted began. */
        START,
        /** The day after what lasted had its last day. */
        END,
        /** When the act happened and on every day it surely lasted: an observation. */
        THROUGHOUT
    }

    static FacetChange of(FacetKey key, Effect effect) {
        return new FacetChange(
                key.facet(), key.by(), key.toward(), key.key(), false, Occasion.START, effect, null, new TreeMap<>());
    }

    static FacetChange ofEvery(Facet facet, ActorCode by, ActorCode toward, Effect effect, String rule) {
        return new FacetChange(facet, by, toward, null, true, Occasion.START, effect, rule, new TreeMap<>());
    }

    FacetChange inferred(String name) {
        return new FacetChange(facet, by, toward, key, everyKey, occasion, effect, name, details);
    }

    FacetChange at(Occasion other) {
        return new FacetChange(facet, by, toward, key, everyKey, other, effect, rule, details);
    }

    FacetChange with(String name, @Nullable Object detail) {
        if (detail == null) {
            return this;
        }
        SortedMap<String, String> more = new TreeMap<>(details);
        more.put(name, detail.toString());
        return new FacetChange(facet, by, toward, key, everyKey, occasion, effect, rule, more);
    }

    /** The one key it concerns; throws IllegalStateException where it concerns every key. */
    public FacetKey facetKey() {
        if (everyKey) {
            throw new IllegalStateException("it concerns every key of " + facet);
        }
        return new FacetKey(facet, by, toward, key);
    }

    /** Whether it says something about a key, while that is on record. */
    public boolean concerns(FacetKey asked) {
        return everyKey
                ? facet == asked.facet() && by.equals(asked.by())
                : facetKey().equals(asked);
    }
}
