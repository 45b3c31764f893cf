package org.tenprint.booking.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That a booking was accepted.
 *
 * @param bookingId follows from the booking's key
 * @param digest of the content, 64 hexadecimal digits
 * @param intake the door
 * @param receivedAt when, to the microsecond
 * @param notUsed what was sent and left out, with the reason
 */
public record Acceptance(
    UUID bookingId, String digest, Intake intake, Instant receivedAt, List<Problem> notUsed) {}
