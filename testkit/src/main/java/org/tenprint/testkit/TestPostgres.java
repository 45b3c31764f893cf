package org.tenprint.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A real PostgreSQL for tests, one for the test JVM: a container where Docker is, the embedded
 * binaries where it is not. Each caller works in a database of its own, as in production by a role
 * that is no superuser and owns one schema in it and nothing else, under a password
 * (SCRAM-SHA-256).
 */
public final class TestPostgres {

  private static final String ADMIN_PROPERTY = "testkit.postgres";
  private static final String PASSWORD_PROPERTY = "testkit.postgres.password";
  private static final String ADMINISTRATOR = "postgres";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private TestPostgres() {}

  /**
   * A database to connect to.
   *
   * @param jdbcUrl address without user or password
   * @param username who works in it
   * @param password the password of that role
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
    String administrators = System.getProperty(PASSWORD_PROPERTY);
    String password = password();
    Database administration = new Database(server + "postgres", ADMINISTRATOR, administrators);
    Database inside = new Database(server + name, ADMINISTRATOR, administrators);
    run(
        administration,
        "CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "'",
        "CREATE DATABASE " + name,
        "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC",
        "GRANT CONNECT ON DATABASE " + name + " TO " + name,
        "ALTER ROLE %s IN DATABASE %s SET search_path = own".formatted(name, name));
    run(
        inside,
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "CREATE SCHEMA own AUTHORIZATION " + name);
    return new Database(server + name, name, password);
  }

  private static void run(Database database, String... statements) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(database.jdbcUrl() + " was not made", e);
    }
  }

  private static String password() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** JDBC address of the server up to and with the last slash; shared by class loaders. */
  private static String server() {
    synchronized (System.class) {
      String running = System.getProperty(ADMIN_PROPERTY);
      if (running == null) {
        String password = password();
        running = Containers.used() ? container(password) : embedded(password);
        System.setProperty(PASSWORD_PROPERTY, password);
        System.setProperty(ADMIN_PROPERTY, running);
      }
      return running;
    }
  }

  private static String container(String password) {
    // it ends with this JVM: Testcontainers' own watcher removes it
    PostgreSQLContainer container =
        new PostgreSQLContainer(DockerImageName.parse(Containers.POSTGRES_IMAGE))
            .withUsername(ADMINISTRATOR)
            .withPassword(password)
            .withDatabaseName("postgres");
    container.start();
    return "jdbc:postgresql://%s:%d/".formatted(container.getHost(), container.getMappedPort(5432));
  }

  private static String embedded(String password) {
    try {
      Path folder = TemporaryFolder.create("postgres");
      Path passwordFile = Files.writeString(folder.resolve("password"), password);
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder.resolve("data"))
              // options of initdb: the builder has no other way to hand them on
              .setLocaleConfig("auth", "scram-sha-256")
              .setLocaleConfig("pwfile", passwordFile.toString())
              .setConnectConfig("password", password)
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
