package org.tenprint.notification.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tenprint.decisions.KnownRules;
import org.tenprint.notification.domain.Case;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.WaitingCase;

/** Looks at the cases that wait where time or a rule may have changed something for them. */
public final class WakeCases {
  private static final int AT_MOST = 2_000;

  private final Deciding deciding;
  private final Cases cases;
  private final Outbox outbox;
  private final Unread unread;
  private final Apart apart;

  /**
   * @param deciding under what cases are decided
   * @param cases those kept
   * @param outbox where what was decided goes
   * @param unread what the log has and was not taken yet
   * @param apart keeps one case's failure from the rest
   */
  public WakeCases(Deciding deciding, Cases cases, Outbox outbox, Unread unread, Apart apart) {
    this.deciding = deciding;
    this.cases = cases;
    this.outbox = outbox;
    this.unread = unread;
    this.apart = apart;
  }

  /** Looks at those that are due; forgets work that is past. */
  public void run() {
    KnownRules rules = deciding.rules().now();
    Instant now = deciding.clock().instant();
    Duration deadline = deciding.settings().get().holdDeadline();
    cases
        .due((booking, wait) -> !apart.putAside(booking) && wait.due(rules, deadline, now), AT_MOST)
        .forEach(this::wakeApart);
    cases.forgetWithheld(now.minus(deadline), AT_MOST);
  }

  /** Looks at a case, and keeps that it was looked at. */
  void wakeApart(String booking) {
    apart.run(booking, () -> wake(booking));
  }

  private void wake(String booking) {
    CaseEntry entry = cases.entry(booking);
    if (entry.open().isEmpty()) {
      cases.keep(booking, Optional.empty());
      return;
    }
    CaseProgress progress = new CaseProgress(deciding, cases, booking, entry);
    progress.takeAhead(unread.now(booking));
    progress.wake();
    if (!progress.done(outbox)) {
      Case same = entry.open().get();
      Instant at = deciding.now(same.at()).at();
      cases.keep(booking, WaitingCase.of(same, at, deciding.rules().now().offset()));
    }
  }
}
