package org.tenprint.policy.offence;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A charge that stands.
 *
 * @param ncic offence code, four digits
 * @param occurred date of the offence; empty when it is not stated
 */
public record Charge(String ncic, Optional<LocalDate> occurred) {}
