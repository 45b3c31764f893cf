package org.tenprint.booking.adapter.http;

import java.time.Instant;
import org.tenprint.booking.application.PrintInspector;
import org.tenprint.booking.domain.BookingRules;
import org.tenprint.booking.domain.ContentDigest;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Problem;
import org.tenprint.formats.Limits;
import org.tenprint.testkit.fuzz.Bounds;

/** What the rules say of a draft, whatever door it came by. */
final class Judged {
  private static final Instant NOW = Instant.parse("2011-06-06T12:00:00Z");
  private static final Limits SMALL = new Limits(1 << 16, 32, 64, 1 << 15, 256);
  private static final BookingRules RULES =
      new BookingRules((ori, day) -> ori.startsWith("MA"), new PrintInspector(SMALL));
  private static final long SOME = 4 << 20;
  private static final long A_BYTE = 1024;

  private Judged() {}

  /** The content's digest, or the problems; there is always one of the two. */
  static String judge(Draft draft, int length) {
    BookingRules.Checked checked;
    try {
      checked = Bounds.within(SOME + A_BYTE * length, () -> RULES.check(draft, 1, NOW));
    } catch (RuntimeException untyped) {
      throw untyped;
    } catch (Exception untyped) {
      throw new AssertionError("a checked failure", untyped);
    }
    if (checked instanceof BookingRules.InOrder inOrder) {
      inOrder.notUsed().forEach(Judged::said);
      if (inOrder.content().fingers().prints().size() > 10) {
        throw new AssertionError("more prints than fingers");
      }
      return ContentDigest.of(inOrder.content());
    }
    BookingRules.ToMend toMend = (BookingRules.ToMend) checked;
    if (toMend.problems().isEmpty()) {
      throw new AssertionError("refused, and nothing is to mend");
    }
    toMend.problems().forEach(Judged::said);
    return toMend.problems().toString();
  }

  private static void said(Problem problem) {
    if (problem.code() == null || problem.remedy().isBlank() || problem.field().length() > 200) {
      throw new AssertionError("a problem that does not say what to mend, or where");
    }
  }
}
