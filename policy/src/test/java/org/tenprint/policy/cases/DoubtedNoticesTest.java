package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.UnreadInstrument;

/** Duties to tell a person of which nobody can say whether they speak. */
class DoubtedNoticesTest extends NoticesOfACase {
  private static final Set<RecipientKind> OTHERS =
      Set.of(RecipientKind.AGENCY, RecipientKind.COUNSEL);

  private static UnreadInstrument unread(Set<RecipientKind> recipients) {
    return unread(STATE, recipients);
  }

  private static UnreadInstrument unread(Scope scope, Set<RecipientKind> recipients) {
    return new UnreadInstrument(
        "TELL", Optional.of(new Reach(scope, PlaceKind.CONTROLLING, Edge.REQUEST, recipients)));
  }

  /** A duty that nobody could read when the request came is not lost. */
  @Test
  void aDutyThatCannotBeReadStopsAtAPerson() {
    book = RuleBook.of(List.of(ASKED)).beside(List.of(unread(Set.of(RecipientKind.SUBJECT))));
    asks(Optional.of(RequestKind.DETAINER), FIRST);
    assertEquals(List.of("HELD EXAMINER_REVIEW " + FIRST), said());
    assertEquals(List.of("TELL"), subject().latest().instruments());
    assertTrue(step.workItems().contains(Reason.EXAMINER_REVIEW));
    book = RuleBook.of(List.of(ASKED, TELL));
    take(new CaseEvent.Tick(), SECOND);
    assertEquals(List.of(FIRST), told(), "once it is read, it is decided again");
  }

  @Test
  void aNarrowDutyBesideItSilencesNone() {
    UnreadInstrument other =
        new UnreadInstrument("OTHER", unread(Set.of(RecipientKind.SUBJECT)).reach());
    book = RuleBook.of(List.of(ASKED, TELL)).beside(List.of(other));
    asks(Optional.of(RequestKind.STATUS), FIRST);
    assertEquals(List.of("HELD EXAMINER_REVIEW " + FIRST), said());
    twoRelease(FIRST);
    assertEquals(List.of(FIRST), told());
  }

  /** The request is held too: what people said of it is not said of the person. */
  @Test
  void oneThatMaySpeakOfBothIsAskedOfBoth() {
    book =
        RuleBook.of(List.of(ASKED))
            .beside(List.of(unread(Set.of(RecipientKind.AGENCY, RecipientKind.SUBJECT))));
    asks(Optional.of(RequestKind.DETAINER), FIRST);
    assertEquals(Optional.empty(), file.towards(SUBJECT));
    twoRelease(FIRST);
    assertEquals(List.of("HELD EXAMINER_REVIEW " + FIRST), said());
    twoRelease(FIRST);
    assertEquals(List.of(FIRST), told());
  }

  /** As of a log of before: what cannot be read speaks of a person only where it names one. */
  @Test
  void whatDoesNotNameAPersonHoldsNoNotice() {
    for (Optional<Reach> reach :
        List.of(unread(Set.of()).reach(), Optional.<Reach>empty(), unread(OTHERS).reach())) {
      file = CaseFile.open(facts(30));
      book = RuleBook.of(List.of(ASKED)).beside(List.of(new UnreadInstrument("TELL", reach)));
      asks(Optional.of(RequestKind.DETAINER), FIRST);
      twoRelease(FIRST);
      assertEquals(
          Outcome.DELIVERED,
          file.towards(Recipient.request(BOSTON.ori())).orElseThrow().latest().outcome());
      assertEquals(Optional.empty(), file.towards(SUBJECT), reach.toString());
    }
  }

  @Test
  void aDutyThatWaitsForAnotherStopsAtAPerson() {
    book = RuleBook.of(List.of(ASKED, TELL), Set.of("TELL"));
    asks(Optional.of(RequestKind.DETAINER), FIRST);
    assertEquals(List.of("HELD EXAMINER_REVIEW " + FIRST), said());
    file = CaseFile.open(facts(30));
    asks(Optional.of(RequestKind.STATUS), FIRST);
    assertEquals(Optional.empty(), file.towards(SUBJECT), "of such it would not speak");
  }

  /** What the notice of a request that two released names. */
  private List<String> named(Scope scope, Edition by) {
    edition = by;
    file = CaseFile.open(facts(30));
    book =
        RuleBook.of(List.of(ASKED)).beside(List.of(unread(scope, Set.of(RecipientKind.SUBJECT))));
    asks(Optional.of(RequestKind.DETAINER), FIRST);
    twoRelease(FIRST);
    assertEquals(List.of(FIRST), told());
    assertEquals(List.of("TELL"), subject().latest().instruments());
    return step.messages().get(0).instruments();
  }

  /** That there is an order about a booking nobody learns, though it cannot be read. */
  @Test
  void aNoticeNamesNoUnreadOrderAboutABooking() {
    Scope doe = new Scope(ScopeKind.BOOKING, BOSTON.ori() + "/T-1");
    assertEquals(List.of(), named(doe, Edition.PRESENT));
    assertEquals(List.of("TELL"), named(STATE, Edition.PRESENT), "of everybody there");
    assertEquals(List.of("TELL"), named(doe, Edition.SEVENTH), "so it stands on the log");
  }
}
