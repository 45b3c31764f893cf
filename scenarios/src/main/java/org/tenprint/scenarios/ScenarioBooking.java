package org.tenprint.scenarios;

import java.time.Instant;
import org.tenprint.policy.fact.Finding;

/**
 * A booking, what the services find of it, and when it is decided.
 *
 * @param submission what the agency submits
 * @param finding what the biometric service and the immigration record say
 * @param decideAt when it is decided
 */
public record ScenarioBooking(Submission submission, Finding finding, Instant decideAt) {}
