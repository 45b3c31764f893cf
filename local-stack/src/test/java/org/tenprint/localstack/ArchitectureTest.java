package org.tenprint.localstack;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.ModuleArchitecture;

class ArchitectureTest {
  @Test
  void theStackStartsTheServicesAndIsNoneOfThem() {
    new ModuleArchitecture(
            "org.tenprint.localstack",
            "org.tenprint.access..",
            "org.tenprint.events..",
            "org.tenprint.formats..",
            "org.tenprint.matching..",
            "org.tenprint.messaging..",
            "org.tenprint.policy..",
            "org.tenprint.reference..",
            "org.tenprint.scenarios..",
            "org.tenprint.synthetic..",
            "org.tenprint.vault..",
            "javax.net.ssl..",
            "com.fasterxml.jackson..",
            "io.zonky.test..",
            "org.apache.avro..",
            "org.apache.kafka..",
            "picocli..")
        .avroIn("org.tenprint.localstack.demo..")
        .check();
  }
}
