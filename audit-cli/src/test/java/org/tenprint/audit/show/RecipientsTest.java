package org.tenprint.audit.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientsTest {
  @ParameterizedTest
  @CsvSource({
    "field-office:BOS, field office BOS",
    "sib:MA, the state bureau of MA",
    "agency:MA0130100, agency MA0130100",
    "request:MA0130100, agency MA0130100",
    "court:X, court:X",
    "sib:../x, sib:../x",
    "nobody, nobody"
  })
  void areToldInWords(String recipient, String text) {
    assertEquals(text, Recipients.text(recipient));
  }
}
