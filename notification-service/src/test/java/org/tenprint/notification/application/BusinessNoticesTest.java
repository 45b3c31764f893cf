package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PersonId;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Termination;
import org.tenprint.policy.law.Validity;
import org.tenprint.policy.offence.BusinessCalendars;
import org.tenprint.policy.offence.BusinessPeriod;
import org.tenprint.policy.offence.OffenceTable;

/** A notice of business days at the door: it is within its bounds, or nothing is recorded. */
class BusinessNoticesTest {
  private static final OffsetDateTime MAY = OffsetDateTime.parse("2011-05-20T00:00:00-04:00");
  private static final Instant NOW = Instant.parse("2011-05-01T12:00:00Z");
  private static final String DRAFTER = PersonId.of("issuer", "drafter");
  private static final BusinessCalendars CALENDARS =
      new BusinessCalendars(
          List.of(
              new BusinessCalendars.Year("US", 2011, Set.of(LocalDate.of(2011, 5, 30))),
              new BusinessCalendars.Year("US", 2012, Set.of())),
          List.of());

  private final List<Instrument> log = new ArrayList<>();
  private final InstrumentRegister register = new InstrumentRegister();
  private final AuthorInstruments author =
      new AuthorInstruments(
          register,
          () -> {},
          (instrument, approvals, at) -> {
            log.add(instrument);
            register.put(instrument, approvals);
          },
          new ExplainEffect(
              register,
              new OffenceTable("test", Map.of(), List.of(), CALENDARS),
              List.of(new Place("MA0130100", "25025", "MA", "BOS"))),
          new Ahead(() -> Instant.MIN, Duration.ofMillis(500)));

  private Instrument agreement;

  @BeforeEach
  void propose() throws Refused {
    agreement =
        author.propose(
            new Instrument(
                "MOA",
                Issuer.STATE,
                new Reach(
                    new Scope(ScopeKind.STATE, "MA"), PlaceKind.CONTROLLING, Edge.RETURN, Set.of()),
                new Ruling(Effect.PERMIT, Reason.PERMITTED, Set.of(), List.of()),
                Validity.between(MAY, Optional.empty()),
                new Provenance(MAY, DRAFTER, List.of(), "a letter")),
            NOW);
  }

  private Instrument end(int days, OffsetDateTime from) throws Refused {
    BusinessPeriod notice = new BusinessPeriod(days, BusinessPeriod.Unit.DAYS, "US");
    return author.terminate(
        agreement,
        new AuthorInstruments.End(
            "END", agreement.issuer(), Termination.of("MOA", notice), from, "section 4"),
        DRAFTER,
        NOW);
  }

  private static Optional<Period> notice(Instrument one) {
    return one.validity().terminates().map(Termination::notice);
  }

  @Test
  void daysAreRecordedAndTheCitationSaysOfWhat() throws Refused {
    Instrument draft = end(10, MAY);
    assertEquals(Optional.of(Period.ofDays(18)), notice(draft));
    assertEquals("section 4 (notice: 10 business days by US)", draft.provenance().citation());
    assertEquals(2, log.size());
  }

  /** The calendar would reach: it is the bounds that refuse. */
  @Test
  void noMoreThanNinetyDaysPassTheDoor() throws Refused {
    for (int days : List.of(91, 270, 999)) {
      assertEquals(RefusalReason.OUT_OF_BOUNDS, reason(days, MAY), days + " days");
    }
    assertEquals(1, log.size());
    end(90, MAY);
    assertEquals(2, log.size());
  }

  @Test
  void itIsGivenWithTheBeginningOfADayWithinTheYears() {
    for (OffsetDateTime from : List.of(MAY.plusHours(15), MAY.plusNanos(1), OffsetDateTime.MAX)) {
      assertEquals(RefusalReason.OUT_OF_BOUNDS, reason(10, from), from.toString());
    }
    OffsetDateTime last = OffsetDateTime.parse("+999999999-12-31T00:00:00-04:00");
    assertEquals(RefusalReason.OUT_OF_BOUNDS, reason(10, last));
    assertEquals(RefusalReason.CALENDAR_ENDS, reason(10, MAY.plusYears(2)));
    assertEquals(1, log.size());
  }

  @Test
  void aRevisionIsMadeDaysToo() throws Refused {
    Instrument draft = end(10, MAY);
    BusinessPeriod shorter = new BusinessPeriod(1, BusinessPeriod.Unit.DAYS, "US");
    Instrument words =
        new Instrument(
            draft.id(),
            draft.issuer(),
            draft.reach(),
            draft.ruling(),
            new Validity(
                MAY,
                Optional.empty(),
                Optional.empty(),
                Optional.of(Termination.of("MOA", shorter))),
            new Provenance(MAY, DRAFTER, List.of(), "section 5"));
    Instrument next = author.revise(words, 1, NOW.plusSeconds(1));
    assertEquals(Optional.of(Period.ofDays(4)), notice(next));
    assertEquals(2, next.provenance().filing().revision());
  }

  private RefusalReason reason(int days, OffsetDateTime from) {
    return assertThrows(Refused.class, () -> end(days, from)).reason();
  }
}
