package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes that end, in the place of services. */
@DisabledOnOs(OS.WINDOWS)
class KeptServicesTest {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @TempDir Path folder;

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private volatile String script = "exit 7";
  private volatile Supplier<RuntimeException> refused;
  private KeptServices services;

  private KeptServices services() {
    services =
        new KeptServices(this::launch, new Restarts(folder.resolve("stack.restarts")), said::add);
    return services;
  }

  private ChildProcess.Launch launch(Service service) {
    if (refused != null) {
      throw refused.get();
    }
    return new ChildProcess.Launch(
        service.module(),
        List.of("/bin/sh", "-c", script),
        Map.of(),
        folder.resolve("data"),
        folder.resolve("logs/" + service.module() + ".log"));
  }

  @AfterEach
  void end() {
    services.end().forEach(ChildProcess::kill);
  }

  private String next() throws InterruptedException {
    return said.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
  }

  private void launched() {
    services().launch(Service.BOOKING);
    assertTrue(services.child(Service.BOOKING).endsWithin(LONGEST));
  }

  @Test
  void whoHasEndedBeforeTheyAreKeptIsStartedAgainToo() throws InterruptedException {
    launched();
    assertTrue(said.isEmpty());
    services.keep();
    for (int pause : List.of(0, 1)) {
      assertEquals(
          "booking-service ended by itself, exit code 7: started again after " + pause + " s",
          next());
    }
  }

  @Test
  void whoCouldNotBeStartedIsTriedAgainAndRunsOnceItCanBe() throws InterruptedException {
    launched();
    refused = () -> new StackException("no credential");
    services.keep();
    assertTrue(next().startsWith("booking-service ended by itself"));
    for (int pause : List.of(1, 2)) {
      assertEquals(
          "booking-service was not started (no credential): tried again after " + pause + " s",
          next());
    }
    assertEquals(
        "was not started, tried again after 2 s: no credential",
        Restarts.read(folder.resolve("stack.restarts")).get("booking-service"));
    refused = null;
    assertTrue(next().startsWith("booking-service ended by itself, exit code 7"));
  }

  @Test
  void whoIsStartedWhileAJarIsWrittenAnewIsTriedAgainToo() throws InterruptedException {
    launched();
    refused =
        () -> {
          throw new NoClassDefFoundError("org/tenprint/localstack/Gone");
        };
    services.keep();
    assertTrue(next().startsWith("booking-service ended by itself"));
    assertEquals(
        "booking-service was not started (org/tenprint/localstack/Gone): tried again after 1 s",
        next());
    refused = null;
    assertTrue(next().startsWith("booking-service ended by itself, exit code 7"));
  }

  @Test
  void whatIsMendedIsStartedAtOnceAndCountedAnew() throws InterruptedException {
    launched();
    services.keep();
    for (int i = 0; i < 4; i++) {
      next();
    }
    script = "read line";
    services.mended(Service.BOOKING);
    assertTrue(services.child(Service.BOOKING).alive());
    services.child(Service.BOOKING).kill();
    assertTrue(next().endsWith("started again after 0 s"));
  }

  @Test
  void nobodyIsStartedAfterTheEnd() {
    launched();
    services.keep();
    services.end().forEach(child -> child.stop(LONGEST));
    ChildProcess last = services.child(Service.BOOKING);
    services.launch(Service.BOOKING);
    services.mended(Service.BOOKING);
    assertEquals(last.pid(), services.child(Service.BOOKING).pid());
    assertFalse(last.alive());
  }
}
