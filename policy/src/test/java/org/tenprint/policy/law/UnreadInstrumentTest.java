package org.tenprint.policy.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.policy.SampleInstruments.permit;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.fact.Inquiry;

class UnreadInstrumentTest {
  private static final int CASES = 2_000;
  private static final UnreadInstrument OF_EVERYTHING =
      new UnreadInstrument("LOST", Optional.empty());

  @ParameterizedTest
  @ValueSource(longs = {51, 52, 53})
  void whatAllRulesPermitIsHeldNamingItAndNothingElseChanges(long seed) {
    RandomRules random = new RandomRules(seed);
    int held = 0;
    for (int i = 0; i < CASES; i++) {
      RuleBook book = RuleBook.of(random.instruments(14));
      Inquiry inquiry = random.inquiry();
      Decision without = decide(book, inquiry);
      Decision with = decide(book.beside(List.of(OF_EVERYTHING)), inquiry);
      if (without.permits()) {
        assertEquals(Outcome.HELD, with.outcome());
        assertEquals(Reason.EXAMINER_REVIEW, with.reason());
        assertEquals(List.of("LOST"), with.instruments());
        held++;
      } else {
        assertEquals(without, with, inquiry::toString);
      }
    }
    assertTrue(held > 20, "the property was hardly tried: " + held);
  }

  @Test
  void itHoldsNoMoreThanItMaySpeakOf() {
    RandomRules random = new RandomRules(54);
    int spared = 0;
    for (int i = 0; i < CASES; i++) {
      RuleBook book = RuleBook.of(random.instruments(14));
      Inquiry inquiry = random.inquiry();
      Reach reach = permit("LOST").instrument().reach();
      Decision without = decide(book, inquiry);
      Decision with =
          decide(book.beside(List.of(new UnreadInstrument("LOST", Optional.of(reach)))), inquiry);
      boolean covered = reach.covers(inquiry.recipient(), inquiry.facts().places());
      assertEquals(without.permits() && !covered, with.permits());
      spared += with.permits() ? 1 : 0;
    }
    assertTrue(spared > 20, "the property was hardly tried: " + spared);
  }

  @Test
  void ofAnOrderAboutOneBookingItHoldsThatBookingAlone() {
    RandomRules random = new RandomRules(55);
    int held = 0;
    for (int i = 0; i < CASES; i++) {
      RuleBook book = RuleBook.of(random.instruments(14));
      Inquiry inquiry = random.inquiry();
      for (String end : List.of("", "1")) {
        Scope scope = new Scope(ScopeKind.BOOKING, inquiry.facts().number() + end);
        Reach reach = permit("LOST").on(inquiry.recipient().edge(), scope).instrument().reach();
        UnreadInstrument lost = new UnreadInstrument("LOST", Optional.of(reach));
        Decision without = decide(book, inquiry);
        Decision with = decide(book.beside(List.of(lost)), inquiry);
        assertEquals(without.permits() && !end.isEmpty(), with.permits());
        held += without.permits() && !with.permits() ? 1 : 0;
      }
    }
    assertTrue(held > 20, "the property was hardly tried: " + held);
  }

  @Test
  void theVersionOfTheBookTellsOfItAndIsTheOldOneWithoutIt() {
    RuleBook book = RuleBook.of(new RandomRules(54).instruments(14));
    RuleBook beside = book.beside(List.of(OF_EVERYTHING));
    Reach reach = permit("LOST").instrument().reach();
    assertNotEquals(book.version(), beside.version());
    assertNotEquals(
        beside.version(),
        book.beside(List.of(new UnreadInstrument("LOST", Optional.of(reach)))).version());
    assertEquals(book.version(), beside.beside(List.of()).version());
  }

  private static Decision decide(RuleBook book, Inquiry inquiry) {
    return new DisclosurePolicy(book, RandomRules.TABLE).decide(inquiry);
  }
}
