package org.chancery.standing;

import java.time.LocalDate;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;

/**
 * Who took whose place, by a day.
 *
 * @param former the one whose place was taken
 * @param successor who took it
 * @param kind how
 * @param day the first day of the new order
 */
public record Succession(ActorCode former, ActorCode successor, Actor.Successor.Kind kind, LocalDate day) {}
