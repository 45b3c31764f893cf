package org.tenprint.notification.application;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tenprint.messaging.waiting.Changes;
import org.tenprint.notification.domain.Expungement;

/**
 * The latest state of every expungement, as the log has it; of those that are ordered nothing that
 * goes with the person. Thread-safe.
 */
public final class ExpungementRegister {
  private final Changes changes = new Changes();
  private final Map<UUID, Expungement> latest = new LinkedHashMap<>();
  private final Set<UUID> ordered = new HashSet<>();

  /** Takes the next state from the log; what was ordered stays so. */
  public void put(Expungement state) {
    changes.make(
        () -> {
          if (state.approved().isPresent()) {
            ordered.add(state.matter().booking());
            latest.put(state.id(), state.withoutOrder());
          } else if (!isOrdered(state.id())) {
            latest.put(state.id(), state.withdrawn().isPresent() ? state.withoutOrder() : state);
          }
        });
  }

  private boolean isOrdered(UUID id) {
    return latest.containsKey(id) && latest.get(id).approved().isPresent();
  }

  /** The latest state of an expungement. */
  public Optional<Expungement> latest(UUID id) {
    return changes.see(() -> Optional.ofNullable(latest.get(id)));
  }

  /** Whether it was ordered that a booking be forgotten. */
  public boolean ordered(UUID booking) {
    return changes.see(() -> ordered.contains(booking));
  }

  /**
   * Those that nobody has approved or withdrawn, of bookings that are not to be forgotten, the
   * oldest first.
   */
  public List<Expungement> open() {
    List<Expungement> open =
        changes.see(
            () ->
                new ArrayList<>(
                    latest.values().stream()
                        .filter(Expungement::open)
                        .filter(one -> !ordered.contains(one.matter().booking()))
                        .toList()));
    open.sort(Comparator.comparing(one -> one.proposed().at()));
    return open;
  }

  /** Waits until a state came back from the log; false if it did not come in that time. */
  public boolean await(Expungement state, Duration longest) throws InterruptedException {
    return changes.await(
        () ->
            latest.containsKey(state.id())
                && latest.get(state.id()).approved().isPresent() == state.approved().isPresent()
                && latest.get(state.id()).withdrawn().isPresent() == state.withdrawn().isPresent(),
        longest);
  }
}
