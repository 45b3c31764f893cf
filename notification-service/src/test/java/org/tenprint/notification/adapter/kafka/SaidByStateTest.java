package org.tenprint.notification.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.vault.MemoryVault;

/** By which reference data a hold was said is kept with it. */
class SaidByStateTest {
  private final CaseCodec codec =
      new CaseCodec(NotificationCodecs.of(Optional.empty(), new MemoryVault()).inputs());

  private static List<Optional<String>> saidBy(CaseCodec.Kept kept) {
    return kept.entry().open().orElseThrow().file().disclosures().stream()
        .map(one -> one.latest().referenceData())
        .distinct()
        .toList();
  }

  @Test
  void whatIsKnownIsWrittenAndReadAgain() throws IOException {
    String kept =
        new String(CaseCodecTest.sample(CaseCodec.VERSION, "case-g.json"), UTF_8)
            .replaceAll("(\"at\":\"[^\"]*\",\"keptBack\":\\[])", "$1,\"referenceData\":\"r1\"");
    CaseCodec.Kept read = codec.decode(CaseCodecTest.BOOKING, kept.getBytes(UTF_8));
    assertEquals(List.of(Optional.of("r1")), saidBy(read));
    assertEquals(
        CaseCodecTest.ofTheCase(kept.getBytes(UTF_8)), CaseCodecTest.ofTheCase(codec.encode(read)));
  }

  @Test
  void ofWhatWasKeptBeforeItIsNotKnown() throws IOException {
    for (int version : CaseCodecTest.versions()) {
      CaseCodec.Kept kept =
          codec.decode(CaseCodecTest.BOOKING, CaseCodecTest.sample(version, "case-g.json"));
      assertEquals(List.of(Optional.empty()), saidBy(kept), "v" + version);
    }
  }
}
