package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.application.ShowWork.Asking;
import org.tenprint.notification.domain.Offices;
import org.tenprint.notification.domain.SheetRules;
import org.tenprint.policy.fact.Verdict;

class ReviewCasesTest {
  private static final UUID BOOKING = new UUID(1, 2);

  private final List<Verdict> recorded = new ArrayList<>();

  private void review(Standing standing, Verdict verdict) throws Refused {
    review(standing, Offices.ALL, verdict);
  }

  private void review(Standing standing, Offices offices, Verdict verdict) throws Refused {
    ReviewLog log = (booking, given, at) -> recorded.add(given.verdict());
    ShowWork work =
        new ShowWork(
            booking -> standing,
            booking -> Optional.empty(),
            (booking, text) -> Optional.of(text),
            new SheetRules(id -> Optional.empty(), SheetRules.Letters.NONE));
    Asking who = new Asking("examiner", offices, true, true);
    new ReviewCases(booking -> standing, work, log)
        .review(BOOKING, who, verdict, Optional.empty(), Instant.EPOCH);
  }

  private Refused refused(Standing standing, Verdict verdict) {
    return assertThrows(Refused.class, () -> review(standing, verdict));
  }

  @Test
  void whatAnswersNothingIsNotRecorded() {
    Standing juvenileHold =
        new Standing.Decided(Set.of(Verdict.RELEASE, Verdict.WITHHOLD), Set.of(), Set.of(), "BOS");
    Refused refused = refused(juvenileHold, Verdict.MATCH);
    assertEquals(RefusalReason.ANSWERS_NOTHING, refused.reason());
    assertEquals(
        "Nothing stands there that match answers; what does: release, withhold.",
        refused.getMessage());
    assertEquals(
        "Nothing stands there that no-match answers, nor any other verdict.",
        refused(new Standing.Decided(Set.of(), Set.of(), Set.of(), "BOS"), Verdict.NO_MATCH)
            .getMessage());
    assertEquals(
        RefusalReason.UNKNOWN_BOOKING, refused(new Standing.NotKnown(), Verdict.RELEASE).reason());
    assertEquals(List.of(), recorded);
  }

  @Test
  void whatAnswersSomethingIsRecorded() throws Refused {
    review(
        new Standing.Decided(Set.of(Verdict.RELEASE), Set.of(), Set.of(), "BOS"), Verdict.RELEASE);
    assertEquals(List.of(Verdict.RELEASE), recorded);
  }

  /** It was recorded of who is of every office, on whatever they had seen: nobody could compare. */
  @Test
  void whatAnotherInstanceDecidesIsNotRecordedUnseen() {
    for (Verdict verdict : Verdict.values()) {
      Refused refused = refused(new Standing.Elsewhere(), verdict);
      assertEquals(RefusalReason.NOT_CAUGHT_UP, refused.reason());
      assertEquals(OfficesCases.elsewhere().getMessage(), refused.getMessage());
    }
    assertEquals(List.of(), recorded);
  }

  @Test
  void aCaseOfAnotherOfficeIsOneThatDoesNotExist() throws Refused {
    Offices seattle = Offices.of(List.of("SEA", "POO"));
    Standing boston = new Standing.Decided(Set.of(Verdict.RELEASE), Set.of(), Set.of(), "BOS");
    Refused others = assertThrows(Refused.class, () -> review(boston, seattle, Verdict.RELEASE));
    Refused nobodys =
        assertThrows(Refused.class, () -> review(new Standing.NotKnown(), seattle, Verdict.MATCH));
    assertEquals(RefusalReason.UNKNOWN_BOOKING, others.reason());
    assertEquals(nobodys.reason(), others.reason());
    assertEquals(nobodys.getMessage(), others.getMessage());
    assertEquals(
        RefusalReason.NOT_CAUGHT_UP,
        assertThrows(Refused.class, () -> review(new Standing.Elsewhere(), seattle, Verdict.MATCH))
            .reason());
    assertEquals(List.of(), recorded);
    review(boston, Offices.of(List.of("BOS")), Verdict.RELEASE);
    assertEquals(List.of(Verdict.RELEASE), recorded);
  }
}
