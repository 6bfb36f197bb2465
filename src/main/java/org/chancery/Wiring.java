package org.chancery;

import jakarta.servlet.MultipartConfigElement;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.chancery.api.PlainErrors;
import org.chancery.api.ProblemPage;
import org.chancery.chronicle.Chronicle;
import org.chancery.exchange.Demo;
import org.chancery.exchange.Imports;
import org.chancery.ledger.Ledger;
import org.chancery.security.AdminToken;
import org.chancery.security.Guard;
import org.chancery.security.Sessions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** How the parts of the server are put together. */
@Configuration(proxyBeanMethods = false)
class Wiring {

    @Bean
    AdminToken adminToken(@Value("${chancery.data:./chancery-data}") Path data) {
        return AdminToken.in(data);
    }

    @Bean
    Sessions sessions() {
        return new Sessions(InstantSource.system());
    }

    @Bean
    Guard guard(
            AdminToken token,
            Sessions sessions,
            @Value("${chancery.hosts:}") List<String> hosts,
            @Value("${chancery.open-reading:false}") boolean openReading) {
        return new Guard(token, sessions, hosts, openReading);
    }

    /** A file that is sent goes to the data folder at once, so that it is moved and not copied when it is taken. */
    @Bean
    MultipartConfigElement parts(Imports imports, @Value("${chancery.largest-import:16GB}") DataSize largest) {
        return new MultipartConfigElement(imports.folder().toString(), largest.toBytes(), largest.toBytes(), (int)
                DataSize.ofKilobytes(64).toBytes());
    }

    @Bean
    Demo demo(Ledger ledger, Chronicle chronicle) {
        return new Demo(ledger, chronicle);
    }

    /** The demo enters an empty ledger before the server says that it is ready. */
    @Bean
    ApplicationRunner demoAtTheStart(Demo demo, @Value("${chancery.demo:}") String books) {
        return arguments -> {
            if (!books.isEmpty()) {
                demo.record(books);
            }
        };
    }

    /** A succession that was interrupted is finished beside the first questions. */
    @Bean
    ApplicationRunner successions(Ledger ledger) {
        return arguments -> Thread.ofVirtual().name("successions").start(ledger::finishSuccessions);
    }

    @Bean
    MemoryFull memoryFull() {
        return new MemoryFull();
    }

    /** What reaches no route is answered as plainly as what does. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainErrors(ProblemPage page) {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass("");
                host.getPipeline().addValve(new PlainErrors(page));
            }
        });
    }
}
