package org.chancery.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.chancery.audit.Broken;
import org.chancery.audit.SignedNote;
import org.chancery.audit.Verdict;
import org.chancery.audit.Verifier;
import org.chancery.audit.VerifierKey;
import org.chancery.cli.Table.Cell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code verify}: evidence of a log checked on this machine alone. */
@Command(
        name = "verify",
        description = {
            "Check evidence of a log: no server, no database, no network.",
            "It is a bundle, a folder of tiles (C2SP tlog-tiles), the proof of one record (C2SP tlog-proof) or a checkpoint"
                    + " alone, of Chancery or of any other log. Ends with 0 where it holds, with 1 where it does not, and"
                    + " names the first position that breaks."
        },
        footer = {
            "",
            "Examples",
            "  chancery verify bundle.zip --key \"$(cat vkey)\" --checkpoint kept-last-year",
            "  chancery verify record.tlog-proof --key \"example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\""
        })
final class VerifyWord implements Callable<Integer> {

    private static final int MOST_KEY = 4_000;

    private final Desk desk;

    @Parameters(index = "0", paramLabel = "FILE-OR-FOLDER", description = "The evidence.")
    private Path evidence = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "VKEY",
            required = true,
            description = "The key the log is known by, as a vkey, or a file that holds one.")
    private String key = "";

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint kept from before, which the log must begin with; may be repeated.")
    private List<Path> checkpoints = new ArrayList<>();

    @Option(
            names = "--entry",
            paramLabel = "FILE",
            description = "What the proof of one record is about, where the proof does not have it.")
    private @Nullable Path entry;

    @Mixin
    private final AnswerOptions answer = new AnswerOptions();

    VerifyWord(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        VerifierKey verifier = key();
        List<SignedNote> earlier = checkpoints.stream().map(this::checkpoint).toList();
        byte[] about = entry == null ? null : read(entry, Integer.MAX_VALUE);
        Verdict verdict;
        try (Progress progress = Progress.on(desk, "verifying")) {
            verdict = Verifier.check(
                    desk.directory().resolve(evidence), verifier, earlier, about, done -> progress.at(done, -1));
        } catch (IOException e) {
            throw unreadable(evidence, e);
        }
        switch (answer.format()) {
            case JSON -> desk.out().println(Json.pretty(json(verdict)));
            case CSV -> csv(verdict);
            case TABLE -> show(verdict);
        }
        desk.out().flush();
        return (verdict.holds() ? Ending.DONE : Ending.NO).code();
    }

    private VerifierKey key() {
        String vkey = key.strip();
        try {
            Path file = desk.directory().resolve(vkey);
            if (vkey.length() < MOST_KEY && Files.isRegularFile(file)) {
                vkey = new String(read(Path.of(vkey), MOST_KEY), StandardCharsets.UTF_8).strip();
            }
        } catch (InvalidPathException e) {
            // a key, then
        }
        try {
            return VerifierKey.parse(vkey);
        } catch (Broken e) {
            throw new Stop(
                    Ending.WRONG_USE,
                    "The key cannot be used.\n  found     " + Table.printable(vkey) + "\n  because   " + e.why()
                            + "\n  to do     get it from whoever keeps the log: chancery log key");
        }
    }

    private SignedNote checkpoint(Path file) {
        try {
            return SignedNote.parse(read(file, 1 << 20));
        } catch (Broken e) {
            throw new Stop(Ending.WRONG_USE, "The checkpoint in " + file + " cannot be read.\n  because   " + e.why());
        }
    }

    private byte[] read(Path file, int most) {
        try (InputStream in = Files.newInputStream(desk.directory().resolve(file))) {
            return in.readNBytes(most);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Stop unreadable(Path file, IOException e) {
        return new Stop(
                Ending.WRONG_USE,
                e instanceof NoSuchFileException
                        ? "There is nothing at " + file + "."
                        : file + " cannot be read.\n  because   " + e.getMessage());
    }

    private static ObjectNode json(Verdict verdict) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("holds", verdict.holds());
        if (verdict.position() != null) {
            json.put("position", verdict.position());
        }
        json.put("conclusion", verdict.conclusion());
        ObjectNode facts = json.putObject("facts");
        verdict.facts().forEach(facts::put);
        return json;
    }

    private void csv(Verdict verdict) {
        Csv.on(desk)
                .writeRecord("holds", "position", "conclusion", "origin", "size", "root")
                .writeRecord(
                        String.valueOf(verdict.holds()),
                        verdict.position() == null ? "" : String.valueOf(verdict.position()),
                        verdict.conclusion(),
                        verdict.facts().getOrDefault("origin", ""),
                        verdict.facts().getOrDefault("size", ""),
                        verdict.facts().getOrDefault("root", ""));
    }

    private void show(Verdict verdict) {
        Table facts = new Table();
        verdict.facts().forEach((name, fact) -> facts.row(Cell.of(name, Style.FAINT), Cell.of(fact)));
        facts.write(desk.out(), "", desk.colour());
        String word = verdict.holds() ? "HOLDS" : "DOES NOT HOLD";
        desk.out()
                .println(Style.STRONG.on(word, desk.colour())
                        + (verdict.position() == null || verdict.holds() ? "" : "  from position " + verdict.position())
                        + "  " + Table.printable(verdict.conclusion()));
    }
}
