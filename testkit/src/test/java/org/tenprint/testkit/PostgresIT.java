package org.tenprint.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresIT {

  @Test
  void eachCallerHasAnEmptyDatabaseOfItsOwn() throws SQLException {
    try (Connection one = TestPostgres.newDatabase().connect();
        Connection other = TestPostgres.newDatabase().connect();
        Statement inOne = one.createStatement();
        Statement inOther = other.createStatement()) {
      inOne.execute("CREATE TABLE mark (id int)");
      assertThrows(SQLException.class, () -> inOther.execute("SELECT id FROM mark"));
    }
  }

  @Test
  void nobodyIsLetInWithoutTheirPasswordAndNobodyIsMaster() throws SQLException {
    TestPostgres.Database database = TestPostgres.newDatabase();
    for (String user : List.of("postgres", database.username())) {
      for (String guess : List.of("", "postgres", user)) {
        assertThrows(
            SQLException.class,
            () -> DriverManager.getConnection(database.jdbcUrl(), user, guess).close());
      }
    }
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      assertThrows(SQLException.class, () -> statement.execute("COPY (SELECT 1) TO PROGRAM 'cat'"));
      assertThrows(SQLException.class, () -> statement.execute("CREATE SCHEMA other"));
      assertThrows(SQLException.class, () -> statement.execute("CREATE ROLE other SUPERUSER"));
    }
  }

  @Test
  void itIsTheMajorVersionOfProduction() throws SQLException {
    try (Connection connection = TestPostgres.newDatabase().connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW server_version")) {
      assertTrue(result.next());
      assertEquals("16", result.getString(1).split("\\.")[0]);
    }
  }
}
