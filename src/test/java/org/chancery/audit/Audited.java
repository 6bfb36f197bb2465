package org.chancery.audit;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.chancery.actor.Actors;
import org.chancery.ledger.Ledger;
import org.chancery.standing.Rebuilds;
import org.chancery.standing.Shelves;

/** What an audit of a store came to, opened anew for it as a program would be that was started just then. */
public record Audited(Audit.Outcome outcome, List<Finding> findings) {

    static Audited of(DataSource database, List<KeptRoot> kept, Scope scope, long seed) {
        try (Ledger ledger = ledger(database);
                Rebuilds rebuilds = Shelves.still(ledger, database)) {
            return of(ledger, rebuilds, kept, scope, seed);
        }
    }

    public static Audited of(Ledger ledger, Rebuilds rebuilds, List<KeptRoot> kept, Scope scope, long seed) {
        List<Finding> findings = new ArrayList<>();
        Audit.Outcome outcome = new AuditPass(ledger, rebuilds, kept, scope, seed, findings::add, () -> false).run();
        return new Audited(Objects.requireNonNull(outcome), findings);
    }

    static Ledger ledger(DataSource database) {
        return new Ledger(database, InstantSource.system(), Actors.states(), 10_000);
    }

    List<Finding> withoutNotes() {
        return findings.stream().filter(finding -> !finding.kind().isNote()).toList();
    }
}
