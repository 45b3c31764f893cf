package org.tenprint.notification.adapter.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.tenprint.notification.application.OpenCase;
import org.tenprint.notification.application.OpenCases.Asked;
import org.tenprint.notification.domain.WaitingCase;
import org.tenprint.notification.domain.WithheldWork;
import org.tenprint.policy.law.Outcome;

/**
 * Of all cases that are work for some offices' people what is held of the nearest deadlines, and
 * then what was withheld, of the nearest.
 *
 * <p>A heap with the farthest on top: however many cases there are, no more are kept than were
 * asked for. What was withheld stands in order of time, so that the first that is farther than the
 * top of a full heap ends the look.
 */
final class NearestCases {
  private final Asked asked;
  private final Duration holdDeadline;
  private final PriorityQueue<OpenCase> farthestFirst =
      new PriorityQueue<>(OpenCase.HELD_FIRST.reversed());

  /**
   * @param asked which
   * @param holdDeadline how long a hold stands
   */
  NearestCases(Asked asked, Duration holdDeadline) {
    this.asked = asked;
    this.holdDeadline = holdDeadline;
  }

  /** Looks at cases that wait, by booking. */
  void held(KeyValueIterator<String, byte[]> waiting) {
    while (asked.asksFor(Outcome.HELD) && waiting.hasNext()) {
      KeyValue<String, byte[]> kept = waiting.next();
      WaitingCase wait = CaseCodec.read(kept.value, WaitingCase.class);
      if (asked.whose().have(wait.office()) && !wait.kinds().isEmpty()) {
        add(
            new OpenCase(
                kept.key,
                wait.office(),
                Outcome.HELD,
                wait.kinds(),
                wait.since(),
                wait.since().map(since -> since.plus(holdDeadline))));
      }
    }
  }

  /** Looks at what was withheld, in order of time. */
  void withheld(KeyValueIterator<String, byte[]> withheld) {
    while (asked.asksFor(Outcome.WITHHELD) && withheld.hasNext()) {
      KeyValue<String, byte[]> kept = withheld.next();
      if (farther(kept.key)) {
        return;
      }
      WithheldWork work = CaseCodec.read(kept.value, WithheldWork.class);
      if (asked.whose().have(work.office()) && !work.kinds().isEmpty()) {
        add(
            new OpenCase(
                work.booking(),
                work.office(),
                Outcome.WITHHELD,
                work.kinds(),
                Optional.of(work.at()),
                Optional.of(work.at().plus(holdDeadline))));
      }
    }
  }

  /** Looks at those that another has found. */
  void all(NearestCases other) {
    other.farthestFirst.forEach(this::add);
  }

  /** In their order. */
  List<OpenCase> inOrder() {
    return farthestFirst.stream().sorted(OpenCase.HELD_FIRST).toList();
  }

  private void add(OpenCase open) {
    farthestFirst.add(open);
    if (farthestFirst.size() > asked.most()) {
      farthestFirst.remove();
    }
  }

  /** Whether what was withheld and stands there, and all after it, comes after all that is kept. */
  private boolean farther(String key) {
    if (farthestFirst.size() < asked.most()) {
      return false;
    }
    OpenCase top = farthestFirst.element();
    return top.outcome() == Outcome.HELD
        || top.deadline()
            .filter(deadline -> WithheldWork.after(key, deadline.minus(holdDeadline)))
            .isPresent();
  }
}
