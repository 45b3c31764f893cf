package org.tenprint.immigration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.tenprint.immigration.domain.LogExtent;
import org.tenprint.testkit.TestPostgres;

/** A real database with the service's schema. */
public final class TestDatabase {
  private final PGSimpleDataSource source = new PGSimpleDataSource();

  public TestDatabase() {
    TestPostgres.Database database = TestPostgres.newDatabase();
    source.setURL(database.jdbcUrl());
    source.setUser(database.username());
    source.setPassword(database.password());
    Flyway.configure().dataSource(source).load().migrate();
  }

  public DataSource source() {
    return source;
  }

  /** As who may read the server's files; close it. */
  public Connection administration() throws SQLException {
    return source.getConnection("postgres", System.getProperty("testkit.postgres.password"));
  }

  /** Does what a statement says. */
  public void change(String statement) {
    try (Connection connection = source.getConnection();
        Statement doing = connection.createStatement()) {
      doing.execute(statement);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** A log that goes further than any test. */
  public static LogExtent log() {
    return new LogExtent("log", Map.of(0, 1_000L, 1, 1_000L));
  }

  /** The first column of the first row. */
  public long number(String query) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
