package org.tenprint.notification.application;

import java.util.List;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.Step;
import org.tenprint.policy.fact.Recipient;

/** Where what was decided goes: journal, dispositions, recipients. */
public interface Outbox {
  /** Whether something can be written to a recipient now. */
  default boolean takes(Recipient recipient) {
    return true;
  }

  /**
   * Takes a review out of its turn, by itself: where that throws what working on an event may
   * throw, nothing of it stays, and the review is put aside for people.
   *
   * @return whether it was taken
   */
  default boolean takesAlone(String booking, Happening review, Runnable part) {
    part.run();
    return true;
  }

  /**
   * The same of what has its turn yet: nothing is put aside.
   *
   * @return whether it was done
   */
  default boolean tries(Runnable part) {
    part.run();
    return true;
  }

  /** Puts aside for people a review before its turn, that is more than is taken of a booking. */
  void putAside(String booking, Happening review);

  /** Writes what these steps of one case made, in order. */
  void write(List<Step> steps);
}
