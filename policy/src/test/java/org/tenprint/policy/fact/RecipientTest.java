package org.tenprint.policy.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "field-office:BOS",
        "sib:MA",
        "agency:MA0130100",
        "request:MA0130100",
        "subject:MA0130100",
        "counsel:MA0130100"
      })
  void aRecipientIsReadAsItIsWritten(String text) {
    assertEquals(text, Recipient.parse(text).orElseThrow().text());
  }

  @Test
  void nobodyElseIsRead() {
    for (String text : List.of("", "subject", "subject:", "person:MA0130100", "Subject:X")) {
      assertEquals(Optional.empty(), Recipient.parse(text), text);
    }
  }

  /** The agency is asked, the others are told of it: one code, three recipients, in that order. */
  @Test
  void whoIsAskedAndWhoIsTold() {
    List<Recipient> all = Recipient.asked("MA0130100");
    assertEquals(
        List.of("request:MA0130100", "subject:MA0130100", "counsel:MA0130100"),
        all.stream().sorted().map(Recipient::text).toList());
    assertTrue(all.get(0).wasAsked());
    assertFalse(all.get(1).wasAsked() || all.get(2).wasAsked());
    assertFalse(Recipient.agency("MA0130100").wasAsked(), "what is returned is not asked for");
  }
}
