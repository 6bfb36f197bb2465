package org.chancery.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** How far long work is, shown on standard error where a person watches; else nothing. */
final class Progress implements AutoCloseable {

    private static final int WIDTH = 100;
    private static final int REFRESH_MILLIS = 200;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    static Progress on(Desk desk, String what) {
        return new Progress(desk.terminal() ? bar(desk, what) : null);
    }

    private static ProgressBar bar(Desk desk, String what) {
        return new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(-1)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .showSpeed()
                .setConsumer(new ConsoleProgressBarConsumer(onto(desk.err()), WIDTH))
                .build();
    }

    private static PrintStream onto(PrintWriter err) {
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        write(new byte[] {(byte) b}, 0, 1);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        err.print(new String(bytes, offset, length, StandardCharsets.UTF_8));
                        err.flush();
                    }
                },
                true,
                StandardCharsets.UTF_8);
    }

    /** @param total negative where it is not known yet */
    void at(long done, long total) {
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
