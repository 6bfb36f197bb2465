/** Real data in: foreign files read as they are published, recorded as named batches that can be undone. */
@NullMarked
package org.chancery.exchange;

import org.jspecify.annotations.NullMarked;
