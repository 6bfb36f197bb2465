package org.chancery.web;

import org.chancery.audit.Hash;
import org.chancery.audit.Log;
import org.chancery.audit.NotSigned;
import org.chancery.ledger.Entry;
import org.chancery.ledger.LedgerUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What lets a page on paper be checked again: the root of the log behind it. */
@ControllerAdvice(basePackageClasses = Stamp.class)
class Stamp {

    private final Log log;

    Stamp(Log log) {
        this.log = log;
    }

    /** Tells the root of the log; asked only where a page shows it. */
    @ModelAttribute("stamp")
    Stamp stamp() {
        return this;
    }

    /** The root of the log over the entries up to a position, in base64; null where the log cannot tell. */
    public @Nullable String root(long position) {
        try {
            return log.root(position).base64();
        } catch (NotSigned | LedgerUnavailable | IllegalArgumentException e) {
            return null;
        }
    }

    /** The hash of the leaf that the entry at a position is in the log, in base64; null where the log cannot tell. */
    public @Nullable String leaf(long position) {
        try {
            Entry entry = log.entries(position - 1, 1).getFirst();
            return Hash.ofLeaf(Log.bytes(entry)).base64();
        } catch (NotSigned | LedgerUnavailable | IllegalArgumentException e) {
            return null;
        }
    }
}
