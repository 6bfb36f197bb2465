package org.chancery.cli;

/** Starts the server; handed in, so that the command line knows nothing of how. */
@FunctionalInterface
public interface ServerStart {

    /**
     * Starts, and returns when the server is ready; it goes on until the process is stopped.
     *
     * @param settings what the person chose, each as {@code --name=value}
     */
    void start(String... settings);
}
