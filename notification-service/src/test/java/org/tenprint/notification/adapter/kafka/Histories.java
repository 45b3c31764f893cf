package org.tenprint.notification.adapter.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.decisions.Times;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.booking.Conviction;
import org.tenprint.events.booking.OffenceClass;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.OffenceLevel;
import org.tenprint.events.notification.Basis;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.ConsentTerms;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.FactAsked;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Issuer;
import org.tenprint.events.notification.LevelBound;
import org.tenprint.events.notification.LevelCondition;
import org.tenprint.events.notification.LiftGround;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.StatedFact;
import org.tenprint.events.notification.Verdict;
import org.tenprint.notification.TestEvents;

/** Random histories of one booking: instruments, events and the passing of time. */
final class Histories {
  static final String ORI = "MA0130100";
  static final List<String> RECIPIENTS = List.of("field-office:BOS", "sib:MA", "agency:" + ORI);

  private static final Instant BEGIN = Instant.parse("2026-06-01T12:00:00Z");
  private static final List<String> CODES = List.of("1201", "5499", "2202", "9999");

  /** Something that happens at an instant: an instrument is recorded, an event, or time alone. */
  record Happens(Instant at, SpecificRecord what) {}

  /**
   * A history.
   *
   * @param before recorded before anything
   * @param happens in order; the determination is null among them
   * @param decided where in the list the determination stands
   */
  record History(
      BookingContext stranger,
      List<Instrument> before,
      List<Happens> happens,
      int decided,
      boolean pushed) {}

  private final Random random;
  private int numbers;

  Histories(long seed) {
    this.random = new Random(seed);
  }

  boolean chance(int of) {
    return random.nextInt(of) == 0;
  }

  <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  History next(int number) {
    BookingContext booking = booking("T-" + number);
    List<Instrument> before = new ArrayList<>();
    for (Edge edge : List.of(Edge.SHARE, Edge.RETURN)) {
      if (!chance(6)) {
        before.add(permit(edge));
      }
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      before.add(instrument(BEGIN));
    }
    List<Happens> happens = new ArrayList<>();
    Instant at = BEGIN;
    int early = random.nextInt(4);
    for (int i = 0; i < early; i++) {
      happens.add(new Happens(at, event(booking.getBookingId(), at)));
      at = at.plusSeconds(random.nextInt(100));
    }
    happens.add(new Happens(at, null));
    for (int i = random.nextInt(7); i > 0; i--) {
      at = at.plus(later());
      happens.add(new Happens(at, chance(5) ? instrument(at) : event(booking.getBookingId(), at)));
    }
    return new History(booking, before, happens, early, chance(4));
  }

  private Duration later() {
    return chance(4)
        ? Duration.ofDays(1 + random.nextInt(40))
        : Duration.ofSeconds(1 + random.nextInt(90));
  }

  private BookingContext booking(String tcn) {
    List<Charge> charges = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      charges.add(new Charge(one(CODES), null, LocalDate.of(2026, 3, 1)));
    }
    List<Conviction> convictions = chance(3) ? List.of(conviction()) : List.of();
    return TestEvents.booking(ORI, tcn, BEGIN.minusSeconds(600))
        .setBorn(chance(3) ? null : LocalDate.of(chance(4) ? 2010 : 1980, 3, 4))
        .setCitizenshipClaimed(chance(4))
        .setCharges(charges)
        .setConvictions(convictions)
        .build();
  }

  Conviction conviction() {
    return new Conviction(
        one(CODES),
        LocalDate.of(2020, 1, 1),
        one(List.of(OffenceClass.FELONY, OffenceClass.AGGRAVATED_FELONY)),
        "P2Y",
        LocalDate.of(2021, 6, 1));
  }

  private SpecificRecord event(UUID booking, Instant at) {
    return switch (random.nextInt(13)) {
      case 12 -> ofAFact(booking, at);
      case 10 -> ofConsent(booking, at);
      case 11 -> ofAnEnd(booking, at);
      case 3, 4 ->
          chance(6)
              ? TestEvents.event(booking, CaseEventKind.ADULT_TRIAL_VACATED, at).build()
              : TestEvents.event(booking, CaseEventKind.TRIED_AS_ADULT, at)
                  .setBy(one(List.of("one", "two", "three")))
                  .setAuthority("court")
                  .setOrder("1")
                  .build();
      case 0 -> dismissed(booking, at);
      case 1 ->
          chance(3)
              ? TestEvents.event(booking, CaseEventKind.EXPUNGED, at).setOrder("O").build()
              : review(booking, at);
      case 2 ->
          TestEvents.event(booking, CaseEventKind.DISPATCHED, at)
              .setRecipient("agency:" + ORI)
              .setSucceeded(!chance(3))
              .build();
      default -> review(booking, at);
    };
  }

  /** By a person mostly, of one paper mostly, or taken back; else by a system. */
  private SpecificRecord dismissed(UUID booking, Instant at) {
    var event = TestEvents.event(booking, CaseEventKind.CHARGE_DISMISSED, at).setNcic(one(CODES));
    return chance(4)
        ? event.build()
        : event
            .setKind(chance(3) ? CaseEventKind.DISMISSAL_TAKEN_BACK : event.getKind())
            .setBy(one(List.of("one", "two", "three")))
            .setAuthority("court")
            .setOrder(chance(6) ? "2" : "1")
            .build();
  }

  /** A consent to what nobody asked, or its end: it moves nothing. */
  private SpecificRecord ofConsent(UUID booking, Instant at) {
    return chance(3)
        ? TestEvents.event(booking, CaseEventKind.CONSENT_WITHDRAWN, at).setOri(ORI).build()
        : TestEvents.event(booking, CaseEventKind.CONSENTED, at)
            .setOri(ORI)
            .setBy(one(List.of("one", "two", "three")))
            .setAsked(Times.written(at, TestEvents.OFFSET))
            .setOrder("F-1")
            .setTerms(ConsentTerms.ALONE)
            .build();
  }

  /** What one person alone reports of the end of a protection: it moves nothing. */
  private SpecificRecord ofAnEnd(UUID booking, Instant at) {
    return TestEvents.event(booking, CaseEventKind.PROTECTION_LIFTED, at)
        .setBy(one(List.of("one", "One")))
        .setGround(one(List.of(LiftGround.ENDED, LiftGround.WAIVED)))
        .setAuthority("uscis")
        .setOrder("1")
        .setFrom(Times.written(BEGIN, TestEvents.OFFSET))
        .build();
  }

  /** What is stated of the person, of whom an instrument may ask it. */
  private SpecificRecord ofAFact(UUID booking, Instant at) {
    return TestEvents.event(booking, CaseEventKind.FACT_STATED, at)
        .setBy(one(List.of("one", "two")))
        .setFact(StatedFact.VICTIM_WITNESS)
        .setHolds(chance(2))
        .setAuthority("attorney")
        .setOrder("1")
        .setFrom(Times.written(BEGIN, TestEvents.OFFSET))
        .build();
  }

  private SpecificRecord review(UUID booking, Instant at) {
    Verdict verdict =
        chance(3)
            ? one(List.of(Verdict.MATCH, Verdict.NO_MATCH, Verdict.CITIZEN, Verdict.NOT_CITIZEN))
            : chance(4) ? Verdict.WITHHOLD : Verdict.RELEASE;
    return TestEvents.review(booking, one(List.of("one", "two", "three")), verdict, at);
  }

  private Instrument permit(Edge edge) {
    Instant early = BEGIN.minus(Duration.ofDays(365));
    return TestEvents.instrument(
            "P" + numbers++, TestEvents.nation(), edge, Effect.PERMIT, early, early)
        .build();
  }

  private Instrument instrument(Instant recorded) {
    Edge edge = chance(3) ? Edge.SHARE : Edge.RETURN;
    Effect effect =
        one(List.of(Effect.HOLD, Effect.HOLD, Effect.WITHHOLD, Effect.PERMIT, Effect.REQUIRE));
    Instant from = recorded.plusSeconds(random.nextInt(20) - 10);
    Instrument.Builder made =
        TestEvents.instrument("I" + numbers++, TestEvents.nation(), edge, effect, from, recorded)
            .setIssuer(
                edge == Edge.SHARE || opens(effect)
                    ? Issuer.FEDERAL
                    : one(List.of(Issuer.STATE, Issuer.FEDERAL, Issuer.COURT)))
            .setReason(opens(effect) ? null : effect == Effect.HOLD ? Reason.COUNSEL : Reason.LEVEL)
            .setWhen(conditions());
    if (chance(2)) {
      made.setEffectiveTo(Times.written(from.plus(later()).plusSeconds(20), TestEvents.OFFSET));
    }
    return made.build();
  }

  private static boolean opens(Effect effect) {
    return effect == Effect.PERMIT || effect == Effect.REQUIRE;
  }

  private Conditions conditions() {
    Conditions.Builder when =
        Conditions.newBuilder().setBasis(Basis.EITHER).setStatus(List.of()).setMessage(List.of());
    switch (random.nextInt(8)) {
      case 7 ->
          when.setStated(List.of(new FactAsked(StatedFact.VICTIM_WITNESS, chance(2))))
              .setMessage(List.of("stated"));
      case 0 -> {
        when.setJuvenile(true);
        if (chance(2)) {
          when.setTriedAsAdult(!chance(4)).setMessage(List.of("triedAsAdult"));
        }
      }
      case 1 -> when.setProtectedPerson(true);
      case 2 ->
          when.setStatus(
              List.of(one(List.of(ImmigrationStatus.REMOVABLE, ImmigrationStatus.UNKNOWN))));
      case 3 ->
          when.setLevel(
              new LevelCondition(
                  "sc-2008", one(List.of(LevelBound.AT_LEAST, LevelBound.BELOW)), OffenceLevel.L2));
      case 4 -> when.setCitizenshipClaimed(true);
      default -> {
        // none
      }
    }
    return when.build();
  }

  /** The determination of a stranger. */
  static Determination ofStranger(History history, Instant at) {
    return TestEvents.determination(history.stranger(), IdentificationOutcome.NO_MATCH, at);
  }

  /** That of a person who is found, in doubt or not found again, with a record of their own. */
  Determination ofProtected(History history, boolean atBooking, Instant at) {
    BookingContext booking =
        BookingContext.newBuilder(history.stranger()).setProtectedPerson(atBooking).build();
    IdentificationOutcome outcome =
        one(
            List.of(
                IdentificationOutcome.MATCH,
                IdentificationOutcome.MATCH,
                IdentificationOutcome.GREY,
                IdentificationOutcome.NO_MATCH));
    Determination made = TestEvents.determination(booking, outcome, at);
    return outcome == IdentificationOutcome.NO_MATCH
        ? made
        : Determination.newBuilder(made)
            .setRecordConvictions(chance(2) ? List.of(conviction(), conviction()) : List.of())
            .setStatus(one(List.of(ImmigrationStatus.REMOVABLE, ImmigrationStatus.CITIZEN)))
            .build();
  }
}
