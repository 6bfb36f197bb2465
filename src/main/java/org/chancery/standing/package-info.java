/** What held between two actors, as of any day and as known at any instant; why; and where two such answers differ. */
@NullMarked
package org.chancery.standing;

import org.jspecify.annotations.NullMarked;
