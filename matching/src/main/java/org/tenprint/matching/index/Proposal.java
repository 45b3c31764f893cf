package org.tenprint.matching.index;

import java.util.Optional;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.TenPrint;

/**
 * A candidate of the index.
 *
 * @param subjectId who
 * @param encounter the encounter that stood out
 * @param evidence of the alignment, nats
 * @param together whether it stood out by all fingers; else by one alone
 * @param finger of which the alignment shows most, where that is worth a comparison by itself
 */
public record Proposal(
    String subjectId,
    TenPrint encounter,
    double evidence,
    boolean together,
    Optional<FingerPosition> finger) {}
