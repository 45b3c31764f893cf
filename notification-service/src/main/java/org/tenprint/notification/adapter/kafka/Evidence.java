package org.tenprint.notification.adapter.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.events.biometric.FingerProblem;
import org.tenprint.events.biometric.FingerQuality;
import org.tenprint.events.biometric.FingerScore;
import org.tenprint.events.biometric.FingerVerdicts;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.LabelCorrection;
import org.tenprint.events.immigration.Determination;
import org.tenprint.notification.domain.PrintEvidence;
import org.tenprint.notification.domain.SheetFinger;
import org.tenprint.notification.domain.SheetFinger.Says;

/** What a kept determination says of the prints. */
final class Evidence {
  /** A problem of a finger that the record has under another label. */
  private static final String LABELLED_OTHERWISE = "LABELLED_OTHERWISE";

  private Evidence() {}

  /** Empty where nobody was found. */
  static Optional<PrintEvidence> of(Determination determination) {
    Identification found = determination.getIdentification();
    if (found.getSubjectId() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new PrintEvidence(
            found.getSubjectId(),
            Optional.ofNullable(found.getDoubt()).map(Enum::name),
            Optional.ofNullable(found.getScore()),
            Optional.ofNullable(found.getRunnerUpScore()),
            found.getMatchThreshold(),
            found.getGreyThreshold(),
            found.getGallerySize(),
            found.getEngineVersion(),
            assumed(found.getLabelCorrection()),
            Optional.ofNullable(found.getFingerVerdicts()).map(each -> fingers(found, each))));
  }

  private static Optional<String> assumed(LabelCorrection correction) {
    return switch (correction) {
      case UNKNOWN, NONE -> Optional.empty();
      default -> Optional.of(correction.name());
    };
  }

  private static List<SheetFinger> fingers(Identification found, FingerVerdicts each) {
    Map<Integer, FingerScore> scores = new TreeMap<>();
    each.getScores().forEach(score -> scores.put(score.getPosition(), score));
    Map<Integer, Integer> qualities = new TreeMap<>();
    for (FingerQuality quality : found.getFingerQualities()) {
      qualities.put(quality.getPosition(), quality.getQuality());
    }
    List<SheetFinger> fingers = new ArrayList<>();
    said(found, each)
        .forEach(
            (position, says) -> {
              Optional<FingerScore> score = Optional.ofNullable(scores.get(position));
              fingers.add(
                  new SheetFinger(
                      position,
                      says,
                      score.map(FingerScore::getScore),
                      shown(each, position),
                      score.map(FingerScore::getTurn),
                      Optional.ofNullable(qualities.get(position))));
            });
    return fingers;
  }

  /** Of a finger that the booking does not have nothing is said. */
  private static Optional<Boolean> shown(FingerVerdicts each, int position) {
    return each.getLackingOnCard().contains(position)
        ? Optional.empty()
        : Optional.ofNullable(each.getNotShown()).map(fingers -> !fingers.contains(position));
  }

  /** Each finger once: the confirming ones are among those that agree, as booked all. */
  private static Map<Integer, Says> said(Identification found, FingerVerdicts each) {
    Map<Integer, Says> said = new TreeMap<>();
    put(found.getFingersUsed(), Says.NOT_COMPARED, said);
    put(each.getAgreeing(), Says.AGREES, said);
    put(each.getConfirming(), Says.CONFIRMS, said);
    put(each.getUndecided(), Says.UNDECIDED, said);
    put(each.getContradicting(), Says.CONTRADICTS, said);
    put(each.getLackingInRecord(), Says.LACKING_IN_RECORD, said);
    put(each.getLackingOnCard(), Says.LACKING_ON_CARD, said);
    for (FingerProblem problem : found.getFingerProblems()) {
      if (problem.getReason().equals(LABELLED_OTHERWISE)) {
        said.replace(problem.getPosition(), Says.UNDECIDED, Says.LABELLED_OTHERWISE);
      }
    }
    return said;
  }

  private static void put(List<Integer> positions, Says says, Map<Integer, Says> said) {
    positions.forEach(position -> said.put(position, says));
  }
}
