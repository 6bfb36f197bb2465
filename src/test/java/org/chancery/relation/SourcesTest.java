package org.chancery.relation;

import static org.chancery.relation.Story.given;

import java.util.List;
import org.chancery.actor.ActorCode;
import org.chancery.time.OccurrenceDate;
import org.junit.jupiter.api.Test;

/** Evidence: sources, the reason why there is none, grades and further sources. */
class SourcesTest {
    private static final Source BRIEF = new Source("Brief", null, null, null, null, null, null);

    private static RelationCommand severing(Particulars particulars) {
        return new RelationCommand.SeverTies(
                new Parties.Directed(List.of(ActorCode.of("TUR")), List.of(ActorCode.of("SYR"))),
                null,
                null,
                particulars);
    }

    @Test
    void a_record_needs_a_source_or_the_reason_why_there_is_none() {
        Particulars bare = Particulars.of(Books.id(5), OccurrenceDate.parse("2011"), List.of());
        given().when(severing(bare))
                .refused("Found no source, expected at least one. Name it in sources, or say in unsourced why "
                        + "there is none.");
        Particulars both = new Particulars(
                Books.id(5),
                bare.occurred(),
                null,
                null,
                List.of(),
                List.of(BRIEF),
                "from memory",
                Grade.REPORTED,
                Mark.CLEAR,
                null,
                null,
                null);
        given().when(severing(both))
                .refused("Found both sources and unsourced, expected one of the two. Leave unsourced out.");
        given().when("sever-ties TUR>SYR sources=(title=Brief published=2024-07-24 reliability=B credibility=2) 2011")
                .then("ties-severed SYR-TUR");
    }

    @Test
    void a_dispute_needs_evidence_too() {
        given("sever-ties TUR>SYR 2011")
                .when(new RelationCommand.DisputeRecord(
                        Books.id(9), Books.id(1), "desk", "x", List.of(), List.of(), null))
                .refused("Found no source, expected at least one. Name it in sources, or say in unsourced why "
                        + "there is none.");
    }

    @Test
    void a_further_source_moves_nothing_and_may_raise_the_grade() {
        given("sever-ties TUR>SYR 2011")
                .when("add-source record=#1 source=(title=Gazette) grade=CONFIRMED")
                .then("source-added SYR-TUR")
                .changes();
    }

    @Test
    void a_further_source_lowers_no_grade() {
        given("sever-ties TUR>SYR grade=CONFIRMED 2011")
                .when("add-source record=#1 source=(title=Gazette) grade=REPORTED")
                .refused("Found the grade REPORTED; the record has CONFIRMED, and a further source may raise it, "
                        + "not lower it. Leave grade out, or lower it with correct-record.");
    }

    @Test
    void a_source_lets_a_machine_record_count() {
        given("sever-ties TUR>SYR grade=MACHINE 2011")
                .when("add-source record=#1 source=(title=Gazette) grade=REPORTED")
                .answers("2012-01-01", "TIES SYR-TUR", "SEVERED");
    }

    @Test
    void a_source_of_nothing_is_refused() {
        given().when("add-source record=#9 source=(title=Gazette)").refused("There is no record #9. Check the id.");
    }
}
