package org.chancery.ledger;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.chancery.actor.Actors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the ledger in the program's database, once its schema is up to date. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    /** @param eventsKept {@code chancery.events-kept}: how many events the folds in memory may stand for together */
    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    Ledger ledger(DataSource dataSource, @Value("${chancery.events-kept:300000}") long eventsKept) {
        return new Ledger(dataSource, InstantSource.system(), Actors.states(), eventsKept);
    }
}
