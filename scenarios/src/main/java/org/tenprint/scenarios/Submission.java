package org.tenprint.scenarios;

import java.time.OffsetDateTime;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.offence.Offences;
import org.tenprint.scenarios.place.Agencies;

/**
 * What an agency submits: the content that a resubmission must repeat.
 *
 * @param tcn transaction control number, the booking agency's own
 * @param agencies of the booking
 * @param bookedAt in the offset of the place
 * @param subject the person
 * @param offences charges and convictions
 */
public record Submission(
    String tcn, Agencies agencies, OffsetDateTime bookedAt, Subject subject, Offences offences) {}
