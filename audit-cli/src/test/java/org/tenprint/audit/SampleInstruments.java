package org.tenprint.audit;

import java.time.Instant;
import java.util.List;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Issuer;
import org.tenprint.events.notification.PlaceKind;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.Scope;
import org.tenprint.events.notification.ScopeKind;

/** Two instruments: the nation permits the share, Boston refuses the return. */
public final class SampleInstruments {
  public static final String PERMIT = "FED-SHARE";
  public static final String REFUSAL = "BOS-REFUSAL";
  public static final Instant RECORDED = Instant.parse("2011-01-01T05:00:00Z");

  private SampleInstruments() {}

  public static Instrument permit() {
    return instrument(
        PERMIT,
        Issuer.FEDERAL,
        new Scope(ScopeKind.NATION, "US"),
        Edge.SHARE,
        Effect.PERMIT,
        null,
        "invented federal programme");
  }

  public static Instrument refusal() {
    return instrument(
        REFUSAL,
        Issuer.AGENCY,
        new Scope(ScopeKind.ORI, SampleCase.ORI),
        Edge.RETURN,
        Effect.WITHHOLD,
        Reason.RECIPIENT_REFUSED,
        "invented letter of the commissioner");
  }

  private static Instrument instrument(
      String id,
      Issuer issuer,
      Scope scope,
      Edge edge,
      Effect effect,
      Reason reason,
      String citation) {
    Approval one = new Approval("approver-one", RECORDED, null);
    Approval two = new Approval("approver-two", RECORDED, null);
    return new Instrument(
        id,
        issuer,
        scope,
        PlaceKind.CONTROLLING,
        edge,
        List.of(),
        effect,
        reason,
        null,
        List.of(),
        SampleCase.at(RECORDED),
        null,
        SampleCase.at(RECORDED),
        "author",
        List.of(one, two),
        null,
        null,
        citation,
        List.of(),
        List.of(),
        1,
        null,
        null);
  }
}
