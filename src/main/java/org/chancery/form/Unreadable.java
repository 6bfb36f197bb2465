package org.chancery.form;

import java.util.List;
import java.util.stream.Collectors;

/** A JSON text that is not what it should be, with everything that is wrong with it. */
public final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_LIST = 20;

    private final transient List<Problem> problems;

    private final boolean onlyInverted;

    Unreadable(List<Problem> problems) {
        this(problems, false);
    }

    Unreadable(List<Problem> problems, boolean onlyInverted) {
        super(sentences(problems));
        this.problems = List.copyOf(problems);
        this.onlyInverted = onlyInverted;
    }

    Unreadable(String pointer, String found, String expected, String advice) {
        this(List.of(new Problem(pointer, found, expected, advice)));
    }

    /** All problems, in the order of the fields; at least one. */
    public List<Problem> problems() {
        return problems;
    }

    /** Whether all of it can be read, and nothing is wrong but dates that stand the wrong way round. */
    public boolean onlyInverted() {
        return onlyInverted;
    }

    private static String sentences(List<Problem> problems) {
        String sentences =
                problems.stream().limit(LONGEST_LIST).map(Problem::sentence).collect(Collectors.joining("\n"));
        int more = problems.size() - LONGEST_LIST;
        return more > 0 ? sentences + "\nand " + more + " more" : sentences;
    }
}
