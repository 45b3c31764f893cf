package org.tenprint.notification.adapter.kafka;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.Times;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Erasure;
import org.tenprint.notification.domain.ErasureOrder;
import org.tenprint.notification.domain.Expungement;
import org.tenprint.notification.domain.Expungement.Act;
import org.tenprint.notification.domain.Expungement.Matter;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.policy.fact.PersonId;
import org.tenprint.policy.fact.PersonName;

/** Expungements and erasures, to and from Avro. */
final class ExpungementCodec {
  private ExpungementCodec() {}

  static org.tenprint.events.notification.Expungement write(Expungement stated) {
    Matter matter = stated.matter();
    return org.tenprint.events.notification.Expungement.newBuilder()
        .setId(stated.id())
        .setBookingId(matter.booking())
        .setBookingOri(matter.number().map(Expungement.Number::ori).orElse(null))
        .setTcn(matter.number().map(Expungement.Number::tcn).orElse(null))
        .setOrder(matter.order().orElse(null))
        .setCitation(matter.citation())
        .setProposedBy(stated.proposed().by())
        .setProposedAt(Times.written(stated.proposed().at(), ZoneOffset.UTC))
        .setApproval(stated.approved().map(ExpungementCodec::act).orElse(null))
        .setWithdrawal(stated.withdrawn().map(ExpungementCodec::act).orElse(null))
        .build();
  }

  private static Approval act(Act act) {
    return new Approval(act.by(), Times.kept(act.at()), null);
  }

  /**
   * The expungement; without the order's number once that is forgotten.
   *
   * @throws BrokenEvent if not a person proposed it, if who proposed it approved it, or if another
   *     withdrew it or it is an order
   */
  static Expungement read(org.tenprint.events.notification.Expungement event) throws BrokenEvent {
    Act proposed =
        person(event.getProposedBy(), Times.read(event.getProposedAt(), "proposedAt").toInstant());
    Optional<Act> approved = act(event.getApproval());
    Optional<Act> withdrawn = act(event.getWithdrawal());
    if (approved.filter(act -> PersonName.same(act.by(), proposed.by())).isPresent()) {
      throw new BrokenEvent("an expungement is approved by another person than proposed it");
    }
    if (withdrawn.filter(act -> !PersonName.same(act.by(), proposed.by())).isPresent()
        || approved.isPresent() && withdrawn.isPresent()) {
      throw new BrokenEvent("a proposal is withdrawn by who made it, and no order is");
    }
    Optional<Expungement.Number> number =
        event.getBookingOri() == null || event.getTcn() == null
            ? Optional.empty()
            : Optional.of(new Expungement.Number(event.getBookingOri(), event.getTcn()));
    Matter matter =
        new Matter(
            event.getBookingId(),
            number,
            Optional.ofNullable(event.getOrder()),
            event.getCitation());
    return new Expungement(event.getId(), matter, proposed, approved, withdrawn);
  }

  private static Optional<Act> act(Approval stated) throws BrokenEvent {
    if (stated == null) {
      return Optional.empty();
    }
    if (stated.getAt() == null) {
      throw new BrokenEvent("what was done to an expungement has no time");
    }
    return Optional.of(person(stated.getBy(), stated.getAt()));
  }

  private static Act person(String by, Instant at) throws BrokenEvent {
    if (!PersonId.is(by)) {
      throw new BrokenEvent("an expungement names who is nobody");
    }
    return new Act(by, at);
  }

  /** What is to be carried out; empty while it is a proposal. */
  static Optional<ErasureOrder> order(
      org.tenprint.events.notification.Expungement event, Origin origin) throws BrokenEvent {
    return read(event)
        .approved()
        .map(act -> new ErasureOrder(CaseInputs.where(origin), act.by(), act.at()));
  }

  static Erasure erasure(String booking, ErasureOrder order) {
    LogAddress where = order.where();
    return new Erasure(
        UUID.fromString(booking),
        Times.written(order.at(), ZoneOffset.UTC),
        new Origin(where.topic(), where.partition(), where.offset()));
  }
}
