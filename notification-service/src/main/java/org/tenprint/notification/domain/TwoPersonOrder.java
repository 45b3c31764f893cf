package org.tenprint.notification.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * What one person proposes and another orders: an order once the second approved it, and nothing
 * any more where the first withdrew it before.
 *
 * @param id its own
 * @param matter what is ordered
 * @param proposed by whom and when
 * @param approved by whom and when; empty while it is open
 * @param withdrawn by whom and when; never of an order
 * @param <M> what is ordered
 */
public record TwoPersonOrder<M extends TwoPersonOrder.Matter>(
    UUID id, M matter, Act proposed, Optional<Act> approved, Optional<Act> withdrawn) {
  /** What is ordered, of one booking. */
  public interface Matter {
    /** The booking's id. */
    UUID booking();

    /** The legal basis or finding it rests on, for a person. */
    String citation();
  }

  /** A proposal. */
  public static <M extends Matter> TwoPersonOrder<M> proposal(UUID id, M matter, Act act) {
    return new TwoPersonOrder<>(id, matter, act, Optional.empty(), Optional.empty());
  }

  /** The same, approved. */
  public TwoPersonOrder<M> approved(Act act) {
    return new TwoPersonOrder<>(id, matter, proposed, Optional.of(act), Optional.empty());
  }

  /** The same, withdrawn. */
  public TwoPersonOrder<M> withdrawn(Act act) {
    return new TwoPersonOrder<>(id, matter, proposed, Optional.empty(), Optional.of(act));
  }

  /** The same of another matter. */
  public TwoPersonOrder<M> of(M other) {
    return new TwoPersonOrder<>(id, other, proposed, approved, withdrawn);
  }

  /** Whether it waits for an approval. */
  public boolean open() {
    return approved.isEmpty() && withdrawn.isEmpty();
  }
}
