package org.chancery.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The store below the ledger failed. What was being recorded is not acknowledged; whether it is stored is not known, so
 * repeat it under the same record id.
 */
public final class LedgerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
