/**
 * The written shape of commands and events: one JSON form each, derived from the components of the sealed records, so
 * that a new record needs nothing here. Reads with every problem at once, writes, and describes.
 */
@NullMarked
package org.chancery.form;

import org.jspecify.annotations.NullMarked;
