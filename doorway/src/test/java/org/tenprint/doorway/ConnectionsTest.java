package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.doorway.Connections.Connection;

class ConnectionsTest {
  /** It need not begin at zero, and may run over. */
  private long nanos = Long.MAX_VALUE - 10;

  private final List<String> ended = new ArrayList<>();
  private final Connections connections =
      new Connections(
          new Connections.Bounds(
              8, Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(120)),
          () -> nanos);

  @Test
  void aCallerHasHalfAndItsOldestWithoutARequestMakesRoomForItsNext() {
    for (int i = 0; i < 100; i++) {
      assertTrue(open("a", "a" + i).isPresent());
    }
    assertEquals(4, connections.count());
    assertEquals(96, ended.size());
    assertEquals("a95", ended.get(95));
    assertTrue(open("b", "b").isPresent());
    assertEquals(96, ended.size(), "another caller's place is not taken from anybody");
  }

  @Test
  void whoHasARequestKeepsItsPlaceAndWhoHasNoneMakesRoom() {
    Connection asked = open("a", "asked").orElseThrow();
    asked.begun();
    asked.whole();
    Connection body = open("a", "body").orElseThrow();
    body.begun();
    for (int i = 0; i < 50; i++) {
      open("a", "a" + i);
    }
    assertTrue(!ended.contains("asked") && !ended.contains("body"));
    asked.answered();
    body.whole();
    for (String name : List.of("x", "y")) {
      Connection busy = open("a", name).orElseThrow();
      busy.begun();
      busy.whole();
    }
    open("a", "z");
    assertTrue(ended.contains("asked") && !ended.contains("body"), "what is kept makes room");
  }

  @Test
  void aPortThatIsFullMakesRoomForAnyCallerUnlessAllAreAtWork() {
    for (String caller : List.of("a", "b")) {
      for (int i = 0; i < 4; i++) {
        open(caller, caller + i);
      }
    }
    assertTrue(open("c", "c").isPresent());
    assertEquals(List.of("a0"), ended);
    List<Connection> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Connection busy = open("d" + i, "d" + i).orElseThrow();
      busy.begun();
      busy.whole();
      all.add(busy);
    }
    assertEquals(Optional.empty(), open("e", "e"));
    all.get(0).closed();
    assertTrue(open("e", "e").isPresent());
  }

  @Test
  void eachStateHasItsTime() {
    open("a", "silent");
    Connection body = open("a", "body").orElseThrow();
    body.begun();
    Connection kept = open("a", "kept").orElseThrow();
    kept.begun();
    kept.whole();
    kept.answered();
    Connection work = open("a", "work").orElseThrow();
    work.begun();
    work.whole();
    pass(9_999);
    assertEquals(List.of(), ended);
    pass(1);
    assertEquals(List.of("silent"), ended);
    pass(50_000);
    assertEquals(List.of("silent", "kept"), ended);
    pass(60_000);
    assertEquals(List.of("silent", "kept", "body"), ended);
    pass(600_000);
    assertEquals(1, connections.count(), "who waits for an answer is not ended");
    work.closed();
    work.closed();
    assertEquals(0, connections.count());
  }

  private Optional<Connection> open(String caller, String name) {
    return connections.open(caller, () -> ended.add(name));
  }

  private void pass(int millis) {
    nanos += Duration.ofMillis(millis).toNanos();
    connections.endOverdue();
  }
}
