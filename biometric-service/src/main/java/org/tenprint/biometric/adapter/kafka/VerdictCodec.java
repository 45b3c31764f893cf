package org.tenprint.biometric.adapter.kafka;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tenprint.events.biometric.FingerVerdicts;
import org.tenprint.matching.FingerAgreement;
import org.tenprint.matching.FingerPosition;
import org.tenprint.matching.FingerVerdict;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;

/** What fingers say of a candidate, to and from Avro. */
final class VerdictCodec {
  private VerdictCodec() {}

  static FingerVerdicts toAvro(FingerAgreement agreement) {
    return new FingerVerdicts(
        positions(agreement, FingerVerdict.AGREES),
        positions(agreement, FingerVerdict.UNDECIDED),
        positions(agreement, FingerVerdict.CONTRADICTS));
  }

  private static List<Integer> positions(FingerAgreement agreement, FingerVerdict verdict) {
    return agreement.fingers(verdict).stream().map(FingerPosition::code).toList();
  }

  static FingerAgreement fromAvro(FingerVerdicts said) throws PoisonEvent {
    if (said == null) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "a candidate without its fingers");
    }
    Map<FingerPosition, FingerVerdict> verdicts = new EnumMap<>(FingerPosition.class);
    put(said.getAgreeing(), FingerVerdict.AGREES, verdicts);
    put(said.getUndecided(), FingerVerdict.UNDECIDED, verdicts);
    put(said.getContradicting(), FingerVerdict.CONTRADICTS, verdicts);
    return new FingerAgreement(verdicts);
  }

  private static void put(
      List<Integer> positions, FingerVerdict verdict, Map<FingerPosition, FingerVerdict> verdicts)
      throws PoisonEvent {
    for (int code : positions) {
      FingerPosition position =
          FingerPosition.ofCode(code)
              .orElseThrow(
                  () -> new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "no finger is there"));
      if (verdicts.put(position, verdict) != null) {
        throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "a finger says two things");
      }
    }
  }
}
