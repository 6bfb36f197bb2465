package org.chancery.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.junit.jupiter.api.Test;

/** The map draws every state, and on every day the one that stood there. */
class AtlasTest {

    private static final Path SHIPPED = Path.of("src/main/resources/map/world.tsv");
    private static final Path PLACES = Path.of("src/test/resources/map/places.csv");

    private final Actors actors = Actors.states();

    @Test
    void what_is_shipped_is_what_the_cartographer_makes_of_the_published_shapes() throws IOException {
        String countries = System.getProperty("atlas");
        assumeThat(countries)
                .as(
                        "the shapes are not here: unpack the package world-atlas 2.0.2 and say -Datlas=…/countries-50m.json")
                .isNotNull();
        List<String> drawn = Cartographer.draw(Path.of(countries), PLACES);
        if (Boolean.getBoolean("approve")) {
            Files.write(SHIPPED, drawn);
        }
        assertThat(Files.readAllLines(SHIPPED)).isEqualTo(drawn);
    }

    @Test
    void every_state_of_the_table_has_a_shape_or_a_dot_or_is_the_union_of_shapes() {
        Set<ActorCode> places = new TreeSet<>();
        Atlas.WORLD.dots().forEach(dot -> places.add(dot.actor()));
        for (Atlas.Shape shape : Atlas.WORLD.shapes()) {
            if (!shape.isNobodys()) {
                places.add(ActorCode.of(shape.id()));
                Atlas.WORLD.carriers(shape.id()).forEach(carrier -> places.add(carrier.actor()));
            }
        }
        assertThat(actors.all().stream().map(Actor::code)).allMatch(places::contains);
    }

    @Test
    void nothing_is_drawn_of_whom_the_table_knows_nothing() {
        assertThat(Atlas.WORLD.shapes().stream()
                        .filter(shape -> !shape.isNobodys())
                        .map(Atlas.Shape::id))
                .allMatch(id -> actors.find(id).isPresent());
    }

    @Test
    void a_former_state_is_the_union_of_the_modern_shapes_that_are_not_states_of_their_own_yet() {
        assertThat(shapesOf("SUN", "1965-06-01"))
                .containsExactlyInAnyOrder(
                        "ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LTU", "LVA", "MDA", "RUS", "TJK", "TKM",
                        "UKR", "UZB");
        assertThat(shapesOf("SUN", "1991-12-20")).containsExactly("RUS");
        assertThat(shapesOf("YUG", "1980-01-01"))
                .containsExactlyInAnyOrder("BIH", "HRV", "MKD", "MNE", "SRB", "SVN", "XKX");
        assertThat(shapesOf("YUG", "2000-01-01")).containsExactlyInAnyOrder("MNE", "SRB", "XKX");
        assertThat(shapesOf("UAR", "1960-01-01")).containsExactlyInAnyOrder("EGY", "SYR");
        assertThat(shapesOf("PAK", "1960-01-01")).containsExactlyInAnyOrder("BGD", "PAK");
        assertThat(carrier("XKX", "2007-01-01")).contains("SRB");
        assertThat(carrier("AGO", "1950-01-01")).isEmpty();
    }

    @Test
    void two_states_in_one_modern_shape_are_dots_in_it_while_both_live() {
        assertThat(split("DEU", "1965-06-01")).isTrue();
        assertThat(split("DEU", "1995-06-01")).isFalse();
        assertThat(split("VNM", "1965-06-01")).isTrue();
        assertThat(split("YEM", "1970-06-01")).isTrue();
        assertThat(split("YEM", "1960-06-01")).isFalse();
        assertThat(drawnDots("1965-06-01"))
                .contains("DDR", "DEU", "VNM", "VNM_S")
                .doesNotContain("YMD", "YEM");
    }

    private Set<String> shapesOf(String actor, String day) {
        return Atlas.WORLD.shapes().stream()
                .filter(shape -> carrier(shape.id(), day).equals(Optional.of(actor)))
                .map(Atlas.Shape::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<String> carrier(String shape, String day) {
        return Optional.ofNullable(Atlas.WORLD.carrier(shape(shape), LocalDate.parse(day), actors))
                .map(found -> found.code().value());
    }

    private boolean split(String shape, String day) {
        return Atlas.WORLD.isSplit(shape(shape), LocalDate.parse(day), actors);
    }

    private Set<String> drawnDots(String day) {
        return Atlas.WORLD.dots().stream()
                .filter(dot -> Atlas.WORLD.isDrawn(dot, LocalDate.parse(day), actors))
                .map(dot -> dot.actor().value())
                .collect(Collectors.toSet());
    }

    private static Atlas.Shape shape(String id) {
        return Atlas.WORLD.shapes().stream()
                .filter(shape -> shape.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
