package org.tenprint.localstack.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.localstack.Layout;
import org.tenprint.localstack.Ports;
import org.tenprint.localstack.Service;
import org.tenprint.localstack.StackClaim;

/** The claim is this process', and services answer on real ports. */
class StatusCommandTest {
  private final List<HttpServer> services = new ArrayList<>();
  private final PrintStream before = System.out;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @TempDir Path folder;

  private int management;
  private StackClaim claim;

  @BeforeEach
  void take() {
    management = fourInARow();
    claim = StackClaim.take(new Layout(folder, folder.resolve("local")));
    System.setOut(new PrintStream(said, true, UTF_8));
  }

  /** The first of four ports, one after the other, that nobody has at this moment. */
  private static int fourInARow() {
    for (int attempt = 0; attempt < 100; attempt++) {
      int first = Ports.free().kafka();
      List<ServerSocket> held = new ArrayList<>();
      try {
        for (int i = 0; i < Service.values().length; i++) {
          held.add(new ServerSocket(first + i, 1, InetAddress.getByName(Ports.HOST)));
        }
        return first;
      } catch (IOException | IllegalArgumentException e) {
        // taken, or beyond the last port: another four
      } finally {
        held.forEach(StatusCommandTest::release);
      }
    }
    throw new AssertionError("no four ports in a row are free");
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void giveBack() {
    System.setOut(before);
    services.forEach(service -> service.stop(0));
    claim.close();
  }

  @Test
  void whatStartsIsNotReadyThoughItsServicesAnswer() throws IOException {
    for (Service service : Service.values()) {
      serve(service, 200);
    }
    assertEquals(1, status());
    assertTrue(lines().get(0).endsWith(": starting"), lines().get(0));
    assertTrue(lines().get(1).matches("  booking-service +ready +https://.*"), lines().get(1));
  }

  @Test
  void whatIsReadyIsExitCodeNought() throws IOException {
    ready();
    for (Service service : Service.values()) {
      serve(service, 200);
    }
    assertEquals(0, status());
    assertEquals(5, lines().size());
    assertTrue(
        lines().get(0).startsWith("Process " + ProcessHandle.current().pid() + " on "),
        lines().get(0));
    assertFalse(said.toString(UTF_8).contains("not ready"));
  }

  @Test
  void oneThatIsNotReadyIsNamedAndWhyItEndedIsTold() throws IOException {
    ready();
    serve(Service.BOOKING, 200);
    serve(Service.BIOMETRIC, 200);
    serve(Service.IMMIGRATION, 503);
    Files.writeString(
        folder.resolve("local/stack.restarts"),
        "notification-service ended by itself 3 times, exit code 1, started again after 2 s");
    assertEquals(1, status());
    assertTrue(lines().get(3).matches("  immigration-service +not ready .*"), lines().get(3));
    assertTrue(lines().get(4).matches("  notification-service +not ready .*"), lines().get(4));
    assertTrue(lines().get(5).strip().startsWith("ended by itself 3 times"), lines().get(5));
  }

  @Test
  void oneThatIsLeftOutIsNotAskedFor() throws IOException {
    ready();
    for (Service service : Service.values()) {
      if (service != Service.BIOMETRIC) {
        serve(service, 200);
      }
    }
    assertEquals(1, status());
    said.reset();
    assertEquals(0, status("--without", "BIOMETRIC"));
    assertFalse(said.toString(UTF_8).contains("biometric"), said.toString(UTF_8));
  }

  private void ready() throws IOException {
    Files.copy(folder.resolve("local/stack.pid"), folder.resolve("local/stack.ready"));
  }

  private int status(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "status",
                "--root",
                folder.toString(),
                "--local",
                "local",
                "--management-port",
                String.valueOf(management)));
    arguments.addAll(List.of(more));
    return LocalStack.commandLine().execute(arguments.toArray(String[]::new));
  }

  private List<String> lines() {
    return said.toString(UTF_8).lines().toList();
  }

  private void serve(Service service, int status) throws IOException {
    InetSocketAddress at =
        new InetSocketAddress(
            InetAddress.getByName(Ports.HOST), Ports.managementFrom(management).get(service));
    HttpServer server = HttpServer.create(at, 0);
    server.createContext(
        "/q/health/ready",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    services.add(server);
  }
}
