package org.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class CliPageTest {

    private static final Path PAGE = Path.of("docs/reference/cli.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?m)^(?:generate \\| )?chancery ([^\\\\\n]*(?:\\\\\n[^\\\\\n]*)*)");

    private final CommandLine words = Chancery.commandLine(settings -> {}, nowhere(), List.of());

    @Test
    void every_word_and_every_option_is_on_the_page() throws IOException {
        String page = Files.readString(PAGE);
        for (CommandLine word : words.getSubcommands().values()) {
            assertThat(page).contains("\n\n## " + word.getCommandName() + "\n");
            assertThat(page).containsPattern("(?m)^\\|.*`" + word.getCommandName() + "[` ].*\\|.*\\|$");
            for (OptionSpec option : word.getCommandSpec().options()) {
                for (String name : option.names()) {
                    assertThat(page)
                            .as(word.getCommandName())
                            .containsPattern("`" + name + "[` ]|\\(`" + name + "`\\)");
                }
            }
        }
    }

    @Test
    void every_option_on_the_page_exists() throws IOException {
        Matcher options = Pattern.compile("`(--[a-z][a-z-]*)").matcher(Files.readString(PAGE));
        CommandLine all = Chancery.commandLine(
                settings -> {}, nowhere(), org.chancery.form.CommandForms.all().values());
        while (options.find()) {
            assertThat(names(all)).contains(options.group(1));
        }
    }

    @Test
    void every_example_on_the_page_is_read_without_complaint() throws IOException {
        Matcher examples = EXAMPLE.matcher(Files.readString(PAGE));
        int read = 0;
        while (examples.find()) {
            List<String> line = words(examples.group(1).replace("\\\n", " "));
            CommandLine all = Chancery.commandLine(
                    settings -> {},
                    nowhere(),
                    org.chancery.form.CommandForms.all().values());
            all.parseArgs(line.toArray(String[]::new));
            read++;
        }
        assertThat(read).isGreaterThan(15);
    }

    private static List<String> words(String line) {
        Matcher words = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(line);
        return words.results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
    }

    private static List<String> names(CommandLine line) {
        List<String> names = new java.util.ArrayList<>();
        line.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
        line.getSubcommands().values().forEach(word -> names.addAll(names(word)));
        return names;
    }

    private static Desk nowhere() {
        PrintWriter silent = new PrintWriter(Writer.nullWriter());
        return new Desk(silent, silent, InputStream.nullInputStream(), Map.of(), Path.of(""), false);
    }
}
