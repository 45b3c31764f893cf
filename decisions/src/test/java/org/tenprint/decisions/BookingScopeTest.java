package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tenprint.events.BookingIds;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.ScopeKind;

/** What an order may name is what a door may accept: no order speaks of a booking that none can. */
class BookingScopeTest {
  private static final String ORI = "MA0130100";
  private static final int LONGEST_TRIED = 130;

  @Test
  void anOrderNamesWhatCanBeBooked() {
    for (char one = 0; one < 0x180; one++) {
      same(ORI, "T" + one);
      same(ORI, one + "T");
      same("MA013010" + one, "T-1");
    }
    for (int length = 0; length < LONGEST_TRIED; length++) {
      same(ORI, "T".repeat(length));
      same("M".repeat(length), "T-1");
    }
    assertTrue(named(ORI, "BOS-2026-0001"));
    assertTrue(named(ORI, "A/B"));
    assertFalse(named(ORI, "bos-2026-0001"));
  }

  private static void same(String ori, String tcn) {
    boolean booked = ori.matches(BookingIds.ORI) && tcn.matches(BookingIds.TCN);
    assertEquals(booked, named(ori, tcn), () -> ori + "/" + tcn);
  }

  private static boolean named(String ori, String tcn) {
    return new Area(ScopeKind.BOOKING, ori + "/" + tcn).wellFormed();
  }
}
