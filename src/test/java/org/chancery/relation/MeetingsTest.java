package org.chancery.relation;

import static org.chancery.relation.Story.given;

import org.junit.jupiter.api.Test;

/** Meetings, calls, announcements and statements: contacts, which move no facet. */
class MeetingsTest {

    @Test
    void a_meeting_of_two_lands_in_their_relation_and_moves_nothing() {
        given().when(
                        "hold-meeting delegations=RUS:HOST,SYR level=HEAD_OF_STATE topics='the region' place=Moscow 2024-07-24")
                .then("meeting-held RUS-SYR")
                .changes();
    }

    @Test
    void a_trilateral_meeting_lands_once_in_three_relations() {
        given().when("hold-meeting delegations=RUS:HOST,SYR,TUR format=THIRD_PARTY 2022-12")
                .then("meeting-held RUS-SYR RUS-TUR SYR-TUR");
    }

    @Test
    void mediator_and_observer_meet_the_principals_and_not_each_other() {
        given().when("hold-meeting delegations=SYR,TUR,RUS:MEDIATOR,IRN:OBSERVER 2023-05")
                .then("meeting-held IRN-SYR IRN-TUR RUS-SYR RUS-TUR SYR-TUR");
    }

    @Test
    void a_meeting_may_last() {
        given().when("hold-meeting delegations=SYR,TUR 2023-05-09/2023-05-10").then("meeting-held SYR-TUR");
    }

    @Test
    void a_call_is_between_two_at_least() {
        given().when("hold-call delegations=RUS,TUR topics='grain' 2022-03-06").then("call-held RUS-TUR");
        given().when("hold-call delegations=RUS,RUS 2022-03-06")
                .refused("RUS is named twice; an act is one between different actors. Name each actor once.");
    }

    @Test
    void somebody_is_there_in_their_own_right() {
        given().when("hold-meeting delegations=RUS:HOST,SYR:OBSERVER,TUR:OBSERVER 2022-12")
                .refused("Found 0 principals, expected at least one, beside the host, mediator or observer. Give "
                        + "the role PRINCIPAL to each delegation that took part in its own right.");
    }

    @Test
    void a_call_does_not_last() {
        given().when("hold-call delegations=RUS,TUR 2022-03-06/2022-03-07")
                .refused("Found the interval \"2022-03-06/2022-03-07\", which says that it lasted; hold-call "
                        + "happens once. Write [2022-03-06..2022-03-07] if it happened once somewhere between.");
    }

    @Test
    void an_announced_meeting_may_lie_in_the_future_and_its_announcement_not() {
        given().when("plan-meeting delegations=SYR,TUR plannedFor=2027-03 2026-11-20")
                .then("meeting-planned SYR-TUR");
        given().when("plan-meeting delegations=SYR,TUR plannedFor=2027-03 2027-01")
                .refused("It begins on 2027-01-01, after 2026-11-23, the day of recording; recorded means "
                        + "happened. Record an announced meeting with plan-meeting, and anything else once it has "
                        + "happened.");
    }

    @Test
    void an_announced_meeting_is_called_off() {
        given("plan-meeting delegations=SYR,TUR plannedFor=2027-03 2026-11-20")
                .when("cancel-meeting delegations=SYR,TUR record=#1 2026-11-22")
                .then("meeting-cancelled SYR-TUR");
    }

    @Test
    void a_statement_about_two_lands_with_both() {
        given().when("make-statement TUR>RUS,SYR stance=WILLING words='ready to cooperate' 2024-07-03")
                .then("statement-made RUS-TUR SYR-TUR")
                .changes();
    }

    @Test
    void the_same_meeting_reported_again_gets_a_hint() {
        given("hold-meeting delegations=RUS,SYR 2023-03")
                .when("hold-meeting delegations=RUS,SYR 2023-03-15")
                .then("meeting-held RUS-SYR")
                .hints("PossibleDuplicates[records=[#1]]");
        given("hold-meeting delegations=RUS,SYR 2023-03")
                .when("hold-meeting delegations=RUS,SYR 2023-04")
                .hints();
    }

    @Test
    void a_meeting_of_forty_one_is_too_large_for_one_record() {
        String forty = String.join(",", java.util.Collections.nCopies(40, "SYR"));
        given().when("hold-meeting delegations=TUR," + forty + " 2023")
                .refusedBy("same-actor-twice", "too-many-parties");
    }
}
