package org.tenprint.decisions;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.HeartArchitecture;

class ArchitectureTest {
  @Test
  void whatIsDecidedIsDecidedFromValues() {
    new HeartArchitecture(
            "org.tenprint.decisions",
            "org.tenprint.events..",
            "org.tenprint.policy..",
            "org.tenprint.reference..",
            "org.apache.avro..")
        .check();
  }
}
