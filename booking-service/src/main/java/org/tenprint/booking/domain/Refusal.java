package org.tenprint.booking.domain;

import java.time.Instant;
import java.util.List;

/**
 * That a submission through an agency's topic was refused.
 *
 * @param digest of the submission's bytes, 64 hexadecimal digits
 * @param intake the door
 * @param receivedAt when, to the microsecond
 * @param problems what to mend, at least one
 */
public record Refusal(String digest, Intake intake, Instant receivedAt, List<Problem> problems) {}
