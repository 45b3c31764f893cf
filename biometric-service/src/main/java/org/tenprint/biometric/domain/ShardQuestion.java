package org.tenprint.biometric.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.tenprint.matching.SequenceCorrection;

/**
 * What every shard is asked about a booking.
 *
 * @param bookingId the booking
 * @param booking where it stands in the bookings topic
 * @param corrections under which assumptions about the labels to rank; none asks for the number of
 *     people alone
 * @param leftOut subjects not to be ranked or counted: who asks holds more of them than the log
 * @param upTo offset, by partition of the enrolments topic, up to which a shard must have read
 */
public record ShardQuestion(
    UUID bookingId,
    LogAddress booking,
    List<SequenceCorrection> corrections,
    Set<String> leftOut,
    Map<Integer, Long> upTo) {
  public ShardQuestion {
    corrections = List.copyOf(corrections);
    leftOut = Set.copyOf(leftOut);
    upTo = Map.copyOf(upTo);
  }
}
