package org.tenprint.policy.law;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.offence.Truth;

/**
 * An instrument of which a record cannot be read: nobody can tell what it says, nor whether two
 * people approved it. In rule 4 it is unsure, so that what it may speak of is held for people; it
 * permits, ends and silences nothing.
 *
 * @param id the instrument's
 * @param reach of what it may speak; empty is everything
 */
public record UnreadInstrument(String id, Optional<Reach> reach) {
  private static final String UNREAD = "unread";
  private static final OffsetDateTime EVER =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  /** What comes of it on an edge. It stands before all others: it may be a court's. */
  Considered voice(Edge edge) {
    Reach everything =
        new Reach(new Scope(ScopeKind.NATION, "US"), PlaceKind.CONTROLLING, edge, Set.of());
    Instrument standIn =
        new Instrument(
            id,
            Issuer.COURT,
            reach.orElse(everything),
            new Ruling(Effect.HOLD, Reason.EXAMINER_REVIEW, Set.of(), List.of()),
            Validity.between(EVER, Optional.empty()),
            new Provenance(EVER, "", List.of(), ""));
    return new Considered(standIn, Truth.UNSURE, UNREAD);
  }

  /** Whether it may be an order about bookings that it names. */
  boolean mayBeOfBookings() {
    return reach.map(known -> known.scope().ofBookings()).orElse(true);
  }

  /** Whether that came of an instrument because it cannot be read. */
  public static boolean unread(Considered voice) {
    return voice.decidedBy().equals(UNREAD);
  }

  /** As canonical text, which no instrument's has. */
  String text() {
    String of =
        reach
            .map(
                known ->
                    known.scope()
                        + " "
                        + known.place()
                        + " "
                        + known.edge()
                        + known.recipients().stream()
                            .sorted()
                            .map(kind -> " " + kind)
                            .collect(Collectors.joining()))
            .orElse("");
    return UNREAD + "\u001d" + id + "\u001d" + of + "\u001d";
  }
}
