package org.chancery.exchange;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.TestDatabase;
import org.chancery.relation.Answer;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Pair;

/** A ledger with nothing in it, and somebody who imports into it. */
final class Desk implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    final HikariDataSource database;
    final Path folder;
    final Ledger ledger;
    Imports imports;

    Desk(TestDatabase where) {
        try {
            database = where.newLedger();
            folder = Files.createTempDirectory("chancery-imports");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ledger = new Ledger(database, InstantSource.system(), Actors.states(), 300_000);
        imports = new Imports(ledger, database, folder);
        imports.start();
    }

    /** Imports a text. */
    Import take(String format, String... lines) {
        return take(format, false, lines);
    }

    Import attempt(String format, String... lines) {
        return take(format, true, lines);
    }

    private Import take(String format, boolean dryRun, String... lines) {
        return over(imports.add(asked(format, dryRun), file(lines)));
    }

    Import take(String format, Path file) {
        return over(imports.add(asked(format, false), copy(file)));
    }

    Import attempt(String format, Path file) {
        return over(imports.add(asked(format, true), copy(file)));
    }

    Imports.Asked asked(String format, boolean dryRun) {
        return new Imports.Asked(format, "a trial", "file.csv", "admin", dryRun);
    }

    Import undo(Import done) {
        return over(imports.undo(done.id(), "admin"));
    }

    Import over(Import job) {
        try {
            return imports.await(job.id(), PATIENCE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Path file(String... lines) {
        try {
            Path file = Files.createTempFile(folder, "sent", "");
            return Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path copy(Path original) {
        try {
            Path file = Files.createTempFile(folder, "sent", "");
            Files.delete(file);
            return Files.copy(original, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the answer stands on the level of the mission that one keeps at the other. */
    Answer level(String sender, String host, LocalDate day) {
        ActorCode by = ActorCode.of(sender);
        ActorCode toward = ActorCode.of(host);
        return ledger.relation(Pair.of(by, toward))
                .answer(FacetKey.directed(Facet.MISSION_LEVEL, by, toward, null), day);
    }

    List<Imports.ReportedRow> listed(Import job) {
        return imports.listed(job.id(), 0, Imports.LARGEST_PAGE);
    }

    /** A file of so many panels, at most 6,300, of states that lived all the while. */
    static List<String> panels(int rows) {
        List<String> panels = new ArrayList<>(List.of("ccode1,ccode2,year,DR_at_1,DR_at_2"));
        for (int one : List.of(2, 200, 220, 230, 350)) {
            for (int other : List.of(40, 41, 70, 90, 100, 101, 130, 135, 140, 145, 150, 155, 160, 165)) {
                for (int year = 1910; year < 2000 && panels.size() <= rows; year++) {
                    panels.add(one + "," + other + "," + year + "," + year % 4 + ",3");
                }
            }
        }
        return panels;
    }

    @Override
    public void close() {
        imports.close();
        ledger.close();
        database.close();
    }
}
