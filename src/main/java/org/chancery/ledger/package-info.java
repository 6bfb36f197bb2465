/**
 * The ledger: history as an append-only sequence of events, and the only place that knows how it is stored.
 *
 * <p>Everything else reaches history through {@link org.chancery.ledger.Ledger}. The clock and the making of identities
 * live here too: nobody else decides when something was recorded.
 */
@NullMarked
package org.chancery.ledger;

import org.jspecify.annotations.NullMarked;
