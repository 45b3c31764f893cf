package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.SampleInstruments;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;

/** Whatever happens, no request is told twice, and none that did not reach the agency. */
class NoticePropertiesTest {
  private static final int CASES = 150 * Integer.getInteger("tenprint.depth", 1);
  private static final int EVENTS = 16;
  private static final Scope NATION = new Scope(ScopeKind.NATION, "US");

  /** Random ones, many of which name people, and one that opens requests. */
  private static List<Instrument> instruments(RandomRules random) {
    List<Instrument> all = new ArrayList<>();
    for (Instrument one : random.instruments(8)) {
      all.add(random.chance(2) ? ofPeople(one) : one);
    }
    all.add(SampleInstruments.permit("OPEN").on(Edge.REQUEST, NATION).instrument());
    return all;
  }

  private static Instrument ofPeople(Instrument one) {
    Reach reach =
        new Reach(
            NATION,
            PlaceKind.CONTROLLING,
            Edge.REQUEST,
            Set.of(RecipientKind.SUBJECT, RecipientKind.COUNSEL));
    return new Instrument(
        one.id(), one.issuer(), reach, one.ruling(), one.validity(), one.provenance());
  }

  private static CaseEvent event(RandomRules random, Facts facts, Instant at) {
    Optional<RequestKind> kind =
        random.chance(3) ? Optional.empty() : Optional.of(random.one(RequestKind.values()));
    return random.chance(2)
        ? new CaseEvent.Requested(
            facts.places().controlling().ori(), new Request(kind, Warrant.NONE).at(at))
        : random.event(facts);
  }

  @ParameterizedTest
  @ValueSource(longs = {51, 52, 53, 54})
  void eachRequestThatReachedTheAgencyIsToldAtMostOnce(long seed) {
    RandomRules random = new RandomRules(seed);
    int notices = 0;
    int behind = 0;
    for (int i = 0; i < CASES; i++) {
      Facts facts = random.facts();
      CaseRules rules =
          new CaseRules(
              new DisclosurePolicy(RuleBook.of(instruments(random)), RandomRules.TABLE),
              Set.of(),
              Optional.of(Duration.ofDays(9)));
      CaseFile file = CaseFile.open(facts);
      Map<Recipient, Integer> sent = new TreeMap<>();
      Map<Recipient, Disposition> published = new TreeMap<>();
      Instant at = RandomRules.DAY.toInstant();
      for (int j = 0; j < EVENTS; j++) {
        at = at.plus(Duration.ofHours(30));
        CaseStep step = file.apply(event(random, facts, at), at, rules);
        file = step.next();
        step.dispositions().forEach(one -> published.put(one.recipient(), one));
        for (Message message : step.messages()) {
          sent.merge(
              message.recipient(), message.kind() == MessageKind.RECALL ? 0 : 1, Integer::sum);
          notices += message.kind() == MessageKind.NOTICE ? 1 : 0;
        }
        for (Disclosure stands : file.disclosures()) {
          assertEquals(stands.latest(), published.get(stands.recipient()));
          if (stands.recipient().kind().person()) {
            Recipient agency = Recipient.request(stands.recipient().code());
            int told = sent.getOrDefault(stands.recipient(), 0);
            int owed = told + (stands.held() ? 1 : 0) + stands.behind().size();
            assertTrue(owed <= sent.getOrDefault(agency, 0), () -> sent + " " + stands);
            assertTrue(stands.held() || stands.behind().isEmpty(), stands::toString);
            behind += stands.behind().isEmpty() ? 0 : 1;
          }
        }
      }
    }
    assertTrue(notices > CASES && behind > CASES / 4, "hardly tried: " + notices + ", " + behind);
  }

  /** An office can put off no hold of before by asking again. */
  @ParameterizedTest
  @ValueSource(longs = {61, 62})
  void aFurtherRequestMovesNoHold(long seed) {
    RandomRules random = new RandomRules(seed);
    int held = 0;
    for (int i = 0; i < CASES * 2; i++) {
      Facts facts = random.facts();
      CaseRules rules =
          new CaseRules(
              new DisclosurePolicy(RuleBook.of(instruments(random)), RandomRules.TABLE),
              Set.of(),
              Optional.empty());
      CaseFile file = CaseFile.open(facts);
      Instant at = RandomRules.DAY.toInstant();
      String ori = facts.places().controlling().ori();
      for (int j = 0; j < EVENTS; j++) {
        CaseFile before = file;
        // within one second no instrument begins or ends
        at = at.plusMillis(1);
        Request request =
            new Request(Optional.of(random.one(RequestKind.values())), Warrant.NONE).at(at);
        CaseEvent asked =
            new CaseEvent.Requested(
                ori,
                random.chance(2) ? request : new Request(Optional.empty(), Warrant.NONE).at(at));
        file = file.apply(asked, at, rules).next();
        for (Disclosure stood : before.disclosures()) {
          if (stood.recipient().kind().person() && stood.held()) {
            Disclosure stands = file.towards(stood.recipient()).orElseThrow();
            assertEquals(stood.latest(), stands.latest());
            assertEquals(stood.request(), stands.request());
            held++;
          }
        }
      }
    }
    assertTrue(held > CASES, "hardly anything was held: " + held);
  }
}
