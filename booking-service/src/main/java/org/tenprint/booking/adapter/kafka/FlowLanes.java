package org.tenprint.booking.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.events.TopicCatalogue;

/**
 * The partitions of the topics of the flow, all of which have as many and are keyed by the booking:
 * what stands in one is done in its order.
 */
public final class FlowLanes {
  private static final Logger LOG = LoggerFactory.getLogger(FlowLanes.class);

  /** How many there are. */
  public static final int COUNT = TopicCatalogue.FLOW_PARTITIONS;

  private FlowLanes() {}

  /** The one to which Kafka's own partitioner gives a booking. */
  public static int of(UUID booking) {
    return Utils.toPositive(Utils.murmur2(booking.toString().getBytes(UTF_8))) % COUNT;
  }

  /** Logs that a partition takes no more, and how many of its bookings wait. */
  public static void tell(int waiting) {
    LOG.warn("bookings are put off waiting={}", waiting);
  }
}
