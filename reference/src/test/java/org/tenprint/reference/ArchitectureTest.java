package org.tenprint.reference;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.HeartArchitecture;

class ArchitectureTest {
  @Test
  void theSetIsReadFromFilesAndAsksNothingElse() {
    new HeartArchitecture("org.tenprint.reference", "org.apache.commons.csv..")
        .reading(
            "java.io.InputStream",
            "java.io.Reader",
            "java.nio.file.Files",
            "java.nio.file.Path",
            "java.nio.file.LinkOption")
        .check();
  }
}
