package org.tenprint.audit;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.ModuleArchitecture;

class ArchitectureTest {
  @Test
  void theCommandLineReadsTheLogAndDecidesAgain() {
    new ModuleArchitecture(
            "org.tenprint.audit",
            "org.tenprint.access..",
            "org.tenprint.decisions..",
            "org.tenprint.events..",
            // the name of a finger
            "org.tenprint.formats",
            "org.tenprint.matching..",
            "org.tenprint.messaging..",
            "org.tenprint.policy..",
            "org.tenprint.reference..",
            "org.tenprint.scenarios..",
            "org.tenprint.vault..",
            "com.fasterxml.jackson..",
            "java.net.http..",
            "javax.net.ssl..",
            "javax.xml.stream..",
            "javax.xml.transform..",
            "org.apache.avro..",
            "org.apache.kafka..",
            "org.apache.pdfbox..",
            "org.apache.xmpbox..",
            "picocli..")
        .avroIn(
            // the list of topics names each topic's schema
            "org.tenprint.audit",
            "org.tenprint.audit.load..",
            "org.tenprint.audit.log..",
            "org.tenprint.audit.prints..",
            "org.tenprint.audit.replay..",
            "org.tenprint.audit.show..",
            "org.tenprint.audit.verify..")
        .check();
  }
}
