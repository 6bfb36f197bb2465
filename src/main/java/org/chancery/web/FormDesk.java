package org.chancery.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.chancery.actor.Actors;
import org.chancery.chronicle.Chronicled;
import org.chancery.form.Box;
import org.chancery.form.CommandForms;
import org.chancery.form.Field;
import org.chancery.form.Form;
import org.chancery.form.Sheet;
import org.chancery.form.Unreadable;
import org.chancery.ledger.FullMemory;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerUnavailable;
import org.chancery.ledger.RecordTooLarge;
import org.chancery.ledger.Reply;
import org.chancery.narration.Names;
import org.chancery.narration.Narration;
import org.chancery.relation.RelationCommand;
import org.chancery.relation.RelationEvent.Act;
import org.chancery.relation.RelationRules;
import org.chancery.security.AdminToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Takes what was filled in to the ledger, to be judged or to be recorded, and says what came of it. */
@Component
class FormDesk {

    /** The field beside the content of a correction that says why. */
    static final String WHY = "because";

    private static final Logger LOG = LoggerFactory.getLogger(FormDesk.class);
    private static final Pattern PATH = Pattern.compile("[a-zA-Z]{1,30}(\\.[a-zA-Z0-9_]{1,30}){0,6}");
    private static final int LONGEST_OFFER = 1_500;

    /** What can be judged without, so that one sees what would change before all is written. */
    private static final List<String> SAID_LAST = List.of("unsourced", "reason", "disputedBy", "grounds", "outcome");

    private final Ledger ledger;
    private final Desk desk;

    FormDesk(Ledger ledger, Desk desk) {
        this.ledger = ledger;
        this.desk = desk;
    }

    /** How a form was sent. */
    enum Sent {
        /** Opened, or changed while it is looked at: what is missing may still come. */
        LOOK,
        /** Somebody asked what would change. */
        PREVIEW,
        /** Somebody said to record it. */
        RECORD,
        /** Somebody said to record it, and has more of the kind. */
        ANOTHER;

        boolean records() {
            return this == RECORD || this == ANOTHER;
        }

        static Sent of(@Nullable String word) {
            return switch (word) {
                case "preview" -> PREVIEW;
                case "record" -> RECORD;
                case "another" -> ANOTHER;
                case null, default -> LOOK;
            };
        }
    }

    /**
     * Which button was pressed.
     *
     * @param word its word
     * @param sent how the form was sent by it
     * @param focus the path of the box to go to; null for none
     */
    record Pressed(String word, Sent sent, @Nullable String focus) {

        /** Does what a button does to the texts: takes what may have been meant, or adds a row. */
        static Pressed on(Sheet sheet, Map<String, String> texts) {
            String word = texts.getOrDefault("do", "");
            texts.remove("do");
            String[] parts = word.split(":", 3);
            if (parts[0].equals("use")
                    && parts.length == 3
                    && PATH.matcher(parts[1]).matches()) {
                texts.put(parts[1], parts[2]);
                return new Pressed("use", Sent.LOOK, parts[1]);
            }
            if (parts[0].equals("add") && parts.length == 2) {
                return new Pressed("add", Sent.LOOK, grown(parts[1], sheet, texts));
            }
            return new Pressed(word, Sent.of(word), null);
        }

        private static @Nullable String grown(String path, Sheet sheet, Map<String, String> texts) {
            Box rows = box(path, sheet);
            if (rows == null || rows.kind() != Box.Kind.ROWS) {
                return null;
            }
            SortedSet<Integer> there = Sheet.rows(path, texts);
            int next = there.isEmpty() ? 1 : there.last() + 1;
            if (next > rows.most()) {
                return null;
            }
            String first = rows.parts().getFirst().name();
            String added = path + "." + next + (first.isEmpty() ? "" : "." + first);
            texts.put(added, "");
            return added;
        }

        private static @Nullable Box box(String path, Sheet sheet) {
            List<Box> boxes = sheet.boxes();
            Box found = null;
            for (String step : path.split("\\.", -1)) {
                if (!step.matches("[0-9]+")) {
                    found = boxes.stream()
                            .filter(box -> box.name().equals(step))
                            .findFirst()
                            .orElse(null);
                    boxes = found == null ? List.of() : found.parts();
                }
            }
            return found;
        }
    }

    /** How the body of a command is made of what was said on the sheet. */
    @FunctionalInterface
    interface Wrapping {
        ObjectNode body(ObjectNode said);
    }

    /**
     * What came of it.
     *
     * @param filling the sheet, with what is wrong
     * @param consequence what would come of it, or came; null while too much is missing
     * @param entered what was recorded; null where nothing was
     * @param spent whether the identity it was to have belongs to something else that was recorded
     */
    record Outcome(
            Filling filling, @Nullable Consequence consequence, Reply.@Nullable Entered entered, boolean spent) {}

    /** The UTC day. */
    LocalDate today() {
        return desk.now().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The texts that were sent, by path. */
    SequencedMap<String, String> texts(HttpServletRequest request) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        Map<String, String[]> sent;
        try {
            sent = request.getParameterMap();
        } catch (IllegalStateException e) {
            PageWords words = desk.words();
            throw new Unanswerable(
                    HttpStatus.CONTENT_TOO_LARGE,
                    Unanswerable.Kind.TOO_LARGE,
                    List.of(new Unanswerable.Problem(
                            words.say("wrong.form.large"), words.say("wrong.form.large.expected"), List.of())));
        }
        sent.forEach((name, values) -> {
            if (PATH.matcher(name).matches()) {
                texts.put(name, values[0].replace("\r\n", "\n"));
            }
        });
        return texts;
    }

    /** The words of a page about what happened then. */
    PageWords words(Map<String, String> texts) {
        return desk.words(new PageQuestion(Filling.day(texts, today()), null, false));
    }

    /** Tells in sentences what the ledger says. */
    Narration narration() {
        return new Narration(Names.of(ledger.actors()));
    }

    /** What comes of a sheet as it was filled in. */
    Outcome take(
            String command,
            Sheet sheet,
            Map<String, String> texts,
            Predicate<Box> asked,
            String below,
            Wrapping wrapping,
            boolean why,
            Sent sent,
            PageWords words) {
        Actors actors = ledger.actors();
        Filling filling = new Filling(sheet, texts, asked, actors, today(), words);
        if (why) {
            filling.needs(WHY);
        }
        Sheet.Said said = filling.said();
        ObjectNode body = wrapping.body(said.body());
        RelationCommand read = null;
        try {
            read = read(command, body);
        } catch (Unreadable unreadable) {
            filling.take(unreadable.problems(), said, below);
        }
        boolean whole = read != null && !filling.isWrong() && filling.missing().isEmpty();
        if (!whole && sent != Sent.LOOK) {
            filling.insist();
        }
        if (!whole && (sent.records() || !canBeJudged(filling))) {
            return new Outcome(filling, null, null, false);
        }
        return judge(read == null ? guess(command, body) : read, filling, sent.records() && whole, words);
    }

    private static boolean canBeJudged(Filling filling) {
        return filling.missing().stream()
                        .allMatch(path -> path.startsWith("sources") || SAID_LAST.contains(path) || path.equals(WHY))
                && filling.troubles().stream()
                        .allMatch(trouble -> filling.missing().contains(trouble.path()));
    }

    /** The command with something in the place of what is said last; null where that does not do. */
    private @Nullable RelationCommand guess(String command, ObjectNode body) {
        ObjectNode whole = body.deepCopy();
        fill(CommandForms.form(command), whole);
        if (whole.get("content") instanceof ObjectNode content
                && !content.has("sources")
                && !content.has("unsourced")) {
            content.put("unsourced", "…");
        }
        try {
            return read(command, whole);
        } catch (Unreadable _) {
            return null;
        }
    }

    private static void fill(Form form, ObjectNode body) {
        for (Field field : form.fields()) {
            boolean said = body.has(field.name()) || (field.name().equals("unsourced") && body.has("sources"));
            if (SAID_LAST.contains(field.name())
                    && !said
                    && (field.required() || field.name().equals("unsourced"))) {
                body.put(field.name(), "…");
            }
        }
    }

    private RelationCommand read(String command, ObjectNode body) {
        return CommandForms.read(command, body, ledger::newId, this::typeOf);
    }

    private @Nullable Class<? extends RelationCommand.Act> typeOf(UUID record) {
        Chronicled found = desk.record(record).orElse(null);
        return found != null && found.content() instanceof Act act ? RelationRules.command(act) : null;
    }

    private Outcome judge(@Nullable RelationCommand command, Filling filling, boolean record, PageWords words) {
        if (command == null) {
            return new Outcome(filling, null, null, false);
        }
        Consequence.Teller teller =
                new Consequence.Teller(words, narration(), id -> desk.record(id).orElse(null));
        try {
            Reply reply = record
                    ? ledger.record(List.of(command), new Ledger.Recorder(AdminToken.HOLDER, null))
                    : ledger.dryRun(List.of(command));
            Consequence consequence = teller.tell(reply);
            boolean spent = false;
            for (Consequence.Refused refused : consequence.refusals()) {
                if (refused.field() != null) {
                    filling.refused(refused.field(), refused.text());
                }
                spent |= refused.isSpent();
            }
            Reply.Entered entered = record && reply instanceof Reply.Accepted accepted
                    ? accepted.entries().getFirst()
                    : null;
            return new Outcome(filling, consequence, entered, spent);
        } catch (RecordTooLarge e) {
            filling.refused("note", String.valueOf(e.getMessage()));
            return new Outcome(filling, null, null, false);
        } catch (LedgerUnavailable e) {
            FullMemory.handOn(e);
            LOG.error("the ledger does not answer", e);
            return new Outcome(filling, Consequence.untold(words.say("form.unavailable")), null, false);
        }
    }

    /** The address of a form with texts filled in; without the long ones where they are too long for an address. */
    static Address filled(Address address, Map<String, String> texts) {
        Address all = address;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Address with = all.with(text.getKey(), text.getValue());
            all = with.toString().length() <= LONGEST_OFFER ? with : all;
        }
        return all;
    }

    /** A new identity. */
    UUID newId() {
        return ledger.newId();
    }

    /** The record of an id that is written in an address; null where there is none. */
    Function<String, @Nullable Chronicled> records() {
        return id -> {
            try {
                return id.length() == 36 ? desk.record(UUID.fromString(id)).orElse(null) : null;
            } catch (IllegalArgumentException e) {
                return null;
            }
        };
    }
}
