package org.tenprint.notification.adapter.kafka;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.Times;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Approval;
import org.tenprint.notification.domain.Expungement.Act;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.Reassignment;
import org.tenprint.notification.domain.Reassignment.FirstBooked;
import org.tenprint.notification.domain.Reassignment.Matter;
import org.tenprint.notification.domain.Reassignment.Numbered;
import org.tenprint.notification.domain.Reassignment.Person;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.PersonId;
import org.tenprint.policy.fact.PersonName;

/** Reassignments, to and from Avro. */
final class ReassignmentCodec {
  private ReassignmentCodec() {}

  static org.tenprint.events.notification.Reassignment write(Reassignment stated) {
    return org.tenprint.events.notification.Reassignment.newBuilder()
        .setId(stated.id())
        .setBookingId(stated.matter().booking())
        .setPersonId(
            stated
                .matter()
                .person()
                .map(p -> p instanceof Numbered n ? n.number() : null)
                .orElse(null))
        .setFirstBookingId(
            stated
                .matter()
                .person()
                .map(p -> p instanceof FirstBooked f ? f.booking() : null)
                .orElse(null))
        .setCitation(stated.matter().citation())
        .setProposedBy(stated.proposed().by())
        .setProposedAt(Times.written(stated.proposed().at(), ZoneOffset.UTC))
        .setApproval(stated.approved().map(ReassignmentCodec::act).orElse(null))
        .setWithdrawal(stated.withdrawn().map(ReassignmentCodec::act).orElse(null))
        .build();
  }

  private static Approval act(Act act) {
    return new Approval(act.by(), Times.kept(act.at()), null);
  }

  /**
   * The reassignment.
   *
   * @throws BrokenEvent if not a person proposed it, if who proposed it approved it, or if another
   *     withdrew it or it is an order
   */
  static Reassignment read(org.tenprint.events.notification.Reassignment event) throws BrokenEvent {
    Act proposed =
        person(event.getProposedBy(), Times.read(event.getProposedAt(), "proposedAt").toInstant());
    Optional<Act> approved = act(event.getApproval());
    Optional<Act> withdrawn = act(event.getWithdrawal());
    if (approved.filter(act -> PersonName.same(act.by(), proposed.by())).isPresent()) {
      throw new BrokenEvent("a reassignment is approved by another person than proposed it");
    }
    if (withdrawn.filter(act -> !PersonName.same(act.by(), proposed.by())).isPresent()
        || approved.isPresent() && withdrawn.isPresent()) {
      throw new BrokenEvent("a proposal is withdrawn by who made it, and no order is");
    }
    Matter matter = new Matter(event.getBookingId(), person(event), event.getCitation());
    return new Reassignment(event.getId(), matter, proposed, approved, withdrawn);
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

  private static Optional<Act> act(Approval stated) throws BrokenEvent {
    if (stated == null) {
      return Optional.empty();
    }
    if (stated.getAt() == null) {
      throw new BrokenEvent("what was done to a reassignment has no time");
    }
    return Optional.of(person(stated.getBy(), stated.getAt()));
  }

  private static Act person(String by, Instant at) throws BrokenEvent {
    if (!PersonId.is(by)) {
      throw new BrokenEvent("a reassignment names who is nobody");
    }
    return new Act(by, at);
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
