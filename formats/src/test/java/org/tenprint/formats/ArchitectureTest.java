package org.tenprint.formats;

import org.junit.jupiter.api.Test;
import org.tenprint.testkit.architecture.HeartArchitecture;

class ArchitectureTest {
  @Test
  void readersAndWritersArePureFunctionsOverBytes() {
    new HeartArchitecture("org.tenprint.formats", "org.jnbis..")
        // over a stream in memory: files are built of big-endian words
        .reading("java.io.DataOutputStream", "java.io.OutputStream")
        .check();
  }
}
