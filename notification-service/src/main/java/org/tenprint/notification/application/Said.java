package org.tenprint.notification.application;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.tenprint.notification.domain.Happening;

/**
 * What people said of a booking and nobody read yet, for steps that would overtake it.
 *
 * @param unread what the log has and was not taken yet
 * @param turn what has its turn; empty of a look
 * @param time what taking it may cost
 * @param each whether each word is taken by itself, which writes the case with each: once something
 *     threw
 */
record Said(Unread unread, Optional<Happening> turn, WordTime time, boolean each) {
  /** Where nothing may be overtaken. */
  static final Said NOTHING = new Said(Unread.NOTHING, Optional.empty(), new WordTime(), false);

  /** By what the log has, as a look or a turn begins. */
  Said(Unread unread, Optional<Happening> turn, WordTime time) {
    this(unread, turn, time, false);
  }

  /** What stands unread of a booking, and what has its turn. */
  List<Happening> recorded(String booking) {
    return Stream.concat(unread.now(booking).stream(), turn.stream()).toList();
  }

  /**
   * Takes steps; where that throws what working on an event may throw, nothing stays of it, and
   * they are taken anew with each word by itself: what one word throws is no other step's.
   */
  void take(Outbox outbox, Consumer<Said> steps) {
    if (!outbox.tries(() -> steps.accept(this))) {
      steps.accept(new Said(unread, turn, time, true));
    }
  }
}
