package org.tenprint.notification.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tenprint.notification.domain.AwaitedErasure;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.ErasureOrder;
import org.tenprint.notification.domain.Happening;
import org.tenprint.policy.cases.CaseEvent;

/**
 * Carries out an expungement: recipients are told that what they hold is recalled, the case goes
 * from the state, and the erasure is written, all in one transaction. The key is destroyed by those
 * who read the erasure, so never before recipients were told.
 *
 * <p>A booking that is not decided yet is decided first, as expunged, so that every recipient has
 * its disposition. Where that does not come within {@link #LONGEST_UNDECIDED}, it is forgotten
 * undecided: an order is not put off for a booking that may never have been.
 */
public final class ForgetBooking {
  /** Far longer than a booking is under way. */
  public static final Duration LONGEST_UNDECIDED = Duration.ofHours(1);

  private final Deciding deciding;
  private final Cases cases;
  private final ForgottenBookings forgotten;
  private final Outbox outbox;

  /**
   * @param deciding under what cases are decided
   * @param cases those kept
   * @param forgotten who is forgotten
   * @param outbox where what was decided goes
   */
  public ForgetBooking(Deciding deciding, Cases cases, ForgottenBookings forgotten, Outbox outbox) {
    this.deciding = deciding;
    this.cases = cases;
    this.forgotten = forgotten;
    this.outbox = outbox;
  }

  /**
   * Takes an order.
   *
   * @param unreadable whether the booking's key is gone already: nothing of it can be decided
   */
  public void order(String booking, ErasureOrder order, boolean unreadable) {
    if (forgotten.forgot(booking)) {
      return;
    }
    CaseEntry entry = cases.entry(booking);
    if (entry.open().isPresent()) {
      recall(booking, entry, expunged(order));
    } else if (!unreadable) {
      await(booking, entry, order);
      return;
    }
    forget(booking, order);
  }

  /** What an order says of a case. */
  public static Happening expunged(ErasureOrder order) {
    return new Happening(new CaseEvent.Expunged(), order.where(), order.by(), Optional.empty());
  }

  private void recall(String booking, CaseEntry entry, Happening expunged) {
    if (!entry.ahead().contains(expunged.where())) {
      CaseProgress progress =
          new CaseProgress(deciding, cases, outbox, booking, entry, Said.NOTHING);
      progress.take(expunged);
      progress.done();
    }
  }

  private void await(String booking, CaseEntry entry, ErasureOrder order) {
    if (forgotten.awaited(booking).isPresent()) {
      return;
    }
    Instant now = deciding.clock().instant();
    Happening known = expunged(order).knownAt(now, deciding.rules().now().offset());
    entry.early().with(known).ifPresent(more -> cases.keep(booking, entry.with(more)));
    forgotten.await(booking, new AwaitedErasure(order, now));
  }

  /** The booking's determination came and was decided: an order that waited is carried out. */
  public void decided(String booking) {
    forgotten.awaited(booking).ifPresent(awaited -> forget(booking, awaited.order()));
  }

  /** Carries out orders that waited too long for a determination. */
  public void overdue() {
    Instant now = deciding.clock().instant();
    for (String booking : forgotten.allAwaited()) {
      forgotten
          .awaited(booking)
          .filter(awaited -> awaited.overdue(LONGEST_UNDECIDED, now))
          .ifPresent(awaited -> forget(booking, awaited.order()));
    }
  }

  private void forget(String booking, ErasureOrder order) {
    cases.forget(booking);
    forgotten.forget(booking, order, deciding.clock().instant());
  }
}
