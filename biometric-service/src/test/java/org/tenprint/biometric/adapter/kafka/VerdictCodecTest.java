package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.events.biometric.FingerScore;
import org.tenprint.events.biometric.FingerVerdicts;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.FingerAgreement;
import org.tenprint.matching.FingerComparison;
import org.tenprint.matching.FingerVerdict;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;

/** What fingers say, as it is told to shards and in identifications. */
class VerdictCodecTest {
  static final FingerAgreement AGREEMENT =
      new FingerAgreement(
          Map.of(
              FingerPosition.RIGHT_THUMB, new FingerComparison(FingerVerdict.AGREES, 20.5),
              FingerPosition.LEFT_THUMB,
                  new FingerComparison(
                      FingerVerdict.CONFIRMS, 70, OptionalDouble.empty(), OptionalInt.of(178)),
              FingerPosition.RIGHT_INDEX, new FingerComparison(FingerVerdict.CONTRADICTS, 0),
              FingerPosition.LEFT_LITTLE,
                  new FingerComparison(
                      FingerVerdict.UNDECIDED, 0, OptionalDouble.of(-3.5), OptionalInt.empty())),
          Set.of(FingerPosition.RIGHT_RING),
          Set.of(FingerPosition.LEFT_RING));

  private static final List<FingerScore> SCORES =
      List.of(
          score(1, 20.5),
          score(2, 0),
          new FingerScore(6, 70.0, null, 178),
          new FingerScore(10, 0.0, -3.5, null));

  static final FingerVerdicts VERDICTS = verdicts(SCORES, List.of(4), List.of(9));

  @Test
  void whatIsToldIsReadAgain() throws PoisonEvent {
    assertEquals(VERDICTS, VerdictCodec.toAvro(AGREEMENT));
    assertEquals(AGREEMENT, VerdictCodec.fromAvro(VERDICTS));
    assertThrows(PoisonEvent.class, () -> VerdictCodec.fromAvro(null));
  }

  /** A shard of before tells of no second look: what its score does not confirm is not shown. */
  @Test
  void whatIsNotToldIsNotShown() throws PoisonEvent {
    FingerVerdicts before =
        told(
            List.of(1, 6), List.of(), List.of(), List.of(6), List.of(score(1, 20.5), score(6, 70)));
    assertEquals(Set.of(FingerPosition.RIGHT_THUMB), VerdictCodec.fromAvro(before).notShown());
  }

  /** A finger that stands under another's label is told by its score, between shards too. */
  @Test
  void aMisplacedFingerIsStillSuchWhenItIsRead() throws PoisonEvent {
    FingerAgreement said =
        new FingerAgreement(
            Map.of(
                FingerPosition.RIGHT_INDEX, new FingerComparison(FingerVerdict.UNDECIDED, 88.5),
                FingerPosition.RIGHT_RING, new FingerComparison(FingerVerdict.UNDECIDED, 0)),
            Set.of(),
            Set.of());
    assertEquals(said, VerdictCodec.fromAvro(VerdictCodec.toAvro(said)));
    assertEquals(Set.of(FingerPosition.RIGHT_INDEX), said.misplaced());
  }

  static Stream<FingerVerdicts> brokenVerdicts() {
    List<Integer> none = List.of();
    List<FingerScore> one = List.of(score(1, 20));
    return Stream.of(
        told(List.of(1), none, List.of(1), none, one),
        told(List.of(11), none, none, none, List.of(score(11, 20))),
        told(List.of(1), List.of(2), none, List.of(2), one),
        verdicts(SCORES.subList(0, 3), none, none),
        verdicts(Stream.concat(SCORES.stream(), one.stream()).toList(), none, none),
        ofOne(score(1, Double.NaN)),
        ofOne(score(1, -1)),
        ofOne(new FingerScore(1, 9.0, null, 360)),
        ofOne(new FingerScore(1, 9.0, Double.NaN, null)),
        ofOne(new FingerScore(1, 9.0, Double.NEGATIVE_INFINITY, null)),
        verdicts(SCORES, List.of(1), none),
        verdicts(SCORES, none, List.of(9, 9)),
        verdicts(SCORES, none, List.of(0)));
  }

  private static FingerVerdicts ofOne(FingerScore score) {
    return told(List.of(1), List.of(), List.of(), List.of(), List.of(score));
  }

  private static FingerVerdicts told(
      List<Integer> agreeing,
      List<Integer> undecided,
      List<Integer> contradicting,
      List<Integer> confirming,
      List<FingerScore> scores) {
    return new FingerVerdicts(
        agreeing, undecided, contradicting, confirming, scores, List.of(), List.of(), null);
  }

  @ParameterizedTest
  @MethodSource("brokenVerdicts")
  void whatFingersCannotSayIsPoison(FingerVerdicts said) {
    PoisonEvent poison = assertThrows(PoisonEvent.class, () -> VerdictCodec.fromAvro(said));
    assertEquals(PoisonReason.INVARIANT_BROKEN, poison.reason());
  }

  private static FingerVerdicts verdicts(
      List<FingerScore> scores, List<Integer> notHeld, List<Integer> notSent) {
    return new FingerVerdicts(
        List.of(1, 6),
        List.of(10),
        List.of(2),
        List.of(6),
        scores,
        notHeld,
        notSent,
        List.of(1, 2, 4, 10));
  }

  private static FingerScore score(int position, double decibans) {
    return new FingerScore(position, decibans, null, null);
  }
}
