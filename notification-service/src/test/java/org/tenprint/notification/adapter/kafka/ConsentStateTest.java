package org.tenprint.notification.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.domain.Happening;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.fact.Consent;
import org.tenprint.policy.fact.ConsentTerms;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.vault.MemoryVault;

/** Consents in what is kept of a case. */
class ConsentStateTest {
  private static final String ASKED = "2026-06-01T12:00:30.000123Z";
  private static final String BOOKING = "1117ff59-acfd-5f37-bd08-257e17b77ef5";

  private final CaseCodec codec =
      new CaseCodec(NotificationCodecs.of(Optional.empty(), new MemoryVault()).inputs());

  private static byte[] sample(int version, String name) throws IOException {
    try (InputStream in =
        ConsentStateTest.class.getResourceAsStream("/state/v" + version + "/" + name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void aConsentThatCameEarlyIsRead() throws IOException {
    CaseCodec.Kept kept = codec.decode(BOOKING, sample(9, "early-consented.json"));
    Instant asked = Instant.parse("2026-06-01T12:00:30.000123Z");
    assertEquals(
        List.of(
            new CaseEvent.Requested(
                "MA0130100",
                new Request(Optional.of(RequestKind.INTERVIEW), Warrant.NONE).at(asked)),
            new CaseEvent.Consented(
                "issuer#ann", "MA0130100", asked, "F-1", ConsentTerms.WITH_COUNSEL),
            new CaseEvent.ConsentWithdrawn("MA0130100")),
        kept.entry().early().events().stream().map(Happening::event).toList());
    assertArrayEquals(sample(CaseCodec.VERSION, "early-consented.json"), codec.encode(kept));
  }

  /** A case of which each request is kept so. */
  private CaseCodec.Kept with(String request) throws IOException {
    String kept = new String(sample(9, "case-g.json"), UTF_8);
    assertTrue(kept.contains("\"request\":null"));
    return codec.decode(
        BOOKING, kept.replace("\"request\":null", "\"request\":" + request).getBytes(UTF_8));
  }

  @Test
  void aRequestAndItsConsentAreKept() throws IOException {
    Request request =
        new Request(Optional.of(RequestKind.INTERVIEW), Warrant.NONE).at(Instant.parse(ASKED));
    Consent one = Consent.NONE.reported("ann", "F-1", ConsentTerms.WITH_COUNSEL);
    assertKept(request, "\"form\":\"\",\"terms\":\"NONE\",\"by\":[],\"withdrawn\":false");
    assertKept(
        request.with(one.reported("bob", "F-1", ConsentTerms.WITH_COUNSEL)),
        "\"form\":\"f-1\",\"terms\":\"WITH_COUNSEL\",\"by\":[\"ann\",\"bob\"],\"withdrawn\":false");
    assertKept(
        request.with(Consent.WITHDRAWN),
        "\"form\":\"\",\"terms\":\"NONE\",\"by\":[],\"withdrawn\":true");
  }

  /** One out of its order has its own time beside that of the one before; or none. */
  @Test
  void whenARequestWasItselfMadeIsKept() throws IOException {
    String withdrawn = "\"form\":\"\",\"terms\":\"NONE\",\"by\":[],\"withdrawn\":true";
    Request plain = new Request(Optional.of(RequestKind.INTERVIEW), Warrant.NONE);
    Request before = plain.at(Instant.parse(ASKED));
    String earlier = "2026-06-01T11:00:00Z";
    assertKept(plain.at(Instant.parse(earlier)).after(before), "\"" + earlier + "\"", withdrawn);
    assertKept(plain.after(before), "null", withdrawn);
  }

  /**
   * To version 9 it had not: one that keeps another's time is one to which nobody can consent, and
   * of such nobody knows.
   */
  @Test
  void aRequestOfBeforeWasMadeWhenItWasAskedWhereThatIsItsOwnTime() throws IOException {
    for (boolean withdrawn : List.of(false, true)) {
      String text =
          "{\"kind\":\"INTERVIEW\",\"warrant\":\"NONE\",\"asked\":\"%s\",\"consent\":{\"form\":\"\",\"terms\":\"NONE\",\"by\":[],\"withdrawn\":%s},\"afterConsent\":false}"
              .formatted(ASKED, withdrawn);
      CaseFile file = with(text).entry().open().orElseThrow().file();
      Request read = file.disclosures().get(0).request().orElseThrow();
      assertEquals(Optional.of(Instant.parse(ASKED)), read.asked());
      assertEquals(withdrawn ? Optional.empty() : read.asked(), read.made());
    }
  }

  private void assertKept(Request request, String consent) throws IOException {
    assertKept(request, "\"" + ASKED + "\"", consent);
  }

  private void assertKept(Request request, String made, String consent) throws IOException {
    String text =
        "{\"kind\":\"INTERVIEW\",\"warrant\":\"NONE\",\"purpose\":null,\"asked\":\"%s\",\"made\":%s,\"consent\":{"
                .formatted(ASKED, made)
            + consent
            + "},\"afterConsent\":false}";
    CaseCodec.Kept read = with(text);
    CaseFile file = read.entry().open().orElseThrow().file();
    for (Disclosure disclosure : file.disclosures()) {
      assertEquals(Optional.of(request), disclosure.request());
      assertEquals(Optional.of(request), disclosure.taken().request());
    }
    assertTrue(new String(codec.encode(read), UTF_8).contains(text));
  }

  /** To version 8 a request had neither. */
  @Test
  void toARequestOfBeforeNobodyConsents() throws IOException {
    CaseFile file =
        with("{\"kind\":\"INTERVIEW\",\"warrant\":\"NONE\"}").entry().open().orElseThrow().file();
    Request before = file.disclosures().get(0).request().orElseThrow();
    assertEquals(new Request(Optional.of(RequestKind.INTERVIEW), Warrant.NONE), before);
    assertEquals(Consent.NONE, before.consent());
    assertEquals(Optional.empty(), before.asked());
  }
}
