package org.chancery.ledger;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;
import org.axonframework.common.IdentifierFactory;

/** Identities that sort by the time they were made: UUIDs of version 7, which keep unique indexes growing at one end. */
public final class TimeOrderedIdentifiers extends IdentifierFactory {

    private static final NoArgGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    /** For the service loader. */
    public TimeOrderedIdentifiers() {}

    static UUID next() {
        return GENERATOR.generate();
    }

    @Override
    public String generateIdentifier() {
        return next().toString();
    }
}
