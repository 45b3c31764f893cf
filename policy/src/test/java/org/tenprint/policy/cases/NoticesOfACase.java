package org.tenprint.policy.cases;

import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;
import static org.tenprint.policy.SampleInstruments.withhold;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.offence.Offences;

/** A booking of which an office asks, and what a person is told of that. */
abstract class NoticesOfACase {
  static final Scope STATE = new Scope(ScopeKind.STATE, "MA");
  static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");
  static final Recipient SUBJECT = Recipient.told(RecipientKind.SUBJECT, BOSTON.ori());
  static final Duration DEADLINE = Duration.ofDays(14);
  static final Instant FIRST = START.plusDays(2).toInstant();
  static final Instant SECOND = START.plusDays(5).toInstant();

  static final Instrument ASKED = permit("ASKED").on(Edge.REQUEST, STATE).instrument();
  static final Instrument NO_SUBPOENA =
      withhold("NO-SUBPOENA")
          .on(Edge.REQUEST, STATE)
          .ruling(
              new Ruling(
                  Effect.WITHHOLD,
                  Reason.NOT_ACTIVE,
                  Set.of(new RequestCondition.WarrantIn(Set.of(Warrant.SUBPOENA))),
                  List.of()))
          .instrument();
  static final Instrument TELL =
      permit("TELL")
          .reach(PlaceKind.CONTROLLING, Edge.REQUEST, Set.of(RecipientKind.SUBJECT), STATE)
          .ruling(of(Effect.REQUIRE, Reason.PERMITTED, RequestKind.DETAINER))
          .instrument();

  RuleBook book = RuleBook.of(List.of(ASKED, NO_SUBPOENA, TELL));
  Edition edition = Edition.PRESENT;
  CaseFile file = CaseFile.open(facts(30));
  CaseStep step;

  static Ruling of(Effect effect, Reason reason, RequestKind kind) {
    return new Ruling(
        effect, reason, Set.of(new RequestCondition.RequestKindIn(Set.of(kind))), List.of());
  }

  static Facts facts(int years) {
    return new Facts(
        "T-1",
        new Places(BOSTON, BOSTON, BOSTON),
        START,
        new Subject(Optional.of(START.toLocalDate().minusYears(years)), false, false),
        new Offences(List.of(), List.of()),
        new Finding(IdentificationResult.MATCH, Status.UNKNOWN));
  }

  void take(CaseEvent event, Instant at) {
    DisclosurePolicy policy = new DisclosurePolicy(book, RandomRules.TABLE, edition);
    step = file.apply(event, at, new CaseRules(policy, Set.of(), Optional.of(DEADLINE)));
    file = step.next();
  }

  void asks(Optional<RequestKind> kind, Instant at) {
    take(new CaseEvent.Requested(BOSTON.ori(), new Request(kind, Warrant.NONE).at(at)), at);
  }

  void twoRelease(Instant at) {
    take(new CaseEvent.Reviewed("one", Verdict.RELEASE), at);
    take(new CaseEvent.Reviewed("two", Verdict.RELEASE), at);
  }

  Disclosure subject() {
    return file.towards(SUBJECT).orElseThrow();
  }

  /** What the step made public of the person: outcome, and when it was decided. */
  List<String> said() {
    return step.dispositions().stream()
        .filter(one -> one.recipient().equals(SUBJECT))
        .map(one -> one.outcome() + " " + one.reason() + " " + one.at())
        .toList();
  }

  /** When the office asked, of each notice of the step. */
  List<Instant> told() {
    return step.messages().stream()
        .filter(one -> one.recipient().equals(SUBJECT))
        .filter(one -> one.kind() == MessageKind.NOTICE)
        .map(one -> one.says().asked().orElseThrow())
        .toList();
  }

  List<Integer> numbers() {
    return subject().delivered().stream().map(Disclosure.Delivered::number).toList();
  }
}
