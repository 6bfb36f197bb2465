package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.chancery.actor.ActorCode;
import org.chancery.actor.ActorKind;
import org.chancery.relation.RelationCommand.*;
import org.chancery.time.OccurrenceDate;
import org.junit.jupiter.api.Test;

/** What a command speaks of, before anything is decided: its record, and the relations it lands in. */
class CommandsTest {
    private static final UUID RECORD = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final Source SOURCE = new Source("a source", null, null, null, null, null, null);
    private static final ActorCode SYR = ActorCode.of("SYR");
    private static final ActorCode TUR = ActorCode.of("TUR");
    private static final ActorCode RUS = ActorCode.of("RUS");

    private static final RelationCommand.Act SEVER = new SeverTies(
            new Parties.Directed(List.of(TUR, RUS), List.of(SYR)),
            null,
            null,
            Particulars.of(OTHER, OccurrenceDate.parse("2011"), List.of()));

    private static final RelationCommand CORRECT = new CorrectRecord(RECORD, "misread", SEVER);
    private static final RelationCommand RETRACT = new RetractRecord(RECORD, "not so");
    private static final RelationCommand DISPUTE =
            new DisputeRecord(OTHER, RECORD, "somebody", "doubt", List.of(), List.of(), "test");
    private static final RelationCommand ADD = new AddSource(RECORD, SOURCE, null);
    private static final RelationCommand RESOLVE = new ResolveDispute(RECORD, "so it was");
    private static final RelationCommand REGISTER =
            new RegisterActor(ActorCode.of("XXA"), ActorKind.GROUP, "A group", null, List.of(), "test", null);

    @Test
    void an_act_speaks_of_its_own_record_and_an_amendment_of_the_one_it_amends() {
        assertThat(RelationRules.record(SEVER)).isEqualTo(OTHER);
        for (RelationCommand amendment : List.of(CORRECT, RETRACT, DISPUTE, ADD)) {
            assertThat(RelationRules.record(amendment)).isEqualTo(RECORD);
        }
    }

    @Test
    void the_end_of_a_dispute_and_what_is_said_of_an_actor_speak_of_no_record() {
        assertThat(RelationRules.record(RESOLVE)).isNull();
        assertThat(RelationRules.record(REGISTER)).isNull();
    }

    @Test
    void an_act_lands_in_every_relation_it_is_about_and_a_correction_in_those_of_its_new_content() {
        assertThat(RelationRules.relations(SEVER)).containsExactly(Pair.of(RUS, SYR), Pair.of(SYR, TUR));
        assertThat(RelationRules.relations(CORRECT)).containsExactly(Pair.of(RUS, SYR), Pair.of(SYR, TUR));
        for (RelationCommand other : List.of(RETRACT, DISPUTE, ADD, RESOLVE, REGISTER)) {
            assertThat(RelationRules.relations(other)).isEmpty();
        }
    }
}
