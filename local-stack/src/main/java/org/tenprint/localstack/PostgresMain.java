package org.tenprint.localstack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs PostgreSQL from the embedded binaries as a child process.
 *
 * <p>{@code PostgresMain FOLDER PORT} keeps its data in the folder, creates the services' database
 * when it is missing, prints {@code READY jdbc-url} on standard output, and stops the server when
 * standard input ends. A server that a killed predecessor left behind on the same folder is stopped
 * first. A failure is one line on standard error and exit code 3.
 */
public final class PostgresMain {

  static final String USER = "postgres";
  static final String DATABASE = "tenprint_immigration";
  private static final long PATIENCE_SECONDS = 15;
  private static final long LEFT_OVER_SECONDS = 5;

  private PostgresMain() {}

  /** Entry point of the child process; see the class. */
  public static void main(String[] arguments) {
    try {
      run(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
      System.exit(0);
    } catch (IOException | SQLException | RuntimeException e) {
      System.err.println("postgres: it did not start: " + e);
      System.err.flush();
      Runtime.getRuntime().halt(3);
    }
  }

  /** Address of the services' database on a port. */
  public static String jdbcUrl(int port) {
    return url(port, DATABASE);
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://%s:%d/%s".formatted(Ports.HOST, port, database);
  }

  private static void run(Path folder, int port) throws IOException, SQLException {
    ParentLink parent = ParentLink.watch();
    Path data = folder.resolve("cluster");
    Files.createDirectories(folder);
    stopLeftOver(data);
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
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
            .setServerConfig("shared_buffers", "32MB")
            .start();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stopAfterParent(parent, server, data), "stop-postgres"));
    createDatabase(port);
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

  private static void createDatabase(int port) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(port, "postgres"), USER, "");
        PreparedStatement known =
            connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?");
        Statement create = connection.createStatement()) {
      known.setString(1, DATABASE);
      if (!known.executeQuery().next()) {
        create.execute("CREATE DATABASE " + DATABASE);
      }
    }
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
    return ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
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
