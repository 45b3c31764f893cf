package org.tenprint.vault;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.ModuleArchitecture;

class ArchitectureTest {
  @Test
  void theVaultKnowsTinkAndSqliteAndNothingOfOurs() {
    new ModuleArchitecture(
            "org.tenprint.vault",
            "com.google.crypto.tink..",
            "org.sqlite..",
            "java.sql..",
            "javax.crypto..")
        .check();
  }
}
