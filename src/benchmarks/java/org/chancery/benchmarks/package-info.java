/** How fast it is, measured beside peers in the same run; nothing here is part of the program or of its tests. */
@NullMarked
package org.chancery.benchmarks;

import org.jspecify.annotations.NullMarked;
