package org.tenprint.audit.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.audit.Cli;
import org.tenprint.audit.answer.ExitCodes;

class PolicyUntilCommandTest {
  private static final Path SAMPLE =
      Path.of("../reference/src/main/resources/org/tenprint/reference/sample");

  @TempDir private Path folder;

  @BeforeEach
  void reference() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLE)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Files.writeString(
        folder.resolve("holidays.csv"), "calendar,year,number,days\nUS,2011,1,2011-05-30\n");
    Files.writeString(folder.resolve("time-zones.csv"), "place,time_zone\nMA,America/New_York\n");
  }

  private Cli until(String from, String agency, String length, String number, String calendar) {
    return Cli.run(
        "policy",
        "until",
        from,
        "--agency",
        agency,
        length,
        number,
        "--holidays",
        calendar,
        "--reference",
        folder.toString());
  }

  @Test
  void itTellsWhenTheTimeIsOver() {
    Cli hours = until("2011-05-27T10:00:00-04:00", "MA0130100", "--business-hours", "48", "US");
    assertEquals(ExitCodes.OK, hours.exit(), hours.err());
    assertTrue(hours.out().startsWith("2011-06-01T10:00-04:00, after 48 business hours by US"));
    Cli days = until("2011-05-27T10:00:00-04:00", "MA0130100", "--business-days", "1", "US");
    assertTrue(days.out().startsWith("2011-06-01T00:00-04:00, after 1 business days"), days.out());
  }

  @Test
  void whereNobodyCanTellItSaysSo() {
    Cli late = until("2011-12-30T10:00:00-05:00", "MA0130100", "--business-hours", "48", "US");
    assertEquals(ExitCodes.FINDING, late.exit());
    assertTrue(late.err().contains("holidays.csv does not reach so far"), late.err());
    Cli texas = until("2011-05-27T10:00:00-05:00", "TXDPD0000", "--business-hours", "48", "US");
    assertEquals(ExitCodes.FINDING, texas.exit());
    assertTrue(texas.err().contains("no zone"), texas.err());
    assertEquals("", late.out() + texas.out());
  }

  @Test
  void whatIsUnknownOrBeyondItsBoundsIsAFailure() {
    String friday = "2011-05-27T10:00:00-04:00";
    for (Cli failed :
        new Cli[] {
          until(friday, "MA0130100", "--business-hours", "48", "XX"),
          until(friday, "XX0000000", "--business-hours", "48", "US"),
          until(friday, "MA0130100", "--business-hours", "721", "US"),
          until(friday, "MA0130100", "--business-days", "0", "US")
        }) {
      assertEquals(2, failed.exit(), failed.err());
    }
  }
}
