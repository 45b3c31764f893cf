package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.vault.MemoryVault;

/** State of a case in which an agency was asked for a purpose, and of before that was kept. */
class PurposeStateTest {
  private final CaseCodec codec =
      new CaseCodec(NotificationCodecs.of(Optional.empty(), new MemoryVault()).inputs());

  private List<Optional<RequestPurpose>> purposes(int version, String name) throws IOException {
    CaseCodec.Kept kept = codec.decode(CaseCodecTest.BOOKING, CaseCodecTest.sample(version, name));
    return disclosure(kept).delivered().stream()
        .map(one -> one.taken().request().flatMap(Request::purpose))
        .toList();
  }

  private static Disclosure disclosure(CaseCodec.Kept kept) {
    return kept.entry()
        .open()
        .orElseThrow()
        .file()
        .towards(Recipient.request("MA0130100"))
        .orElseThrow();
  }

  @Test
  void thePurposeOfEachRequestIsRead() throws IOException {
    assertEquals(
        List.of(Optional.empty(), Optional.of(RequestPurpose.CIVIL_ENFORCEMENT)),
        purposes(12, "case-purpose.json"));
    CaseCodec.Kept kept =
        codec.decode(CaseCodecTest.BOOKING, CaseCodecTest.sample(12, "case-purpose.json"));
    assertEquals(
        Optional.of(RequestPurpose.CIVIL_ENFORCEMENT),
        disclosure(kept).request().flatMap(Request::purpose));
    assertEquals(
        CaseCodecTest.ofTheCase(CaseCodecTest.sample(CaseCodec.VERSION, "case-purpose.json")),
        CaseCodecTest.ofTheCase(codec.encode(kept)));
  }

  @Test
  void whatWasKeptBeforeStatesNone() throws IOException {
    for (int version = 10; version < 12; version++) {
      assertEquals(
          List.of(Optional.empty(), Optional.empty()), purposes(version, "case-requests.json"));
    }
  }
}
