package org.tenprint.scenarios;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.tenprint.policy.RandomDismissals;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.Offences;
import org.tenprint.scenarios.place.Agencies;

/**
 * Seeded scenarios in which everything can happen: instruments that come, end and silence each
 * other, people who agree and do not, pushes that fail, requests, protection, sealing. The same
 * seed gives the same scenarios; a scenario's name says its seed and number. Times are minutes
 * apart, so that much happens at one instant. Half of them are calm: an ordinary booking in Boston,
 * and instruments without conditions that mostly speak of it, so that what they do to each other
 * and to what was delivered shows.
 *
 * <pre>{@code
 * Scenario scenario = RandomScenarios.expecting(new RandomScenarios(seed).next(), policy);
 * assertEquals(List.of(), ScenarioRunner.run(scenario, other));
 * }</pre>
 */
public final class RandomScenarios {
  static final OffsetDateTime START = OffsetDateTime.parse("2011-05-05T14:20:00-04:00");
  static final String BOSTON = "MA0130100";
  private static final List<String> AGENCIES =
      List.of(BOSTON, BOSTON, "MA0130300", "ILCPD0000", "TX1010000");
  private static final List<String> PEOPLE = List.of("Rev.One", "rev.one@x", "rev.two", "three");
  private static final List<String> CODES = List.of("0911", "5499", "0000");

  private final long seed;
  private final Random random;
  private final Random purposes;
  private final Random lifts;
  private final Random dismissals;
  private final Random deadlines;
  private final RandomRecords records;
  private final RandomInstruments instruments;
  private int number;
  private int minute;
  private boolean calm;
  private Instant asked = START.toInstant();

  /**
   * @param seed of all that follows
   */
  public RandomScenarios(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    this.purposes = new Random(~seed);
    this.lifts = new Random(seed ^ 0x1367);
    this.dismissals = new Random(seed + 430);
    this.deadlines = new Random(seed ^ 0x287);
    this.records = new RandomRecords(seed ^ 0x28);
    this.instruments = new RandomInstruments(random, purposes);
  }

  /** The next scenario; it expects nothing. */
  public Scenario next() {
    number++;
    minute = 0;
    calm = random.nextBoolean();
    instruments.calm(calm);
    List<TimelineEvent> timeline = new ArrayList<>();
    List<Instrument> listed = new ArrayList<>(instruments.open());
    listed.addAll(instruments.next(random.nextInt(6), listed));
    List<String> booked = new ArrayList<>();
    timeline.add(booked("T-1"));
    booked.add("T-1");
    List<Instrument> all = new ArrayList<>(listed);
    for (int i = 3 + random.nextInt(calm ? 12 : 9); i > 0; i--) {
      minute += calm ? random.nextInt(3) : random.nextInt(3) * random.nextInt(20);
      timeline.add(event(booked, all));
    }
    timeline.add(new TimelineEvent.Tick(at().plusSeconds(86_400)));
    NamedBefore named = new NamedBefore();
    return new Scenario(
        "random-" + seed + "-" + number,
        "seed " + seed + ", number " + number,
        named.all(listed),
        timeline.stream().map(named::in).toList(),
        new Expectation(Optional.empty(), Map.of(), Optional.empty()),
        deadline());
  }

  /** Holds of every sixth scenario run out, while it goes on. */
  private Optional<Duration> deadline() {
    return deadlines.nextInt(6) == 0
        ? Optional.of(Duration.ofMinutes(10 + deadlines.nextInt(30)))
        : Optional.empty();
  }

  /**
   * The same scenario, expecting what a back end makes of it; but for {@code as-known}, since a
   * service keeps no trace of a decision that was taken again and came out the same.
   */
  public static Scenario expecting(Scenario scenario, ScenarioBackend backend) {
    return expecting(scenario, backend, List.of());
  }

  /** The same, with what the instruments recorded by these instants make of it. */
  static Scenario expecting(Scenario scenario, ScenarioBackend backend, List<Instant> known) {
    ScenarioRunner.Played played = ScenarioRunner.play(scenario, backend);
    return new Scenario(
        scenario.name(),
        scenario.title(),
        scenario.instruments(),
        scenario.timeline(),
        PlayedExpectation.of(played, known),
        scenario.holdDeadline());
  }

  /** Instants before, within and after what happens. */
  static List<Instant> known() {
    Instant start = START.toInstant();
    return List.of(start.minusSeconds(1), start.plusSeconds(1_800), start.plusSeconds(864_000));
  }

  private Instant at() {
    return START.plusMinutes(minute).toInstant();
  }

  private TimelineEvent event(List<String> booked, List<Instrument> all) {
    String tcn = one(booked);
    if (lifts.nextInt(6) == 0) {
      return of(tcn, RandomReports.next(lifts, PEOPLE, START.toInstant(), at()));
    }
    if (calm && chance(3)) {
      return of(tcn, asks(BOSTON));
    }
    if (calm && chance(4)) {
      return of(tcn, consent(BOSTON));
    }
    if (calm && chance(4)) {
      return of(tcn, new CaseEvent.Reviewed(one(PEOPLE), Verdict.RELEASE));
    }
    return switch (random.nextInt(18)) {
      case 0, 1, 2, 3, 4 ->
          of(tcn, new CaseEvent.Reviewed(one(PEOPLE), one(List.of(Verdict.values()))));
      case 5 -> of(tcn, RandomDismissals.event(dismissals, one(CODES), PEOPLE));
      case 6 -> of(tcn, new CaseEvent.PersonProtected(Optional.of(at())));
      case 7 ->
          of(
              tcn,
              chance(2)
                  ? new CaseEvent.Expunged()
                  : new CaseEvent.PersonProtected(Optional.of(at())));
      case 15, 16 ->
          of(
              tcn,
              chance(5)
                  ? new CaseEvent.AdultTrialVacated("court", "1")
                  : new CaseEvent.TriedAsAdult(one(PEOPLE), "court", one(List.of("1", "1", "2"))));
      case 8, 9 -> of(tcn, chance(3) ? consent(one(AGENCIES)) : asks(one(AGENCIES)));
      case 10, 11 ->
          new TimelineEvent.Dispatched(
              chance(3) ? Recipient.request(BOSTON) : Recipient.agency(BOSTON), chance(2), at());
      case 12, 13, 14 -> {
        List<Instrument> made = instruments.next(1, all);
        Instrument recorded = instruments.recordedAt(made.get(0), START.plusMinutes(minute));
        all.add(recorded);
        yield new TimelineEvent.Recorded(recorded);
      }
      default -> {
        if (chance(2) || booked.size() > 1) {
          yield new TimelineEvent.Tick(at());
        }
        booked.add("T-2");
        yield booked("T-2");
      }
    };
  }

  private CaseEvent asks(String ori) {
    asked = at();
    return new CaseEvent.Requested(ori, request().at(asked));
  }

  /** A report of one to the last request, or to what was none; or its end. */
  private CaseEvent consent(String ori) {
    return chance(5)
        ? new CaseEvent.ConsentWithdrawn(ori)
        : new CaseEvent.Consented(
            one(PEOPLE),
            ori,
            chance(8) ? START.toInstant() : asked,
            one(List.of("1", "1", "1", "2")),
            chance(3) ? ConsentTerms.WITH_COUNSEL : ConsentTerms.ALONE);
  }

  private Request request() {
    Optional<RequestKind> kind =
        chance(4) ? Optional.empty() : Optional.of(one(List.of(RequestKind.values())));
    return new Request(kind, one(List.of(Warrant.values())))
        .statedFor(
            purposes.nextBoolean()
                ? Optional.empty()
                : Optional.of(
                    RequestPurpose.values()[purposes.nextInt(RequestPurpose.values().length)]));
  }

  private TimelineEvent of(String tcn, CaseEvent event) {
    return new TimelineEvent.OfCase(tcn, event, at());
  }

  private TimelineEvent booked(String tcn) {
    if (calm) {
      Submission plain =
          new Submission(
              tcn,
              new Agencies(BOSTON, BOSTON, BOSTON),
              START.plusMinutes(minute),
              new Subject(Optional.of(LocalDate.of(1980, 3, 4)), false, false),
              new Offences(List.of(), List.of()));
      Finding match = new Finding(IdentificationResult.MATCH, Status.REMOVABLE);
      return new TimelineEvent.Booked(
          new ScenarioBooking(plain, match, START.plusMinutes(minute + 1L).toInstant()));
    }
    String controlling = one(AGENCIES);
    String booking = chance(4) ? one(AGENCIES) : controlling;
    OffsetDateTime bookedAt = START.plusMinutes(minute);
    LocalDate today = bookedAt.toLocalDate();
    List<Charge> charges = new ArrayList<>();
    List<Conviction> convictions = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      charges.add(new Charge(one(CODES), Optional.of(today.minusDays(i))));
    }
    for (int i = random.nextInt(2); i > 0; i--) {
      convictions.add(
          new Conviction(
                  one(CODES),
                  today.minusYears(random.nextInt(8)),
                  one(List.of(OffenceClass.values())),
                  chance(2)
                      ? Optional.of(Period.ofMonths(11 + random.nextInt(3)))
                      : Optional.empty())
              .released(
                  chance(2)
                      ? Optional.empty()
                      : Optional.of(today.minusYears(random.nextInt(8) - 1L))));
    }
    Optional<LocalDate> born =
        chance(12)
            ? Optional.empty()
            : Optional.of(today.minusYears(chance(8) ? 15 + random.nextInt(8) : 30));
    Submission submission =
        new Submission(
            tcn,
            new Agencies(controlling, chance(6) ? one(AGENCIES) : controlling, booking),
            bookedAt,
            new Subject(born, chance(8), chance(10)),
            new Offences(charges, convictions));
    IdentificationResult result =
        chance(3) ? one(List.of(IdentificationResult.values())) : IdentificationResult.MATCH;
    Status status = chance(3) ? one(List.of(Status.values())) : Status.UNKNOWN;
    Instant decideAt = bookedAt.plusMinutes(chance(3) ? random.nextInt(30) : 1).toInstant();
    return new TimelineEvent.Booked(
        new ScenarioBooking(
            submission,
            new Finding(result, status),
            decideAt,
            records.of(result, convictions, today)));
  }

  private <T> T one(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }
}
