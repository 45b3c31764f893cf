package org.tenprint.audit.verify;

import static org.tenprint.audit.verify.VerificationTest.assertEqual;
import static org.tenprint.audit.verify.VerificationTest.assertTold;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.log.Window;
import org.tenprint.decisions.Determinations;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.immigration.Determination;
import org.tenprint.reference.ReferenceSet;

/** A booking is identified once: on which identification a determination rests, no window says. */
class IdentificationsTest {
  private static final Instant HALF_AN_HOUR_LATER =
      WrittenLog.SAMPLE.identification().getIdentifiedAt().plus(Duration.ofMinutes(30));
  private static final Instant DETERMINED = HALF_AN_HOUR_LATER.plusSeconds(1);
  private static final Window NARROW = new Window(DETERMINED, DETERMINED.plusSeconds(1));

  private static WrittenLog determinedOn(Identification second) throws Exception {
    WrittenLog log = new WrittenLog();
    log.identified(WrittenLog.SAMPLE.identification());
    log.identified(second);
    Determination made =
        Determinations.of(second, Optional.empty(), ReferenceSet.sample(), DETERMINED);
    log.determination(made, DETERMINED);
    return log.decided(0);
  }

  @Test
  void aDeterminationOnASecondOneIsDifferentInEachWindow() throws Exception {
    Identification second =
        Identification.newBuilder(WrittenLog.SAMPLE.identification())
            .setOutcome(IdentificationOutcome.NO_MATCH)
            .setSubjectId(null)
            .setIdentifiedAt(HALF_AN_HOUR_LATER)
            .build();
    WrittenLog log = determinedOn(second);
    Instant now = DETERMINED.plus(Duration.ofHours(1));
    for (Window window : new Window[] {NARROW, Window.ALL}) {
      assertTold(
          Verdict.DIFFERENT,
          "Determination",
          "identification.outcome: recorded NO_MATCH, recomputed MATCH",
          log.verified(window, now));
    }
  }

  /** As when it was written again, which changes nothing. */
  @Test
  void oneThatStandsTwiceIsTheSame() throws Exception {
    WrittenLog log = determinedOn(WrittenLog.SAMPLE.identification());
    assertEqual(log.verified(NARROW, DETERMINED.plus(Duration.ofHours(1))));
  }
}
