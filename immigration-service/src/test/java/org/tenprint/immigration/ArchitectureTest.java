package org.tenprint.immigration;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.ServiceArchitecture;

class ArchitectureTest {

  @Test
  void theServiceHasTheShapeOfAllServices() {
    new ServiceArchitecture("org.tenprint.immigration").check();
  }
}
