package org.chancery.audit;

import java.util.ArrayList;
import java.util.List;
import org.chancery.ledger.Ledger;
import org.chancery.ledger.Reply;
import org.chancery.ledger.Said;
import org.chancery.relation.RelationCommand;

/** Acts that nothing stands in the way of, so that a ledger has events. */
final class Statements {

    private static final List<String> ACTORS = List.of("SYR", "TUR", "RUS", "USA", "CUB", "IRQ", "IRN", "FRA");

    private Statements() {}

    /** Records so many events. */
    static void record(Ledger ledger, int events) {
        List<RelationCommand> commands = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            commands.add(
                    Said.makeStatement(ledger.newId(), ACTORS.get(i % 4), ACTORS.get(4 + i / 4 % 4), "statement " + i));
            if (commands.size() == 200 || i == events - 1) {
                if (!(ledger.record(commands, new Ledger.Recorder("the desk", "r-" + i)) instanceof Reply.Accepted)) {
                    throw new IllegalStateException("statements were refused");
                }
                commands.clear();
            }
        }
    }
}
