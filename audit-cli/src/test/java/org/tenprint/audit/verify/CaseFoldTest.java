package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.SampleInstruments;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.MemoryLog;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.CaseChange;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.decisions.CaseState;
import org.tenprint.decisions.Determinations;
import org.tenprint.decisions.KnownRules;
import org.tenprint.decisions.RuleBookReader;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Issuer;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Review;
import org.tenprint.policy.law.Edition;
import org.tenprint.reference.ReferenceSet;

/** Journals of a case that one edition of the rules began and another goes on with. */
class CaseFoldTest {
  private static final SampleCase SAMPLE = new SampleCase("FOLD0001");
  private static final WithdrawnOrders ORDERS = new WithdrawnOrders(SAMPLE.id());
  private static final Instant DECIDED = SampleCase.BOOKED.plusSeconds(4);

  private final ReferenceSet reference = ReferenceSet.sample();
  private final CaseReplay replay = new CaseReplay(reference);
  private final FoldedJournal journal = new FoldedJournal(SAMPLE, DECIDED);
  private final List<LogRecord> instruments = new ArrayList<>();
  private KnownRules rules;

  @BeforeEach
  void theFieldOfficeMayBeTold() throws Exception {
    rules = recorded(Edition.PRESENT, SampleInstruments.permit());
  }

  /** These are the instruments' topic; what a service made of it by an edition of the rules. */
  private KnownRules recorded(Edition edition, Instrument... all) throws Exception {
    RuleBookReader book = new RuleBookReader(edition);
    instruments.clear();
    for (Instrument one : all) {
      LogRecord made =
          FoldedSteps.record(TopicCatalogue.INSTRUMENTS.name(), one.getId(), one, Instant.EPOCH);
      instruments.add(
          new LogRecord(
              made.topic(),
              0,
              instruments.size(),
              made.recorded(),
              made.key(),
              List.of(),
              made.value()));
      try {
        book.put(one, instruments.size() - 1L, Instant.EPOCH);
      } catch (BrokenEvent refused) {
        // it holds what it may speak of, or nothing: that is the edition's to say
      }
    }
    return book.upTo(all.length);
  }

  /** A service of then took the draft for the state that counts, and told nobody. */
  @Test
  void aCaseOfWhenADraftReplacedWhatTwoPeopleApprovedIsEqual() throws Exception {
    Instrument permit = SampleInstruments.permit();
    Instrument draft = Instrument.newBuilder(permit).setApprovals(List.of()).build();
    rules = recorded(Edition.THIRD, permit, draft);
    for (Edition then : Edition.values()) {
      if (!then.keepsWhatWasApproved()) {
        assertEquals(folded(then, then), FoldedSteps.made(journal.taken()), then.name());
        assertEquals(List.of(), journal.taken().get(1).messages());
      }
    }
    take(Edition.FOURTH, Edition.FOURTH);
    CaseFold.End end = fold().end().orElseThrow();
    assertEquals(Verdict.MISSING_INPUT, end.verdict(), "no service reads so now");
  }

  /** A service of then held nothing for a permit that it could not read, and told. */
  @Test
  void aCaseBesideAPermitThatCannotBeReadIsEqualByItsOwnEdition() throws Exception {
    Instrument permit = SampleInstruments.permit();
    Instrument lost = Instrument.newBuilder(permit).setId("LOST").setIssuer(Issuer.UNKNOWN).build();
    for (Edition then : Edition.values()) {
      rules = recorded(then, permit, lost);
      assertEquals(folded(then, then), FoldedSteps.made(journal.taken()), then.name());
      boolean held = then.doubtsUnreadPermits() || then == Edition.FIRST;
      assertEquals(List.of(held ? Outcome.HELD : Outcome.DELIVERED), fieldOffice(), then.name());
    }
    rules = recorded(Edition.FOURTH, permit, lost);
    take(Edition.FIFTH, Edition.FIFTH);
    CaseFold.End end = fold().end().orElseThrow();
    assertEquals(Verdict.MISSING_INPUT, end.verdict(), "no service reads so now");
  }

  /** The upgrade of immigration-service came before that of notification-service. */
  @Test
  void aCaseOfTheFirstEditionOnADeterminationWithAnAgeIsEqual() throws Exception {
    assertEquals(List.of(Outcome.HELD), fieldOffice(1, Edition.FIRST));
    for (Edition later : Edition.values()) {
      SortedMap<Integer, String> again = folded(Edition.FIRST, later);
      assertEquals(FoldedSteps.made(journal.taken()), again);
    }
  }

  @Test
  void aCaseOfTheSecondHasTheAgeOfItsDetermination() throws Exception {
    assertEquals(List.of(Outcome.DELIVERED), fieldOffice(1, Edition.SECOND));
    SortedMap<Integer, String> again = folded(Edition.SECOND, Edition.SECOND);
    assertEquals(FoldedSteps.made(journal.taken()), again);
  }

  private List<Outcome> fieldOffice(int step, Edition edition) throws Exception {
    folded(edition, Edition.PRESENT);
    return fieldOffice(step);
  }

  private List<Outcome> fieldOffice() {
    return fieldOffice(1);
  }

  private List<Outcome> fieldOffice(int step) {
    return journal.taken().get(step).dispositions().stream()
        .filter(one -> one.getRecipient().startsWith("field-office"))
        .map(Disposition::getOutcome)
        .toList();
  }

  /** Takes the case as the services would, and again from its journal. */
  private SortedMap<Integer, String> folded(Edition first, Edition later) throws Exception {
    take(first, later);
    CaseFold.Folded folded = fold();
    assertEquals(Optional.empty(), folded.end());
    return FoldedSteps.made(folded.steps());
  }

  private void take(Edition first, Edition later) throws Exception {
    journal.clear();
    Determination determination = ofSeventeen();
    CaseState state = replay.opened(determination, first);
    CaseMoment moment = moment(1, determination, first);
    CaseChange change = journal.take(replay.decide(state, moment));
    for (String by : List.of("reviewer-one", "reviewer-two")) {
      Instant at = DECIDED.plusSeconds(journal.steps().size());
      Review review =
          new Review(
              SAMPLE.id(),
              by,
              org.tenprint.events.notification.Verdict.WITHHOLD,
              SampleCase.at(at));
      change =
          journal.take(
              replay.apply(
                  change.next(), review, moment(journal.steps().size() + 1, review, later)));
    }
  }

  private CaseFold.Folded fold() {
    return new CaseFold(
            new CaseReplay(reference),
            books(),
            journal.inputs(),
            reader(),
            Withdrawals.read(reader(), Set.of()))
        .fold(journal.steps(), List.of());
  }

  /** What stands first on the log holds; an order that stands first cannot be taken back. */
  @Test
  void anOrderOfAProposalThatWasWithdrawnBeforeIsNoneThatMayBeTaken() throws Exception {
    assertEquals(Optional.empty(), withdrawnAt(WithdrawnOrders.AT + 1));
    CaseFold.End end = withdrawnAt(WithdrawnOrders.AT - 1).orElseThrow();
    assertEquals(2, end.step());
    assertEquals(Verdict.DIFFERENT, end.verdict());
    assertEquals(
        "the step cannot be taken: its order was withdrawn before, at"
            + " notification.reassignments.v1/0/9",
        end.why());
  }

  @Test
  void anOrderOfOnePersonIsNoneThatMayBeTaken() throws Exception {
    LogRecord alone = ORDERS.reassignment(WithdrawnOrders.PROPOSER, null, WithdrawnOrders.AT);
    CaseFold.End end = reassigned(alone).orElseThrow();
    assertEquals(Verdict.DIFFERENT, end.verdict());
    assertEquals("the step cannot be taken: its order was approved by who proposed it", end.why());
  }

  private Optional<CaseFold.End> withdrawnAt(long offset) throws Exception {
    return reassigned(
        ORDERS.reassignment(WithdrawnOrders.OTHER, null, WithdrawnOrders.AT),
        ORDERS.reassignment(null, WithdrawnOrders.PROPOSER, offset));
  }

  /** The first is what the case was reassigned by. */
  private Optional<CaseFold.End> reassigned(LogRecord... log) throws Exception {
    journal.clear();
    Determination determination = ofSeventeen();
    CaseChange decided =
        journal.take(
            replay.decide(
                replay.opened(determination, Edition.PRESENT),
                moment(1, determination, Edition.PRESENT)));
    LogRecord order = log[0];
    journal.input(order.origin(), order);
    CaseMoment then =
        new CaseMoment(
            DECIDED.plusSeconds(2),
            rules,
            new CaseSettings(Duration.ofDays(30), new TreeSet<>()),
            Optional.of(order.origin()),
            Optional.empty(),
            Edition.PRESENT);
    journal.take(replay.misidentified(decided.next(), then));
    Withdrawals withdrawals =
        Withdrawals.read(WithdrawnOrders.reader(log), Set.of(SAMPLE.id().toString()));
    return new CaseFold(new CaseReplay(reference), books(), journal.inputs(), reader(), withdrawals)
        .fold(journal.steps(), List.of())
        .end();
  }

  private CaseMoment moment(int number, SpecificRecord input, Edition edition) {
    boolean opens = input instanceof Determination;
    TopicSpec topic = opens ? TopicCatalogue.DETERMINATIONS : TopicCatalogue.REVIEWS;
    Origin origin = new Origin(topic.name(), 0, (long) number);
    journal.input(origin, input);
    return new CaseMoment(
        DECIDED.plusSeconds(number),
        rules,
        new CaseSettings(Duration.ofDays(30), new TreeSet<>()),
        Optional.of(origin),
        Optional.empty(),
        edition);
  }

  private Determination ofSeventeen() throws Exception {
    Identification found = SAMPLE.identification();
    BookingContext booking =
        BookingContext.newBuilder(found.getContext()).setBorn(LocalDate.of(1993, 9, 1)).build();
    Identification minors = Identification.newBuilder(found).setContext(booking).build();
    Determination made = Determinations.of(minors, Optional.empty(), reference, DECIDED);
    return Determination.newBuilder(made).setAdultAge(17).build();
  }

  private RuleBooks books() {
    return RuleBooks.read(reader(), List.of(rules.offset()));
  }

  private EventReader reader() {
    MemoryLog log = new MemoryLog(Set.of(TopicCatalogue.INSTRUMENTS.name()), instruments);
    return new EventReader(log, new Events(Optional.empty(), Optional.empty(), Optional.empty()));
  }
}
