package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.RandomRules;
import org.tenprint.policy.SampleInstruments;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.offence.Offences;

/**
 * A protection that is reported late, of whom a hold ran out meanwhile: the recipients are told
 * what they would be told of a stranger, of whom the same hold ran out.
 */
class StrangersLastInstantTest {
  private static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");
  private static final Duration DEADLINE = Duration.ofDays(14);
  private static final Instant DECIDED = START.plusDays(1).toInstant();
  private static final Instant OVER = DECIDED.plus(DEADLINE);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant LATE = OVER.plus(HOUR.multipliedBy(2));
  private static final List<String> NOBODY =
      List.of("agency:MA0130100 NO_MATCH", "sib:MA NO_MATCH");
  private static final CaseEvent[] RELEASED = {
    new CaseEvent.Reviewed("one", Verdict.RELEASE), new CaseEvent.Reviewed("two", Verdict.RELEASE)
  };

  /** By then it opens for the person alone, and the hold is over for all an hour later. */
  private static RuleBook book(Instant end) {
    Instrument opens =
        permit("OPENS")
            .from(OVER.minus(HOUR).atOffset(ZoneOffset.UTC))
            .ruling(
                new Ruling(
                    Effect.PERMIT,
                    Reason.PERMITTED,
                    Set.of(new Condition.StatusIn(Set.of(Status.REMOVABLE))),
                    List.of()))
            .instrument();
    Instrument waits =
        permit("WAITS")
            .to(end.atOffset(ZoneOffset.UTC))
            .ruling(new Ruling(Effect.HOLD, Reason.COUNSEL, Set.of(), List.of("OPENS")))
            .instrument();
    return RuleBook.of(List.of(permit("RETURN").instrument(), opens, waits));
  }

  private static CaseFile opened(IdentificationResult found, Status status) {
    return CaseFile.open(
        new Facts(
            "T-1",
            new Places(BOSTON, BOSTON, BOSTON),
            START,
            new Subject(Optional.of(START.toLocalDate().minusYears(30)), false, false),
            new Offences(List.of(), List.of()),
            new Finding(found, status)));
  }

  /** What was told whom of a booking that was decided, and to which this happened late. */
  private static List<String> told(CaseFile opened, RuleBook book, CaseEvent... late) {
    CaseRules rules =
        new CaseRules(
            new DisclosurePolicy(book, RandomRules.TABLE), Set.of(), Optional.of(DEADLINE));
    CaseStep step = opened.apply(new CaseEvent.Decide(), DECIDED, rules);
    assertEquals(List.of(), step.messages());
    List<String> told = new ArrayList<>();
    Instant at = LATE;
    for (CaseEvent event : late) {
      step = step.next().apply(event, at, rules);
      step.messages().stream().map(StrangersLastInstantTest::text).sorted().forEach(told::add);
      at = at.plus(HOUR);
    }
    return told;
  }

  private static String text(Message message) {
    return message.recipient().text() + " " + message.kind();
  }

  private static void alike(List<String> told, RuleBook book, CaseEvent... after) {
    CaseEvent hidden = new CaseEvent.PersonProtected(Optional.empty());
    assertEquals(
        told,
        told(
            opened(IdentificationResult.NO_MATCH, Status.UNKNOWN),
            book,
            with(new CaseEvent.Tick(), after)));
    assertEquals(
        told,
        told(opened(IdentificationResult.MATCH, Status.REMOVABLE), book, with(hidden, after)));
  }

  private static CaseEvent[] with(CaseEvent first, CaseEvent... after) {
    return Stream.concat(Stream.of(first), Stream.of(after)).toArray(CaseEvent[]::new);
  }

  @Test
  void ofAStrangerItRanOut() {
    alike(List.of(), book(OVER.plus(HOUR)));
  }

  @Test
  void ofAStrangerItWasLetOut() {
    alike(NOBODY, book(OVER.minus(HOUR)));
  }

  private static SampleInstruments hold(String id, String... unless) {
    return permit(id).ruling(new Ruling(Effect.HOLD, Reason.COUNSEL, Set.of(), List.of(unless)));
  }

  /** It is another's hold, which nobody had said: of both it waits for people from now on. */
  @Test
  void whatAnotherHeldByThenIsHeldAnew() {
    Instrument joins =
        hold("JOINS")
            .by(Issuer.FEDERAL)
            .from(OVER.minus(HOUR).atOffset(ZoneOffset.UTC))
            .instrument();
    alike(
        NOBODY,
        RuleBook.of(List.of(permit("RETURN").instrument(), hold("FIRST").instrument(), joins)),
        RELEASED);
  }

  @Test
  void whatWasLetOutByThenAndIsHeldAgainIsHeldAnew() {
    Instrument opens =
        permit("OPENS")
            .from(OVER.minus(HOUR).atOffset(ZoneOffset.UTC))
            .to(OVER.plus(HOUR).atOffset(ZoneOffset.UTC))
            .instrument();
    alike(
        NOBODY,
        RuleBook.of(
            List.of(permit("RETURN").instrument(), opens, hold("HELD", "OPENS").instrument())),
        RELEASED);
  }
}
