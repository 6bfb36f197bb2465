package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.chancery.actor.ActorCode;
import org.junit.jupiter.api.Test;

/** What is answered on its own: pairs, keys and facet keys. */
class FacetKeyTest {
    private static final ActorCode SYR = ActorCode.of("SYR");
    private static final ActorCode TUR = ActorCode.of("TUR");
    private static final ActorCode RUS = ActorCode.of("RUS");

    @Test
    void a_pair_is_sorted_whichever_actor_is_named_first() {
        assertThat(Pair.of(TUR, SYR)).isEqualTo(Pair.of(SYR, TUR)).hasToString("SYR-TUR");
        assertThat(Pair.parse("TUR-SYR")).isEqualTo(Pair.parse("SYR-TUR"));
        assertThat(Pair.of(RUS, SYR)).isLessThan(Pair.of(SYR, TUR));
        assertThat(Pair.of(RUS, SYR)).isLessThan(Pair.of(RUS, TUR));
        assertThat(Pair.of(SYR, TUR)).isEqualByComparingTo(Pair.of(TUR, SYR));
    }

    @Test
    void a_pair_knows_its_two_actors_and_no_other() {
        Pair pair = Pair.of(SYR, TUR);
        assertThat(pair.other(SYR)).isEqualTo(TUR);
        assertThat(pair.other(TUR)).isEqualTo(SYR);
        assertThat(pair.has(SYR)).isTrue();
        assertThat(pair.has(TUR)).isTrue();
        assertThat(pair.has(RUS)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> pair.other(RUS));
    }

    @Test
    void an_actor_has_no_relation_with_itself_and_a_pair_is_two_codes_joined_once() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pair.of(SYR, SYR));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pair(TUR, SYR));
        assertThatIllegalArgumentException().isThrownBy(() -> Pair.parse("SYR"));
        assertThatIllegalArgumentException().isThrownBy(() -> Pair.parse("SYR-TUR-RUS"));
    }

    @Test
    void keys_are_the_same_after_composition_trimming_single_spaces_and_folding_of_case() {
        Key key = Key.of("  Straße \t der  Freundschaft ");
        assertThat(key.text()).isEqualTo("Straße der Freundschaft");
        assertThat(key)
                .isEqualTo(Key.of("STRASSE DER FREUNDSCHAFT"))
                .hasSameHashCodeAs(Key.of("strasse der freundschaft"));
        assertThat(Key.of("caf\u00e9")).isEqualTo(Key.of("Cafe\u0301")).isEqualByComparingTo(Key.of("CAF\u00c9"));
        assertThat(Key.of("a")).isNotEqualTo(Key.of("b")).isLessThan(Key.of("B"));
        assertThat(key).hasToString("Straße der Freundschaft").isNotEqualTo("Straße der Freundschaft");
        assertThatIllegalArgumentException().isThrownBy(() -> Key.of(" \t"));
    }

    @Test
    void a_facet_key_names_its_key_where_the_facet_has_one_and_only_there() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FacetKey.directed(Facet.SANCTIONS, SYR, TUR, null))
                .withMessageContaining("needs a key: the regime");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FacetKey.directed(Facet.MISSION_LEVEL, SYR, TUR, Key.of("k")))
                .withMessageContaining("has no key");
        assertThat(FacetKey.directed(Facet.DEPLOYMENT, TUR, SYR, null)).hasToString("DEPLOYMENT TUR→SYR");
        assertThat(FacetKey.directed(Facet.DEPLOYMENT, TUR, SYR, Key.of("Spring")))
                .hasToString("DEPLOYMENT TUR→SYR \"Spring\"");
    }

    @Test
    void a_mutual_facet_key_has_its_codes_sorted() {
        Pair pair = Pair.of(TUR, SYR);
        assertThat(FacetKey.mutual(Facet.TIES, pair, null)).hasToString("TIES SYR-TUR");
        assertThat(FacetKey.mutual(Facet.TIES, pair, null).pair()).isEqualTo(pair);
        assertThat(FacetKey.directed(Facet.RECOGNITION, TUR, SYR, Key.of("state"))
                        .pair())
                .isEqualTo(pair);
        assertThatIllegalArgumentException().isThrownBy(() -> FacetKey.directed(Facet.TIES, TUR, SYR, null));
    }

    @Test
    void facet_keys_are_listed_by_facet_then_side_then_key() {
        FacetKey none = FacetKey.directed(Facet.DEPLOYMENT, SYR, TUR, null);
        FacetKey spring = FacetKey.directed(Facet.DEPLOYMENT, SYR, TUR, Key.of("Spring"));
        FacetKey back = FacetKey.directed(Facet.DEPLOYMENT, TUR, SYR, null);
        FacetKey support = FacetKey.directed(Facet.SUPPORT, SYR, TUR, Key.of("MILITARY"));
        assertThat(none).isLessThan(spring).isLessThan(back);
        assertThat(spring).isLessThan(back);
        assertThat(back).isLessThan(support);
        assertThat(FacetKey.directed(Facet.DEPLOYMENT, SYR, RUS, null)).isLessThan(none);
    }
}
