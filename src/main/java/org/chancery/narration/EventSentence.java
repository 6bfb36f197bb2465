package org.chancery.narration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chancery.actor.ActorCode;
import org.chancery.relation.AgreementKind;
import org.chancery.relation.Delegation;
import org.chancery.relation.DelegationRole;
import org.chancery.relation.Key;
import org.chancery.relation.MeetingFormat;
import org.chancery.relation.MeetingLevel;
import org.chancery.relation.MissionLevel;
import org.chancery.relation.Pair;
import org.chancery.relation.Particulars;
import org.chancery.relation.Parties;
import org.chancery.relation.Parties.Directed;
import org.chancery.relation.Parties.Mutual;
import org.chancery.relation.Person;
import org.chancery.relation.Recognition;
import org.chancery.relation.RelationEvent;
import org.chancery.relation.RelationEvent.*;
import org.chancery.relation.RepresentativeClass;
import org.chancery.relation.SanctionKind;
import org.chancery.relation.ThirdPartyRole;
import org.chancery.time.OccurrenceDate;
import org.jspecify.annotations.Nullable;

/** One event as one English sentence: the one place that has words for events. */
final class EventSentence {

    private static final Key STATE = Key.of("state");

    private final Names names;
    private final Cast cast;
    private final List<String> asides = new ArrayList<>();
    private boolean placed;

    private EventSentence(Names names, @Nullable LocalDate day) {
        this.names = names;
        this.cast = new Cast(names, day);
    }

    static String of(RelationEvent event, Names names) {
        LocalDate day = switch (event) {
            case Act act -> DateWords.naming(act.particulars().occurred());
            case RecordCorrected correction ->
                DateWords.naming(correction.content().particulars().occurred());
            case ActorRenamed(var _, var _, var particulars) -> before(particulars.occurred());
            case GovernmentChanged changed ->
                DateWords.naming(changed.particulars().occurred());
            case SuccessionRecorded succession ->
                DateWords.naming(succession.particulars().occurred());
            case RecordRetracted _, RecordDisputed _, DisputeResolved _, SourceAdded _, ActorRegistered _ -> null;
        };
        return new EventSentence(names, day).sentence(event);
    }

    private static @Nullable LocalDate before(OccurrenceDate date) {
        LocalDate first = date.begins().earliest();
        return first == null ? DateWords.naming(date) : first.minusDays(1);
    }

    private static String from(Provenance provenance) {
        return "Until then it was held of "
                + English.and(provenance.from().stream().map(Pair::toString).toList()) + ", first recorded on "
                + DateWords.day(provenance.recordedOn()) + ".";
    }

    private String sentence(RelationEvent event) {
        return switch (event) {
            case Act act -> closed(clause(act), act.particulars());
            case RecordCorrected(var _, var reason, var content, var provenance) ->
                "The record was corrected for the reason " + English.quoted(reason) + "; it now says: "
                        + of(content, names) + (provenance == null ? "" : " " + from(provenance));
            case RecordRetracted(var _, var reason) -> {
                aside("reason", reason);
                yield ended("the record was retracted");
            }
            case RecordDisputed dispute -> {
                if (!dispute.instead().isEmpty()) {
                    asides.add(
                            dispute.instead().size() == 1
                                    ? "another record holds if it does not"
                                    : dispute.instead().size() + " other records hold if it does not");
                }
                yield ended(dispute.disputedBy() + " disputed the record: " + English.open(dispute.grounds()));
            }
            case DisputeResolved(var _, var _, var outcome) -> {
                aside("outcome", outcome);
                yield ended("the dispute over the record ended");
            }
            case SourceAdded(var _, var source, var grade) -> {
                if (grade != null) {
                    asides.add("its grade is " + grade + " from then on");
                }
                yield ended("a source was added to the record: " + English.quoted(source.title()));
            }
            case ActorRegistered actor -> {
                if (actor.lifespan() != null) {
                    asides.add("it lived " + DateWords.span(actor.lifespan()));
                }
                yield ended(English.withArticle(actor.name()) + " entered the books as "
                        + switch (actor.kind()) {
                            case STATE -> "a state";
                            case ORGANISATION -> "an organisation";
                            case GROUP -> "a group";
                            case TERRITORY -> "a territory";
                        }
                        + " under the code " + actor.code());
            }
            case ActorRenamed(var actor, var name, var particulars) ->
                closed(cast.name(actor) + " took the name " + name, particulars);
            case GovernmentChanged(var actor, var name, var how, var particulars) ->
                closed(
                        switch (how) {
                            case ELECTION ->
                                English.quoted(name) + " became the government of " + cast.name(actor) + " by election";
                            case COUP ->
                                English.quoted(name) + " became the government of " + cast.name(actor) + " by a coup";
                            case REVOLUTION ->
                                English.quoted(name) + " became the government of " + cast.name(actor)
                                        + " by revolution";
                            case COLLAPSE ->
                                English.quoted(name) + " became the government of " + cast.name(actor)
                                        + " after the collapse of the one before";
                            case CONTESTED ->
                                English.quoted(name) + " became the government of " + cast.name(actor)
                                        + ", which is contested";
                        },
                        particulars);
            case SuccessionRecorded(var of, var by, var kind, var particulars) ->
                closed(
                        switch (kind) {
                            case CONTINUATION -> cast.all(by) + " continued the legal personality of " + cast.name(of);
                            case MERGER -> cast.name(of) + " merged into " + cast.all(by);
                            case DISSOLUTION -> cast.name(of) + " dissolved, followed by " + cast.all(by);
                            case SECESSION -> cast.all(by) + " seceded from " + cast.name(of);
                        },
                        particulars);
        };
    }

    private String closed(String clause, Particulars particulars) {
        String place = particulars.place();
        String where = place == null || placed ? "" : " in " + place;
        return ended(clause + where + DateWords.closing(particulars.occurred()));
    }

    private String ended(String clause) {
        String all = English.capitalised(clause);
        for (String aside : asides) {
            all += "; " + aside;
        }
        return all + ".";
    }

    private void aside(String what, @Nullable String words) {
        if (words != null) {
            asides.add(what + ": " + English.open(words));
        }
    }

    private String clause(Act act) {
        return switch (act) {
            case StateRecognized(var parties, var object, var form, var _) ->
                by(parties) + " recognised "
                        + recognised(parties, object, form == Recognition.DE_FACTO ? " de facto" : "");
            case RecognitionWithdrawn(var parties, var object, var _) ->
                by(parties) + " withdrew " + its(parties) + " recognition of " + recognised(parties, object, "");
            case TiesEstablished(var parties, var level, var government, var _) -> {
                aside("government", government == null ? null : government.text());
                yield both(parties) + " established diplomatic relations" + atLevel(level);
            }
            case TiesRestored(var parties, var government, var _) -> {
                aside("government", government == null ? null : government.text());
                yield both(parties) + " restored diplomatic relations";
            }
            case TiesSuspended(var parties, var cause, var _) -> {
                aside("cause", cause);
                yield either(parties, null, "suspended diplomatic relations", " with ");
            }
            case TiesSevered(var parties, var initiator, var reason, var _) -> {
                aside("reason", reason);
                yield either(parties, initiator, "severed diplomatic relations", " with ");
            }
            case TiesLapsed(var parties, var _) ->
                "diplomatic relations between " + both(parties) + " lapsed, as one of the two ceased to exist";
            case RelationContinued(var parties, var of, var _, var _, var _) ->
                "the relation of " + both(parties) + " took over where that of " + cast.name(of) + " ended";
            case MissionLevelRaised(var parties, var level, var resident, var _) -> {
                resident(resident);
                yield by(parties) + " raised " + its(parties) + " mission in " + toward(parties) + to(level);
            }
            case MissionLevelLowered(var parties, var level, var resident, var _) -> {
                resident(resident);
                yield by(parties) + " lowered " + its(parties) + " mission in " + toward(parties) + to(level);
            }
            case MissionOpened(var parties, var city, var level, var _) ->
                by(parties) + " opened " + its(parties) + " mission in " + in(city, parties) + atLevel(level);
            case MissionSuspended(var parties, var reason, var _) -> {
                aside("reason", reason);
                yield by(parties) + " suspended the operation of " + its(parties) + " mission in " + toward(parties);
            }
            case MissionClosed(var parties, var reason, var _) -> {
                aside("reason", reason);
                yield by(parties) + " closed " + its(parties) + " mission in " + toward(parties);
            }
            case AmbassadorAppointed(var parties, var person, var rank, var resident, var _) -> {
                resident(resident);
                yield by(parties) + " appointed " + person + " as " + rank(rank) + " to " + toward(parties);
            }
            case CredentialsPresented(var parties, var person, var rank, var resident, var _) -> {
                resident(resident);
                yield person + " presented credentials as " + rank(rank) + " of " + by(parties) + " to "
                        + toward(parties);
            }
            case ChargeAdInterimAppointed(var parties, var person, var _) ->
                (person == null ? "a chargé d'affaires ad interim" : person) + " took charge of " + mission(parties)
                        + (person == null ? "" : " as chargé d'affaires ad interim");
            case TenureEnded(var parties, var person, var how, var _) ->
                "the tenure of " + (person == null ? "the head of " : person + " as head of ") + mission(parties)
                        + " ended "
                        + switch (how) {
                            case TOUR_ENDED -> "with the tour of duty";
                            case DIED -> "by death";
                            case PROMOTED -> "by promotion";
                            case SUPERSEDED -> "with the appointment of a successor";
                        };
            case AmbassadorRecalled(var parties, var person, var _) ->
                by(parties) + " recalled " + headOfMission(parties, person) + " for consultations";
            case AmbassadorReturned(var parties, var person, var _) ->
                (person == null ? "the head of " : person + " returned to the post of head of ")
                        + mission(parties)
                        + (person == null ? " returned to the post" : "");
            case AmbassadorWithdrawn(var parties, var person, var level, var _) ->
                by(parties) + " withdrew " + headOfMission(parties, person) + " and left the mission"
                        + atLevel(level == null ? MissionLevel.CHARGE : level);
            case DiplomatsExpelled e -> expulsion(e);
            case AmbassadorSummoned(var parties, var reason, var _) -> {
                aside("reason", reason);
                yield by(parties) + " summoned the head of the mission of " + toward(parties);
            }
            case ConsulateOpened(var parties, var city, var _) ->
                by(parties) + " opened a consulate in " + in(city, parties);
            case ConsulateClosed(var parties, var city, var _) ->
                by(parties) + " closed " + its(parties) + " consulate in " + in(city, parties);
            case ProtectingPowerDesignated(var parties, var protector, var _) ->
                cast.name(protector) + " took charge of the interests of " + by(parties) + " in " + toward(parties)
                        + " as protecting power";
            case ProtectingPowerEnded(var parties, var protector, var _) ->
                cast.name(protector) + " ceased to be the protecting power of " + by(parties) + " in "
                        + toward(parties);
            case MeetingHeld e -> meeting(e);
            case CallHeld(var delegations, var topics, var _) -> {
                aside("topics", topics.isEmpty() ? null : String.join(", ", topics));
                yield gathered(delegations) + " spoke by telephone or video" + others(delegations);
            }
            case MeetingPlanned(var delegations, var plannedFor, var _) ->
                "a meeting of " + gathered(delegations) + others(delegations) + ", planned for "
                        + DateWords.noun(plannedFor) + ", was announced";
            case MeetingCancelled(var delegations, var plannedFor, var _, var _) ->
                "a meeting of " + gathered(delegations) + others(delegations)
                        + (plannedFor == null ? "" : ", planned for " + DateWords.noun(plannedFor) + ",")
                        + " was called off";
            case StatementMade(var parties, var stance, var words, var _) -> {
                aside("words", words == null ? null : English.quoted(words));
                yield by(parties)
                        + switch (stance) {
                            case SUPPORTIVE -> " spoke in support of ";
                            case WILLING -> " stated willingness to deal with ";
                            case NEUTRAL -> " made a neutral statement on ";
                            case CRITICAL -> " criticised ";
                            case CONDEMNING -> " condemned ";
                            case THREATENING -> " made a threatening statement against ";
                        }
                        + toward(parties);
            }
            case PolicyAdopted(var parties, var policy, var _) ->
                by(parties) + " adopted the policy " + quoted(policy) + " toward " + toward(parties);
            case PolicyRenounced(var parties, var policy, var _) ->
                by(parties) + " renounced the policy " + quoted(policy) + " toward " + toward(parties);
            case DemandRaised(var parties, var demand, var _) ->
                by(parties) + " raised the demand " + quoted(demand) + " toward " + toward(parties);
            case DemandMet(var parties, var demand, var _) ->
                toward(parties) + " met the demand " + quoted(demand) + " of " + by(parties);
            case DemandDropped(var parties, var demand, var _) ->
                by(parties) + " dropped the demand " + quoted(demand) + " toward " + toward(parties);
            case DemandRejected(var parties, var demand, var _) ->
                toward(parties) + " rejected the demand " + quoted(demand) + " of " + by(parties);
            case TalksProposed(var parties, var subject, var third, var role, var over, var outcome, var _) ->
                talks(parties, subject, "were proposed", third, role, over, outcome);
            case TalksOpened(var parties, var subject, var third, var role, var over, var outcome, var _) ->
                talks(parties, subject, "began", third, role, over, outcome);
            case TalksStalled(var parties, var subject, var third, var role, var over, var outcome, var _) ->
                talks(parties, subject, "stalled", third, role, over, outcome);
            case TalksResumed(var parties, var subject, var third, var role, var over, var outcome, var _) ->
                talks(parties, subject, "resumed", third, role, over, outcome);
            case TalksConcluded(var parties, var subject, var third, var role, var over, var outcome, var _) ->
                talks(parties, subject, "were concluded", third, role, over, outcome);
            case TalksBrokenOff(var parties, var subject, var third, var role, var over, var outcome, var _) ->
                talks(parties, subject, "were broken off", third, role, over, outcome);
            case MediationOffered(var parties, var third, var role, var subject, var _) ->
                cast.name(third) + " offered " + both(parties) + " its " + service(role) + " on " + quoted(subject);
            case MediationStarted(var parties, var third, var role, var subject, var _) ->
                service(parties, third, role, subject) + " began";
            case MediationStalled(var parties, var third, var role, var subject, var _) ->
                service(parties, third, role, subject) + " stalled";
            case MediationEnded(var parties, var third, var role, var subject, var _) ->
                service(parties, third, role, subject) + " ended";
            case MediationAccepted(var parties, var third, var subject, var _) ->
                by(parties) + " accepted the mediation of " + with(third, parties, subject);
            case MediationRejected(var parties, var third, var subject, var _) ->
                by(parties) + " rejected the mediation of " + with(third, parties, subject);
            case MediationWithdrawnFrom(var parties, var third, var subject, var _) ->
                by(parties) + " withdrew from the mediation of " + with(third, parties, subject);
            case AgreementSigned(var parties, var title, var kind, var registration, var _) ->
                agreement(parties, "signed", title, kind, registration);
            case AgreementRatified(var parties, var title, var kind, var registration, var _) ->
                agreement(parties, "ratified", title, kind, registration);
            case AgreementBroughtIntoForce(var parties, var title, var kind, var registration, var _) -> {
                aside("registered as", registration);
                yield "the " + agreement(kind) + " " + quoted(title) + " between " + both(parties)
                        + " entered into force";
            }
            case AgreementSuspended(var parties, var title, var kind, var registration, var _) ->
                agreement(parties, "suspended", title, kind, registration);
            case AgreementDenounced(var parties, var title, var kind, var registration, var _) ->
                agreement(parties, "denounced", title, kind, registration);
            case SanctionsThreatened(var parties, var regime, var kinds, var _) ->
                by(parties) + " threatened " + toward(parties) + " with sanctions" + regime(regime, kinds);
            case SanctionsImposed(var parties, var regime, var kinds, var _) ->
                by(parties) + " imposed sanctions on " + toward(parties) + regime(regime, kinds);
            case SanctionsEased(var parties, var regime, var kinds, var _) ->
                by(parties) + " eased " + its(parties) + " sanctions on " + toward(parties) + regime(regime, kinds);
            case SanctionsSuspended(var parties, var regime, var kinds, var _) ->
                by(parties) + " suspended " + its(parties) + " sanctions on " + toward(parties) + regime(regime, kinds);
            case SanctionsLifted(var parties, var regime, var kinds, var _) ->
                by(parties) + " lifted " + its(parties) + " sanctions on " + toward(parties) + regime(regime, kinds);
            case BorderClosed(var parties, var kind, var _) ->
                either(parties, null, "closed the " + English.words(kind) + " border", " with ", " between them");
            case BorderRestricted(var parties, var kind, var _) ->
                either(
                        parties,
                        null,
                        "restricted crossing of the " + English.words(kind) + " border",
                        " with ",
                        " between them");
            case BorderOpened(var parties, var kind, var _) ->
                either(parties, null, "opened the " + English.words(kind) + " border", " with ", " between them");
            case SupportProvided(var parties, var kind, var programme, var beneficiary, var _) ->
                by(parties) + " gave " + English.words(kind) + " support to " + supported(parties, beneficiary)
                        + named("programme", programme);
            case SupportEnded(var parties, var kind, var programme, var beneficiary, var _) ->
                by(parties) + " ended " + its(parties) + " " + English.words(kind) + " support for "
                        + supported(parties, beneficiary) + named("programme", programme);
            case ForcesDeployed(var parties, var consent, var operation, var purpose, var against, var _) -> {
                aside("purpose", purpose);
                yield by(parties) + " deployed forces in " + toward(parties)
                        + switch (consent) {
                            case BY_CONSENT -> " with " + itsOther(parties) + " consent";
                            case WITHOUT_CONSENT -> " without " + itsOther(parties) + " consent";
                            case PEACEKEEPING -> " for peacekeeping";
                        }
                        + named("operation", operation)
                        + (against.isEmpty() ? "" : ", against " + cast.all(against));
            }
            case ForcesWithdrawn(var parties, var operation, var _) ->
                by(parties) + " withdrew " + its(parties) + " forces from " + toward(parties)
                        + named("operation", operation);
            case ForceThreatened(var parties, var episode, var means, var _) -> {
                aside("means", means);
                yield by(parties) + " threatened " + toward(parties) + " with force" + named("episode", episode);
            }
            case ForceDisplayed(var parties, var episode, var means, var _) -> {
                aside("means", means);
                yield by(parties) + " displayed force toward " + toward(parties) + named("episode", episode);
            }
            case ForceUsed(var parties, var episode, var means, var _) -> {
                aside("means", means);
                yield by(parties) + " used force against " + toward(parties) + named("episode", episode);
            }
            case WarDeclared(var parties, var _) -> either(parties, null, "declared war", " on ", " on each other");
            case CeasefireAgreed(var parties, var _) -> both(parties) + " agreed on a ceasefire";
            case ArmisticeAgreed(var parties, var _) -> both(parties) + " agreed on an armistice";
            case PeaceMade(var parties, var _) -> both(parties) + " made peace";
            case StatusObserved e -> observation(e);
            case InteractionCoded(var parties, var scheme, var code, var weight, var _, var _) -> {
                aside("weight", weight == null ? null : String.valueOf(weight));
                yield "an act of " + by(parties) + " toward " + toward(parties) + " was coded " + scheme + " " + code;
            }
        };
    }

    private String by(Directed parties) {
        return cast.all(parties.by());
    }

    private String toward(Directed parties) {
        return cast.all(parties.toward());
    }

    private static String its(Directed parties) {
        return Cast.its(parties.by());
    }

    private static String itsOther(Directed parties) {
        return Cast.its(parties.toward());
    }

    private String both(Mutual parties) {
        return cast.all(parties.between());
    }

    private String either(Parties parties, @Nullable ActorCode initiator, String did, String whom) {
        return either(parties, initiator, did, whom, "");
    }

    /** One side did it to the other, or all did it together. */
    private String either(Parties parties, @Nullable ActorCode initiator, String did, String whom, String together) {
        return switch (parties) {
            case Directed(var by, var toward) -> cast.all(by) + " " + did + whom + cast.all(toward);
            case Mutual(var between) -> {
                List<ActorCode> others = between.stream()
                        .filter(actor -> !actor.equals(initiator))
                        .toList();
                yield initiator != null && others.size() < between.size()
                        ? cast.name(initiator) + " " + did + whom + cast.all(others)
                        : cast.all(between) + " " + did + together;
            }
        };
    }

    private String recognised(Directed parties, @Nullable Key object, String form) {
        return object == null || object.equals(STATE)
                ? toward(parties) + form
                : quoted(object) + form + " as the government of " + toward(parties);
    }

    private static String atLevel(@Nullable MissionLevel level) {
        if (level == null) {
            return "";
        }
        return switch (level) {
            case NONE -> " without a mission";
            case INTERESTS_SECTION -> " as an interests section";
            case CHARGE -> " at the level of chargé d'affaires";
            case MINISTER -> " at the level of minister";
            case AMBASSADOR -> " at the level of ambassador";
            case OTHER -> " at another level";
        };
    }

    private static String to(MissionLevel level) {
        return switch (level) {
            case NONE -> " to none";
            case INTERESTS_SECTION -> " to an interests section";
            case CHARGE -> " to the level of chargé d'affaires";
            case MINISTER -> " to the level of minister";
            case AMBASSADOR -> " to the level of ambassador";
            case OTHER -> " to another level";
        };
    }

    private void resident(@Nullable Boolean resident) {
        if (resident != null) {
            asides.add(resident ? "the head of mission resides there" : "the head of mission resides elsewhere");
        }
    }

    private static String rank(RepresentativeClass rank) {
        return switch (rank) {
            case AMBASSADOR -> "ambassador";
            case MINISTER -> "minister";
            case CHARGE -> "chargé d'affaires";
        };
    }

    private String mission(Directed parties) {
        return "the mission of " + by(parties) + " in " + toward(parties);
    }

    private String headOfMission(Directed parties, @Nullable String person) {
        String head = its(parties) + " head of mission in " + toward(parties);
        return person == null ? head : person + ", " + head + ",";
    }

    private String in(@Nullable Key city, Directed parties) {
        placed = city != null;
        return city == null ? toward(parties) : city.text() + " (" + toward(parties) + ")";
    }

    private String expulsion(DiplomatsExpelled e) {
        Directed parties = e.parties();
        boolean head = Boolean.TRUE.equals(e.headOfMission());
        Integer count = e.count();
        aside("names", e.names().isEmpty() ? null : String.join(", ", e.names()));
        if (head && (count == null || count == 1)) {
            return by(parties) + " expelled the head of the mission of " + toward(parties);
        }
        String diplomats = count == null ? "diplomats" : English.count(count, "diplomat", "diplomats");
        return by(parties) + " expelled " + diplomats + " of " + toward(parties)
                + (head ? ", the head of mission among them" : "");
    }

    private String meeting(MeetingHeld e) {
        boolean margins = e.format() == MeetingFormat.ON_THE_MARGINS;
        if (e.occasion() != null && !margins) {
            aside("occasion", e.occasion());
        }
        aside("topics", e.topics().isEmpty() ? null : String.join(", ", e.topics()));
        String format = "";
        if (margins) {
            format = " on the margins of " + (e.occasion() == null ? "a larger meeting" : e.occasion());
        } else if (e.format() == MeetingFormat.MULTILATERAL) {
            format = " in a wider round";
        } else if (e.format() == MeetingFormat.THIRD_PARTY) {
            format = " in the presence of a third party";
        }
        return gathered(e.delegations()) + " met" + rank(e.level()) + format + others(e.delegations());
    }

    private static String rank(@Nullable MeetingLevel level) {
        if (level == null) {
            return "";
        }
        return " at the level of "
                + switch (level) {
                    case HEAD_OF_STATE -> "heads of state";
                    case HEAD_OF_GOVERNMENT -> "heads of government";
                    case FOREIGN_MINISTER -> "foreign ministers";
                    case MINISTER -> "ministers";
                    case SENIOR_OFFICIAL -> "senior officials";
                    case OFFICIAL -> "officials";
                    case AMBASSADOR -> "ambassadors";
                    case ENVOY -> "envoys";
                    case OTHER -> "others";
                };
    }

    /** Those who met: the principals, or everybody where nobody else remains. */
    private String gathered(List<Delegation> delegations) {
        return English.and(
                principals(delegations).stream().map(this::delegation).toList());
    }

    private static List<Delegation> principals(List<Delegation> delegations) {
        List<Delegation> principals = delegations.stream()
                .filter(delegation -> delegation.role() == DelegationRole.PRINCIPAL)
                .toList();
        return delegations.size() == 2 || principals.size() < 2 ? delegations : principals;
    }

    private String others(List<Delegation> delegations) {
        List<Delegation> principals = principals(delegations);
        StringBuilder others = new StringBuilder();
        for (DelegationRole role : DelegationRole.values()) {
            List<String> named = delegations.stream()
                    .filter(delegation -> delegation.role() == role && !principals.contains(delegation))
                    .map(this::delegation)
                    .toList();
            if (!named.isEmpty()) {
                others.append(
                                switch (role) {
                                    case PRINCIPAL -> ", with ";
                                    case HOST -> ", hosted by ";
                                    case MEDIATOR -> ", mediated by ";
                                    case OBSERVER -> ", observed by ";
                                })
                        .append(English.and(named));
            }
        }
        return others.toString();
    }

    private String delegation(Delegation delegation) {
        List<Person> people = delegation.people();
        String name = cast.name(delegation.actor());
        return people.isEmpty()
                ? name
                : name + " ("
                        + String.join("; ", people.stream().map(Cast::person).toList()) + ")";
    }

    private String talks(
            Mutual parties,
            Key subject,
            String went,
            List<ActorCode> third,
            @Nullable ThirdPartyRole role,
            @Nullable Key over,
            @Nullable String outcome) {
        aside("outcome", outcome);
        return "talks between " + both(parties) + " on " + quoted(subject) + " " + went
                + (over == null ? "" : " over the demand " + quoted(over))
                + (third.isEmpty() ? "" : ", " + serving(role) + cast.all(third));
    }

    private static String serving(@Nullable ThirdPartyRole role) {
        if (role == null) {
            return "in the presence of ";
        }
        return switch (role) {
            case GOOD_OFFICES -> "with the good offices of ";
            case FACILITATION -> "facilitated by ";
            case MEDIATION -> "mediated by ";
            case CONCILIATION -> "conciliated by ";
            case GUARANTOR -> "guaranteed by ";
        };
    }

    private static String service(ThirdPartyRole role) {
        return switch (role) {
            case GOOD_OFFICES -> "good offices";
            case FACILITATION -> "facilitation";
            case MEDIATION -> "mediation";
            case CONCILIATION -> "conciliation";
            case GUARANTOR -> "guarantee";
        };
    }

    private String service(Mutual parties, ActorCode third, ThirdPartyRole role, Key subject) {
        return "the " + service(role) + " of " + cast.name(third) + " between " + both(parties) + " on "
                + quoted(subject);
    }

    private String with(ActorCode third, Directed parties, Key subject) {
        return cast.name(third) + " with " + toward(parties) + " on " + quoted(subject);
    }

    private String agreement(
            Parties parties, String did, Key title, @Nullable AgreementKind kind, @Nullable String registration) {
        aside("registered as", registration);
        return either(parties, null, did + " the " + agreement(kind) + " " + quoted(title), " with ");
    }

    private static String agreement(@Nullable AgreementKind kind) {
        if (kind == null) {
            return "agreement";
        }
        return switch (kind) {
            case DEFENCE -> "defence agreement";
            case OFFENCE -> "offensive agreement";
            case NEUTRALITY -> "neutrality agreement";
            case NON_AGGRESSION -> "non-aggression agreement";
            case CONSULTATION -> "consultation agreement";
            case OTHER -> "agreement";
        };
    }

    private static String regime(Key regime, List<SanctionKind> kinds) {
        return " under the regime " + quoted(regime)
                + (kinds.isEmpty()
                        ? ""
                        : " (" + English.and(kinds.stream().map(English::words).toList()) + ")");
    }

    private String supported(Directed parties, @Nullable ActorCode beneficiary) {
        return beneficiary == null ? toward(parties) : cast.name(beneficiary) + " in " + toward(parties);
    }

    private static String named(String what, @Nullable Key key) {
        return key == null ? "" : " (" + what + " " + quoted(key) + ")";
    }

    private String observation(StatusObserved e) {
        aside("data set", e.dataset());
        List<ActorCode> by = switch (e.parties()) {
            case Directed(var acting, var _) -> acting;
            case Mutual(var between) -> between;
        };
        List<ActorCode> toward = switch (e.parties()) {
            case Directed(var _, var other) -> other;
            case Mutual _ -> List.of();
        };
        return FacetWords.subject(e.facet(), by, toward, e.key(), cast)
                + (FacetWords.isPlural(e.facet()) ? " were" : " was") + " observed to be "
                + FacetWords.predicate(e.facet(), e.value(), cast.all(by));
    }

    private static String quoted(Key key) {
        return English.quoted(key.text());
    }
}
