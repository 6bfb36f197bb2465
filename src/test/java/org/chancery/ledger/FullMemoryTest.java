package org.chancery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FullMemoryTest {

    private final List<Throwable> handed = new ArrayList<>();

    private void caught(Throwable failure) throws InterruptedException {
        Thread thread = Thread.ofPlatform().unstarted(() -> FullMemory.handOn(failure));
        thread.setUncaughtExceptionHandler((where, thrown) -> handed.add(thrown));
        thread.start();
        thread.join();
    }

    @Test
    void a_full_memory_is_handed_on_though_somebody_caught_it_and_whatever_it_is_wrapped_in() throws Exception {
        Error bare = new OutOfMemoryError("Java heap space");
        RuntimeException wrapped =
                new LedgerUnavailable("the store does not answer", new SQLException("out of memory", "HY000", bare));
        caught(bare);
        caught(wrapped);

        assertThat(handed).containsExactly(bare, wrapped);
    }

    @Test
    void whatever_else_is_caught_is_not() throws Exception {
        caught(new IllegalStateException(new StackOverflowError()));

        assertThat(handed).isEmpty();
    }
}
