package org.tenprint.notification.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.policy.law.Instrument;
import org.tenprint.testkit.Checkout;

/** What docs/instruments.md tells somebody who writes to this door is so. */
class InstrumentsPageTest {
  private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void theInstrumentThatItShowsCanBeProposed() throws IOException, Refused {
    Matcher shown = JSON.matcher(page());
    assertTrue(shown.find(), "no instrument is shown");
    Instrument read =
        InstrumentDocument.read(shown.group(1).getBytes(StandardCharsets.UTF_8), "ann", NOW);
    assertTrue(page().contains("/instruments/" + read.id() + "/approvals"), read.id());
  }

  @Test
  void everyReasonStandsBesideItsStatus() throws IOException {
    List<String> rows = page().lines().filter(line -> line.matches("\\| \\d{3}\\b.*")).toList();
    List<String> missing = new ArrayList<>();
    for (RefusalReason reason : RefusalReason.values()) {
      String status = "| " + new RefusalProblem(reason).status();
      if (rows.stream().noneMatch(row -> row.startsWith(status) && names(row, reason))) {
        missing.add(status + " " + reason);
      }
    }
    assertEquals(List.of(), missing, "not in docs/instruments.md");
    assertEquals(
        RefusalReason.values().length,
        rows.stream().mapToLong(InstrumentsPageTest::named).sum(),
        "one is told with two statuses");
  }

  private static boolean names(String row, RefusalReason reason) {
    return row.contains("`" + reason + "`");
  }

  private static long named(String row) {
    return Arrays.stream(RefusalReason.values()).filter(reason -> names(row, reason)).count();
  }

  private static String page() throws IOException {
    return Files.readString(Checkout.root().resolve("docs/instruments.md"));
  }
}
