package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;
import static org.tenprint.policy.SampleInstruments.withhold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.offence.Offences;

/** Several requests that were delivered to one agency: each is recalled by itself. */
class RecalledRequestsTest {
  private static final Scope STATE = new Scope(ScopeKind.STATE, "MA");
  private static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");
  private static final Recipient AGENCY = Recipient.request(BOSTON.ori());
  private static final Instrument PERMIT = permit("P").on(Edge.REQUEST, STATE).instrument();
  private static final RuleBook OPEN = RuleBook.of(List.of(PERMIT));

  private Edition edition = Edition.PRESENT;
  private CaseFile file = CaseFile.open(facts());
  private int day = 1;

  @Test
  void allAreRecalledOfAProtectedPersonOldestFirst() {
    asks(Warrant.NONE, OPEN);
    asks(Warrant.JUDICIAL, OPEN);
    CaseStep step = happens(new CaseEvent.PersonProtected(), OPEN);
    assertEquals(List.of(1, 2), recalled(step));
    assertEquals(2, step.dispositions().size(), "each is public, though they say the same");
    assertEquals(List.of(), file.towards(AGENCY).orElseThrow().delivered());
    assertEquals(List.of(), recalled(happens(new CaseEvent.Expunged(), OPEN)), "once");
  }

  @Test
  void aWithholdingReachesTheOneThatHadNoWarrant() {
    asks(Warrant.NONE, OPEN);
    asks(Warrant.JUDICIAL, OPEN);
    CaseStep step = looks(withholding(Warrant.NONE));
    assertEquals(List.of(1), recalled(step));
    assertEquals(List.of(2), standing());
    assertEquals(List.of(2), recalled(happens(new CaseEvent.Expunged(), OPEN)));
  }

  @Test
  void aWithholdingReachesTheLastAndTheOneBeforeStands() {
    asks(Warrant.NONE, OPEN);
    asks(Warrant.JUDICIAL, OPEN);
    assertEquals(List.of(2), recalled(looks(withholding(Warrant.JUDICIAL))));
    assertEquals(List.of(1), standing());
    assertEquals(
        Optional.of(Warrant.NONE),
        file.towards(AGENCY).orElseThrow().taken().request().map(Request::warrant));
    asks(Warrant.NONE, OPEN);
    assertEquals(List.of(1, 2), standing());
    assertEquals(List.of(1, 2), recalled(happens(new CaseEvent.PersonProtected(), OPEN)));
  }

  /** The step of the further request is the first that knows of the rule. */
  @Test
  void anEarlierOneIsRecalledInTheStepThatTellsOfAFurther() {
    asks(Warrant.NONE, OPEN);
    CaseStep step = asks(Warrant.JUDICIAL, withholding(Warrant.NONE));
    assertEquals(
        List.of(MessageKind.REQUEST, MessageKind.RECALL),
        step.messages().stream().map(Message::kind).toList());
    assertEquals(List.of(1), recalled(step));
    assertEquals(
        List.of(Outcome.DELIVERED, Outcome.RECALLED),
        step.dispositions().stream().map(d -> d.outcome()).toList());
    assertEquals(List.of(2), standing());
  }

  @Test
  void whatIsKeptBackLeavesWhatStands() {
    asks(Warrant.JUDICIAL, OPEN);
    asks(Warrant.JUDICIAL, OPEN);
    RuleBook book = withholding(Warrant.NONE);
    asks(Warrant.NONE, book);
    assertEquals(Outcome.WITHHELD, file.towards(AGENCY).orElseThrow().latest().outcome());
    assertEquals(List.of(1, 2), standing());
    assertEquals(List.of(1, 2), recalled(happens(new CaseEvent.PersonProtected(), book)));
  }

  /** Steps of before are taken again as they were. */
  @Test
  void beforeTheThirdEditionTheLastAloneStood() {
    for (Edition before : List.of(Edition.FIRST, Edition.SECOND)) {
      edition = before;
      file = CaseFile.open(facts());
      asks(Warrant.NONE, OPEN);
      asks(Warrant.JUDICIAL, OPEN);
      assertEquals(List.of(0), standing());
      assertEquals(List.of(0), recalled(happens(new CaseEvent.PersonProtected(), OPEN)));
    }
  }

  /** A case that an earlier service left goes on: what it still knows stands beside the next. */
  @Test
  void whatAnEarlierEditionDeliveredStandsBesideTheNext() {
    edition = Edition.SECOND;
    asks(Warrant.NONE, OPEN);
    edition = Edition.THIRD;
    asks(Warrant.JUDICIAL, OPEN);
    assertEquals(List.of(0, 1), standing());
    assertEquals(List.of(0, 1), recalled(happens(new CaseEvent.PersonProtected(), OPEN)));
  }

  /** It was held when an earlier edition remembered in it that the one before was by a consent. */
  @Test
  void whatIsReleasedAfterTheUpgradeIsNotTakenBackWithAnEarlierConsent() {
    RequestCondition interview = new RequestCondition.RequestKindIn(Set.of(RequestKind.INTERVIEW));
    RequestCondition status = new RequestCondition.RequestKindIn(Set.of(RequestKind.STATUS));
    RuleBook book =
        RuleBook.of(
            List.of(
                ruled("C", Effect.PERMIT, Reason.PERMITTED, interview, consent(ConsentTerms.ALONE)),
                ruled("N", Effect.HOLD, Reason.COUNSEL, interview, consent(ConsentTerms.NONE)),
                ruled("S", Effect.HOLD, Reason.COUNSEL, status)));
    edition = Edition.SECOND;
    Instant asked = asks(RequestKind.INTERVIEW, book);
    for (String by : List.of("ann", "ben")) {
      happens(new CaseEvent.Consented(by, BOSTON.ori(), asked, "F-1", ConsentTerms.ALONE), book);
    }
    assertEquals(Outcome.DELIVERED, file.towards(AGENCY).orElseThrow().latest().outcome());
    asks(RequestKind.STATUS, book);
    assertEquals(Outcome.HELD, file.towards(AGENCY).orElseThrow().latest().outcome());
    edition = Edition.THIRD;
    for (String by : List.of("ann", "ben")) {
      happens(new CaseEvent.Reviewed(by, Verdict.RELEASE), book);
    }
    assertEquals(List.of(0, 1), standing());
    assertEquals(List.of(0), recalled(happens(new CaseEvent.ConsentWithdrawn(BOSTON.ori()), book)));
    assertEquals(List.of(1), standing());
  }

  private static RequestCondition consent(ConsentTerms terms) {
    return new RequestCondition.ConsentIn(Set.of(terms));
  }

  private static Instrument ruled(
      String id, Effect effect, Reason reason, RequestCondition... conditions) {
    return permit(id)
        .on(Edge.REQUEST, STATE)
        .ruling(new Ruling(effect, reason, Set.of(conditions), List.of()))
        .instrument();
  }

  private Instant asks(RequestKind kind, RuleBook book) {
    Instant at = START.plusDays(day).toInstant();
    Request request = new Request(Optional.of(kind), Warrant.NONE).at(at);
    happens(new CaseEvent.Requested(BOSTON.ori(), request), book);
    return at;
  }

  /** What could not be kept is not told; nothing that was told is forgotten. */
  @Test
  void moreThanCanBeKeptAreWithheldAndAreWork() {
    List<Integer> all = new ArrayList<>();
    for (int number = 1; number <= CaseFile.MOST_REQUESTS; number++) {
      assertEquals(1, asks(Warrant.NONE, OPEN).messages().size());
      all.add(number);
    }
    CaseStep refused = asks(Warrant.NONE, OPEN);
    assertEquals(List.of(), refused.messages());
    assertEquals(Set.of(Reason.ERROR), refused.workItems());
    assertEquals(Outcome.WITHHELD, refused.dispositions().get(0).outcome());
    assertEquals(Reason.ERROR, refused.dispositions().get(0).reason());
    Request other = Request.of(Warrant.NONE);
    CaseStep elsewhere = happens(new CaseEvent.Requested("MA0130300", other), OPEN);
    assertEquals(List.of(), elsewhere.messages(), "they are counted in the whole case");
    assertEquals(all, standing());
    assertEquals(all, recalled(happens(new CaseEvent.PersonProtected(), OPEN)));
  }

  private static RuleBook withholding(Warrant of) {
    Instrument since =
        withhold("W")
            .on(Edge.REQUEST, STATE)
            .ruling(
                new Ruling(
                    Effect.WITHHOLD,
                    Reason.NO_WARRANT,
                    Set.of(new RequestCondition.WarrantIn(Set.of(of))),
                    List.of()))
            .recorded(START.plusDays(90), "one", "two")
            .instrument();
    return RuleBook.of(List.of(PERMIT, since));
  }

  private CaseStep looks(RuleBook book) {
    day = 100;
    CaseStep step = file.recall(START.plusDays(day++).toInstant(), rules(book));
    file = step.next();
    return step;
  }

  private CaseStep asks(Warrant warrant, RuleBook book) {
    day = book == OPEN ? day : Math.max(day, 100);
    return happens(new CaseEvent.Requested(BOSTON.ori(), Request.of(warrant)), book);
  }

  private CaseStep happens(CaseEvent event, RuleBook book) {
    Instant at = START.plusDays(day++).toInstant();
    CaseStep step = file.apply(event, at, rules(book));
    file = step.next();
    return step;
  }

  private List<Integer> standing() {
    return file.towards(AGENCY).orElseThrow().delivered().stream()
        .map(Disclosure.Delivered::number)
        .toList();
  }

  private static List<Integer> recalled(CaseStep step) {
    return step.messages().stream()
        .filter(message -> message.kind() == MessageKind.RECALL)
        .map(Message::number)
        .toList();
  }

  private static Facts facts() {
    Subject adult = new Subject(Optional.of(START.toLocalDate().minusYears(30)), false, false);
    return new Facts(
        "T-1",
        new Places(BOSTON, BOSTON, BOSTON),
        START,
        adult,
        new Offences(List.of(), List.of()),
        new Finding(IdentificationResult.MATCH, Status.UNKNOWN));
  }

  private CaseRules rules(RuleBook book) {
    return new CaseRules(
        new DisclosurePolicy(book, RandomRules.TABLE, edition), Set.of(), Optional.empty());
  }
}
