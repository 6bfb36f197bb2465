package org.chancery.standing;

import java.time.Instant;
import org.chancery.relation.Grade;
import org.chancery.relation.Pair;

/**
 * What an answer was worked out from; together with the question it is the answer's identity.
 *
 * @param relation the relation
 * @param knownAt the last instant whose entries count
 * @param position the ledger position of the last event known at that instant, anywhere in the ledger; 0 before any
 * @param actorTable the version of the table of actors
 * @param rules the version of the rules
 * @param minimum the grade a record needs in order to count
 */
public record Basis(Pair relation, Instant knownAt, long position, String actorTable, String rules, Grade minimum) {}
