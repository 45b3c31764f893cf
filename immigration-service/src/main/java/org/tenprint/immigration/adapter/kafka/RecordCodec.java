package org.tenprint.immigration.adapter.kafka;

import java.time.Instant;
import java.util.Optional;
import org.tenprint.decisions.RecordFacts;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Conviction;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.immigration.domain.Bounds;
import org.tenprint.immigration.domain.KnownStatement;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.RecordChange;
import org.tenprint.immigration.domain.StatedConviction;
import org.tenprint.immigration.domain.Statement;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.offence.OffenceClass;

/** Immigration records, from and to Avro. */
final class RecordCodec {
  private RecordCodec() {}

  static Statement fromAvro(ImmigrationRecord record) throws PoisonEvent {
    try {
      return new Statement(
          record.getSubjectId(),
          record.getRecordId(),
          Status.valueOf(record.getStatus().name()),
          record.getValidFrom(),
          Optional.ofNullable(record.getValidTo()),
          record.getConvictions().stream().map(RecordCodec::fromAvro).toList());
    } catch (IllegalArgumentException e) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, e.getMessage() + " is out of bounds");
    }
  }

  /**
   * What a record of the topic changes. Of a person who was forgotten nothing is known.
   *
   * @throws PoisonEvent if it is out of its bounds
   */
  static RecordChange change(ImmigrationRecord record, LogAddress at, Instant recorded)
      throws PoisonEvent {
    String owner = Optional.ofNullable(record.getOwner()).orElse("");
    if (!owner.isEmpty() && !Bounds.id(owner)) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "owner is out of bounds");
    }
    if (record.getSealed() != null) {
      // what the codec could not open is of a person who was forgotten: nothing is known
      return new RecordChange.Withdrawn(record.getSubjectId(), at, recorded);
    }
    if (record.getTakenBack()) {
      Optional<String> which = Optional.of(record.getRecordId()).filter(id -> !id.isEmpty());
      return new RecordChange.TakenBack(record.getSubjectId(), owner, which, at, recorded);
    }
    return new RecordChange.Stated(fromAvro(record), owner, at, recorded);
  }

  private static StatedConviction fromAvro(Conviction conviction) {
    return new StatedConviction(
        conviction.getNcic(),
        conviction.getConvicted(),
        OffenceClass.valueOf(conviction.getOffenceClass().name()),
        Optional.ofNullable(conviction.getSentence()),
        Optional.ofNullable(conviction.getReleased()));
  }

  static RecordFacts facts(KnownStatement known) {
    Statement statement = known.statement();
    LogAddress at = known.origin();
    return new RecordFacts(
        ImmigrationStatus.valueOf(statement.status().name()),
        statement.recordId(),
        new Origin(TopicCatalogue.RECORDS.name(), at.partition(), at.offset()),
        statement.convictions().stream().map(RecordCodec::toAvro).toList());
  }

  private static Conviction toAvro(StatedConviction conviction) {
    return new Conviction(
        conviction.ncic(),
        conviction.convicted(),
        org.tenprint.events.booking.OffenceClass.valueOf(conviction.offenceClass().name()),
        conviction.sentence().orElse(null),
        conviction.released().orElse(null));
  }
}
