package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.audit.verify.VerificationTest.assertTold;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.immigration.Determination;
import org.tenprint.messaging.EventCodec;
import org.tenprint.vault.MemoryVault;

/** One record for which the vault at hand has no key takes the verdict on no other. */
class AnothersVaultTest {
  private static final SampleCase OTHER = new SampleCase("ANOTHER001");

  @Test
  void whatAnotherVaultSealedIsMissingAndTheRestIsEqual() throws Exception {
    try (MemoryVault own = new MemoryVault();
        MemoryVault anothers = new MemoryVault()) {
      WrittenLog log = new WrittenLog(Optional.of(own)).determined().decided(0);
      int equal = log.verified().all().size();
      byte[] sealed =
          EventCodec.of(Determination.class)
              .with(anothers)
              .encode(WrittenRecords.determination(OTHER));
      log.put(
          new LogRecord(
              TopicCatalogue.DETERMINATIONS.name(),
              0,
              1,
              WrittenLog.DETERMINED,
              OTHER.id().toString().getBytes(StandardCharsets.UTF_8),
              List.of(),
              sealed));
      Findings found = log.verified();
      assertTold(
          Verdict.MISSING_INPUT, "Determination", "sealed, and its key is not at hand", found);
      assertEquals(equal, found.count(Verdict.EQUAL), found.all()::toString);
      assertEquals(equal + 1, found.all().size(), found.all()::toString);
    }
  }
}
