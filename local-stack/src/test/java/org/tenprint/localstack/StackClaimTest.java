package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackClaimTest {

  @TempDir Path folder;

  @Test
  void namesThisProcessUntilItIsGivenBack() {
    Layout layout = new Layout(folder, folder.resolve("local"));
    try (StackClaim claim = StackClaim.take(layout)) {
      assertEquals(Optional.of(ProcessHandle.current()), StackClaim.holder(layout));
      assertFalse(StackClaim.ready(layout));
      claim.markReady();
      assertTrue(StackClaim.ready(layout));
    }
    assertEquals(Optional.empty(), StackClaim.holder(layout));
    assertFalse(StackClaim.ready(layout));
  }

  @Test
  void aSecondClaimOnTheSameFolderIsRefusedAndNamesTheHolder() {
    Layout layout = new Layout(folder, folder.resolve("local"));
    try (StackClaim claim = StackClaim.take(layout)) {
      var refused = assertThrows(StackException.class, () -> StackClaim.take(layout));
      assertTrue(
          refused.getMessage().contains("process " + ProcessHandle.current().pid()),
          refused.getMessage());
      claim.markReady();
    }
    StackClaim.take(layout).close();
  }

  @Test
  void aProcessNumberThatIsAnotherProcessByNowIsNobody() throws IOException {
    Layout layout = new Layout(folder, folder);
    Files.writeString(
        layout.processFile(), ProcessHandle.current().pid() + " 1999-12-31T23:59:59Z\n");
    assertEquals(Optional.empty(), StackClaim.holder(layout));
    Files.writeString(layout.processFile(), "not a number\n");
    assertEquals(Optional.empty(), StackClaim.holder(layout));
  }
}
