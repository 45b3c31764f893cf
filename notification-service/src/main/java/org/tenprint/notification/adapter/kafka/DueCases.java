package org.tenprint.notification.adapter.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.tenprint.notification.application.Cases;
import org.tenprint.notification.domain.WaitingCase;

/** A look for cases that are due: until enough are found or its time is over. */
final class DueCases {
  private final BiPredicate<String, WaitingCase> due;
  private final int most;
  private final BooleanSupplier late;
  private final List<String> found = new ArrayList<>();
  private boolean begun;
  private Optional<String> next = Optional.empty();

  /**
   * @param due whether a case is
   * @param most no more than so many are found
   * @param late whether the time is over; one case is looked at even so
   */
  DueCases(BiPredicate<String, WaitingCase> due, int most, BooleanSupplier late) {
    this.due = due;
    this.most = most;
    this.late = late;
  }

  /**
   * Goes over some that wait, in their order, unless it ended before.
   *
   * @param end the booking before which it ends; empty at the last
   */
  void over(KeyValueIterator<String, byte[]> waiting, Optional<String> end) {
    while (next.isEmpty() && waiting.hasNext()) {
      KeyValue<String, byte[]> kept = waiting.next();
      if (end.filter(kept.key::equals).isPresent()) {
        return;
      }
      if (found.size() == most || begun && late.getAsBoolean()) {
        next = Optional.of(kept.key);
        return;
      }
      begun = true;
      if (due.test(kept.key, CaseCodec.read(kept.value, WaitingCase.class))) {
        found.add(kept.key);
      }
    }
  }

  /** What was found, and where to go on. */
  Cases.Due found() {
    return new Cases.Due(found, next);
  }
}
