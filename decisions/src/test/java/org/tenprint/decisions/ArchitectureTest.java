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
            "org.apache.avro..",
            "javax.crypto..")
        // a keyed hash: a function of its arguments, as everything here is
        .reading("javax.crypto.Mac", "javax.crypto.spec.SecretKeySpec")
        .check();
  }
}
