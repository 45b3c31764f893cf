/**
 * One-to-many fingerprint identification: values in, values out. {@link
 * org.tenprint.matching.Gallery} holds subjects and ranks them for a probe; {@link
 * org.tenprint.matching.Galleries} builds one; {@link org.tenprint.matching.Thresholds} turns a
 * result into a decision.
 *
 * <p>Invariants: no clock, no randomness, no network; the same gallery content and probe give the
 * same result, ties ordered by subject id; a search sees every update that returned before the
 * search began and takes no lock.
 */
package org.tenprint.matching;
