package org.tenprint.audit.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.Window;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;

/**
 * What owners stated of subjects behind the records on which determinations rest. The address of a
 * record is its reader's word: one that had been stated anew or taken back by then was known no
 * more. A subject's statements stand on one partition, and its order is the order of learning.
 */
final class LaterStatements {
  private record Place(String key, int partition) {
    static Place of(LogRecord record) {
      return new Place(record.keyText(), record.partition());
    }
  }

  private final EventReader reader;
  private final Map<Place, List<LogRecord>> behind = new HashMap<>();

  private LaterStatements(EventReader reader) {
    this.reader = reader;
  }

  /** Reads the topic once, for those that stand behind one of these of the same subject. */
  static LaterStatements read(EventReader reader, Collection<LogRecord> named) {
    LaterStatements later = new LaterStatements(reader);
    Map<Place, Long> first = new HashMap<>();
    named.forEach(record -> first.merge(Place.of(record), record.offset(), Math::min));
    if (!first.isEmpty()) {
      reader
          .log()
          .read(
              TopicCatalogue.RECORDS.name(),
              Window.ALL,
              record -> {
                Place place = Place.of(record);
                if (record.offset() > first.getOrDefault(place, Long.MAX_VALUE)) {
                  later.behind.computeIfAbsent(place, none -> new ArrayList<>()).add(record);
                }
              });
    }
    return later;
  }

  /**
   * Why a record was known no more; empty where it was.
   *
   * @param named the record
   * @param stated what it states
   * @param at the latest time by which it was looked for
   * @throws MissingInput if it is not known to be so, and what may say it cannot be read
   */
  Optional<String> replaced(LogRecord named, ImmigrationRecord stated, Instant at)
      throws MissingInput {
    MissingInput open = null;
    for (LogRecord record : behind.getOrDefault(Place.of(named), List.of())) {
      if (record.offset() <= named.offset()
          || !record.recorded().isBefore(at.minus(KnownInstruments.ALLOWANCE))) {
        continue;
      }
      try {
        if (replaces(record, stated)) {
          return Optional.of("its record was stated anew before, at " + record.address());
        }
      } catch (PoisonEvent poison) {
        if (poison.reason() != PoisonReason.FORGED) {
          open =
              MissingInput.unreadable(
                  "whether its record was stated anew at " + record.address(), poison);
        }
      }
    }
    if (open != null) {
      throw open;
    }
    return Optional.empty();
  }

  /** As the service applies it; a record without a value takes back all that was known. */
  private boolean replaces(LogRecord record, ImmigrationRecord stated) throws PoisonEvent {
    ImmigrationRecord later;
    try {
      later = reader.decode(ImmigrationRecord.class, record);
    } catch (PoisonEvent poison) {
      // after its signature was looked at
      if (poison.reason() == PoisonReason.NULL_VALUE) {
        return true;
      }
      throw poison;
    }
    boolean all = later.getTakenBack() && later.getRecordId().isEmpty();
    boolean sameOwner = Objects.equals(later.getOwner(), stated.getOwner());
    return all
        ? sameOwner
        : later.getRecordId().equals(stated.getRecordId())
            && (sameOwner || stated.getOwner() == null);
  }
}
