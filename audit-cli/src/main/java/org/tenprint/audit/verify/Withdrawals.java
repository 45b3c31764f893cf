package org.tenprint.audit.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.tenprint.audit.log.Window;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Expungement;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.policy.fact.PersonId;
import org.tenprint.policy.fact.PersonName;

/**
 * The proposals to forget or to reassign that were withdrawn. Two instances may record a withdrawal
 * and an approval at one moment: what stands first on the log holds, and no order comes of what was
 * withdrawn before. Both stand in one partition, since both have the booking's key.
 */
final class Withdrawals {
  private record Proposal(UUID id, String topic, int partition) {}

  private final Map<Proposal, Long> first = new HashMap<>();

  private Withdrawals() {}

  /** Those of these bookings, wherever they stand; what is no event of its writer is none. */
  static Withdrawals read(EventReader reader, Set<String> bookings) {
    Withdrawals all = new Withdrawals();
    String expungements = TopicCatalogue.EXPUNGEMENTS.name();
    if (reader.has(expungements)) {
      reader.keys(
          expungements,
          Expungement.class,
          Window.ALL,
          bookings,
          one -> {
            Expungement stated = one.event();
            if (withdraws(stated.getProposedBy(), stated.getApproval(), stated.getWithdrawal())) {
              all.put(stated.getId(), one.record().origin());
            }
          });
    }
    String reassignments = TopicCatalogue.REASSIGNMENTS.name();
    if (reader.has(reassignments)) {
      reader.keys(
          reassignments,
          Reassignment.class,
          Window.ALL,
          bookings,
          one -> {
            Reassignment stated = one.event();
            if (withdraws(stated.getProposedBy(), stated.getApproval(), stated.getWithdrawal())) {
              all.put(stated.getId(), one.record().origin());
            }
          });
    }
    return all;
  }

  /** A proposal is withdrawn by who made it, and no order is: anything else is no withdrawal. */
  private static boolean withdraws(String proposer, Approval approval, Approval withdrawal) {
    return approval == null
        && withdrawal != null
        && withdrawal.getAt() != null
        && PersonId.is(withdrawal.getBy())
        && PersonName.same(withdrawal.getBy(), proposer);
  }

  private void put(UUID id, Origin where) {
    first.merge(
        new Proposal(id, where.getTopic(), where.getPartition()), where.getOffset(), Math::min);
  }

  /**
   * Where a proposal was withdrawn, if that stands before its approval.
   *
   * @param order where the approval stands
   */
  Optional<String> before(UUID id, Origin order) {
    return Optional.ofNullable(first.get(new Proposal(id, order.getTopic(), order.getPartition())))
        .filter(offset -> offset < order.getOffset())
        .map(offset -> new Origin(order.getTopic(), order.getPartition(), offset))
        .map(MissingInput::address);
  }
}
