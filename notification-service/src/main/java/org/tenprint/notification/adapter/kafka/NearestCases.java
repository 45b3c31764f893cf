package org.tenprint.notification.adapter.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.tenprint.notification.application.OpenCase;
import org.tenprint.notification.domain.Offices;
import org.tenprint.notification.domain.WaitingCase;
import org.tenprint.notification.domain.WithheldWork;
import org.tenprint.policy.law.Outcome;

/**
 * Of all cases that are work for some offices' people those of the nearest deadlines.
 *
 * <p>A heap with the farthest deadline on top: however many cases there are, no more are kept than
 * were asked for. What was withheld stands in order of time, so that the first that is farther than
 * the top of a full heap ends the look.
 */
final class NearestCases {
  private final int most;
  private final Offices whose;
  private final Duration holdDeadline;
  private final PriorityQueue<OpenCase> farthestFirst =
      new PriorityQueue<>(OpenCase.BY_DEADLINE.reversed());

  /**
   * @param most no more than so many, one at least
   * @param whose the offices that are responsible for them
   * @param holdDeadline how long a hold stands
   */
  NearestCases(int most, Offices whose, Duration holdDeadline) {
    this.most = most;
    this.whose = whose;
    this.holdDeadline = holdDeadline;
  }

  /** Looks at cases that wait, by booking. */
  void held(KeyValueIterator<String, byte[]> waiting) {
    while (waiting.hasNext()) {
      KeyValue<String, byte[]> kept = waiting.next();
      WaitingCase wait = CaseCodec.read(kept.value, WaitingCase.class);
      if (whose.have(wait.office()) && !wait.kinds().isEmpty()) {
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
    while (withheld.hasNext()) {
      KeyValue<String, byte[]> kept = withheld.next();
      if (farther(kept.key)) {
        return;
      }
      WithheldWork work = CaseCodec.read(kept.value, WithheldWork.class);
      if (whose.have(work.office()) && !work.kinds().isEmpty()) {
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

  /** The nearest deadline first. */
  List<OpenCase> inOrder() {
    return farthestFirst.stream().sorted(OpenCase.BY_DEADLINE).toList();
  }

  private void add(OpenCase open) {
    farthestFirst.add(open);
    if (farthestFirst.size() > most) {
      farthestFirst.remove();
    }
  }

  /** Whether what stands there, and all after it, is later than all that is kept. */
  private boolean farther(String key) {
    if (farthestFirst.size() < most) {
      return false;
    }
    Optional<Instant> top = farthestFirst.element().deadline();
    return top.filter(deadline -> WithheldWork.after(key, deadline.minus(holdDeadline)))
        .isPresent();
  }
}
