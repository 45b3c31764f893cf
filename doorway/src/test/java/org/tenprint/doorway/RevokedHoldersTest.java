package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevokedHoldersTest {
  @TempDir Path folder;

  @Test
  void whatTheListSaysCountsAtTheNextQuestion() throws IOException {
    Path list = Files.writeString(folder.resolve("holders"), "");
    RevokedHolders revoked = new RevokedHolders(list);
    assertFalse(revoked.contains("agency:A"));
    for (String names : new String[] {"agency:A\n", "agency:B\n", "agency:A\nagency:B\n"}) {
      Path fresh = Files.writeString(folder.resolve("fresh"), names);
      Files.move(fresh, list, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      for (String name : new String[] {"agency:A", "agency:B", "agency:A~2", "agency"}) {
        boolean listed = names.lines().anyMatch(name::equals);
        assertTrue(revoked.contains(name) == listed, name + " of " + names);
      }
    }
  }

  @Test
  void withoutAListNobodyCanBeTold() throws IOException {
    Path list = folder.resolve("holders");
    RevokedHolders revoked = new RevokedHolders(list);
    assertThrows(IOException.class, () -> revoked.contains("agency:A"));
    Files.writeString(list, "");
    assertFalse(revoked.contains("agency:A"));
    Files.delete(list);
    assertThrows(IOException.class, () -> revoked.contains("agency:A"));
  }
}
