package org.chancery.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.chancery.form.CommandForms;
import org.chancery.form.Form;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: its words, and how each ends. */
@Command(
        name = "chancery",
        description = "The diplomatic record: any relation as of any day, as known at any instant.",
        synopsisHeading = "",
        customSynopsis = {"Usage: chancery WORD …", "       chancery WORD --help"},
        versionProvider = Chancery.Version.class,
        footer = {
            "",
            "Without a word the server starts, as with serve.",
            "All words but serve and verify talk to a running server.",
            "",
            "Exit codes: 0 done; 1 the answer is no: refused, or it does not hold; 2 wrong use; 3 the server cannot be reached."
        })
public final class Chancery {

    private Chancery() {}

    /**
     * Does what the words on the command line say.
     *
     * @param words the command line; without a word, or with options alone, they are those of serve
     * @param server starts the server
     * @return the exit code: 0 done, 1 the answer is no, 2 wrong use, 3 the server cannot be reached
     */
    public static int run(String[] words, ServerStart server) {
        return run(words, server, Desk.ofProcess());
    }

    static int run(String[] words, ServerStart server, Desk desk) {
        List<String> line = new ArrayList<>(List.of(words));
        if (line.isEmpty() || startsTheServer(line.getFirst())) {
            line.addFirst("serve");
        }
        int code;
        try {
            code = commandLine(line, server, desk).execute(line.toArray(String[]::new));
        } catch (Stop stop) {
            desk.say(stop.talk());
            code = stop.ending().code();
        }
        desk.out().flush();
        desk.err().flush();
        return code;
    }

    private static boolean startsTheServer(String first) {
        return first.startsWith("-")
                && !List.of("-h", "--help", "-V", "--version").contains(first);
    }

    /** Of the words only the one on the line, where it is one of them: to read all of them would take a while. */
    private static CommandLine commandLine(List<String> line, ServerStart server, Desk desk) {
        Map<String, Supplier<CommandLine>> words = words(server, desk, List.of());
        String name = line.getFirst();
        if (name.equals("record")) {
            SequencedMap<String, Form> forms = CommandForms.all();
            Form form = line.size() < 2 ? null : forms.get(line.get(1));
            if (line.size() > 1 && form == null && !line.get(1).startsWith("-")) {
                throw RecordWord.unknown(line.get(1));
            }
            CommandLine record = record(desk, form == null ? List.of() : List.of(form));
            record.getCommandSpec().usageMessage().footer(withNames(record, forms.keySet()));
            return commandLine(Map.of(name, () -> record), desk);
        }
        Supplier<CommandLine> word = words.get(name);
        return commandLine(word == null ? words : Map.of(name, word), desk);
    }

    /** All words; {@code record} knows the commands given. */
    static CommandLine commandLine(ServerStart server, Desk desk, Collection<Form> commands) {
        return commandLine(words(server, desk, commands), desk);
    }

    private static SequencedMap<String, Supplier<CommandLine>> words(
            ServerStart server, Desk desk, Collection<Form> commands) {
        SequencedMap<String, Supplier<CommandLine>> words = new LinkedHashMap<>();
        words.put("serve", () -> new CommandLine(new ServeWord(server)));
        words.put("record", () -> record(desk, commands));
        words.put("status", () -> new CommandLine(new StatusWord(desk)));
        words.put("timeline", () -> new CommandLine(new TimelineWord(desk)));
        words.put("why", () -> new CommandLine(new WhyWord(desk)));
        words.put("blame", () -> new CommandLine(new BlameWord(desk)));
        words.put("cite", () -> new CommandLine(new CiteWord(desk)));
        words.put("compare", () -> new CommandLine(new CompareWord(desk)));
        words.put("records", () -> new CommandLine(new RecordsWord(desk)));
        words.put("import", () -> new CommandLine(new ImportWord(desk)));
        words.put("replay", () -> new CommandLine(new ReplayWord(desk)));
        words.put("log", () -> new CommandLine(new LogWord(desk)));
        words.put("verify", () -> new CommandLine(new VerifyWord(desk)));
        words.put("audit", () -> new CommandLine(new AuditWord(desk)));
        words.put("completion", () -> new CommandLine(new CompletionWord(desk)));
        return words;
    }

    private static CommandLine record(Desk desk, Collection<Form> commands) {
        CommandLine record = new CommandLine(new RecordWord(desk));
        commands.forEach(form -> record.addSubcommand(RecordOne.word(desk, form)));
        return record;
    }

    private static CommandLine commandLine(Map<String, Supplier<CommandLine>> words, Desk desk) {
        CommandLine all = new CommandLine(new Chancery());
        words.values().forEach(word -> all.addSubcommand(word.get()));
        all.getCommandSpec()
                .addOption(flag("Show the version.", "-V", "--version")
                        .versionHelp(true)
                        .build());
        addHelp(all);
        return all.setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(desk.colour() ? Ansi.ON : Ansi.OFF))
                .setOut(desk.out())
                .setErr(desk.err())
                .setParameterExceptionHandler((misuse, line) -> misused(misuse, desk))
                .setExecutionExceptionHandler((failure, word, result) -> failed(failure, word.getCommand(), desk));
    }

    private static void addHelp(CommandLine word) {
        word.getCommandSpec()
                .addOption(
                        flag("Show this help.", "-h", "--help").usageHelp(true).build());
        word.getCommandSpec().usageMessage().sortOptions(false).width(120);
        word.getSubcommands().values().forEach(Chancery::addHelp);
    }

    private static OptionSpec.Builder flag(String description, String... names) {
        return OptionSpec.builder(names).type(boolean.class).arity("0").description(description);
    }

    private static String[] withNames(CommandLine record, Collection<String> names) {
        List<String> footer =
                new ArrayList<>(List.of(record.getCommandSpec().usageMessage().footer()));
        footer.add("");
        footer.add("Commands");
        StringBuilder line = new StringBuilder(" ");
        for (String name : names) {
            if (line.length() + name.length() > 96) {
                footer.add(line.toString());
                line = new StringBuilder(" ");
            }
            line.append(' ').append(name);
        }
        footer.add(line.toString());
        return footer.toArray(String[]::new);
    }

    private static int misused(ParameterException misuse, Desk desk) {
        desk.err().println(misuse.getMessage());
        UnmatchedArgumentException.printSuggestions(misuse, desk.err());
        desk.say("  to do     " + misuse.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return Ending.WRONG_USE.code();
    }

    private static int failed(Exception failure, Object word, Desk desk) throws Exception {
        desk.out().flush();
        if (failure instanceof Stop stop) {
            desk.say(stop.talk());
            return stop.ending().code();
        }
        if (word instanceof ServeWord) {
            desk.say("The server did not start."); // the server has said why
            return Ending.NO.code();
        }
        throw failure;
    }

    /** The version of the program, from its build. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            Properties build = new Properties();
            try (InputStream in = Chancery.class.getResourceAsStream("/META-INF/build-info.properties")) {
                if (in != null) {
                    build.load(in);
                }
            }
            return new String[] {"chancery " + build.getProperty("build.version", "(not a release)")};
        }
    }
}
