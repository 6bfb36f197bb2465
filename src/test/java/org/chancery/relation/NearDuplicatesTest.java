package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.relation.Story.given;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chancery.relation.Decision.Accepted;
import org.chancery.relation.Decision.PossibleDuplicates;
import org.chancery.relation.Decision.Recording;
import org.junit.jupiter.api.Test;

/** What may be on record already: the same type between the same two, about the same, on days that overlap. */
class NearDuplicatesTest {
    private static final String FIRST = "PossibleDuplicates[records=[#1]]";

    @Test
    void the_same_observation_of_the_same_days_may_be_on_record_already() {
        given("observe-status SYR-TUR facet=TIES value=ESTABLISHED 2012-03-26")
                .when("observe-status SYR-TUR facet=TIES value=ESTABLISHED 2012-03")
                .hints(FIRST);
    }

    @Test
    void observations_of_different_facets_or_keys_are_different_observations() {
        given("observe-status SYR-TUR facet=TIES value=ESTABLISHED 2012-03-26")
                .when("observe-status TUR>SYR facet=CONSULATES key=Aleppo value=OPEN 2012-03-26")
                .hints()
                .when("observe-status TUR>SYR facet=CONSULATES key=Damascus value=OPEN 2012-03-26")
                .hints()
                .when("observe-status SYR>TUR facet=MISSION_LEVEL value=CHARGE 2012-03-26")
                .hints()
                .when("observe-status TUR>SYR facet=MISSION_LEVEL value=CHARGE 2012-03-26")
                .hints();
    }

    @Test
    void another_regime_demand_policy_city_or_title_is_another_act() {
        given("impose-sanctions USA>CUB regime=embargo 1962-02-07")
                .when("impose-sanctions USA>CUB regime='travel ban' 1962-02-07")
                .hints()
                .when("impose-sanctions USA>CUB regime=Embargo 1962")
                .hints(FIRST);
        given("adopt-policy TUR>SYR policy='remove Assad' 2011")
                .when("adopt-policy TUR>SYR policy='secure the southern border' 2011")
                .hints();
        given("open-consulate TUR>SYR city=Aleppo 2004")
                .when("open-consulate TUR>SYR city=Latakia 2004")
                .hints();
    }

    @Test
    void acts_that_name_nothing_are_told_apart_by_the_way_they_go() {
        given("make-statement SYR>TUR stance=WILLING 2024-07")
                .when("make-statement TUR>SYR stance=WILLING 2024-07")
                .hints()
                .when("make-statement SYR>TUR stance=CRITICAL 2024-07-12")
                .hints(FIRST);
    }

    @Test
    void an_episode_without_a_name_can_be_any_of_the_same_side() {
        given("use-force TUR>SYR episode='Spring Shield' 2020-02-27")
                .when("use-force TUR>SYR 2020-02")
                .hints(FIRST)
                .when("use-force SYR>TUR 2020-02")
                .hints();
    }

    @Test
    void of_the_brief_only_statements_of_one_side_in_the_same_days_may_be_on_record_already() throws IOException {
        Books books = Books.on("2026-11-23");
        Set<RelationEvent.Act> flagged = new LinkedHashSet<>();
        for (String line : Files.readAllLines(Path.of("src/main/resources/demo/brief/putin-assad-fast-facts.jsonl"))) {
            if (books.record(List.of(books.read(line))) instanceof Accepted(var outcomes, var _)
                    && outcomes.getFirst() instanceof Recording recording
                    && recording.event() instanceof RelationEvent.Act act
                    && recording.hints().stream().anyMatch(PossibleDuplicates.class::isInstance)) {
                flagged.add(act);
            }
        }
        assertThat(flagged).hasSize(4).hasOnlyElementsOfType(RelationEvent.StatementMade.class);
    }
}
