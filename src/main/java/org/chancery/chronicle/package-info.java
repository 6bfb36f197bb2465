/** What was recorded: every record with all its versions, search, the contact log and the tone of a relation. */
@NullMarked
package org.chancery.chronicle;

import org.jspecify.annotations.NullMarked;
