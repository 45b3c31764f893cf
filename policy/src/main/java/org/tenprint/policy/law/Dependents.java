package org.tenprint.policy.law;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The instruments that ask for something, and those that look at them by {@code unless} or {@code
 * no-permit-from}, to any depth.
 *
 * <p>Who looks stands by what it looks at: by the ids that it names, and by the level of whose
 * permits it asks, the latest limit first, so that one permit takes with it all whose limit is
 * after its start. Each that is found is followed once.
 *
 * <p>Cost: O(n log n) in the instruments and what they look at.
 */
final class Dependents {
  /** That one asks whether there is no permit that begins before an instant. */
  private record Asking(Instrument one, Instant before) {
    static final Comparator<Asking> LATEST_FIRST = Comparator.comparing(Asking::before).reversed();
  }

  private final Map<String, List<Instrument>> naming = new HashMap<>();
  private final Map<Issuer, PriorityQueue<Asking>> asking = new EnumMap<>(Issuer.class);
  private final Set<String> found = new HashSet<>();
  private final Deque<Instrument> open = new ArrayDeque<>();

  private Dependents(Collection<Instrument> instruments, Predicate<Condition> on) {
    for (Instrument one : instruments) {
      for (String id : one.ruling().unless()) {
        naming.computeIfAbsent(id, none -> new ArrayList<>(1)).add(one);
      }
      for (Condition condition : one.ruling().when()) {
        if (condition instanceof Condition.NoPermitFrom none) {
          asking
              .computeIfAbsent(none.issuer(), some -> new PriorityQueue<>(Asking.LATEST_FIRST))
              .add(new Asking(one, none.begunBefore().orElse(Instant.MAX)));
        }
        if (on.test(condition)) {
          find(one);
        }
      }
    }
    while (!open.isEmpty()) {
      follow(open.remove());
    }
  }

  /**
   * Their ids.
   *
   * @param instruments of different ids; what one names beside these does not count
   * @param on whether a condition asks for it
   */
  static Set<String> ids(Collection<Instrument> instruments, Predicate<Condition> on) {
    return new Dependents(instruments, on).found;
  }

  private void find(Instrument one) {
    if (found.add(one.id())) {
      open.add(one);
    }
  }

  private void follow(Instrument one) {
    naming.getOrDefault(one.id(), List.of()).forEach(this::find);
    PriorityQueue<Asking> waiting = asking.get(one.issuer());
    if (waiting == null || !one.ruling().effect().opens()) {
      return;
    }
    Instant start = one.validity().from().toInstant();
    while (!waiting.isEmpty() && start.isBefore(waiting.peek().before())) {
      find(waiting.remove().one());
    }
  }
}
