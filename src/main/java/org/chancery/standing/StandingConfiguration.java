package org.chancery.standing;

import javax.sql.DataSource;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One place that answers what held, for every face of the program. */
@Configuration(proxyBeanMethods = false)
class StandingConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(StandingConfiguration.class);

    @Bean
    StandingRows standingRows(DataSource dataSource, Ledger ledger) {
        return new StandingRows(
                dataSource,
                Standing.RULES + " " + AnswerBytes.LAYOUT + " "
                        + Actors.states().version());
    }

    /** The demo and whatever else is recorded at start is followed too, so it may begin at once. */
    @Bean(destroyMethod = "close")
    Rebuilds rebuilds(Ledger ledger, StandingRows rows) {
        Rebuilds rebuilds = new Rebuilds(ledger, rows);
        rebuilds.begin();
        return rebuilds;
    }

    @Bean
    Standing standing(Ledger ledger, StandingRows rows) {
        return new Standing(ledger, new Projected(rows.dataSource(), rows::serving));
    }

    @Bean
    Worldwide worldwide(Ledger ledger, Standing standing, StandingRows rows) {
        return new Worldwide(ledger, standing, rows);
    }

    /** The program is ready without it; whoever asks about the world in the first seconds waits for what is left. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> aheadOfTheWorld(Worldwide worldwide) {
        return ready -> Thread.ofPlatform().daemon().name("ahead-of-the-world").start(() -> {
            try {
                worldwide.readAhead();
            } catch (RuntimeException e) {
                LOG.warn("nothing was read ahead; whoever asks first about the world meets the same", e);
            }
        });
    }

    /** What cannot be taken into the rows is named, and while it cannot the program says that it is not ready. */
    @Bean
    HealthIndicator projectionsHealthIndicator(Rebuilds rebuilds, Ledger ledger) {
        return () -> {
            Throwable failure = rebuilds.failure();
            Health.Builder health = failure == null ? Health.up() : Health.down();
            health.withDetail("projection", StandingRows.NAME)
                    .withDetail("position", rebuilds.position())
                    .withDetail("ledger", ledger.head().position());
            return failure == null
                    ? health.build()
                    : health.withDetail("failure", String.valueOf(failure.getMessage()))
                            .build();
        };
    }
}
