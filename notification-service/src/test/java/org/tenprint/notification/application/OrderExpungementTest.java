package org.tenprint.notification.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.tenprint.notification.domain.Expungement;
import org.tenprint.notification.domain.TwoPersonOrder;
import org.tenprint.policy.fact.PersonId;

class OrderExpungementTest {
  private static final String ANN = PersonId.of("issuer", "ann");
  private static final String ANN_AGAIN = PersonId.of("issuer", "Ann");
  private static final String BEN = PersonId.of("issuer", "ben");
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final UUID BOOKING = new UUID(1, 2);

  private int ids;
  private final List<TwoPersonOrder<Expungement>> log = new ArrayList<>();
  private final ExpungementRegister register = new ExpungementRegister();
  private final OrderExpungement orders =
      new OrderExpungement(
          register,
          (state, at) -> {
            log.add(state);
            register.put(state);
          });

  /** Another at each call. */
  private UUID id() {
    return new UUID(9, ++ids);
  }

  private static Expungement matter(String order, String citation) {
    return new Expungement(BOOKING, Optional.empty(), Optional.of(order), citation);
  }

  private TwoPersonOrder<Expungement> propose(String by) throws Refused {
    return orders.propose(id(), matter("2026-1", "c. 276"), by, NOW);
  }

  private static void refused(RefusalReason reason, Executable executable) {
    assertEquals(reason, assertThrows(Refused.class, executable).reason());
  }

  @Test
  void anotherPersonMakesAnOrderOfIt() throws Refused {
    TwoPersonOrder<Expungement> proposed = propose(ANN);
    assertEquals(List.of(proposed), register.open());
    TwoPersonOrder<Expungement> approved = orders.approve(proposed.id(), BEN, NOW.plusSeconds(1));
    assertEquals(List.of(proposed, approved), log);
    assertEquals(BEN, approved.approved().orElseThrow().by());
    assertEquals(Optional.of("2026-1"), approved.matter().order());
    assertEquals(List.of(), register.open());
    assertTrue(register.ordered(BOOKING));
    assertEquals(Optional.empty(), register.latest(proposed.id()).orElseThrow().matter().order());
  }

  @Test
  void onePersonIsNotTwo() throws Refused {
    UUID id = propose(ANN).id();
    refused(RefusalReason.PROPOSER_APPROVES, () -> orders.approve(id, ANN, NOW));
    refused(RefusalReason.ALREADY_PROPOSED, () -> propose(ANN));
    assertEquals(1, log.size());
    // another subject of the issuer is another person
    orders.approve(id, ANN_AGAIN, NOW);
    assertEquals(2, log.size());
  }

  @Test
  void whatIsOrderedIsNotOrderedAgain() throws Refused {
    UUID first = propose(ANN).id();
    UUID second = propose(BEN).id();
    orders.approve(first, BEN, NOW);
    refused(RefusalReason.ALREADY_ORDERED, () -> orders.approve(first, BEN, NOW));
    refused(RefusalReason.ALREADY_ORDERED, () -> orders.approve(second, ANN, NOW));
    refused(RefusalReason.ALREADY_ORDERED, () -> propose(ANN));
    assertEquals(List.of(), register.open());
    refused(RefusalReason.UNKNOWN_EXPUNGEMENT, () -> orders.approve(id(), ANN, NOW));
  }

  @Test
  void whoProposedItMayWithdrawItUntilItIsAnOrder() throws Refused {
    UUID id = propose(ANN).id();
    refused(RefusalReason.NOT_THE_PROPOSER, () -> orders.withdraw(id, BEN, NOW));
    refused(RefusalReason.UNKNOWN_EXPUNGEMENT, () -> orders.withdraw(id(), ANN, NOW));
    TwoPersonOrder<Expungement> withdrawn = orders.withdraw(id, ANN, NOW.plusSeconds(1));
    assertEquals(ANN, withdrawn.withdrawn().orElseThrow().by());
    assertEquals(List.of(), register.open());
    assertFalse(register.ordered(BOOKING));
    assertEquals(Optional.empty(), register.latest(id).orElseThrow().matter().order());
    refused(RefusalReason.WITHDRAWN, () -> orders.approve(id, BEN, NOW));
    refused(RefusalReason.WITHDRAWN, () -> orders.withdraw(id, ANN, NOW));
    TwoPersonOrder<Expungement> again = propose(ANN);
    orders.approve(again.id(), BEN, NOW);
    refused(RefusalReason.ALREADY_ORDERED, () -> orders.withdraw(again.id(), ANN, NOW));
    register.put(again.withdrawn(new Act(ANN, NOW)));
    assertTrue(register.ordered(BOOKING));
    assertTrue(register.latest(again.id()).orElseThrow().approved().isPresent());
  }

  /** The log keeps microseconds. */
  @Test
  void aStateCameBackThoughItsTimesAreShorter() throws Exception {
    Instant exact = NOW.plusNanos(123);
    TwoPersonOrder<Expungement> proposed = propose(ANN);
    assertEquals(Optional.of(proposed), register.await(proposed, Duration.ZERO));
    TwoPersonOrder<Expungement> approved = proposed.approved(new Act(BEN, exact));
    assertEquals(Optional.empty(), register.await(approved, Duration.ZERO));
    register.put(proposed.approved(new Act(BEN, NOW)));
    assertTrue(register.await(approved, Duration.ZERO).orElseThrow().approved().isPresent());
  }

  /** Two instances, of which the second had not read the withdrawal. */
  @Test
  void whatWasWithdrawnNobodyOrders() throws Refused {
    TwoPersonOrder<Expungement> proposed = propose(ANN);
    orders.withdraw(proposed.id(), ANN, NOW);
    register.put(proposed.approved(new Act(BEN, NOW)));
    assertFalse(register.ordered(BOOKING));
    assertTrue(register.latest(proposed.id()).orElseThrow().withdrawn().isPresent());
    propose(ANN);
  }

  @Test
  void whoComesSecondIsToldWhatHolds() throws Refused {
    TwoPersonOrder<Expungement> proposed = propose(ANN);
    OrderExpungement elsewhere =
        new OrderExpungement(
            register,
            (state, at) -> {
              register.put(proposed.withdrawn(new Act(ANN, NOW)));
              register.put(state);
            });
    refused(RefusalReason.WITHDRAWN, () -> elsewhere.approve(proposed.id(), BEN, NOW));
    TwoPersonOrder<Expungement> second = propose(ANN);
    OrderExpungement third =
        new OrderExpungement(
            register,
            (state, at) -> {
              register.put(second.approved(new Act(BEN, NOW)));
              register.put(state);
            });
    refused(RefusalReason.ALREADY_ORDERED, () -> third.withdraw(second.id(), ANN, NOW));
  }

  @Test
  void whatTheLogDoesNotSayYetIsProposedAndNotDecided() throws Refused {
    List<TwoPersonOrder<Expungement>> unread = new ArrayList<>();
    OrderExpungement slow =
        new OrderExpungement(register, (state, at) -> unread.add(state), Duration.ZERO);
    TwoPersonOrder<Expungement> proposed = slow.propose(id(), matter("2026-1", "c. 276"), ANN, NOW);
    assertEquals(List.of(proposed), register.open());
    refused(RefusalReason.NOT_ACKNOWLEDGED, () -> slow.withdraw(proposed.id(), ANN, NOW));
    assertEquals(List.of(proposed), register.open());
    refused(RefusalReason.NOT_ACKNOWLEDGED, () -> slow.approve(proposed.id(), BEN, NOW));
    assertFalse(register.ordered(BOOKING));
    unread.forEach(register::put);
    assertFalse(register.ordered(BOOKING), "it was withdrawn first");
  }

  @Test
  void aLateProposalOfTheLogTakesNoApprovalBack() throws Refused {
    TwoPersonOrder<Expungement> proposed = propose(ANN);
    orders.approve(proposed.id(), BEN, NOW);
    register.put(proposed);
    assertEquals(List.of(), register.open());
    assertTrue(register.latest(proposed.id()).orElseThrow().approved().isPresent());
  }

  @Test
  void textsHaveBounds() throws Refused {
    String longest = "x".repeat(OrderExpungement.LONGEST_ORDER);
    String citation = "x".repeat(OrderExpungement.LONGEST_CITATION);
    UUID id = id();
    refused(
        RefusalReason.OUT_OF_BOUNDS,
        () -> orders.propose(id, matter(longest + "x", "c"), ANN, NOW));
    refused(
        RefusalReason.OUT_OF_BOUNDS,
        () -> orders.propose(id, matter("1", citation + "x"), ANN, NOW));
    orders.propose(id, matter(longest, citation), ANN, NOW);
  }
}
