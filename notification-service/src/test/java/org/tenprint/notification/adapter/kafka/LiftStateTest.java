package org.tenprint.notification.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tenprint.notification.domain.Happening;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Lift;
import org.tenprint.policy.fact.LiftGround;
import org.tenprint.policy.fact.Reported;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.offence.Truth;
import org.tenprint.vault.MemoryVault;

/** Ends of a protection, as they are kept. */
class LiftStateTest {
  private static final Instant FROM = Instant.parse("2026-06-01T11:00:00Z");

  private final CaseCodec codec =
      new CaseCodec(NotificationCodecs.of(Optional.empty(), new MemoryVault()).inputs());

  private static Lift lift(CaseCodec.Kept kept) {
    return kept.entry().open().orElseThrow().file().circumstances().facts().subject().lift();
  }

  @Test
  void anEndThatCameEarlyIsRead() throws IOException {
    CaseCodec.Kept kept =
        codec.decode(CaseCodecTest.BOOKING, CaseCodecTest.sample(13, "early-lifted.json"));
    assertEquals(
        List.of(
            new CaseEvent.ProtectionLifted(
                "issuer#ben", LiftGround.WAIVED, "The person", "W-1", FROM),
            new CaseEvent.PersonProtected()),
        kept.entry().early().events().stream().map(Happening::event).toList());
    assertArrayEquals(
        CaseCodecTest.sample(CaseCodec.VERSION, "early-lifted.json"), codec.encode(kept));
  }

  @Test
  void aCaseOfALiftedProtectionIsRead() throws IOException {
    CaseCodec.Kept kept =
        codec.decode(CaseCodecTest.BOOKING, CaseCodecTest.sample(13, "case-lifted.json"));
    assertEquals(
        new Lift(
            Optional.of(LiftGround.ENDED),
            "uscis",
            "eac-1",
            Optional.of(FROM),
            new TreeSet<>(List.of("issuer#ann", "issuer#ben"))),
        lift(kept));
    assertTrue(lift(kept).stands());
    assertEquals(
        CaseCodecTest.ofTheCase(CaseCodecTest.sample(CaseCodec.VERSION, "case-lifted.json")),
        CaseCodecTest.ofTheCase(codec.encode(kept)));
  }

  @Test
  void aCaseOfWhichAFactIsStatedIsRead() throws IOException {
    CaseCodec.Kept kept =
        codec.decode(CaseCodecTest.BOOKING, CaseCodecTest.sample(13, "case-stated.json"));
    Reported reported =
        kept.entry().open().orElseThrow().file().circumstances().facts().subject().reported();
    assertEquals(Truth.YES, reported.of(StatedFact.VICTIM_WITNESS));
    assertEquals(Truth.UNSURE, reported.of(StatedFact.FINAL_ORDER));
    assertEquals(
        CaseCodecTest.ofTheCase(CaseCodecTest.sample(CaseCodec.VERSION, "case-stated.json")),
        CaseCodecTest.ofTheCase(codec.encode(kept)));
  }

  @Test
  void whatWasKeptBeforeHasNoEnd() throws IOException {
    for (int version : CaseCodecTest.versions()) {
      byte[] before = CaseCodecTest.sample(version, "case-p.json");
      assertEquals(version > 12, new String(before, UTF_8).contains("\"lift\""), "v" + version);
      assertEquals(Lift.NONE, lift(codec.decode(CaseCodecTest.BOOKING, before)), "v" + version);
    }
  }
}
