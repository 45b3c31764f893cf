package org.tenprint.immigration.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.tenprint.immigration.TestDatabase;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.RecordChange;
import org.tenprint.immigration.domain.StatedConviction;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.MemoryVault;

/** Rows of a time when what is of a person lay readable. */
class EarlierRowsIT {
  private static final Instant TRUE_AT = Instant.parse("2011-01-01T00:00:00Z");
  private static final Instant KNOWN_AT = Instant.parse("2012-01-01T00:00:00Z");
  private static final List<String> CANARIES =
      List.of("CANARY-RECORD", "LAWFUL_PERMANENT_RESIDENT", "AGGRAVATED_FELONY", "P17M");

  private final TestDatabase database = new TestDatabase();
  private final MemoryVault vault = new MemoryVault();
  private final PostgresRecords records = new PostgresRecords(database.source(), vault);

  @BeforeEach
  void readable() {
    database.change(
        """
        INSERT INTO immigration_record (origin_partition, origin_offset, subject_id, record_id,
          status, valid_from, valid_to, recorded_from)
        SELECT 3, number, 'S-' || number, 'CANARY-RECORD', 'LAWFUL_PERMANENT_RESIDENT',
          '2009-01-01Z', 'infinity', '2010-01-01Z' FROM generate_series(0, 1200) AS number
        """);
    database.change(
        """
        INSERT INTO immigration_record_conviction (origin_partition, origin_offset, ordinal, ncic,
          convicted, offence_class, sentence)
        VALUES (3, 7, 0, '7719', '2001-02-03', 'AGGRAVATED_FELONY', 'P17M'),
          (3, 7, 1, '7719', '2002-02-03', 'FELONY', NULL)
        """);
  }

  @Test
  void areSealedOnceAndSayWhatTheySaid() throws SQLException {
    String before = pages();
    CANARIES.forEach(canary -> assertTrue(before.contains(canary), canary));
    assertEquals(1_201, EarlierRows.seal(database.source(), vault));
    assertEquals(0, EarlierRows.seal(database.source(), vault));
    assertEquals(
        List.of(
            new StatedConviction(
                "7719",
                LocalDate.parse("2001-02-03"),
                OffenceClass.AGGRAVATED_FELONY,
                Optional.of("P17M")),
            new StatedConviction(
                "7719", LocalDate.parse("2002-02-03"), OffenceClass.FELONY, Optional.empty())),
        records.find("S-7", TRUE_AT, KNOWN_AT).orElseThrow().statement().convictions());
    for (int offset = 0; offset < 1_201; offset += 100) {
      var found = records.find("S-" + offset, TRUE_AT, KNOWN_AT).orElseThrow();
      assertEquals(Status.LAWFUL_PERMANENT_RESIDENT, found.statement().status());
      assertEquals("CANARY-RECORD", found.statement().recordId());
      assertEquals(new LogAddress(3, offset), found.origin());
    }
    String left = pages();
    CANARIES.forEach(canary -> assertFalse(left.contains(canary), canary));
  }

  @Test
  void noneIsWrittenAfterThat() {
    EarlierRows.seal(database.source(), vault);
    AssertionError refused =
        assertThrows(
            AssertionError.class,
            () ->
                database.change(
                    """
                    INSERT INTO immigration_record (origin_partition, origin_offset, subject_id,
                      record_id, status, valid_from, valid_to, recorded_from)
                    VALUES (4, 0, 'S', 'R', 'PENDING', '2009-01-01Z', 'infinity', '2010-01-01Z')
                    """));
    // no column: to the service of before its store is away, and the change is not at fault
    assertEquals("42703", ((SQLException) refused.getCause()).getSQLState());
  }

  @Test
  void areCorrectedUnderTheIdThatTheyHad() {
    EarlierRows.seal(database.source(), vault);
    RecordChange back =
        new RecordChange.TakenBack(
            "S-9", "registry", Optional.of("CANARY-RECORD"), new LogAddress(0, 0), TRUE_AT);
    records.apply(List.of(back), Map.of(0, 1L));
    assertEquals(Optional.empty(), records.find("S-9", TRUE_AT, KNOWN_AT));
    assertTrue(records.find("S-8", TRUE_AT, KNOWN_AT).isPresent());
  }

  @Test
  void ofAPersonWhoWasForgottenGo() {
    vault.destroy(KeyId.ofSubject("S-3"), new Destruction(TRUE_AT, "a/0/0"));
    EarlierRows.seal(database.source(), vault);
    assertEquals(1_200, database.number("SELECT count(*) FROM immigration_record"));
    assertThrows(KeyDestroyed.class, () -> records.find("S-3", TRUE_AT, KNOWN_AT));
  }

  /** Whoever gets the connection next, of a pool, waits no longer than before. */
  @Test
  void leaveAConnectionAsItWas() throws SQLException {
    try (Connection one = database.source().getConnection()) {
      one.setNetworkTimeout(Runnable::run, 20_000);
      EarlierRows.seal(lending(one), vault);
      assertEquals(20_000, one.getNetworkTimeout());
    }
  }

  /** Lends a connection, and takes it back open, as a pool does. */
  private static DataSource lending(Connection one) {
    Connection lent =
        (Connection)
            Proxy.newProxyInstance(
                EarlierRowsIT.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) ->
                    method.getName().equals("close") ? null : method.invoke(one, arguments));
    return new PGSimpleDataSource() {
      private static final long serialVersionUID = 1L;

      @Override
      public Connection getConnection() {
        return lent;
      }
    };
  }

  /** The bytes of the tables and their indexes, as they lie on disk. */
  private String pages() throws SQLException {
    StringBuilder pages = new StringBuilder();
    try (Connection connection = database.administration();
        Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT");
      try (ResultSet files =
          statement.executeQuery(
              """
              SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class
              WHERE relname LIKE 'immigration_record%' AND relkind IN ('r', 'i', 't')
              """)) {
        while (files.next()) {
          pages.append(new String(files.getBytes(1), StandardCharsets.ISO_8859_1));
        }
      }
    }
    return pages.toString();
  }
}
