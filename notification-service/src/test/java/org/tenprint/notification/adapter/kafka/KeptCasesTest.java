package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is known of a case that is not opened: the sealed part of these is none. */
class KeptCasesTest {
  private static final String BOSTON = "field-office:BOS";

  private static boolean neverTold(String kept) {
    return KeptCases.neverTold(kept.getBytes(StandardCharsets.US_ASCII), BOSTON);
  }

  @Test
  void whoWasNeverToldIsKnownBesideWhatIsSealed() {
    assertTrue(neverTold("{\"version\":5,\"told\":[\"sib:MA\"],\"sealed\":\"none\"}"));
    assertTrue(neverTold("{\"version\":5,\"told\":[],\"sealed\":\"none\"}"));
    assertTrue(neverTold("{\"version\":5,\"told\":[\"field-office:SEA\"]}"), "forgotten");
    assertFalse(neverTold("{\"version\":5,\"told\":[\"" + BOSTON + "\"],\"sealed\":\"none\"}"));
    assertFalse(neverTold("{\"version\":5,\"told\":[\"sib:MA\",\"" + BOSTON + "\"]}"));
    assertFalse(KeptCases.neverTold(null, BOSTON), "there is no case");
  }

  @Test
  void whatWasKeptBeforeThatStoodBesideItHasToBeOpened() {
    assertFalse(neverTold("{\"version\":4,\"told\":[\"sib:MA\"],\"sealed\":\"none\"}"));
    assertFalse(neverTold("{\"version\":4,\"sealed\":\"none\"}"));
    assertFalse(neverTold("{\"version\":3,\"entry\":{}}"));
    assertFalse(neverTold("{"));
  }
}
