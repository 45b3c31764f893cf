package org.tenprint.notification.adapter.kafka;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.Times;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.events.notification.Approval;
import org.tenprint.notification.domain.Act;
import org.tenprint.notification.domain.TwoPersonOrder;
import org.tenprint.policy.fact.PersonId;
import org.tenprint.policy.fact.PersonName;

/** Who proposed, approved and withdrew an order, to and from Avro. */
final class OrderCodec {
  private OrderCodec() {}

  /** What an event says of it, as it stands there. */
  record Stated(UUID id, String by, OffsetTime at, Approval approval, Approval withdrawal) {}

  static OffsetTime time(Act act) {
    return Times.written(act.at(), ZoneOffset.UTC);
  }

  static Approval written(Optional<Act> act) {
    return act.map(one -> new Approval(one.by(), Times.kept(one.at()), null)).orElse(null);
  }

  /**
   * The order of a matter.
   *
   * @param name what such an order is called
   * @throws BrokenEvent if not a person proposed it, if who proposed it approved it, or if another
   *     withdrew it or it is an order
   */
  static <M extends TwoPersonOrder.Matter> TwoPersonOrder<M> read(
      Stated stated, M matter, String name) throws BrokenEvent {
    Act proposed = person(stated.by(), Times.read(stated.at(), "proposedAt").toInstant(), name);
    Optional<Act> approved = act(stated.approval(), name);
    Optional<Act> withdrawn = act(stated.withdrawal(), name);
    if (approved.filter(act -> PersonName.same(act.by(), proposed.by())).isPresent()) {
      throw new BrokenEvent(name + " is approved by another person than proposed it");
    }
    if (withdrawn.filter(act -> !PersonName.same(act.by(), proposed.by())).isPresent()
        || approved.isPresent() && withdrawn.isPresent()) {
      throw new BrokenEvent("a proposal is withdrawn by who made it, and no order is");
    }
    return new TwoPersonOrder<>(stated.id(), matter, proposed, approved, withdrawn);
  }

  private static Optional<Act> act(Approval stated, String name) throws BrokenEvent {
    if (stated == null) {
      return Optional.empty();
    }
    if (stated.getAt() == null) {
      throw new BrokenEvent("what was done to " + name + " has no time");
    }
    return Optional.of(person(stated.getBy(), stated.getAt(), name));
  }

  private static Act person(String by, Instant at, String name) throws BrokenEvent {
    if (!PersonId.is(by)) {
      throw new BrokenEvent(name + " names who is nobody");
    }
    return new Act(by, at);
  }
}
