/**
 * The record in plain sentences: what happened, what it changed, why a command was refused. Every face of the program
 * shows these words, so that they are the same everywhere. Pure: java.* only.
 */
@NullMarked
package org.chancery.narration;

import org.jspecify.annotations.NullMarked;
