package org.tenprint.notification.application;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tenprint.notification.domain.Offices;
import org.tenprint.policy.fact.Verdict;

/**
 * Records a person's verdict on a case that it answers; who sends any other is told so, and nothing
 * is recorded.
 *
 * <p>Of a protected person's booking the answer is what a stranger's would get.
 */
public final class ReviewCases {
  private final OfficesCases cases;
  private final ReviewLog log;

  /**
   * @param cases where they stand
   * @param log where verdicts are recorded
   */
  public ReviewCases(StandingCases cases, ReviewLog log) {
    this.cases = new OfficesCases(cases);
    this.log = log;
  }

  /**
   * Records a verdict.
   *
   * @param offices those whose cases the person works on: of another's the answer is that of none
   * @return whether it answered something when the case was last looked at; false where another
   *     instance decides the case and nobody looked
   */
  public boolean review(UUID booking, Offices offices, String by, Verdict verdict, Instant at)
      throws Refused {
    Standing standing = cases.of(booking, offices);
    if (standing instanceof Standing.Decided decided && !decided.answers().contains(verdict)) {
      throw new Refused(
          RefusalReason.ANSWERS_NOTHING,
          "Nothing stands there that %s answers%s.".formatted(text(verdict), text(decided)));
    }
    log.record(booking, by, verdict, at);
    return standing instanceof Standing.Decided;
  }

  private static String text(Standing.Decided decided) {
    Set<Verdict> answers = decided.answers();
    return answers.isEmpty()
        ? ", nor any other verdict"
        : "; what does: "
            + answers.stream().map(ReviewCases::text).collect(Collectors.joining(", "));
  }

  private static String text(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
