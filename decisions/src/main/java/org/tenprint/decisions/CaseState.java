package org.tenprint.decisions;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tenprint.events.immigration.Determination;
import org.tenprint.policy.cases.CaseFile;

/**
 * A case between two steps.
 *
 * @param determination on which it was opened
 * @param file where it stands
 * @param step the number of the last step, from 1
 * @param at when that was taken
 * @param sent id of the last message, recalls aside, by recipient; of several that were delivered,
 *     the last that stands
 * @param earlier ids of what was delivered before that and stands beside it, by recipient and
 *     number of the delivery
 */
public record CaseState(
    Determination determination,
    CaseFile file,
    int step,
    Instant at,
    SortedMap<String, String> sent,
    SortedMap<String, SortedMap<Integer, String>> earlier) {
  /** Copies. */
  public CaseState {
    sent = new TreeMap<>(sent);
    earlier = new TreeMap<>(earlier);
  }
}
