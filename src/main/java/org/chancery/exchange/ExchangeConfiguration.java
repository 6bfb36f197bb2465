package org.chancery.exchange;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.chancery.ledger.Ledger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imports of the program, with their files in its data folder. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

    @Bean(initMethod = "start", destroyMethod = "close")
    Imports imports(Ledger ledger, DataSource database, @Value("${chancery.data:./chancery-data}") Path data) {
        return new Imports(ledger, database, data.resolve("imports").toAbsolutePath());
    }
}
