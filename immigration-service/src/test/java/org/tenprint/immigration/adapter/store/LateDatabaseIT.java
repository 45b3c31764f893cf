package org.tenprint.immigration.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.tenprint.immigration.domain.Statement;
import org.tenprint.testkit.TestPostgres;

/** The service as it is packaged waits at its start for a database that comes a little later. */
class LateDatabaseIT {

  /** Refuses the first connections, as a port does where nobody listens yet. */
  private static final class Late extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;

    private final AtomicInteger asked = new AtomicInteger();
    private final int nobodysPort;

    Late(TestPostgres.Database there, int nobodysPort) {
      this.nobodysPort = nobodysPort;
      setURL(there.jdbcUrl());
      setUser(there.username());
      setPassword(there.password());
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (asked.incrementAndGet() == 1) {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setPortNumbers(new int[] {nobodysPort});
        return nobody.getConnection(getUser(), getPassword());
      }
      return super.getConnection();
    }
  }

  @Test
  void theSchemaIsMadeWhenTheDatabaseAnswers() throws IOException {
    Late late = new Late(TestPostgres.newDatabase(), nobodysPort());
    Flyway flyway = Flyway.configure().dataSource(late).connectRetries(retries()).load();
    flyway.migrate();
    assertTrue(late.asked.get() > 1);
    assertTrue(flyway.info().applied().length > 0);
  }

  private static int nobodysPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return taken.getLocalPort();
    }
  }

  /** As the service is packaged; Flyway's own default is none. */
  private static int retries() throws IOException {
    Properties packaged = new Properties();
    try (InputStream file = Statement.class.getResourceAsStream("/application.properties")) {
      packaged.load(file);
    }
    assertEquals("true", packaged.getProperty("quarkus.flyway.migrate-at-start"));
    return Integer.parseInt(packaged.getProperty("quarkus.flyway.connect-retries", "0"));
  }
}
