package org.tenprint.notification.application;

import java.util.List;
import java.util.Optional;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.EarlyEvents;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.notification.domain.TakenRequests;

/**
 * Takes what happened to a booking: a step of its case, or, before the determination, kept for it.
 *
 * <p>Before whatever may tell something comes what stands unread elsewhere: before all but the
 * events that only keep back. A hold that ran out is over in the first step that is taken then,
 * before what that step brings, and its end tells nothing. Before what was recorded after reviews
 * that were put off come those.
 */
public final class TakeCaseEvent {
  private final Deciding deciding;
  private final Cases cases;
  private final Outbox outbox;
  private final Unread unread;

  /**
   * @param deciding under what cases are decided
   * @param cases those kept
   * @param outbox where what was decided goes
   * @param unread what the log has and was not taken yet
   */
  public TakeCaseEvent(Deciding deciding, Cases cases, Outbox outbox, Unread unread) {
    this.deciding = deciding;
    this.cases = cases;
    this.outbox = outbox;
    this.unread = unread;
  }

  /**
   * Takes an event.
   *
   * <p>A review before which more stands unread than a step takes is put off until that was taken,
   * since what stands behind may keep back what the review tells.
   *
   * @return false if it is more than is taken of a booking: a request beyond the most; what only
   *     tells, of a full case; what its source reported too often before the determination, or is
   *     not to be kept whatever happens while that is full; or a review of somebody of whom so many
   *     are put off already
   */
  public boolean take(String booking, Happening happening) {
    CaseEntry entry = cases.entry(booking);
    if (entry.ahead().contains(happening.where())) {
      cases.keep(booking, entry.passedOver(happening.where()));
      return true;
    }
    return entry.open().isPresent() ? step(booking, happening) : keep(booking, entry, happening);
  }

  private boolean step(String booking, Happening happening) {
    if (progress(booking).beyond(happening)) {
      return false;
    }
    AheadBound bound = AheadBound.ofATurn(deciding.clock());
    if (happening.review()) {
      return review(booking, happening, Optional.empty(), bound);
    }
    if (happening.asksAnAgency()) {
      takeReviewsBefore(booking, happening, bound);
    }
    CaseProgress progress = progress(booking);
    if (!happening.keepsBack()) {
      AheadBound most = AheadBound.steps(AheadBound.MOST, deciding.clock());
      if (!progress.takeAhead(ahead(booking, happening), most)) {
        return false;
      }
      if (cases.entry(booking).early().events().stream().anyMatch(happening::standsBehind)) {
        progress.done();
        catchUp().takePutOffBefore(booking, happening, bound);
        progress = progress(booking);
      }
    }
    progress.take(happening);
    progress.done();
    return true;
  }

  /**
   * Takes the reviews of a case before a request of which nobody has looked at what is held: those
   * that were put off, and those that stand unread, each behind what stands unread before it. What
   * takes too long is put off.
   */
  private void takeReviewsBefore(String booking, Happening request, AheadBound bound) {
    CaseEntry entry = cases.entry(booking);
    List<Happening> reviews =
        unread.before(request.where(), booking).stream()
            .filter(one -> one.review() && !entry.ahead().contains(one.where()))
            .toList();
    Optional<Happening> next = Optional.of(request);
    if (reviews.isEmpty() && !entry.early().events().isEmpty()) {
      List<Happening> before = CatchUp.comeAhead(unread.before(request.where(), booking), next);
      catchUp().run(booking, () -> before, bound, CaseProgress::done);
    }
    for (Happening review : reviews) {
      // what is beyond what is taken of a booking is a dead letter in its turn
      if (!progress(booking).beyond(review) && review(booking, review, next, bound)) {
        cases.keep(booking, cases.entry(booking).tookAhead(review.where()));
        bound.took();
      }
    }
  }

  /**
   * Takes a review behind what stands unread before it, or puts it off.
   *
   * @param next the request whose turn it is, before which the review comes
   */
  private boolean review(
      String booking, Happening review, Optional<Happening> next, AheadBound bound) {
    CaseEntry entry = cases.entry(booking);
    List<Happening> unread = CatchUp.comeAhead(this.unread.before(review.where(), booking), next);
    boolean taken =
        !bound.over()
            && catchUp()
                .run(
                    booking,
                    () -> unread,
                    bound,
                    progress -> {
                      progress.take(review);
                      progress.done();
                    });
    return taken
        || progress(booking)
            .doneButFor(
                review.putOff(
                    entry.open().orElseThrow().at(),
                    deciding.rules().now().offset(),
                    lastBefore(entry, unread)));
  }

  /** The last of what stands before a review: what is unread, or what another waits for. */
  private static Optional<LogAddress> lastBefore(CaseEntry entry, List<Happening> unread) {
    return unread.isEmpty()
        ? entry.early().events().stream()
            .flatMap(one -> one.known().stream())
            .flatMap(known -> known.behind().stream())
            .reduce((one, later) -> later)
        : Optional.of(unread.get(unread.size() - 1).where());
  }

  private CaseProgress progress(String booking) {
    return new CaseProgress(deciding, cases, outbox, booking, cases.entry(booking));
  }

  private CatchUp catchUp() {
    return new CatchUp(deciding, cases, outbox, (booking, part) -> part.run());
  }

  /** Before an event what stands on other topics, since its own has an order; no reviews. */
  private List<Happening> ahead(String booking, Happening happening) {
    return unread.before(happening.where(), booking).stream()
        .filter(one -> !one.review() && !one.where().topic().equals(happening.where().topic()))
        .toList();
  }

  private boolean keep(String booking, CaseEntry entry, Happening happening) {
    if (happening.asksAnAgency() && asked(entry) >= TakenRequests.MOST) {
      return false;
    }
    Happening known =
        happening.knownAt(deciding.clock().instant(), deciding.rules().now().offset());
    Optional<EarlyEvents> early = entry.early().with(known, cases.full(booking));
    early.ifPresent(more -> cases.keep(booking, entry.with(more)));
    return early.isPresent();
  }

  /** Each request that came early is taken with the determination, whoever sent it. */
  private static long asked(CaseEntry entry) {
    return entry.early().events().stream().filter(Happening::asksAnAgency).count();
  }
}
