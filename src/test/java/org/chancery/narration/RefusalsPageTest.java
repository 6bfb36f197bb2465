package org.chancery.narration;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Lifespan;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Grade;
import org.chancery.relation.MissionLevel;
import org.chancery.relation.Pair;
import org.chancery.relation.Refusal;
import org.chancery.relation.Refusal.*;
import org.chancery.relation.Value;
import org.chancery.time.Window;
import org.junit.jupiter.api.Test;

/** The page of errors lists every rule that refuses, with an example of its sentence. */
class RefusalsPageTest {

    private static final Path PAGE = Path.of("docs/reference/errors.md");
    private static final UUID RECORD = UUID.fromString("0190e225-4800-7000-8000-000000000009");
    private static final UUID OTHER = UUID.fromString("0193587c-1a00-7000-8000-000000000004");
    private static final ActorCode SYR = ActorCode.of("SYR");
    private static final ActorCode TUR = ActorCode.of("TUR");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final List<Refusal> EXAMPLES = List.of(
            new NeedsUnrecordedChange(
                    FacetKey.mutual(Facet.TIES, Pair.of(SYR, TUR), null),
                    List.of(new Gap(
                            new Side(RECORD, "ties-severed", days("2011-01-01", "2011-12-31"), false),
                            Value.SEVERED,
                            new Side(OTHER, "ties-suspended", days("2014-03-01", "2014-03-01"), true),
                            EnumSet.of(Value.ESTABLISHED))),
                    List.of(),
                    "suspend-ties"),
            new SameActorTwice(SYR),
            new TooFewParties(1, 2),
            new NobodyToMeet(0),
            new NotAParty("initiator", ActorCode.of("IRQ")),
            new TooManyParties(41, 40),
            new UnknownActor("SYI", List.of("SYR (Syria)")),
            new OutsideLifespan(
                    days("1975-01-01", "1975-12-31"),
                    List.of(
                            new Lived(
                                    ActorCode.of("RUS"),
                                    "Russia",
                                    List.of(Lifespan.parse("../1922-12-29"), Lifespan.parse("1991-12-26/.."))),
                            new Lived(SYR, "Syria", List.of(Lifespan.parse("1941-09-27/.."))))),
            new BeginsInTheFuture(LocalDate.of(2027, 1, 1), TODAY),
            new DoesNotLast("sever-ties", "2011/2012", "[2011..2012]"),
            new OrderNeedsADay("2011"),
            new NoEvidence(false),
            new KeyDoesNotFit(Facet.TALKS, null),
            new ValueDoesNotFit(Facet.TIES, Value.OPEN),
            new NeedsDirection(Facet.MISSION_LEVEL),
            new LevelOutOfReach("raise-mission-level", MissionLevel.NONE),
            new UnknownRecord(RECORD),
            new AlreadyRetracted(RECORD),
            new FollowsFromASuccession(RECORD, OTHER, ActorCode.of("SUN")),
            new OtherType(RECORD, "suspend-ties", "sever-ties"),
            new OtherId(RECORD, OTHER),
            new OtherContent(RECORD),
            new AlternativeToItself(RECORD),
            new UnknownDispute(OTHER),
            new NotOpen(OTHER),
            new GradeOnlyRises(Grade.REPORTED, Grade.CONFIRMED),
            new AlreadyRegistered(ActorCode.of("SDF"), "Syrian Democratic Forces"));

    private static Window days(String from, String to) {
        return Window.of(LocalDate.parse(from), LocalDate.parse(to));
    }

    @Test
    void there_is_an_example_of_every_rule() {
        Set<Class<?>> exemplified = EXAMPLES.stream().map(Object::getClass).collect(Collectors.toSet());
        assertThat(Arrays.stream(Refusal.class.getPermittedSubclasses()).filter(type -> !exemplified.contains(type)))
                .as("rules without an example here")
                .isEmpty();
    }

    @Test
    void the_page_of_errors_lists_every_rule_with_its_status_and_sentence() throws IOException {
        String table = EXAMPLES.stream()
                .map(refusal -> "| `" + refusal.rule() + "` | " + status(refusal) + " | "
                        + RefusalNarration.sentence(refusal).replace("|", "\\|") + " |")
                .collect(joining("\n", "| Rule | Status | For example |\n|---|---|---|\n", "\n"));
        String page = Files.readString(PAGE);
        if (Boolean.getBoolean("approve")) {
            page = page.replaceAll(
                    "(?s)(TABLE|\\| Rule \\| Status.*?\\n)(?=\\n)", java.util.regex.Matcher.quoteReplacement(table));
            Files.writeString(PAGE, page);
        }
        assertThat(page)
                .as("docs/reference/errors.md is out of date; run this test with -Dapprove=true")
                .contains(table);
    }

    private static int status(Refusal refusal) {
        return switch (refusal.kind()) {
            case IMPOSSIBLE -> 422;
            case UNKNOWN -> 404;
            case CONFLICT -> 409;
        };
    }
}
