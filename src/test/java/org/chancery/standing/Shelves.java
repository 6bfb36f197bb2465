package org.chancery.standing;

import javax.sql.DataSource;
import org.chancery.ledger.Ledger;

/** Kept answers for tests of other rooms, by the rules of this program. */
public final class Shelves {

    private static final String RULES = "the rules";

    private Shelves() {}

    /** Keeps answers up to date from here on; close it when done. */
    public static Rebuilds following(Ledger ledger, DataSource database) {
        Rebuilds rebuilds = new Rebuilds(ledger, new StandingRows(database, RULES));
        rebuilds.begin();
        return rebuilds;
    }

    /** Knows the kept answers and leaves them as they are. */
    public static Rebuilds still(Ledger ledger, DataSource database) {
        return new Rebuilds(ledger, new StandingRows(database, RULES));
    }

    /** The names of the tables that answer. */
    public static String table(DataSource database, String of) {
        return new StandingRows(database, RULES).answering().shelf().table(of);
    }
}
