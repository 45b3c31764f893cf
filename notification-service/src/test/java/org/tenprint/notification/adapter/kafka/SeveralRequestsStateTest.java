package org.tenprint.notification.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.vault.MemoryVault;

/** State of a case in which an agency was told of several requests, and of before that was kept. */
class SeveralRequestsStateTest {
  private final CaseCodec codec =
      new CaseCodec(NotificationCodecs.of(Optional.empty(), new MemoryVault()).inputs());

  @Test
  void aCaseOfSeveralRequestsIsRead() throws IOException {
    CaseCodec.Kept kept =
        codec.decode(CaseCodecTest.BOOKING, CaseCodecTest.sample(10, "case-requests.json"));
    OpenedCase beside = kept.opened().orElseThrow();
    assertEquals("m-2", beside.sent().get("request:MA0130100"));
    assertEquals(Map.of(1, "m-1"), beside.earlier().get("request:MA0130100"));
    List<Disclosure.Delivered> standing =
        kept.entry()
            .open()
            .orElseThrow()
            .file()
            .towards(Recipient.request("MA0130100"))
            .orElseThrow()
            .delivered();
    assertEquals(List.of(1, 2), standing.stream().map(Disclosure.Delivered::number).toList());
    assertEquals(
        List.of(Warrant.NONE, Warrant.JUDICIAL),
        standing.stream().map(one -> one.taken().request().orElseThrow().warrant()).toList());
    assertEquals(
        CaseCodecTest.ofTheCase(CaseCodecTest.sample(CaseCodec.VERSION, "case-requests.json")),
        CaseCodecTest.ofTheCase(codec.encode(kept)));
  }

  @Test
  void whatWasKeptBeforeEachRequestStoodHasNoneBesideTheLast() throws IOException {
    for (int version = 1; version < 10; version++) {
      CaseCodec.Kept kept =
          codec.decode(CaseCodecTest.BOOKING, CaseCodecTest.sample(version, "case-g.json"));
      assertEquals(Map.of(), kept.opened().orElseThrow().earlier(), "v" + version);
      for (Disclosure disclosure : kept.entry().open().orElseThrow().file().disclosures()) {
        assertEquals(0, disclosure.number());
        assertEquals(List.of(), disclosure.earlier());
      }
    }
  }

  /** Nor what was known of the asked agency's own place: null, and not that there was nothing. */
  @Test
  void whatTheAskedWithholdsIsReadAndOfBeforeIsNotKnown() throws IOException {
    assertEquals(Set.of(Optional.empty()), asked(CaseCodecTest.sample(15, "case-requests.json")));
    String now =
        new String(CaseCodecTest.sample(CaseCodec.VERSION, "case-requests.json"), UTF_8)
            .replace("\"besideAsked\":null", "\"besideAsked\":[\"RI-REFUSAL\"]");
    assertEquals(Set.of(Optional.of(Set.of("RI-REFUSAL"))), asked(now.getBytes(UTF_8)));
    CaseCodec.Kept kept = codec.decode(CaseCodecTest.BOOKING, now.getBytes(UTF_8));
    assertEquals(
        CaseCodecTest.ofTheCase(now.getBytes(UTF_8)), CaseCodecTest.ofTheCase(codec.encode(kept)));
  }

  private Set<Optional<Set<String>>> asked(byte[] kept) {
    return codec
        .decode(CaseCodecTest.BOOKING, kept)
        .entry()
        .open()
        .orElseThrow()
        .file()
        .disclosures()
        .stream()
        .flatMap(one -> one.delivered().stream())
        .map(one -> Optional.<Set<String>>ofNullable(one.taken().besideAsked()))
        .collect(Collectors.toSet());
  }
}
