package org.tenprint.notification.application;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tenprint.notification.application.EffectStatement.Conflict;
import org.tenprint.notification.application.EffectStatement.ConflictKind;
import org.tenprint.notification.application.EffectStatement.Line;
import org.tenprint.notification.application.EffectStatement.Told;
import org.tenprint.policy.CaseFile;
import org.tenprint.policy.Circumstances;
import org.tenprint.policy.Condition;
import org.tenprint.policy.Decision;
import org.tenprint.policy.DisclosurePolicy;
import org.tenprint.policy.Edge;
import org.tenprint.policy.Effect;
import org.tenprint.policy.Facts;
import org.tenprint.policy.Finding;
import org.tenprint.policy.IdentificationResult;
import org.tenprint.policy.Inquiry;
import org.tenprint.policy.Instrument;
import org.tenprint.policy.OffenceTable;
import org.tenprint.policy.Offences;
import org.tenprint.policy.Place;
import org.tenprint.policy.Places;
import org.tenprint.policy.Provenance;
import org.tenprint.policy.Recipient;
import org.tenprint.policy.RuleBook;
import org.tenprint.policy.Ruling;
import org.tenprint.policy.Status;
import org.tenprint.policy.Subject;
import org.tenprint.policy.Warrant;
import org.tenprint.reference.Agency;
import org.tenprint.reference.ReferenceSet;

/**
 * Says what an instrument would switch off and what it would not, by asking the policy itself: an
 * ordinary match at each agency in its scope is decided without it and with it, as if approved and
 * its conditions of facts fulfilled.
 */
public final class ExplainEffect {
  /** A person reads the statement: of a nation-wide instrument the first agencies are enough. */
  private static final int MOST_AGENCIES = 60;

  private final InstrumentRegister register;
  private final ReferenceSet reference;
  private final OffenceTable table;

  /**
   * @param register what is known
   * @param reference agencies and field offices
   */
  public ExplainEffect(InstrumentRegister register, ReferenceSet reference) {
    this.register = register;
    this.reference = reference;
    this.table = new OffenceTable(reference.version(), Map.of());
  }

  /** The statement on an instrument, draft or not, beside all others that are known. */
  public EffectStatement of(Instrument instrument) {
    RuleBook others =
        RuleBook.of(
            register.book().instruments().stream()
                .filter(other -> !other.id().equals(instrument.id()))
                .toList());
    Instrument plain = withoutConditionsOfFacts(instrument);
    RuleBook with = others.with(plain);
    Instant from = instrument.validity().begins();
    List<Places> places = places(instrument);
    Map<Recipient, Line> lines = new TreeMap<>();
    Set<Conflict> conflicts = new LinkedHashSet<>();
    for (Places at : places.subList(0, Math.min(places.size(), MOST_AGENCIES))) {
      for (Recipient recipient : recipients(instrument, at)) {
        Told before = told(others, at, recipient, from);
        Told after = told(with, at, recipient, from);
        lines.putIfAbsent(recipient, new Line(recipient, name(recipient, at), before, after));
        if (instrument.reach().covers(recipient, at)) {
          conflicts.addAll(conflicts(instrument, others, at, recipient, from));
        }
      }
    }
    return new EffectStatement(
        instrument,
        from,
        instrument.ruling().when().stream().filter(ExplainEffect::ofFacts).toList(),
        List.copyOf(lines.values()),
        List.copyOf(conflicts),
        places.size() <= MOST_AGENCIES);
  }

  private static boolean ofFacts(Condition condition) {
    return !(condition instanceof Condition.NoPermitFrom);
  }

  private static Instrument withoutConditionsOfFacts(Instrument instrument) {
    Ruling ruling = instrument.ruling();
    Provenance provenance = instrument.provenance();
    return new Instrument(
        instrument.id(),
        instrument.issuer(),
        instrument.reach(),
        new Ruling(
            ruling.effect(),
            ruling.reason(),
            ruling.when().stream()
                .filter(condition -> !ofFacts(condition))
                .collect(Collectors.toSet()),
            ruling.unless()),
        instrument.validity(),
        new Provenance(
            OffsetDateTime.MIN,
            provenance.author(),
            List.of(provenance.author() + " 1", provenance.author() + " 2"),
            provenance.citation()));
  }

  /** Bookings at each agency whose place lies in the scope. */
  private List<Places> places(Instrument instrument) {
    List<Places> places = new ArrayList<>();
    for (Agency agency : reference.agencies()) {
      Optional<Place> place =
          reference
              .fieldOffice(agency.countyFips())
              .map(o -> new Place(agency.ori(), agency.countyFips(), agency.state(), o));
      place
          .filter(instrument.reach().scope()::holds)
          .ifPresent(at -> places.add(new Places(at, at, at)));
    }
    return places;
  }

  private static List<Recipient> recipients(Instrument instrument, Places at) {
    List<Recipient> all = new ArrayList<>(Recipient.of(at));
    if (instrument.reach().edge() == Edge.REQUEST) {
      all.add(Recipient.request(at.controlling().ori()));
    }
    return all;
  }

  private String name(Recipient recipient, Places at) {
    boolean agency = recipient.edge() == Edge.REQUEST || recipient.code().length() == 9;
    return agency
        ? reference.agency(at.controlling().ori()).map(Agency::name).orElse(recipient.code())
        : recipient.code();
  }

  private Told told(RuleBook book, Places at, Recipient recipient, Instant when) {
    Facts facts =
        new Facts(
            "",
            at,
            when.atOffset(ZoneOffset.UTC),
            new Subject(Optional.of(LocalDate.EPOCH), false, false),
            new Offences(List.of(), List.of()),
            new Finding(IdentificationResult.MATCH, Status.UNKNOWN));
    Circumstances circumstances = CaseFile.open(facts).circumstances();
    Optional<Warrant> warrant =
        recipient.edge() == Edge.REQUEST ? Optional.of(Warrant.NONE) : Optional.empty();
    Decision decision =
        new DisclosurePolicy(book, table)
            .decide(new Inquiry(circumstances, recipient, warrant, when, Instant.MAX));
    return new Told(decision.outcome(), decision.reason(), decision.instruments());
  }

  private static Set<Conflict> conflicts(
      Instrument instrument, RuleBook others, Places at, Recipient recipient, Instant when) {
    Map<String, Conflict> conflicts = new LinkedHashMap<>();
    boolean permits = instrument.ruling().effect() == Effect.PERMIT;
    for (Instrument other : others.covering(recipient, at)) {
      boolean otherPermits = other.ruling().effect() == Effect.PERMIT;
      if (permits != otherPermits && others.inForce(other, when, Instant.MAX)) {
        ConflictKind kind =
            sameWords(instrument, other)
                ? ConflictKind.CONTRADICTS
                : permits ? ConflictKind.IN_VAIN : ConflictKind.NARROWS;
        conflicts.put(other.id(), new Conflict(kind, other.id()));
      }
    }
    return new LinkedHashSet<>(conflicts.values());
  }

  private static boolean sameWords(Instrument one, Instrument other) {
    return one.ruling().effect() != Effect.HOLD
        && other.ruling().effect() != Effect.HOLD
        && one.issuer() == other.issuer()
        && one.reach().scope().equals(other.reach().scope())
        && one.reach().place() == other.reach().place()
        && one.ruling().when().equals(other.ruling().when());
  }
}
