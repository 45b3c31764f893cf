package org.tenprint.policy.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.RandomScopes;
import org.tenprint.policy.SlowPolicy;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;

/** Orders about single bookings among instruments about places. */
class OneBookingPropertiesTest {
  private static final int CASES = 500 * Integer.getInteger("tenprint.depth", 1);
  private static final int MOST_INSTRUMENTS = 14;

  @ParameterizedTest
  @ValueSource(longs = {71, 72, 73, 74})
  void ordersAboutSingleBookingsDecideLikeTheSlowReference(long seed) {
    RandomRules random = new RandomRules(seed);
    int named = 0;
    for (int i = 0; i < CASES; i++) {
      List<Instrument> instruments =
          new RandomScopes(random).orders(random.instruments(MOST_INSTRUMENTS));
      Inquiry inquiry = random.inquiry();
      decidesLikeTheSlowReference(instruments, inquiry);
      named +=
          decide(instruments, inquiry).explanation().stream()
                  .anyMatch(voice -> voice.instrument().reach().scope().ofBookings())
              ? 1
              : 0;
    }
    assertTrue(named > CASES / 50, "the property was hardly tried: " + named);
  }

  /** Every other booking of the agency is decided as if the order were none. */
  @ParameterizedTest
  @ValueSource(longs = {75, 76})
  void anOrderAboutOneBookingChangesNoOther(long seed) {
    RandomRules random = new RandomRules(seed);
    int changed = 0;
    for (int i = 0; i < CASES * 2; i++) {
      List<Instrument> others = random.instruments(MOST_INSTRUMENTS);
      Inquiry inquiry = random.inquiry();
      Instrument any = random.instrument("NEW", Issuer.COURT, Effect.WITHHOLD, List.of());
      String number = inquiry.facts().number();
      Instrument elsewhere = about(any, number + "1");
      assertEquals(
          SlowPolicy.Answer.of(decide(others, inquiry)),
          SlowPolicy.Answer.of(decide(plus(others, elsewhere), inquiry)));
      Decision here = decide(plus(others, about(any, number)), inquiry);
      changed += here.instruments().contains("NEW") ? 1 : 0;
    }
    assertTrue(changed > CASES / 50, "the property was hardly tried: " + changed);
  }

  private static Instrument about(Instrument any, String booking) {
    Reach reach = any.reach();
    Reach one =
        new Reach(
            new Scope(ScopeKind.BOOKING, booking), reach.place(), reach.edge(), reach.recipients());
    return new Instrument(
        any.id(), any.issuer(), one, any.ruling(), any.validity(), any.provenance());
  }

  private static void decidesLikeTheSlowReference(List<Instrument> instruments, Inquiry inquiry) {
    SlowPolicy.Answer slow = RandomRules.SLOWLY.answer(instruments, List.of(), inquiry);
    SlowPolicy.Answer fast = SlowPolicy.Answer.of(decide(instruments, inquiry));
    assertEquals(slow, fast, () -> inquiry + "\n" + instruments);
  }

  private static Decision decide(List<Instrument> instruments, Inquiry inquiry) {
    return new DisclosurePolicy(RuleBook.of(instruments), RandomRules.TABLE).decide(inquiry);
  }

  private static List<Instrument> plus(List<Instrument> some, Instrument more) {
    List<Instrument> all = new ArrayList<>(some);
    all.add(more);
    return all;
  }
}
