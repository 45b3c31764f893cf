package org.tenprint.notification.adapter.kafka;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.Times;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Erasure;
import org.tenprint.notification.domain.ErasureOrder;
import org.tenprint.notification.domain.Expungement;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.notification.domain.TwoPersonOrder;

/** Expungements and erasures, to and from Avro. */
final class ExpungementCodec {
  private ExpungementCodec() {}

  static org.tenprint.events.notification.Expungement write(TwoPersonOrder<Expungement> stated) {
    Expungement matter = stated.matter();
    return org.tenprint.events.notification.Expungement.newBuilder()
        .setId(stated.id())
        .setBookingId(matter.booking())
        .setBookingOri(matter.number().map(Expungement.Number::ori).orElse(null))
        .setTcn(matter.number().map(Expungement.Number::tcn).orElse(null))
        .setOrder(matter.order().orElse(null))
        .setCitation(matter.citation())
        .setProposedBy(stated.proposed().by())
        .setProposedAt(OrderCodec.time(stated.proposed()))
        .setApproval(OrderCodec.written(stated.approved()))
        .setWithdrawal(OrderCodec.written(stated.withdrawn()))
        .build();
  }

  /**
   * The expungement; without the order's number once that is forgotten.
   *
   * @throws BrokenEvent as {@link OrderCodec#read}
   */
  static TwoPersonOrder<Expungement> read(org.tenprint.events.notification.Expungement event)
      throws BrokenEvent {
    Optional<Expungement.Number> number =
        event.getBookingOri() == null || event.getTcn() == null
            ? Optional.empty()
            : Optional.of(new Expungement.Number(event.getBookingOri(), event.getTcn()));
    Expungement matter =
        new Expungement(
            event.getBookingId(),
            number,
            Optional.ofNullable(event.getOrder()),
            event.getCitation());
    return OrderCodec.read(
        new OrderCodec.Stated(
            event.getId(),
            event.getProposedBy(),
            event.getProposedAt(),
            event.getApproval(),
            event.getWithdrawal()),
        matter,
        "an expungement");
  }

  /**
   * Whether it withdraws a proposal.
   *
   * @throws BrokenEvent as above
   */
  static boolean withdraws(org.tenprint.events.notification.Expungement event) throws BrokenEvent {
    return read(event).withdrawn().isPresent();
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
