package org.tenprint.policy.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.policy.SampleInstruments.START;
import static org.tenprint.policy.SampleInstruments.permit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.policy.decision.DisclosurePolicy;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.RuleBook;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;
import org.tenprint.policy.offence.Scheme;

/** What a record states of somebody decides nothing once people found that it is nobody's. */
class FoundToBeNobodyTest {
  private static final Instant AT = START.plusDays(1).toInstant();
  private static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");
  private static final OffenceTable TABLE =
      new OffenceTable("v", Map.of("1201", "L1", "5499", "L3"));
  private static final Scope MASSACHUSETTS = new Scope(ScopeKind.STATE, "MA");
  private static final Recipient AGENCY = Recipient.request(BOSTON.ori());
  private static final Offences NONE = new Offences(List.of(), List.of());
  private static final Conviction GRAVE =
      new Conviction("1201", LocalDate.of(2005, 1, 1), OffenceClass.FELONY, Optional.empty());
  private static final RuleBook BOOK =
      RuleBook.of(
          List.of(
              permit("P").instrument(),
              permit("L").ruling(withholding(ofConvictions())).instrument(),
              permit("S")
                  .ruling(withholding(new Condition.StatusIn(Set.of(Status.REMOVABLE))))
                  .instrument()));

  private static Condition ofConvictions() {
    return new Condition.LevelIs(
        Scheme.SC_2008, Bound.AT_LEAST, Level.L1, Basis.CONVICTION, Optional.empty());
  }

  private static Ruling withholding(Condition when) {
    return new Ruling(Effect.WITHHOLD, Reason.LEVEL, Set.of(when), List.of());
  }

  private static Facts facts(IdentificationResult found, Offences offences, Status status) {
    return new Facts(
        "T-1",
        new Places(BOSTON, BOSTON, BOSTON),
        START,
        new Subject(Optional.of(START.toLocalDate().minusYears(30)), false, false),
        offences,
        new Finding(found, status));
  }

  private static CaseRules rules(Edition edition) {
    return new CaseRules(new DisclosurePolicy(BOOK, TABLE, edition), Set.of(), Optional.empty());
  }

  /** Of whom a record is there, of what it states; and of whom none is. */
  static Stream<Facts> candidates() {
    Offences ofRecord = new Offences(List.of(), List.of(GRAVE), 1);
    return Stream.of(
        facts(IdentificationResult.GREY, NONE, Status.UNKNOWN),
        facts(IdentificationResult.GREY, ofRecord, Status.UNKNOWN),
        facts(IdentificationResult.GREY, NONE, Status.REMOVABLE),
        facts(IdentificationResult.GREY, ofRecord, Status.CITIZEN));
  }

  private static CaseStep nobody(Facts facts, Edition edition) {
    CaseFile file = CaseFile.open(facts).apply(new CaseEvent.Decide(), AT, rules(edition)).next();
    file = reviewed(file, "one", edition).next();
    return reviewed(file, "two", edition);
  }

  private static CaseStep reviewed(CaseFile file, String by, Edition edition) {
    return file.apply(new CaseEvent.Reviewed(by, Verdict.NO_MATCH), AT, rules(edition));
  }

  /** The mirror: nothing that goes out, now or later, tells one candidate from another. */
  @ParameterizedTest
  @MethodSource("candidates")
  void itIsToldAsOfWhomNobodyWasFound(Facts candidate) {
    CaseStep found = nobody(candidate, Edition.PRESENT);
    Facts strangers = facts(IdentificationResult.NO_MATCH, NONE, Status.UNKNOWN);
    CaseStep never =
        CaseFile.open(strangers).apply(new CaseEvent.Decide(), AT, rules(Edition.PRESENT));
    assertEquals(told(never.next()), told(found.next()));
    assertEquals(never.messages(), found.messages());
    assertEquals(
        List.of("sib:MA", "agency:MA0130100"),
        found.messages().stream().map(Message::recipient).map(r -> r.text()).toList());
    assertEquals(strangers, found.next().circumstances().facts());
  }

  private static List<Disposition> told(CaseFile file) {
    return file.disclosures().stream().map(one -> one.latest()).toList();
  }

  @Test
  void whatTheBookingStatesOfThePersonStays() {
    Offences booked = new Offences(List.of(), List.of(GRAVE));
    CaseStep found =
        nobody(facts(IdentificationResult.GREY, booked, Status.UNKNOWN), Edition.FIFTH);
    assertEquals(List.of(), found.messages());
    assertTrue(
        told(found.next()).stream().anyMatch(one -> one.outcome() == Outcome.WITHHELD),
        () -> found.toString());
  }

  /** Whom was delivered what turns out to be nobody's is of nobody from then on. */
  @Test
  void soItIsWhereADeliveryIsCorrected() {
    Facts charged =
        new Facts(
            "T-1",
            new Places(BOSTON, BOSTON, BOSTON),
            START,
            new Subject(Optional.of(START.toLocalDate().minusYears(30)), false, false),
            new Offences(
                List.of(new Charge("5499", Optional.empty())),
                List.of(
                    new Conviction(
                        "5499", GRAVE.convicted(), OffenceClass.FELONY, Optional.empty())),
                1),
            new Finding(IdentificationResult.MATCH, Status.UNKNOWN));
    CaseStep found = nobody(charged, Edition.PRESENT);
    assertEquals(List.of(), found.next().circumstances().facts().offences().convictions());
    assertEquals(1, found.next().circumstances().facts().offences().charges().size());
    assertTrue(
        told(found.next()).stream().anyMatch(one -> one.outcome() == Outcome.RECALLED),
        () -> found.toString());
  }

  /** Their steps stand on logs. */
  @ParameterizedTest
  @EnumSource(
      value = Edition.class,
      names = {"FIRST", "SECOND", "THIRD", "FOURTH"})
  void inEarlierEditionsTheRecordCounted(Edition edition) {
    List<Facts> all = candidates().toList();
    assertEquals(2, nobody(all.get(0), edition).messages().size());
    assertEquals(List.of(), nobody(all.get(1), edition).messages());
    assertEquals(List.of(), nobody(all.get(2), edition).messages());
    assertNotEquals(
        told(nobody(all.get(0), edition).next()), told(nobody(all.get(1), edition).next()));
  }

  private static CaseRules held(Set<Condition> when, Edition edition, Set<Recipient> pushed) {
    RuleBook book =
        RuleBook.of(
            List.of(
                permit("P").instrument(),
                permit("ASKED").on(Edge.REQUEST, MASSACHUSETTS).instrument(),
                permit("HELD")
                    .on(Edge.REQUEST, MASSACHUSETTS)
                    .ruling(new Ruling(Effect.HOLD, Reason.COUNSEL, when, List.of()))
                    .instrument()));
    return new CaseRules(
        new DisclosurePolicy(book, TABLE, edition), pushed, Optional.of(Duration.ofDays(14)));
  }

  private static final List<CaseEvent> ASKED_AND_NOBODY =
      List.of(
          new CaseEvent.Decide(),
          new CaseEvent.Requested(BOSTON.ori(), new Request(Optional.empty(), Warrant.NONE)),
          new CaseEvent.Reviewed("one", Verdict.NO_MATCH),
          new CaseEvent.Reviewed("two", Verdict.NO_MATCH));

  private static CaseFile taken(CaseFile from, CaseRules rules, List<CaseEvent> events) {
    CaseFile file = from;
    for (CaseEvent event : events) {
      file = file.apply(event, AT, rules).next();
    }
    return file;
  }

  private static String request(CaseFile file) {
    Disposition latest = file.towards(AGENCY).orElseThrow().latest();
    return latest.outcome() + " " + latest.reason();
  }

  private static CaseFile matched(IdentificationResult found) {
    return CaseFile.open(facts(found, new Offences(List.of(), List.of(GRAVE), 1), Status.UNKNOWN));
  }

  /** A hold that a record's convictions made is silent once the record is nobody's. */
  @Test
  void aRequestThatTheRecordHeldReachesNoAgency() {
    for (Set<Condition> when : List.of(Set.of(ofConvictions()), Set.<Condition>of())) {
      CaseRules rules = held(when, Edition.PRESENT, Set.of());
      CaseFile one =
          taken(matched(IdentificationResult.MATCH), rules, ASKED_AND_NOBODY.subList(0, 3));
      assertEquals("HELD COUNSEL", request(one), "one person finds nothing");
      CaseFile found = taken(one, rules, ASKED_AND_NOBODY.subList(3, 4));
      assertEquals("NOT_APPLICABLE NO_MATCH", request(found));
      List<CaseEvent> release =
          List.of(
              new CaseEvent.Reviewed("one", Verdict.RELEASE),
              new CaseEvent.Reviewed("two", Verdict.RELEASE),
              ASKED_AND_NOBODY.get(1));
      CaseFile later = taken(found, rules, release);
      assertEquals("NOT_APPLICABLE NO_MATCH", request(later), "nor does one that comes after");
      assertFalse(later.towards(AGENCY).orElseThrow().toldOnce());
    }
  }

  @Test
  void norDoesOneThatWaitsForItsPush() {
    CaseRules rules = held(Set.of(ofConvictions()), Edition.PRESENT, Set.of(AGENCY));
    CaseFile match = CaseFile.open(facts(IdentificationResult.MATCH, NONE, Status.UNKNOWN));
    CaseFile found = taken(match, rules, ASKED_AND_NOBODY);
    assertTrue(found.towards(AGENCY).orElseThrow().waits());
    CaseFile pushed = taken(found, rules, List.of(new CaseEvent.Dispatched(AGENCY, true)));
    assertEquals("NOT_APPLICABLE NO_MATCH", request(pushed));
  }

  /** The mirror: of whom it is somebody the hold is people's, and they let it out. */
  @Test
  void ofSomebodyTwoReleaseIt() {
    CaseRules rules = held(Set.of(ofConvictions()), Edition.PRESENT, Set.of());
    CaseFile asked =
        taken(matched(IdentificationResult.MATCH), rules, ASKED_AND_NOBODY.subList(0, 2));
    List<CaseEvent> release =
        List.of(
            new CaseEvent.Reviewed("one", Verdict.RELEASE),
            new CaseEvent.Reviewed("two", Verdict.RELEASE));
    assertEquals("DELIVERED PERMITTED", request(taken(asked, rules, release)));
  }

  /** Their steps stand on logs, too. */
  @ParameterizedTest
  @EnumSource(
      value = Edition.class,
      names = {"FIFTH", "SIXTH"})
  void beforeTheSeventhTheSilentHoldLetTheRequestOut(Edition edition) {
    CaseRules rules = held(Set.of(ofConvictions()), edition, Set.of());
    CaseFile found = taken(matched(IdentificationResult.MATCH), rules, ASKED_AND_NOBODY);
    assertEquals("DELIVERED PERMITTED", request(found));
  }
}
