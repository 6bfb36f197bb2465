/** The log anyone can check: its tree, its checkpoints, its proofs, and what is checked against them. */
@NullMarked
package org.chancery.audit;

import org.jspecify.annotations.NullMarked;
