package org.tenprint.policy;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.HeartArchitecture;

class ArchitectureTest {
  @Test
  void theRulesArePureFunctionsOverValues() {
    new HeartArchitecture("org.tenprint.policy").check();
  }
}
