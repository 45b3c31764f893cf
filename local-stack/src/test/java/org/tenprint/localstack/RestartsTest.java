package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartsTest {
  private static final Duration SHORT = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void pausesGrowToAMinuteAndNeverEnd() {
    Restarts restarts = new Restarts(folder.resolve("restarts"));
    List<Long> pauses =
        IntStream.range(0, 100)
            .mapToObj(i -> restarts.ended(Service.IMMIGRATION, 1, SHORT).toSeconds())
            .toList();
    assertEquals(List.of(0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L), pauses.subList(0, 8));
    assertTrue(pauses.subList(8, 100).stream().allMatch(pause -> pause == 60));
    assertEquals(Duration.ZERO, restarts.ended(Service.BOOKING, 3, SHORT));
  }

  @Test
  void oneThatStayedUpBeginsAnew() {
    Restarts restarts = new Restarts(folder.resolve("restarts"));
    restarts.ended(Service.BOOKING, 1, SHORT);
    restarts.ended(Service.BOOKING, 1, SHORT);
    assertEquals(Duration.ZERO, restarts.ended(Service.BOOKING, 1, Duration.ofMinutes(5)));
  }

  @Test
  void whoLooksFromOutsideIsTold() {
    Path file = folder.resolve("restarts");
    Restarts restarts = new Restarts(file);
    assertEquals(Map.of(), Restarts.read(file));
    restarts.ended(Service.NOTIFICATION, 1, SHORT);
    restarts.ended(Service.NOTIFICATION, 3, SHORT);
    assertEquals(
        Map.of(
            "notification-service",
            "ended by itself 2 times, exit code 3, started again after 1 s"),
        Restarts.read(file));
  }

  /** A full disk often is what ended it. */
  @Test
  void whoCannotWriteThatDownStartsItAgainAllTheSame() throws IOException {
    Path gone = folder.resolve("gone");
    Restarts restarts = new Restarts(gone.resolve("restarts"));
    Files.delete(gone.resolve("restarts"));
    Files.delete(gone);
    Files.createFile(gone);
    restarts.ended(Service.BOOKING, 1, SHORT);
    assertEquals(Duration.ofSeconds(1), restarts.ended(Service.BOOKING, 1, SHORT));
    Files.delete(gone);
    restarts.ended(Service.BOOKING, 1, SHORT);
    assertTrue(
        Restarts.read(gone.resolve("restarts"))
            .get("booking-service")
            .startsWith("ended by itself 3 times"));
  }

  @Test
  void aLineThatIsNotOfThisFormIsPassedOver() throws IOException {
    Path file = folder.resolve("restarts");
    Files.writeString(file, "\nnothing\n ends\nbooking-service ended twice\n");
    assertEquals(Map.of("booking-service", "ended twice"), Restarts.read(file));
  }

  @Test
  void aNewStackTellsNothingOfTheOneBefore() {
    Path file = folder.resolve("restarts");
    new Restarts(file).ended(Service.BOOKING, 1, SHORT);
    new Restarts(file);
    assertEquals(Map.of(), Restarts.read(file));
  }

  @Test
  void eachServiceIsCountedForItself() {
    Path file = folder.resolve("restarts");
    Restarts restarts = new Restarts(file);
    for (int i = 0; i < 3; i++) {
      restarts.ended(Service.BOOKING, i, SHORT);
    }
    restarts.ended(Service.BIOMETRIC, 137, SHORT);
    assertEquals(
        Map.of(
            "biometric-service",
            "ended by itself 1 times, exit code 137, started again after 0 s",
            "booking-service",
            "ended by itself 3 times, exit code 2, started again after 2 s"),
        Restarts.read(file));
  }

  @Test
  void whatIsMendedBeginsAnew() {
    Restarts restarts = new Restarts(folder.resolve("restarts"));
    restarts.ended(Service.BOOKING, 1, SHORT);
    restarts.ended(Service.BOOKING, 1, SHORT);
    restarts.forget(Service.BOOKING);
    assertEquals(Duration.ZERO, restarts.ended(Service.BOOKING, 1, SHORT));
  }
}
