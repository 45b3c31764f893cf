package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.messaging.TopicProvisioner.Parties;

class KnownPartiesTest {
  @Test
  void aPartyIsWhoHasATopic() {
    assertEquals(
        new Parties(
            Set.of("MA0130100", "AZ0070000"), Set.of("MA"), Set.of("PHO"), Set.of("registry")),
        KnownParties.of(
            List.of(
                "booking.submissions.MA0130100.v1",
                "agency.MA0130100.receipts.v1",
                "agency.AZ0070000.identifications.v1",
                "sib.MA.identifications.v1",
                "field-office.PHO.matches.v1",
                "immigration.submissions.registry.v1")));
  }

  @Test
  void nothingElseMakesOne() {
    assertEquals(
        new Parties(Set.of(), Set.of(), Set.of()),
        KnownParties.of(
            List.of(
                "booking.bookings.v1",
                "booking.submissions.MA0130100.v1.dlq.booking-service",
                "field-office..matches.v1",
                "field-office.a b.matches.v1",
                "somebody.PHO.matches.v1")));
  }

  @Test
  void togetherTheyAreThoseOfBoth() {
    assertEquals(
        new Parties(Set.of("A", "B"), Set.of("MA"), Set.of("PHO", "TUC"), Set.of("x")),
        new Parties(Set.of("A"), Set.of("MA"), Set.of("PHO"))
            .and(new Parties(Set.of("B"), Set.of("MA"), Set.of("TUC"), Set.of("x"))));
  }
}
