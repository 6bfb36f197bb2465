package org.chancery.relation;

import static org.chancery.relation.Story.given;

import org.junit.jupiter.api.Test;

/** Who may be a party, and when; and the dates every act may have. */
class ActorsInActsTest {

    @Test
    void the_same_actor_twice_is_refused() {
        given().when("sever-ties TUR>TUR 2011")
                .refused("TUR is named twice; an act is one between different actors. Name each actor once.");
    }

    @Test
    void who_began_it_is_one_of_the_parties() {
        given().when("sever-ties SYR-TUR initiator=IRQ 2011")
                .refused("IRQ is given as initiator and is not a party of the act. Name one of its parties.");
    }

    @Test
    void an_unknown_actor_is_refused_with_those_that_may_be_meant() {
        given().when("sever-ties TUR>SYI 2011")
                .refused(
                        "There is no actor SYI. Perhaps SVN (Slovenia), SYC (Seychelles) or SYR (Syria) is meant. An organisation, group or territory enters the books with register-actor.");
    }

    @Test
    void a_date_outside_every_life_span_is_refused_with_the_spans() {
        given().when("sever-ties RUS>SYR 1975")
                .refused("Not all its actors existed together on any day of its date, between 1975-01-01 and "
                        + "1975-12-31: Russia (RUS) until 1922-12-29 and since 1991-12-26, Syria (SYR) since "
                        + "1941-09-27. Check the date and the actors, or say in overrideLifespan why it is to be "
                        + "recorded all the same.");
    }

    @Test
    void a_date_partly_inside_the_life_spans_is_accepted() {
        given().when("sever-ties DDR>SYR [1990-01-01..1995-01-01]").then("ties-severed DDR-SYR");
    }

    @Test
    void a_life_span_can_be_overridden_with_a_reason() {
        given().when("hold-meeting delegations=RUS,SYR overrideLifespan='in exile' 1975")
                .then("meeting-held RUS-SYR");
    }

    @Test
    void two_that_never_lived_together_share_no_record() {
        given().when("hold-meeting delegations=SUN,RUS,SYR 1950")
                .refused("Not all its actors existed together on any day of its date, between 1950-01-01 and "
                        + "1950-12-31: Soviet Union (SUN) from 1922-12-30 to 1991-12-25, Russia (RUS) until "
                        + "1922-12-29 and since 1991-12-26, Syria (SYR) since 1941-09-27. Check the date and the "
                        + "actors, or say in overrideLifespan why it is to be recorded all the same.");
    }

    @Test
    void what_begins_in_the_future_is_refused() {
        given().when("sever-ties TUR>SYR 2027")
                .refused("It begins on 2027-01-01, after 2026-11-23, the day of recording; recorded means "
                        + "happened. Record an announced meeting with plan-meeting, and anything else once it has "
                        + "happened.");
        given().when("sever-ties TUR>SYR 2026")
                .then("ties-severed SYR-TUR")
                .answers("2026-11-23", "TIES SYR-TUR", "SEVERED");
        given().when("deploy-forces RUS>SYR consent=BY_CONSENT 2015/2027-01")
                .refused("It begins on 2027-01-01, after 2026-11-23, the day of recording; recorded means "
                        + "happened. Record an announced meeting with plan-meeting, and anything else once it has "
                        + "happened.");
    }

    @Test
    void an_interval_on_an_act_that_happens_once_is_refused_with_the_form_to_write() {
        given().when("sever-ties TUR>SYR 2011/2012")
                .refused("Found the interval \"2011/2012\", which says that it lasted; sever-ties happens once. "
                        + "Write [2011..2012] if it happened once somewhere between.");
        given().when("sever-ties TUR>SYR [2011..2012]/2013")
                .refused(
                        "Found the interval \"[2011..2012]/2013\", which says that it lasted; sever-ties happens once. "
                                + "Write [2011..2013] if it happened once somewhere between.");
        given().when("sever-ties TUR>SYR 2011-XX/2012-03")
                .refused("Found the interval \"2011-XX/2012-03\", which says that it lasted; sever-ties happens once. "
                        + "Write [2011-01..2012-03] if it happened once somewhere between.");
        given().when("sever-ties TUR>SYR 201X?/2022-02-03")
                .refused("Found the interval \"201X?/2022-02-03\", which says that it lasted; sever-ties happens once. "
                        + "Write [2010-01-01..2022-02-03] if it happened once somewhere between.");
    }

    @Test
    void an_order_in_the_day_needs_a_day() {
        given().when("sever-ties TUR>SYR orderInDay=1 2011")
                .refused("Found orderInDay with the date \"2011\", expected a date of a single day. Give the day, "
                        + "or leave orderInDay out.");
        given("establish-ties SYR-TUR orderInDay=1 1971-01-01", "sever-ties TUR>SYR orderInDay=2 1971-01-01")
                .answers("1971-01-01", "TIES SYR-TUR", "SEVERED");
    }

    @Test
    void everything_wrong_is_said_at_once() {
        given().when("sever-ties TUR>TUR orderInDay=1 2027")
                .refusedBy("begins-in-the-future", "order-needs-a-day", "same-actor-twice");
    }

    @Test
    void registered_actors_take_part_within_their_life_span() {
        String registered = "register-actor code=SDF kind=GROUP name='Syrian Democratic Forces' lifespan=2015-10-10/..";
        given(registered).when("adopt-policy TUR>SDF policy=threat 2016").then("policy-adopted SDF-TUR");
        given(registered)
                .when("adopt-policy TUR>SDF policy=threat 2014")
                .refused("Not all its actors existed together on any day of its date, between 2014-01-01 and "
                        + "2014-12-31: Turkey (TUR) always, Syrian Democratic Forces (SDF) since 2015-10-10. Check "
                        + "the date and the actors, or say in overrideLifespan why it is to be recorded all the "
                        + "same.");
    }

    @Test
    void a_code_is_registered_once() {
        given().when("register-actor code=SYR kind=STATE name=Syria")
                .refused("The code SYR is in use for Syria. Choose another code, or give this actor another name "
                        + "with rename-actor.");
    }

    @Test
    void an_actor_takes_another_name_government_and_successor_only_if_it_exists() {
        given().when("rename-actor actor=TUR name='Republic of Türkiye' 2022-06-01")
                .then("actor-renamed");
        given().when("rename-actor actor=XXX name='X' 2022-06-01").refusedBy("unknown-actor");
        given().when("change-government actor=SYR name='of 1963' how=COUP 1963-03-08")
                .then("government-changed");
        given().when("change-government actor=SYR name='of 2030' how=ELECTION 2030")
                .refused("It begins on 2030-01-01, after 2026-11-23, the day of recording; recorded means "
                        + "happened. Record an announced meeting with plan-meeting, and anything else once it has "
                        + "happened.");
        given().when("record-succession of=SYR by=TUR kind=MERGER 2020").then("succession-recorded");
        given().when("record-succession of=SYR by=SYR kind=MERGER 2020")
                .refused("SYR is named twice; an act is one between different actors. Name each actor once.");
    }
}
