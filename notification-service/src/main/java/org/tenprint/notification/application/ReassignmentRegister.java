package org.tenprint.notification.application;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.notification.domain.Reassignment;
import org.tenprint.notification.domain.Reassignment.Numbered;
import org.tenprint.notification.domain.Reassignment.Person;
import org.tenprint.notification.domain.TwoPersonOrder;

/** The latest state of every reassignment. */
public final class ReassignmentRegister extends OrderRegister<Reassignment> {
  private final Map<UUID, Optional<Person>> ordered = new HashMap<>();

  @Override
  void ordered(TwoPersonOrder<Reassignment> order) {
    ordered.put(order.matter().booking(), order.matter().person());
  }

  /** What was ordered last of a booking: a person's, or nobody's; empty if nothing was. */
  public Optional<Optional<Person>> ordered(UUID booking) {
    return see(() -> Optional.ofNullable(ordered.get(booking)));
  }

  /** Whether that number was given to somebody by a proposal that was not withdrawn. */
  public boolean gave(Numbered number) {
    return see(
        () -> {
          for (TwoPersonOrder<Reassignment> one : all()) {
            if (one.withdrawn().isEmpty()
                && one.matter().person().filter(number::equals).isPresent()) {
              return true;
            }
          }
          return false;
        });
  }
}
