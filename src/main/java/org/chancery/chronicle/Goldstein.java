package org.chancery.chronicle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.chancery.relation.RelationEvent.*;
import org.chancery.relation.Stance;
import org.jspecify.annotations.Nullable;

/**
 * How cooperative (up to +10) or hostile (down to −10) an act is, on the scale of Goldstein (1992) by CAMEO code.
 *
 * <p>The code of an act is the one the vocabulary gives it. Acts without one weigh nothing.
 */
final class Goldstein {

    private static final Map<String, Double> WEIGHTS = read();

    private Goldstein() {}

    /** The weight of an act; null where it has none. */
    static @Nullable Double weight(Act act) {
        if (act instanceof InteractionCoded coded && coded.weight() != null) {
            return coded.weight();
        }
        String code = code(act);
        return code == null ? null : ofCode(code);
    }

    /** The weight of a CAMEO code, of its parent where the table ends there; null for none. */
    static @Nullable Double ofCode(String code) {
        for (int length = code.length(); length >= 2; length--) {
            Double weight = WEIGHTS.get(code.substring(0, length));
            if (weight != null) {
                return weight;
            }
        }
        return null;
    }

    /** The CAMEO code of an act; null where it has none. */
    static @Nullable String code(Act act) {
        return switch (act) {
            case StateRecognized _, TiesEstablished _ -> "054";
            case RecognitionWithdrawn _, TiesSuspended _, TiesSevered _ -> "161";
            case TiesRestored _ -> "050";
            case TiesLapsed _, RelationContinued _ -> null;
            case MissionLevelRaised _, MissionOpened _, ConsulateOpened _ -> "050";
            case MissionLevelLowered _, MissionSuspended _, MissionClosed _, ConsulateClosed _ -> "161";
            case AmbassadorAppointed _, CredentialsPresented _, AmbassadorReturned _ -> "050";
            case ChargeAdInterimAppointed _, TenureEnded _ -> null;
            case AmbassadorRecalled _, AmbassadorWithdrawn _, DiplomatsExpelled _ -> "161";
            case AmbassadorSummoned _ -> "111";
            case ProtectingPowerDesignated _, ProtectingPowerEnded _ -> null;
            case MeetingHeld _ -> "040";
            case CallHeld _ -> "041";
            case MeetingPlanned _ -> "036";
            case MeetingCancelled _ -> "161";
            case StatementMade statement -> ofStance(statement.stance());
            case PolicyAdopted _, PolicyRenounced _ -> null;
            case DemandRaised _ -> "100";
            case DemandMet _ -> "080";
            case DemandDropped _ -> null;
            case DemandRejected _ -> "120";
            case TalksProposed _, TalksOpened _, TalksResumed _, TalksConcluded _ -> "046";
            case TalksStalled _, TalksBrokenOff _ -> "164";
            case MediationOffered _ -> "039";
            case MediationStarted _ -> "045";
            case MediationStalled _, MediationEnded _ -> "165";
            case MediationAccepted _ -> "038";
            case MediationRejected _, MediationWithdrawnFrom _ -> "126";
            case AgreementSigned _, AgreementRatified _, AgreementBroughtIntoForce _ -> "057";
            case AgreementSuspended _, AgreementDenounced _ -> "161";
            case SanctionsThreatened _ -> "131";
            case SanctionsImposed _ -> "163";
            case SanctionsEased _, SanctionsSuspended _, SanctionsLifted _ -> "085";
            case BorderClosed _, BorderRestricted _ -> "163";
            case BorderOpened _ -> "085";
            case SupportProvided _ -> "070";
            case SupportEnded _ -> null;
            case ForcesDeployed _ -> "150";
            case ForcesWithdrawn _ -> "087";
            case ForceThreatened _ -> "138";
            case ForceDisplayed _ -> "150";
            case ForceUsed _, WarDeclared _ -> "190";
            case CeasefireAgreed _, ArmisticeAgreed _ -> "087";
            case PeaceMade _ -> "057";
            case StatusObserved _ -> null;
            case InteractionCoded coded -> coded.scheme().startsWith("CAMEO") ? coded.code() : null;
        };
    }

    private static String ofStance(Stance stance) {
        return switch (stance) {
            case SUPPORTIVE -> "051";
            case WILLING -> "030";
            case NEUTRAL -> "010";
            case CRITICAL, CONDEMNING -> "111";
            case THREATENING -> "130";
        };
    }

    private static Map<String, Double> read() {
        try (InputStream table = Goldstein.class.getResourceAsStream("goldstein.csv")) {
            if (table == null) {
                throw new IllegalStateException("the table of weights is missing from the program");
            }
            Map<String, Double> weights = new HashMap<>();
            BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8));
            lines.lines().skip(1).forEach(line -> {
                int comma = line.indexOf(',');
                weights.put(line.substring(0, comma), Double.valueOf(line.substring(comma + 1)));
            });
            return Map.copyOf(weights);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
