package org.tenprint.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The rules once more, slow and obvious: every instrument is looked at for every question, and
 * nothing is remembered. What instruments do to each other is asked in rounds, of all at once, as
 * often as anything changes.
 */
public final class SlowPolicy {

  /**
   * An answer in the words of a disposition.
   *
   * @param holds names of the holds that stand
   */
  public record Answer(
      Outcome outcome, Reason reason, List<String> instruments, Set<String> holds) {
    /** A decision's answer. */
    public static Answer of(Decision decision) {
      return new Answer(
          decision.outcome(), decision.reason(), decision.instruments(), decision.holds());
    }

    private static Answer of(Outcome outcome, Reason reason) {
      return new Answer(outcome, reason, List.of(), Set.of());
    }

    private static Answer held(Reason reason, String hold) {
      return new Answer(Outcome.HELD, reason, List.of(), Set.of(hold));
    }
  }

  private final List<Instrument> instruments;
  private final Inquiry asked;
  private final Map<String, String> codes;
  private final Facts facts;
  private final Findings findings;
  private final Map<String, Truth> voices = new TreeMap<>();
  private final Set<Ended> surely;
  private final Set<Ended> perhaps;
  private Predicate<Instrument> counts = instrument -> true;

  /** That one instrument ends another at an instant. */
  private record Ended(Instrument by, Instrument other, Instant at) {}

  /**
   * @param instruments all, drafts included
   * @param codes levels of offence codes, as their file writes them
   */
  public SlowPolicy(List<Instrument> instruments, Inquiry asked, Map<String, String> codes) {
    this.instruments = instruments;
    this.asked = asked;
    this.codes = codes;
    this.facts = asked.circumstances().facts();
    this.findings = asked.circumstances().findings();
    Set<Ended> sure = Set.of();
    Set<Ended> open = unlessEnded(sure);
    for (Set<Ended> before = null; !sure.equals(before); ) {
      before = sure;
      sure = unlessEnded(open);
      open = unlessEnded(sure);
    }
    surely = sure;
    perhaps = open;
    Map<String, Truth> next = new TreeMap<>();
    instruments.forEach(i -> next.put(i.id(), Truth.UNSURE));
    while (!next.equals(voices)) {
      voices.putAll(next);
      instruments.forEach(i -> next.put(i.id(), speaks(i)));
    }
  }

  /** The same, leaving those out that withhold and are not among the counted. */
  public Answer answerOf(Predicate<Instrument> counted) {
    counts =
        i -> i.ruling().effect() != Effect.WITHHOLD || voice(i) == Truth.UNSURE || counted.test(i);
    Answer answer = answer();
    counts = i -> true;
    return answer;
  }

  private Truth voice(Instrument instrument) {
    return voices.get(instrument.id());
  }

  /** The answer. */
  public Answer answer() {
    IdentificationResult found = facts.finding().identification();
    boolean office = asked.recipient().kind() == RecipientKind.FIELD_OFFICE;
    if (found == IdentificationResult.ERROR) {
      return Answer.of(Outcome.WITHHELD, Reason.ERROR);
    }
    if (found == IdentificationResult.NO_MATCH && office) {
      return Answer.of(Outcome.NOT_APPLICABLE, Reason.NO_MATCH);
    }
    if (facts.subject().protectedPerson()) {
      return Answer.of(Outcome.WITHHELD, Reason.PROTECTED);
    }
    if (findings.sealed()) {
      return Answer.of(Outcome.WITHHELD, Reason.SEALED);
    }
    List<Instrument> courts =
        speaking(Truth.YES).stream()
            .filter(i -> i.issuer() == Issuer.COURT && i.ruling().effect() == Effect.WITHHOLD)
            .toList();
    if (!courts.isEmpty()) {
      return naming(Outcome.WITHHELD, first(courts));
    }
    if (minor()) {
      Answer ofMinors = combined(true);
      if (ofMinors == null) {
        if (findings.upheld().contains("JUVENILE")) {
          return Answer.of(Outcome.WITHHELD, Reason.JUVENILE);
        }
        if (!findings.released().contains("JUVENILE")) {
          return Answer.held(Reason.JUVENILE, "JUVENILE");
        }
      } else if (ofMinors.outcome() != Outcome.DELIVERED) {
        return ofMinors;
      }
    }
    if (found == IdentificationResult.GREY && !findings.released().contains("GREY")) {
      return Answer.held(Reason.EXAMINER_REVIEW, "GREY");
    }
    if (found != IdentificationResult.NO_MATCH && (claims() || foundCitizen())) {
      if (foundCitizen()) {
        return Answer.of(Outcome.WITHHELD, Reason.CITIZENSHIP_CLAIM);
      }
      if (findings.citizenship() == Findings.Citizenship.OPEN) {
        return Answer.held(Reason.CITIZENSHIP_CLAIM, "CITIZENSHIP");
      }
    }
    Answer ofAll = combined(false);
    return ofAll == null ? Answer.of(Outcome.WITHHELD, Reason.NO_RULE) : ofAll;
  }

  // ---- combination

  private Answer combined(boolean ofMinorsOnly) {
    List<Instrument> sure = forMinors(speaking(Truth.YES), ofMinorsOnly);
    List<Instrument> unsure = forMinors(speaking(Truth.UNSURE), ofMinorsOnly);
    if (sure.isEmpty() && unsure.isEmpty()) {
      return null;
    }
    List<Instrument> withholding = new ArrayList<>();
    List<Instrument> permitting = new ArrayList<>();
    List<Instrument> holding = new ArrayList<>(unsure);
    for (Instrument one : sure) {
      boolean contradicted =
          sure.stream().anyMatch(other -> opposite(one, other) && sameWords(one, other));
      if (one.ruling().effect() == Effect.HOLD || contradicted) {
        holding.add(one);
      } else if (one.ruling().effect() == Effect.WITHHOLD) {
        withholding.add(one);
      } else {
        permitting.add(one);
      }
    }
    if (!withholding.isEmpty()) {
      return naming(Outcome.WITHHELD, first(withholding));
    }
    return held(holding, permitting, sure, unsure);
  }

  private Answer held(
      List<Instrument> holding,
      List<Instrument> permitting,
      List<Instrument> sure,
      List<Instrument> unsure) {
    List<Instrument> standing = new ArrayList<>();
    List<Instrument> upheld = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (Instrument one : holding) {
      String name = holdName(one, sure, unsure);
      if (findings.upheld().contains(name)) {
        upheld.add(one);
      }
      if (!findings.released().contains(name)) {
        standing.add(one);
        names.add(name);
      }
    }
    if (!upheld.isEmpty()) {
      return held(Outcome.WITHHELD, first(upheld), sure, unsure, Set.of());
    }
    if (!standing.isEmpty()) {
      return held(Outcome.HELD, first(standing), sure, unsure, names);
    }
    if (!permitting.isEmpty()) {
      return naming(Outcome.DELIVERED, first(permitting));
    }
    Answer lifted = held(Outcome.HELD, first(holding), sure, unsure, Set.of());
    return new Answer(Outcome.DELIVERED, Reason.PERMITTED, lifted.instruments(), Set.of());
  }

  private static String holdName(Instrument one, List<Instrument> sure, List<Instrument> unsure) {
    if (unsure.contains(one)) {
      return "UNSURE " + one.id();
    }
    return one.ruling().effect() == Effect.HOLD
        ? "HOLD " + one.id()
        : "COUNSEL " + String.join(" ", alike(one, sure));
  }

  private static Answer held(
      Outcome outcome,
      Instrument first,
      List<Instrument> sure,
      List<Instrument> unsure,
      Set<String> names) {
    if (unsure.contains(first)) {
      return new Answer(outcome, Reason.EXAMINER_REVIEW, List.of(first.id()), names);
    }
    if (first.ruling().effect() == Effect.HOLD) {
      return new Answer(outcome, first.ruling().reason(), List.of(first.id()), names);
    }
    return new Answer(outcome, Reason.COUNSEL, List.copyOf(alike(first, sure)), names);
  }

  private static Set<String> alike(Instrument first, List<Instrument> sure) {
    return sure.stream()
        .filter(other -> other.ruling().effect() != Effect.HOLD && sameWords(first, other))
        .map(Instrument::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Instrument> forMinors(List<Instrument> some, boolean ofMinorsOnly) {
    return some.stream()
        .filter(i -> !ofMinorsOnly || i.ruling().when().contains(new Condition.Juvenile(true)))
        .toList();
  }

  private static boolean opposite(Instrument one, Instrument other) {
    Effect effect = one.ruling().effect();
    Effect its = other.ruling().effect();
    return effect == Effect.PERMIT && its == Effect.WITHHOLD
        || effect == Effect.WITHHOLD && its == Effect.PERMIT;
  }

  private static boolean sameWords(Instrument one, Instrument other) {
    return one.issuer() == other.issuer()
        && one.reach().scope().equals(other.reach().scope())
        && one.reach().place() == other.reach().place()
        && one.ruling().when().equals(other.ruling().when());
  }

  private static Instrument first(List<Instrument> some) {
    return some.stream()
        .min(
            Comparator.comparing(Instrument::issuer)
                .thenComparing(i -> i.validity().from().toInstant())
                .thenComparing(Instrument::id))
        .orElseThrow();
  }

  private static Answer naming(Outcome outcome, Instrument instrument) {
    return new Answer(outcome, instrument.ruling().reason(), List.of(instrument.id()), Set.of());
  }

  // ---- which instruments speak

  private List<Instrument> speaking(Truth wanted) {
    return instruments.stream().filter(i -> voice(i) == wanted && counts.test(i)).toList();
  }

  private Truth speaks(Instrument instrument) {
    if (!covers(instrument) || !inForce(instrument)) {
      return Truth.NO;
    }
    Truth speaks = silenced(instrument).not();
    for (Condition condition : instrument.ruling().when()) {
      speaks = speaks.and(holds(condition));
    }
    return speaks;
  }

  private boolean covers(Instrument instrument) {
    Reach reach = instrument.reach();
    Recipient recipient = asked.recipient();
    Places places = facts.places();
    Place place =
        reach.place() == PlaceKind.CONTROLLING
            ? places.controlling()
            : reach.place() == PlaceKind.ARRESTING ? places.arresting() : places.booking();
    String value = reach.scope().value();
    boolean there =
        switch (reach.scope().kind()) {
          case NATION -> true;
          case STATE -> place.state().equals(value);
          case COUNTY -> place.county().equals(value);
          case ORI ->
              place.ori().equals(value)
                  && (recipient.kind() != RecipientKind.AGENCY || recipient.code().equals(value));
        };
    return there
        && reach.edge() == recipient.edge()
        && (reach.recipients().isEmpty() || reach.recipients().contains(recipient.kind()));
  }

  private boolean inForce(Instrument instrument) {
    Set<Ended> endings = instrument.ruling().effect() == Effect.PERMIT ? perhaps : surely;
    return knownAndApproved(instrument)
        && !start(instrument).isAfter(asked.at())
        && !over(instrument, asked.at(), endings);
  }

  private boolean knownAndApproved(Instrument instrument) {
    Set<String> names = new TreeSet<>();
    instrument.provenance().approvals().forEach(name -> names.add(person(name)));
    names.remove(person(instrument.provenance().author()));
    return names.size() >= 2
        && !instrument.provenance().recorded().toInstant().isAfter(asked.known());
  }

  /** Enough of a person's name for the names that are generated. */
  public static String person(String name) {
    return name.replaceFirst("@.*", "").strip().toLowerCase(Locale.ROOT);
  }

  private static Instant start(Instrument instrument) {
    Validity validity = instrument.validity();
    return validity.terminates().isPresent()
        ? validity.from().plus(validity.terminates().get().notice()).toInstant()
        : validity.from().toInstant();
  }

  private static boolean over(Instrument instrument, Instant when, Set<Ended> endings) {
    Validity own = instrument.validity();
    return own.to().isPresent() && !own.to().get().toInstant().isAfter(when)
        || endings.stream().anyMatch(e -> e.other().equals(instrument) && !e.at().isAfter(when));
  }

  /** Who ends whom, unless the one who ends is over by then, by these endings. */
  private Set<Ended> unlessEnded(Set<Ended> endings) {
    Set<Ended> ended = new HashSet<>();
    for (Instrument by : instruments) {
      Validity validity = by.validity();
      for (Instrument other : instruments) {
        if (validity.supersedes().filter(other.id()::equals).isPresent()) {
          ended.add(new Ended(by, other, validity.from().toInstant()));
        }
        if (validity.terminates().filter(t -> t.instrument().equals(other.id())).isPresent()) {
          ended.add(new Ended(by, other, start(by)));
        }
      }
    }
    ended.removeIf(e -> !mayEnd(e.by(), e.other()) || over(e.by(), e.at(), endings));
    return ended;
  }

  private boolean mayEnd(Instrument by, Instrument other) {
    boolean lower = by.issuer().compareTo(other.issuer()) > 0;
    boolean widens = lower && other.ruling().effect() != Effect.PERMIT;
    boolean leavesTheShare =
        other.reach().edge() == Edge.SHARE && by.issuer().compareTo(Issuer.STATE) >= 0;
    return knownAndApproved(by) && !widens && !leavesTheShare;
  }

  private Truth silenced(Instrument instrument) {
    Truth silenced = Truth.NO;
    for (Instrument other : instruments) {
      if (instrument.ruling().unless().contains(other.id())) {
        silenced = silenced.or(voice(other));
      }
    }
    return silenced;
  }

  // ---- conditions

  private Truth holds(Condition condition) {
    if (condition instanceof Condition.LevelIs level) {
      return level(level);
    }
    if (condition instanceof Condition.ChargeOnlyMinorTraffic) {
      return onlyMinorTraffic();
    }
    if (condition instanceof Condition.NoPermitFrom none) {
      Truth permitted = Truth.NO;
      for (Instrument other : instruments) {
        boolean counts =
            other.issuer() == none.issuer()
                && other.ruling().effect() == Effect.PERMIT
                && covers(other)
                && inForce(other)
                && none.begunBefore()
                    .map(limit -> other.validity().from().toInstant().isBefore(limit))
                    .orElse(true);
        permitted = counts ? permitted.or(silenced(other).not()) : permitted;
      }
      return permitted.not();
    }
    IdentificationResult found = facts.finding().identification();
    if (condition instanceof Condition.StatusIn in) {
      return Truth.of(in.statuses().contains(facts.finding().status()));
    }
    if (condition instanceof Condition.ProtectedPerson wanted) {
      return Truth.of(wanted.wanted() == facts.subject().protectedPerson());
    }
    if (condition instanceof Condition.Juvenile) {
      return Truth.of(minor());
    }
    if (condition instanceof Condition.MessageIs message) {
      return Truth.of(found == IdentificationResult.NO_MATCH ? message.noMatch() : message.match());
    }
    if (condition instanceof Condition.WarrantIs warrant) {
      return Truth.of(asked.warrant().isPresent() && asked.warrant().get() == warrant.warrant());
    }
    if (condition instanceof Condition.ConfidenceGrey) {
      return Truth.of(found == IdentificationResult.GREY);
    }
    if (condition instanceof Condition.CitizenshipClaimed) {
      return Truth.of(claims());
    }
    throw new IllegalArgumentException("not generated: " + condition);
  }

  private boolean claims() {
    return facts.subject().citizenshipClaimed() || facts.finding().status() == Status.CITIZEN;
  }

  private boolean foundCitizen() {
    return findings.citizenship() == Findings.Citizenship.CITIZEN;
  }

  private boolean minor() {
    if (facts.subject().born().isEmpty()) {
      return true;
    }
    LocalDate birth = facts.subject().born().get();
    List<LocalDate> days = new ArrayList<>();
    facts
        .offences()
        .charges()
        .forEach(c -> days.add(c.occurred().orElse(facts.bookedAt().toLocalDate())));
    if (days.isEmpty()) {
      days.add(facts.bookedAt().toLocalDate());
    }
    return days.stream().anyMatch(day -> ofAge(birth).isAfter(day));
  }

  private static LocalDate ofAge(LocalDate birth) {
    LocalDate day = birth.plusYears(18);
    return birth.getDayOfMonth() == 29 && day.getDayOfMonth() == 28 ? day.plusDays(1) : day;
  }

  private Truth onlyMinorTraffic() {
    List<Charge> charges = facts.offences().charges();
    boolean other =
        charges.stream().anyMatch(c -> codes.containsKey(c.ncic()) && !c.ncic().equals("5499"));
    if (charges.isEmpty() || other) {
      return Truth.NO;
    }
    return charges.stream().allMatch(c -> c.ncic().equals("5499")) ? Truth.YES : Truth.UNSURE;
  }

  private Truth level(Condition.LevelIs wanted) {
    List<Conviction> convictions = new ArrayList<>();
    for (Conviction conviction : facts.offences().convictions()) {
      LocalDate today = facts.bookedAt().toLocalDate();
      boolean recent =
          wanted.convictedWithin().isEmpty()
              || conviction.convicted().plus(wanted.convictedWithin().get()).isAfter(today);
      if (recent && wanted.basis() != Basis.CHARGE) {
        convictions.add(conviction);
      }
    }
    int rank;
    boolean open;
    if (wanted.scheme() == Scheme.SC_2008) {
      List<String> levels = new ArrayList<>();
      if (wanted.basis() != Basis.CONVICTION) {
        facts.offences().charges().forEach(charge -> levels.add(codeLevel(charge.ncic(), false)));
      }
      for (Conviction conviction : convictions) {
        boolean long_ =
            conviction.sentence().isPresent()
                && conviction
                    .convicted()
                    .plus(conviction.sentence().get())
                    .isAfter(conviction.convicted().plusYears(1));
        levels.add(codeLevel(conviction.ncic(), long_));
      }
      rank = levels.contains("L1") ? 3 : levels.contains("L2") ? 2 : levels.contains("L3") ? 1 : 0;
      open = levels.contains("?") && rank < 3;
    } else {
      long worst = count(convictions, OffenceClass.AGGRAVATED_FELONY);
      long felonies = count(convictions, OffenceClass.FELONY);
      long lesser = count(convictions, OffenceClass.MISDEMEANOR);
      rank = worst > 0 || felonies > 1 ? 3 : felonies > 0 || lesser > 2 ? 2 : lesser > 0 ? 1 : 0;
      open = count(convictions, OffenceClass.UNKNOWN) > 0 && rank < 3;
    }
    int bar = wanted.level() == Level.L1 ? 3 : wanted.level() == Level.L2 ? 2 : 1;
    Truth atLeast = rank >= bar ? Truth.YES : open ? Truth.UNSURE : Truth.NO;
    return wanted.bound() == Bound.AT_LEAST ? atLeast : atLeast.not();
  }

  private static long count(List<Conviction> convictions, OffenceClass ofClass) {
    return convictions.stream().filter(c -> c.offenceClass() == ofClass).count();
  }

  private String codeLevel(String code, boolean sentencedLong) {
    String level = codes.getOrDefault(code, "?");
    return level.startsWith("L1_IF_") ? sentencedLong ? "L1" : "L2" : level;
  }
}
