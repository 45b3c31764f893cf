package org.tenprint.audit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.audit.verify.VerificationTest.assertTold;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.SampleCase;
import org.tenprint.decisions.Determinations;
import org.tenprint.decisions.RecordFacts;
import org.tenprint.events.common.Origin;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.Place;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.MemoryVault;

/** A determination whose record was erased: what does not hang on the record is still compared. */
class ErasedRecordTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final MemoryVault vault = new MemoryVault();
  private final WrittenLog log = new WrittenLog(Optional.of(vault));

  @AfterEach
  void close() {
    vault.close();
  }

  private static ImmigrationRecord record(String subject) {
    return new ImmigrationRecord(
        subject,
        "R-1",
        ImmigrationStatus.REMOVABLE,
        SampleCase.BOOKED.minus(Duration.ofDays(900)),
        null,
        List.of(),
        "registry",
        false,
        null,
        null);
  }

  /** Their last booking is gone, and with it what was known of them. */
  private void forget(String subject) {
    vault.destroy(KeyId.ofSubject(subject), new Destruction(WrittenLog.DECIDED, "removal"));
  }

  @Test
  void thatAnotherWasForgottenExcusesNoDetermination() throws Exception {
    ImmigrationRecord others = record("S-9");
    Origin where = log.stated(others, DAY);
    log.determined(Optional.of(RecordFacts.of(others, where))).decided(0);
    forget("S-9");
    assertTold(
        Verdict.DIFFERENT, "Determination", "its record is of another subject", log.verified());
  }

  /** That a grey candidate was forgotten since is no fault of the determination. */
  @Test
  void whereWhomItIsOfWasForgottenNobodyCanSay() throws Exception {
    ImmigrationRecord own = record(WrittenLog.SUBJECT);
    Origin where = log.stated(own, DAY);
    log.determined(Optional.of(RecordFacts.of(own, where))).decided(0);
    forget(WrittenLog.SUBJECT);
    Findings found = log.verified();
    assertTrue(found.allEqual(), found.all()::toString);
    assertEquals(1, found.count(Verdict.UNVERIFIABLE_ERASED), found.all()::toString);
    assertTrue(found.count(Verdict.EQUAL) > 1, found.all()::toString);
  }

  @Test
  void whatTheRecordDoesNotSayIsStillCompared() throws Exception {
    ImmigrationRecord own = record(WrittenLog.SUBJECT);
    Origin where = log.stated(own, DAY);
    Determination made =
        Determinations.of(
            WrittenLog.SAMPLE.identification(),
            Optional.of(RecordFacts.of(own, where)),
            ReferenceSet.sample(),
            WrittenLog.DETERMINED);
    Place elsewhere = Place.newBuilder(made.getControlling()).setFieldOffice("NYC").build();
    WrittenLog moved = new WrittenLog(Optional.of(vault));
    moved.stated(own, DAY);
    moved.identified(WrittenLog.SAMPLE.identification());
    moved.determination(
        Determination.newBuilder(made).setControlling(elsewhere).build(), WrittenLog.DETERMINED);
    forget(WrittenLog.SUBJECT);
    assertTold(
        Verdict.DIFFERENT,
        "Determination",
        "controlling.fieldOffice: recorded NYC, recomputed BOS",
        moved.decided(0).verified());
  }
}
