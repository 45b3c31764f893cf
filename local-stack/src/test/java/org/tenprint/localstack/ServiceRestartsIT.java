package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.access.credential.CredentialStore;
import org.tenprint.events.Principal;

/** Services that end, of a stack whose broker and database run, and that they are started again. */
class ServiceRestartsIT {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String ENDED = "booking-service ended by itself, exit code ";

  @TempDir Path folder;

  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private Layout layout;

  /** A checkout whose services do not stay up. */
  @BeforeEach
  void brokenServices() throws IOException {
    Path root = Files.createDirectories(folder.resolve("root"));
    Path built = Path.of(System.getProperty("tenprint.root")).toAbsolutePath();
    for (String module : List.of("embedded-broker", "local-stack")) {
      Files.createSymbolicLink(root.resolve(module), built.resolve(module));
    }
    for (Service service : List.of(Service.BOOKING, Service.NOTIFICATION)) {
      Files.createDirectories(runner(root, service).getParent());
      Files.writeString(runner(root, service), "no jar");
    }
    layout = new Layout(root, folder.resolve("local"));
  }

  private static Path runner(Path root, Service service) {
    return root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
  }

  private RunningStack.Plan plan(Service... services) {
    return new RunningStack.Plan(layout, Ports.free(), Optional.empty(), List.of(services));
  }

  private void await(String what, int times) {
    Awaitility.await(what)
        .atMost(LONGEST)
        .until(() -> said.stream().filter(line -> line.startsWith(what)).count() >= times);
  }

  @Test
  void oneThatCannotStayUpIsTriedAgainAndTakesNothingWithIt() {
    RunningStack.Plan plan = plan(Service.BOOKING);
    assertThrows(StackException.class, () -> RunningStack.start(plan, said::add));
    try (RunningStack stack = RunningStack.startWhatCan(plan, said::add, said::add)) {
      await(ENDED + 1, 4);
      String told = Restarts.read(layout.restartsFile()).get("booking-service");
      assertTrue(told.startsWith("ended by itself "), told);
      assertTrue(told.contains(" times, exit code 1"), told);
      assertFalse(stack.failure().isDone());
    }
  }

  /** Ready, and gone before another one was. */
  @Test
  void oneThatEndedBeforeTheStackWasReadyIsStartedAgain() throws IOException {
    jar(runner(layout.root(), Service.BOOKING), Fleeting.class);
    jar(runner(layout.root(), Service.NOTIFICATION), Slow.class);
    RunningStack.Plan plan = plan(Service.BOOKING, Service.NOTIFICATION);
    try (RunningStack stack = RunningStack.startWhatCan(plan, said::add, said::add)) {
      await(ENDED + Fleeting.CODE, 1);
      Awaitility.await("ready once more").atMost(LONGEST).until(() -> stack.ready(Service.BOOKING));
      await(ENDED + Fleeting.CODE, 2);
    }
  }

  /** As the credential of a service that was stolen is, while it runs. */
  @Test
  void oneThatCouldNotBeStartedIsTriedAgain() throws IOException {
    CredentialStore store = new CredentialStore(layout.credentials(), Clock.systemUTC());
    Principal service = Principal.ofService(Service.BOOKING.module());
    try (RunningStack stack =
        RunningStack.startWhatCan(plan(Service.BOOKING), said::add, said::add)) {
      await(ENDED + 1, 1);
      store.revoke(service);
      await("booking-service was not started (service:booking-service has no credential", 2);
      String told = Restarts.read(layout.restartsFile()).get("booking-service");
      assertTrue(told.startsWith("was not started, tried again after "), told);
      long before = said.stream().filter(line -> line.startsWith(ENDED)).count();
      store.issue(
          service,
          new CredentialStore.Place(stack.ports().bootstrapServers(), List.of(Ports.HOST)));
      await(ENDED + 1, (int) before + 1);
    }
  }

  private static void jar(Path runner, Class<?> main) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
    String file = main.getName().replace('.', '/') + ".class";
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(runner), manifest);
        InputStream code = main.getClassLoader().getResourceAsStream(file)) {
      jar.putNextEntry(new JarEntry(file));
      code.transferTo(jar);
    }
  }

  /** Answers one request, on the port of a service's health, and ends. */
  static final class Fleeting {
    static final int CODE = 7;

    public static void main(String[] arguments) throws Exception {
      int port = Integer.parseInt(System.getenv("QUARKUS_MANAGEMENT_PORT"));
      CountDownLatch asked = new CountDownLatch(1);
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            asked.countDown();
          });
      server.start();
      asked.await();
      System.exit(CODE);
    }
  }

  /** Is never ready, and ends after booking-service has. */
  static final class Slow {
    public static void main(String[] arguments) {
      ProcessHandle.current()
          .parent()
          .orElseThrow()
          .children()
          .filter(one -> one.info().commandLine().orElse("").contains("booking-service"))
          .forEach(one -> one.onExit().join());
      System.exit(1);
    }
  }
}
