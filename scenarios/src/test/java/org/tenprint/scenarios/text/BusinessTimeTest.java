package org.tenprint.scenarios.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.law.AskedSince;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.BusinessPeriod;
import org.tenprint.policy.offence.BusinessPeriod.Unit;

class BusinessTimeTest {
  private static final BusinessPeriod HOURS = new BusinessPeriod(48, Unit.HOURS, "US");
  private static final BusinessPeriod DAYS = new BusinessPeriod(1, Unit.DAYS, "NJ-COURTS");

  private static BusinessPeriod read(String text) throws UnreadableText {
    return BusinessTime.read(Node.root("text", text));
  }

  @Test
  void itIsReadAsItIsWritten() throws UnreadableText {
    assertEquals(HOURS, read("{business-hours: 48, holidays: US}"));
    assertEquals(DAYS, read("{business-days: 1, holidays: NJ-COURTS}"));
    assertEquals(Map.of("business-hours", "48", "holidays", "US"), BusinessTime.write(HOURS));
    assertEquals(Map.of("business-days", "1", "holidays", "NJ-COURTS"), BusinessTime.write(DAYS));
  }

  @Test
  void itMaySaySinceWhenItIsCounted() throws UnreadableText {
    RequestCondition.AskedWithin since =
        BusinessTime.asked(
            Node.root("text", "{business-hours: 48, holidays: US, counted-from: release}"));
    assertEquals(new RequestCondition.AskedWithin(HOURS, AskedSince.RELEASE), since);
    assertEquals(
        Map.of("business-hours", "48", "holidays", "US", "counted-from", "release"),
        BusinessTime.write(since));
    assertEquals(
        new RequestCondition.AskedWithin(HOURS),
        BusinessTime.asked(
            Node.root("text", "{business-hours: 48, holidays: US, counted-from: booking}")));
    assertThrows(
        UnreadableText.class,
        () ->
            BusinessTime.days(
                Node.root("text", "{business-days: 1, holidays: US, counted-from: release}")));
  }

  @Test
  void itIsToldInWords() {
    assertEquals("48 hours without weekends and the holidays of US", BusinessTime.of(HOURS));
    assertEquals("1 day without weekends and the holidays of NJ-COURTS", BusinessTime.of(DAYS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{business-hours: 48}",
        "{holidays: US}",
        "{business-hours: 48, business-days: 2, holidays: US}",
        "{business-hours: 0, holidays: US}",
        "{business-hours: 721, holidays: US}",
        "{business-days: 91, holidays: US}",
        "{business-hours: -1, holidays: US}",
        "{business-hours: 99999999999, holidays: US}",
        "{business-hours: 1.5, holidays: US}",
        "{business-hours: 48, holidays: us}",
        "{business-hours: 48, holidays: US, of: booking}",
        "48"
      })
  void whatSaysNoTimeIsRefused(String text) {
    assertThrows(UnreadableText.class, () -> read(text), text);
  }

  @Test
  void aNoticeIsOfDays() throws UnreadableText {
    assertEquals(
        DAYS, BusinessTime.days(Node.root("text", "{business-days: 1, holidays: NJ-COURTS}")));
    assertThrows(
        UnreadableText.class,
        () -> BusinessTime.days(Node.root("text", "{business-hours: 1, holidays: US}")));
    assertThrows(
        UnreadableText.class, () -> BusinessTime.days(Node.root("text", "{holidays: US}")));
  }
}
