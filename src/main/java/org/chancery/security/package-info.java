/** Who may do what: the administrator's token, and the guard before every request. */
@NullMarked
package org.chancery.security;

import org.jspecify.annotations.NullMarked;
