package org.tenprint.immigration.adapter.kafka;

import java.time.Instant;
import java.util.List;
import org.tenprint.events.SubjectIds;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.RecordStatement;
import org.tenprint.immigration.domain.Bounds;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;

/**
 * What an owner states, as the record that is written of it. A subject's id is taken in one
 * spelling: under another nobody would find what was stated, not even to forget it.
 */
final class StatementCodec {
  private StatementCodec() {}

  /**
   * The record of a statement.
   *
   * @param owner whose topic it stood on
   * @param at where it stood
   * @throws PoisonEvent if it is out of its bounds
   */
  static ImmigrationRecord record(RecordStatement statement, String owner, Origin at)
      throws PoisonEvent {
    requireSpelled(statement.getSubjectId());
    if (statement.getTakenBack()) {
      if (!Bounds.id(statement.getRecordId())) {
        throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "recordId is out of bounds");
      }
      return takenBack(statement.getSubjectId(), statement.getRecordId(), owner, at);
    }
    ImmigrationRecord record =
        new ImmigrationRecord(
            statement.getSubjectId(),
            statement.getRecordId(),
            statement.getStatus(),
            statement.getValidFrom(),
            statement.getValidTo(),
            statement.getConvictions(),
            owner,
            false,
            at,
            null);
    RecordCodec.fromAvro(record);
    return record;
  }

  /**
   * The record by which an owner takes back all that it stated of a subject.
   *
   * @throws PoisonEvent if the subject's id is out of its bounds
   */
  static ImmigrationRecord allTakenBack(String subjectId, String owner, Origin at)
      throws PoisonEvent {
    requireSpelled(subjectId);
    return takenBack(subjectId, "", owner, at);
  }

  private static ImmigrationRecord takenBack(
      String subjectId, String recordId, String owner, Origin at) {
    return new ImmigrationRecord(
        subjectId,
        recordId,
        ImmigrationStatus.UNKNOWN,
        Instant.EPOCH,
        null,
        List.of(),
        owner,
        true,
        at,
        null);
  }

  private static void requireSpelled(String subjectId) throws PoisonEvent {
    if (!SubjectIds.spelled(subjectId)) {
      throw new PoisonEvent(
          PoisonReason.INVARIANT_BROKEN,
          "subjectId is out of bounds, or not as the gallery spells it: a UUID in lower case with"
              + " hyphens, no space at the ends, nothing that cannot be seen");
    }
  }
}
