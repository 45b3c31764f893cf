package org.tenprint.biometric.adapter.kafka;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.tenprint.events.biometric.FingerScore;
import org.tenprint.events.biometric.FingerVerdicts;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.FingerAgreement;
import org.tenprint.matching.FingerComparison;
import org.tenprint.matching.FingerVerdict;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;

/** What fingers say of a candidate, to and from Avro. */
final class VerdictCodec {
  private static final int MOST_DEGREES = 359;

  private VerdictCodec() {}

  static FingerVerdicts toAvro(FingerAgreement agreement) {
    return new FingerVerdicts(
        positions(agreement.agreeing()),
        positions(agreement.fingers(FingerVerdict.UNDECIDED)),
        positions(agreement.fingers(FingerVerdict.CONTRADICTS)),
        positions(agreement.fingers(FingerVerdict.CONFIRMS)),
        agreement.comparisons().entrySet().stream()
            .map(said -> score(said.getKey(), said.getValue()))
            .toList(),
        positions(agreement.lackingInRecord()),
        positions(agreement.lackingInProbe()),
        positions(agreement.notShown()));
  }

  private static FingerScore score(FingerPosition finger, FingerComparison said) {
    Integer turn = said.turn().isPresent() ? said.turn().getAsInt() : null;
    Double likeness = said.likeness().isPresent() ? said.likeness().getAsDouble() : null;
    return new FingerScore(finger.code(), said.score(), likeness, turn);
  }

  private static List<Integer> positions(Set<FingerPosition> fingers) {
    return fingers.stream().map(FingerPosition::code).toList();
  }

  static FingerAgreement fromAvro(FingerVerdicts said) throws PoisonEvent {
    if (said == null) {
      throw broken("a candidate without its fingers");
    }
    Map<FingerPosition, FingerVerdict> verdicts = new EnumMap<>(FingerPosition.class);
    put(said.getAgreeing(), FingerVerdict.AGREES, verdicts);
    put(said.getUndecided(), FingerVerdict.UNDECIDED, verdicts);
    put(said.getContradicting(), FingerVerdict.CONTRADICTS, verdicts);
    for (int code : said.getConfirming()) {
      FingerPosition position = position(code);
      if (verdicts.put(position, FingerVerdict.CONFIRMS) != FingerVerdict.AGREES) {
        throw broken("a finger confirms and does not agree");
      }
    }
    Map<FingerPosition, FingerComparison> comparisons = new EnumMap<>(FingerPosition.class);
    for (FingerScore finger : said.getScores()) {
      FingerPosition position = position(finger.getPosition());
      FingerVerdict verdict = verdicts.remove(position);
      if (verdict == null || !(finger.getScore() >= 0) || Double.isInfinite(finger.getScore())) {
        throw broken("a score of a finger that says nothing, or of no amount");
      }
      comparisons.put(
          position,
          new FingerComparison(verdict, finger.getScore(), likeness(finger), turn(finger)));
    }
    if (!verdicts.isEmpty()) {
      throw broken("a finger that says something has no score");
    }
    return new FingerAgreement(
        comparisons,
        apart(said.getLackingInRecord(), comparisons),
        apart(said.getLackingOnCard(), comparisons));
  }

  private static OptionalDouble likeness(FingerScore finger) throws PoisonEvent {
    Double likeness = finger.getLikeness();
    if (likeness != null && !Double.isFinite(likeness)) {
      throw broken("a likeness of no amount");
    }
    return likeness == null ? OptionalDouble.empty() : OptionalDouble.of(likeness);
  }

  private static OptionalInt turn(FingerScore finger) throws PoisonEvent {
    Integer turn = finger.getTurn();
    if (turn != null && (turn < 0 || turn > MOST_DEGREES)) {
      throw broken("no print is turned so far");
    }
    return turn == null ? OptionalInt.empty() : OptionalInt.of(turn);
  }

  private static Set<FingerPosition> apart(
      List<Integer> positions, Map<FingerPosition, FingerComparison> compared) throws PoisonEvent {
    Set<FingerPosition> apart = EnumSet.noneOf(FingerPosition.class);
    for (int code : positions) {
      if (compared.containsKey(position(code)) || !apart.add(position(code))) {
        throw broken("a finger is compared and lacking, or twice lacking");
      }
    }
    return apart;
  }

  private static PoisonEvent broken(String what) {
    return new PoisonEvent(PoisonReason.INVARIANT_BROKEN, what);
  }

  private static void put(
      List<Integer> positions, FingerVerdict verdict, Map<FingerPosition, FingerVerdict> verdicts)
      throws PoisonEvent {
    for (int code : positions) {
      if (verdicts.put(position(code), verdict) != null) {
        throw broken("a finger says two things");
      }
    }
  }

  private static FingerPosition position(int code) throws PoisonEvent {
    return FingerPosition.ofCode(code).orElseThrow(() -> broken("no finger is there"));
  }
}
