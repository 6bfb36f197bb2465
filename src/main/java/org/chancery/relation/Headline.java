package org.chancery.relation;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.chancery.actor.ActorCode;

/**
 * One word for the state of a relation: the first rule that fires. A view for people, never stored as truth.
 *
 * @param value the first word that can hold
 * @param certainty whether it is the only one, one of several, or contested
 * @param values every word that can hold, gravest first
 * @param notes what a reader should know beside it
 */
public record Headline(Word value, Certainty certainty, List<Word> values, List<String> notes) {

    /** The words, gravest first, each with the rule that gives it. */
    public enum Word {
        ENDED("ties-lapsed"),
        WAR("hostility-war"),
        ARMED_CONFLICT("force-in-use"),
        SEVERED("ties-severed"),
        SUSPENDED("ties-suspended"),
        NO_RELATIONS("ties-never"),
        STRAINED("head-recalled-or-expelled-mission-suspended-or-force-shown"),
        ALLIED("defence-commitment-in-force"),
        NORMAL("ties-established"),
        NOT_RECORDED("nothing-recorded");

        private final String rule;

        Word(String rule) {
            this.rule = rule;
        }

        /** The written name of the rule. */
        public String rule() {
            return rule;
        }
    }

    private static final String OPEN_WITHOUT_RESTORATION = "mission-open-without-restoration";
    private static final Set<Value> AT_LEAST_CHARGE = EnumSet.of(Value.CHARGE, Value.MINISTER, Value.AMBASSADOR);

    /** The headline of a relation at the end of a day. */
    public static Headline of(Relation relation, LocalDate asOf) {
        return of(relation, relation.answers(asOf));
    }

    /** The headline from the answers to every listed key. */
    public static Headline of(Relation relation, List<Answer> answers) {
        Set<Word> one = new Rules(relation, answers, 0).words();
        Set<Word> two = new Rules(relation, answers, 1).words();
        Set<Word> all = EnumSet.copyOf(one);
        all.addAll(two);
        boolean exact = answers.stream().allMatch(Answer::exact);
        Certainty certainty = !one.equals(two)
                ? Certainty.CONTESTED
                : all.size() == 1 && exact ? Certainty.DEFINITE : Certainty.POSSIBLE;
        List<Word> words = List.copyOf(all);
        return new Headline(words.getFirst(), certainty, words, notes(relation, answers));
    }

    private static List<String> notes(Relation relation, List<Answer> answers) {
        boolean interrupted = answers.stream()
                .filter(answer -> answer.key().facet() == Facet.TIES)
                .allMatch(answer -> EnumSet.of(Value.SEVERED, Value.SUSPENDED).containsAll(answer.possible()));
        boolean open = openAtLeastCharge(relation.pair().first(), answers)
                || openAtLeastCharge(relation.pair().second(), answers);
        return interrupted && open ? List.of(OPEN_WITHOUT_RESTORATION) : List.of();
    }

    private static boolean openAtLeastCharge(ActorCode sender, List<Answer> answers) {
        boolean open = false;
        boolean charge = false;
        for (Answer answer : answers) {
            if (answer.key().by().equals(sender)) {
                open |= answer.key().facet() == Facet.MISSION_OPERATION
                        && answer.possible().equals(List.of(Value.OPEN));
                charge |= answer.key().facet() == Facet.MISSION_LEVEL && AT_LEAST_CHARGE.containsAll(answer.possible());
            }
        }
        return open && charge;
    }

    /** The rules, run over every combination of possible values as one of two positions holds them. */
    private record Rules(Relation relation, List<Answer> answers, int position) {

        Set<Word> words() {
            EnumSet<Word> words = EnumSet.noneOf(Word.class);
            for (Answer ties : answers) {
                if (ties.key().facet() == Facet.TIES) {
                    for (Value value : values(ties)) {
                        words.addAll(words(value));
                    }
                }
            }
            return words;
        }

        private EnumSet<Word> words(Value ties) {
            EnumSet<Word> words = EnumSet.noneOf(Word.class);
            for (Word word : Word.values()) {
                Firing firing = switch (word) {
                    case ENDED -> Firing.when(ties == Value.LAPSED);
                    case WAR -> any(Facet.HOSTILITY, Value.WAR);
                    case ARMED_CONFLICT -> force("USE");
                    case SEVERED -> Firing.when(ties == Value.SEVERED);
                    case SUSPENDED -> Firing.when(ties == Value.SUSPENDED);
                    case NO_RELATIONS -> Firing.when(ties == Value.NEVER);
                    case STRAINED ->
                        any(Facet.HEAD_OF_MISSION, Value.RECALLED, Value.EXPELLED)
                                .or(any(Facet.MISSION_OPERATION, Value.SUSPENDED))
                                .or(any(Facet.FORCE, Value.ACTIVE));
                    case ALLIED -> allied();
                    case NORMAL -> Firing.when(ties == Value.ESTABLISHED);
                    case NOT_RECORDED -> Firing.SURELY;
                };
                if (firing != Firing.NOT) {
                    words.add(word);
                }
                if (firing == Firing.SURELY) {
                    break;
                }
            }
            return words;
        }

        private List<Value> values(Answer answer) {
            return answer.positions().isEmpty()
                    ? answer.possible()
                    : answer.positions().get(position).values();
        }

        private Firing any(Facet facet, Value... wanted) {
            Firing firing = Firing.NOT;
            Set<Value> set = EnumSet.copyOf(List.of(wanted));
            for (Answer answer : answers) {
                if (answer.key().facet() == facet) {
                    firing = firing.or(Firing.of(values(answer), set));
                }
            }
            return firing;
        }

        private Firing force(String kind) {
            Firing firing = Firing.NOT;
            for (Answer answer : answers) {
                if (answer.key().facet() == Facet.FORCE) {
                    for (Answer.Possible possible : answer.values()) {
                        List<String> kinds = List.of(
                                possible.details().getOrDefault("kind", "").split(", ", -1));
                        if (kinds.contains(kind)) {
                            Firing active = Firing.of(values(answer), EnumSet.of(Value.ACTIVE));
                            firing = firing.or(kinds.size() == 1 ? active : active.atMostPerhaps());
                        }
                    }
                }
            }
            return firing;
        }

        private Firing allied() {
            Firing firing = Firing.NOT;
            for (Answer answer : answers) {
                if (answer.key().facet() == Facet.COMMITMENTS
                        && relation.kinds(answer.key()).contains(AgreementKind.DEFENCE.name())) {
                    firing = firing.or(Firing.of(values(answer), EnumSet.of(Value.IN_FORCE)));
                }
            }
            return firing;
        }
    }

    /** Whether a rule fires in none, some or all combinations of the possible values. */
    private enum Firing {
        NOT,
        PERHAPS,
        SURELY;

        static Firing when(boolean fires) {
            return fires ? SURELY : NOT;
        }

        static Firing of(List<Value> possible, Set<Value> wanted) {
            long fitting = possible.stream().filter(wanted::contains).count();
            return fitting == 0 ? NOT : fitting == possible.size() ? SURELY : PERHAPS;
        }

        Firing or(Firing other) {
            return compareTo(other) >= 0 ? this : other;
        }

        Firing atMostPerhaps() {
            return this == SURELY ? PERHAPS : this;
        }
    }
}
