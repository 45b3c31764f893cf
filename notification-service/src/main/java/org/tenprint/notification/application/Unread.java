package org.tenprint.notification.application;

import java.util.List;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;

/**
 * What the log has of a booking and its turn has not come yet. What happened to a case and people's
 * reviews stand on topics of their own: without looking there, what was recorded later could be
 * decided first.
 */
public interface Unread {
  /** Nothing but what comes in its turn. */
  Unread NOTHING =
      new Unread() {
        @Override
        public List<Happening> before(LogAddress input, String booking) {
          return List.of();
        }

        @Override
        public List<Happening> now(String booking) {
          return List.of();
        }
      };

  /**
   * What was recorded of a booking before an input, in the order of each topic: orders of two
   * people first, then what happened, then reviews, but before a review, whose own topic has an
   * order. What happened and stands before a case event stands behind it.
   */
  List<Happening> before(LogAddress input, String booking);

  /** The same before this round of looking at cases. */
  List<Happening> now(String booking);
}
