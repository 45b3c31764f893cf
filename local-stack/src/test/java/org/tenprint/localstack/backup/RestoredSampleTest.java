package org.tenprint.localstack.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.localstack.Layout;

/** Whether the sample was loaded is what the log that comes back says, wherever it does. */
class RestoredSampleTest {
  @TempDir private Path folder;

  private Layout layout(String name) {
    return new Layout(folder, folder.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsSaidOfItComesWithItsLog(boolean loaded) throws IOException {
    Layout stack = layout("stack");
    Files.createDirectories(stack.data("kafka"));
    Files.createDirectories(stack.keys());
    if (loaded) {
      Files.createFile(stack.sampleFile());
    }
    Path data = folder.resolve("backup");
    Path secrets = folder.resolve("secrets");
    new Backup(stack, Clock.systemUTC()).take(data, Optional.of(secrets));
    Layout other = layout("other");
    new Restore(other).run(data, secrets, Optional.empty(), Revoked.NOTHING);
    assertEquals(loaded, Files.exists(other.sampleFile()));
  }
}
