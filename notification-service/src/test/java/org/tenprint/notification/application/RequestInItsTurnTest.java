package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.notification.application.HeldRequests.BOOKING;
import static org.tenprint.notification.application.HeldRequests.BOSTON;
import static org.tenprint.notification.application.HeldRequests.FIRST_ALONE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.Step;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Consent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Warrant;

/** A request is taken in its turn, behind every review that was recorded by then. */
class RequestInItsTurnTest {
  private static final String OTHER = "MA0460000";

  private final HeldRequests held = new HeldRequests();
  private final KeptCases kept = held.kept;
  private final TakeCaseEvent take = new TakeCaseEvent(kept.deciding(), kept, kept, kept);
  private final WakeCases wakes = wakes(kept);

  private WakeCases wakes(Outbox outbox) {
    return new WakeCases(
        kept.deciding(), kept, outbox, kept, (booking, part) -> part.run(), new WakeRound());
  }

  @BeforeEach
  void requestsAreHeldEachForItself() {
    held.begin(take);
  }

  private Happening second() {
    return held.request(RequestPurpose.CUSTODY_SAFETY);
  }

  private Happening consent(String by) {
    return consent(by, BOSTON);
  }

  private Happening consent(String by, String ori) {
    return held.happened(
        new CaseEvent.Consented(by, ori, kept.now, "F-1", ConsentTerms.values()[1]), by);
  }

  /** Its turn comes: it stands ahead no more. */
  private void turn(Happening one) {
    kept.ahead.remove(one);
    assertTrue(take.take(BOOKING, one));
  }

  private long steps(Happening of) {
    return kept.written.stream()
        .flatMap(step -> step.origin().stream())
        .filter(of.where()::equals)
        .count();
  }

  private Consent consented() {
    return consented(BOSTON);
  }

  private List<Happening> backlog(Happening... all) {
    kept.ahead.addAll(List.of(all));
    return List.of(all);
  }

  /** More than is taken at once. */
  private List<Happening> slowBacklog() {
    kept.reading = LookTime.AT_LONGEST;
    return backlog(held.statement(1), held.statement(2), held.statement(3));
  }

  @Test
  void reviewsThatStandUnreadAreTakenBeforeIt() {
    List<Happening> reviews = backlog(held.review("ann"), held.review("ben"));
    turn(second());
    reviews.forEach(this::turn);
    assertEquals(FIRST_ALONE, held.told());
    assertEquals(4, kept.written.size(), "each once");
  }

  /** What keeps back was recorded before them, as far as anybody can tell. */
  @Test
  void andBeforeThoseWhatStandsUnread() {
    Happening hidden = held.happened(new CaseEvent.PersonProtected(), "office");
    List<Happening> all = backlog(hidden, held.review("ann"), held.review("ben"));
    turn(second());
    all.forEach(this::turn);
    assertEquals(0, held.told().stream().filter(one -> one.startsWith("DELIVERED")).count());
  }

  @Test
  void aLookTakesNone() {
    List<Happening> all = backlog(second(), held.review("ann"), held.review("ben"));
    wakes.wakeApart(BOOKING);
    all.forEach(this::turn);
    assertEquals(FIRST_ALONE, held.told());
  }

  @Test
  void norDoReviews() {
    List<Happening> all = backlog(second());
    turn(held.review("ann"));
    turn(held.review("ben"));
    all.forEach(this::turn);
    assertEquals(FIRST_ALONE, held.told());
  }

  /** However slow steps are it has its turn, and reviews of before it release nothing of it. */
  @Test
  void reviewsThatTakeTooLongArePutOffAndReleaseNothingOfIt() {
    List<Happening> facts = slowBacklog();
    List<Happening> reviews = backlog(held.review("ann"), held.review("ben"));
    Instant began = kept.now;
    turn(second());
    Duration took = Duration.between(began, kept.now);
    assertTrue(took.compareTo(Duration.ofSeconds(60)) < 0, "steps of five seconds: " + took);
    kept.reading = Duration.ZERO;
    facts.forEach(this::turn);
    reviews.forEach(this::turn);
    wakes.wakeApart(BOOKING);
    assertEquals(List.of("HELD COUNSEL", "HELD COUNSEL"), held.told());
    assertEquals(2, kept.aside.size());
  }

  /** Where the clock went back every step has the time of the one before. */
  @Test
  void noClockMakesWhatWasSaidSinceOlder() {
    kept.now = kept.now.minus(Duration.ofHours(1));
    List<Happening> facts = slowBacklog();
    assertTrue(take.take(BOOKING, held.review("ann")));
    assertTrue(take.take(BOOKING, held.review("ben")));
    kept.now = kept.now.minus(Duration.ofHours(2));
    turn(second());
    kept.reading = Duration.ZERO;
    facts.forEach(this::turn);
    wakes.wakeApart(BOOKING);
    assertEquals(0, held.told().stream().filter(one -> one.startsWith("DELIVERED")).count());
  }

  /** It is reported of the request, which is not taken before its turn. */
  @Test
  void aConsentIsNotTakenAheadOfItsRequest() {
    List<Happening> all = backlog(second(), consent("cy"), consent("di"));
    turn(held.review("ann"));
    all.forEach(this::turn);
    assertEquals(2, consented().by().size());
  }

  /** The request's own turn takes a review first, and before that what stands unread. */
  @Test
  void norIsItTakenAheadWhereTheRequestIsNext() {
    Happening second = second();
    List<Happening> consents = backlog(consent("cy"), consent("di"));
    List<Happening> reviews = backlog(held.review("ann"));
    turn(second);
    consents.forEach(this::turn);
    reviews.forEach(this::turn);
    assertEquals(2, consented().by().size());
  }

  /** It counts at once, and nothing is left of what it ends. */
  @Test
  void aConsentThatIsOverByThenStandsNot() {
    List<Happening> all = new ArrayList<>(backlog(second(), consent("cy"), consent("di")));
    all.addAll(backlog(held.happened(new CaseEvent.ConsentWithdrawn(BOSTON), "eve")));
    wakes.wakeApart(BOOKING);
    assertEquals(Consent.WITHDRAWN, consented(), "of the request before");
    all.forEach(this::turn);
    assertEquals(Consent.NONE, consented());
    all.forEach(one -> assertEquals(1, steps(one), "no input is taken twice"));
  }

  private Happening asked(String ori) {
    return held.happened(
        new CaseEvent.Requested(ori, Request.of(Warrant.JUDICIAL).at(kept.now)), "office");
  }

  private Consent consented(String ori) {
    return kept.entry(BOOKING)
        .open()
        .flatMap(open -> open.file().towards(Recipient.request(ori)))
        .flatMap(towards -> towards.request())
        .orElseThrow()
        .consent();
  }

  /** It is of a first request, before which there is nothing that it could end. */
  @Test
  void aRefusalWaitsForItsRequest() {
    List<Happening> all =
        backlog(asked(OTHER), held.happened(new CaseEvent.ConsentWithdrawn(OTHER), "eve"));
    turn(held.review("ann"));
    wakes.wakeApart(BOOKING);
    backlog(held.review("ben"));
    all.forEach(this::turn);
    assertEquals(Consent.WITHDRAWN, consented(OTHER));
    all.forEach(one -> assertEquals(1, steps(one), "no input is taken twice"));
  }

  /** What ends a consent by then still comes before anything is told by that. */
  @Test
  void aRefusalBehindAConsentDoesNot() {
    List<Happening> all =
        backlog(
            asked(OTHER),
            consent("cy", OTHER),
            consent("di", OTHER),
            held.happened(new CaseEvent.ConsentWithdrawn(OTHER), "eve"));
    wakes.wakeApart(BOOKING);
    all.forEach(this::turn);
    assertEquals(0, consented(OTHER).by().size());
  }

  /** Its key was destroyed while the review was taken. */
  @Test
  void whoIsForgottenMeanwhileStopsNobody() {
    slowBacklog();
    assertTrue(take.take(BOOKING, held.review("ann")));
    assertTrue(take.take(BOOKING, held.review("ben")));
    kept.ahead.clear();
    Outbox forgets =
        new Outbox() {
          @Override
          public boolean takesAlone(String booking, Happening review, Runnable part) {
            kept.forget(booking);
            return false;
          }

          @Override
          public void putAside(String booking, Happening review) {
            kept.putAside(booking, review);
          }

          @Override
          public void write(List<Step> steps) {
            kept.write(steps);
          }
        };
    wakes(forgets).wakeApart(BOOKING);
    assertTrue(kept.entry(BOOKING).early().events().isEmpty());
  }
}
