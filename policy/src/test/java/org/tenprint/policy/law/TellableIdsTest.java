package org.tenprint.policy.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;
import static org.tenprint.policy.SampleInstruments.withhold;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;

/** Of which instruments a message may speak. */
class TellableIdsTest {
  private static final Scope DOE = new Scope(ScopeKind.BOOKING, "MA0130100/T-1");
  private static final Scope STATE = new Scope(ScopeKind.STATE, "MA");
  private static final Instrument PERMIT = permit("X").instrument();
  private static final Instrument DRAFT = permit("X").recorded(START).instrument();
  private static final Instrument ORDER =
      withhold("X").by(Issuer.COURT).on(Edge.RETURN, DOE).instrument();

  private static UnreadInstrument unread(Scope scope) {
    Reach reach = new Reach(scope, PlaceKind.CONTROLLING, Edge.RETURN, Set.of());
    return new UnreadInstrument("X", Optional.of(reach));
  }

  private static List<String> told(
      Edition edition, List<Instrument> read, UnreadInstrument... beside) {
    RuleBook book = RuleBook.of(read).beside(List.of(beside));
    return new TellableIds(book, edition).among(List.of("A", "X"));
  }

  @Test
  void anOrderThatIsReadIsNeverTold() {
    for (Edition edition : Edition.values()) {
      assertEquals(List.of("A"), told(edition, List.of(ORDER)));
      assertEquals(List.of("A"), told(edition, List.of(ORDER), unread(STATE)));
      assertEquals(List.of("A", "X"), told(edition, List.of(PERMIT)));
    }
  }

  @Test
  void norIsOneThatMayBeAnOrder() {
    UnreadInstrument ofUnknownReach = new UnreadInstrument("X", Optional.empty());
    for (List<Instrument> read : List.of(List.<Instrument>of(), List.of(DRAFT))) {
      assertEquals(List.of("A"), told(Edition.PRESENT, read, unread(DOE)));
      assertEquals(List.of("A"), told(Edition.PRESENT, read, ofUnknownReach));
      assertEquals(List.of("A", "X"), told(Edition.PRESENT, read, unread(STATE)));
      assertEquals(List.of("A", "X"), told(Edition.SEVENTH, read, unread(DOE)));
    }
  }

  /** Whoever was told of it before is told no more by it. */
  @Test
  void whatTwoApprovedIsToldWhateverCameLaterUnderItsId() {
    assertEquals(List.of("A", "X"), told(Edition.PRESENT, List.of(PERMIT), unread(DOE)));
  }
}
