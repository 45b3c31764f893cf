package org.tenprint.notification.application;

import java.time.Instant;
import java.util.List;
import org.tenprint.policy.effect.EffectStatement;
import org.tenprint.policy.effect.Proposal;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.offence.OffenceTable;

/** Says what an instrument, draft or not, would change beside all others, and what it would not. */
public final class ExplainEffect {
  private final InstrumentRegister register;
  private final OffenceTable table;
  private final List<Place> places;

  /**
   * @param register what is known
   * @param table levels of offence codes
   * @param places every agency's, in order
   */
  public ExplainEffect(InstrumentRegister register, OffenceTable table, List<Place> places) {
    this.register = register;
    this.table = table;
    this.places = List.copyOf(places);
  }

  /** The levels of offence codes. */
  OffenceTable table() {
    return table;
  }

  /** The places of a scope in which no agency is known, and bookings of unknown agencies. */
  List<Area> empty(Scope scope) {
    return scope.areas().stream()
        .filter(area -> places.stream().noneMatch(area.agency()::holds))
        .toList();
  }

  /**
   * The statement as of now, or as of when the instrument begins where that is later.
   *
   * @param known the others count as they were recorded by then
   */
  public EffectStatement of(Instrument instrument, Instant now, Instant known) {
    Proposal proposal = Proposal.of(instrument, register.asKnown(known), now, known);
    return EffectStatement.of(proposal, table, places);
  }
}
