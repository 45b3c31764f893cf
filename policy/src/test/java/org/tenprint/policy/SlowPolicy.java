package org.tenprint.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rules once more, slow and obvious, for cases on which nobody has given a verdict yet, but on
 * who it is: every instrument is looked at for every question, and nothing is remembered. It holds
 * for instruments that look at, and end, none but earlier ones.
 */
final class SlowPolicy {

  /** An answer in the words of a disposition. */
  record Answer(Outcome outcome, Reason reason, List<String> instruments) {
    static Answer of(Decision decision) {
      return new Answer(decision.outcome(), decision.reason(), decision.instruments());
    }

    private static Answer of(Outcome outcome, Reason reason) {
      return new Answer(outcome, reason, List.of());
    }
  }

  private final List<Instrument> instruments;
  private final Inquiry asked;
  private final Facts facts;
  private final Findings findings;

  SlowPolicy(List<Instrument> instruments, Inquiry asked) {
    this.instruments = instruments;
    this.asked = asked;
    this.facts = asked.circumstances().facts();
    this.findings = asked.circumstances().findings();
  }

  Answer answer() {
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
        return Answer.of(Outcome.HELD, Reason.JUVENILE);
      }
      if (ofMinors.outcome() != Outcome.DELIVERED) {
        return ofMinors;
      }
    }
    if (found == IdentificationResult.GREY && !findings.released().contains(Doubt.GREY)) {
      return Answer.of(Outcome.HELD, Reason.EXAMINER_REVIEW);
    }
    if (found != IdentificationResult.NO_MATCH && (claims() || foundCitizen())) {
      if (foundCitizen()) {
        return Answer.of(Outcome.WITHHELD, Reason.CITIZENSHIP_CLAIM);
      }
      if (findings.citizenship() == Findings.Citizenship.OPEN) {
        return Answer.of(Outcome.HELD, Reason.CITIZENSHIP_CLAIM);
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
    if (!holding.isEmpty()) {
      return held(first(holding), sure, unsure);
    }
    return naming(Outcome.DELIVERED, first(permitting));
  }

  private static Answer held(Instrument first, List<Instrument> sure, List<Instrument> unsure) {
    if (unsure.contains(first)) {
      return new Answer(Outcome.HELD, Reason.EXAMINER_REVIEW, List.of(first.id()));
    }
    if (first.ruling().effect() == Effect.HOLD) {
      return naming(Outcome.HELD, first);
    }
    Set<String> both =
        sure.stream()
            .filter(other -> other.ruling().effect() != Effect.HOLD && sameWords(first, other))
            .map(Instrument::id)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Answer(Outcome.HELD, Reason.COUNSEL, List.copyOf(both));
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
    return new Answer(outcome, instrument.ruling().reason(), List.of(instrument.id()));
  }

  // ---- which instruments speak

  private List<Instrument> speaking(Truth wanted) {
    return instruments.stream().filter(i -> speaks(i) == wanted).toList();
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
    return knownAndApproved(instrument)
        && !start(instrument).isAfter(asked.at())
        && !endedBy(instrument, asked.at());
  }

  private boolean knownAndApproved(Instrument instrument) {
    Set<String> names = new TreeSet<>(instrument.provenance().approvals());
    names.remove(instrument.provenance().author());
    return names.size() >= 2
        && !instrument.provenance().recorded().toInstant().isAfter(asked.known());
  }

  private static Instant start(Instrument instrument) {
    Validity validity = instrument.validity();
    return validity.terminates().isPresent()
        ? validity.from().plus(validity.terminates().get().notice()).toInstant()
        : validity.from().toInstant();
  }

  private boolean endedBy(Instrument instrument, Instant when) {
    Validity own = instrument.validity();
    if (own.to().isPresent() && !own.to().get().toInstant().isAfter(when)) {
      return true;
    }
    for (Instrument other : instruments) {
      Validity validity = other.validity();
      if (validity.supersedes().filter(instrument.id()::equals).isPresent()
          && ends(other, instrument, validity.from().toInstant(), when)) {
        return true;
      }
      if (validity.terminates().filter(t -> t.instrument().equals(instrument.id())).isPresent()
          && ends(other, instrument, start(other), when)) {
        return true;
      }
    }
    return false;
  }

  private boolean ends(Instrument other, Instrument instrument, Instant moment, Instant when) {
    boolean lower = other.issuer().compareTo(instrument.issuer()) > 0;
    boolean widens = lower && instrument.ruling().effect() != Effect.PERMIT;
    boolean leavesTheShare =
        instrument.reach().edge() == Edge.SHARE && other.issuer().compareTo(Issuer.STATE) >= 0;
    return knownAndApproved(other)
        && !widens
        && !leavesTheShare
        && !moment.isAfter(when)
        && !endedBy(other, moment);
  }

  private Truth silenced(Instrument instrument) {
    Truth silenced = Truth.NO;
    for (Instrument other : instruments) {
      if (instrument.ruling().unless().contains(other.id())) {
        silenced = silenced.or(speaks(other));
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
    facts.offences().charges().forEach(charge -> days.add(charge.occurred().orElseThrow()));
    if (days.isEmpty()) {
      days.add(facts.bookedAt().toLocalDate());
    }
    return days.stream().anyMatch(day -> birth.plusYears(18).isAfter(day));
  }

  private Truth onlyMinorTraffic() {
    List<Charge> charges = facts.offences().charges();
    boolean other =
        charges.stream()
            .anyMatch(c -> RandomRules.TABLE.knows(c.ncic()) && !c.ncic().equals("5499"));
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
            conviction.sentence().isPresent() && conviction.sentence().get().toTotalMonths() > 12;
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

  private static String codeLevel(String code, boolean sentencedLong) {
    return switch (code) {
      case "1201" -> "L1";
      case "2299" -> "L2";
      case "5499" -> "L3";
      case "3530" -> sentencedLong ? "L1" : "L2";
      default -> "?";
    };
  }
}
