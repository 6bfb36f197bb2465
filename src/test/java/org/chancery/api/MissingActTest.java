package org.chancery.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.UUID;
import org.chancery.actor.ActorCode;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Key;
import org.chancery.relation.Refusal.Gap;
import org.chancery.relation.Refusal.Side;
import org.chancery.relation.Value;
import org.chancery.time.Window;
import org.junit.jupiter.api.Test;

/** The act proposed for a gap says what is needed and nothing that nobody knows. */
class MissingActTest {

    private static final ActorCode TUR = ActorCode.of("TUR");
    private static final ActorCode SYR = ActorCode.of("SYR");

    private static String filling(FacetKey key, Value found, Value accepted) {
        Gap gap = new Gap(
                new Side(new UUID(0, 1), "before", Window.day(LocalDate.of(2011, 1, 1)), false),
                found,
                new Side(new UUID(0, 2), "after", Window.day(LocalDate.of(2012, 3, 26)), true),
                EnumSet.of(accepted));
        return String.valueOf(MissingAct.filling(key, gap, () -> new UUID(0, 3)));
    }

    @Test
    void a_closed_mission_opens_in_no_city_in_particular() {
        assertThat(filling(FacetKey.directed(Facet.MISSION_OPERATION, TUR, SYR, null), Value.CLOSED, Value.OPEN))
                .isEqualTo("{\"command\":\"open-mission\",\"occurred\":\"[2011-01-01..2012-03-26]\","
                        + "\"by\":\"TUR\",\"toward\":\"SYR\",\"unsourced\":\"to be filled in: how this is known\"}");
    }

    @Test
    void a_consulate_opens_in_its_city() {
        assertThat(filling(FacetKey.directed(Facet.CONSULATES, TUR, SYR, Key.of("Latakia")), Value.CLOSED, Value.OPEN))
                .contains("\"command\":\"open-consulate\"", "\"city\":\"Latakia\"");
    }

    @Test
    void nobody_is_put_in_post_by_name() {
        assertThat(filling(FacetKey.directed(Facet.HEAD_OF_MISSION, TUR, SYR, null), Value.VACANT, Value.IN_POST))
                .contains("\"command\":\"present-credentials\"", "\"person\":\"to be filled in\"")
                .doesNotContain("resident");
    }
}
