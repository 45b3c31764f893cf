package org.tenprint.doorway;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.ModuleArchitecture;

class ArchitectureTest {
  @Test
  void theDoorwayKnowsNoService() {
    new ModuleArchitecture(
            "org.tenprint.doorway",
            "io.micrometer.core.instrument..",
            "io.netty..",
            "io.opentelemetry..",
            "io.quarkus..",
            "io.smallrye.common.annotation..",
            "io.smallrye.config..",
            "io.smallrye.mutiny..",
            "io.vertx..",
            "jakarta..",
            "org.apache.kafka.streams..",
            "org.eclipse.microprofile.config..",
            "org.eclipse.microprofile.health..",
            "org.jboss.resteasy.reactive.server..",
            "org.slf4j..",
            "javax.naming..",
            "javax.security.auth.x500..",
            "org.tenprint.events",
            "org.tenprint.messaging..",
            "org.tenprint.vault..")
        .check();
  }
}
