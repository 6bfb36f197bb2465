package org.chancery.exchange;

/** What became of a row, or why a row that was recorded is listed. */
public enum Outcome {
    /** It is on record now; listed only if it was recorded in part. */
    RECORDED,
    /** It was on record before. */
    SEEN,
    /** It is wrong in itself, or the rules refuse it. */
    REFUSED,
    /** Its id had been used for another content. */
    REUSED,
    /** A person has to read it. */
    REVIEW,
    /** There is nothing in it to record. */
    NOTHING,
    /** It is on record, and insists on a change that nobody recorded. */
    IMPLIED,
    /** It is on record, and somebody should look at it. */
    LOOK
}
