package org.chancery.audit;

import javax.sql.DataSource;
import org.chancery.ledger.Ledger;
import org.chancery.standing.Rebuilds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** The audits of the program's own ledger. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean(initMethod = "start", destroyMethod = "close")
    Audits audits(
            Ledger ledger, Rebuilds rebuilds, Log log, DataSource database, ObjectProvider<BuildProperties> build) {
        BuildProperties properties = build.getIfAvailable();
        String version = properties == null ? null : properties.getVersion();
        return new Audits(ledger, rebuilds, log::keptRoots, database, version == null ? "not a release" : version);
    }

    @Bean
    AuditReport auditReport(Audits audits, SpringTemplateEngine pages) {
        return new AuditReport(audits, pages);
    }
}
