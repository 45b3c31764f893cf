package org.tenprint.notification.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.notification.application.CaseEventLog;
import org.tenprint.notification.application.RefusalReason;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.ReviewLog;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.LiftGround;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Verdict;

class WordPaceTest {
  private static final Instant NOW = Instant.parse("2011-06-06T04:00:00Z");
  private static final UUID BOOKING = new UUID(0, 7);
  private static final String ANN = "tenprint:local#ann";
  private static final String BEN = "tenprint:local#ben";
  private static final int AT_ONCE = 120;

  private final AtomicLong now = new AtomicLong();
  private final List<Object> recorded = new ArrayList<>();
  private final WordPace pace = new WordPace(2, now::get);
  private final ReviewLog reviews = pace.reviews((booking, given, at) -> recorded.add(given));
  private final CaseEventLog reports = pace.reports((booking, report, at) -> recorded.add(report));

  private boolean says(String who, UUID booking, Verdict verdict) throws Refused {
    int before = recorded.size();
    try {
      reviews.record(booking, new ReviewLog.Given(who, verdict, Optional.empty()), NOW);
      assertEquals(before + 1, recorded.size());
      return true;
    } catch (TooOften often) {
      assertEquals(before, recorded.size(), "it is refused, and recorded");
      return false;
    }
  }

  private boolean reports(String who, UUID booking, CaseEvent event) throws Refused {
    int before = recorded.size();
    try {
      reports.record(booking, new CaseEventLog.Report(event, who, Optional.empty()), NOW);
      assertEquals(before + 1, recorded.size());
      return true;
    } catch (TooOften often) {
      assertEquals(before, recorded.size(), "it is refused, and recorded");
      return false;
    }
  }

  private int said(String who, Verdict verdict) throws Refused {
    int said = 0;
    while (says(who, BOOKING, verdict)) {
      said++;
    }
    return said;
  }

  private int reported(String who, CaseEvent event) throws Refused {
    int said = 0;
    // of one booking more at once than of all: some time has to pass
    while (reports(who, BOOKING, event)) {
      said++;
      now.addAndGet(Duration.ofMillis(100).toNanos());
    }
    return said;
  }

  @Test
  void ofABookingSoManyAtOnceAndThenFourAMinute() throws Refused {
    assertEquals(WordPace.REVIEWS, said(ANN, Verdict.RELEASE));
    now.addAndGet(Duration.ofSeconds(14).toNanos());
    assertEquals(0, said(ANN, Verdict.RELEASE));
    now.addAndGet(Duration.ofSeconds(46).toNanos());
    assertEquals(4, said(ANN, Verdict.RELEASE));
    assertEquals(WordPace.REVIEWS, said(BEN, Verdict.RELEASE), "it is not another person's");
    assertTrue(says(ANN, new UUID(0, 8), Verdict.RELEASE), "nor another booking's");
  }

  /** Whichever word it is, and whichever of them keeps back. */
  @ParameterizedTest
  @EnumSource
  void manyOfOneWordKeepNoOtherOut(Verdict many) throws Refused {
    assertEquals(WordPace.REVIEWS, said(ANN, many));
    for (int i = 0; i < 2 * AT_ONCE; i++) {
      says(ANN, new UUID(1, i), many);
    }
    assertFalse(says(ANN, UUID.randomUUID(), many));
    for (Verdict other : Verdict.values()) {
      if (other != many) {
        assertEquals(WordPace.REVIEWS, said(ANN, other), other + " beside many " + many);
      }
    }
    assertTrue(reports(ANN, BOOKING, new CaseEvent.PersonProtected()));
  }

  /** However often somebody thought better of it: the last word keeps back. */
  @ParameterizedTest
  @MethodSource("takenBack")
  void whoLetsOutMayTakeItBack(Verdict letsOut, Verdict keepsBack) throws Refused {
    assertEquals(WordPace.REVIEWS, said(ANN, keepsBack));
    for (int i = 0; i < WordPace.REVIEWS; i++) {
      assertTrue(says(ANN, BOOKING, letsOut));
      assertTrue(says(ANN, BOOKING, keepsBack), i + " times before");
    }
    assertFalse(says(ANN, BOOKING, letsOut));
    assertFalse(says(ANN, BOOKING, keepsBack));
    for (int i = 0; i < AT_ONCE; i++) {
      says(ANN, new UUID(1, i), keepsBack);
    }
    assertFalse(says(ANN, new UUID(2, 0), keepsBack), "in all it is too often, too");
    assertTrue(says(ANN, new UUID(2, 0), letsOut));
    assertTrue(says(ANN, new UUID(2, 0), keepsBack));
  }

  static Stream<Arguments> takenBack() {
    return Stream.of(
        Arguments.of(Verdict.RELEASE, Verdict.WITHHOLD),
        Arguments.of(Verdict.MATCH, Verdict.NO_MATCH),
        Arguments.of(Verdict.NOT_CITIZEN, Verdict.CITIZEN));
  }

  /** A day's backlog, by a program that heeds when to go on. */
  @Test
  void inAllSoManyASecondAndAMinutesWorthAtOnce() throws Refused {
    int waited = 0;
    for (int i = 0; i < 600; i++) {
      while (!says(ANN, new UUID(1, i), Verdict.RELEASE)) {
        waited++;
        now.addAndGet(Duration.ofSeconds(1).toNanos());
      }
    }
    assertEquals((600 - AT_ONCE) / 2, waited);
    assertTrue(says(BEN, BOOKING, Verdict.RELEASE));
  }

  /** Refused in all, it has used up nothing of its booking's. */
  @Test
  void whatIsRefusedIsGivenBack() throws Refused {
    for (int i = 0; i < AT_ONCE; i++) {
      assertTrue(says(ANN, new UUID(1, i), Verdict.WITHHOLD));
    }
    for (int i = 0; i < 2 * WordPace.REVIEWS; i++) {
      assertFalse(says(ANN, BOOKING, Verdict.WITHHOLD));
    }
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    assertEquals(WordPace.REVIEWS, said(ANN, Verdict.WITHHOLD));
  }

  @Test
  void itSaysWhenToGoOnAndNamesNobody() throws Refused {
    said(ANN, Verdict.RELEASE);
    ReviewLog.Given given = new ReviewLog.Given(ANN, Verdict.RELEASE, Optional.empty());
    TooOften often = assertThrows(TooOften.class, () -> reviews.record(BOOKING, given, NOW));
    assertEquals(16, often.seconds());
    assertEquals(
        "you say that of that booking too often, and this time it was not recorded",
        often.getMessage());
  }

  /** A hundred charges, each dismissed by itself, and some corrected. */
  @ParameterizedTest
  @MethodSource("events")
  void aBookingsReportsOfAKindAreMore(CaseEvent many) throws Refused {
    int reported = reported(ANN, many);
    assertTrue(reported >= WordPace.REPORTS && reported < WordPace.REPORTS + 3, reported + "");
    for (CaseEvent other : events().toList()) {
      if (!other.equals(many)) {
        assertTrue(reports(ANN, BOOKING, other), other + " beside many " + many);
      }
    }
    assertTrue(reports(BEN, BOOKING, many));
    assertTrue(says(ANN, BOOKING, Verdict.WITHHOLD));
  }

  @ParameterizedTest
  @MethodSource("reportedBack")
  void whoReportsWhatLetsOutMayTakeItBack(CaseEvent letsOut, CaseEvent keepsBack) throws Refused {
    reported(ANN, keepsBack);
    for (int i = 0; i < WordPace.REPORTS; i++) {
      now.addAndGet(Duration.ofMillis(1).toNanos());
      if (!reports(ANN, BOOKING, letsOut)) {
        return;
      }
      assertTrue(reports(ANN, BOOKING, keepsBack), i + " times before");
    }
  }

  static Stream<CaseEvent> events() {
    return Stream.concat(
        reportedBack().flatMap(both -> Stream.of(both.get()).map(CaseEvent.class::cast)),
        Stream.of(
            stated(StatedFact.REGISTRY, true),
            stated(StatedFact.REGISTRY, false),
            stated(StatedFact.PENDING_CASE, true),
            new CaseEvent.Expunged()));
  }

  private static CaseEvent stated(StatedFact fact, boolean holds) {
    return new CaseEvent.FactStated(ANN, fact, holds, "Court", "1", NOW);
  }

  static Stream<Arguments> reportedBack() {
    String ori = "MA0130100";
    return Stream.of(
        Arguments.of(
            new CaseEvent.ProtectionLifted(ANN, LiftGround.ENDED, "USCIS", "1", NOW),
            new CaseEvent.PersonProtected()),
        Arguments.of(
            new CaseEvent.Consented(ANN, ori, NOW, "1", ConsentTerms.ALONE),
            new CaseEvent.ConsentWithdrawn(ori)),
        Arguments.of(
            new CaseEvent.TriedAsAdult(ANN, "Court", "1"),
            new CaseEvent.AdultTrialVacated("Court", "1")),
        Arguments.of(
            new CaseEvent.DismissalTakenBack("1201", ANN, "Court", "1"),
            new CaseEvent.ChargeDismissed("1201", ANN, "Court", "1")));
  }

  /** The brokers are away: one that is sent again when the answer says so is never too often. */
  @Test
  void whoSendsAgainWhatWasNotAcknowledgedIsNotKeptOut() {
    ReviewLog away =
        pace.reviews(
            (booking, given, at) -> {
              throw new Refused(RefusalReason.NOT_ACKNOWLEDGED, "away");
            });
    ReviewLog.Given given = new ReviewLog.Given(ANN, Verdict.WITHHOLD, Optional.empty());
    for (int i = 0; i < 500; i++) {
      assertThrows(Refused.class, () -> away.record(BOOKING, given, NOW));
      now.addAndGet(Duration.ofSeconds(15).toNanos());
    }
  }
}
