package org.chancery;

import java.nio.file.Path;
import org.chancery.cli.Chancery;
import org.chancery.security.AdminToken;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;

/** The composition root: {@code serve}, or no word, starts the server; every other word goes to the command line. */
@SpringBootApplication
public class Application {

    /** Does what the words say; a word other than serve loads nothing of the server. */
    public static void main(String[] words) {
        int code = Chancery.run(words, Application::serve);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static void serve(String... settings) {
        Thread.setDefaultUncaughtExceptionHandler(new MemoryFull());
        SpringApplication server = new SpringApplication(Application.class);
        server.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>) prepared ->
                AdminToken.prepare(Path.of(prepared.getEnvironment().getProperty("chancery.data", "./chancery-data"))));
        server.run(settings);
    }
}
