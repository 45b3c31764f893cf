package org.tenprint.notification.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Up to which instruments deliveries were looked at for a recall.
 *
 * @param offset the instruments topic up to here was held against every delivery
 * @param since as known at this instant
 * @param walk the walk over the cases that is under way
 */
public record RecallProgress(long offset, Instant since, Optional<Walk> walk) {
  /** Nothing was looked at. */
  public static final RecallProgress NONE = new RecallProgress(0, Instant.EPOCH, Optional.empty());

  /**
   * A walk over the cases.
   *
   * @param next booking id from which it goes on
   * @param offset the instruments topic up to here was known when it began
   * @param at when it began
   */
  public record Walk(String next, long offset, Instant at) {}

  /** Nothing that withholds came since. */
  public RecallProgress nothingSince(long upTo, Instant now) {
    return new RecallProgress(upTo, now, Optional.empty());
  }

  /** A walk is under way. */
  public RecallProgress walking(String next, long upTo, Instant began) {
    return new RecallProgress(offset, since, Optional.of(new Walk(next, upTo, began)));
  }

  /** The walk came to its end. */
  public RecallProgress walked() {
    Walk done = walk.orElseThrow();
    return new RecallProgress(done.offset(), done.at(), Optional.empty());
  }
}
