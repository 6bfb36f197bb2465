package org.chancery;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house as rules. A rule that matches nothing fails. */
class ArchitectureTest {

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.chancery");

    private static final String[] PURE = {
        "org.chancery.time..", "org.chancery.actor..", "org.chancery.relation..", "org.chancery.narration.."
    };

    @Test
    void no_type_is_named_after_a_layer_of_plumbing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Helper|Manager|Dto|DTO)")
                .because("such a name says nothing of the field; call the thing what it is")
                .check(PROGRAM);
    }

    @Test
    void the_domain_knows_nothing_but_java() {
        classes()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(PURE).or(resideInAnyPackage("java..", "org.jspecify..")))
                .because("what an act means must be readable, testable and provable without any framework")
                .check(PROGRAM);
    }

    @Test
    void drafts_are_made_without_the_books() {
        classes()
                .that()
                .resideInAPackage("org.chancery.drafting..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "org.chancery.drafting..",
                        "org.chancery.actor..",
                        "org.chancery.time..",
                        "java..",
                        "org.jspecify..",
                        "opennlp.tools..",
                        "de.siegmar.fastcsv.."))
                .because("the same text must give the same drafts, whatever is recorded")
                .check(PROGRAM);
    }

    @Test
    void only_the_ledger_knows_axon() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.chancery.ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.axonframework..")
                .because("the way events are kept can then be changed in one room of the house")
                .check(PROGRAM);
    }

    @Test
    void each_room_sees_only_the_rooms_below() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(false)
                .layer("time")
                .definedBy("org.chancery.time..")
                .layer("actor")
                .definedBy("org.chancery.actor..")
                .layer("relation")
                .definedBy("org.chancery.relation..")
                .layer("narration")
                .definedBy("org.chancery.narration..")
                .layer("form")
                .definedBy("org.chancery.form..")
                .layer("ledger")
                .definedBy("org.chancery.ledger..")
                .whereLayer("ledger")
                .mayOnlyAccessLayers("form", "relation", "actor", "time")
                .whereLayer("form")
                .mayOnlyAccessLayers("relation", "actor", "time")
                .whereLayer("narration")
                .mayOnlyAccessLayers("relation", "actor", "time")
                .whereLayer("relation")
                .mayOnlyAccessLayers("actor", "time")
                .whereLayer("actor")
                .mayNotAccessAnyLayer()
                .whereLayer("time")
                .mayNotAccessAnyLayer()
                .ignoreDependency(alwaysTrue(), resideInAnyPackage("org.chancery"))
                .because("what stands below must not move when what stands above is rebuilt")
                .check(PROGRAM);
    }

    @Test
    void no_room_is_entered_in_a_circle() {
        slices().matching("org.chancery.(*)..")
                .should()
                .beFreeOfCycles()
                .because("two rooms in a circle are one room that nobody can take apart")
                .check(PROGRAM);
    }

    @Test
    void clocks_and_chance_live_in_the_ledger() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.chancery.ledger..", "org.chancery.cli..", "org.chancery.security..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(ThreadLocalRandom.class, "current")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .because("an answer that depends on when it is worked out cannot be given twice")
                .check(PROGRAM);
    }

    @Test
    void every_package_says_what_can_be_null() {
        Set<JavaPackage> rooms = new LinkedHashSet<>();
        PROGRAM.forEach(type -> rooms.add(type.getPackage()));
        assertThat(rooms)
                .as("every package is @NullMarked, because null is checked by the build only where that is said")
                .isNotEmpty()
                .allMatch(room -> room.isAnnotatedWith(NullMarked.class));
    }
}
