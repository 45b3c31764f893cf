package org.tenprint.notification.application;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tenprint.notification.application.ShowWork.Asking;
import org.tenprint.policy.fact.Verdict;

/**
 * Records a person's verdict on a case that it answers; who sends any other is told so, and nothing
 * is recorded.
 *
 * <p>Of a protected person's booking the answer is what a stranger's would get.
 */
public final class ReviewCases {
  private final OfficesCases cases;
  private final ShowWork work;
  private final ReviewLog log;

  /**
   * @param cases where they stand
   * @param work what people are shown of them
   * @param log where verdicts are recorded
   */
  public ReviewCases(StandingCases cases, ShowWork work, ReviewLog log) {
    this.cases = new OfficesCases(cases);
    this.work = work;
    this.log = log;
  }

  /**
   * Records a verdict. Where it answers a hold, whoever gives it must have seen what is held, as it
   * stands now: a hold that began since they looked is not answered unseen.
   *
   * @param who of another office's cases the answer is that of none
   * @param sheet name of the work sheet that they saw; empty where they name none
   * @throws Refused if it answers nothing, what the person saw is not what is asked now, or nobody
   *     can look here; then it is not recorded
   */
  public void review(UUID booking, Asking who, Verdict verdict, Optional<String> sheet, Instant at)
      throws Refused {
    Standing.Decided standing = cases.of(booking, who.offices());
    if (!standing.answers().contains(verdict)) {
      throw new Refused(
          RefusalReason.ANSWERS_NOTHING,
          "Nothing stands there that %s answers%s.".formatted(text(verdict), text(standing)));
    }
    work.seen(booking, who, verdict, sheet);
    log.record(booking, new ReviewLog.Given(who.by(), verdict, sheet), at);
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
