package org.tenprint.immigration.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * On what a determination rests.
 *
 * @param known the statement that counts; empty where nobody was found or nothing is known
 * @param at when it was determined, to the microsecond
 */
public record Determined(Optional<KnownStatement> known, Instant at) {}
