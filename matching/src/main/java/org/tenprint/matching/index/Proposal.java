package org.tenprint.matching.index;

import org.tenprint.matching.prints.TenPrint;

/**
 * A candidate of the index.
 *
 * @param subjectId who
 * @param encounter the encounter that stood out
 * @param evidence of the alignment, nats
 */
public record Proposal(String subjectId, TenPrint encounter, double evidence) {}
