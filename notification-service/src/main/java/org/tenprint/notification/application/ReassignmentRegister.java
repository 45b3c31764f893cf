package org.tenprint.notification.application;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.messaging.waiting.Changes;
import org.tenprint.notification.domain.Reassignment;
import org.tenprint.notification.domain.Reassignment.Numbered;
import org.tenprint.notification.domain.Reassignment.Person;

/** The latest state of every reassignment, as the log has it. Thread-safe. */
public final class ReassignmentRegister {
  private final Changes changes = new Changes();
  private final Map<UUID, Reassignment> latest = new LinkedHashMap<>();
  private final Map<UUID, Optional<Person>> ordered = new LinkedHashMap<>();

  /** Takes the next state from the log; what was ordered or withdrawn first stays so. */
  public void put(Reassignment state) {
    changes.make(
        () -> {
          Reassignment known = latest.get(state.id());
          if (known == null || known.open()) {
            latest.put(state.id(), state);
          }
          if (state.approved().isPresent() && latest.get(state.id()).approved().isPresent()) {
            ordered.put(state.matter().booking(), state.matter().person());
          }
        });
  }

  /** The latest state of a reassignment. */
  public Optional<Reassignment> latest(UUID id) {
    return changes.see(() -> Optional.ofNullable(latest.get(id)));
  }

  /** What was ordered last of a booking: a person's, or nobody's; empty if nothing was. */
  public Optional<Optional<Person>> ordered(UUID booking) {
    return changes.see(() -> Optional.ofNullable(ordered.get(booking)));
  }

  /** Whether that number was given to somebody by a proposal that was not withdrawn. */
  public boolean gave(Numbered number) {
    return changes.see(
        () ->
            latest.values().stream()
                .filter(one -> one.withdrawn().isEmpty())
                .anyMatch(one -> one.matter().person().filter(number::equals).isPresent()));
  }

  /** Those that nobody has approved or withdrawn, the oldest first. */
  public List<Reassignment> open() {
    return changes.see(
        () ->
            latest.values().stream()
                .filter(Reassignment::open)
                .sorted(Comparator.comparing((Reassignment one) -> one.proposed().at()))
                .toList());
  }

  /**
   * Waits until the log says of a reassignment that it is there, or, of one that is decided, how.
   *
   * @return the latest state; empty if that did not come in that time
   */
  public Optional<Reassignment> await(Reassignment state, Duration longest)
      throws InterruptedException {
    return changes.awaitSome(
        () ->
            Optional.ofNullable(latest.get(state.id()))
                .filter(known -> state.open() || !known.open()),
        longest);
  }
}
