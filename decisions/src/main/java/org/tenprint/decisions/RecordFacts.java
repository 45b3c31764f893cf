package org.tenprint.decisions;

import java.util.List;
import java.util.Optional;
import org.tenprint.events.booking.Conviction;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.immigration.ImmigrationStatus;

/**
 * What an immigration record says that a determination rests on.
 *
 * @param status status stated
 * @param recordId id at the record's owner
 * @param origin where the record stands in the log
 * @param convictions that the record holds, in its order
 */
public record RecordFacts(
    ImmigrationStatus status, String recordId, Origin origin, List<Conviction> convictions) {
  public RecordFacts {
    convictions = List.copyOf(convictions);
  }

  /** The facts of a record as it stands in the log. */
  public static RecordFacts of(ImmigrationRecord record, Origin origin) {
    return new RecordFacts(
        record.getStatus(), record.getRecordId(), origin, record.getConvictions());
  }

  /** The facts on which a determination rested; empty where there was no record. */
  public static Optional<RecordFacts> of(Determination determination) {
    return Optional.ofNullable(determination.getRecordId())
        .map(
            recordId ->
                new RecordFacts(
                    determination.getStatus(),
                    recordId,
                    determination.getRecordOrigin(),
                    determination.getRecordConvictions()));
  }
}
