package org.chancery.cli;

import picocli.CommandLine.Option;

/** In what form the answer is written. */
final class AnswerOptions {

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TABLE;

    Format format() {
        return format;
    }
}
