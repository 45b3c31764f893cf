package org.tenprint.notification.application;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.tenprint.notification.domain.Expungement;
import org.tenprint.notification.domain.TwoPersonOrder;

/**
 * The latest state of every expungement; of those that are decided nothing that goes with the
 * person. A proposal on a booking that is to be forgotten waits for nobody.
 */
public final class ExpungementRegister extends OrderRegister<Expungement> {
  private final Set<UUID> ordered = new HashSet<>();

  @Override
  TwoPersonOrder<Expungement> kept(TwoPersonOrder<Expungement> state) {
    return state.open() ? state : state.of(state.matter().withoutOrder());
  }

  @Override
  void ordered(TwoPersonOrder<Expungement> order) {
    ordered.add(order.matter().booking());
  }

  @Override
  boolean settled(TwoPersonOrder<Expungement> proposal) {
    return ordered.contains(proposal.matter().booking());
  }

  /** Whether it was ordered that a booking be forgotten. */
  public boolean ordered(UUID booking) {
    return see(() -> ordered.contains(booking));
  }
}
