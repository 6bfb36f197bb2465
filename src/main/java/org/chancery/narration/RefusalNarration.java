package org.chancery.narration;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.actor.Lifespan;
import org.chancery.relation.Decision.Refused;
import org.chancery.relation.MissionLevel;
import org.chancery.relation.Refusal;
import org.chancery.relation.Refusal.Gap;
import org.chancery.relation.Refusal.Lived;
import org.chancery.relation.Refusal.NeedsUnrecordedChange;
import org.chancery.relation.Refusal.Side;
import org.chancery.relation.Value;
import org.chancery.time.Window;

/**
 * A refusal as a text of one to a few sentences: what was found, what was expected, the records in the way, and what to do.
 */
public final class RefusalNarration {

    private RefusalNarration() {}

    /** The text of a refusal; never empty, one paragraph. */
    public static String sentence(Refusal refusal) {
        return switch (refusal) {
            case NeedsUnrecordedChange needs -> needsUnrecordedChange(needs);
            case Refusal.SameActorTwice(var actor) ->
                actor + " is named twice; an act is one between different actors. Name each actor once.";
            case Refusal.TooFewParties(var found, var least) ->
                "Found " + counted(found, "party", "parties") + ", expected at least " + least
                        + " different ones. Name the other side.";
            case Refusal.NobodyToMeet(var principals) ->
                "Found " + counted(principals, "principal", "principals")
                        + ", expected at least one, beside the host, mediator or observer. "
                        + "Give the role PRINCIPAL to each delegation that took part in its own right.";
            case Refusal.NotAParty(var field, var actor) ->
                actor + " is given as " + field + " and is not a party of the act. Name one of its parties.";
            case Refusal.TooManyParties(var found, var most) ->
                "Found " + found + " parties, expected at most " + most
                        + ". Record a larger act as accessions toward an ORGANISATION.";
            case Refusal.UnknownActor(var code, var suggestions) ->
                "There is no actor " + code + ". "
                        + (suggestions.isEmpty() ? "" : "Perhaps " + either(suggestions) + " is meant. ")
                        + "An organisation, group or territory enters the books with register-actor.";
            case Refusal.OutsideLifespan(var window, var actors) ->
                "Not all its actors existed together on any day of its date, " + days(window) + ": " + lived(actors)
                        + ". Check the date and the actors, or say in overrideLifespan why it is to be recorded all"
                        + " the same.";
            case Refusal.BeginsInTheFuture(var begins, var today) ->
                "It begins on " + begins + ", after " + today + ", the day of recording; recorded means happened."
                        + " Record an announced meeting with plan-meeting, and anything else once it has happened.";
            case Refusal.DoesNotLast(var command, var occurred, var once) ->
                "Found the interval " + quoted(occurred) + ", which says that it lasted; " + command
                        + " happens once. Write "
                        + (once == null ? "one date, or [earliest..latest]," : once)
                        + " if it happened once somewhere between.";
            case Refusal.OrderNeedsADay(var occurred) ->
                "Found orderInDay with the date " + quoted(occurred)
                        + ", expected a date of a single day. Give the day, or leave orderInDay out.";
            case Refusal.NoEvidence(var both) ->
                both
                        ? "Found both sources and unsourced, expected one of the two. Leave unsourced out."
                        : "Found no source, expected at least one. Name it in sources, or say in unsourced why there is"
                                + " none.";
            case Refusal.KeyDoesNotFit(var facet, var found) ->
                found == null
                        ? facet + " is kept apart by " + facet.keyedBy() + "; found no key. Name the " + facet.keyedBy()
                                + " in key."
                        : facet + " has no key; found " + quoted(found) + ". Leave key out.";
            case Refusal.ValueDoesNotFit(var facet, var found) ->
                (found == Value.NOT_RECORDED
                                ? "NOT_RECORDED cannot be observed; it says that the books are silent. "
                                : found + " is not a value of " + facet + ". ")
                        + "Expected " + either(facet.scale()) + ".";
            case Refusal.NeedsDirection(var facet) ->
                facet + " is one side's toward the other; found between. Name the side whose it is in by, and the other"
                        + " in toward.";
            case Refusal.LevelOutOfReach(var command, var level) ->
                level == MissionLevel.NONE
                        ? "No level is lower than NONE, so that no mission is raised to it; found " + command
                                + ". Record a mission that came to an end with lower-mission-level or close-mission."
                        : "No level is higher than " + level + ", so that no mission is lowered to it; found " + command
                                + ". Record a mission that rose with raise-mission-level.";
            case Refusal.UnknownRecord(var record) -> "There is no record " + record + ". Check the id.";
            case Refusal.AlreadyRetracted(var record) ->
                "Record " + record + " was retracted and no longer counts; nothing more can be said of it. If the act"
                        + " is to count again, record it anew under another id.";
            case Refusal.FollowsFromASuccession(var record, var succession, var of) ->
                "Record " + record + " is what goes on of a relation of " + of + " by the succession " + succession
                        + "; it follows from the records there, and no command made it. Correct the records of " + of
                        + " with the same other side, and it is derived anew; or retract it.";
            case Refusal.OtherType(var record, var found, var expected) ->
                "Record " + record + " was made by " + expected + "; found the content of " + found
                        + ". The type of a record stays: retract it, and record the other act.";
            case Refusal.OtherId(var record, var found) ->
                "The content has the id " + found + ", expected " + record
                        + ", the id of the record it corrects. Leave recordId out of the content.";
            case Refusal.OtherContent(var id) ->
                "The id " + id + " is in use for something else. Choose another id for another record, or change"
                        + " what is held with correct-record.";
            case Refusal.AlternativeToItself(var record) ->
                "Record " + record + " is named as the alternative to itself. Name in instead only records that hold if"
                        + " it does not.";
            case Refusal.UnknownDispute(var dispute) -> "There is no dispute " + dispute + ". Check the id.";
            case Refusal.NotOpen(var dispute) ->
                "Dispute " + dispute + " was resolved before. A new disagreement is a dispute of its own.";
            case Refusal.GradeOnlyRises(var found, var present) ->
                "Found the grade " + found + "; the record has " + present
                        + ", and a further source may raise it, not lower it. Leave grade out, or lower it with"
                        + " correct-record.";
            case Refusal.AlreadyRegistered(var code, var name) ->
                "The code " + code + " is in use for " + name
                        + ". Choose another code, or give this actor another name with rename-actor.";
        };
    }

    /** The texts of several refusals, each once, one a line. */
    public static String sentences(Collection<? extends Refusal> refusals) {
        return refusals.stream().map(RefusalNarration::sentence).distinct().collect(Collectors.joining("\n"));
    }

    /** The texts of everything that was refused; where there were several commands, each begins with its place, from 1. */
    public static String sentences(Refused refused) {
        if (refused.refusals().size() == 1) {
            return sentences(refused.all());
        }
        StringJoiner lines = new StringJoiner("\n");
        refused.refusals()
                .forEach((index, refusals) -> lines.add("Command " + (index + 1) + ": " + sentences(refusals)));
        return lines.toString();
    }

    private static String needsUnrecordedChange(NeedsUnrecordedChange needs) {
        StringBuilder text = new StringBuilder();
        for (Gap gap : needs.gaps()) {
            text.append(text.isEmpty() ? "" : " ").append(gap(needs, gap));
        }
        if (text.isEmpty()) {
            text.append("With this ")
                    .append(needs.command())
                    .append(", ")
                    .append(needs.key())
                    .append(" makes sense only if something unrecorded happened as well.");
        }
        if (!needs.twins().isEmpty()) {
            text.append(" It may be on record already: ")
                    .append(either(needs.twins()))
                    .append("; if so, send add-source or correct-record for that record.");
        }
        return text.append(" Otherwise send what happened between and this ")
                .append(needs.command())
                .append(
                        " in one atomic batch, or say in impliesUnrecordedChange why it is to be recorded all the same.")
                .toString();
    }

    private static String gap(NeedsUnrecordedChange needs, Gap gap) {
        return needs.key() + " is " + gap.value() + " after " + side(gap.left()) + ", and " + side(gap.act())
                + " can follow only " + either(inOrder(needs, gap.accepted()))
                + "; that change would have to have happened "
                + between(gap.left().window(), gap.act().window())
                + ".";
    }

    private static List<Value> inOrder(NeedsUnrecordedChange needs, Set<Value> accepted) {
        List<Value> shown = accepted.stream().map(Value::shown).distinct().toList();
        List<Value> scale =
                needs.key().facet().scale().stream().filter(shown::contains).toList();
        return scale.isEmpty() ? shown : scale;
    }

    private static String side(Side side) {
        UUID record = side.record();
        if (record == null) {
            return "the rule " + side.type() + " (" + days(side.window()) + ")";
        }
        return (side.isNew() ? "the new " + side.type() : side.type() + " " + record) + " (" + days(side.window())
                + ")";
    }

    /** The days on one of which the change must have happened: after the one, and not after the other. */
    private static String between(Window left, Window act) {
        LocalDate from = left.earliest();
        LocalDate to = act.latest();
        if (from == null) {
            return to == null ? "between the two" : "not after " + to;
        }
        return to == null ? "after " + from : from.equals(to) ? "on " + to : "after " + from + " and not after " + to;
    }

    /** The days of a window in words. */
    private static String days(Window window) {
        LocalDate earliest = window.earliest();
        LocalDate latest = window.latest();
        if (earliest == null) {
            return latest == null ? "on an unknown day" : "by " + latest;
        }
        return latest == null
                ? "from " + earliest + " on"
                : window.isSingleDay() ? "on " + earliest : "between " + earliest + " and " + latest;
    }

    private static String lived(List<Lived> actors) {
        return actors.stream()
                .map(actor -> actor.name() + " (" + actor.actor() + ") "
                        + (actor.spans().isEmpty()
                                ? "on no day"
                                : actor.spans().stream()
                                        .map(RefusalNarration::span)
                                        .collect(Collectors.joining(" and "))))
                .collect(Collectors.joining(", "));
    }

    private static String span(Lifespan span) {
        LocalDate from = span.from();
        LocalDate to = span.to();
        if (from == null) {
            return to == null ? "always" : "until " + to;
        }
        return to == null ? "since " + from : "from " + from + " to " + to;
    }

    private static String either(List<?> several) {
        if (several.size() == 1) {
            return several.getFirst().toString();
        }
        return several.subList(0, several.size() - 1).stream()
                        .map(Object::toString)
                        .collect(Collectors.joining(", ")) + " or " + several.getLast();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String counted(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
