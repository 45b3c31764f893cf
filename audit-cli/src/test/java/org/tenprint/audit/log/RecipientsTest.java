package org.tenprint.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientsTest {
  @ParameterizedTest
  @CsvSource({
    "field-office:BOS, field-office.BOS.matches.v1, field office BOS",
    "sib:MA, sib.MA.identifications.v1, the state bureau of MA",
    "agency:MA0130100, agency.MA0130100.identifications.v1, agency MA0130100",
    "request:MA0130100, agency.MA0130100.identifications.v1, agency MA0130100",
    "court:X, , court:X",
    "sib:../x, , the state bureau of ../x",
    "nobody, , nobody"
  })
  void haveATopicOfTheirOwn(String recipient, String topic, String text) {
    assertEquals(Optional.ofNullable(topic), Recipients.topic(recipient));
    assertEquals(text, Recipients.text(recipient));
  }
}
