package org.tenprint.system;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Issuer;
import org.tenprint.events.notification.PlaceKind;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.Scope;

/** An instrument that two people approved, in force for more than a year. */
final class DecreedInstrument {
  private DecreedInstrument() {}

  static Instrument of(String id, Edge edge, Scope scope, Effect effect) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return Instrument.newBuilder()
        .setId(id)
        .setIssuer(effect == Effect.PERMIT ? Issuer.FEDERAL : Issuer.STATE)
        .setScope(scope)
        .setPlace(PlaceKind.CONTROLLING)
        .setEdge(edge)
        .setEffect(effect)
        .setReason(effect == Effect.PERMIT ? null : Reason.RECIPIENT_REFUSED)
        .setEffectiveFrom(new OffsetTime(now.minus(Duration.ofDays(400)), 0))
        .setRecorded(new OffsetTime(now, 0))
        .setAuthor("author")
        .setApprovals(List.of(new Approval("one", null, null), new Approval("two", null, null)))
        .build();
  }
}
