package org.tenprint.access;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.ModuleArchitecture;

class ArchitectureTest {
  @Test
  void accessIsDerivedFromTheCatalogueAndKnowsNoService() {
    new ModuleArchitecture(
            "org.tenprint.access",
            "org.tenprint.events..",
            "org.tenprint.messaging..",
            "org.apache.kafka..",
            "org.bouncycastle..",
            "org.jose4j..",
            "javax.net.ssl..",
            "javax.security..")
        .check();
  }
}
