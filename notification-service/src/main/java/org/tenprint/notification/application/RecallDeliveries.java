package org.tenprint.notification.application;

import java.time.Instant;
import org.tenprint.decisions.KnownRules;
import org.tenprint.notification.domain.RecallProgress;

/**
 * Walks through all cases for deliveries that an instrument recalls, when one in force came to be
 * known; a bounded part at each call. Where the walk is, is kept: a restart goes on from there.
 */
public final class RecallDeliveries {
  private final Deciding deciding;
  private final Cases cases;
  private final WakeCases wakes;

  /**
   * @param deciding under what cases are decided
   * @param cases those kept
   * @param wakes looks at a case again
   */
  public RecallDeliveries(Deciding deciding, Cases cases, WakeCases wakes) {
    this.deciding = deciding;
    this.cases = cases;
    this.wakes = wakes;
  }

  /** Begins a walk where one is due, or goes on with the one that is under way. */
  public void run() {
    RecallProgress progress = cases.recalls();
    KnownRules rules = deciding.rules().now();
    Instant now = deciding.clock().instant();
    if (progress.walk().isEmpty()) {
      if (!rules.mayRecall(progress.offset(), progress.since(), now)) {
        if (rules.offset() != progress.offset()) {
          cases.keep(progress.nothingSince(rules.offset(), now));
        }
        return;
      }
      progress = progress.walking("", rules.offset(), now);
    }
    cases.keep(walk(progress));
  }

  /** What the walk finds is looked at for as long as {@link WakeCases} looks, but one at least. */
  private RecallProgress walk(RecallProgress progress) {
    RecallProgress.Walk walk = progress.walk().orElseThrow();
    Cases.Walked walked = cases.walk(walk.next());
    Instant end = deciding.clock().instant().plus(WakeCases.AT_LONGEST);
    int looked = 0;
    for (String booking : walked.recallable()) {
      if (looked > 0 && !deciding.clock().instant().isBefore(end)) {
        return progress.walking(booking, walk.offset(), walk.at());
      }
      wakes.wakeApart(booking);
      looked++;
    }
    return walked
        .next()
        .map(next -> progress.walking(next, walk.offset(), walk.at()))
        .orElseGet(progress::walked);
  }
}
