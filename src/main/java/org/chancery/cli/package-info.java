/**
 * The command line: one class per word. A word is a small client of a running server; only {@code serve} starts one.
 *
 * <p>Data goes to standard output and talk to standard error. A word loads neither Spring nor the ledger.
 */
@NullMarked
package org.chancery.cli;

import org.jspecify.annotations.NullMarked;
