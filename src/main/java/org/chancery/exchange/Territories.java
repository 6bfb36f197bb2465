package org.chancery.exchange;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chancery.actor.Actor;
import org.chancery.time.Window;

/**
 * Whom the Office of the Historian of the United States means by the name of a territory in lower case with hyphens, such
 * as {@code korea-south}. Most are plain names; these are not, or mean one actor before a day and another after it.
 */
final class Territories {

    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            entry("antigua-barbuda", List.of("ATG")),
            entry("austrian-empire", List.of("AUH")),
            entry("brunswick-luneburg", List.of("BRUNSWICK")),
            entry("colombia", List.of("COL", "COL_GRAN")),
            entry("congo-democratic-republic", List.of("COD")),
            entry("congo-kinshasa", List.of("COD")),
            entry("congo-republic", List.of("COG")),
            entry("grand-duchy-tuscany", List.of("TUSCANY")),
            entry("kingdom-of-yugoslavia", List.of("YUG", "SRB")),
            entry("yugoslavia", List.of("YUG", "SRB")),
            entry("korea", List.of("KOR_JOSEON", "KOR")),
            entry("papal-states", List.of("PAPAL_STATES", "VAT")),
            entry("russia", List.of("RUS", "SUN")),
            entry("saint-kitts-nevis", List.of("KNA")),
            entry("saint-vincent-grenadines", List.of("VCT")),
            entry("serbia", List.of("SRB", "YUG")),
            entry("somoa", List.of("WSM")),
            entry("vietnam", List.of("VNM_S", "VNM")),
            entry("vietnam-south", List.of("VNM_S")),
            entry("west-bank", List.of("PSE")),
            entry("yemen", List.of("YEM")));

    private static final Pattern SOUTH_YEMEN =
            Pattern.compile("South(?:ern)? Yemen|People’s Democratic Republic of Yemen|\\bAden\\b");

    private Territories() {}

    /** The actor, if it lived within the window; else the one that by succession stood in its place. */
    static Optional<Actor> actor(String territory, Window window, Known known) {
        return NAMES.containsKey(territory) ? listed(territory, window, known) : known.named(name(territory), window);
    }

    /**
     * The actor itself, if it lived within the window, and none in its place: of the beginning and the end of a state its
     * predecessor and successor are the wrong party.
     *
     * @param words what is said of it there; the two Yemens share a territory, and only the words tell them apart
     */
    static Optional<Actor> itself(String territory, String words, Window window, Known known) {
        if (territory.equals("yemen") && SOUTH_YEMEN.matcher(words).find()) {
            return known.living("YMD", window);
        }
        return NAMES.containsKey(territory) ? listed(territory, window, known) : known.itself(name(territory), window);
    }

    private static Optional<Actor> listed(String territory, Window window, Known known) {
        return NAMES.getOrDefault(territory, List.of()).stream()
                .flatMap(code -> known.living(code, window).stream())
                .findFirst();
    }

    private static String name(String territory) {
        return territory.replace('-', ' ');
    }
}
