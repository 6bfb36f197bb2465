package org.chancery.audit;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.chancery.ledger.Ledger;
import org.chancery.standing.Rebuilds;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Audits that can be held just after they began, so that somebody can look at one that is at work for as long as it takes. */
@TestConfiguration(proxyBeanMethods = false)
public class HeldAudits {

    /** Where audits wait while it is shut. */
    public static final class Gate {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition opened = lock.newCondition();
        private boolean shut;

        /** What begins from now on waits. */
        public void shut() {
            turn(true);
        }

        /** What waits goes on. */
        public void open() {
            turn(false);
        }

        private void turn(boolean to) {
            lock.lock();
            try {
                shut = to;
                opened.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private void pass() {
            lock.lock();
            try {
                while (shut) {
                    opened.awaitUninterruptibly();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    @Bean
    Gate gate() {
        return new Gate();
    }

    @Bean
    static BeanDefinitionRegistryPostProcessor withoutTheProgramsOwn() {
        return registry -> registry.removeBeanDefinition("audits");
    }

    /** In the place of the program's own, of which it is the same but for the gate. */
    @Bean(initMethod = "start", destroyMethod = "close")
    Audits heldAudits(Ledger ledger, Rebuilds rebuilds, Log log, DataSource database, Gate gate) {
        return new Audits(
                ledger,
                rebuilds,
                () -> {
                    gate.pass();
                    return log.keptRoots();
                },
                database,
                "a test");
    }
}
