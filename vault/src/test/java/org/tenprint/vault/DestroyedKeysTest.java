package org.tenprint.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestroyedKeysTest {
  private static final Destruction WHY =
      new Destruction(Instant.parse("2026-11-29T08:00:00Z"), "notification.expungements.v1/0/7");

  @TempDir Path folder;

  @Test
  void whatIsWrongWithItIsSaidTheSameEachTimeAndIsOverWhenItIsMended() throws IOException {
    Path ledger = folder.resolve("destroyed");
    DestroyedKeys writer = DestroyedKeys.open(ledger);
    DestroyedKeys reader = DestroyedKeys.open(ledger);
    writer.append(id(1), WHY);
    String whole = Files.readString(ledger);
    Files.writeString(ledger, "of no form\n", StandardOpenOption.APPEND);
    for (int i = 0; i < 3; i++) {
      IOException wrong = assertThrows(IOException.class, reader::refresh);
      assertEquals("the ledger of destroyed keys has a line that is none", wrong.getMessage());
    }
    Files.writeString(ledger, whole);
    assertTrue(reader.contains(id(1)));
  }

  private static KeyId id(int number) {
    return new KeyId("%032x".formatted(number));
  }
}
