package org.tenprint.notification.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.notification.domain.Case;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.EarlyEvents;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.notification.domain.TakenRequests;
import org.tenprint.notification.domain.Trigger;
import org.tenprint.notification.domain.WaitingCase;
import org.tenprint.notification.domain.WithheldWork;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseFile;

/** A case while an input is taken: nothing is written or kept before all of it was decided. */
final class CaseProgress {
  private final Deciding deciding;
  private final Cases cases;
  private final Outbox outbox;
  private final String booking;
  private final CaseSteps steps;
  private final OvertakenWord overtaken;
  private Optional<TakenRequests> requests = Optional.empty();
  private Optional<Boolean> full = Optional.empty();
  private boolean asked;
  private final Optional<Case> began;

  /**
   * @param said what people said and stands unread; asked where something is let out
   */
  CaseProgress(
      Deciding deciding, Cases cases, Outbox outbox, String booking, CaseEntry entry, Said said) {
    this.deciding = deciding;
    this.cases = cases;
    this.outbox = outbox;
    this.booking = booking;
    this.began = entry.open();
    this.steps = new CaseSteps(deciding, cases, outbox, booking, entry);
    this.overtaken =
        new OvertakenWord(
            deciding,
            steps,
            said,
            () -> said.recorded(booking),
            review -> !beyond(review) && !unseen(review),
            () -> cases.waiting(booking));
  }

  void open(CaseFile file) {
    steps.keep(steps.entry().with(new Case(booking, file, 0, Instant.MIN)));
  }

  /**
   * Takes what happened, under what was known when it came where it waited since; a request that
   * was taken before makes nothing.
   *
   * @return whether it was taken
   */
  boolean take(Happening happening) {
    if (happening.asksAnAgency()) {
      TakenRequests before = requests();
      if (happening.repeats(before)) {
        return false;
      }
      requests = Optional.of(happening.takenWith(before));
      asked = true;
    }
    Trigger trigger = happening.review() ? Trigger.REVIEW : Trigger.CASE_EVENT;
    overtaken
        .before(Optional.of(happening))
        .ifPresentOrElse(
            one -> steps.add(one, trigger, Optional.of(happening.where())),
            () -> overtaken.woken().ifPresent(steps::addWoken));
    return true;
  }

  /** Whether it was taken before its turn. */
  boolean tookAhead(Happening review) {
    return steps.entry().ahead().contains(review.where());
  }

  private boolean unseen(Happening review) {
    return saidSince(review) || began.filter(then -> heldBesides(then.file(), review)).isPresent();
  }

  private TakenRequests requests() {
    if (requests.isEmpty()) {
      requests = Optional.of(cases.requests(booking));
    }
    return requests.get();
  }

  /** Whether it is a request, and the booking takes no more, or only tells, of a full case. */
  boolean beyond(Happening happening) {
    return happening.asksAnAgency() && happening.beyond(requests())
        || happening.onlyTells() && full();
  }

  /** As it was kept before: to ask is dear. */
  private boolean full() {
    if (full.isEmpty()) {
      full = Optional.of(cases.full(booking));
    }
    return full.get();
  }

  /**
   * Takes what was recorded before and whose turn has not come, in its order, as far as the bound
   * goes. A request beyond what a booking takes is none of it: it is put aside in its turn.
   *
   * @return whether all of it was taken
   */
  boolean takeAhead(List<Happening> unread, AheadBound bound) {
    for (Happening happening : unread) {
      if (steps.entry().ahead().contains(happening.where()) || beyond(happening)) {
        continue;
      }
      if (bound.over()) {
        return false;
      }
      if (take(happening)) {
        steps.keep(steps.entry().tookAhead(happening.where()));
        bound.took();
      }
    }
    return true;
  }

  /** The same of what stands before a determination, however much: nothing is told before it. */
  void takeAhead(List<Happening> unread) {
    takeAhead(unread, AheadBound.steps(Integer.MAX_VALUE, deciding.clock()));
  }

  /**
   * Ends with a review that waits, behind those that do, until what stands unread before it was
   * taken: the case is due until then.
   *
   * @return false if its source has too many that wait: then nothing is written or kept
   */
  boolean doneButFor(Happening review) {
    Optional<EarlyEvents> more = steps.entry().early().withPutOff(review);
    more.ifPresent(
        all -> {
          steps.keep(steps.entry().with(all));
          if (!done()) {
            cases.keep(booking, steps.entry());
            cases.keep(booking, Optional.of(unfinished()));
          }
        });
    return more.isPresent();
  }

  /** Whether a hold was said since it was put off, and it only tells. */
  boolean saidSince(Happening review) {
    return SeenHolds.saidSince(stands().file(), review);
  }

  /**
   * Whether more is held than its author can have seen, and it only tells.
   *
   * @param then the case when it stood unread
   */
  boolean heldBesides(CaseFile then, Happening review) {
    return SeenHolds.heldBesides(then, stands().file(), review);
  }

  /**
   * Puts aside each review that only tells, where it waited or stood unread while more came to be
   * held; the turn of one that stood unread passes it over.
   *
   * @param unread what was recorded by then; asked where more is held
   */
  void putAsideUnseen(Supplier<List<Happening>> unread) {
    if (began.filter(then -> SeenHolds.holdsMore(then.file(), stands().file())).isEmpty()) {
      return;
    }
    for (Happening one : steps.entry().early().events()) {
      if (one.onlyTells()) {
        outbox.putAside(booking, one);
        steps.keep(steps.entry().with(steps.entry().early().without(one)));
      }
    }
    List<Happening> unseen =
        unread.get().stream()
            .filter(one -> one.review() && one.onlyTells())
            .filter(one -> !steps.took(one) && !steps.entry().ahead().contains(one.where()))
            .toList();
    for (Happening one : SeenHolds.mostPeople(unseen, AheadBound.MOST)) {
      outbox.putAside(booking, one);
      steps.keep(steps.entry().tookAhead(one.where()));
    }
  }

  /** Whether a review waits that was put off. */
  boolean waitsForReviews() {
    return !steps.entry().early().events().isEmpty();
  }

  void decide(LogAddress determination) {
    CaseMoment moment = deciding.now(stands().at());
    Reach.Taken made = steps.made(new CaseEvent.Decide(), moment);
    steps.add(made, Trigger.DETERMINATION, Optional.of(determination));
  }

  /**
   * Ends with a look whether time or a rule made something, and keeps that it was looked at.
   *
   * @param unread what was recorded by then
   */
  void look(Supplier<List<Happening>> unread) {
    // by a later moment's clock and rules nobody looked: what changed between would be passed over
    Reach.Taken woken = overtaken.before(Optional.empty()).orElseThrow();
    steps.addWoken(woken);
    CaseMoment looked = woken.moment();
    putAsideUnseen(unread);
    if (!done()) {
      cases.keep(booking, WaitingCase.of(stands(), looked.at(), looked.rules().offset()));
    }
  }

  private Case stands() {
    return steps.stands();
  }

  /** Writes and keeps what was decided; returns whether anything was. */
  boolean done() {
    if (steps.all().isEmpty()) {
      return false;
    }
    steps.writeAndKeep();
    if (asked) {
      cases.keep(booking, requests());
    }
    CaseMoment last = steps.last().orElseThrow().moment();
    cases.keep(booking, waits(last));
    steps.all().forEach(step -> WithheldWork.of(step).ifPresent(cases::keep));
    return true;
  }

  private WaitingCase unfinished() {
    return WaitingCase.unfinished(stands(), cases.waiting(booking).flatMap(WaitingCase::known));
  }

  private Optional<WaitingCase> waits(CaseMoment last) {
    return steps.entry().early().equals(EarlyEvents.NONE)
        ? WaitingCase.of(stands(), last.at(), last.rules().offset())
        : Optional.of(WaitingCase.unfinished(stands(), Optional.of(last.rules().offset())));
  }
}
