package org.tenprint.notification.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.notification.domain.Case;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.RecallProgress;
import org.tenprint.notification.domain.WaitingCase;
import org.tenprint.notification.domain.WithheldWork;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.fact.AdultTrial;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.offence.Truth;
import org.tenprint.vault.MemoryVault;

/**
 * Reads the state that every released version wrote: the samples under {@code state/v…} are never
 * changed. {@code -Dtenprint.generate=true} writes those of the present version where absent.
 */
class CaseCodecTest {
  static final String BOOKING = "1117ff59-acfd-5f37-bd08-257e17b77ef5";

  private final CaseCodec codec =
      new CaseCodec(NotificationCodecs.of(Optional.empty(), new MemoryVault()).inputs());

  /** Those that were released, from the first: two mends in one release may leave a number out. */
  static List<Integer> versions() {
    List<Integer> released =
        IntStream.rangeClosed(1, CaseCodec.VERSION)
            .filter(one -> CaseCodecTest.class.getResource("/state/v" + one) != null)
            .boxed()
            .toList();
    assertEquals(IntStream.rangeClosed(1, 15).boxed().toList(), released.subList(0, 15));
    assertTrue(released.contains(CaseCodec.VERSION));
    return released;
  }

  static byte[] sample(int version, String name) throws IOException {
    try (InputStream in =
        CaseCodecTest.class.getResourceAsStream("/state/v" + version + "/" + name)) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, case-g.json, HELD, EXAMINER_REVIEW",
    "1, case-p.json, WITHHELD, PROTECTED",
    "2, case-g.json, HELD, EXAMINER_REVIEW",
    "2, case-p.json, WITHHELD, PROTECTED",
    "3, case-g.json, HELD, EXAMINER_REVIEW",
    "3, case-p.json, WITHHELD, PROTECTED"
  })
  void aCaseOfEachVersionIsRead(int version, String name, Outcome outcome, Reason reason)
      throws IOException {
    CaseCodec.Kept kept = codec.decode(BOOKING, sample(version, name));
    var open = kept.entry().open().orElseThrow();
    assertEquals(2, open.step());
    assertEquals(Instant.parse("2026-06-01T12:01:00Z"), open.at());
    assertEquals(3, open.file().disclosures().size());
    open.file()
        .disclosures()
        .forEach(
            d -> {
              assertEquals(outcome, d.latest().outcome());
              assertEquals(reason, d.latest().reason());
            });
    assertEquals("T-1", open.file().circumstances().facts().tcn());
    OpenedCase beside = kept.opened().orElseThrow();
    assertEquals("T-1", beside.determination().getIdentification().getContext().getTcn());
    assertEquals("/immigration-service", beside.envelope().source());
    byte[] now = codec.encode(kept);
    assertEquals(CaseCodec.VERSION, CaseCodec.version(now));
    assertEquals(lean(kept.entry()), codec.decode(BOOKING, now).entry());
    assertArrayEquals(now, codec.encode(codec.decode(BOOKING, now)));
  }

  @Test
  void whatWasKeptBeforeThereWereAdultAgesIsOfTheUsualOne() throws IOException {
    for (int version : versions()) {
      var file =
          codec.decode(BOOKING, sample(version, "case-p.json")).entry().open().orElseThrow().file();
      assertEquals(18, file.circumstances().facts().subject().adultAge(), "v" + version);
    }
    String other =
        new String(sample(CaseCodec.VERSION, "case-g.json"), UTF_8)
            .replace("\"adultAge\":18", "\"adultAge\":17");
    CaseCodec.Kept kept = codec.decode(BOOKING, other.getBytes(UTF_8));
    assertEquals(
        17, kept.entry().open().orElseThrow().file().circumstances().facts().subject().adultAge());
    assertEquals(ofTheCase(other.getBytes(UTF_8)), ofTheCase(codec.encode(kept)));
  }

  @Test
  void whatTheFirstVersionKeptOfAProtectedPersonIsStillOwed() throws IOException {
    var file = codec.decode(BOOKING, sample(1, "case-p.json")).entry().open().orElseThrow().file();
    assertEquals(Optional.empty(), file.stranger());
    assertTrue(file.waits(), "the state bureau is reached by a push");
  }

  @Test
  void aWarrantThatWasKeptAloneIsARequestOfNoStatedKind() throws IOException {
    assertEquals(
        Set.of(Optional.of(Request.of(Warrant.NONE))),
        requests(4, "\"warrant\":null", "\"warrant\":\"NONE\""));
    assertEquals(
        Set.of(Optional.of(new Request(Optional.of(RequestKind.DETAINER), Warrant.SUBPOENA))),
        requests(
            CaseCodec.VERSION,
            "\"request\":null",
            "\"request\":{\"kind\":\"DETAINER\",\"warrant\":\"SUBPOENA\"}"));
  }

  /** Those of a sample in which something stands for something else. */
  private Set<Optional<Request>> requests(int version, String stands, String instead)
      throws IOException {
    String kept = new String(sample(version, "case-g.json"), UTF_8).replace(stands, instead);
    Set<Optional<Request>> requests = new HashSet<>();
    for (Disclosure disclosure :
        codec
            .decode(BOOKING, kept.getBytes(UTF_8))
            .entry()
            .open()
            .orElseThrow()
            .file()
            .disclosures()) {
      requests.add(disclosure.request());
      requests.add(disclosure.taken().request());
    }
    return requests;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
  void whatCameEarlyIsReadFromEachVersion(int version) throws IOException {
    // the first kept the records themselves, which say when
    Optional<Instant> said =
        version == 1 || version > 12
            ? Optional.of(Instant.parse("2026-06-01T12:00:00Z"))
            : Optional.empty();
    CaseCodec.Kept kept = codec.decode(BOOKING, sample(version, "early.json"));
    assertEquals(
        List.of(
            new CaseEvent.Requested("MA0130100", Request.of(Warrant.JUDICIAL)),
            new CaseEvent.Reviewed("one", Verdict.NO_MATCH),
            new CaseEvent.PersonProtected(said)),
        kept.entry().early().events().stream().map(Happening::event).toList());
    assertEquals("office.one", kept.entry().early().events().get(0).source());
    assertEquals(2, kept.entry().early().events().get(1).where().offset());
    assertEquals(kept.entry(), codec.decode(BOOKING, codec.encode(kept)).entry());
  }

  @Test
  void aMisidentificationThatCameEarlyIsRead() throws IOException {
    CaseCodec.Kept kept = codec.decode(BOOKING, sample(6, "early-misidentified.json"));
    assertEquals(new CaseEvent.Misidentified(), kept.entry().early().events().get(0).event());
    assertArrayEquals(sample(CaseCodec.VERSION, "early-misidentified.json"), codec.encode(kept));
  }

  @Test
  void anOrderThatCameEarlyIsRead() throws IOException {
    CaseCodec.Kept kept = codec.decode(BOOKING, sample(8, "early-tried.json"));
    assertEquals(
        List.of(
            new CaseEvent.TriedAsAdult("issuer#ben", "Suffolk Superior Court", "2011-17"),
            new CaseEvent.AdultTrialVacated("Suffolk Superior Court", "2011-17"),
            new CaseEvent.AdultTrialVacated("", "")),
        kept.entry().early().events().stream().map(Happening::event).toList());
    assertArrayEquals(sample(CaseCodec.VERSION, "early-tried.json"), codec.encode(kept));
  }

  @Test
  void aCaseWithAnOrderIsRead() throws IOException {
    CaseCodec.Kept kept = codec.decode(BOOKING, sample(8, "case-tried.json"));
    AdultTrial trial =
        kept.entry().open().orElseThrow().file().circumstances().facts().subject().adultTrial();
    assertEquals(
        AdultTrial.NONE
            .reported("issuer#ann", "Suffolk Superior Court", "2011-17")
            .reported("issuer#ben", "Suffolk Superior Court", "2011-17"),
        trial);
    assertEquals(Truth.YES, trial.stands());
    assertEquals(
        ofTheCase(sample(CaseCodec.VERSION, "case-tried.json")), ofTheCase(codec.encode(kept)));
  }

  @Test
  void anOrderToTrySomebodyAsAnAdultIsKept() throws IOException {
    String kept =
        new String(sample(CaseCodec.VERSION, "case-g.json"), UTF_8)
            .replace(
                "\"adultTrial\":{\"authority\":\"\",\"order\":\"\",\"by\":[]}",
                "\"adultTrial\":{\"authority\":\"a court\",\"order\":\"1\",\"by\":[\"ann\",\"bob\"]}");
    CaseCodec.Kept read = codec.decode(BOOKING, kept.getBytes(UTF_8));
    var file = read.entry().open().orElseThrow().file();
    assertEquals(Truth.YES, file.circumstances().facts().subject().adultTrial().stands());
    assertEquals(ofTheCase(kept.getBytes(UTF_8)), ofTheCase(codec.encode(read)));
    for (int version : versions()) {
      var before =
          codec.decode(BOOKING, sample(version, "case-p.json")).entry().open().orElseThrow().file();
      assertEquals(
          Truth.NO, before.circumstances().facts().subject().adultTrial().stands(), "v" + version);
    }
  }

  @Test
  void theOtherStatesAreReadToo() throws IOException {
    WaitingCase wait = CaseCodec.read(sample(1, "waiting-g.json"), WaitingCase.class);
    assertEquals(2, wait.offset());
    assertEquals("[EXAMINER_REVIEW]", wait.kinds().toString());
    assertEquals(wait, CaseCodec.read(CaseCodec.bytes(wait), WaitingCase.class));
    assertEquals(Optional.empty(), wait.office());
    WaitingCase boston =
        CaseCodec.read(sample(CaseCodec.VERSION, "waiting-g.json"), WaitingCase.class);
    assertEquals(Optional.of("BOS"), boston.office());
    assertArrayEquals(sample(CaseCodec.VERSION, "waiting-g.json"), CaseCodec.bytes(boston));
    WithheldWork work =
        CaseCodec.read(
            "{\"booking\":\"b\",\"at\":\"2026-06-01T12:00:00Z\",\"kinds\":[\"ERROR\"]}"
                .getBytes(UTF_8),
            WithheldWork.class);
    assertEquals(work, CaseCodec.read(CaseCodec.bytes(work), WithheldWork.class));
    assertEquals(Optional.empty(), work.office());
    WithheldWork bostons =
        CaseCodec.read(sample(CaseCodec.VERSION, "withheld.json"), WithheldWork.class);
    assertEquals(Optional.of("BOS"), bostons.office());
    assertArrayEquals(sample(CaseCodec.VERSION, "withheld.json"), CaseCodec.bytes(bostons));
    RecallProgress progress = RecallProgress.NONE.walking("b", 3, Instant.EPOCH);
    assertEquals(progress, CaseCodec.read(CaseCodec.bytes(progress), RecallProgress.class));
  }

  @Test
  void whatALaterVersionWroteIsNoEventsFault() {
    byte[] later = ("{\"version\":" + (CaseCodec.VERSION + 1) + ",\"value\":{}}").getBytes(UTF_8);
    NewerState newer = assertThrows(NewerState.class, () -> codec.decode(BOOKING, later));
    assertTrue(newer.getMessage().contains("start the version that wrote it"));
  }

  /** The present version's bytes do not change without a new version. */
  @ParameterizedTest
  @ValueSource(strings = {"case-g.json", "case-p.json", "early.json"})
  void thePresentVersionWritesWhatItWrote(String name) throws IOException {
    byte[] now = codec.encode(codec.decode(BOOKING, sample(1, name)));
    if (Boolean.getBoolean("tenprint.generate")) {
      Path folder =
          Path.of(System.getProperty("tenprint.root", ".."))
              .resolve("notification-service/src/test/resources/state/v" + CaseCodec.VERSION);
      Files.createDirectories(folder);
      Files.write(folder.resolve(name), now);
    }
    assertEquals(ofTheCase(sample(CaseCodec.VERSION, name)), ofTheCase(now));
  }

  /** What is written of an entry: to version 18 decisions had the votes of then. */
  static CaseEntry lean(CaseEntry entry) {
    Optional<Case> open =
        entry
            .open()
            .map(one -> new Case(one.booking(), LeanCase.of(one.file()), one.step(), one.at()));
    return new CaseEntry(open, entry.early(), entry.ahead());
  }

  /** The determination inside is an event: its bytes change with the events' own schemas. */
  static String ofTheCase(byte[] state) {
    return new String(state, UTF_8)
        .replaceFirst("\"determination\":\"[^\"]*\"", "\"determination\":\"\"");
  }
}
