/**
 * One-to-many fingerprint identification: values in, values out. {@link
 * org.tenprint.matching.Gallery} holds subjects and ranks them for a probe; {@link
 * org.tenprint.matching.Galleries} builds one; {@link org.tenprint.matching.Thresholds} turns a
 * result into a decision.
 *
 * <p>Invariants: no clock, no randomness, no network; the same gallery content and probe give the
 * same result, ties ordered by subject id; a search sees every update that returned before the
 * search began and takes no lock.
 *
 * <p>Public, each for its use: the gallery and its makers ({@code Gallery}, {@code Galleries});
 * {@code TwoStageGallery}, for its snapshots and for a shard's ranking; {@code ShardedGallery}, for
 * where a subject lives; {@code CorrectedSearch}, by which shards are gathered as one gallery is
 * searched. What an answer consists of: {@code SearchResult}, {@code Candidate}, {@code
 * FingerAgreement}, {@code FingerComparison}, {@code FingerVerdict}, {@code SequenceCorrection};
 * what is made of it: {@code Thresholds}, {@code Decision}, {@code Doubt}, {@code Explanation}.
 * {@code Evidence} and {@code ChanceCurve}: the scale of the scores, which the calibration fits and
 * checks; {@code Contradiction} and {@code Likeness} with their curves: what a finger that is not
 * alike says, and one whose score does not confirm.
 */
package org.tenprint.matching;
