package org.tenprint.policy.offence;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A fact that counted for a level.
 *
 * @param conviction whether it is a conviction, else a charge
 * @param ncic offence code
 * @param date of the conviction or of the offence
 * @param level that it alone gives; empty where the code is unknown
 */
public record RatedFact(
    boolean conviction, String ncic, Optional<LocalDate> date, Optional<Level> level) {}
