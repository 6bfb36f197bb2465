package org.chancery.audit;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.chancery.ledger.Ledger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The log of the program's ledger. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    /**
     * Signs from the start on, beside the first questions.
     *
     * @param origin {@code chancery.log-origin}: what the log calls itself, taken when its key is made
     * @param newLog {@code chancery.new-log}: whether a log that cannot go on is put away and a new one begun
     * @param witnesses {@code chancery.log-witnesses}: the vkeys of witnesses whose cosignatures are taken
     */
    @Bean(destroyMethod = "close")
    Log log(
            Ledger ledger,
            DataSource dataSource,
            @Value("${chancery.data:./chancery-data}") Path data,
            @Value("${chancery.log-origin:}") String origin,
            @Value("${chancery.log-witnesses:}") List<String> witnesses,
            @Value("${chancery.new-log:false}") boolean newLog) {
        return new Log(
                        ledger,
                        dataSource,
                        data.resolve(Log.FOLDER),
                        origin.isBlank() ? null : origin.strip(),
                        witnesses.stream()
                                .map(String::strip)
                                .map(VerifierKey::parse)
                                .toList(),
                        newLog)
                .start();
    }

    /** A log that cannot be signed is named here; questions are answered all the same, so it is no part of readiness. */
    @Bean
    HealthIndicator logHealthIndicator(Log log) {
        return () -> {
            NotSigned refusal = log.refusal();
            Throwable trouble = log.trouble();
            VerifierKey key = log.key();
            Health.Builder health = refusal == null && trouble == null ? Health.up() : Health.down();
            if (key != null) {
                health.withDetail("key", key.toString());
            }
            if (refusal != null) {
                health.withDetail("reason", refusal.reason().name()).withDetail("failure", refusal.why());
            } else if (trouble != null) {
                health.withDetail("failure", trouble.toString());
            }
            return health.build();
        };
    }
}
