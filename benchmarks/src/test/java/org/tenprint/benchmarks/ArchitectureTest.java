package org.tenprint.benchmarks;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.ModuleArchitecture;

class ArchitectureTest {
  @Test
  void measurementsUseWhatTheyMeasureAndNoService() {
    new ModuleArchitecture(
            "org.tenprint.benchmarks",
            "org.tenprint.access..",
            "org.tenprint.decisions..",
            "org.tenprint.events..",
            "org.tenprint.matching..",
            "org.tenprint.messaging..",
            "org.tenprint.policy..",
            "org.tenprint.reference..",
            "org.tenprint.synthetic..",
            "org.tenprint.vault..",
            "org.tenprint.formats..",
            "com.fasterxml.jackson..",
            "com.machinezoo.sourceafis..",
            "com.sun.management..",
            "javax.crypto",
            "javax.imageio..",
            "javax.net.ssl..",
            "org.apache.avro..",
            "org.apache.kafka..",
            "org.apache.commons.statistics..",
            "org.ejml..",
            "org.openjdk.jmh..",
            "picocli..")
        .avroIn(
            "org.tenprint.benchmarks.pipeline..",
            "org.tenprint.benchmarks.policy..",
            "org.tenprint.benchmarks.receipts..")
        .check();
  }
}
