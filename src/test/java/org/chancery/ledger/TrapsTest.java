package org.chancery.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chancery.ledger.Said.severTies;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.chancery.Application;
import org.chancery.ledger.Ledger.Recorder;
import org.chancery.relation.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** What the frameworks below would do if they were left to themselves. */
class TrapsTest {

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.chancery");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.axonframework.axonserver.connector.AxonServerConfiguration",
                "org.axonframework.config.DefaultConfigurer",
                "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
                "com.thoughtworks.xstream.XStream"
            })
    void what_would_connect_report_home_or_fall_back_unasked_is_not_even_there(String name) {
        assertThatThrownBy(() -> Class.forName(name)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void nothing_uses_axons_serializers_processors_or_update_check() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.axonframework.serialization..",
                        "org.axonframework.updates..",
                        "org.axonframework.eventhandling.pooled..",
                        "org.axonframework.eventhandling.tokenstore..",
                        "org.axonframework.eventhandling.deadletter..")
                .because("events are stored under chosen names in a written form, and followed by position")
                .check(PROGRAM);
    }

    @Test
    void identities_are_ordered_by_time() {
        IdentifierFactory axons = IdentifierFactory.getInstance();
        assertThat(axons).isInstanceOf(TimeOrderedIdentifiers.class);
        assertThat(Stream.generate(axons::generateIdentifier).limit(10_000))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(TimeOrderedIdentifiers.next().version()).isEqualTo(7);
    }

    @Test
    void the_program_stores_what_it_records_and_closes_its_database_in_order(@TempDir Path data) {
        Pair pair = Pair.parse("SYR-TUR");
        Instant before = Instant.now();
        Instant recordedAt = inTheProgram(data, ledger -> {
            Reply reply = ledger.record(
                    List.of(severTies(ledger.newId(), "SYR", "TUR", "2011")), new Recorder("admin", null));
            assertThat(reply).isInstanceOf(Reply.Accepted.class);
            return ledger.head().recordedAt();
        });

        assertThat(recordedAt)
                .as("when it was recorded, not when it happened")
                .isBetween(before, before.plus(Duration.ofMinutes(5)));
        try (HikariDataSource pool = TestDatabase.migrated(TestDatabase.h2File(data), "sa", "")) {
            assertThat(new EventTable(pool).lastPosition()).isEqualTo(1);
        }
        assertThat(this.<Long>inTheProgram(data, ledger -> ledger.relation(pair).events()))
                .isEqualTo(1);
        assertThat(this.<Head>inTheProgram(data, Ledger::head)).isEqualTo(new Head(1, recordedAt));
    }

    private <T> T inTheProgram(Path data, Function<Ledger, T> use) {
        try (ConfigurableApplicationContext program =
                SpringApplication.run(Application.class, "--server.port=0", "--chancery.data=" + data)) {
            assertThat(program.getBean(HikariDataSource.class).getJdbcUrl()).contains("DB_CLOSE_ON_EXIT=FALSE");
            return use.apply(program.getBean(Ledger.class));
        }
    }
}
