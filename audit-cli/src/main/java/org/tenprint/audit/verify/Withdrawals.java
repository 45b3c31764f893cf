package org.tenprint.audit.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.Window;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Expungement;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;

/**
 * The proposals to forget or to reassign that were withdrawn. Two instances may record a withdrawal
 * and an approval at one moment: what stands first on the log holds, and no order comes of what was
 * withdrawn before. Both stand in one partition, since both have the booking's key. Nothing of it
 * is sealed, so it is found without keys.
 */
final class Withdrawals {
  private record Proposal(UUID id, String topic, int partition) {}

  private record Unread(LogRecord record, PoisonEvent why) {}

  private final Map<Proposal, Long> first = new HashMap<>();
  private final Map<String, List<Unread>> unread = new HashMap<>();
  private final Map<String, SortedMap<Integer, Long>> cut = new HashMap<>();

  private Withdrawals() {}

  /** Those of these bookings, wherever they stand. */
  static Withdrawals read(EventReader reader, Set<String> bookings) {
    Withdrawals all = new Withdrawals();
    String expungements = TopicCatalogue.EXPUNGEMENTS.name();
    if (reader.has(expungements)) {
      all.cut(reader, expungements);
      reader.outside(
          expungements,
          Expungement.class,
          bookings,
          one -> all.put(StatedOrder.of(one.event()), one.record()),
          all::unread);
    }
    String reassignments = TopicCatalogue.REASSIGNMENTS.name();
    if (reader.has(reassignments)) {
      all.cut(reader, reassignments);
      reader.outside(
          reassignments,
          Reassignment.class,
          bookings,
          one -> all.put(StatedOrder.of(one.event()), one.record()),
          all::unread);
    }
    return all;
  }

  /** Such a topic is kept for ever: what was removed of it may have been a withdrawal. */
  private void cut(EventReader reader, String topic) {
    cut.put(topic, reader.log().cutWithin(topic, Window.ALL));
  }

  /** What has another booking's key was put aside by the hop, and counts for nothing. */
  private void put(StatedOrder stated, LogRecord record) {
    if (stated.withdrawn() && stated.of(record.keyText())) {
      first.merge(
          new Proposal(stated.id(), record.topic(), record.partition()),
          record.offset(),
          Math::min);
    }
  }

  /**
   * What is not its writer's, or is no value, is no withdrawal; of anything else nobody can say.
   */
  private void unread(LogRecord record, PoisonEvent why) {
    if (why.reason() != PoisonReason.FORGED && why.reason() != PoisonReason.NULL_VALUE) {
      unread
          .computeIfAbsent(record.keyText(), booking -> new ArrayList<>())
          .add(new Unread(record, why));
    }
  }

  /**
   * Where a proposal was withdrawn, if that stands before its approval.
   *
   * @param booking of which it is
   * @param order where the approval stands
   * @throws MissingInput if none is known of, and what may be one cannot be read, or is gone
   */
  Optional<String> before(String booking, UUID id, Origin order) throws MissingInput {
    Optional<String> withdrawn =
        Optional.ofNullable(first.get(new Proposal(id, order.getTopic(), order.getPartition())))
            .filter(offset -> offset < order.getOffset())
            .map(offset -> new Origin(order.getTopic(), order.getPartition(), offset))
            .map(MissingInput::address);
    if (withdrawn.isEmpty()) {
      for (Unread one : unread.getOrDefault(booking, List.of())) {
        LogRecord record = one.record();
        if (record.topic().equals(order.getTopic())
            && record.partition() == order.getPartition()
            && record.offset() < order.getOffset()) {
          throw MissingInput.unreadable(
              "whether it was withdrawn at " + record.address(), one.why());
        }
      }
      Long from =
          cut.getOrDefault(order.getTopic(), Collections.emptySortedMap())
              .get(order.getPartition());
      if (from != null) {
        throw new MissingInput(
            "whether it was withdrawn: %s/%d is kept from %d on"
                .formatted(order.getTopic(), order.getPartition(), from));
      }
    }
    return withdrawn;
  }
}
