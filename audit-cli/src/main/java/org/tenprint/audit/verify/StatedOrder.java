package org.tenprint.audit.verify;

import java.util.Optional;
import java.util.UUID;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Expungement;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.policy.fact.PersonId;
import org.tenprint.policy.fact.PersonName;

/**
 * What an event says of a proposal that two people make an order; nothing of it is sealed.
 *
 * @param id the proposal's
 * @param booking whose
 * @param proposer who made it
 * @param approval of another; null where nobody did
 * @param withdrawal by who made it; null where nobody did
 */
record StatedOrder(UUID id, UUID booking, String proposer, Approval approval, Approval withdrawal) {
  static StatedOrder of(Expungement event) {
    return new StatedOrder(
        event.getId(),
        event.getBookingId(),
        event.getProposedBy(),
        event.getApproval(),
        event.getWithdrawal());
  }

  static StatedOrder of(Reassignment event) {
    return new StatedOrder(
        event.getId(),
        event.getBookingId(),
        event.getProposedBy(),
        event.getApproval(),
        event.getWithdrawal());
  }

  /** Whether it is of that booking. */
  boolean of(String id) {
    return booking.toString().equals(id);
  }

  /** A proposal is withdrawn by who made it, and no order is: anything else is no withdrawal. */
  boolean withdrawn() {
    return approval == null && acted(withdrawal) && PersonName.same(withdrawal.getBy(), proposer);
  }

  /** Why it is no order; empty where it is one, which the services would take. */
  Optional<String> noOrder() {
    if (approval == null) {
      return Optional.of("it rests on a proposal that nobody approved");
    }
    if (!acted(approval) || !PersonId.is(proposer)) {
      return Optional.of("its order names who is nobody, or no time");
    }
    if (PersonName.same(approval.getBy(), proposer)) {
      return Optional.of("its order was approved by who proposed it");
    }
    return withdrawal == null
        ? Optional.empty()
        : Optional.of("its order says that it was withdrawn, too");
  }

  private static boolean acted(Approval act) {
    return act != null && act.getAt() != null && PersonId.is(act.getBy());
  }
}
