package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody takes a port after all were found free: another stack that starts in this second. */
class TakenPortIT {

  @TempDir Path folder;

  /** Of both, one after the other: what a first start makes need not be made again. */
  @TempDir static Path data;

  private final List<ServerSocket> taken = new ArrayList<>();
  private final List<String> trouble = Collections.synchronizedList(new ArrayList<>());
  private final Ports ports = Ports.free();

  @AfterEach
  void release() throws IOException {
    for (ServerSocket socket : taken) {
      socket.close();
    }
  }

  @Test
  void itIsNamedThoughTheServiceSaidItInItsLogAlone() throws IOException {
    RunningStack.Plan plan = plan();
    var failed =
        assertThrows(
            StackException.class, () -> RunningStack.start(plan, this::takeWhenKafkaIsReady));
    assertEquals(
        "port %d (booking) on 127.0.0.1 is taken: stop what uses it or choose another with"
                .formatted(ports.of(Service.BOOKING))
            + " --booking-port or TENPRINT_BOOKING_PORT",
        failed.getMessage());
  }

  @Test
  void itIsTroubleToldWhereTheOthersGoOn() throws IOException {
    try (RunningStack stack =
        RunningStack.startWhatCan(plan(), this::takeWhenKafkaIsReady, trouble::add)) {
      assertFalse(stack.failure().isDone());
      assertEquals(1, trouble.size(), trouble.toString());
      assertTrue(
          trouble
              .get(0)
              .startsWith(
                  "booking-service: port %d (booking)".formatted(ports.of(Service.BOOKING))),
          trouble.toString());
    }
  }

  private void takeWhenKafkaIsReady(String line) {
    if (line.startsWith("Kafka ")) {
      try {
        taken.add(
            new ServerSocket(ports.of(Service.BOOKING), 1, InetAddress.getByName(Ports.HOST)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What it runs as booking-service ends at once, as one does whose port is taken. */
  private RunningStack.Plan plan() throws IOException {
    Path checkout = Path.of(System.getProperty("tenprint.root")).toAbsolutePath();
    Path root = Files.createDirectories(folder.resolve("root"));
    for (String module : List.of("embedded-broker", "local-stack")) {
      Files.createSymbolicLink(root.resolve(module), checkout.resolve(module));
    }
    Path runner = root.resolve("booking-service/target/quarkus-app/quarkus-run.jar");
    Files.createDirectories(runner.getParent());
    Files.writeString(runner, "no jar");
    Layout layout = new Layout(root, data.resolve("local"));
    return new RunningStack.Plan(layout, ports, Optional.empty(), Set.of(Service.BOOKING));
  }
}
