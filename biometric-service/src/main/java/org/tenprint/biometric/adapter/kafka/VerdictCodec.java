package org.tenprint.biometric.adapter.kafka;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tenprint.events.biometric.FingerVerdicts;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.FingerAgreement;
import org.tenprint.matching.FingerVerdict;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;

/** What fingers say of a candidate, to and from Avro. */
final class VerdictCodec {
  private VerdictCodec() {}

  static FingerVerdicts toAvro(FingerAgreement agreement) {
    return new FingerVerdicts(
        positions(agreement.agreeing()),
        positions(agreement.fingers(FingerVerdict.UNDECIDED)),
        positions(agreement.fingers(FingerVerdict.CONTRADICTS)),
        positions(agreement.fingers(FingerVerdict.CONFIRMS)));
  }

  private static List<Integer> positions(Set<FingerPosition> fingers) {
    return fingers.stream().map(FingerPosition::code).toList();
  }

  static FingerAgreement fromAvro(FingerVerdicts said) throws PoisonEvent {
    if (said == null) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "a candidate without its fingers");
    }
    Map<FingerPosition, FingerVerdict> verdicts = new EnumMap<>(FingerPosition.class);
    put(said.getAgreeing(), FingerVerdict.AGREES, verdicts);
    put(said.getUndecided(), FingerVerdict.UNDECIDED, verdicts);
    put(said.getContradicting(), FingerVerdict.CONTRADICTS, verdicts);
    for (int code : said.getConfirming()) {
      FingerPosition position = position(code);
      if (verdicts.put(position, FingerVerdict.CONFIRMS) != FingerVerdict.AGREES) {
        throw new PoisonEvent(
            PoisonReason.INVARIANT_BROKEN, "a finger confirms and does not agree");
      }
    }
    return new FingerAgreement(verdicts);
  }

  private static void put(
      List<Integer> positions, FingerVerdict verdict, Map<FingerPosition, FingerVerdict> verdicts)
      throws PoisonEvent {
    for (int code : positions) {
      if (verdicts.put(position(code), verdict) != null) {
        throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "a finger says two things");
      }
    }
  }

  private static FingerPosition position(int code) throws PoisonEvent {
    return FingerPosition.ofCode(code)
        .orElseThrow(() -> new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "no finger is there"));
  }
}
