/**
 * Drafts of commands, read from the prose of a brief: names, dates and verbs found by lists and patterns that are the
 * same every time. Nothing here records, asks a network or learns.
 */
@NullMarked
package org.chancery.drafting;

import org.jspecify.annotations.NullMarked;
