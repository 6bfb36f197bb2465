package org.chancery.web;

import org.chancery.relation.Facet;
import org.chancery.relation.Headline;
import org.chancery.relation.Value;

/**
 * The colour family of a value on a page. It is never the only carrier of meaning: the word always stands beside it, and
 * certainty is told by pattern, not by colour.
 */
enum Tone {
    /** Something stands, openly or amicably: ties established, an agreement in force. */
    STANDING,
    /** Something stands in part: suspended, stalled, at a lower level. */
    REDUCED,
    /** Something is broken or hostile: severed, at war, imposed. */
    BROKEN,
    /** Something is stated, pending or held for others: a demand, a policy, a signature. */
    STATED,
    /** Something is over, or is known not to be: ended, none, never. */
    OVER,
    /** The books are silent. */
    SILENT;

    /** The name of the style class. */
    String css() {
        return switch (this) {
            case STANDING -> "standing";
            case REDUCED -> "reduced";
            case BROKEN -> "broken";
            case STATED -> "stated";
            case OVER -> "over";
            case SILENT -> "silent";
        };
    }

    static Tone of(Headline.Word word) {
        return switch (word) {
            case ALLIED, NORMAL -> STANDING;
            case SUSPENDED, STRAINED -> REDUCED;
            case WAR, ARMED_CONFLICT, SEVERED -> BROKEN;
            case ENDED, NO_RELATIONS -> OVER;
            case NOT_RECORDED -> SILENT;
        };
    }

    static Tone of(Facet facet, Value value) {
        if (value.shown() == Value.NOT_RECORDED) {
            return SILENT;
        }
        return switch (facet) {
            case RECOGNITION -> recognition(value.shown());
            case TIES -> ties(value.shown());
            case MISSION_LEVEL -> level(value.shown());
            case MISSION_OPERATION, CONSULATES -> premises(value.shown());
            case HEAD_OF_MISSION -> head(value.shown());
            case PROTECTING_POWER -> value.shown() == Value.ACTIVE ? STATED : OVER;
            case HOSTILITY -> hostility(value.shown());
            case FORCE -> value.shown() == Value.ACTIVE ? BROKEN : OVER;
            case DEPLOYMENT -> deployment(value.shown());
            case SUPPORT -> value.shown() == Value.GIVEN ? STANDING : OVER;
            case COMMITMENTS -> commitment(value.shown());
            case SANCTIONS -> sanctions(value.shown());
            case BORDER -> border(value.shown());
            case TALKS, MEDIATION -> talks(value.shown());
            case MEDIATION_ANSWER -> answer(value.shown());
            case DEMANDS -> demand(value.shown());
            case POLICY -> value.shown() == Value.ADOPTED ? STATED : OVER;
        };
    }

    private static Tone recognition(Value value) {
        return value == Value.FULL
                ? STANDING
                : value == Value.DE_FACTO ? REDUCED : value == Value.WITHDRAWN ? BROKEN : OVER;
    }

    private static Tone ties(Value value) {
        return value == Value.ESTABLISHED
                ? STANDING
                : value == Value.SUSPENDED ? REDUCED : value == Value.SEVERED ? BROKEN : OVER;
    }

    private static Tone level(Value value) {
        return value == Value.AMBASSADOR || value == Value.MINISTER
                ? STANDING
                : value == Value.NONE ? OVER : value == Value.OTHER ? STATED : REDUCED;
    }

    private static Tone premises(Value value) {
        return value == Value.OPEN ? STANDING : value == Value.SUSPENDED ? REDUCED : OVER;
    }

    private static Tone head(Value value) {
        return value == Value.IN_POST
                ? STANDING
                : value == Value.AD_INTERIM ? REDUCED : value == Value.VACANT ? OVER : BROKEN;
    }

    private static Tone hostility(Value value) {
        return value == Value.NONE ? STANDING : value == Value.WAR ? BROKEN : REDUCED;
    }

    private static Tone deployment(Value value) {
        return value == Value.BY_CONSENT
                ? STANDING
                : value == Value.PEACEKEEPING ? STATED : value == Value.NONE ? OVER : BROKEN;
    }

    private static Tone commitment(Value value) {
        return value == Value.IN_FORCE
                ? STANDING
                : value == Value.SUSPENDED ? REDUCED : value == Value.TERMINATED ? OVER : STATED;
    }

    private static Tone sanctions(Value value) {
        return value == Value.IMPOSED ? BROKEN : value == Value.LIFTED ? OVER : REDUCED;
    }

    private static Tone border(Value value) {
        return value == Value.OPEN ? STANDING : value == Value.RESTRICTED ? REDUCED : BROKEN;
    }

    private static Tone talks(Value value) {
        return value == Value.UNDER_WAY
                ? STANDING
                : value == Value.STALLED
                        ? REDUCED
                        : value == Value.BROKEN_OFF
                                ? BROKEN
                                : value == Value.PROPOSED || value == Value.OFFERED ? STATED : OVER;
    }

    private static Tone answer(Value value) {
        return value == Value.ACCEPTED ? STANDING : value == Value.REJECTED ? BROKEN : REDUCED;
    }

    private static Tone demand(Value value) {
        return value == Value.RAISED ? STATED : value == Value.MET ? STANDING : value == Value.REJECTED ? BROKEN : OVER;
    }
}
