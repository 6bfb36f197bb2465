package org.chancery.ledger;

/**
 * The store below the ledger failed. What was being recorded is not acknowledged; whether it is stored is not known, so
 * repeat it under the same record id.
 */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
