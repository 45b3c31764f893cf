package org.tenprint.notification.application;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.Happening;

/**
 * Takes what stands before an input or a look of an open case: what is unread, and the reviews that
 * were put off, each where it stood in the log. A review that was put off comes behind what was
 * unread before it and before what was recorded after it, so that it answers what it answered then.
 */
final class CatchUp {
  private final Deciding deciding;
  private final Cases cases;
  private final Outbox outbox;
  private final Apart apart;
  private final Said said;

  /**
   * @param apart keeps from the rest a part that fails; each is kept when it is over
   * @param said what stands unread, and what has its turn
   */
  CatchUp(Deciding deciding, Cases cases, Outbox outbox, Apart apart, Said said) {
    this.deciding = deciding;
    this.cases = cases;
    this.outbox = outbox;
    this.apart = apart;
    this.said = said;
  }

  /** A part on its way: what came of it. */
  private static final class Part {
    final Optional<Happening> next;
    Optional<Happening> review = Optional.empty();
    boolean again;
    boolean ended;

    Part(Optional<Happening> next) {
      this.next = next;
    }
  }

  /**
   * What may be taken before its turn: all but reviews, requests and what speaks of these alone.
   * Nobody can have reviewed what is held of a request that was not taken yet, and one that was
   * recorded after a review, of which a service that was away cannot tell it, would take the place
   * of the one that was looked at. A consent says nothing of the request before, and neither does a
   * refusal where the agency was asked nothing before. Where there is something to be ended, that
   * counts at once, and nothing is left of it.
   *
   * @param next a request whose turn it is, and which is not taken yet
   */
  static List<Happening> comeAhead(
      CaseEntry entry, List<Happening> unread, Optional<Happening> next) {
    List<Happening> asked =
        Stream.concat(next.stream(), unread.stream().filter(Happening::asksAnAgency))
            .filter(request -> !endsAtOnce(entry, unread, request))
            .toList();
    return unread.stream()
        .filter(one -> !one.asksAnAgency() && !one.review())
        .filter(one -> asked.stream().noneMatch(one::speaksOf))
        .toList();
  }

  /** Whether something is refused behind a request that stands by now, or was reported before. */
  private static boolean endsAtOnce(CaseEntry entry, List<Happening> unread, Happening request) {
    boolean askedBefore = entry.open().filter(open -> request.asksAgain(open.file())).isPresent();
    return unread.stream()
        .filter(end -> end.refuses(request))
        .anyMatch(
            end ->
                askedBefore
                    || entry.ahead().contains(end.where())
                    || unread.stream()
                        .anyMatch(
                            one ->
                                one.consentsTo(request)
                                    && one.where().offset() < end.where().offset()));
  }

  /**
   * Takes it as far as the bound goes; what was taken stays.
   *
   * @param standing what stands unread before, in order; reviews among it have their turns
   * @param next a request whose turn it is, and which is not taken yet
   * @param end what is done with the case once all of it was taken
   * @return whether all was
   */
  boolean run(
      String booking,
      Supplier<List<Happening>> standing,
      Optional<Happening> next,
      AheadBound bound,
      Consumer<CaseProgress> end) {
    while (true) {
      Part part = new Part(next);
      Consumer<Said> taking = how -> take(booking, standing.get(), how, bound, end, part);
      apart.run(booking, () -> said.take(outbox, taking));
      if (part.ended || !part.again || bound.over()) {
        return part.ended;
      }
      if (part.review.isPresent()) {
        takePutOff(booking, part.review.get());
        bound.took();
      }
    }
  }

  private void take(
      String booking,
      List<Happening> standing,
      Said how,
      AheadBound bound,
      Consumer<CaseProgress> end,
      Part part) {
    CaseEntry entry = cases.entry(booking);
    if (entry.open().isEmpty()) {
      cases.keep(booking, Optional.empty());
      return;
    }
    CaseProgress progress = progress(booking, entry, how);
    Optional<Happening> review = entry.early().events().stream().findFirst();
    List<Happening> before =
        comeAhead(entry, standing, part.next).stream()
            .filter(one -> review.filter(one::standsBehind).isEmpty())
            .toList();
    boolean all = progress.takeAhead(before, bound);
    progress.putAsideUnseen(() -> said.unread().now(booking));
    if (!all || review.isPresent() || progress.waitsForReviews()) {
      progress.done();
      part.again = all;
      // one that was put aside meanwhile leaves the next, before which more may stand
      part.review = first(booking).filter(one -> review.filter(one::equals).isPresent());
      return;
    }
    end.accept(progress);
    part.ended = true;
  }

  /**
   * Takes the reviews that were put off and stood before this event, whose turn it is; what stood
   * before them had its turn.
   *
   * @return whether all of them were taken
   */
  boolean takePutOffBefore(String booking, Happening event, AheadBound bound) {
    while (first(booking).filter(event::standsBehind).isPresent()) {
      if (bound.over()) {
        return false;
      }
      takePutOff(booking, first(booking).get());
      bound.took();
    }
    return true;
  }

  private Optional<Happening> first(String booking) {
    return cases.entry(booking).early().events().stream().findFirst();
  }

  /** The first that was put off, by itself: where that fails the rest goes on without it. */
  private void takePutOff(String booking, Happening review) {
    Runnable alone = () -> said.take(outbox, how -> step(booking, review, how));
    boolean taken = outbox.takesAlone(booking, review, alone);
    // of who was forgotten meanwhile nothing is kept
    if (!taken && cases.entry(booking).open().isPresent()) {
      cases.keep(booking, without(booking));
    }
  }

  private void step(String booking, Happening review, Said how) {
    CaseProgress progress = progress(booking, without(booking), how);
    if (progress.beyond(review) || progress.saidSince(review)) {
      cases.keep(booking, without(booking));
      outbox.putAside(booking, review);
      return;
    }
    progress.take(review.asOfNow());
    progress.putAsideUnseen(() -> said.unread().now(booking));
    progress.done();
  }

  private CaseProgress progress(String booking, CaseEntry entry, Said how) {
    return new CaseProgress(deciding, cases, outbox, booking, entry, how);
  }

  private CaseEntry without(String booking) {
    CaseEntry entry = cases.entry(booking);
    return entry.with(entry.early().withoutFirst());
  }
}
