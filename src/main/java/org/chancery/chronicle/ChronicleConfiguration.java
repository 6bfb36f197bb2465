package org.chancery.chronicle;

import org.chancery.ledger.Ledger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One place that answers what was recorded, for every face of the program. */
@Configuration(proxyBeanMethods = false)
class ChronicleConfiguration {

    @Bean
    Chronicle chronicle(Ledger ledger) {
        return new Chronicle(ledger);
    }
}
