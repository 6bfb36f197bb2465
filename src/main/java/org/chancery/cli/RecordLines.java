package org.chancery.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.cli.Connection.Query;
import org.chancery.form.CommandForms;
import org.chancery.form.Field;
import org.chancery.form.Form;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code record --file}: many commands, one JSON object a line.
 *
 * <p>Lines are sent in portions, so that answers come while a long file is read. A line without an id of its own gets one
 * from its content: the same line sent again is the same record.
 */
final class RecordLines {

    private static final int PORTION = 500;

    private final Desk desk;
    private final Connection connection;
    private final Format format;
    private final boolean atomic;
    private final boolean dryRun;

    private int lines;
    private int recorded;
    private int known;
    private int refused;
    private boolean headed;

    RecordLines(Desk desk, Connection connection, Format format, boolean atomic, boolean dryRun) {
        this.desk = desk;
        this.connection = connection;
        this.format = format;
        this.atomic = atomic;
        this.dryRun = dryRun;
    }

    /** A line of the file and its number. */
    private record Line(int number, String text) {}

    Ending send(Path file) {
        try (BufferedReader reader = open(file)) {
            List<Line> portion = new ArrayList<>();
            int number = 0;
            String text;
            while ((text = reader.readLine()) != null) {
                number++;
                if (!text.isBlank() || atomic) {
                    portion.add(new Line(number, identified(text)));
                }
                boolean waiting = !reader.ready();
                if (!atomic && !portion.isEmpty() && (portion.size() >= PORTION || waiting)) {
                    send(portion);
                    portion.clear();
                }
            }
            if (!portion.isEmpty()) {
                send(portion);
            }
        } catch (CharacterCodingException e) {
            throw new Stop(
                    Ending.WRONG_USE,
                    "The lines cannot be read.\n  found     bytes that are not UTF-8\n  expected  text in UTF-8");
        } catch (IOException e) {
            throw new Stop(Ending.WRONG_USE, "The lines cannot be read.\n  found     " + e.getMessage());
        }
        desk.say(Phrases.joined(List.of(
                Phrases.counted(lines, "line", "lines"),
                recorded + (dryRun ? " would be recorded" : " recorded"),
                known == 0 ? "" : known + " already on record",
                refused == 0 ? "" : refused + " refused")));
        return refused == 0 ? Ending.DONE : Ending.NO;
    }

    private BufferedReader open(Path file) throws IOException {
        InputStream in;
        if (file.toString().equals("-")) {
            in = desk.in();
        } else {
            Path found = desk.directory().resolve(file);
            if (!Files.isReadable(found) || Files.isDirectory(found)) {
                throw new Stop(
                        Ending.WRONG_USE, "No such file.\n  found     " + file + "\n  expected  a readable file, or -");
            }
            in = Files.newInputStream(found);
        }
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    }

    private static String identified(String text) {
        if (!(Json.read(text) instanceof ObjectNode command)) {
            return text;
        }
        String field = idOf(Json.text(command, "command"));
        if (field.isEmpty() || command.has(field)) {
            return text;
        }
        String content = "chancery record line\n" + command;
        return command.put(
                        field,
                        UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8))
                                .toString())
                .toString();
    }

    /** The field that holds the id made for a command; empty where it has none. */
    private static String idOf(String command) {
        Form form = CommandForms.all().get(command);
        return form == null
                ? ""
                : form.fields().stream()
                        .filter(field -> field.presence() == Field.Presence.MADE)
                        .map(Field::name)
                        .findFirst()
                        .orElse("");
    }

    private void send(List<Line> portion) throws IOException {
        StringBuilder body = new StringBuilder();
        portion.forEach(line -> body.append(line.text).append('\n'));
        Query query = new Query().with("atomic", atomic ? "true" : null).with("dryRun", dryRun ? "true" : null);
        HttpResponse<InputStream> response = connection.postLines("/api/commands", query, body.toString());
        try (BufferedReader answers =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            if (response.statusCode() / 100 != 2) {
                refuseAll(response.statusCode(), answers);
            }
            List<Line> due =
                    portion.stream().filter(line -> !line.text.isBlank()).toList();
            int answered = 0;
            String answer;
            while ((answer = next(answers)) != null) {
                if (!answer.isBlank()) {
                    show(answered < due.size() ? due.get(answered).number : 0, answer);
                    answered++;
                }
            }
            if (answered < due.size()) {
                throw new Stop(
                        Ending.CANNOT_REACH,
                        "The connection broke after line " + (answered == 0 ? 0 : due.get(answered - 1).number)
                                + "; whether later lines were recorded is not known."
                                + "\n  to do     send the same file again: a line on record is not recorded twice");
            }
        }
        desk.out().flush();
    }

    private @Nullable String next(BufferedReader answers) {
        try {
            return answers.readLine();
        } catch (IOException e) {
            return null; // the caller counts what was answered
        }
    }

    private void refuseAll(int status, BufferedReader answers) throws IOException {
        String text = answers.readAllAsString();
        JsonNode problem = Json.read(text);
        if (problem == null) {
            throw new Stop(Ending.CANNOT_REACH, "The server answered " + status + " without a reason.");
        }
        if (format == Format.JSON) {
            desk.out().println(text);
            desk.out().flush();
        }
        throw new Stop(ProblemText.ending(status, problem), ProblemText.of(problem));
    }

    private void show(int number, String answer) {
        ObjectNode body = Json.read(answer) instanceof ObjectNode object ? object : Json.NODES.objectNode();
        body.put("line", number);
        int status = body.path("status").asInt(0);
        lines++;
        String verdict;
        if (status >= 400) {
            refused++;
            verdict = "refused";
        } else if (status == 200 && !dryRun) {
            known++;
            verdict = "already on record";
        } else {
            recorded++;
            verdict = dryRun ? "would be recorded" : "recorded";
        }
        switch (format) {
            case JSON -> desk.out().println(body);
            case CSV -> csv(number, verdict, body);
            case TABLE -> row(number, verdict, body);
        }
        desk.out().flush();
    }

    private void row(int number, String verdict, JsonNode body) {
        String what = Phrases.joined(List.of(
                String.join(" ", Json.texts(body, "relations")),
                Json.text(body, "actor"),
                Json.text(body, "recordId"),
                Json.text(body, "disputeId")));
        desk.out()
                .println(Table.printable("%6d  %-9s  %s".formatted(number, verdict, what))
                        .stripTrailing());
        if (verdict.equals("refused")) {
            ProblemText.of(body).lines().forEach(line -> desk.out().println("        " + line));
        }
        Json.each(body, "hints", hint -> desk.out().println("        hint: " + Table.printable(Receipt.hint(hint))));
    }

    private void csv(int number, String verdict, JsonNode body) {
        CsvWriter csv = Csv.on(desk);
        if (!headed) {
            csv.writeRecord("line", "verdict", "record", "relations", "position", "title", "detail", "rule");
            headed = true;
        }
        csv.writeRecord(
                Integer.toString(number),
                verdict,
                Json.text(body, "recordId"),
                String.join(" ", Json.texts(body, "relations")),
                Json.text(body, "position"),
                Json.text(body, "title"),
                Json.text(body, "detail"),
                Json.text(body, "rule"));
    }
}
