package org.tenprint.localstack.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
