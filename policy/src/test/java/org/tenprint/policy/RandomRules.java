package org.tenprint.policy;

import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Inquiry;
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
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Doubt;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Termination;
import org.tenprint.policy.law.Validity;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;
import org.tenprint.policy.offence.Scheme;

/** Seeded instruments, bookings and inquiries in a nation of two states. */
public final class RandomRules {
  public static final OffsetDateTime DAY = OffsetDateTime.parse("2011-05-05T12:00:00-04:00");
  public static final Map<String, String> LEVELS =
      Map.of("1201", "L1", "3530", "L1_IF_X", "2299", "L2", "5499", "L3");
  public static final OffenceTable TABLE =
      new OffenceTable("test", LEVELS, OwnScheme.listed(DAY.toLocalDate()));

  public static final List<Place> PLACES =
      List.of(
          new Place("MA0000001", "25001", "MA", "BOS"),
          new Place("MA0000002", "25001", "MA", "BOS"),
          new Place("MA0000003", "25002", "MA", "BOS"),
          new Place("NY0000001", "36001", "NY", "NYC"));

  /** The slow rules in that nation. */
  public static final SlowRequests SLOWLY =
      new SlowRequests(LEVELS, ori -> PLACES.stream().filter(p -> p.ori().equals(ori)).findFirst());

  private static final List<String> CODES = List.of("1201", "3530", "2299", "5499", "0000");

  private final Random random;
  final Random statements;
  final Random dismissals;
  final Random classes; // what came later is drawn apart: a seed has what it had
  final List<Scheme> schemes;

  public RandomRules(long seed) {
    this(seed, Scheme.IN_CODE);
  }

  public RandomRules(long seed, List<Scheme> schemes) {
    this.random = new Random(seed);
    this.statements = new Random(~seed);
    this.dismissals = new Random(seed + 430);
    this.classes = new Random(seed + 181);
    this.schemes = List.copyOf(schemes);
  }

  public List<Instrument> instruments(int most) {
    List<Instrument> made = new ArrayList<>();
    int number = random.nextInt(most + 1);
    for (int i = 0; i < number; i++) {
      made.add(instrument("I" + i, one(Issuer.values()), effect(), made));
    }
    return made;
  }

  /** Instruments that may look at, and end, each other, themselves and what is not there. */
  public List<Instrument> tangled(int most) {
    List<Instrument> made = new ArrayList<>();
    for (Instrument plain : instruments(most)) {
      Validity was = plain.validity();
      Ruling ruling = plain.ruling();
      Optional<String> ended =
          chance(2) ? Optional.of("I" + random.nextInt(most)) : Optional.empty();
      List<String> unless = chance(3) ? List.of("I" + random.nextInt(most)) : ruling.unless();
      boolean sameDay = chance(2);
      made.add(
          new Instrument(
              plain.id(),
              plain.issuer(),
              plain.reach(),
              new Ruling(ruling.effect(), ruling.reason(), ruling.when(), unless, ruling.fields()),
              new Validity(
                  sameDay ? DAY.minusDays(40) : was.from(),
                  sameDay ? Optional.empty() : was.to(),
                  ended,
                  was.terminates()),
              plain.provenance()));
    }
    return made;
  }

  /** An instrument that may look at, and end, those made before. */
  public Instrument instrument(String id, Issuer issuer, Effect effect, List<Instrument> made) {
    List<String> unless = new ArrayList<>();
    Optional<String> supersedes = Optional.empty();
    Optional<Termination> terminates = Optional.empty();
    if (!made.isEmpty()) {
      Instrument other = one(made);
      if (chance(4) && !looksForPermits(other)) {
        unless.add(other.id());
      }
      if (chance(8)) {
        supersedes = Optional.of(one(made).id());
      }
      if (chance(8)) {
        terminates = Optional.of(new Termination(one(made).id(), Period.ofDays(30)));
      }
    }
    OffsetDateTime from = DAY.minusDays(random.nextInt(80) - 10);
    Optional<OffsetDateTime> to =
        chance(5) ? Optional.of(from.plusDays(1 + random.nextInt(60))) : Optional.empty();
    Reach reach = reach();
    return new Instrument(
        id,
        issuer,
        reach,
        RandomParts.ruling(effect, reason(effect), reach.edge(), unless, this),
        new Validity(from, to, supersedes, terminates),
        new Provenance(
            DAY.minusDays(random.nextInt(60) - 5),
            "author",
            chance(10) ? List.of("one", "author") : List.of("one", "two"),
            ""));
  }

  public Inquiry inquiry() {
    Facts facts = facts();
    List<Recipient> recipients = new ArrayList<>(Recipient.of(facts.places()));
    recipients.add(Recipient.request(facts.places().arresting().ori()));
    Recipient recipient = one(recipients);
    Optional<Request> request =
        recipient.edge() == Edge.REQUEST ? Optional.of(request()) : Optional.empty();
    return new Inquiry(
        new Circumstances(facts, chance(3) ? identified() : Findings.NONE),
        recipient,
        request,
        DAY.toInstant(),
        DAY.toInstant());
  }

  /** A request: most say for what. */
  public Request request() {
    Optional<RequestKind> kind =
        chance(6) ? Optional.empty() : Optional.of(one(RequestKind.values()));
    Request plain =
        RandomConsents.to(RandomPurposes.of(new Request(kind, one(Warrant.values())), this), this);
    return chance(8) ? plain : plain.at(RandomLookBacks.day(this).toInstant());
  }

  /** What people found of who it is. */
  private Findings identified() {
    Findings grey = chance(2) ? Findings.NONE.resolve(Doubt.GREY, true) : Findings.NONE;
    return grey.citizenship(one(Findings.Citizenship.values()));
  }

  public Facts facts() {
    Place controlling = one(PLACES);
    Places places = new Places(controlling, one(PLACES), chance(2) ? controlling : one(PLACES));
    List<Charge> charges = new ArrayList<>();
    List<Conviction> convictions = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      charges.add(new Charge(one(CODES), Optional.of(DAY.toLocalDate().minusDays(i))));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      convictions.add(RandomLookBacks.conviction(this, one(CODES)));
    }
    Subject subject = RandomTrials.subject(this, RandomLookBacks.born(this));
    IdentificationResult result =
        chance(5) ? one(IdentificationResult.values()) : IdentificationResult.MATCH;
    Status status = chance(5) ? one(Status.values()) : Status.UNKNOWN;
    Offences offences = new Offences(charges, convictions);
    Finding finding = new Finding(result, status);
    Facts facts = new Facts("T-1", places, DAY, subject, offences, finding);
    return RandomStatements.reported(statements, facts);
  }

  Set<Condition> conditions(Edge edge) {
    return new RandomConditions(this, DAY).some(edge);
  }

  /** An event, at random. */
  public CaseEvent event(Facts facts) {
    return switch (random.nextInt(11)) {
      case 0, 1, 2 -> new CaseEvent.Reviewed("person " + random.nextInt(3), one(Verdict.values()));
      case 3 -> RandomDismissals.event(dismissals, one(CODES), List.of("person 0", "person 1"));
      case 4 -> chance(3) ? new CaseEvent.PersonProtected() : new CaseEvent.Tick();
      case 5 -> chance(3) ? new CaseEvent.Expunged() : new CaseEvent.Misidentified();
      case 7, 8 -> RandomStatements.event(statements).orElseGet(() -> RandomTrials.event(this));
      case 6 -> new CaseEvent.Requested(facts.places().controlling().ori(), request());
      default -> new CaseEvent.Dispatched(one(Recipient.of(facts.places())), chance(2));
    };
  }

  public Reach reach() {
    var kinds = List.copyOf(EnumSet.range(RecipientKind.FIELD_OFFICE, RecipientKind.AGENCY));
    Set<RecipientKind> recipients =
        chance(5) ? EnumSet.of(one(kinds)) : EnumSet.noneOf(RecipientKind.class);
    return new Reach(
        new RandomScopes(this).scope(),
        chance(4) ? one(PlaceKind.values()) : PlaceKind.CONTROLLING,
        edge(),
        recipients);
  }

  /** Shuffles a copy. */
  public <T> List<T> shuffled(List<T> items) {
    List<T> copy = new ArrayList<>(items);
    java.util.Collections.shuffle(copy, random);
    return copy;
  }

  public <T> T one(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  public <T> T one(T[] items) {
    return items[random.nextInt(items.length)];
  }

  public boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  /** What looks for permits is named by none: nothing that the slow reference cannot follow. */
  private static boolean looksForPermits(Instrument instrument) {
    return instrument.ruling().when().stream().anyMatch(Condition.NoPermitFrom.class::isInstance);
  }

  private Effect effect() {
    int of = random.nextInt(12);
    if (of > 9) {
      return Effect.REQUIRE;
    }
    return of < 6 ? Effect.PERMIT : of < 9 ? Effect.WITHHOLD : Effect.HOLD;
  }

  private Edge edge() {
    return random.nextInt(3) == 0 ? one(Edge.values()) : Edge.RETURN;
  }

  private Reason reason(Effect effect) {
    return effect.opens()
        ? Reason.PERMITTED
        : one(List.of(Reason.LEVEL, Reason.NOT_ACTIVE, Reason.COUNSEL));
  }

  public static Map<String, Instrument> byId(List<Instrument> instruments) {
    Map<String, Instrument> byId = new TreeMap<>();
    instruments.forEach(instrument -> byId.put(instrument.id(), instrument));
    return byId;
  }
}
