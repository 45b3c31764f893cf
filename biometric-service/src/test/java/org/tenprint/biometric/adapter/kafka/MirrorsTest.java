package org.tenprint.biometric.adapter.kafka;

import org.junit.jupiter.api.Test;
import org.tenprint.biometric.domain.FingerRefusal;
import org.tenprint.events.biometric.LabelCorrection;
import org.tenprint.matching.Doubt;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.intake.ExtractionRefusal;
import org.tenprint.testkit.architecture.Mirrors;

class MirrorsTest {
  @Test
  void eventsHaveTheEnginesWords() {
    new Mirrors("org.tenprint.biometric")
        .wire(org.tenprint.events.biometric.Doubt.class, Doubt.class, "UNKNOWN")
        .wire(LabelCorrection.class, SequenceCorrection.class, "UNKNOWN")
        .within(ExtractionRefusal.class, FingerRefusal.class)
        .check();
  }
}
