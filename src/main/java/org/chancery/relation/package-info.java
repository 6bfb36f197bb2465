/** The domain: commands, events, what each act does to a relation, and the fold that answers for any day. */
@NullMarked
package org.chancery.relation;

import org.jspecify.annotations.NullMarked;
