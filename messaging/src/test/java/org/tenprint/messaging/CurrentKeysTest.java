package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tenprint.messaging.TestSigners.signed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.common.Origin;

/** A check goes by the keys as they are, and not as they were when it was made. */
class CurrentKeysTest {
  private static final String REVIEWS = "notification.reviews.v1";
  private static final String KEY = "service.notification-service.1";

  @TempDir private Path folder;
  private final AtomicLong clock = new AtomicLong();
  private TestSigners signers;
  private EventSignature.Signed record;
  private SignedEvents check;

  @BeforeEach
  void aCheckThatTookARecord() throws Exception {
    signers = new TestSigners(folder);
    record = signed(signers.of("notification-service"), REVIEWS);
    check = SignedEvents.of(Map.of(SignedEvents.SIGNERS, folder.toString()), clock::get);
    takes(7);
  }

  @Test
  void aKeyThatIsWithdrawnCountsUpToThere() throws Exception {
    until(REVIEWS + "/0=7");
    forged(7);
    forged(8);
    takes(6);
  }

  @Test
  void aKeyThatIsTakenAwayCountsForNothing() throws IOException {
    Files.delete(folder.resolve(KEY + ".pem"));
    aSecondPasses();
    forged(7);
    forged(0);
  }

  /** A file that is written over leaves its folder's time as it was. */
  @Test
  void aWithdrawalThatIsWrittenOverCounts() throws Exception {
    until(REVIEWS + "/0=9");
    takes(8);
    until(REVIEWS + "/0=5");
    forged(8);
    Files.delete(folder.resolve(KEY + ".until"));
    aSecondPasses();
    takes(8);
  }

  @Test
  void anotherFolderInItsPlaceCounts(@TempDir Path beside) throws Exception {
    Path other = Files.createDirectory(beside.resolve("signers"));
    new TestSigners(other).of("notification-service");
    Files.move(folder.resolve(KEY + ".pem"), beside.resolve("before"));
    Files.copy(other.resolve(KEY + ".pem"), folder.resolve(KEY + ".pem"));
    aSecondPasses();
    forged(7);
    Files.copy(
        beside.resolve("before"),
        folder.resolve(KEY + ".pem"),
        StandardCopyOption.REPLACE_EXISTING);
    aSecondPasses();
    takes(7);
  }

  /** What is looked at for each record is a clock. */
  @Test
  void theFolderIsNotLookedAtForEachRecord() throws Exception {
    Files.writeString(folder.resolve(KEY + ".until"), REVIEWS + "/0=0");
    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
    takes(7);
    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
    forged(7);
  }

  @Test
  void whatWasTakenMustStillCount() throws Exception {
    check.requireTaken();
    until(REVIEWS + "/0=8");
    check.requireTaken();
    until(REVIEWS + "/0=7");
    assertThrows(UncheckedIOException.class, check::requireTaken);
    until(REVIEWS + "/0=8\n" + REVIEWS + "/1=0");
    check.requireTaken();
    Files.delete(folder.resolve(KEY + ".pem"));
    aSecondPasses();
    assertThrows(UncheckedIOException.class, check::requireTaken);
  }

  @Test
  void anothersKeyMayGo() throws Exception {
    signers.of("operator", "night");
    aSecondPasses();
    takes(8);
    Files.delete(folder.resolve("operator.night.1.pem"));
    aSecondPasses();
    check.requireTaken();
    takes(9);
  }

  /** It would be the dead letter of a record that is as it should be. */
  @Test
  void aFileThatCannotBeReadIsNotTheRecordsFault() throws Exception {
    until(REVIEWS + "/0=seven");
    assertThrows(UncheckedIOException.class, () -> takes(7));
    assertThrows(UncheckedIOException.class, check::requireTaken);
    until(REVIEWS + "/0=8");
    takes(7);
  }

  private void until(String lines) throws IOException {
    Files.writeString(folder.resolve(KEY + ".until"), lines);
    aSecondPasses();
  }

  private void aSecondPasses() {
    clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
  }

  private void takes(long offset) throws PoisonEvent {
    check.check(new Origin(REVIEWS, 0, offset), record);
  }

  private void forged(long offset) {
    PoisonEvent poison =
        assertThrows(PoisonEvent.class, () -> check.check(new Origin(REVIEWS, 0, offset), record));
    assertEquals(PoisonReason.FORGED, poison.reason());
  }
}
