package org.tenprint.policy.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.policy.SampleInstruments.permit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.SlowPolicy;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;

/** Requests of whatever agency: of the booking, of another place, and of one nobody knows. */
class AskedAgencyPropertiesTest {
  private static final int CASES = 1_000 * Integer.getInteger("tenprint.depth", 1);
  private static final List<String> ASKED =
      List.of("MA0000001", "MA0000002", "MA0000003", "NY0000001", "NY0000009", "X");

  @ParameterizedTest
  @ValueSource(longs = {81, 82, 83})
  void theyAreDecidedLikeTheSlowReferenceAndNoneTellsMoreThanBefore(long seed) {
    RandomRules random = new RandomRules(seed);
    int kept = 0;
    for (int i = 0; i < CASES; i++) {
      List<Instrument> book = new ArrayList<>();
      random.instruments(12).forEach(one -> book.add(ofRequests(one)));
      book.add(
          permit("NATIONS")
              .by(Issuer.FEDERAL)
              .on(Edge.REQUEST, new Scope(ScopeKind.NATION, "US"))
              .instrument());
      Inquiry plain = random.inquiry();
      Inquiry asked =
          new Inquiry(
              plain.circumstances(),
              Recipient.request(random.one(ASKED)),
              Optional.of(random.request()),
              plain.at(),
              plain.known());
      List<Instrument> idle =
          book.stream().filter(one -> one.ruling().effect().opens() && random.chance(4)).toList();
      book.removeAll(idle);
      Decision now = decide(book, idle, asked, Edition.PRESENT);
      SlowPolicy.Answer slow = RandomRules.SLOWLY.answer(book, idle, asked);
      assertEquals(slow, SlowPolicy.Answer.of(now), () -> asked + "\n" + book);
      Decision before = decide(book, idle, asked, Edition.FOURTH);
      assertTrue(before.permits() || !now.permits(), () -> asked + "\n" + book);
      kept += before.permits() && !now.permits() ? 1 : 0;
    }
    assertTrue(kept > CASES / 500, "hardly any agency's place kept anything back: " + kept);
  }

  private static Instrument ofRequests(Instrument one) {
    Reach was = one.reach();
    return new Instrument(
        one.id(),
        one.issuer(),
        new Reach(was.scope(), was.place(), Edge.REQUEST, was.recipients()),
        one.ruling(),
        one.validity(),
        one.provenance());
  }

  /** Beside permits that wait. */
  private static Decision decide(
      List<Instrument> book, List<Instrument> idle, Inquiry asked, Edition edition) {
    List<Instrument> all = new ArrayList<>(book);
    all.addAll(idle);
    return new DisclosurePolicy(
            RuleBook.of(all, idle.stream().map(Instrument::id).collect(Collectors.toSet())),
            RandomRules.TABLE,
            edition,
            (ori, day) -> RandomRules.SLOWLY.places().apply(ori))
        .decide(asked);
  }
}
