package org.tenprint.notification.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tenprint.decisions.KnownRules;

/**
 * Looks at the cases that wait where time or a rule may have changed something for them.
 *
 * <p>An instrument may make every case due at once. A look ends after {@link #AT_LONGEST}: a thread
 * looks at each of its partitions within one transaction, which the broker aborts after fifteen
 * seconds, and what was aborted would be begun again for ever. The next goes on from there: what is
 * done stays done, and what came in meanwhile has its turn.
 */
public final class WakeCases {
  /** How long a look goes on, but for the case that is looked at then. */
  static final Duration AT_LONGEST = Duration.ofMillis(200);

  private static final int AT_MOST = 2_000;

  private final Deciding deciding;
  private final Cases cases;
  private final Outbox outbox;
  private final Unread unread;
  private final Apart apart;
  private final WakeRound round;

  /**
   * @param deciding under what cases are decided
   * @param cases those kept
   * @param outbox where what was decided goes
   * @param unread what the log has and was not taken yet
   * @param apart keeps one case's failure from the rest
   * @param round where looks go on
   */
  public WakeCases(
      Deciding deciding, Cases cases, Outbox outbox, Unread unread, Apart apart, WakeRound round) {
    this.deciding = deciding;
    this.cases = cases;
    this.outbox = outbox;
    this.unread = unread;
    this.apart = apart;
    this.round = round;
  }

  /** Looks at those that are due; forgets work that is past. */
  public void run() {
    KnownRules rules = deciding.rules().now();
    Instant now = deciding.clock().instant();
    Duration deadline = deciding.settings().get().holdDeadline();
    Cases.Due due =
        cases.due(
            round.from(),
            (booking, wait) -> !apart.putAside(booking) && wait.due(rules, deadline, now),
            AT_MOST);
    round.from(wake(due, now.plus(AT_LONGEST)));
    cases.forgetWithheld(now.minus(deadline), AT_MOST);
  }

  /**
   * Looks at these for as long as a look goes on, at one at least.
   *
   * @return the first at which it did not look
   */
  public Optional<String> run(List<String> bookings) {
    return wake(
        new Cases.Due(bookings, Optional.empty()), deciding.clock().instant().plus(AT_LONGEST));
  }

  /** Where to go on; one is looked at, however late it is. */
  private Optional<String> wake(Cases.Due due, Instant end) {
    int looked = 0;
    for (String booking : due.bookings()) {
      if (looked > 0 && !deciding.clock().instant().isBefore(end)) {
        return Optional.of(booking);
      }
      wakeApart(booking);
      looked++;
    }
    return due.next();
  }

  /** Looks at a case, and keeps that it was looked at. */
  void wakeApart(String booking) {
    Instant end = round.time().end(deciding.clock().instant());
    Said said = new Said(unread, Optional.empty(), round.time().words());
    new CatchUp(deciding, cases, outbox, apart, said)
        .run(
            booking,
            () -> unread.now(booking),
            Optional.empty(),
            AheadBound.until(end, deciding.clock()),
            progress -> progress.look(() -> unread.now(booking)));
  }
}
