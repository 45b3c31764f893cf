package org.tenprint.policy.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.OwnScheme;
import org.tenprint.policy.RandomDismissals;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.SlowPolicy.Answer;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Scheme;

/** Charges whose dismissal one person alone reported are asked in each choice that tells apart. */
class ChargesInDoubtTest {
  private static final int CASES = 300 * Integer.getInteger("tenprint.depth", 1);
  private static final List<String> CODES = List.of("1201", "3530", "2299", "5499", "0000", "0001");
  private static final Set<Scheme> EVERY = Set.of(Scheme.SC_2008, OwnScheme.SCHEME);
  private static final LocalDate DAY = RandomRules.DAY.toLocalDate();

  private static Inquiry with(Inquiry inquiry, Facts facts) {
    return new Inquiry(
        new Circumstances(facts, inquiry.findings()),
        inquiry.recipient(),
        inquiry.request(),
        inquiry.at(),
        inquiry.known());
  }

  private static Decision decision(List<Instrument> instruments, Inquiry inquiry) {
    return new DisclosurePolicy(RuleBook.of(instruments), RandomRules.TABLE).decide(inquiry);
  }

  private static Answer answer(List<Instrument> instruments, Inquiry inquiry) {
    return Answer.of(decision(instruments, inquiry));
  }

  /** As it was decided before who asks by which scheme was looked at. */
  private static Decision byEveryScheme(List<Instrument> instruments, Inquiry inquiry) {
    return ChargesInDoubt.of(inquiry, () -> EVERY, RandomRules.TABLE, ChargesInDoubt.MOST)
        .least(one -> decision(instruments, one));
  }

  /** Of a grown man's and a boy's years, in doubt mostly. */
  private static Facts charged(Random random, Facts facts) {
    List<Charge> charges = new ArrayList<>();
    for (int i = random.nextInt(7); i > 0; i--) {
      Optional<LocalDate> day =
          random.nextInt(6) == 0
              ? Optional.empty()
              : Optional.of(DAY.minusYears(random.nextInt(4) == 0 ? 15 : 0).minusDays(i));
      charges.add(new Charge(CODES.get(random.nextInt(CODES.size())), day));
    }
    return RandomDismissals.ofSome(random, facts.charged(charges));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theAnswerIsTheLeastOfAllChoices(long seed) {
    RandomRules rules = new RandomRules(seed, OwnScheme.AMONG);
    Random random = new Random(seed);
    int less = 0;
    int mixed = 0;
    for (int i = 0; i < CASES; i++) {
      List<Instrument> instruments = rules.instruments(14);
      Inquiry inquiry = rules.inquiry();
      Inquiry doubted = with(inquiry, charged(random, inquiry.facts()));
      Answer fast = answer(instruments, doubted);
      Answer slow = RandomRules.SLOWLY.answer(instruments, List.of(), doubted);
      assertEquals(slow, fast, () -> doubted + "\n" + instruments);
      assertEquals(byEveryScheme(instruments, doubted), decision(instruments, doubted));
      List<Charge> all = doubted.facts().offences().charges();
      List<Charge> sure =
          all.stream()
              .filter(
                  one -> !doubted.facts().subject().reported().dismissals().containsKey(one.ncic()))
              .toList();
      List<Answer> ends =
          Stream.of(all, sure)
              .map(one -> answer(instruments, with(doubted, doubted.facts().charged(one))))
              .toList();
      less += ends.get(0).outcome() != fast.outcome() ? 1 : 0;
      mixed += ends.stream().noneMatch(one -> one.outcome() == fast.outcome()) ? 1 : 0;
    }
    assertTrue(less > CASES / 100, "hardly one told less: " + less);
    assertTrue(mixed > 0, "neither all nor none told least: " + mixed);
  }

  /** However many charges there are, they are asked no oftener than rules tell them apart. */
  @Test
  void aHundredChargesCostADozenAnswers() {
    Inquiry inquiry = new RandomRules(1).inquiry();
    List<Charge> charges = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String code = i < CODES.size() ? CODES.get(i) : "1%03d".formatted(i);
      charges.add(new Charge(code, Optional.of(DAY.minusYears(i % 2 == 0 ? 0 : 15))));
    }
    Facts facts = inquiry.facts().charged(charges);
    for (Charge one : charges) {
      facts = facts.dismissed(one.ncic(), "one", "a court", "1");
    }
    assertEquals(100, facts.subject().reported().dismissals().size());
    int readings =
        ChargesInDoubt.of(with(inquiry, facts), () -> EVERY, RandomRules.TABLE, ChargesInDoubt.MOST)
            .readings()
            .size();
    assertTrue(readings > 10 && readings < 60, "readings: " + readings);
  }
}
