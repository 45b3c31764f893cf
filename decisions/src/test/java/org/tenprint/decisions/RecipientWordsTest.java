package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.events.RecipientAddress;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;

/** What policy writes as a recipient is what the events' topics are named by, both ways. */
class RecipientWordsTest {
  private static final String CODE = "MA0130100";

  @Test
  void everyRecipientOfPolicyIsAnAddressOfItsOwn() {
    List<Recipient> every =
        List.of(
            Recipient.fieldOffice(CODE),
            Recipient.sib(CODE),
            Recipient.agency(CODE),
            Recipient.request(CODE),
            Recipient.told(RecipientKind.SUBJECT, CODE),
            Recipient.told(RecipientKind.COUNSEL, CODE));
    List<RecipientAddress.Kind> kinds = new ArrayList<>();
    for (Recipient recipient : every) {
      RecipientAddress address = RecipientAddress.of(recipient.text());
      assertEquals(recipient.code(), address.code());
      assertEquals(recipient.text(), address.text());
      kinds.add(address.kind());
    }
    assertEquals(List.of(RecipientAddress.Kind.values()), kinds);
  }

  @Test
  void everyAddressIsARecipientOfPolicy() {
    for (RecipientAddress.Kind kind : RecipientAddress.Kind.values()) {
      String text = new RecipientAddress(kind, CODE).text();
      assertEquals(Optional.of(text), Recipient.parse(text).map(Recipient::text));
    }
  }

  @Test
  void whatPolicyDoesNotReadNeitherDoesTheWire() {
    for (String text : List.of("", ":", "sib", "sib:", ":MA", "court:X", "Sib:MA", "sib MA")) {
      assertTrue(Recipient.parse(text).isEmpty(), text);
      assertTrue(RecipientAddress.parse(text).isEmpty(), text);
    }
  }
}
