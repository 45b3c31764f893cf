package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
  void saysWhereItListensAndThatItRunsUntilItIsGivenBack() throws IOException {
    Layout layout = new Layout(folder, folder.resolve("elsewhere"));
    Ports ports = Ports.free();
    StackAddress address = new StackAddress(ports, List.of(Service.NOTIFICATION, Service.BOOKING));
    assertEquals(List.of(), StackClaim.running(folder));
    try (StackClaim claim = StackClaim.take(layout)) {
      assertEquals(Optional.empty(), StackClaim.address(layout));
      claim.announce(address);
      assertEquals(Optional.of(address), StackClaim.address(layout));
      assertEquals(List.of(Service.BOOKING, Service.NOTIFICATION), address.services());
      assertEquals(List.of(layout), StackClaim.running(folder));
    }
    assertEquals(Optional.empty(), StackClaim.address(layout));
    assertEquals(List.of(), StackClaim.running(folder));
  }

  @Test
  void whatAKilledStackLeftIsNoStackAndNoAddress() throws IOException {
    Layout layout = new Layout(folder, folder.resolve("killed"));
    StackClaim claim = StackClaim.take(layout);
    claim.announce(new StackAddress(Ports.free(), List.of()));
    Files.writeString(layout.processFile(), "1 1999-12-31T23:59:59Z\n");
    assertEquals(List.of(), StackClaim.running(folder));
    for (String text : List.of("", "kafka=1", "\\u00zz", "kafka=x\npostgres=y")) {
      Files.writeString(layout.portsFile(), text);
      assertEquals(Optional.empty(), StackClaim.address(layout), text);
    }
    claim.close();
  }

  @Test
  void oneStartsBehindItselfOnAFolderAtATime() {
    Layout layout = new Layout(folder, folder.resolve("local"));
    StartLock first = StartLock.take(layout);
    var refused = assertThrows(StackException.class, () -> StartLock.take(layout));
    assertTrue(refused.getMessage().contains("is being started"), refused.getMessage());
    StartLock.take(new Layout(folder, folder.resolve("other"))).close();
    first.close();
    StartLock.take(layout).close();
  }

  /** By what is set anew with the clock, a stack that runs would be none. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aClockThatIsSetTakesNoStackFromItsFolder() throws IOException {
    Layout layout = new Layout(folder, folder.resolve("local"));
    StackClaim claim = StackClaim.take(layout);
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String ticks = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
    assertEquals(
        ProcessHandle.current().pid() + " " + ticks + "\n", Files.readString(layout.processFile()));
    claim.close();
  }

  /** Of a version that told it by the clock, which runs while this one comes. */
  @Test
  void whoSaidByTheClockWhenItBeganIsKnownToo() throws IOException {
    Layout layout = new Layout(folder, folder);
    ProcessHandle own = ProcessHandle.current();
    Files.writeString(
        layout.processFile(), own.pid() + " " + own.info().startInstant().orElseThrow() + "\n");
    assertEquals(Optional.of(own), StackClaim.holder(layout));
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
