package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.events.biometric.Doubt;
import org.tenprint.events.biometric.FingerProblem;
import org.tenprint.events.biometric.FingerQuality;
import org.tenprint.events.biometric.FingerScore;
import org.tenprint.events.biometric.FingerVerdicts;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.biometric.LabelCorrection;
import org.tenprint.events.immigration.Determination;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.PrintEvidence;
import org.tenprint.notification.domain.SheetFinger;
import org.tenprint.notification.domain.SheetFinger.Says;

/** What an examiner is told of prints, of what a kept determination has. */
class EvidenceTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  private static final Determination GREY =
      TestEvents.determination(
          TestEvents.booking("ILCPD0000", "E-1", NOW).build(), IdentificationOutcome.GREY, NOW);

  private static Identification.Builder found() {
    return Identification.newBuilder(GREY.getIdentification());
  }

  private static Optional<PrintEvidence> told(Identification.Builder found) {
    return Evidence.of(Determination.newBuilder(GREY).setIdentification(found.build()).build());
  }

  private static SheetFinger finger(
      int position, Says says, Double decibans, Boolean shown, Integer turn, Integer quality) {
    return new SheetFinger(
        position,
        says,
        Optional.ofNullable(decibans),
        Optional.ofNullable(shown),
        Optional.ofNullable(turn),
        Optional.ofNullable(quality));
  }

  @Test
  void eachFingerIsToldOnceWithAllThatIsKeptOfIt() {
    Identification.Builder found =
        found()
            .setDoubt(Doubt.FINGER_CONTRADICTS)
            .setLabelCorrection(LabelCorrection.PRINTS_TURNED)
            .setFingersUsed(List.of(1, 2, 3, 4, 5, 6, 7))
            .setFingerQualities(List.of(new FingerQuality(1, 88), new FingerQuality(6, 17)))
            .setFingerProblems(
                List.of(
                    new FingerProblem(4, "LABELLED_OTHERWISE"),
                    new FingerProblem(9, "LABELLED_OTHERWISE"),
                    new FingerProblem(3, "WRONG_RESOLUTION")))
            .setFingerVerdicts(
                FingerVerdicts.newBuilder()
                    .setAgreeing(List.of(1, 2))
                    .setConfirming(List.of(1))
                    .setUndecided(List.of(3, 4))
                    .setContradicting(List.of(5))
                    .setLackingInRecord(List.of(6))
                    .setLackingOnCard(List.of(10))
                    .setNotShown(List.of(3, 5, 6))
                    .setScores(
                        List.of(
                            new FingerScore(1, 63.1, null, 178),
                            new FingerScore(2, 13.4, null, null),
                            new FingerScore(3, 0.0, null, null),
                            new FingerScore(4, 41.0, null, null),
                            new FingerScore(5, 1.5, null, null)))
                    .build());
    PrintEvidence told = told(found).orElseThrow();
    assertEquals(Optional.of("FINGER_CONTRADICTS"), told.doubt());
    assertEquals(Optional.of("PRINTS_TURNED"), told.assumed());
    assertEquals(
        Optional.of(
            List.of(
                finger(1, Says.CONFIRMS, 63.1, true, 178, 88),
                finger(2, Says.AGREES, 13.4, true, null, null),
                finger(3, Says.UNDECIDED, 0.0, false, null, null),
                finger(4, Says.LABELLED_OTHERWISE, 41.0, true, null, null),
                finger(5, Says.CONTRADICTS, 1.5, false, null, null),
                finger(6, Says.LACKING_IN_RECORD, null, false, null, 17),
                finger(7, Says.NOT_COMPARED, null, true, null, null),
                finger(10, Says.LACKING_ON_CARD, null, null, null, null))),
        told.fingers());
  }

  @Test
  void ofARecordFromBeforeItWasToldNothingIsSaid() {
    PrintEvidence told = told(found().setFingersUsed(List.of(1, 2))).orElseThrow();
    assertEquals(Optional.empty(), told.fingers());
    assertEquals(Optional.empty(), told.assumed());
    assertEquals(Optional.empty(), told(found().setSubjectId(null)), "nobody was found");
  }
}
