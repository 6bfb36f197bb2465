package org.chancery.exchange;

/**
 * What became of the rows of an import. Every row read is one of recorded, seen, refused, reused, review and nothing;
 * implied and look tell something more of rows recorded.
 *
 * @param read rows of the file that were read
 * @param recorded rows recorded, each as one record or several
 * @param seen rows recorded before, by this file or another
 * @param refused rows that are wrong, or that the rules refuse
 * @param reused rows whose id had been used for another content; neither is merged into the other
 * @param review rows a person has to read
 * @param nothing rows in which there is nothing to record
 * @param implied rows recorded although something unrecorded must have happened between them and what is on record
 * @param look rows recorded at which somebody should look
 * @param commands records made, or retractions
 */
public record Counts(
        long read,
        long recorded,
        long seen,
        long refused,
        long reused,
        long review,
        long nothing,
        long implied,
        long look,
        long commands) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    Counts plus(Counts more) {
        return new Counts(
                read + more.read,
                recorded + more.recorded,
                seen + more.seen,
                refused + more.refused,
                reused + more.reused,
                review + more.review,
                nothing + more.nothing,
                implied + more.implied,
                look + more.look,
                commands + more.commands);
    }

    /** One row read that came to an outcome. */
    static Counts of(Outcome outcome, boolean implied, boolean look, long commands) {
        return new Counts(
                1,
                outcome == Outcome.RECORDED ? 1 : 0,
                outcome == Outcome.SEEN ? 1 : 0,
                outcome == Outcome.REFUSED ? 1 : 0,
                outcome == Outcome.REUSED ? 1 : 0,
                outcome == Outcome.REVIEW ? 1 : 0,
                outcome == Outcome.NOTHING ? 1 : 0,
                implied ? 1 : 0,
                look ? 1 : 0,
                commands);
    }
}
