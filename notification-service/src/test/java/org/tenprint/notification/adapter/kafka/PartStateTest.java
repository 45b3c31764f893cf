package org.tenprint.notification.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.vault.MemoryVault;

/** The parts that were kept back are kept with a case: what recalls it looks at them. */
class PartStateTest {
  private static final String BOOKING = "1117ff59-acfd-5f37-bd08-257e17b77ef5";

  private final CaseCodec codec =
      new CaseCodec(NotificationCodecs.of(Optional.empty(), new MemoryVault()).inputs());

  private static byte[] sample(int version, String name) throws IOException {
    try (InputStream in =
        PartStateTest.class.getResourceAsStream("/state/v" + version + "/" + name)) {
      return in.readAllBytes();
    }
  }

  private static CaseFile file(CaseCodec.Kept kept) {
    return kept.entry().open().orElseThrow().file();
  }

  @Test
  void thePartsOfACaseAreRead() throws IOException {
    CaseCodec.Kept kept = codec.decode(BOOKING, sample(11, "case-parts.json"));
    List<KeptBack> parts =
        List.of(
            new KeptBack(MessagePart.SUBJECT, List.of("MA-COUNTY", "MA-STATUS")),
            new KeptBack(MessagePart.STATUS, List.of("MA-STATUS")));
    for (Disclosure disclosure : file(kept).disclosures()) {
      assertEquals(parts, disclosure.taken().decision().keptBack());
      assertEquals(parts, disclosure.latest().keptBack());
    }
    assertEquals(
        ofTheCase(sample(CaseCodec.VERSION, "case-parts.json")), ofTheCase(codec.encode(kept)));
  }

  @Test
  void ofWhatWasKeptBeforeNoPartIsKeptBack() throws IOException {
    for (int version = 1; version < 11; version++) {
      for (Disclosure before :
          file(codec.decode(BOOKING, sample(version, "case-g.json"))).disclosures()) {
        assertEquals(List.of(), before.taken().decision().keptBack(), "v" + version);
        assertEquals(List.of(), before.latest().keptBack(), "v" + version);
      }
    }
    assertTrue(new String(sample(11, "case-g.json"), UTF_8).contains("\"keptBack\":[]"));
  }

  /** The determination inside is an event: its bytes change with the events' own schemas. */
  private static String ofTheCase(byte[] state) {
    return new String(state, UTF_8)
        .replaceFirst("\"determination\":\"[^\"]*\"", "\"determination\":\"\"");
  }
}
