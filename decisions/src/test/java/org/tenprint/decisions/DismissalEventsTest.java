package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tenprint.decisions.ReplayEvents.NOON;
import static org.tenprint.decisions.ReplayEvents.SAMPLE;
import static org.tenprint.decisions.ReplayEvents.bytes;
import static org.tenprint.decisions.ReplayEvents.determination;
import static org.tenprint.decisions.ReplayEvents.instrument;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.OffenceLevel;
import org.tenprint.events.immigration.SchemeLevel;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Outcome;
import org.tenprint.policy.cases.CaseEvent.ChargeDismissed;
import org.tenprint.policy.law.Edition;

/** Dismissed charges, as they are on the log, and what steps of each edition make of them. */
class DismissalEventsTest {
  private static final UUID BOOKING = new UUID(1, 2);
  private static final ChargeDismissed TOLD = told("one");

  private final CaseReplay replay = new CaseReplay(SAMPLE);

  private static ChargeDismissed told(String by) {
    return new ChargeDismissed("1201", by, "Boston Municipal Court", "11-7");
  }

  private static CaseEvent.Builder written(ChargeDismissed event) {
    return CaseEvent.newBuilder(ReportedEvents.write(BOOKING, event, NOON).build());
  }

  @Test
  void whatIsReportedComesBack() throws BrokenEvent {
    for (ChargeDismissed event : List.of(TOLD, new ChargeDismissed("1201"))) {
      assertEquals(event, TakenEvents.read(written(event).build()));
    }
  }

  /** What was written before two were wanted stands on logs, and is taken again as it was. */
  @Test
  void whatWasWrittenBeforeHasNoPaperAndIsRead() throws BrokenEvent {
    CaseEvent.Builder before = written(new ChargeDismissed("1201"));
    for (String by : List.of("one", "", "request:MA0130100")) {
      assertEquals(
          new ChargeDismissed("1201", by, "", ""), TakenEvents.read(before.setBy(by).build()));
    }
    assertEquals(
        new ChargeDismissed("1201", "", "", ""),
        TakenEvents.read(before.setBy("x".repeat(100_000)).build()));
  }

  /** One sign of a name may be eighteen of its canonical form, and a case keeps that. */
  @ParameterizedTest
  @CsvSource({"x,256,true", "x,257,false", "\ufdfa,14,true", "\ufdfa,15,false"})
  void whoseNameIsLongAsItIsKeptIsNobody(String sign, int times, boolean kept) throws BrokenEvent {
    String name = sign.repeat(times);
    CaseEvent one = written(told(name)).build();
    ChargeDismissed read = (ChargeDismissed) TakenEvents.read(one);
    assertEquals(told(kept ? name : ""), read);
  }

  /** Whose name is too long to be kept keeps back, and is no second person. */
  @Test
  void whoseNameIsTooLongIsNoSecondPerson() throws BrokenEvent {
    CaseChange decided =
        replay.decide(replay.opened(minor(), Edition.PRESENT), at(1, Edition.PRESENT));
    CaseState state = decided.next();
    for (String by : List.of("one", "\ufdfa".repeat(256))) {
      CaseChange told = replay.apply(state, report(state, told(by)), at(2, Edition.PRESENT));
      assertEquals(List.of(), told.messages());
      state = told.next();
    }
    CaseChange second = replay.apply(state, report(state, told("two")), at(3, Edition.PRESENT));
    assertEquals(1, second.messages().size());
  }

  @Test
  void whatNobodyCouldHaveWrittenIsRefused() {
    String longest = "x".repeat(100_000);
    for (CaseEvent.Builder event :
        List.of(
            written(TOLD).setNcic(null),
            written(TOLD).setAuthority(longest),
            written(TOLD).setOrder(longest))) {
      assertThrows(BrokenEvent.class, () -> TakenEvents.read(event.build()));
    }
  }

  private static KnownRules rules() throws BrokenEvent {
    RuleBookReader reader = new RuleBookReader();
    reader.put(
        instrument("SHARE", Edge.SHARE, Effect.PERMIT, NOON.minusSeconds(9000)), 0, Instant.EPOCH);
    return reader.upTo(1);
  }

  private static CaseMoment at(int second, Edition edition) throws BrokenEvent {
    Instant instant = NOON.plusSeconds(second);
    return new CaseMoment(
        instant,
        rules(),
        new CaseSettings(Duration.ofDays(30), new TreeSet<>()),
        Optional.of(new Origin("topic", 1, instant.getEpochSecond())),
        Optional.empty(),
        edition);
  }

  /** Of eighteen at the booking, and charged with what was the day before. */
  private static Determination minor(Charge... more) throws BrokenEvent {
    Determination adult = determination("T-1", IdentificationOutcome.MATCH, false);
    Identification found = adult.getIdentification();
    List<Charge> charges = new ArrayList<>(found.getContext().getCharges());
    charges.addAll(List.of(more));
    BookingContext booking =
        BookingContext.newBuilder(found.getContext())
            .setBorn(LocalDate.of(1993, 6, 5))
            .setCharges(charges)
            .build();
    return Determination.newBuilder(adult)
        .setIdentification(Identification.newBuilder(found).setContext(booking).build())
        .build();
  }

  private static CaseEvent report(CaseState state, ChargeDismissed event) {
    UUID booking = state.determination().getIdentification().getContext().getBookingId();
    return ReportedEvents.write(booking, event, NOON).build();
  }

  /** With one report in editions before the eighth, with two from then on; each to its bytes. */
  @ParameterizedTest
  @EnumSource(Edition.class)
  void eachStepIsTakenAgainByItsEdition(Edition edition) throws BrokenEvent {
    Determination determination = minor();
    CaseChange decided = replay.decide(replay.opened(determination, edition), at(1, edition));
    CaseEvent one = report(decided.next(), told("one"));
    CaseChange first = replay.apply(decided.next(), one, at(2, edition));
    CaseEvent two = report(decided.next(), told("two"));
    CaseChange second = replay.apply(first.next(), two, at(3, edition));
    assertEquals(Outcome.HELD, decided.dispositions().get(0).getOutcome());
    assertEquals(edition.wantsTwoToDismiss() ? 0 : 1, first.messages().size());
    assertEquals(edition.wantsTwoToDismiss() ? 1 : 0, second.messages().size());
    CaseState state = replay.opened(determination, edition);
    List<CaseChange> steps = List.of(decided, first, second);
    List<SpecificRecord> inputs = List.of(determination, one, two);
    for (int i = 0; i < steps.size(); i++) {
      CaseChange made = steps.get(i);
      CaseChange again = replay.again(state, made.step(), Optional.of(inputs.get(i)), rules());
      assertArrayEquals(bytes(made.step()), bytes(again.step()));
      assertEquals(made.dispositions(), again.dispositions());
      assertEquals(made.messages(), again.messages());
      state = again.next();
    }
    assertEquals(second.next().file(), state.file());
  }

  /** A level that it may raise is unknown, and of the charge nothing is said. */
  @Test
  void theFieldOfficeIsToldOfNoChargeThatMayBeDismissed() throws BrokenEvent {
    Charge traffic = new Charge("5499", null, LocalDate.of(2011, 6, 5));
    CaseState opened = replay.opened(grown(traffic));
    CaseEvent one = report(opened, told("one"));
    CaseChange early = replay.apply(opened, one, at(1, Edition.PRESENT));
    SchemeLevel doubted = told(replay.decide(early.next(), at(2, Edition.PRESENT)));
    assertEquals(OffenceLevel.UNKNOWN, doubted.getLevel());
    assertEquals(List.of("5499"), codes(doubted));
    CaseEvent two = report(opened, told("two"));
    CaseChange whole = replay.apply(early.next(), two, at(2, Edition.PRESENT));
    SchemeLevel left = told(replay.decide(whole.next(), at(3, Edition.PRESENT)));
    assertEquals(OffenceLevel.L3, left.getLevel());
    assertEquals(List.of("5499"), codes(left));
    SchemeLevel never = told(replay.decide(opened, at(1, Edition.PRESENT)));
    assertEquals(OffenceLevel.L1, never.getLevel());
    assertEquals(List.of("1201", "5499"), codes(never));
    CaseEvent other =
        report(opened, new ChargeDismissed("5499", "one", "Boston Municipal Court", "11-7"));
    CaseChange lesser = replay.apply(opened, other, at(1, Edition.PRESENT));
    SchemeLevel same = told(replay.decide(lesser.next(), at(2, Edition.PRESENT)));
    assertEquals(OffenceLevel.L1, same.getLevel(), "it raises nothing");
    assertEquals(List.of("1201"), codes(same));
  }

  private static Determination grown(Charge more) throws BrokenEvent {
    Determination charged = minor(more);
    Identification found = charged.getIdentification();
    BookingContext booking =
        BookingContext.newBuilder(found.getContext()).setBorn(LocalDate.of(1980, 3, 4)).build();
    return Determination.newBuilder(charged)
        .setIdentification(Identification.newBuilder(found).setContext(booking).build())
        .build();
  }

  private static SchemeLevel told(CaseChange decided) {
    return decided.messages().get(0).getLevels().get(0);
  }

  private static List<String> codes(SchemeLevel level) {
    return level.getFacts().stream().map(fact -> fact.getNcic()).toList();
  }
}
