package org.tenprint.synthetic;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.ModuleArchitecture;

class ArchitectureTest {
  @Test
  void printsAreMadeUpFromSeedsAlone() {
    new ModuleArchitecture("org.tenprint.synthetic", "org.tenprint.formats..").check();
  }
}
