package org.tenprint.notification.adapter.kafka;

import java.util.Optional;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Erasure;
import org.tenprint.events.notification.Expungement;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.Review;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.vault.KeyVault;

/** The codecs of the topics that the service reads and writes. */
public record NotificationCodecs(
    Inputs inputs,
    EventCodec<Instrument> instruments,
    EventCodec<CaseStep> steps,
    EventCodec<Disposition> dispositions,
    EventCodec<RecipientMessage> messages,
    EventCodec<Erasure> erasures) {

  /** Of what happens to a case, and the keys under which its state is kept. */
  public record Inputs(
      EventCodec<Determination> determinations,
      EventCodec<Review> reviews,
      EventCodec<CaseEvent> caseEvents,
      EventCodec<Expungement> expungements,
      EventCodec<Reassignment> reassignments,
      KeyVault vault) {}

  /**
   * Codecs that write with a registry's ids where there is one, and seal under the keys of a vault.
   */
  public static NotificationCodecs of(Optional<SchemaRegistry> registry, KeyVault vault) {
    return new NotificationCodecs(
        new Inputs(
            EventCodec.of(Determination.class, registry).with(vault),
            EventCodec.of(Review.class, registry),
            EventCodec.of(CaseEvent.class, registry).with(vault),
            EventCodec.of(Expungement.class, registry).with(vault).evenErased(),
            EventCodec.of(Reassignment.class, registry),
            vault),
        EventCodec.of(Instrument.class, registry),
        EventCodec.of(CaseStep.class, registry),
        EventCodec.of(Disposition.class, registry),
        EventCodec.of(RecipientMessage.class, registry).with(vault),
        EventCodec.of(Erasure.class, registry));
  }
}
