/** The program's entry. */
@NullMarked
package org.chancery;

import org.jspecify.annotations.NullMarked;
