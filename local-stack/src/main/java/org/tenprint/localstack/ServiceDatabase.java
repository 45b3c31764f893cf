package org.tenprint.localstack;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The service's room in the database: a role that is no superuser, may create neither roles nor
 * databases, reaches one database, and owns one schema in it and nothing else. Making it again
 * changes nothing; tables that an earlier version kept elsewhere are brought along.
 */
final class ServiceDatabase {
  static final String NAME = "tenprint_immigration";
  static final String ROLE = "tenprint_immigration";
  static final String SCHEMA = "immigration";

  private ServiceDatabase() {}

  /** Makes role and database, connected as the administrator to any other database. */
  static void make(Connection server, String password) throws SQLException {
    try (Statement statement = server.createStatement()) {
      statement.execute("SET password_encryption = 'scram-sha-256'");
      if (!statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + ROLE + "'").next()) {
        statement.execute("CREATE ROLE " + ROLE);
      }
      statement.execute(
          "ALTER ROLE "
              + ROLE
              + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD "
              + statement.enquoteLiteral(password));
      if (!statement
          .executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")
          .next()) {
        statement.execute("CREATE DATABASE " + NAME);
      }
      for (String database : new String[] {NAME, "postgres", "template1"}) {
        statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
      }
      statement.execute("GRANT CONNECT ON DATABASE " + NAME + " TO " + ROLE);
      statement.execute(
          "ALTER ROLE %s IN DATABASE %s SET search_path = %s".formatted(ROLE, NAME, SCHEMA));
    }
  }

  /** Makes the role's schema, connected as the administrator to the database itself. */
  static void furnish(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA + " AUTHORIZATION " + ROLE);
      statement.execute(
          """
          DO $$
          DECLARE one record;
          BEGIN
            FOR one IN SELECT relname FROM pg_class
                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') LOOP
              EXECUTE format('ALTER TABLE public.%%I SET SCHEMA %1$s', one.relname);
              EXECUTE format('ALTER TABLE %1$s.%%I OWNER TO %2$s', one.relname);
            END LOOP;
          END
          $$
          """
              .formatted(SCHEMA, ROLE));
    }
  }
}
