package org.tenprint.notification.adapter.kafka;

import java.util.Optional;
import java.util.UUID;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.events.common.Origin;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.Reassignment;
import org.tenprint.notification.domain.Reassignment.FirstBooked;
import org.tenprint.notification.domain.Reassignment.Numbered;
import org.tenprint.notification.domain.Reassignment.Person;
import org.tenprint.notification.domain.TwoPersonOrder;
import org.tenprint.policy.cases.CaseEvent;

/** Reassignments, to and from Avro. */
final class ReassignmentCodec {
  private ReassignmentCodec() {}

  static org.tenprint.events.notification.Reassignment write(TwoPersonOrder<Reassignment> stated) {
    Person person = stated.matter().person().orElse(null);
    UUID number = person instanceof Numbered numbered ? numbered.number() : null;
    UUID first = person instanceof FirstBooked booked ? booked.booking() : null;
    return org.tenprint.events.notification.Reassignment.newBuilder()
        .setId(stated.id())
        .setBookingId(stated.matter().booking())
        .setPersonId(number)
        .setFirstBookingId(first)
        .setCitation(stated.matter().citation())
        .setProposedBy(stated.proposed().by())
        .setProposedAt(OrderCodec.time(stated.proposed()))
        .setApproval(OrderCodec.written(stated.approved()))
        .setWithdrawal(OrderCodec.written(stated.withdrawn()))
        .build();
  }

  /**
   * The reassignment.
   *
   * @throws BrokenEvent if it names two people, or as {@link OrderCodec#read}
   */
  static TwoPersonOrder<Reassignment> read(org.tenprint.events.notification.Reassignment event)
      throws BrokenEvent {
    return OrderCodec.read(
        new OrderCodec.Stated(
            event.getId(),
            event.getProposedBy(),
            event.getProposedAt(),
            event.getApproval(),
            event.getWithdrawal()),
        new Reassignment(event.getBookingId(), person(event), event.getCitation()),
        "a reassignment");
  }

  private static Optional<Person> person(org.tenprint.events.notification.Reassignment event)
      throws BrokenEvent {
    if (event.getPersonId() != null && event.getFirstBookingId() != null) {
      throw new BrokenEvent("prints are of one person");
    }
    if (event.getPersonId() != null) {
      return Optional.of(new Numbered(event.getPersonId()));
    }
    return Optional.ofNullable(event.getFirstBookingId()).map(FirstBooked::new);
  }

  /**
   * Whether it withdraws a proposal.
   *
   * @throws BrokenEvent as above
   */
  static boolean withdraws(org.tenprint.events.notification.Reassignment event) throws BrokenEvent {
    return read(event).withdrawn().isPresent();
  }

  /** What an order says of the booking's case; empty while it is a proposal. */
  static Optional<Happening> order(
      org.tenprint.events.notification.Reassignment event, Origin origin) throws BrokenEvent {
    return read(event)
        .approved()
        .map(
            act ->
                new Happening(
                    new CaseEvent.Misidentified(),
                    CaseInputs.where(origin),
                    act.by(),
                    Optional.empty()));
  }
}
