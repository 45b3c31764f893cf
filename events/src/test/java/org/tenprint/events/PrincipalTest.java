package org.tenprint.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrincipalTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "agency:MA0130100",
        "field-office:BOS",
        "sib:MA",
        "record-owner:registry",
        "auditor:general",
        "biometric-auditor:general",
        "operator:night",
        "service:booking-service",
        "broker:1",
        "deployment:tenprint"
      })
  void readsWhatItWrites(String text) {
    assertEquals(text, Principal.parse(text).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "agency",
        "agency:",
        ":MA0130100",
        "king:one",
        "agency:MA0130100~2",
        "agency:a,CN=b",
        "agency:a.b",
        "agency: a",
        "Agency:MA0130100",
        "service:other-service"
      })
  void refusesWhatIsNone(String text) {
    assertThrows(IllegalArgumentException.class, () -> Principal.parse(text));
  }

  @Test
  void aServiceStandsInTheCatalogueByItsName() {
    assertEquals(
        Optional.of(Party.NOTIFICATION_SERVICE),
        Principal.parse("service:notification-service").party());
    assertEquals(Optional.empty(), Principal.parse("deployment:tenprint").party());
  }

  @Test
  void aTopicHasARowInTheCatalogueAsDeadLettersOrAsAStore() {
    assertTrue(InternalTopics.hasRow("field-office.BOS.matches.v1"));
    assertTrue(InternalTopics.hasRow("booking.submissions.MA0130100.v1.dlq.booking-service"));
    assertTrue(InternalTopics.hasRow("notification-service-cases-changelog"));
    assertTrue(InternalTopics.hasRow("__consumer_offsets"));
    assertFalse(InternalTopics.hasRow("field-office.B.S.matches.v1"));
    assertFalse(InternalTopics.hasRow("booking.bookings.v1.dlq.booking-service"));
    assertFalse(InternalTopics.hasRow("notification-service-other-changelog"));
  }

  @Test
  void onlyNotificationServiceWritesWhatPeopleDecide() {
    for (TopicSpec topic :
        java.util.List.of(
            TopicCatalogue.INSTRUMENTS, TopicCatalogue.REVIEWS, TopicCatalogue.CASE_EVENTS)) {
      assertEquals(java.util.Set.of(Party.NOTIFICATION_SERVICE), topic.writers(), topic.name());
    }
  }
}
