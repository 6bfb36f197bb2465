package org.chancery.relation;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The text that names one thing among several of its facet: a policy, a demand, a subject of talks, a sanctions regime,
 * an agreement, a city.
 *
 * <p>Two keys are equal when they read the same after Unicode NFC, trimming, single spaces and case folding; the spelling
 * given is kept for display.
 */
public final class Key implements Comparable<Key> {
    private final String text;
    private final String folded;

    private Key(String text) {
        this.text = Normalizer.normalize(text, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
        this.folded = this.text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** A key of the given spelling; blank text is refused. */
    public static Key of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a key needs at least one visible character");
        }
        return new Key(text);
    }

    /** The spelling given, with single spaces. */
    public String text() {
        return text;
    }

    /** The form by which keys are compared. */
    public String folded() {
        return folded;
    }

    @Override
    public int compareTo(Key that) {
        return folded.compareTo(that.folded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key that && folded.equals(that.folded);
    }

    @Override
    public int hashCode() {
        return folded.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
