package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.events.notification.Basis;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.WorkSheet.Asked;
import org.tenprint.notification.domain.WorkSheet.Consented;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseEvent.Reviewed;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Outcome;

/** Who answers a hold for want of a consent sees the request, and what is reported of it. */
class ConsentSheetTest {
  private static final String BOSTON = AskedCase.BOSTON;
  private static final String CAMBRIDGE = "MA0130300";

  private final AskedCase theCase = new AskedCase();
  private final KeptCases kept = theCase.kept;
  private final ShowWork work = theCase.work;

  @BeforeEach
  void somebodyIsBookedWhereRequestsWaitForAConsent() throws BrokenEvent {
    Instant early = kept.now.minus(Duration.ofDays(365));
    for (Effect effect : List.of(Effect.PERMIT, Effect.HOLD)) {
      kept.record(
          TestEvents.instrument(
                  effect.name(), TestEvents.nation(), Edge.REQUEST, effect, early, early)
              .setWhen(
                  Conditions.newBuilder()
                      .setBasis(Basis.EITHER)
                      .setStatus(List.of())
                      .setMessage(List.of("consents"))
                      .setConsents(
                          effect == Effect.HOLD
                              ? List.of(org.tenprint.events.notification.ConsentTerms.NONE)
                              : List.of(
                                  org.tenprint.events.notification.ConsentTerms.ALONE,
                                  org.tenprint.events.notification.ConsentTerms.WITH_COUNSEL))
                      .build())
              .build());
    }
    theCase.decide(theCase.booking().build());
  }

  /** An interview is asked for; returns when. */
  private Instant asks(String ori) {
    Instant asked = kept.now.plusSeconds(59);
    theCase.happens(
        new CaseEvent.Requested(
            ori, new Request(Optional.of(RequestKind.INTERVIEW), Warrant.NONE).at(asked)));
    return asked;
  }

  private void consents(String who, String ori, Instant asked, String form) {
    theCase.happens(
        new CaseEvent.Consented(
            "tenprint:local#" + who, ori, asked, form, ConsentTerms.WITH_COUNSEL));
  }

  private Set<Asked> requests() throws Refused {
    return work.sheet(AskedCase.BOOKING, AskedCase.ANN).sheet().questions().stream()
        .flatMap(question -> question.request().stream())
        .collect(Collectors.toSet());
  }

  private Outcome of(String ori) {
    return kept.written.stream()
        .flatMap(step -> step.made().dispositions().stream())
        .filter(one -> one.recipient().equals(Recipient.request(ori)))
        .reduce((one, later) -> later)
        .orElseThrow()
        .outcome();
  }

  @Test
  void whoAnswersSeesWhenItWasAskedAndTheFormAndHowManyReportedIt() throws Refused {
    Instant asked = asks(BOSTON);
    assertEquals(
        List.of(Optional.of(asked), Optional.empty()),
        requests().stream()
            .flatMap(r -> List.<Object>of(r.asked(), r.consent()).stream())
            .toList());
    String none = theCase.sheet();
    consents("bob", BOSTON, asked, "F-1");
    assertEquals(
        Set.of(Optional.of(new Consented("f-1", ConsentTerms.WITH_COUNSEL, 1))),
        requests().stream().map(Asked::consent).collect(Collectors.toSet()));
    assertFalse(
        work.sheet(AskedCase.BOOKING, AskedCase.ANN).sheet().text().contains("bob"),
        "nobody's name");
    theCase.unseen(none);
    String one = theCase.sheet();
    consents("cat", BOSTON, asked, "F-2");
    theCase.unseen(one);
    assertEquals(Outcome.HELD, of(BOSTON));
    consents("bob", BOSTON, asked, "F-2");
    assertEquals(Outcome.DELIVERED, of(BOSTON));
  }

  /** Two verdicts count that were given on the same reports, of the same request. */
  @Test
  void noTwoReleaseWhoSawTwoConsentsOrTwoRequests() throws Refused {
    Instant asked = asks(BOSTON);
    consents("bob", BOSTON, asked, "F-1");
    theCase.happens(new Reviewed("tenprint:local#rev-one", Verdict.RELEASE));
    consents("cat", BOSTON, asked, "F-2");
    theCase.happens(new Reviewed("tenprint:local#rev-two", Verdict.RELEASE));
    assertEquals(Outcome.HELD, of(BOSTON));
    String first = theCase.sheet();
    asks(BOSTON);
    theCase.unseen(first);
    theCase.happens(new Reviewed("tenprint:local#rev-one", Verdict.RELEASE));
    assertEquals(Outcome.HELD, of(BOSTON));
    theCase.happens(new Reviewed("tenprint:local#rev-three", Verdict.RELEASE));
    assertEquals(Outcome.DELIVERED, of(BOSTON));
  }

  /** What two release, they release of each request for itself. */
  @Test
  void aConsentToOneAgencyIsNoneToAnother() throws Refused {
    Instant asked = asks(BOSTON);
    consents("bob", BOSTON, asked, "F-1");
    Instant other = asks(CAMBRIDGE);
    assertEquals(
        Set.of(asked, other),
        requests().stream().map(r -> r.asked().get()).collect(Collectors.toSet()));
    consents("cat", CAMBRIDGE, asked, "F-1");
    assertEquals(Outcome.HELD, of(BOSTON));
    consents("cat", BOSTON, asked, "F-1");
    assertEquals(Outcome.DELIVERED, of(BOSTON));
    assertEquals(Outcome.HELD, of(CAMBRIDGE));
  }

  @Test
  void aWithdrawalIsShownAndFinal() throws Refused {
    Instant asked = asks(BOSTON);
    consents("bob", BOSTON, asked, "F-1");
    theCase.happens(new CaseEvent.ConsentWithdrawn(BOSTON));
    assertEquals(
        Set.of(Optional.of(new Consented("", ConsentTerms.NONE, 0))),
        requests().stream().map(Asked::consent).collect(Collectors.toSet()));
    consents("bob", BOSTON, asked, "F-1");
    consents("cat", BOSTON, asked, "F-1");
    assertEquals(Outcome.HELD, of(BOSTON));
  }

  @Test
  void aWithdrawalRecallsWhatWasToldByIt() {
    Instant asked = asks(BOSTON);
    consents("bob", BOSTON, asked, "F-1");
    consents("cat", BOSTON, asked, "F-1");
    assertEquals(Outcome.DELIVERED, of(BOSTON));
    theCase.happens(new CaseEvent.ConsentWithdrawn(CAMBRIDGE));
    assertEquals(Outcome.DELIVERED, of(BOSTON));
    theCase.happens(new CaseEvent.ConsentWithdrawn(BOSTON));
    assertEquals(Outcome.RECALLED, of(BOSTON));
  }

  /** What was recorded elsewhere before the second report counts first. */
  @Test
  void aSecondReportOvertakesNoOrderToSeal() {
    Instant asked = asks(BOSTON);
    consents("bob", BOSTON, asked, "F-1");
    kept.ahead.add(
        new Happening(
            new CaseEvent.Expunged(), kept.recorded("expungements"), "", Optional.empty()));
    consents("cat", BOSTON, asked, "F-1");
    assertEquals(Outcome.WITHHELD, of(BOSTON));
  }

  /** A hold that no consent silences but by another instrument is that request's own too. */
  @Test
  void whatLooksAtAConsentIsShownAndAnsweredAsWhatAsksForOne() throws Refused, BrokenEvent {
    Instant early = kept.now.minus(Duration.ofDays(365));
    kept.record(
        TestEvents.instrument("HOLD", TestEvents.nation(), Edge.REQUEST, Effect.HOLD, early, early)
            .setUnless(List.of("PERMIT"))
            .build());
    Instant asked = asks(BOSTON);
    assertEquals(List.of(Optional.of(asked)), requests().stream().map(Asked::asked).toList());
    consents("bob", BOSTON, asked, "F-1");
    String one = theCase.sheet();
    theCase.happens(new Reviewed("tenprint:local#rev-one", Verdict.RELEASE));
    theCase.happens(new CaseEvent.ConsentWithdrawn(BOSTON));
    theCase.unseen(one);
    Instant other = asks(CAMBRIDGE);
    assertEquals(
        Set.of(Optional.of(asked), Optional.of(other)),
        requests().stream().map(Asked::asked).collect(Collectors.toSet()));
    theCase.happens(new Reviewed("tenprint:local#rev-two", Verdict.RELEASE));
    assertEquals(Outcome.HELD, of(BOSTON), "the half of before the withdrawal");
    asks(CAMBRIDGE);
    theCase.happens(new Reviewed("tenprint:local#rev-three", Verdict.RELEASE));
    assertEquals(Outcome.DELIVERED, of(BOSTON));
    assertEquals(Outcome.HELD, of(CAMBRIDGE), "the half of its earlier request");
  }

  @Test
  void twoConsentsNeverReadAlike() {
    assertNotEquals(
        new Consented("f-1, ALONE", ConsentTerms.ALONE, 1).toString(),
        new Consented("f-1", ConsentTerms.ALONE, 1).toString());
  }
}
