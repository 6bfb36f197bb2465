package org.chancery.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.chancery.ledger.Intake;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.LedgerUnavailable;
import org.chancery.ledger.Reply;
import org.chancery.relation.RelationCommand;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answers to many commands, a line each and in their order, each sent only once its command is on disk.
 *
 * <p>Those that wait are bounded: at most {@link Intake#MOST} of them.
 */
final class AnswerLines {

    private final Commands commands;
    private final Intake intake;
    private final OutputStream out;
    private final Deque<Line> waiting = new ArrayDeque<>();
    private final Deque<Unanswered> unanswered = new ArrayDeque<>();

    AnswerLines(Commands commands, Ledger ledger, Ledger.Recorder recorder, OutputStream out) {
        this.commands = commands;
        this.intake = ledger.intake(recorder, this::answer);
        this.out = out;
    }

    /** A line whose answer has not been sent. */
    private static final class Line {
        private final int number;
        private @Nullable ObjectNode answer;

        private Line(int number) {
            this.number = number;
        }
    }

    /** A line whose command has no answer yet. */
    private record Unanswered(Line line, RelationCommand command) {}

    /** Records the command of a line. */
    void record(int number, RelationCommand command) throws IOException {
        Line line = new Line(number);
        waiting.add(line);
        unanswered.add(new Unanswered(line, command));
        try {
            intake.record(command);
        } catch (LedgerUnavailable e) {
            unavailable(e);
        } catch (RuntimeException e) {
            unanswered.removeLast();
            line.answer = commands.problem(e);
        }
        sendIfMany();
    }

    /** Answers a line that holds nothing to be recorded. */
    void answer(int number, ObjectNode answer) throws IOException {
        Line line = new Line(number);
        line.answer = answer;
        waiting.add(line);
        sendIfMany();
    }

    /** Writes to disk what waits, and sends every answer. */
    void flush() throws IOException {
        try {
            intake.flush();
        } catch (LedgerUnavailable e) {
            unavailable(e);
        }
        send();
        out.flush();
    }

    private void sendIfMany() throws IOException {
        if (intake.waiting() == 0) {
            send();
        } else if (waiting.size() >= Intake.MOST) {
            flush();
        }
    }

    private void answer(Reply reply) {
        Unanswered next = unanswered.remove();
        next.line.answer = commands.answer(reply, next.command, false);
    }

    private void unavailable(LedgerUnavailable e) {
        ObjectNode problem = Commands.unavailable(e).document(null);
        unanswered.forEach(each -> each.line.answer = problem);
        unanswered.clear();
    }

    private void send() throws IOException {
        while (!waiting.isEmpty()) {
            Line line = waiting.remove();
            if (line.answer == null) {
                throw new IllegalStateException("line " + line.number + " has no answer");
            }
            ObjectNode answer = JsonNodeFactory.instance.objectNode().put("line", line.number);
            answer.setAll(line.answer);
            out.write(org.chancery.api.Reply.MAPPER.writeValueAsBytes(answer));
            out.write('\n');
        }
    }
}
