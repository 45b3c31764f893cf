package org.tenprint.doorway;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.vertx.http.runtime.VertxHttpConfig.InsecureRequests;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.doorway.ClosedDoor.Settings;

class ClosedDoorTest {
  private static final Optional<String> DOOR = Optional.of("door");
  private static final Optional<InsecureRequests> NONE = Optional.of(InsecureRequests.DISABLED);
  private static final Set<String> LATEST = Set.of("TLSv1.3");

  @Test
  void aDoorThatASettingLeavesOpenIsNotOpened() {
    ClosedDoor.require(new Settings(NONE, DOOR, false, LATEST, false));
    assertOpen(new Settings(Optional.of(InsecureRequests.ENABLED), DOOR, false, LATEST, false));
    assertOpen(new Settings(Optional.of(InsecureRequests.REDIRECT), DOOR, false, LATEST, false));
    assertOpen(new Settings(Optional.empty(), DOOR, false, LATEST, false));
    assertOpen(new Settings(NONE, Optional.empty(), false, LATEST, false));
    assertOpen(new Settings(NONE, Optional.of("other"), false, LATEST, false));
    assertOpen(new Settings(NONE, DOOR, true, LATEST, false));
    assertOpen(new Settings(NONE, DOOR, false, Set.of("TLSv1.2", "TLSv1.3"), false));
    assertOpen(new Settings(NONE, DOOR, false, Set.of(), false));
    assertOpen(new Settings(NONE, DOOR, false, LATEST, true));
  }

  private static void assertOpen(Settings settings) {
    assertThrows(IllegalStateException.class, () -> ClosedDoor.require(settings));
  }
}
