package org.chancery.exchange;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.chancery.actor.Actors;
import org.chancery.form.CommandForms;
import org.chancery.relation.RelationCommand;

/** What the rows of a whole file came to, in numbers. */
record Account(long rows, long says, long commands, long review, long refused, long nothing, long look, String digest) {

    static Account of(Format format, Path file) {
        return of(format, file, new TreeMap<>());
    }

    /** @param reasons takes how often each reason was given */
    static Account of(Format format, Path file, Map<String, Integer> reasons) {
        Format.Reader reader = format.reader(Actors.states());
        MessageDigest digest = sha256();
        long rows = 0;
        long says = 0;
        long commands = 0;
        long review = 0;
        long refused = 0;
        long nothing = 0;
        long look = 0;
        try (Rows all = Rows.open(file, format.layouts())) {
            while (all.hasNext()) {
                Row row = all.next();
                rows++;
                switch (ImportRun.reading(row, reader)) {
                    case Reading.Says said -> {
                        says++;
                        if (said.look() != null) {
                            look++;
                            reasons.merge("look: " + said.look(), 1, Integer::sum);
                        }
                        Pen pen = new Pen(part -> new UUID(row.number(), part), false, null);
                        for (RelationCommand command : said.telling().commands(pen)) {
                            commands++;
                            digest.update(CommandForms.write(command).toString().getBytes(StandardCharsets.UTF_8));
                        }
                    }
                    case Reading.Review(String why) -> {
                        review++;
                        reasons.merge("review: " + why, 1, Integer::sum);
                    }
                    case Reading.Refused(String why, var _) -> {
                        refused++;
                        reasons.merge("refused: " + why, 1, Integer::sum);
                    }
                    case Reading.Nothing(String why) -> {
                        nothing++;
                        reasons.merge("nothing: " + why, 1, Integer::sum);
                    }
                }
            }
        }
        return new Account(
                rows,
                says,
                commands,
                review,
                refused,
                nothing,
                look,
                HexFormat.of().formatHex(digest.digest(), 0, 8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
