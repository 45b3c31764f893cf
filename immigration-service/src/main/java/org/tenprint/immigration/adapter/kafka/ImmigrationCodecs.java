package org.tenprint.immigration.adapter.kafka;

import java.util.Optional;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.SubjectRemoval;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.immigration.RecordStatement;
import org.tenprint.events.notification.Erasure;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.vault.KeyVault;

/**
 * The codecs of the topics that the service reads and writes.
 *
 * @param identifications read
 * @param statements of record owners, read
 * @param records written and read
 * @param determinations written
 * @param removals read
 * @param erasures read
 */
public record ImmigrationCodecs(
    EventCodec<Identification> identifications,
    EventCodec<RecordStatement> statements,
    EventCodec<ImmigrationRecord> records,
    EventCodec<Determination> determinations,
    EventCodec<SubjectRemoval> removals,
    EventCodec<Erasure> erasures) {

  /** Codecs that use the registry where there is one, and seal under the keys of a vault. */
  public static ImmigrationCodecs of(Optional<SchemaRegistry> registry, KeyVault vault) {
    return new ImmigrationCodecs(
        EventCodec.of(Identification.class, registry).with(vault),
        EventCodec.of(RecordStatement.class, registry),
        EventCodec.of(ImmigrationRecord.class, registry).with(vault).evenErased(),
        EventCodec.of(Determination.class, registry).with(vault),
        EventCodec.of(SubjectRemoval.class, registry),
        EventCodec.of(Erasure.class, registry));
  }
}
