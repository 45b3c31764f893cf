package org.tenprint.notification.domain;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Orders of two people on a booking that are to be carried out. Of each kind the first: a second
 * says the same.
 *
 * @param erasure that it be forgotten
 * @param reassignment that its prints are not those of the person
 */
public record OwedOrders(Optional<ErasureOrder> erasure, Optional<Happening> reassignment) {
  /** Nothing is owed. */
  public static final OwedOrders NONE = new OwedOrders(Optional.empty(), Optional.empty());

  /** That a booking be forgotten. */
  public static OwedOrders of(ErasureOrder order) {
    return new OwedOrders(Optional.of(order), Optional.empty());
  }

  /** That its prints are not those of the person. */
  public static OwedOrders of(Happening order) {
    return new OwedOrders(Optional.empty(), Optional.of(order));
  }

  /** Each by itself; first that it be forgotten, since nothing more is owed of it then. */
  public List<OwedOrders> each() {
    return Stream.of(erasure.map(OwedOrders::of), reassignment.map(OwedOrders::of))
        .flatMap(Optional::stream)
        .toList();
  }

  /** With others, where there is none of their kind. */
  public OwedOrders with(OwedOrders more) {
    return new OwedOrders(erasure.or(more::erasure), reassignment.or(more::reassignment));
  }

  /** Without the kinds of others. */
  public OwedOrders without(OwedOrders done) {
    return new OwedOrders(
        done.erasure().isPresent() ? Optional.empty() : erasure,
        done.reassignment().isPresent() ? Optional.empty() : reassignment);
  }
}
