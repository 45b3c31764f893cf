package org.tenprint.localstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.testkit.LiveFolder;

class RunningStackIT {
  @TempDir static Path data;
  @TempDir Path folder;

  /** The data of all: what one's first start made, no other makes again. Or a test's own. */
  private Path home = data;

  private final List<String> said = new ArrayList<>();

  @Test
  void aSecondStartOnTheSameDataFindsTopicsAndRows() throws Exception {
    try (RunningStack first = RunningStack.startBriefly(plan(Ports.free()), said::add)) {
      assertTrue(topics(first).contains("booking.bookings.v1"));
      execute(first.ports(), "CREATE TABLE kept (id int)");
      execute(first.ports(), "INSERT INTO kept VALUES (7)");
      nobodyElseReads(layout().local());
      nobodyIsLetInWithoutAPassword(first.ports());
      theServiceIsNoMasterOfTheDatabase(first.ports());
      noSecretIsInACommandLineOrAnEnvironment(first.ports());
    }
    try (RunningStack second = RunningStack.startBriefly(plan(Ports.free()), said::add)) {
      assertEquals(7, number(second.ports(), "SELECT id FROM kept"));
      assertTrue(topics(second).contains("booking.bookings.v1"));
      assertTrue(said.stream().anyMatch(line -> line.endsWith(" 0 created")), said.toString());
    }
  }

  @Test
  void dataOfAVersionThatAskedForNoPasswordAreBroughtAlongAndClosed() throws Exception {
    home = folder;
    Path cluster = layout().data("postgres").resolve("cluster");
    Files.createDirectories(cluster);
    try (EmbeddedPostgres open =
        EmbeddedPostgres.builder().setDataDirectory(cluster).setCleanDataDirectory(false).start()) {
      String server = "jdbc:postgresql://%s:%d/".formatted(Ports.HOST, open.getPort());
      try (Connection any = DriverManager.getConnection(server + "postgres", "postgres", "");
          Statement statement = any.createStatement()) {
        statement.execute("CREATE DATABASE " + ServiceDatabase.NAME);
      }
      String database = server + ServiceDatabase.NAME;
      try (Connection own = DriverManager.getConnection(database, "postgres", "");
          Statement statement = own.createStatement()) {
        statement.execute("CREATE TABLE kept (id int)");
        statement.execute("INSERT INTO kept VALUES (7)");
      }
    }
    try (RunningStack stack = RunningStack.startBriefly(plan(Ports.free()), said::add)) {
      assertEquals(7, number(stack.ports(), "SELECT id FROM kept"));
      execute(stack.ports(), "ALTER TABLE kept ADD COLUMN more int");
      nobodyIsLetInWithoutAPassword(stack.ports());
    }
  }

  @Test
  void nothingOutlivesAKilledStackAndAnOrderToEndStopsTheNextOneOnItsData() throws Exception {
    Ports ports = Ports.free();
    Process stack = launch(ports);
    assertEquals("up", stack.inputReader(StandardCharsets.UTF_8).readLine());
    List<ProcessHandle> children = stack.descendants().toList();
    assertTrue(children.size() >= 2, children.toString());
    execute(ports, "CREATE TABLE left_behind (id int)");
    stack.destroyForcibly();
    for (ProcessHandle child : children) {
      child.onExit().get(120, TimeUnit.SECONDS);
    }
    ports.requireFree();

    Process again = launch(ports);
    assertEquals("up", again.inputReader(StandardCharsets.UTF_8).readLine());
    assertEquals(0, number(ports, "SELECT count(*) FROM left_behind"));
    again.destroy();
    assertTrue(again.waitFor(120, TimeUnit.SECONDS));
    ports.requireFree();
    assertEquals(Optional.empty(), StackClaim.holder(layout()));
  }

  @Test
  void aTakenPortIsRefusedBeforeAnythingStarts() throws IOException {
    home = folder;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST))) {
      Ports free = Ports.free();
      Ports ports =
          new Ports(taken.getLocalPort(), free.postgres(), free.services(), free.management());
      var refused =
          assertThrows(
              StackException.class, () -> RunningStack.startBriefly(plan(ports), said::add));
      assertTrue(refused.getMessage().contains("is taken"), refused.getMessage());
      assertFalse(Files.exists(layout().logs()), "something was started");
    }
  }

  @Test
  void aSecondStackOnTheFolderIsRefusedAndTheFirstFailsWhenItsBrokerEnds() throws Exception {
    try (RunningStack first = RunningStack.startBriefly(plan(Ports.free()), said::add)) {
      RunningStack.Plan other = plan(Ports.free());
      var refused =
          assertThrows(StackException.class, () -> RunningStack.startBriefly(other, said::add));
      assertTrue(refused.getMessage().contains("already runs"), refused.getMessage());
      assertFalse(first.failure().isDone());
      brokers().get(0).destroyForcibly();
      String failure = first.failure().get(120, TimeUnit.SECONDS);
      assertTrue(failure.startsWith("kafka ended by itself"), failure);
    }
  }

  /** Nothing starts a broker again, and the last of three alone acknowledges nothing. */
  @Test
  void ofThreeBrokersOneMayEndAndWithTheSecondTheStackFails() throws Exception {
    home = folder;
    Ports ports = Ports.free();
    Optional<Cluster> three = Optional.of(Cluster.free(Uuid.randomUuid().toString(), ports));
    RunningStack.Plan plan =
        new RunningStack.Plan(layout(), ports, Optional.empty(), List.of(), three);
    try (RunningStack stack = RunningStack.startBriefly(plan, said::add)) {
      List<ProcessHandle> brokers = brokers();
      assertEquals(3, brokers.size());
      brokers.get(2).destroyForcibly();
      brokers.get(2).onExit().get(60, TimeUnit.SECONDS);
      assertFalse(stack.failure().isDone());
      brokers.get(0).destroyForcibly();
      String failure = stack.failure().get(60, TimeUnit.SECONDS);
      assertTrue(failure.endsWith("of three brokers two are needed"), failure);
    }
  }

  private static List<ProcessHandle> brokers() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains("BrokerMain"))
        .toList();
  }

  private static void nobodyElseReads(Path folder) throws IOException {
    List<String> open = new ArrayList<>();
    LiveFolder.walk(
        folder,
        file -> {
          var permissions = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
          boolean owners = permissions.stream().allMatch(one -> one.name().startsWith("OWNER_"));
          if (!owners && !Files.isSymbolicLink(file)) {
            open.add(folder.relativize(file) + " " + permissions);
          }
        });
    assertEquals(List.of(), open);
  }

  private void nobodyIsLetInWithoutAPassword(Ports ports) {
    String url = PostgresMain.jdbcUrl(ports.postgres());
    for (String user : List.of(PostgresMain.ADMINISTRATOR, ServiceDatabase.ROLE)) {
      for (String guess : List.of("", user, "postgres", "tenprint")) {
        assertThrows(
            SQLException.class, () -> DriverManager.getConnection(url, user, guess).close(), user);
      }
    }
  }

  private void theServiceIsNoMasterOfTheDatabase(Ports ports) throws SQLException, IOException {
    assertEquals(
        0,
        number(
            ports,
            "SELECT count(*) FROM pg_roles WHERE rolname = current_user AND (rolsuper OR"
                + " rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)"));
    assertEquals(
        0, number(ports, "SELECT count(*) FROM pg_database WHERE datdba = current_user::regrole"));
    assertEquals(
        1,
        number(ports, "SELECT count(*) FROM pg_namespace WHERE nspowner = current_user::regrole"));
    for (String forbidden :
        List.of(
            "COPY kept FROM PROGRAM 'echo 1'",
            "CREATE ROLE other SUPERUSER",
            "CREATE SCHEMA other",
            "CREATE TABLE public.other (id int)",
            "SELECT pg_read_file('pg_hba.conf')",
            "SELECT rolpassword FROM pg_authid")) {
      assertThrows(SQLException.class, () -> execute(ports, forbidden), forbidden);
    }
  }

  private void noSecretIsInACommandLineOrAnEnvironment(Ports ports) throws IOException {
    DatabaseSecrets secrets = new DatabaseSecrets(layout().secrets());
    Launches launches =
        new Launches(
            plan(ports),
            Identities.renewed(layout(), ports.bootstrapServers(), line -> {}),
            Stay.BRIEFLY);
    String told =
        launches.postgres() + " " + launches.environment(Service.IMMIGRATION) + " " + said;
    for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
      told = told + child.info().commandLine().orElse("");
    }
    assertFalse(told.contains(secrets.administrator()), "the administrator's password is told");
    assertFalse(told.contains(secrets.service()), "the service's password is told");
    assertTrue(Files.readString(secrets.serviceFile()).contains(secrets.service()));
  }

  /** A stack of broker and database in a JVM of its own; {@code up} on its output means ready. */
  static final class Alone {
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
      RunningStack stack = RunningStack.startBriefly(plan, line -> {});
      System.out.println("up");
      stack.failure().join();
    }
  }

  private Process launch(Ports ports) throws IOException {
    return new ProcessBuilder(
            Layout.java(),
            "-XX:TieredStopAtLevel=1",
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
    return new Layout(Path.of(System.getProperty("tenprint.root")), home.resolve("local"));
  }

  private RunningStack.Plan plan(Ports ports) {
    return new RunningStack.Plan(layout(), ports, Optional.empty(), Set.of());
  }

  private static Set<String> topics(RunningStack stack) throws Exception {
    try (Admin admin = Admin.create(stack.client(Identities.DEPLOYMENT))) {
      return admin.listTopics().names().get();
    }
  }

  private void execute(Ports ports, String sql) throws SQLException, IOException {
    try (Connection connection = connect(ports);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int number(Ports ports, String sql) throws SQLException, IOException {
    try (Connection connection = connect(ports);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      assertTrue(result.next());
      return result.getInt(1);
    }
  }

  private Connection connect(Ports ports) throws SQLException, IOException {
    DatabaseSecrets secrets = new DatabaseSecrets(layout().secrets());
    return DriverManager.getConnection(
        PostgresMain.jdbcUrl(ports.postgres()), ServiceDatabase.ROLE, secrets.service());
  }
}
