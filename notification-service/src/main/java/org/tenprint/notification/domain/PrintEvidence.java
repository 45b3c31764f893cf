package org.tenprint.notification.domain;

import java.util.List;
import java.util.Optional;

/**
 * What the engine found, for an examiner who is to say whether the prints are one person's.
 *
 * @param candidate the subject whose record it is about
 * @param doubt why it is grey, by name; empty where that was not told
 * @param score fused score of the candidate; empty where that was not told
 * @param runnerUp of the next subject; empty where there was none
 * @param matchFrom score from which it is a match
 * @param greyFrom score from which it is grey
 * @param gallery subjects that were searched
 * @param engine and its version
 * @param assumed the mistake in the labels of the whole card, or in how its prints lie, under which
 *     the candidate was found, by name; empty where none was assumed, or that was not told
 * @param fingers what each says, in the order of positions; empty where that was not told
 */
public record PrintEvidence(
    String candidate,
    Optional<String> doubt,
    Optional<Double> score,
    Optional<Double> runnerUp,
    double matchFrom,
    double greyFrom,
    long gallery,
    String engine,
    Optional<String> assumed,
    Optional<List<SheetFinger>> fingers) {
  /** Copies. */
  public PrintEvidence {
    fingers = fingers.map(List::copyOf);
  }
}
