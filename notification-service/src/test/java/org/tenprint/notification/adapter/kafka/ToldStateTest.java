package org.tenprint.notification.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.vault.MemoryVault;

/** State of a case in which a person was told, and of before anybody was. */
class ToldStateTest {
  private final CaseCodec codec =
      new CaseCodec(NotificationCodecs.of(Optional.empty(), new MemoryVault()).inputs());

  private List<Disclosure> disclosures(int version, String name) throws IOException {
    return codec
        .decode(CaseCodecTest.BOOKING, CaseCodecTest.sample(version, name))
        .entry()
        .open()
        .orElseThrow()
        .file()
        .disclosures();
  }

  /** One notice went out, one is held, and one waits behind it. */
  @Test
  void aCaseInWhichAPersonWasToldIsRead() throws IOException {
    Recipient subject = Recipient.told(RecipientKind.SUBJECT, "MA0130100");
    Disclosure told =
        disclosures(14, "case-told.json").stream()
            .filter(one -> one.recipient().equals(subject))
            .findFirst()
            .orElseThrow();
    assertTrue(told.held());
    assertEquals(Instant.parse("2026-06-01T12:00:30Z"), told.latest().at());
    assertEquals(Set.of("subject:MA0130100 HOLD MA-TELL"), told.taken().holds());
    assertEquals(Optional.of(MessageKind.NOTICE), told.sent());
    assertEquals(List.of(Warrant.JUDICIAL), told.behind().stream().map(Request::warrant).toList());
    CaseCodec.Kept kept =
        codec.decode(CaseCodecTest.BOOKING, CaseCodecTest.sample(14, "case-told.json"));
    assertEquals("n-1", kept.opened().orElseThrow().sent().get(subject.text()));
    assertEquals(
        CaseCodecTest.ofTheCase(CaseCodecTest.sample(CaseCodec.VERSION, "case-told.json")),
        CaseCodecTest.ofTheCase(codec.encode(kept)));
  }

  /** No name of a method came into the bytes beside the components'. */
  @Test
  void whatWasKeptBeforeHasNobodyBehind() throws IOException {
    for (int version : CaseCodecTest.versions()) {
      byte[] before = CaseCodecTest.sample(version, "case-g.json");
      assertEquals(version > 13, new String(before, UTF_8).contains("\"behind\""), "v" + version);
      for (Disclosure disclosure : disclosures(version, "case-g.json")) {
        assertEquals(List.of(), disclosure.behind(), "v" + version);
        assertFalse(disclosure.recipient().kind().person(), "v" + version);
      }
    }
  }
}
