package org.chancery.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.chancery.chronicle.Chronicle;
import org.chancery.form.CommandForms;
import org.chancery.form.Json;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.Reply;
import org.chancery.narration.RefusalNarration;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.relation.RelationRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;

/** The records that come with the program, to look around in. */
public final class Demo {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final Ledger.Recorder RECORDER = new Ledger.Recorder("demo", null);

    private final Ledger ledger;
    private final Chronicle chronicle;

    /** The demo for the books of a ledger. */
    public Demo(Ledger ledger, Chronicle chronicle) {
        this.ledger = ledger;
        this.chronicle = chronicle;
    }

    /**
     * Records every line of every file, in order, into empty books.
     *
     * @param books which demo: brief, or world with the brief in it
     * @return whether it was recorded; not where something is on record already
     * @throws IllegalStateException if there is no such demo, or one of its commands is refused
     */
    public synchronized boolean record(String books) throws IOException {
        if (ledger.head().position() > 0) {
            return false;
        }
        List<Resource> files = switch (books) {
            case "brief" -> files("brief");
            case "world" ->
                Stream.concat(files("world").stream(), files("brief").stream()).toList();
            default -> throw new IllegalStateException("no demo is called " + books + ", expected brief or world");
        };
        int recorded = 0;
        for (Resource file : files) {
            for (String line : file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(text -> !text.isBlank())
                    .toList()) {
                record(String.valueOf(file.getFilename()), line);
                recorded++;
            }
        }
        LOG.info("recorded the demo: {} commands of {} files", recorded, files.size());
        return true;
    }

    private static List<Resource> files(String books) throws IOException {
        Resource[] files =
                new PathMatchingResourcePatternResolver().getResources("classpath:demo/" + books + "/*.jsonl");
        return Arrays.stream(files)
                .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename())))
                .toList();
    }

    private void record(String file, String line) {
        JsonNode body = Json.read(line);
        RelationCommand command = CommandForms.read(
                CommandForms.nameIn(body),
                body,
                ledger::newId,
                id -> chronicle
                        .record(id)
                        .<Class<? extends RelationCommand.Act>>map(
                                found -> found.content() instanceof Act act ? RelationRules.command(act) : null)
                        .orElse(null));
        switch (ledger.record(List.of(command), RECORDER)) {
            case Reply.Accepted _ -> {}
            case Reply.Refused refused ->
                throw new IllegalStateException("the demo " + file + " is refused: "
                        + RefusalNarration.sentences(refused.decision()) + "\n" + line);
            case Reply.Overtaken _ -> throw new IllegalStateException("the demo " + file + " was overtaken by others");
        }
    }
}
