package org.chancery.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.chancery.actor.Actor;
import org.chancery.actor.Actor.Successor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.relation.RelationEvent.ActorEvent;
import org.junit.jupiter.api.Test;

/** What is decided about actors, and what becomes of them. */
class ActorCommandsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    private final Books books = Books.on("2026-11-23");
    private final Actors states = Actors.states();

    private Decision decide(String command) {
        return ActorRules.decide(states, (RelationCommand.ActorCommand) books.read(command), TODAY);
    }

    private List<Refusal> refusals(String command) {
        return ((Decision.Refused) decide(command)).all();
    }

    private Actors after(String command) {
        Decision.Recording recording = (Decision.Recording)
                ((Decision.Accepted) decide(command)).outcomes().getFirst();
        return ActorRules.evolve(states, (ActorEvent) recording.event());
    }

    private static ActorCode code(String code) {
        return ActorCode.of(code);
    }

    @Test
    void a_registered_actor_is_known_by_its_code_and_name_within_its_span() {
        Actors actors = after("""
                {"command":"register-actor","code":"SDF","kind":"GROUP","name":"Syrian Democratic Forces","lifespan":"2015-10-10/..","unsourced":"test"}""");
        Actor sdf = actors.find(code("SDF")).orElseThrow();
        assertThat(sdf.name()).isEqualTo("Syrian Democratic Forces");
        assertThat(sdf.lifespans()).hasToString("[2015-10-10/..]");
        assertThat(states.find(code("SDF"))).isEmpty();
    }

    @Test
    void an_actor_that_exists_is_not_registered_again() {
        assertThat(refusals("""
                {"command":"register-actor","code":"SYR","kind":"STATE","name":"Syria","unsourced":"test"}"""))
                .containsExactly(new Refusal.AlreadyRegistered(
                        code("SYR"), states.find(code("SYR")).orElseThrow().name()));
    }

    @Test
    void an_actor_takes_another_name_from_the_first_day_on_which_that_is_certain() {
        Actors actors = after("""
                {"command":"rename-actor","actor":"TUR","name":"Republic of T\u00fcrkiye","occurred":"2022-06","unsourced":"test"}""");
        Actor turkey = actors.find(code("TUR")).orElseThrow();
        assertThat(turkey.nameOn(LocalDate.parse("2022-06-30"))).isEqualTo("Republic of T\u00fcrkiye");
        assertThat(turkey.nameOn(LocalDate.parse("2022-06-29")))
                .isEqualTo(states.find(code("TUR")).orElseThrow().nameOn(LocalDate.parse("2022-06-29")));
    }

    @Test
    void nobody_unknown_is_renamed_governed_or_followed() {
        Refusal unknown = Impossible.unknown(code("SYX"), states, TODAY);
        assertThat(refusals("""
                {"command":"rename-actor","actor":"SYX","name":"X","occurred":"2022","unsourced":"test"}""")).containsExactly(unknown);
        assertThat(refusals("""
                {"command":"change-government","actor":"SYX","name":"X","how":"COUP","occurred":"2022","unsourced":"test"}""")).containsExactly(unknown);
        assertThat(refusals("""
                {"command":"record-succession","of":"SYX","by":["SYX"],"kind":"MERGER","occurred":"2022","unsourced":"test"}""")).containsExactly(unknown, unknown, new Refusal.SameActorTwice(code("SYX")));
    }

    @Test
    void what_begins_in_the_future_has_not_happened() {
        Refusal future = new Refusal.BeginsInTheFuture(LocalDate.parse("2027-01-01"), TODAY);
        assertThat(refusals("""
                {"command":"rename-actor","actor":"SYR","name":"X","occurred":"2027","unsourced":"test"}""")).containsExactly(future);
        assertThat(refusals("""
                {"command":"change-government","actor":"SYR","name":"X","how":"COUP","occurred":"2027","unsourced":"test"}""")).containsExactly(future);
        assertThat(refusals("""
                {"command":"record-succession","of":"SYR","by":["TUR"],"kind":"MERGER","occurred":"2027","unsourced":"test"}""")).containsExactly(future);
    }

    @Test
    void a_successor_ends_the_span_of_the_actor_it_follows() {
        Actors actors = after("""
                {"command":"record-succession","of":"SYR","by":["TUR"],"kind":"MERGER","occurred":"2020-05-01","unsourced":"test"}""");
        Actor syria = actors.find(code("SYR")).orElseThrow();
        assertThat(syria.successors())
                .contains(new Successor(code("TUR"), Successor.Kind.MERGER, LocalDate.parse("2020-05-01")));
        assertThat(syria.livesWithin(LocalDate.parse("2020-04-30"), LocalDate.parse("2020-04-30")))
                .isTrue();
        assertThat(syria.livesWithin(LocalDate.parse("2020-05-01"), null)).isFalse();
    }

    @Test
    void an_actor_that_did_not_yet_live_is_followed_by_nobody() {
        Actors actors = after("""
                {"command":"record-succession","of":"SSD","by":["SDN"],"kind":"MERGER","occurred":"1950","unsourced":"test"}""");
        assertThat(actors.find(code("SSD"))).isEqualTo(states.find(code("SSD")));
    }

    @Test
    void each_command_and_event_belongs_to_the_stream_of_its_actor() {
        for (String command : List.of("""
                {"command":"register-actor","code":"SDF","kind":"GROUP","name":"X","unsourced":"test"}""", """
                {"command":"rename-actor","actor":"SYR","name":"X","occurred":"2022","unsourced":"test"}""", """
                {"command":"change-government","actor":"SYR","name":"X","how":"COUP","occurred":"2022","unsourced":"test"}""", """
                {"command":"record-succession","of":"SYR","by":["TUR"],"kind":"MERGER","occurred":"2022","unsourced":"test"}""")) {
            RelationCommand.ActorCommand read = (RelationCommand.ActorCommand) books.read(command);
            Decision.Recording recording = (Decision.Recording)
                    ((Decision.Accepted) decide(command)).outcomes().getFirst();
            ActorCode expected = command.contains("SDF") ? code("SDF") : code("SYR");
            assertThat(ActorRules.actor(read)).isEqualTo(expected);
            assertThat(ActorRules.actor((ActorEvent) recording.event())).isEqualTo(expected);
        }
    }
}
