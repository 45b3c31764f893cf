package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.ListedLevel;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;
import org.tenprint.policy.offence.Scheme;

/**
 * A booking of which one person reported so many dismissals that nobody can tell what stands:
 * nothing is told of it, of nobody for good, until a second person reports some.
 */
class TooManyChoicesTest {
  private static final int CODES = 10; // 1,024 choices
  private static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");
  private static final Recipient AGENCY = Recipient.agency(BOSTON.ori());
  private static final Instant REPORTED = START.plusDays(1).toInstant();
  private static final Instant DECIDED = REPORTED.plusSeconds(60);
  private static final Duration DEADLINE = Duration.ofDays(14);
  private static final Instant OVER = DECIDED.plus(DEADLINE);
  private static final List<String> NOBODY =
      List.of("agency:MA0130100 NO_MATCH", "sib:MA NO_MATCH");

  private final List<String> told = new ArrayList<>();
  private CaseFile file = opened(IdentificationResult.MATCH);

  private static Scheme list(int i) {
    return new Scheme("list-" + i);
  }

  private static String code(int i) {
    return "%04d".formatted(i);
  }

  private static CaseFile opened(IdentificationResult found) {
    List<Charge> charges = new ArrayList<>();
    for (int i = 0; i < CODES; i++) {
      charges.add(new Charge(code(i), Optional.empty()));
    }
    return CaseFile.open(
        new Facts(
            "T-1",
            new Places(BOSTON, BOSTON, BOSTON),
            START,
            new Subject(Optional.of(START.toLocalDate().minusYears(30)), false, false),
            new Offences(charges, List.of()),
            new Finding(found, Status.UNKNOWN)));
  }

  /** Each code stands on a list of its own. */
  private static OffenceTable table() {
    Map<String, String> levels = new TreeMap<>();
    List<ListedLevel> listed = new ArrayList<>();
    for (int i = 0; i < CODES; i++) {
      levels.put(code(i), "L3");
      listed.add(new ListedLevel(list(i), code(i), Level.L1, Optional.empty(), Optional.empty()));
    }
    return new OffenceTable("lists", levels, listed);
  }

  /** All is permitted, and each list is asked, though nothing comes of it. */
  private static RuleBook book() {
    List<Instrument> all = new ArrayList<>(List.of(permit("RETURN").instrument()));
    for (int i = 0; i < CODES; i++) {
      Set<Condition> never =
          Set.of(
              new Condition.LevelIs(
                  list(i), Bound.AT_LEAST, Level.L1, Basis.CHARGE, Optional.empty()),
              new Condition.LevelIs(
                  list(i), Bound.BELOW, Level.L1, Basis.EITHER, Optional.empty()));
      all.add(
          permit("ASKS-" + i)
              .ruling(new Ruling(Effect.HOLD, Reason.COUNSEL, never, List.of()))
              .instrument());
    }
    return RuleBook.of(all);
  }

  private void take(CaseEvent event, Instant at) {
    CaseRules rules =
        new CaseRules(new DisclosurePolicy(book(), table()), Set.of(), Optional.of(DEADLINE));
    CaseStep step = file.apply(event, at, rules);
    file = step.next();
    step.messages().stream().map(TooManyChoicesTest::text).sorted().forEach(told::add);
  }

  private static String text(Message message) {
    return message.recipient().text() + " " + message.kind();
  }

  private void reported(int code, String by, Instant at) {
    take(new CaseEvent.ChargeDismissed(code(code), Optional.of(by), "a court", "1"), at);
  }

  private void oneReportsAll(Instant at) {
    for (int i = 0; i < CODES; i++) {
      reported(i, "one", at);
    }
  }

  private void isHeld() {
    oneReportsAll(REPORTED);
    take(new CaseEvent.Decide(), DECIDED);
    assertEquals("HELD ERROR " + DECIDED, ofTheAgency());
    assertEquals(List.of(), told);
  }

  private String ofTheAgency() {
    var latest = file.towards(AGENCY).orElseThrow().latest();
    return latest.outcome() + " " + latest.reason() + " " + latest.at();
  }

  @Test
  void onceASecondReportsOneOfThemItIsDecided() {
    isHeld();
    reported(0, "two", OVER.minusSeconds(1));
    assertEquals(Outcome.DELIVERED, file.towards(AGENCY).orElseThrow().latest().outcome());
    assertEquals(List.of("agency:MA0130100 IDENTIFICATION", "sib:MA IDENTIFICATION"), told);
  }

  @Test
  void whatOneReportsOfWhatIsHeldBeginsNoHoldThatNobodyEnds() {
    isHeld();
    reported(0, "one", DECIDED.plusSeconds(1));
    assertEquals("HELD ERROR " + DECIDED, ofTheAgency());
  }

  /** There is no question that they could answer. */
  @Test
  void nobodyReleasesIt() {
    isHeld();
    assertEquals(Set.of(), file.answerable());
    take(new CaseEvent.Reviewed("one", Verdict.RELEASE), DECIDED.plusSeconds(1));
    take(new CaseEvent.Reviewed("two", Verdict.RELEASE), DECIDED.plusSeconds(2));
    assertEquals("HELD ERROR " + DECIDED, ofTheAgency());
    assertEquals(List.of(), told);
  }

  @Test
  void itRunsOut() {
    isHeld();
    take(new CaseEvent.Tick(), OVER);
    assertEquals("WITHHELD EXPIRED " + OVER, ofTheAgency());
    reported(0, "two", OVER.plusSeconds(1));
    assertEquals(List.of(), told);
  }

  private List<String> toldOfAStranger(Instant secondReport) {
    file = opened(IdentificationResult.NO_MATCH);
    return toldOf(new CaseEvent.Tick(), secondReport);
  }

  private List<String> toldOfAProtectedPerson(Instant secondReport) {
    file = opened(IdentificationResult.MATCH);
    return toldOf(new CaseEvent.PersonProtected(Optional.empty()), secondReport);
  }

  private List<String> toldOf(CaseEvent meanwhile, Instant secondReport) {
    told.clear();
    isHeld();
    take(meanwhile, DECIDED.plusSeconds(1));
    assertEquals(List.of(), told);
    take(new CaseEvent.Tick(), OVER.minusSeconds(2));
    reported(0, "two", secondReport);
    return List.copyOf(told);
  }

  /** What a bureau is told, and when, says nothing of who is protected. */
  @Test
  void aProtectedPersonIsAsAStranger() {
    Instant inTime = OVER.minusSeconds(1);
    assertEquals(NOBODY, toldOfAStranger(inTime));
    assertEquals(NOBODY, toldOfAProtectedPerson(inTime));
    assertEquals(List.of(), toldOfAStranger(OVER));
    assertEquals(List.of(), toldOfAProtectedPerson(OVER));
  }
}
