/**
 * Who can be a party to a diplomatic act: states, organisations, groups and territories, with their names, life spans,
 * foreign codes and successors. Pure: no clock, no framework; the table of states is a resource read once.
 */
@NullMarked
package org.chancery.actor;

import org.jspecify.annotations.NullMarked;
