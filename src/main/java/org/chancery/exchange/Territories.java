package org.chancery.exchange;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            entry("somoa", List.of("WSM")),
            entry("vietnam", List.of("VNM_S", "VNM")),
            entry("vietnam-south", List.of("VNM_S")),
            entry("west-bank", List.of("PSE")),
            entry("yemen", List.of("YEM")));

    private Territories() {}

    /** The actor, if it lived within the window. */
    static Optional<Actor> actor(String territory, Window window, Known known) {
        List<String> codes = NAMES.get(territory);
        if (codes == null) {
            return known.named(territory.replace('-', ' '), window);
        }
        return codes.stream()
                .flatMap(code -> known.living(code, window).stream())
                .findFirst();
    }
}
