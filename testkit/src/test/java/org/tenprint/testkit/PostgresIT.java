package org.tenprint.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
  void itIsTheMajorVersionOfProduction() throws SQLException {
    try (Connection connection = TestPostgres.newDatabase().connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW server_version")) {
      assertTrue(result.next());
      assertEquals("16", result.getString(1).split("\\.")[0]);
    }
  }
}
