package org.tenprint.localstack.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;

class DemoTableTest {
  private final DemoTable table = new DemoTable();

  {
    table.row("BOS-1", "MATCH 829", "L1 / none", "field-office:BOS", "DELIVERED", "P", "FED");
    table.row("", "", "", "agency:MA0130100", "WITHHELD", "RECIPIENT_REFUSED", "MA-BOS-REFUSAL");
    table.row("CHE-1", "NO_MATCH 6", "L3 / none", "sib:MA", "DELIVERED", "PERMITTED", "-");
  }

  @Test
  void isOnePieceWhereItFits() {
    assertEquals(
        """
        booking  identification  level      recipient         outcome    reason             instrument
        %1$s
        BOS-1    MATCH 829       L1 / none  field-office:BOS  DELIVERED  P                  FED
                                            agency:MA0130100  WITHHELD   RECIPIENT_REFUSED  MA-BOS-REFUSAL
        %1$s
        CHE-1    NO_MATCH 6      L3 / none  sib:MA            DELIVERED  PERMITTED          -
        """
            .formatted("-".repeat(98)),
        table.text(120));
  }

  @Test
  void putsTheBookingAboveItsRecipientsOnANarrowScreen() {
    List<String> lines = table.text(80).lines().toList();
    assertEquals("booking, identification, level", lines.get(0));
    assertEquals("BOS-1, MATCH 829, L1 / none", lines.get(3));
    assertEquals("  agency:MA0130100  WITHHELD   RECIPIENT_REFUSED  MA-BOS-REFUSAL", lines.get(5));
    lines.forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void aBookingHasALineForEachRecipientTheOfficeFirst() {
    DemoTable made = new DemoTable();
    made.add(
        "BOS-2",
        null,
        null,
        List.of(
            disposition("agency:MA0130100", Edge.RETURN, List.of("A", "B")),
            disposition("sib:MA", Edge.RETURN, List.of()),
            disposition("field-office:BOS", Edge.SHARE, List.of("FED"))));
    made.add("BOS-3", null, null, List.of());
    assertEquals(
        List.of(
            "BOS-2    -               -      field-office:BOS  HELD     JUVENILE  FED",
            "                                sib:MA            HELD     JUVENILE  -",
            "                                agency:MA0130100  HELD     JUVENILE  A, B"),
        made.text(120).lines().skip(2).toList());
  }

  @Test
  void aTableOfNothingIsItsHead() {
    assertEquals(
        List.of("booking  identification  level  recipient  outcome  reason  instrument"),
        new DemoTable().text(120).lines().toList());
  }

  private static Disposition disposition(String recipient, Edge edge, List<String> instruments) {
    return Disposition.newBuilder()
        .setBookingId(new UUID(1, 2))
        .setBookingOri("MA0130100")
        .setTcn("BOS-2")
        .setRecipient(recipient)
        .setEdge(edge)
        .setOutcome(Outcome.HELD)
        .setReason(Reason.JUVENILE)
        .setInstruments(instruments)
        .setRuleBookVersion("v")
        .setRuleBookOffset(0L)
        .setReferenceDataVersion("r")
        .setStep(1)
        .setDecidedAt(new OffsetTime(Instant.EPOCH, 0))
        .build();
  }

  @Test
  void theLegendFitsTheNarrowestScreenToo() {
    DemoLegend.TEXT.lines().forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void aScreenNobodyKnowsHas120Columns() {
    assertEquals(120, Screen.of(Map.of()).columns());
    assertEquals(120, Screen.of(Map.of("TENPRINT_COLUMNS", "many")).columns());
    assertEquals(80, Screen.of(Map.of("TENPRINT_COLUMNS", "40")).columns());
    assertEquals(100, Screen.of(Map.of("TENPRINT_COLUMNS", "100")).columns());
  }
}
