/** The HTTP interface under {@code /api}: commands in, answers out, problems as RFC 9457 says. */
@NullMarked
package org.chancery.api;

import org.jspecify.annotations.NullMarked;
