package org.tenprint.localstack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs PostgreSQL from the embedded binaries as a child process. Everybody, on whatever socket,
 * proves a password (SCRAM-SHA-256).
 *
 * <p>{@code PostgresMain FOLDER PORT SECRETS} keeps its data in the first folder and the passwords
 * in the last, makes the service's role, database and schema when they are missing, prints {@code
 * READY jdbc-url} on standard output, and stops the server when standard input ends. A server that
 * a killed predecessor left behind on the same folder is stopped first. A failure is one line on
 * standard error and exit code 3.
 */
public final class PostgresMain {

  static final String ADMINISTRATOR = "postgres";
  private static final String WHO_MAY_CONNECT =
      """
      # written at every start
      local all all scram-sha-256
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;
  private static final long PATIENCE_SECONDS = 15;
  private static final long LEFT_OVER_SECONDS = 5;

  private PostgresMain() {}

  /** Entry point of the child process; see the class. */
  public static void main(String[] arguments) {
    try {
      run(
          Path.of(arguments[0]),
          Integer.parseInt(arguments[1]),
          new DatabaseSecrets(Path.of(arguments[2])));
      System.exit(0);
    } catch (IOException | SQLException | RuntimeException e) {
      System.err.println("postgres: it did not start: " + e);
      System.err.flush();
      Runtime.getRuntime().halt(3);
    }
  }

  /** Address of the services' database on a port. */
  public static String jdbcUrl(int port) {
    return url(port, ServiceDatabase.NAME);
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://" + Ports.HOST + ":" + port + "/" + database;
  }

  private static void run(Path folder, int port, DatabaseSecrets secrets)
      throws IOException, SQLException {
    ParentLink parent = ParentLink.watch();
    Path data = folder.resolve("cluster");
    OwnersFolder.create(folder);
    stopLeftOver(data);
    // data of a version that asked nobody for a password: they get one before anybody is let in
    String password = secrets.administrator();
    if (openToAll(data)) {
      givePassword(folder, data, port, password);
    }
    EmbeddedPostgres server =
        server(folder, data, port)
            // options of initdb: the builder has no other way to hand them on
            .setLocaleConfig("auth", "scram-sha-256")
            .setLocaleConfig("pwfile", secrets.administratorFile().toString())
            .setDataDirectoryCustomizer(PostgresMain::writeWhoMayConnect)
            .setConnectConfig("password", password)
            .setServerConfig("password_encryption", "scram-sha-256")
            .start();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stopAfterParent(parent, server, data), "stop-postgres"));
    // the library unpacks its programs for everybody
    OwnersFolder.close(folder.resolve("binaries"));
    makeRoom(port, password, secrets);
    System.out.println("READY " + jdbcUrl(port));
    System.out.flush();
    parent.awaitGone();
  }

  private static void stopAfterParent(ParentLink parent, EmbeddedPostgres server, Path data) {
    parent.awaitGone(PATIENCE_SECONDS);
    try {
      Optional<ProcessHandle> process = processOf(data);
      server.close();
      if (process.isPresent() && process.get().isAlive()) {
        stop(process.get());
      }
    } catch (IOException e) {
      System.err.println("postgres: it did not stop in order: " + e);
    }
  }

  private static EmbeddedPostgres.Builder server(Path folder, Path data, int port) {
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setRegisterShutdownHook(false)
        .setPGStartupWait(Duration.ofSeconds(60))
        .setPort(port)
        // the embedding library's own choice is speed: this data is meant to survive
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("listen_addresses", Ports.HOST)
        .setServerConfig("max_connections", "60")
        .setServerConfig("shared_buffers", "32MB");
  }

  private static boolean openToAll(Path data) throws IOException {
    Path who = data.resolve("pg_hba.conf");
    return Files.exists(who)
        && Files.readAllLines(who).stream()
            .anyMatch(line -> line.matches("(local|host)\\s.*\\strust"));
  }

  /** One start on the data as they are, to set the password. */
  private static void givePassword(Path folder, Path data, int port, String password)
      throws IOException, SQLException {
    try (EmbeddedPostgres open = server(folder, data, port).start();
        Connection connection =
            DriverManager.getConnection(url(open.getPort(), "postgres"), ADMINISTRATOR, "");
        Statement statement = connection.createStatement()) {
      statement.execute("SET password_encryption = 'scram-sha-256'");
      statement.execute(
          "ALTER ROLE " + ADMINISTRATOR + " PASSWORD " + statement.enquoteLiteral(password));
    }
  }

  private static void writeWhoMayConnect(File data) {
    try {
      OwnersFolder.write(data.toPath().resolve("pg_hba.conf"), WHO_MAY_CONNECT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void makeRoom(int port, String password, DatabaseSecrets secrets)
      throws IOException, SQLException {
    try (Connection server =
        DriverManager.getConnection(url(port, "postgres"), ADMINISTRATOR, password)) {
      ServiceDatabase.make(server, secrets.service());
    }
    try (Connection database =
        DriverManager.getConnection(jdbcUrl(port), ADMINISTRATOR, password)) {
      ServiceDatabase.furnish(database);
    }
    secrets.writeService(ServiceDatabase.ROLE);
  }

  private static void stopLeftOver(Path data) throws IOException {
    Optional<ProcessHandle> server = processOf(data);
    if (server.isPresent()) {
      stop(server.get());
    }
  }

  /**
   * The server's process file names its process in the first line. A process of that number that is
   * no PostgreSQL is somebody else's, as PostgreSQL itself judges.
   */
  private static Optional<ProcessHandle> processOf(Path data) throws IOException {
    Path processFile = data.resolve("postmaster.pid");
    if (!Files.exists(processFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(processFile);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String number = lines.get(0).trim();
    if (!number.matches("[0-9]{1,18}")) {
      throw new IOException(processFile + " names no process: if none runs there, remove it");
    }
    return ProcessHandle.of(Long.parseLong(number))
        .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
  }

  /** In order, which waits for its clients to go; then at once, which its log recovers from. */
  private static void stop(ProcessHandle server) throws IOException {
    server.destroy();
    if (!ended(server)) {
      server.destroyForcibly();
      if (!ended(server)) {
        throw new IOException("left-over server process " + server.pid() + " does not end");
      }
    }
  }

  private static boolean ended(ProcessHandle server) {
    try {
      server.onExit().get(LEFT_OVER_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
