package org.tenprint.booking;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.ServiceArchitecture;

class ArchitectureTest {
  @Test
  void hasTheShapeOfEveryService() {
    new ServiceArchitecture("org.tenprint.booking").check();
  }
}
