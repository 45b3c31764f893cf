package org.tenprint.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.RecipientAddress.Kind;

class RecipientAddressTest {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";

  @ParameterizedTest
  @CsvSource({
    "field-office:BOS, FIELD_OFFICE, field-office.BOS.matches.v1",
    "sib:MA, SIB, sib.MA.identifications.v1",
    "agency:MA0130100, AGENCY, agency.MA0130100.identifications.v1",
    "request:MA0130100, REQUEST, agency.MA0130100.identifications.v1",
    "subject:MA0130100, SUBJECT, agency.MA0130100.identifications.v1",
    "counsel:MA0130100, COUNSEL, agency.MA0130100.identifications.v1"
  })
  void isWrittenAndHasATopicOfItsOwn(String text, Kind kind, String topic) {
    RecipientAddress address = RecipientAddress.of(text);
    assertEquals(kind, address.kind());
    assertEquals(text, address.text());
    assertEquals(topic, address.topic());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "agency",
        "agency:",
        ":MA",
        "court:X",
        "Agency:MA0130100",
        " agency:MA0130100",
        "sib:../x",
        "sib:MA.identifications.v1",
        "sib:M A",
        "sib:MA\n",
        "agency:sib:MA",
        "agency:\u0660",
        "agency:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void anythingElseIsNone(String text) {
    assertTrue(RecipientAddress.parse(text).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> RecipientAddress.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "notification.dispositions.v1",
        "field-office..matches.v1",
        "field-office.matches.v1",
        "field-office.BOS.identifications.v1",
        "field-office.BOS.matches.v1.dlq.x",
        "agency.MA.x.identifications.v1",
        "booking.submissions.MA0130100.v1"
      })
  void otherTopicsAreNobodys(String topic) {
    assertTrue(RecipientAddress.ofTopic(topic).isEmpty());
  }

  @Test
  void textAndTopicLeadBackAndNoTwoRecipientsShareATopic() {
    Random random = new Random(20261126);
    Map<String, RecipientAddress> owners = new HashMap<>();
    for (int i = 0; i < 50_000; i++) {
      StringBuilder code = new StringBuilder();
      for (int length = 1 + random.nextInt(i % 2 == 0 ? 3 : 40); code.length() < length; ) {
        code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      RecipientAddress address = new RecipientAddress(kind, code.toString());
      assertEquals(Optional.of(address), RecipientAddress.parse(address.text()));
      RecipientAddress owner =
          kind.family() == Kind.AGENCY.family() ? RecipientAddress.agency(address.code()) : address;
      assertEquals(Optional.of(owner), RecipientAddress.ofTopic(address.topic()));
      assertEquals(owner, owners.computeIfAbsent(address.topic(), topic -> owner));
    }
  }

  @Test
  void everyFamilyOfRecipientMessagesIsOfSomeKindOfRecipient() {
    for (TopicSpec spec : TopicCatalogue.ALL) {
      if (spec.schema().getName().equals("RecipientMessage")) {
        assertTrue(RecipientAddress.ofTopic(spec.of("MA")).isPresent(), spec.name());
      }
    }
  }
}
