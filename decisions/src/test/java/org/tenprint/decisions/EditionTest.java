package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tenprint.decisions.ReplayEvents.BOSTON;
import static org.tenprint.decisions.ReplayEvents.EASTERN;
import static org.tenprint.decisions.ReplayEvents.NOON;
import static org.tenprint.decisions.ReplayEvents.SAMPLE;
import static org.tenprint.decisions.ReplayEvents.bytes;
import static org.tenprint.decisions.ReplayEvents.determination;
import static org.tenprint.decisions.ReplayEvents.instrument;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.EarlierSchemas;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Review;
import org.tenprint.events.notification.Verdict;
import org.tenprint.events.notification.Warrant;
import org.tenprint.policy.law.Edition;

/** Steps are taken again by the edition of the rules by which they were taken. */
class EditionTest {
  private static final CaseSettings SETTINGS =
      new CaseSettings(Duration.ofDays(30), new TreeSet<>());

  private final CaseReplay replay = new CaseReplay(SAMPLE);
  private KnownRules rules;

  /** A step with the input it was taken on. */
  private record Taken(CaseChange change, SpecificRecord input) {}

  @BeforeEach
  void everybodyMayBeTold() throws BrokenEvent {
    RuleBookReader reader = new RuleBookReader();
    reader.put(
        instrument("SHARE", Edge.SHARE, Effect.PERMIT, NOON.minusSeconds(9000)), 0, Instant.EPOCH);
    reader.put(
        instrument("REQUEST", Edge.REQUEST, Effect.PERMIT, NOON.minusSeconds(9000)),
        1,
        Instant.EPOCH);
    rules = reader.upTo(2);
  }

  @Test
  void whatWasReleasedOfAMinorCountedForALaterRequestInTheFirstAlone() throws BrokenEvent {
    assertEquals(Outcome.DELIVERED, requested(aMinorsCase(Edition.FIRST)));
    assertEquals(Outcome.HELD, requested(aMinorsCase(Edition.SECOND)));
  }

  @Test
  void eachTakenAgainHasTheSameBytes() throws BrokenEvent {
    for (Edition edition : Edition.values()) {
      List<Taken> taken = aMinorsCase(edition);
      CaseState state = replay.opened((Determination) taken.get(0).input());
      for (Taken one : taken) {
        CaseChange again =
            replay.again(state, one.change().step(), Optional.of(one.input()), rules);
        assertArrayEquals(bytes(one.change().step()), bytes(again.step()));
        assertEquals(one.change().dispositions(), again.dispositions());
        assertEquals(one.change().messages(), again.messages());
        state = again.next();
      }
    }
  }

  /** In the first a further request that was held as the one before it said nothing new. */
  @Test
  void aFurtherRequestThatIsHeldIsSaidInTheSecondAlone() throws BrokenEvent {
    for (Edition edition : Edition.values()) {
      CaseState state = replay.opened(minor());
      CaseEvent request = request(state.determination());
      CaseChange first = replay.apply(state, request, at(NOON.plusSeconds(1), edition));
      CaseChange second = replay.apply(first.next(), request, at(NOON.plusSeconds(2), edition));
      assertEquals(Outcome.HELD, first.dispositions().get(0).getOutcome());
      assertEquals(edition == Edition.FIRST ? 0 : 1, second.dispositions().size());
      CaseChange woken =
          replay.apply(second.next(), dismissed(state), at(NOON.plusSeconds(3), edition));
      assertEquals(List.of(), woken.dispositions(), "no further request");
    }
  }

  /** A service of the first edition knew no adult age: its case goes on with the usual one. */
  @Test
  void aCaseThatTheFirstOpenedGoesOnWithTheUsualAdultAge() throws BrokenEvent {
    Determination ofSixteen = Determination.newBuilder(minor()).setAdultAge(16).build();
    for (Edition opened : Edition.values()) {
      CaseState state = replay.opened(ofSixteen, opened);
      CaseChange decided = replay.decide(state, at(NOON.plusSeconds(1), opened));
      CaseChange later =
          replay.apply(decided.next(), request(ofSixteen), at(NOON.plusSeconds(2), Edition.SECOND));
      Outcome outcome = opened == Edition.FIRST ? Outcome.HELD : Outcome.DELIVERED;
      assertEquals(outcome, decided.dispositions().get(0).getOutcome());
      assertEquals(outcome, later.dispositions().get(0).getOutcome());
    }
  }

  /** To the eighth nobody kept which convictions booking and record both state. */
  @Test
  void aCaseThatTheEighthOpenedGoesOnNotKnowingWhatBothState() throws BrokenEvent {
    for (Edition opened : Edition.values()) {
      boolean known =
          replay.opened(minor(), opened).file().circumstances().facts().offences().ofBoth() != null;
      assertEquals(opened.compareTo(Edition.NINTH) >= 0, known, opened.name());
    }
  }

  @Test
  void aStepOfBeforeIsOfTheFirst() throws Exception {
    CaseStep step = aMinorsCase(Edition.PRESENT).get(0).change().step();
    var before =
        EarlierSchemas.ALL.stream()
            .filter(s -> s.getFullName().equals(CaseStep.getClassSchema().getFullName()))
            .reduce((first, second) -> second)
            .orElseThrow();
    var old = new GenericData.Record(before);
    before.getFields().forEach(f -> old.put(f.name(), step.get(f.name())));
    var out = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().binaryEncoder(out, null);
    new SpecificDatumWriter<>(before).write(old, encoder);
    encoder.flush();
    var decoder = DecoderFactory.get().binaryDecoder(out.toByteArray(), null);
    CaseStep read =
        new SpecificDatumReader<CaseStep>(before, CaseStep.getClassSchema()).read(null, decoder);
    assertEquals(Edition.FIRST, CaseMoment.of(read, rules).edition());
    assertEquals(Edition.PRESENT, CaseMoment.of(step, rules).edition());
  }

  @Test
  void oneOfALaterVersionIsNotGuessed() throws BrokenEvent {
    CaseStep step = aMinorsCase(Edition.PRESENT).get(0).change().step();
    for (int number : List.of(-1, 0, Edition.PRESENT.number() + 1, Integer.MAX_VALUE)) {
      CaseStep later = CaseStep.newBuilder(step).setEdition(number).build();
      assertThrows(BrokenEvent.class, () -> CaseMoment.of(later, rules));
    }
  }

  private static Outcome requested(List<Taken> taken) {
    return taken.get(taken.size() - 1).change().dispositions().get(0).getOutcome();
  }

  /** Held for age, released by two, told; and then a request. */
  private List<Taken> aMinorsCase(Edition edition) throws BrokenEvent {
    Determination determination = minor();
    List<Taken> taken = new ArrayList<>();
    CaseChange change =
        replay.decide(replay.opened(determination), at(NOON.plusSeconds(1), edition));
    taken.add(new Taken(change, determination));
    var booking = determination.getIdentification().getContext().getBookingId();
    for (String by : List.of("one", "two")) {
      Review review = new Review(booking, by, Verdict.RELEASE, Times.written(NOON, EASTERN));
      int after = taken.size() + 1;
      change = replay.apply(change.next(), review, at(NOON.plusSeconds(after), edition));
      taken.add(new Taken(change, review));
    }
    CaseEvent request = request(determination);
    change = replay.apply(change.next(), request, at(NOON.plusSeconds(9), edition));
    taken.add(new Taken(change, request));
    return taken;
  }

  private static CaseEvent request(Determination determination) {
    return CaseEvent.newBuilder()
        .setBookingId(determination.getIdentification().getContext().getBookingId())
        .setKind(CaseEventKind.REQUESTED)
        .setAt(Times.written(NOON, EASTERN))
        .setOri(BOSTON)
        .setWarrant(Warrant.NONE)
        .build();
  }

  private static CaseEvent dismissed(CaseState state) {
    return CaseEvent.newBuilder(request(state.determination()))
        .setKind(CaseEventKind.CHARGE_DISMISSED)
        .setOri(null)
        .setWarrant(null)
        .setNcic("9999")
        .build();
  }

  private static Determination minor() throws BrokenEvent {
    Determination adults = determination("T-1", IdentificationOutcome.MATCH, false);
    Identification found = adults.getIdentification();
    BookingContext booking =
        BookingContext.newBuilder(found.getContext()).setBorn(LocalDate.of(1995, 3, 4)).build();
    return Determination.newBuilder(adults)
        .setIdentification(Identification.newBuilder(found).setContext(booking).build())
        .build();
  }

  private CaseMoment at(Instant instant, Edition edition) {
    return new CaseMoment(
        instant,
        rules,
        SETTINGS,
        Optional.of(new Origin("topic", 1, instant.getEpochSecond())),
        Optional.empty(),
        edition);
  }
}
