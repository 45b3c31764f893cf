package org.tenprint.notification.application;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.tenprint.messaging.waiting.Changes;
import org.tenprint.notification.domain.TwoPersonOrder;

/**
 * The latest state of every order of one kind, as the log has it: of a proposal that is approved
 * and withdrawn, by two instances at once, what stands first. Thread-safe.
 *
 * @param <M> what is ordered
 */
public abstract class OrderRegister<M extends TwoPersonOrder.Matter> {
  private final Changes changes = new Changes();
  private final Map<UUID, TwoPersonOrder<M>> latest = new LinkedHashMap<>();

  /** Takes the next state from the log. */
  public final void put(TwoPersonOrder<M> state) {
    changes.make(
        () -> {
          TwoPersonOrder<M> known = latest.get(state.id());
          if (known == null || known.open()) {
            latest.put(state.id(), kept(state));
          }
          if (state.approved().isPresent() && latest.get(state.id()).approved().isPresent()) {
            ordered(state);
          }
        });
  }

  /** What is kept of a state. */
  TwoPersonOrder<M> kept(TwoPersonOrder<M> state) {
    return state;
  }

  /** An order came from the log, perhaps once more; nobody else reads or writes meanwhile. */
  abstract void ordered(TwoPersonOrder<M> order);

  /** Whether a proposal waits for nobody any more, though nobody decided it. */
  boolean settled(TwoPersonOrder<M> proposal) {
    return false;
  }

  /** The latest state of an order. */
  public final Optional<TwoPersonOrder<M>> latest(UUID id) {
    return changes.see(() -> Optional.ofNullable(latest.get(id)));
  }

  /** Those that nobody has approved or withdrawn and that wait for somebody, the oldest first. */
  public final List<TwoPersonOrder<M>> open() {
    return changes.see(
        () ->
            latest.values().stream()
                .filter(one -> one.open() && !settled(one))
                .sorted(Comparator.comparing((TwoPersonOrder<M> one) -> one.proposed().at()))
                .toList());
  }

  /** What the states together say, while nobody changes them. */
  final <T> T see(Supplier<T> question) {
    return changes.see(question);
  }

  /** All states; to be asked within {@link #see}. */
  final Iterable<TwoPersonOrder<M>> all() {
    return latest.values();
  }

  /**
   * Waits until the log says of an order that it is there, or, of one that is decided, how.
   *
   * @return the latest state; empty if that did not come in that time
   */
  public final Optional<TwoPersonOrder<M>> await(TwoPersonOrder<M> state, Duration longest)
      throws InterruptedException {
    return changes.awaitSome(
        () ->
            Optional.ofNullable(latest.get(state.id()))
                .filter(known -> state.open() || !known.open()),
        longest);
  }
}
