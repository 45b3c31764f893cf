package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningStackIT {

  @TempDir Path folder;

  private final List<String> said = new ArrayList<>();

  @Test
  void aSecondStartOnTheSameDataFindsTopicsAndRows() throws Exception {
    try (RunningStack first = RunningStack.start(plan(Ports.free()), said::add)) {
      assertTrue(topics(first).contains("booking.bookings.v1"));
      execute(first.ports(), "CREATE TABLE kept (id int)");
      execute(first.ports(), "INSERT INTO kept VALUES (7)");
    }
    try (RunningStack second = RunningStack.start(plan(Ports.free()), said::add)) {
      assertEquals(7, number(second.ports(), "SELECT id FROM kept"));
      assertTrue(topics(second).contains("booking.bookings.v1"));
      assertTrue(said.stream().anyMatch(line -> line.endsWith(" 0 created")), said.toString());
    }
  }

  @Test
  void nothingOutlivesAKilledStackAndAnOrderToEndStopsTheNextOneOnItsData() throws Exception {
    Ports ports = Ports.free();
    Process stack = launch(ports);
    assertEquals("up", stack.inputReader(StandardCharsets.UTF_8).readLine());
    List<ProcessHandle> children = stack.descendants().toList();
    assertTrue(children.size() >= 2, children.toString());
    execute(ports, "CREATE TABLE kept (id int)");
    stack.destroyForcibly();
    for (ProcessHandle child : children) {
      child.onExit().get(120, TimeUnit.SECONDS);
    }
    ports.requireFree();

    Process again = launch(ports);
    assertEquals("up", again.inputReader(StandardCharsets.UTF_8).readLine());
    assertEquals(0, number(ports, "SELECT count(*) FROM kept"));
    again.destroy();
    assertTrue(again.waitFor(120, TimeUnit.SECONDS));
    ports.requireFree();
    assertEquals(Optional.empty(), StackClaim.holder(layout()));
  }

  @Test
  void aTakenPortIsRefusedBeforeAnythingStarts() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST))) {
      Ports free = Ports.free();
      Ports ports =
          new Ports(taken.getLocalPort(), free.postgres(), free.services(), free.management());
      var refused =
          assertThrows(StackException.class, () -> RunningStack.start(plan(ports), said::add));
      assertTrue(refused.getMessage().contains("is taken"), refused.getMessage());
      assertFalse(Files.exists(layout().logs()), "something was started");
    }
  }

  @Test
  void aSecondStackOnTheFolderIsRefusedAndTheFirstFailsWhenItsBrokerEnds() throws Exception {
    try (RunningStack first = RunningStack.start(plan(Ports.free()), said::add)) {
      RunningStack.Plan other = plan(Ports.free());
      var refused = assertThrows(StackException.class, () -> RunningStack.start(other, said::add));
      assertTrue(refused.getMessage().contains("already runs"), refused.getMessage());
      assertFalse(first.failure().isDone());
      ProcessHandle broker =
          ProcessHandle.current()
              .children()
              .filter(child -> child.info().commandLine().orElse("").contains("BrokerMain"))
              .findFirst()
              .orElseThrow();
      broker.destroyForcibly();
      String failure = first.failure().get(120, TimeUnit.SECONDS);
      assertTrue(failure.startsWith("kafka ended by itself"), failure);
    }
  }

  @Test
  void aServiceThatCannotStayUpIsTriedAgainAndTakesNothingWithIt() throws Exception {
    Path root = folder.resolve("root");
    for (String module : List.of("embedded-broker", "local-stack")) {
      Files.createDirectories(root);
      Files.createSymbolicLink(root.resolve(module), layout().root().resolve(module));
    }
    Path runner = root.resolve("booking-service/target/quarkus-app/quarkus-run.jar");
    Files.createDirectories(runner.getParent());
    Files.writeString(runner, "no jar");
    Layout broken = new Layout(root, folder.resolve("local"));
    RunningStack.Plan plan =
        new RunningStack.Plan(broken, Ports.free(), Optional.empty(), Set.of(Service.BOOKING));
    assertThrows(StackException.class, () -> RunningStack.start(plan, said::add));
    CountDownLatch ends = new CountDownLatch(4);
    Progress counting =
        line -> {
          if (line.startsWith("booking-service ended by itself, exit code 1")) {
            ends.countDown();
          }
        };
    try (RunningStack stack = RunningStack.startWhatCan(plan, counting)) {
      assertTrue(ends.await(2, TimeUnit.MINUTES));
      String told = Restarts.read(broken.restartsFile()).get("booking-service");
      assertTrue(told.startsWith("ended by itself 4 times, exit code 1"), told);
      assertFalse(stack.failure().isDone());
      assertTrue(topics(stack).contains("booking.bookings.v1"));
    }
  }

  /** A stack of broker and database in a JVM of its own; {@code up} on its output means ready. */
  static final class Alone {

    private Alone() {}

    public static void main(String[] arguments) {
      Layout layout = new Layout(Path.of(arguments[0]), Path.of(arguments[1]));
      Ports any = Ports.free();
      Ports ports =
          new Ports(
              Integer.parseInt(arguments[2]),
              Integer.parseInt(arguments[3]),
              any.services(),
              any.management());
      RunningStack.Plan plan = new RunningStack.Plan(layout, ports, Optional.empty(), Set.of());
      RunningStack stack = RunningStack.start(plan, line -> {});
      System.out.println("up");
      stack.failure().join();
    }
  }

  private Process launch(Ports ports) throws IOException {
    return new ProcessBuilder(
            Layout.java(),
            "-cp",
            System.getProperty("java.class.path"),
            Alone.class.getName(),
            layout().root().toString(),
            layout().local().toString(),
            String.valueOf(ports.kafka()),
            String.valueOf(ports.postgres()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private Layout layout() {
    return new Layout(Path.of(System.getProperty("tenprint.root")), folder.resolve("local"));
  }

  private RunningStack.Plan plan(Ports ports) {
    return new RunningStack.Plan(layout(), ports, Optional.empty(), Set.of());
  }

  private static Set<String> topics(RunningStack stack) throws Exception {
    try (Admin admin = Admin.create(stack.client(Identities.DEPLOYMENT))) {
      return admin.listTopics().names().get();
    }
  }

  private static void execute(Ports ports, String sql) throws SQLException {
    try (Connection connection = connect(ports);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int number(Ports ports, String sql) throws SQLException {
    try (Connection connection = connect(ports);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertTrue(result.next());
      return result.getInt(1);
    }
  }

  private static Connection connect(Ports ports) throws SQLException {
    return DriverManager.getConnection(
        PostgresMain.jdbcUrl(ports.postgres()), PostgresMain.USER, "");
  }
}
