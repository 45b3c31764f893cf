package org.tenprint.notification.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tenprint.notification.domain.Case;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.EarlyEvents;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.notification.domain.TakenRequests;
import org.tenprint.notification.domain.WaitingCase;
import org.tenprint.policy.cases.CaseFile;

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
  private final WordTime time;

  /** One that shares its time with no others. */
  public TakeCaseEvent(Deciding deciding, Cases cases, Outbox outbox, Unread unread) {
    this(deciding, cases, outbox, unread, new LookTime());
  }

  /**
   * @param deciding under what cases are decided
   * @param cases those kept
   * @param outbox where what was decided goes
   * @param unread what the log has and was not taken yet
   * @param time of all that the thread does
   */
  public TakeCaseEvent(
      Deciding deciding, Cases cases, Outbox outbox, Unread unread, LookTime time) {
    this.deciding = deciding;
    this.cases = cases;
    this.outbox = outbox;
    this.unread = unread;
    this.time = time.words();
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
    if (progress(booking, said(happening)).beyond(happening)) {
      return false;
    }
    AheadBound bound = AheadBound.ofATurn(deciding.clock());
    if (happening.review()) {
      CaseFile then = cases.entry(booking).open().orElseThrow().file();
      return review(booking, happening, new Turn(Optional.empty(), then, bound));
    }
    if (happening.asksAnAgency()) {
      takeReviewsBefore(booking, happening, bound);
    }
    AtomicBoolean taken = new AtomicBoolean();
    said(happening).take(outbox, how -> taken.set(event(booking, happening, bound, how)));
    return taken.get();
  }

  private boolean event(String booking, Happening happening, AheadBound bound, Said said) {
    CaseProgress progress = progress(booking, said);
    if (!happening.keepsBack()) {
      List<Happening> recorded = unread.before(happening.where(), booking);
      AheadBound most = AheadBound.steps(AheadBound.MOST, deciding.clock());
      if (!progress.takeAhead(ahead(recorded, happening), most)) {
        return false;
      }
      if (cases.entry(booking).early().events().stream().anyMatch(happening::standsBehind)) {
        progress.putAsideUnseen(() -> unread.now(booking));
        progress.done();
        catchUp(happening).takePutOffBefore(booking, happening, bound);
        progress = progress(booking, said);
      }
    }
    progress.take(happening);
    progress.putAsideUnseen(() -> unread.now(booking));
    progress.done();
    return true;
  }

  /**
   * Of a review that is taken.
   *
   * @param next the request whose turn it is, before which the review comes
   * @param then the case when the turn began: what its author can have seen
   * @param bound how much may be taken before it
   */
  private record Turn(Optional<Happening> next, CaseFile then, AheadBound bound) {}

  /**
   * Takes the reviews of a case before a request of which nobody has looked at what is held: those
   * that were put off, and those that stand unread, each behind what stands unread before it, and
   * by itself. Of what takes too long a release is put off, or aside if that is one too many; any
   * other review tells nothing of the request, and has its own turn.
   */
  private void takeReviewsBefore(String booking, Happening request, AheadBound bound) {
    CaseEntry entry = cases.entry(booking);
    List<Happening> recorded = unread.before(request.where(), booking);
    Turn turn = new Turn(Optional.of(request), entry.open().orElseThrow().file(), bound);
    if (!entry.early().events().isEmpty()) {
      catchUp(request).run(booking, () -> recorded, turn.next(), bound, CaseProgress::done);
    }
    SortedSet<LogAddress> taken = cases.entry(booking).ahead();
    List<Happening> reviews =
        recorded.stream().filter(one -> one.review() && !taken.contains(one.where())).toList();
    int next = 0;
    while (next < reviews.size() && !bound.over()) {
      takeBefore(booking, reviews.get(next), turn);
      bound.took();
      next++;
    }
    SortedSet<LogAddress> passed = cases.entry(booking).ahead();
    List<Happening> late =
        reviews.subList(next, reviews.size()).stream()
            .filter(one -> one.onlyTells() && !passed.contains(one.where()))
            .toList();
    if (!late.isEmpty() && cases.entry(booking).open().isPresent()) {
      putOff(booking, late, turn.then(), CatchUp.comeAhead(entry, recorded, turn.next()));
    }
  }

  private void takeBefore(String booking, Happening review, Turn turn) {
    if (cases.entry(booking).ahead().contains(review.where())) {
      return;
    }
    Runnable part =
        () -> {
          boolean taken =
              !progress(booking, said(review)).beyond(review) && review(booking, review, turn);
          if (!taken && review.onlyTells()) {
            outbox.putAside(booking, review);
          }
          if (taken || review.onlyTells()) {
            tookAhead(booking, review);
          }
        };
    if (!review.onlyTells()) {
      outbox.tries(part);
    } else if (!outbox.takesAlone(booking, review, part)) {
      tookAhead(booking, review);
    }
  }

  /** Of who was forgotten meanwhile nothing is kept. */
  private void tookAhead(String booking, Happening review) {
    CaseEntry entry = cases.entry(booking);
    if (entry.open().isPresent()) {
      cases.keep(booking, entry.tookAhead(review.where()));
    }
  }

  /**
   * At once, however many they are.
   *
   * @param then the case when they stood unread
   */
  private void putOff(
      String booking, List<Happening> releases, CaseFile then, List<Happening> before) {
    CaseEntry entry = cases.entry(booking);
    Case open = entry.open().orElseThrow();
    SortedSet<LogAddress> ahead = CaseEntry.sorted(entry.ahead());
    EarlyEvents early = entry.early();
    boolean unseen = SeenHolds.holdsMore(then, open.file());
    for (Happening one : releases) {
      Optional<EarlyEvents> more =
          unseen ? Optional.empty() : early.withPutOff(putOff(entry, one, before));
      early = more.orElse(early);
      if (more.isEmpty()) {
        outbox.putAside(booking, one);
      }
      ahead.add(one.where());
    }
    cases.keep(booking, new CaseEntry(entry.open(), early, ahead));
    Optional<Long> known = cases.waiting(booking).flatMap(WaitingCase::known);
    cases.keep(booking, Optional.of(WaitingCase.unfinished(open, known)));
  }

  private Happening putOff(CaseEntry stands, Happening review, List<Happening> before) {
    Instant at = stands.open().orElseThrow().at();
    return review.putOff(at, deciding.rules().now().offset(), lastBefore(stands, before));
  }

  /**
   * Takes a review behind what stands unread before it, or puts it off.
   *
   * @return false if it is one too many of its source, or only tells, and more is held by now than
   *     its author can have seen
   */
  private boolean review(String booking, Happening review, Turn turn) {
    CaseEntry entry = cases.entry(booking);
    List<Happening> recorded = unread.before(review.where(), booking);
    AtomicBoolean unseen = new AtomicBoolean();
    boolean ended =
        !turn.bound().over()
            && catchUp(review)
                .run(
                    booking,
                    () -> recorded,
                    turn.next(),
                    turn.bound(),
                    progress -> {
                      unseen.set(progress.heldBesides(turn.then(), review));
                      if (!unseen.get() && !progress.tookAhead(review)) {
                        progress.take(review);
                        progress.putAsideUnseen(() -> unread.now(booking));
                      }
                      progress.done();
                    });
    CaseEntry after = cases.entry(booking);
    if (after.ahead().contains(review.where())) {
      // before what would have overtaken it
      cases.keep(booking, after.passedOver(review.where()));
      return true;
    }
    List<Happening> before = CatchUp.comeAhead(entry, recorded, turn.next());
    CaseProgress progress = progress(booking, said(review));
    return ended
        ? !unseen.get()
        : !progress.heldBesides(turn.then(), review)
            && progress.doneButFor(putOff(entry, review, before));
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

  private Said said(Happening turn) {
    return new Said(unread, Optional.of(turn), time);
  }

  private CaseProgress progress(String booking, Said said) {
    return new CaseProgress(deciding, cases, outbox, booking, cases.entry(booking), said);
  }

  private CatchUp catchUp(Happening turn) {
    return new CatchUp(deciding, cases, outbox, (booking, part) -> part.run(), said(turn));
  }

  /** Before an event what stands on other topics, since its own has an order; no reviews. */
  private static List<Happening> ahead(List<Happening> recorded, Happening happening) {
    return recorded.stream()
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
