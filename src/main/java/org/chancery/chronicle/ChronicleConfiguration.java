package org.chancery.chronicle;

import java.nio.file.Path;
import org.chancery.ledger.Ledger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One place that answers what was recorded, for every face of the program. */
@Configuration(proxyBeanMethods = false)
class ChronicleConfiguration {

    @Bean(destroyMethod = "close")
    Chronicle chronicle(Ledger ledger, @Value("${chancery.data:./chancery-data}") Path data) {
        return Chronicle.of(ledger, data.resolve(RecordIndex.NAME));
    }

    /** What cannot be taken into the index is named, and while it cannot the program says that it is not ready. */
    @Bean
    HealthIndicator searchHealthIndicator(Chronicle chronicle, Ledger ledger) {
        return () -> {
            Throwable failure = chronicle.failure();
            Health.Builder health = failure == null ? Health.up() : Health.down();
            health.withDetail("projection", RecordIndex.NAME)
                    .withDetail("position", chronicle.indexedUpTo())
                    .withDetail("ledger", ledger.head().position());
            return failure == null
                    ? health.build()
                    : health.withDetail("failure", String.valueOf(failure.getMessage()))
                            .build();
        };
    }
}
