package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.TreeMap;
import org.chancery.actor.ActorCode;
import org.chancery.relation.FacetChange.Occasion;
import org.junit.jupiter.api.Test;

/** What an event says about one facet key, or about every key of a side. */
class FacetChangeTest {
    private static final ActorCode SYR = ActorCode.of("SYR");
    private static final ActorCode TUR = ActorCode.of("TUR");
    private static final FacetKey SPRING = FacetKey.directed(Facet.FORCE, TUR, SYR, Key.of("Spring"));
    private static final FacetKey SHIELD = FacetKey.directed(Facet.FORCE, TUR, SYR, Key.of("Shield"));
    private static final FacetKey OF_SYRIA = FacetKey.directed(Facet.FORCE, SYR, TUR, Key.of("Spring"));
    private static final FacetKey DEPLOYED = FacetKey.directed(Facet.DEPLOYMENT, TUR, SYR, Key.of("Spring"));
    private static final Effect ENDED = Effect.always(Value.ENDED);

    @Test
    void a_change_of_one_key_concerns_that_key_alone() {
        FacetChange change = FacetChange.of(SPRING, ENDED);
        assertThat(change.facetKey()).isEqualTo(SPRING);
        assertThat(change.concerns(SPRING)).isTrue();
        assertThat(change.concerns(FacetKey.directed(Facet.FORCE, TUR, SYR, Key.of(" spring "))))
                .isTrue();
        assertThat(change.concerns(SHIELD)).isFalse();
        assertThat(change.concerns(OF_SYRIA)).isFalse();
        assertThat(change.concerns(DEPLOYED)).isFalse();
    }

    @Test
    void a_change_of_every_key_concerns_each_key_of_its_facet_and_side() {
        FacetChange change = FacetChange.ofEvery(Facet.FORCE, TUR, SYR, ENDED, "force-ended-by-peace");
        assertThat(change.concerns(SPRING)).isTrue();
        assertThat(change.concerns(SHIELD)).isTrue();
        assertThat(change.concerns(OF_SYRIA)).isFalse();
        assertThat(change.concerns(DEPLOYED)).isFalse();
        assertThatIllegalStateException().isThrownBy(change::facetKey).withMessage("it concerns every key of FORCE");
    }

    @Test
    void a_change_says_at_which_part_of_the_date_by_which_rule_and_with_what_details() {
        FacetChange change = FacetChange.of(SPRING, ENDED)
                .at(Occasion.END)
                .inferred("a-rule")
                .with("person", "N. N.")
                .with("city", null)
                .with("count", 3);
        assertThat(change)
                .isEqualTo(new FacetChange(
                        Facet.FORCE,
                        TUR,
                        SYR,
                        Key.of("Spring"),
                        false,
                        Occasion.END,
                        ENDED,
                        "a-rule",
                        new TreeMap<>(Map.of("person", "N. N.", "count", "3"))));
        assertThat(FacetChange.of(SPRING, ENDED).occasion()).isEqualTo(Occasion.START);
        assertThat(FacetChange.of(SPRING, ENDED).rule()).isNull();
    }
}
