package org.tenprint.biometric.adapter.kafka;

import java.util.Optional;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.SubjectRemoval;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.notification.Erasure;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.vault.KeyVault;

/**
 * The codecs of the topics that the service reads and writes.
 *
 * @param bookings read
 * @param enrolments read and written
 * @param identifications written
 * @param removals read and written
 * @param erasures read
 * @param reassignments read
 */
public record BiometricCodecs(
    EventCodec<Booking> bookings,
    EventCodec<Enrolment> enrolments,
    EventCodec<Identification> identifications,
    EventCodec<SubjectRemoval> removals,
    EventCodec<Erasure> erasures,
    EventCodec<Reassignment> reassignments) {

  /** Codecs that use the registry where there is one, and seal under the keys of a vault. */
  public static BiometricCodecs of(Optional<SchemaRegistry> registry, KeyVault vault) {
    return new BiometricCodecs(
        EventCodec.of(Booking.class, registry).with(vault),
        EventCodec.of(Enrolment.class, registry).with(vault),
        EventCodec.of(Identification.class, registry).with(vault),
        EventCodec.of(SubjectRemoval.class, registry),
        EventCodec.of(Erasure.class, registry),
        EventCodec.of(Reassignment.class, registry));
  }
}
