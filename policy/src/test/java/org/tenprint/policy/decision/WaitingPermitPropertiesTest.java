package org.tenprint.policy.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.SlowPolicy;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Validity;

/** Of permits that apply to nothing nobody can tell what they keep back. */
class WaitingPermitPropertiesTest {
  private static final int CASES = 1_000 * Integer.getInteger("tenprint.depth", 1);
  private static final int MOST_INSTRUMENTS = 10;

  @ParameterizedTest
  @ValueSource(longs = {71, 72, 73, 74})
  void besideThemItIsDecidedLikeTheSlowReferenceAndNothingIsTold(long seed) {
    RandomRules random = new RandomRules(seed);
    int changed = 0;
    for (int i = 0; i < CASES; i++) {
      List<Instrument> all =
          new ArrayList<>(
              random.chance(3)
                  ? random.tangled(MOST_INSTRUMENTS)
                  : random.instruments(MOST_INSTRUMENTS));
      List<Instrument> idle =
          all.stream().filter(one -> one.ruling().effect().opens() && random.chance(2)).toList();
      List<Instrument> others = new ArrayList<>(all);
      others.removeAll(idle);
      if (!idle.isEmpty()) {
        Instrument looking = lookingAt(random.one(idle), random);
        all.add(looking);
        others.add(looking);
      }
      Inquiry inquiry = random.inquiry();
      if (inquiry.asksOfNobody()) {
        continue; // edition 7 is what the slow reference says of it
      }
      Decision now = decide(all, idle, inquiry, Edition.FIFTH);
      Decision then = decide(all, idle, inquiry, Edition.FOURTH);
      SlowPolicy.Answer slow = RandomRules.SLOWLY.answer(others, idle, inquiry);
      assertEquals(slow, SlowPolicy.Answer.of(now), () -> inquiry + "\n" + all + "\n" + idle);
      if (!SlowPolicy.Answer.of(then).equals(slow)) {
        assertNotEquals(Outcome.DELIVERED, now.outcome());
        changed++;
      }
    }
    assertTrue(changed > CASES / 500, "the doubt hardly mattered: " + changed);
  }

  /** A permit of the same places that is silent where that one speaks, or permits. */
  private static Instrument lookingAt(Instrument other, RandomRules random) {
    boolean byUnless = random.chance(2);
    Set<Condition> when =
        byUnless ? Set.of() : Set.of(new Condition.NoPermitFrom(other.issuer(), Optional.empty()));
    List<String> unless = byUnless ? List.of(other.id()) : List.of();
    return new Instrument(
        "LOOKS",
        Issuer.FEDERAL,
        other.reach(),
        new Ruling(Effect.PERMIT, Reason.PERMITTED, when, unless),
        Validity.between(other.validity().from(), Optional.empty()),
        other.provenance());
  }

  private static Decision decide(
      List<Instrument> all, List<Instrument> idle, Inquiry inquiry, Edition edition) {
    TreeSet<String> ids = new TreeSet<>();
    idle.forEach(one -> ids.add(one.id()));
    return new DisclosurePolicy(RuleBook.of(all, ids), RandomRules.TABLE, edition).decide(inquiry);
  }
}
