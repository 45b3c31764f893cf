package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.vault.FileVault;

/** A stack without a log begins its vault; of one with a log the vault must be there. */
class StackVaultTest {
  @TempDir private Path folder;
  private Layout layout;

  @BeforeEach
  void aStack() {
    layout = new Layout(folder, folder.resolve("local"));
  }

  @Test
  void aFirstStartBeginsIt() throws IOException {
    Files.createDirectories(layout.data("kafka"));
    StackClaim.toRun(layout).close();
    FileVault.open(layout.keys(), layout.keyEncryption()).close();
    log("kafka");
    StackClaim.toRun(layout).close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "kafka-2"})
  void keysThatWereLostAreNotBegunAnew(String broker) throws IOException {
    log(broker);
    StackException lost = assertThrows(StackException.class, () -> StackClaim.toRun(layout));
    assertTrue(lost.getMessage().contains("there are no keys in " + layout.keys()));
    assertFalse(Files.exists(layout.keys()));
    assertFalse(Files.exists(layout.keyEncryption()));
    FileVault.begin(layout.keys(), layout.keyEncryption()).close();
    StackClaim.toRun(layout).close();
  }

  /** That a vault cannot be opened is no reason. */
  @Test
  void aLedgerThatIsDamagedIsNamed() throws IOException {
    StackClaim.toRun(layout).close();
    log("kafka");
    Files.writeString(layout.keys().resolve("destroyed"), "one two\n");
    StackException damaged = assertThrows(StackException.class, () -> StackClaim.toRun(layout));
    assertTrue(
        damaged.getMessage().endsWith("the ledger of destroyed keys has a line that is none"),
        damaged.getMessage());
  }

  private void log(String broker) throws IOException {
    Files.createDirectories(layout.data(broker).resolve("notification.reviews.v1-0"));
  }
}
