package org.tenprint.doorway;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.ModuleArchitecture;

class ArchitectureTest {
  @Test
  void theDoorwayKnowsNoService() {
    new ModuleArchitecture(
            "org.tenprint.doorway",
            "io.netty..",
            "io.quarkus..",
            "io.smallrye.config..",
            "io.vertx..",
            "jakarta..",
            "org.slf4j..")
        .check();
  }
}
