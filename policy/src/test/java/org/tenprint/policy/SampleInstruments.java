package org.tenprint.policy;

import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.RecipientKind;
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

/** Instruments for tests, varied one thing at a time. */
public record SampleInstruments(Instrument instrument) {
  public static final OffsetDateTime START = OffsetDateTime.parse("2011-02-20T00:00:00-05:00");

  /** A state's permit of what is returned in Massachusetts, from the start, known from then on. */
  public static SampleInstruments permit(String id) {
    return new SampleInstruments(
        new Instrument(
            id,
            Issuer.STATE,
            new Reach(
                new Scope(ScopeKind.STATE, "MA"), PlaceKind.CONTROLLING, Edge.RETURN, Set.of()),
            new Ruling(Effect.PERMIT, Reason.PERMITTED, Set.of(), List.of()),
            Validity.between(START, Optional.empty()),
            new Provenance(START, "author", List.of("one", "two"), "")));
  }

  public static SampleInstruments withhold(String id) {
    return permit(id).ruling(new Ruling(Effect.WITHHOLD, Reason.LEVEL, Set.of(), List.of()));
  }

  public SampleInstruments by(Issuer issuer) {
    return with(
        issuer,
        instrument.reach(),
        instrument.ruling(),
        instrument.validity(),
        instrument.provenance());
  }

  public SampleInstruments on(Edge edge, Scope scope) {
    return reach(PlaceKind.CONTROLLING, edge, Set.of(), scope);
  }

  public SampleInstruments reach(
      PlaceKind place, Edge edge, Set<RecipientKind> recipients, Scope scope) {
    Reach reach = new Reach(scope, place, edge, recipients);
    return with(
        instrument.issuer(),
        reach,
        instrument.ruling(),
        instrument.validity(),
        instrument.provenance());
  }

  public SampleInstruments ruling(Ruling ruling) {
    return with(
        instrument.issuer(),
        instrument.reach(),
        ruling,
        instrument.validity(),
        instrument.provenance());
  }

  public SampleInstruments from(OffsetDateTime from) {
    return validity(from, instrument.validity().to());
  }

  public SampleInstruments to(OffsetDateTime to) {
    return validity(instrument.validity().from(), Optional.of(to));
  }

  public SampleInstruments supersedes(String id) {
    Validity was = instrument.validity();
    return with(
        instrument.issuer(),
        instrument.reach(),
        instrument.ruling(),
        new Validity(was.from(), was.to(), Optional.of(id), was.terminates()),
        instrument.provenance());
  }

  public SampleInstruments terminates(String id, Period notice) {
    Validity was = instrument.validity();
    return with(
        instrument.issuer(),
        instrument.reach(),
        instrument.ruling(),
        new Validity(
            was.from(), was.to(), was.supersedes(), Optional.of(new Termination(id, notice))),
        instrument.provenance());
  }

  public SampleInstruments recorded(OffsetDateTime recorded, String... approvals) {
    return with(
        instrument.issuer(),
        instrument.reach(),
        instrument.ruling(),
        instrument.validity(),
        new Provenance(recorded, "author", List.of(approvals), ""));
  }

  private SampleInstruments validity(OffsetDateTime from, Optional<OffsetDateTime> to) {
    Validity was = instrument.validity();
    return with(
        instrument.issuer(),
        instrument.reach(),
        instrument.ruling(),
        new Validity(from, to, was.supersedes(), was.terminates()),
        instrument.provenance());
  }

  private SampleInstruments with(
      Issuer issuer, Reach reach, Ruling ruling, Validity validity, Provenance provenance) {
    return new SampleInstruments(
        new Instrument(instrument.id(), issuer, reach, ruling, validity, provenance));
  }
}
