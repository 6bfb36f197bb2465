package org.chancery.standing;

import org.chancery.ledger.Ledger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One place that answers what held, for every face of the program. */
@Configuration(proxyBeanMethods = false)
class StandingConfiguration {

    @Bean
    Standing standing(Ledger ledger) {
        return new Standing(ledger);
    }
}
