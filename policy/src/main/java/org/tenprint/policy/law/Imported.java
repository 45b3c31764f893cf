package org.tenprint.policy.law;

import java.time.OffsetDateTime;

/**
 * Where an instrument was law before it came here. It decides nothing: an instrument counts from
 * when it was recorded here, whatever another register says.
 *
 * @param recorded when that register had it, as it says itself
 * @param register which one, for a person
 */
public record Imported(OffsetDateTime recorded, String register) {}
