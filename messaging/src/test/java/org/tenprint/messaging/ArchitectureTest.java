package org.tenprint.messaging;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.HeartArchitecture;
import org.tenprint.testkit.architecture.ModuleArchitecture;

class ArchitectureTest {
  @Test
  void messagingKnowsKafkaAndEventsAndNoService() {
    new ModuleArchitecture(
            "org.tenprint.messaging",
            "org.tenprint.events..",
            "org.tenprint.vault..",
            "org.apache.avro..",
            "org.apache.kafka..",
            "com.fasterxml.jackson..",
            "org.bouncycastle..",
            "org.slf4j..")
        .avroIn("org.tenprint.messaging..")
        .check();
  }

  @Test
  void waitingIsOfTheJdkAlone() {
    new HeartArchitecture("org.tenprint.messaging.waiting").check();
  }
}
