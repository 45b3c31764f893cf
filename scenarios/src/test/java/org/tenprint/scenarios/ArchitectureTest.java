package org.tenprint.scenarios;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.HeartArchitecture;

class ArchitectureTest {
  @Test
  void scenariosAreReadFromFilesAndPlayedInMemory() {
    new HeartArchitecture(
            "org.tenprint.scenarios",
            "org.tenprint.policy..",
            "org.tenprint.reference..",
            "org.snakeyaml.engine.v2..")
        .reading(
            "java.nio.file.Files",
            "java.nio.file.FileVisitOption",
            "java.nio.file.LinkOption",
            "java.nio.file.Path")
        .check();
  }
}
