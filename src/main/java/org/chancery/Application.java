package org.chancery;

import org.chancery.cli.Chancery;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The composition root: {@code serve}, or no word, starts the server; every other word goes to the command line. */
@SpringBootApplication
public class Application {

    /** Does what the words say; a word other than serve loads nothing of the server. */
    public static void main(String[] words) {
        int code = Chancery.run(words, settings -> SpringApplication.run(Application.class, settings));
        if (code != 0) {
            System.exit(code);
        }
    }
}
