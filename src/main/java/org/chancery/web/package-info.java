/** The pages: rendered on the server, readable without script, every one of them a URL. */
@NullMarked
package org.chancery.web;

import org.jspecify.annotations.NullMarked;
