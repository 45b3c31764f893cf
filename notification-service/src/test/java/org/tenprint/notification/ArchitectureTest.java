package org.tenprint.notification;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.ServiceArchitecture;

class ArchitectureTest {
  @Test
  void theServiceHasTheShapeOfAService() {
    new ServiceArchitecture("org.tenprint.notification").check();
  }
}
