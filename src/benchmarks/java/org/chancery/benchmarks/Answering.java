package org.chancery.benchmarks;

import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.chancery.ledger.Ledger;
import org.chancery.standing.Rebuilds;
import org.chancery.standing.Standing;
import org.chancery.standing.Worldwide;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The answers over a ledger, put together as the program does it. Closing leaves ledger and pool open. */
final class Answering implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Ledger ledger;

    Answering(DataSource pool, Ledger ledger) throws ClassNotFoundException {
        this.ledger = ledger;
        context.registerBean("dataSource", DataSource.class, () -> pool, each -> each.setDestroyMethodName(""));
        context.registerBean("ledger", Ledger.class, () -> ledger, each -> each.setDestroyMethodName(""));
        context.register(Class.forName("org.chancery.standing.StandingConfiguration"));
        context.refresh();
    }

    Standing standing() {
        return context.getBean(Standing.class);
    }

    Worldwide worldwide() {
        return context.getBean(Worldwide.class);
    }

    Rebuilds rebuilds() {
        return context.getBean(Rebuilds.class);
    }

    /** Returns when the rows have taken everything there is. */
    void awaitRows() throws InterruptedException {
        while (rebuilds().position() < ledger.head().position()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
