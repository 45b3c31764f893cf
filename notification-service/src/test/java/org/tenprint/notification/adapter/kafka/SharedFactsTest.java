package org.tenprint.notification.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.vault.MemoryVault;

/** Facts of several decisions, as they are kept. */
class SharedFactsTest {
  private static final String NUMBER = "\"circumstances\":\\d+";

  private final CaseCodec codec =
      new CaseCodec(NotificationCodecs.of(Optional.empty(), new MemoryVault()).inputs());

  private CaseCodec.Kept before() throws IOException {
    return codec.decode(CaseCodecTest.BOOKING, CaseCodecTest.sample(18, "case-requests.json"));
  }

  private CaseCodec.Kept read(String text) {
    return codec.decode(CaseCodecTest.BOOKING, text.getBytes(UTF_8));
  }

  private static List<Circumstances> circumstances(CaseCodec.Kept kept) {
    return kept.entry().open().orElseThrow().file().disclosures().stream()
        .map(one -> one.taken().circumstances())
        .toList();
  }

  private static int times(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  @Test
  void whatStandsInSeveralDecisionsIsWrittenOnce() throws IOException {
    CaseCodec.Kept kept = before();
    String now = new String(codec.encode(kept), UTF_8);
    assertTrue(circumstances(kept).size() > 2);
    assertEquals(1, times(now, "\"bookedAt\""));
    assertTrue(times(now, NUMBER) > 0);
    CaseCodec.Kept again = read(now);
    assertEquals(CaseCodecTest.lean(kept.entry()), again.entry());
    assertSame(circumstances(again).get(0).facts(), circumstances(again).get(1).facts());
  }

  @Test
  void aNumberOfNothingThatStandsBeforeItIsDamage() throws IOException {
    String now = new String(codec.encode(before()), UTF_8);
    for (String other : List.of("99999", "99999999999999", "-1", "0")) {
      String damaged = now.replaceFirst(NUMBER, "\"circumstances\":" + other);
      assertThrows(IllegalStateException.class, () -> read(damaged), other);
    }
  }
}
