package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link MutationGateIT} breaks can be made of what is packaged today; it is not started. */
class BrokenGuaranteeIT {
  @ParameterizedTest
  @EnumSource
  void canBePutInThePlaceOfWhatWasBuilt(BrokenGuarantee broken) throws Exception {
    Path root = broken.mutant().root();
    try {
      Path app = root.resolve(broken.mutant().service().module()).resolve("target/quarkus-app");
      assertTrue(Files.isDirectory(app), app + " is the altered service");
    } finally {
      Stack.delete(root);
    }
  }
}
