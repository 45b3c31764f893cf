package org.tenprint.notification.adapter.kafka;

import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.StepTrigger;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.domain.Trigger;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.law.Admission;
import org.tenprint.testkit.architecture.Mirrors;

class MirrorsTest {
  @Test
  void eventsAndRefusalsHaveTheSameWordsAsThePolicy() {
    new Mirrors("org.tenprint.notification")
        .wire(StepTrigger.class, Trigger.class, "UNKNOWN")
        .wire(org.tenprint.events.notification.Verdict.class, Verdict.class, "UNKNOWN")
        .within(Admission.class, RefusalReason.class)
        .check();
  }
}
