package org.tenprint.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A real PostgreSQL for tests, one for the test JVM: a container where Docker is, the embedded
 * binaries where it is not. Each caller works in a database of its own.
 */
public final class TestPostgres {

  private static final String ADMIN_PROPERTY = "testkit.postgres";
  private static final String USER = "postgres";
  private static final String PASSWORD = "postgres";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestPostgres() {}

  /**
   * A database to connect to.
   *
   * @param jdbcUrl address without user or password
   * @param username its owner
   * @param password the owner's password
   */
  public record Database(String jdbcUrl, String username, String password) {

    /** A new connection; close it. */
    public Connection connect() throws SQLException {
      return DriverManager.getConnection(jdbcUrl, username, password);
    }
  }

  /** A new, empty database; the server is started at the first call. */
  public static Database newDatabase() {
    String server = server();
    String name = "test_" + ProcessHandle.current().pid() + "_" + System.nanoTime();
    name = name + "_" + DATABASES.incrementAndGet();
    Database administration = new Database(server + "postgres", USER, PASSWORD);
    try (Connection connection = administration.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("database " + name + " was not created", e);
    }
    return new Database(server + name, USER, PASSWORD);
  }

  /** JDBC address of the server up to and with the last slash; shared by class loaders. */
  private static String server() {
    synchronized (System.class) {
      String running = System.getProperty(ADMIN_PROPERTY);
      if (running == null) {
        running = Containers.used() ? container() : embedded();
        System.setProperty(ADMIN_PROPERTY, running);
      }
      return running;
    }
  }

  private static String container() {
    // it ends with this JVM: Testcontainers' own watcher removes it
    PostgreSQLContainer container =
        new PostgreSQLContainer(DockerImageName.parse(Containers.POSTGRES_IMAGE))
            .withUsername(USER)
            .withPassword(PASSWORD)
            .withDatabaseName("postgres");
    container.start();
    return "jdbc:postgresql://%s:%d/".formatted(container.getHost(), container.getMappedPort(5432));
  }

  private static String embedded() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setDataDirectory(TemporaryFolder.create("postgres").resolve("data"))
              .setRegisterShutdownHook(false)
              .setPGStartupWait(Duration.ofSeconds(60))
              .setServerConfig("max_connections", "50")
              .start();
      AtExit.run(() -> stop(server));
      return "jdbc:postgresql://127.0.0.1:%d/".formatted(server.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
    }
  }

  private static void stop(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
