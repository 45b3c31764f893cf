package org.tenprint.policy.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.SampleInstruments;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.offence.Truth;

/** Parts that are kept back, whatever else is said. */
class PartPropertiesTest {
  private static final int CASES = 2_000 * Integer.getInteger("tenprint.depth", 1);
  private static final int MOST_INSTRUMENTS = 10;

  private static Decision decide(List<Instrument> instruments, Inquiry inquiry) {
    return new DisclosurePolicy(RuleBook.of(instruments), RandomRules.TABLE).decide(inquiry);
  }

  /** The parts that are told. */
  private static Set<MessagePart> told(Decision decision, Inquiry inquiry) {
    Set<MessagePart> told = EnumSet.noneOf(MessagePart.class);
    if (decision.permits()) {
      told.addAll(MessagePart.in(inquiry));
      told.removeAll(KeptBack.parts(decision.keptBack()));
    }
    return told;
  }

  /**
   * One more that keeps back parts never tells more, but for what was held for a question about
   * parts that are left out now, and stops nothing that surely is told.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anInstrumentOfPartsTellsNoMoreAndStopsNothing(long seed) {
    RandomRules random = new RandomRules(seed);
    LeftOut leftOut = new LeftOut(PartPropertiesTest::decide);
    int kept = 0;
    for (int i = 0; i < CASES; i++) {
      List<Instrument> before = random.instruments(MOST_INSTRUMENTS);
      Inquiry inquiry = random.inquiry();
      List<Instrument> after = new ArrayList<>(before);
      Instrument more =
          random.instrument("NEW", random.one(Issuer.values()), Effect.WITHHOLD, List.of());
      Ruling ruling = more.ruling();
      after.add(
          new SampleInstruments(more)
              .ruling(
                  new Ruling(
                      ruling.effect(),
                      ruling.reason(),
                      ruling.when(),
                      ruling.unless(),
                      EnumSet.of(random.one(MessagePart.values()))))
              .instrument());
      Decision was = decide(before, inquiry);
      Decision is = decide(after, inquiry);
      boolean asksNoMore = leftOut.alone(before, after.get(before.size()), inquiry);
      boolean noMore = told(was, inquiry).containsAll(told(is, inquiry));
      assertTrue(noMore || asksNoMore, () -> inquiry + "\n" + after);
      boolean sure =
          is.explanation().stream()
              .noneMatch(
                  voice -> voice.instrument().id().equals("NEW") && voice.speaks() == Truth.UNSURE);
      boolean mandated = before.stream().anyMatch(one -> one.ruling().effect() == Effect.REQUIRE);
      if (sure && !mandated && !asksNoMore) {
        assertEquals(was.outcome(), is.outcome(), () -> inquiry + "\n" + after);
        assertEquals(was.instruments(), is.instruments(), () -> inquiry + "\n" + after);
      }
      kept += told(was, inquiry).equals(told(is, inquiry)) ? 0 : 1;
    }
    assertTrue(kept > 5, "the property was hardly tried: " + kept);
  }

  /** Of nobody, and of one who is protected, nothing shows that an instrument speaks of parts. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void ofNobodyNothingIsKeptBackAndNothingWaitsForIt(long seed) {
    RandomRules random = new RandomRules(seed);
    int some = 0;
    for (int i = 0; i < CASES; i++) {
      List<Instrument> all = new ArrayList<>(random.instruments(4));
      all.add(
          SampleInstruments.permit("OPEN")
              .by(Issuer.FEDERAL)
              .on(Edge.RETURN, new Scope(ScopeKind.NATION, "US"))
              .instrument());
      List<Instrument> whole = all.stream().filter(one -> !one.ruling().ofParts()).toList();
      Inquiry found = random.inquiry();
      Inquiry nobody =
          new Inquiry(
              new Circumstances(
                  found.facts().identifiedAs(IdentificationResult.NO_MATCH), found.findings()),
              found.recipient(),
              found.request(),
              found.at(),
              found.known());
      boolean named =
          whole.stream().anyMatch(one -> !one.ruling().unless().isEmpty())
              || all.stream().anyMatch(one -> !one.validity().ended().isEmpty());
      Decision decision = decide(all, nobody);
      assertEquals(List.of(), decision.keptBack());
      if (!named && whole.size() < all.size()) {
        Decision without = decide(whole, nobody);
        assertEquals(without.outcome(), decision.outcome(), () -> nobody + "\n" + all);
        assertEquals(without.instruments(), decision.instruments());
        assertEquals(without.holds(), decision.holds());
        some += decision.outcome() == Outcome.DELIVERED ? 1 : 0;
      }
    }
    assertTrue(some > CASES / 200, "the property was hardly tried: " + some);
  }
}
