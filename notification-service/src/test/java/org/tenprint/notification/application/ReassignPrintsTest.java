package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tenprint.notification.domain.Act;
import org.tenprint.notification.domain.Reassignment;
import org.tenprint.notification.domain.Reassignment.FirstBooked;
import org.tenprint.notification.domain.Reassignment.Numbered;
import org.tenprint.notification.domain.Reassignment.Person;
import org.tenprint.notification.domain.TwoPersonOrder;
import org.tenprint.policy.fact.PersonId;

class ReassignPrintsTest {
  private static final String ANN = PersonId.of("issuer", "ann");
  private static final String BEN = PersonId.of("issuer", "ben");
  private static final String BEN_ELSEWHERE = PersonId.of("another", "ben");
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final UUID BOOKING = new UUID(1, 2);
  private static final UUID OTHER = new UUID(1, 3);
  private static final Optional<Person> PERSON = Optional.of(new Numbered(new UUID(7, 7)));

  private int ids;
  private final List<TwoPersonOrder<Reassignment>> log = new ArrayList<>();
  private final ReassignmentRegister register = new ReassignmentRegister();
  private final ReassignPrints orders =
      new ReassignPrints(
          register,
          (state, at) -> {
            log.add(state);
            register.put(state);
          });

  private TwoPersonOrder<Reassignment> propose(
      UUID booking, Optional<Person> person, boolean given, String by) throws Refused {
    return orders.propose(
        new UUID(9, ++ids), new Reassignment(booking, person, "report 7"), given, by, NOW);
  }

  private static void refused(RefusalReason reason, Executable executable) {
    assertEquals(reason, assertThrows(Refused.class, executable).reason());
  }

  @Test
  void anotherExaminerMakesAnOrderOfIt() throws Refused {
    TwoPersonOrder<Reassignment> proposed = propose(BOOKING, Optional.empty(), false, ANN);
    assertEquals(List.of(proposed), register.open());
    assertEquals(Optional.empty(), register.ordered(BOOKING));
    refused(RefusalReason.PROPOSER_APPROVES, () -> orders.approve(proposed.id(), ANN, NOW));
    TwoPersonOrder<Reassignment> approved = orders.approve(proposed.id(), BEN, NOW.plusSeconds(1));
    assertEquals(List.of(proposed, approved), log);
    assertEquals(List.of(), register.open());
    assertEquals(Optional.of(Optional.empty()), register.ordered(BOOKING));
  }

  /** One subject of two issuers is two people. */
  @Test
  void whoIsWhoFollowsFromIssuerAndSubject() throws Refused {
    TwoPersonOrder<Reassignment> proposed = propose(BOOKING, PERSON, true, BEN);
    refused(RefusalReason.PROPOSER_APPROVES, () -> orders.approve(proposed.id(), BEN, NOW));
    orders.approve(proposed.id(), BEN_ELSEWHERE, NOW);
  }

  @Test
  void whatIsNobodysStaysSo() throws Refused {
    TwoPersonOrder<Reassignment> open = propose(BOOKING, PERSON, true, BEN);
    orders.approve(propose(BOOKING, Optional.empty(), false, ANN).id(), BEN, NOW);
    refused(RefusalReason.ALREADY_ORDERED, () -> orders.approve(open.id(), ANN, NOW));
    refused(RefusalReason.ALREADY_ORDERED, () -> propose(BOOKING, PERSON, false, ANN));
    refused(RefusalReason.ALREADY_ORDERED, () -> propose(BOOKING, Optional.empty(), false, ANN));
  }

  @Test
  void aPersonsNumberWasGivenBefore() throws Refused {
    refused(RefusalReason.UNKNOWN_PERSON, () -> propose(BOOKING, PERSON, false, ANN));
    TwoPersonOrder<Reassignment> first = propose(BOOKING, PERSON, true, ANN);
    TwoPersonOrder<Reassignment> second = propose(OTHER, PERSON, false, ANN);
    orders.approve(first.id(), BEN, NOW);
    orders.approve(second.id(), BEN, NOW);
    assertEquals(Optional.of(PERSON), register.ordered(OTHER));
    refused(RefusalReason.ALREADY_ORDERED, () -> propose(OTHER, PERSON, false, ANN));
    Optional<Person> another = Optional.of(new Numbered(new UUID(7, 8)));
    orders.approve(propose(OTHER, another, true, ANN).id(), BEN, NOW);
    assertEquals(Optional.of(another), register.ordered(OTHER));
  }

  /** Nobody looks whether there is such a booking. */
  @Test
  void whoWasEnrolledBeforeNeedsNoNumber() throws Refused {
    Optional<Person> first = Optional.of(new FirstBooked(OTHER));
    orders.approve(propose(BOOKING, first, false, ANN).id(), BEN, NOW);
    assertEquals(Optional.of(first), register.ordered(BOOKING));
    refused(RefusalReason.ALREADY_ORDERED, () -> propose(BOOKING, first, false, ANN));
    propose(BOOKING, Optional.of(new FirstBooked(BOOKING)), false, ANN);
  }

  @Test
  void aNumberOfAWithdrawnProposalIsNobodys() throws Refused {
    TwoPersonOrder<Reassignment> first = propose(BOOKING, PERSON, true, ANN);
    refused(RefusalReason.ALREADY_PROPOSED, () -> propose(BOOKING, PERSON, false, ANN));
    refused(RefusalReason.NOT_THE_PROPOSER, () -> orders.withdraw(first.id(), BEN, NOW));
    orders.withdraw(first.id(), ANN, NOW);
    refused(RefusalReason.WITHDRAWN, () -> orders.approve(first.id(), BEN, NOW));
    refused(RefusalReason.UNKNOWN_PERSON, () -> propose(OTHER, PERSON, false, ANN));
    refused(RefusalReason.UNKNOWN_REASSIGNMENT, () -> orders.approve(new UUID(0, 0), BEN, NOW));
  }

  @Test
  void whatTheLogSaysLateTakesNothingBack() throws Refused {
    TwoPersonOrder<Reassignment> proposed = propose(BOOKING, PERSON, true, ANN);
    orders.approve(proposed.id(), BEN, NOW);
    register.put(proposed);
    register.put(proposed.withdrawn(new Act(ANN, NOW)));
    assertTrue(register.latest(proposed.id()).orElseThrow().approved().isPresent());
    assertEquals(List.of(), register.open());
  }

  /** Two instances, of which the second had not read the withdrawal. */
  @Test
  void whatWasWithdrawnNobodyOrders() throws Refused {
    TwoPersonOrder<Reassignment> proposed = propose(BOOKING, PERSON, true, ANN);
    orders.withdraw(proposed.id(), ANN, NOW);
    register.put(proposed.approved(new Act(BEN, NOW)));
    assertEquals(Optional.empty(), register.ordered(BOOKING));
    assertTrue(register.latest(proposed.id()).orElseThrow().withdrawn().isPresent());
    propose(BOOKING, PERSON, true, ANN);
  }

  @Test
  void whoComesSecondIsToldWhatHolds() throws Refused {
    TwoPersonOrder<Reassignment> proposed = propose(BOOKING, PERSON, true, ANN);
    ReassignPrints elsewhere =
        new ReassignPrints(
            register,
            (state, at) -> {
              register.put(proposed.withdrawn(new Act(ANN, NOW)));
              register.put(state);
            });
    refused(RefusalReason.WITHDRAWN, () -> elsewhere.approve(proposed.id(), BEN, NOW));
  }

  @Test
  void whatTheLogDoesNotSayYetIsProposedAndNotDecided() throws Refused {
    List<TwoPersonOrder<Reassignment>> unread = new ArrayList<>();
    ReassignPrints slow =
        new ReassignPrints(register, (state, at) -> unread.add(state), Duration.ZERO);
    TwoPersonOrder<Reassignment> proposed =
        slow.propose(new UUID(9, 9), new Reassignment(BOOKING, PERSON, "report 7"), true, ANN, NOW);
    assertEquals(List.of(proposed), register.open());
    refused(RefusalReason.NOT_ACKNOWLEDGED, () -> slow.approve(proposed.id(), BEN, NOW));
    assertEquals(Optional.empty(), register.ordered(BOOKING));
    unread.forEach(register::put);
    assertEquals(Optional.of(PERSON), register.ordered(BOOKING));
  }

  @Test
  void aCitationHasBounds() throws Refused {
    String longest = "x".repeat(ReassignPrints.LONGEST_CITATION);
    refused(
        RefusalReason.OUT_OF_BOUNDS,
        () ->
            orders.propose(
                new UUID(9, 9), new Reassignment(BOOKING, PERSON, longest + "x"), true, ANN, NOW));
    orders.propose(new UUID(9, 9), new Reassignment(BOOKING, PERSON, longest), true, ANN, NOW);
  }
}
