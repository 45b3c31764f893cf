package org.tenprint.notification.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.Offences;
import org.tenprint.vault.MemoryVault;

/** Releases from custody in what is kept of a case. */
class ReleaseStateTest {
  private static final String BOOKING = "1117ff59-acfd-5f37-bd08-257e17b77ef5";

  private final CaseCodec codec =
      new CaseCodec(NotificationCodecs.of(Optional.empty(), new MemoryVault()).inputs());

  private static byte[] sample(int version, String name) throws IOException {
    try (InputStream in =
        ReleaseStateTest.class.getResourceAsStream("/state/v" + version + "/" + name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void aReleaseFromCustodyIsKept() throws IOException {
    CaseCodec.Kept kept = codec.decode(BOOKING, sample(10, "case-released.json"));
    assertEquals(
        List.of(
            conviction("2299", "2006-01-01", Optional.of(Period.ofYears(2)))
                .released(Optional.of(LocalDate.parse("2007-12-01")))
                .releasedByRecord(Optional.of(LocalDate.parse("2007-12-02"))),
            conviction("1201", "2008-01-01", Optional.empty())),
        convictions(kept));
    String written = new String(codec.encode(kept), UTF_8);
    String stated = "\"released\":\"2007-12-01\",\"releasedByRecord\":\"2007-12-02\"}";
    assertTrue(new String(sample(10, "case-released.json"), UTF_8).contains(stated));
    assertTrue(written.contains(stated), written);
    assertEquals(convictions(codec.decode(BOOKING, codec.encode(kept))), convictions(kept));
  }

  /** To version 9 a conviction had none. */
  @Test
  void aConvictionOfBeforeHasNoRelease() throws IOException {
    String before =
        new String(sample(9, "case-g.json"), UTF_8)
            .replace(
                "\"convictions\":[]",
                "\"convictions\":[{\"ncic\":\"2299\",\"convicted\":\"2006-01-01\","
                    + "\"offenceClass\":\"FELONY\",\"sentence\":\"P2Y\"}]");
    assertEquals(
        List.of(conviction("2299", "2006-01-01", Optional.of(Period.ofYears(2)))),
        convictions(codec.decode(BOOKING, before.getBytes(UTF_8))));
  }

  /** To version 18 it was not known of which convictions the record states the same. */
  @Test
  void whatBookingAndRecordBothStateIsKept() throws IOException {
    String all =
        new String(sample(CaseCodec.VERSION, "case-released.json"), UTF_8)
            .replace("\"ofBoth\":null", "\"ofBoth\":[0]");
    CaseCodec.Kept kept = codec.decode(BOOKING, all.getBytes(UTF_8));
    assertEquals(new TreeSet<>(Set.of(0)), offences(kept).ofBoth());
    assertEquals(
        CaseCodecTest.ofTheCase(all.getBytes(UTF_8)), CaseCodecTest.ofTheCase(codec.encode(kept)));
    for (int version : CaseCodecTest.versions()) {
      if (version < CaseCodec.VERSION) {
        assertNull(offences(codec.decode(BOOKING, sample(version, "case-p.json"))).ofBoth());
      }
    }
  }

  private static Conviction conviction(String ncic, String day, Optional<Period> sentence) {
    return new Conviction(ncic, LocalDate.parse(day), OffenceClass.FELONY, sentence);
  }

  private static List<Conviction> convictions(CaseCodec.Kept kept) {
    return offences(kept).convictions();
  }

  private static Offences offences(CaseCodec.Kept kept) {
    CaseFile file = kept.entry().open().orElseThrow().file();
    return file.circumstances().facts().offences();
  }
}
