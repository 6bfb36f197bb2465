package org.chancery.exchange;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the codes of CAMEO (Conflict and Mediation Event Observations) mean to the books, as two data sets use them.
 *
 * <p>A code is text: {@code 010} is not {@code 10}.
 */
final class Cameo {

    /** The name of the scheme on a record. */
    static final String SCHEME = "CAMEO";

    /** Codes by which machines have claimed breaks and recognitions that never were; they stay interactions. */
    private static final Set<String> FOR_REVIEW = Set.of("161", "050", "054");

    /** Country codes of CAMEO, and of those who use it, that are not ISO 3166-1 alpha-3. */
    private static final Map<String, String> COUNTRIES = Map.of(
            "ROM", "ROU",
            "TMP", "TLS",
            "ZAR", "COD",
            "BUR", "MMR",
            "KSV", "XKX",
            "KOS", "XKX",
            "WBG", "PSE",
            "GZS", "PSE");

    private static final Set<String> REGIONS = Set.of(
            "AFR", "ASA", "BLK", "CAS", "CAU", "CFR", "CRB", "EAF", "EEU", "EIN", "EUR", "LAM", "MDT", "MEA", "NAF",
            "NMR", "PGS", "PAC", "SAF", "SAM", "SAS", "SCN", "SEA", "WAF", "WEU", "WST");

    private Cameo() {}

    /** The ISO code of a country code. */
    static String iso(String country) {
        return COUNTRIES.getOrDefault(country, country);
    }

    /** Whether the code means a part of the world, and so nobody in particular. */
    static boolean isRegion(String country) {
        return REGIONS.contains(country);
    }

    /** Why somebody should look at an interaction of that code; null for no reason. */
    static @Nullable String look(String code) {
        return FOR_REVIEW.contains(code)
                ? "code " + code + " is recorded as an interaction only; read the report before it becomes an act"
                : null;
    }

    /** Whether the text has the form of an event code. */
    static boolean isCode(String text) {
        return text.length() >= 2 && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
