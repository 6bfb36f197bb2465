package org.chancery.relation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chancery.actor.Actor;
import org.chancery.actor.ActorCode;
import org.chancery.actor.Actors;
import org.chancery.actor.Lifespan;
import org.chancery.relation.Parties.Mutual;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.OccurrenceDate.Lasting;
import org.chancery.time.OccurrenceDate.Once;
import org.chancery.time.Window;
import org.jspecify.annotations.Nullable;

/** What cannot be so, whatever else is on record: the rules that look at one act alone. */
final class Impossible {
    private final RelationEvent.Act event;
    private final Actors actors;
    private final LocalDate today;
    private final LocalDate recordedOn;
    private final List<Refusal> found = new ArrayList<>();

    private Impossible(RelationEvent.Act event, Actors actors, LocalDate today, LocalDate recordedOn) {
        this.event = event;
        this.actors = actors;
        this.today = today;
        this.recordedOn = recordedOn;
    }

    /**
     * Everything about an act that cannot be so.
     *
     * @param event what is, or would be, recorded of it
     * @param actors who exists
     * @param today the UTC day, on which actors are named
     * @param recordedOn the day on which the record was, or would be, first recorded
     */
    static List<Refusal> of(RelationEvent.Act event, Actors actors, LocalDate today, LocalDate recordedOn) {
        Impossible impossible = new Impossible(event, actors, today, recordedOn);
        impossible.look();
        return impossible.found;
    }

    private void look() {
        evidence(event.particulars().sources(), event.particulars().unsourced(), found);
        dates();
        parties();
        if (found.isEmpty()) {
            lifespans();
        }
        words();
    }

    private void dates() {
        OccurrenceDate occurred = event.particulars().occurred();
        beginsLater(occurred.begins(), recordedOn, found);
        if (occurred instanceof Lasting lasting) {
            if (!Effects.mayLast(event)) {
                found.add(new Refusal.DoesNotLast(RelationRules.commandName(event), occurred.text(), once(lasting)));
            } else if (lasting.end() instanceof OccurrenceDate.End.Until(Once last)) {
                beginsLater(last.window(), recordedOn, found);
            }
        }
        if (event.particulars().orderInDay() != null
                && !(occurred instanceof Once once && once.window().isSingleDay())) {
            found.add(new Refusal.OrderNeedsADay(occurred.text()));
        }
    }

    /** The date to write where an interval was meant as once somewhere between; null where it cannot be told. */
    private static @Nullable String once(Lasting lasting) {
        LocalDate earliest = lasting.start().window().earliest();
        if (!(lasting.end() instanceof OccurrenceDate.End.Until(Once last))) {
            return null;
        }
        LocalDate latest = last.window().latest();
        return earliest == null && latest == null
                ? null
                : Once.within(Window.of(earliest, latest)).text();
    }

    private void parties() {
        List<ActorCode> named = Effects.actors(event);
        Set<ActorCode> seen = new HashSet<>();
        for (ActorCode actor : named) {
            if (!seen.add(actor)) {
                found.add(new Refusal.SameActorTwice(actor));
            }
        }
        if (named.size() > RelationRules.MOST_PARTIES) {
            found.add(new Refusal.TooManyParties(named.size(), RelationRules.MOST_PARTIES));
        }
        if (found.isEmpty() && Effects.relations(event).isEmpty()) {
            found.add(
                    event instanceof RelationEvent.Gathering gathering && named.size() > 1
                            ? new Refusal.NobodyToMeet(
                                    Effects.principals(gathering).size())
                            : new Refusal.TooFewParties(named.size(), 2));
        }
    }

    private void lifespans() {
        List<Actor> party = new ArrayList<>();
        for (ActorCode code : Effects.actors(event)) {
            Actor actor = actors.find(code).orElse(null);
            if (actor == null) {
                found.add(unknown(code, actors, today));
            } else {
                party.add(actor);
            }
        }
        Window window = event.particulars().occurred().begins();
        if (found.isEmpty() && event.particulars().overrideLifespan() == null && !together(party, window)) {
            LocalDate day = window.latest() == null ? today : window.latest();
            found.add(new Refusal.OutsideLifespan(
                    window,
                    party.stream()
                            .map(actor -> new Refusal.Lived(actor.code(), actor.nameOn(day), actor.lifespans()))
                            .toList()));
        }
    }

    /** Whether there was a day in the window on which all of them lived. */
    private static boolean together(List<Actor> party, Window window) {
        List<Lifespan> common = List.of(Lifespan.ALWAYS);
        for (Actor actor : party) {
            common = Lifespan.common(common, actor.lifespans());
        }
        return common.stream().anyMatch(span -> span.overlaps(window.earliest(), window.latest()));
    }

    /** A code nobody has, with those it may be meant for. */
    static Refusal unknown(ActorCode code, Actors actors, LocalDate today) {
        List<String> suggestions = switch (actors.resolve(code.value(), today)) {
            case Actors.Resolution.Found(var actor) -> List.of(shown(actor, today));
            case Actors.Resolution.Ambiguous(var _, var several) ->
                several.stream().map(actor -> shown(actor, today)).toList();
            case Actors.Resolution.Unknown(var _, var _, var nearest) ->
                nearest.stream().map(each -> shown(each.actor(), today)).toList();
        };
        return new Refusal.UnknownActor(code.value(), suggestions);
    }

    private static String shown(Actor actor, LocalDate today) {
        return actor.code() + " (" + actor.nameOn(today) + ")";
    }

    private void words() {
        switch (event) {
            case RelationEvent.StatusObserved observed -> {
                Facet facet = observed.facet();
                boolean optional = facet == Facet.RECOGNITION;
                if (observed.key() == null ? facet.needsKey() && !optional : !facet.keyed()) {
                    found.add(new Refusal.KeyDoesNotFit(
                            facet,
                            observed.key() == null ? null : observed.key().text()));
                }
                if (!facet.scale().contains(observed.value())) {
                    found.add(new Refusal.ValueDoesNotFit(facet, observed.value()));
                }
                if (facet.directed() && observed.parties() instanceof Mutual) {
                    found.add(new Refusal.NeedsDirection(facet));
                }
            }
            case RelationEvent.MissionLevelRaised raised
            when raised.level() == MissionLevel.NONE ->
                found.add(new Refusal.LevelOutOfReach(RelationRules.commandName(event), raised.level()));
            case RelationEvent.MissionLevelLowered lowered
            when lowered.level() == MissionLevel.AMBASSADOR ->
                found.add(new Refusal.LevelOutOfReach(RelationRules.commandName(event), lowered.level()));
            case RelationEvent.TiesSevered severed
            when severed.initiator() != null && !Effects.actors(event).contains(severed.initiator()) ->
                found.add(new Refusal.NotAParty("initiator", severed.initiator()));
            case RelationEvent.Act _ -> {}
        }
    }

    /** Neither evidence nor a reason why there is none, or both. */
    static void evidence(List<Source> sources, @Nullable String unsourced, List<Refusal> found) {
        boolean sourced = !sources.isEmpty();
        if (sourced == (unsourced != null)) {
            found.add(new Refusal.NoEvidence(sourced));
        }
    }

    /** Recorded means happened: no window begins after the day of the first recording. */
    static void beginsLater(Window window, LocalDate recordedOn, List<Refusal> found) {
        LocalDate begins = window.earliest();
        if (begins != null && begins.isAfter(recordedOn)) {
            found.add(new Refusal.BeginsInTheFuture(begins, recordedOn));
        }
    }
}
