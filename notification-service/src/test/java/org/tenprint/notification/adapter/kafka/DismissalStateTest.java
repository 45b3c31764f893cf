package org.tenprint.notification.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.notification.domain.Happening;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Dismissal;
import org.tenprint.policy.fact.GoneCharges;
import org.tenprint.policy.fact.Reported;
import org.tenprint.policy.offence.Charge;
import org.tenprint.vault.MemoryVault;

/** Dismissed charges, as they are kept. */
class DismissalStateTest {
  private static final Dismissal BENS =
      new Dismissal("suffolk superior court", "11-7", new TreeSet<>(List.of("issuer#ben")));

  private final CaseCodec codec =
      new CaseCodec(NotificationCodecs.of(Optional.empty(), new MemoryVault()).inputs());

  private static Reported reported(CaseCodec.Kept kept) {
    return kept.entry().open().orElseThrow().file().circumstances().facts().subject().reported();
  }

  private static SortedMap<String, List<Dismissal>> dismissals(CaseCodec.Kept kept) {
    return reported(kept).dismissals();
  }

  private static List<CaseEvent> early(CaseCodec.Kept kept) {
    return kept.entry().early().events().stream().map(Happening::event).toList();
  }

  @Test
  void whatCameEarlyIsReadAsItWasReported() throws IOException {
    byte[] sample = CaseCodecTest.sample(18, "early-dismissed.json");
    CaseCodec.Kept kept = codec.decode(CaseCodecTest.BOOKING, sample);
    assertEquals(
        List.of(
            new CaseEvent.ChargeDismissed("1201", "issuer#ben", "Suffolk Superior Court", "11-7"),
            new CaseEvent.ChargeDismissed("5499")),
        early(kept));
    assertArrayEquals(
        CaseCodecTest.sample(CaseCodec.VERSION, "early-dismissed.json"), codec.encode(kept));
  }

  /** Before two were wanted the event did not say who reports it: a person's is no system's. */
  @Test
  void whatCameEarlyBeforeTwoWereWantedIsOnePersons() {
    String before =
        "{\"version\":15,\"value\":{\"open\":null,\"early\":[%s,%s],\"ahead\":[]}}"
            .formatted(before("issuer#ben", 3), before("", 4));
    assertEquals(
        List.of(
            new CaseEvent.ChargeDismissed("1201", "issuer#ben", "", ""),
            new CaseEvent.ChargeDismissed("1201")),
        early(codec.decode(CaseCodecTest.BOOKING, before.getBytes(UTF_8))));
  }

  private static String before(String source, int offset) {
    return """
    {"event":{"kind":"CHARGE_DISMISSED","ncic":"1201"},\
    "where":{"topic":"notification.case-events.v1","partition":0,"offset":%d},\
    "source":"%s","known":null}"""
        .formatted(offset, source);
  }

  @Test
  void aCaseOfWhichOneReportedItIsRead() throws IOException {
    CaseCodec.Kept kept =
        codec.decode(CaseCodecTest.BOOKING, CaseCodecTest.sample(18, "case-dismissed.json"));
    assertEquals(Map.of("1201", List.of(BENS)), dismissals(kept));
    assertEquals(
        CaseCodecTest.ofTheCase(CaseCodecTest.sample(CaseCodec.VERSION, "case-dismissed.json")),
        CaseCodecTest.ofTheCase(codec.encode(kept)));
  }

  /** From version 21 on each person's paper waits. */
  @Test
  void severalPapersOfACodeAreKept() throws IOException {
    byte[] sample = CaseCodecTest.sample(21, "case-papers.json");
    CaseCodec.Kept kept = codec.decode(CaseCodecTest.BOOKING, sample);
    assertEquals(
        List.of(BENS, new Dismissal("a court", "11-8", new TreeSet<>(List.of("issuer#ann")))),
        dismissals(kept).get("1201"));
    assertEquals(
        CaseCodecTest.ofTheCase(CaseCodecTest.sample(CaseCodec.VERSION, "case-papers.json")),
        CaseCodecTest.ofTheCase(codec.encode(kept)));
  }

  /** Also a dismissed charge is kept, and who takes that back. */
  @Test
  void whatIsTakenBackIsKept() throws IOException {
    CaseCodec.Kept kept =
        codec.decode(CaseCodecTest.BOOKING, CaseCodecTest.sample(21, "case-taken-back.json"));
    Dismissal anns = new Dismissal("a court", "11-8", new TreeSet<>(List.of("issuer#ann")), true);
    assertEquals(List.of(BENS, anns), dismissals(kept).get("1201"));
    Charge charge = new Charge("1201", Optional.of(LocalDate.of(2026, 3, 1)));
    assertEquals(
        Optional.of(new GoneCharges(List.of(charge), new TreeSet<>(List.of("1201")))),
        reported(kept).gone());
    assertEquals(
        CaseCodecTest.ofTheCase(CaseCodecTest.sample(CaseCodec.VERSION, "case-taken-back.json")),
        CaseCodecTest.ofTheCase(codec.encode(kept)));
    byte[] sample = CaseCodecTest.sample(21, "early-taken-back.json");
    CaseCodec.Kept early = codec.decode(CaseCodecTest.BOOKING, sample);
    assertEquals(
        new CaseEvent.DismissalTakenBack("1201", "issuer#ann", "Clerk", "11-8"),
        early(early).get(1));
    assertArrayEquals(sample, codec.encode(early));
  }

  /** To version 20 one paper waited, which stood by its number, its fourth, where it was again. */
  @ParameterizedTest
  @ValueSource(ints = {19, 20})
  void onePaperIsReadAlsoWhereItStandsByItsNumber(int version) throws IOException {
    byte[] twice =
        replaced(
            CaseCodecTest.sample(version, "case-dismissed.json"),
            "\"by\":[\"issuer#ben\"]}}",
            "\"by\":[\"issuer#ben\"]},\"2299\":3}");
    assertEquals(
        Map.of("1201", List.of(BENS), "2299", List.of(BENS)),
        dismissals(codec.decode(CaseCodecTest.BOOKING, twice)));
  }

  private static byte[] replaced(byte[] state, String one, String other) {
    String before = new String(state, UTF_8);
    int at = before.indexOf(one);
    assertTrue(at > 0, "it stands there");
    return (before.substring(0, at) + other + before.substring(at + one.length())).getBytes(UTF_8);
  }

  @Test
  void whatWasKeptBeforeHasNone() throws IOException {
    for (int version : CaseCodecTest.versions()) {
      byte[] before = CaseCodecTest.sample(version, "case-p.json");
      assertEquals(Map.of(), dismissals(codec.decode(CaseCodecTest.BOOKING, before)), "" + version);
      assertEquals(Optional.empty(), reported(codec.decode(CaseCodecTest.BOOKING, before)).gone());
    }
  }
}
