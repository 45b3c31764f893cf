package org.tenprint.scenarios;

import org.junit.jupiter.api.Test;
import org.tenprint.policy.law.Admission;
import org.tenprint.policy.law.Precedence;
import org.tenprint.testkit.architecture.Mirrors;

class MirrorsTest {
  @Test
  void aScenarioCanNameEachReasonForNotAdmittingAnInstrument() {
    new Mirrors("org.tenprint.scenarios")
        .within(Admission.class, Refusal.class)
        .within(Precedence.class, Refusal.class)
        .check();
  }
}
