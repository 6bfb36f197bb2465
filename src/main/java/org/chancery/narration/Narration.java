package org.chancery.narration;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.relation.Answer;
import org.chancery.relation.Change;
import org.chancery.relation.Decision.Hint;
import org.chancery.relation.Decision.PossibleDuplicates;
import org.chancery.relation.Decision.SimilarKey;
import org.chancery.relation.Facet;
import org.chancery.relation.FacetChange;
import org.chancery.relation.FacetChange.Occasion;
import org.chancery.relation.FacetKey;
import org.chancery.relation.Refusal;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.Value;
import org.chancery.time.DayRange;
import org.chancery.time.OccurrenceDate;
import org.chancery.time.Window;

/**
 * Tells people in English what the records, the answers and the refusals say.
 *
 * <p>Every sentence begins with a capital letter and ends with a full stop; phrases have neither. Actors are called by the
 * names they had on the day told of.
 */
public final class Narration {

    private final Names names;

    public Narration(Names names) {
        this.names = names;
    }

    /** One event as a sentence: {@code Türkiye severed diplomatic relations with Syria, sometime in 2011.} */
    public String sentence(RelationEvent event) {
        return EventSentence.of(event, names);
    }

    /**
     * What an act does to a facet, as a sentence: {@code Diplomatic relations between Syria and Türkiye become severed
     * (from established or suspended).}
     */
    public String sentence(FacetChange change) {
        Cast cast = new Cast(names, null);
        String by = cast.name(change.by());
        String subject =
                FacetWords.subject(change.facet(), List.of(change.by()), List.of(change.toward()), change.key(), cast);
        if (change.everyKey()) {
            subject = "every " + subject.substring(subject.indexOf(' ') + 1) + " on record";
        }
        boolean plural = FacetWords.isPlural(change.facet());
        String did = switch (change.occasion()) {
            case START, END -> plural ? " become " : " becomes ";
            case THROUGHOUT -> plural ? " are seen to be " : " is seen to be ";
        };
        return English.capitalised((change.occasion() == Occasion.END ? "when it ends, " : "") + subject)
                + did
                + FacetWords.predicate(change.facet(), change.effect().result().shown(), by)
                + from(change, by)
                + (change.rule() == null ? "" : "; inferred by the rule " + change.rule())
                + ".";
    }

    private static String from(FacetChange change, String by) {
        List<String> accepted = change.effect().accepted(change.facet()).stream()
                .map(value -> FacetWords.predicate(change.facet(), value, by))
                .toList();
        boolean any =
                accepted.isEmpty() || accepted.size() == change.facet().scale().size();
        return any || change.occasion() == Occasion.THROUGHOUT ? "" : " (from " + English.or(accepted) + ")";
    }

    /** What a facet key is, without its value: {@code diplomatic relations between Syria and Türkiye}. */
    public String phrase(FacetKey key) {
        return FacetWords.subject(key, new Cast(names, null));
    }

    /** A value of a facet key in a word or a few: {@code severed}, {@code chargé d'affaires}, {@code not recorded}. */
    public String phrase(FacetKey key, Value value) {
        return FacetWords.predicate(key.facet(), value, new Cast(names, null).name(key.by()));
    }

    /** A date in words: {@code sometime in 2011}, {@code from 30 September 2015, still going on}. */
    public static String phrase(OccurrenceDate date) {
        return DateWords.when(date);
    }

    /** A window in words: {@code 24 July 2024}, {@code between November 2011 and March 2012}. */
    public static String phrase(Window window) {
        return DateWords.span(window, "");
    }

    /** A day in words: {@code 24 July 2024}. */
    public static String phrase(LocalDate day) {
        return DateWords.day(day);
    }

    /** Days in words: {@code from 1 January 2012}, {@code from 1 January 2012 to 31 December 2012}, {@code always}. */
    public static String phrase(DayRange days) {
        LocalDate from = days.from();
        LocalDate last = days.lastDay();
        if (from == null) {
            return last == null ? "always" : "until " + DateWords.day(last);
        }
        if (from.equals(last)) {
            return "on " + DateWords.day(from);
        }
        return "from " + DateWords.day(from) + (last == null ? " on" : " to " + DateWords.day(last));
    }

    /** One answer as a sentence: {@code Diplomatic relations between Syria and Türkiye are severed.} */
    public String sentence(Answer answer) {
        return English.capitalised(clause(answer, names)) + ".";
    }

    /** A difference as a sentence: what was answered for some days, and what is answered now. */
    public String sentence(Change change) {
        FacetKey key = change.key();
        return English.capitalised(phrase(change.days())) + ", " + clause(change.after(), names) + "; before, "
                + state(change.before(), new Cast(names, null).name(key.by())) + ".";
    }

    private static String clause(Answer answer, Names names) {
        FacetKey key = answer.key();
        Cast cast = new Cast(names, null);
        String by = cast.name(key.by());
        String subject = FacetWords.subject(key, cast);
        boolean plural = FacetWords.isPlural(key.facet());
        return switch (answer.certainty()) {
            case DEFINITE -> subject + (plural ? " are " : " is ") + state(answer, by);
            case POSSIBLE -> subject + " may be " + state(answer, by);
            case CONTESTED -> subject + (plural ? " are contested: " : " is contested: ") + state(answer, by);
        };
    }

    private static String state(Answer answer, String by) {
        Facet facet = answer.key().facet();
        return switch (answer.certainty()) {
            case DEFINITE, POSSIBLE -> values(facet, answer.possible(), by);
            case CONTESTED ->
                String.join(
                        ", against ",
                        answer.positions().stream()
                                .map(side -> values(facet, side.values(), by))
                                .toList());
        };
    }

    private static String values(Facet facet, List<Value> values, String by) {
        return English.or(values.stream()
                .map(value -> FacetWords.predicate(facet, value, by))
                .distinct()
                .toList());
    }

    /** Why a command was refused, as a sentence or a few: what was found, what was expected, what to do. */
    public String sentence(Refusal refusal) {
        return RefusalNarration.sentence(refusal);
    }

    /** A hint beside an accepted command, as a sentence. */
    public String sentence(Hint hint) {
        return switch (hint) {
            case PossibleDuplicates(var records) ->
                "The same may be on record already, as " + ids(records) + ": the type, the actors and the date agree.";
            case SimilarKey(var key, var onRecord) ->
                English.capitalised(phrase(key)) + (FacetWords.isPlural(key.facet()) ? " are" : " is") + " new; "
                        + English.quoted(onRecord) + " is on record and reads much like it.";
        };
    }

    private static String ids(List<UUID> records) {
        return English.and(records.stream().map(UUID::toString).toList());
    }
}
