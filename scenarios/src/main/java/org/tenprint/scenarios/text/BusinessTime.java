package org.tenprint.scenarios.text;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tenprint.policy.law.AskedSince;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.BusinessPeriod;
import org.tenprint.policy.offence.BusinessPeriod.Unit;

/** Business time as authors write it: {@code {business-hours: 48, holidays: US}}. */
final class BusinessTime {
  private static final String HOURS = "business-hours";
  private static final String DAYS = "business-days";
  private static final String HOLIDAYS = "holidays";
  private static final String COUNTED_FROM = "counted-from";

  private BusinessTime() {}

  /** The time within which an agency is asked, and since when it is counted. */
  static RequestCondition.AskedWithin asked(Node node) throws UnreadableText {
    node.only(HOURS, DAYS, HOLIDAYS, COUNTED_FROM);
    AskedSince since =
        node.optional(COUNTED_FROM, word -> word.word(AskedSince.class)).orElse(AskedSince.BOOKING);
    return new RequestCondition.AskedWithin(period(node), since);
  }

  static BusinessPeriod read(Node node) throws UnreadableText {
    node.only(HOURS, DAYS, HOLIDAYS);
    return period(node);
  }

  private static BusinessPeriod period(Node node) throws UnreadableText {
    Optional<Integer> hours = node.optional(HOURS, one -> number(one, Unit.HOURS));
    Optional<Integer> days = node.optional(DAYS, one -> number(one, Unit.DAYS));
    if (hours.isPresent() == days.isPresent()) {
      throw node.error("exactly one of business-hours and business-days is wanted");
    }
    String calendar =
        node.at(HOLIDAYS)
            .text("[A-Z0-9][A-Z0-9-]{0,15}", "the name of a calendar, such as US or MA");
    return new BusinessPeriod(
        hours.or(() -> days).orElseThrow(), hours.isPresent() ? Unit.HOURS : Unit.DAYS, calendar);
  }

  /** Business days alone: a notice is of whole days. */
  static BusinessPeriod days(Node node) throws UnreadableText {
    node.only(DAYS, HOLIDAYS);
    node.at(DAYS);
    return read(node);
  }

  private static int number(Node node, Unit unit) throws UnreadableText {
    String wanted = "a number of 1 to " + unit.most();
    int number = Integer.parseInt(node.text("[1-9]\\d{0,2}", wanted));
    if (number > unit.most()) {
      throw node.error(wanted + " is wanted");
    }
    return number;
  }

  static Map<String, Object> write(BusinessPeriod period) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put(key(period), String.valueOf(period.number()));
    written.put(HOLIDAYS, period.calendar());
    return written;
  }

  static Map<String, Object> write(RequestCondition.AskedWithin within) {
    Map<String, Object> written = write(within.period());
    if (within.since() != AskedSince.BOOKING) {
      written.put(COUNTED_FROM, InstrumentWriter.word(within.since()));
    }
    return written;
  }

  private static String key(BusinessPeriod period) {
    return period.unit() == Unit.HOURS ? HOURS : DAYS;
  }

  /** In plain words. */
  static String of(BusinessPeriod period) {
    String unit = period.unit().name().toLowerCase(Locale.ROOT);
    return "%d %s without weekends and the holidays of %s"
        .formatted(
            period.number(),
            period.number() == 1 ? unit.substring(0, unit.length() - 1) : unit,
            period.calendar());
  }
}
