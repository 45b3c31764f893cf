package org.tenprint.notification.adapter.http;

import java.time.DateTimeException;
import java.time.Period;
import java.util.Optional;
import org.tenprint.notification.application.Refused;
import org.tenprint.policy.law.Termination;
import org.tenprint.policy.offence.BusinessPeriod;

/** The notice in the body of a termination. */
final class TerminationBody {
  private TerminationBody() {}

  /** A period, or business days by a calendar. */
  static Termination read(String id, RequestBody asked) throws Refused {
    Optional<String> days = asked.optional("business-days");
    Optional<String> calendar = asked.optional("holidays");
    if (days.isEmpty() && calendar.isEmpty()) {
      return new Termination(id, notice(asked.text("notice")));
    }
    if (asked.optional("notice").isPresent()) {
      throw RequestBody.unreadable("notice or business-days: one of the two is wanted.");
    }
    int number =
        Integer.parseInt(asked.text("business-days", "[1-9]\\d{0,2}", "a number of 1 to 90"));
    String name =
        asked.text("holidays", "[A-Z0-9][A-Z0-9-]{0,15}", "a calendar's name, such as US,");
    return Termination.of(id, new BusinessPeriod(number, BusinessPeriod.Unit.DAYS, name));
  }

  private static Period notice(String text) throws Refused {
    try {
      Period notice = Period.parse(text);
      if (!notice.isNegative()) {
        return notice;
      }
    } catch (DateTimeException | ArithmeticException e) {
      // said below; the latter of too many weeks
    }
    throw RequestBody.unreadable("notice: a period such as P30D is wanted.");
  }
}
