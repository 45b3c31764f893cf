package org.tenprint.booking.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.booking.application.AgencyAnswers;
import org.tenprint.booking.application.Bookmark;
import org.tenprint.booking.application.Receipts;
import org.tenprint.booking.application.Unavailable;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.AgencyAnswer;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Intake;
import org.tenprint.events.BookingIds;

class RocksStoreTest {
  private static final Instant AT = Instant.parse("2011-06-05T12:00:00.000001Z");
  private static final int MANY = 20_000;

  @TempDir Path folder;

  private final Random random = new Random(20110605);
  private final List<UncheckedIOException> broken = new ArrayList<>();
  private RocksStore store;

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  @Test
  void whatWasKeptIsThereAfterARestart() {
    Receipts before = open(folder);
    Acceptance first = acceptance(1);
    before.accepted(key(1), first);
    before.accepted(key(1), acceptance(1));
    before.copy().read(new Bookmark("id", Map.of(0, 1L)));
    store.close();
    Receipts after = open(folder);
    assertEquals(Optional.of(first), after.acceptance(key(1)));
    assertEquals(Optional.of(new Bookmark("id", Map.of(0, 1L))), after.copy().bookmark());
  }

  /**
   * As after kill -9: the files as they are at any moment. No bookmark is ahead of its receipts.
   */
  @Test
  void whatAKilledProcessLeavesHasEveryReceiptBeforeItsBookmark() throws IOException {
    Receipts receipts = open(folder.resolve("alive"));
    for (int i = 0; i < MANY; i++) {
      receipts.accepted(key(i), acceptance(i));
      if (i % 100 == 99) {
        receipts.copy().read(new Bookmark("id", Map.of(0, i + 1L)));
      }
    }
    Path left = folder.resolve("left");
    copy(folder.resolve("alive"), left);
    store.close();
    Receipts after = open(left);
    long to = after.copy().bookmark().orElseThrow().positions().get(0);
    assertEquals(MANY, to);
    for (int i = 0; i < to; i++) {
      assertTrue(after.acceptance(key(i)).isPresent(), "receipt " + i);
    }
  }

  @Test
  void whatIsDamagedIsBuiltAnew() throws IOException {
    Receipts receipts = open(folder);
    receipts.accepted(key(1), acceptance(1));
    receipts.copy().read(new Bookmark("id", Map.of(0, 1L)));
    store.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().contains("MANIFEST")).toList()) {
        byte[] noise = new byte[(int) Files.size(file)];
        random.nextBytes(noise);
        Files.write(file, noise);
      }
    }
    Receipts anew = open(folder);
    assertEquals(Optional.empty(), anew.copy().bookmark());
    anew.accepted(key(2), acceptance(2));
    assertTrue(anew.acceptance(key(2)).isPresent());
  }

  /** What is damaged within is found when it is read, is no record's fault, and built anew. */
  @Test
  void whatIsFoundDamagedIsADisksFaultAndIsBuiltAnew() throws IOException {
    Receipts receipts = open(folder);
    for (int i = 0; i < MANY; i++) {
      receipts.accepted(key(i), acceptance(i));
    }
    store.close();
    open(folder);
    store.close();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".sst")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length / 2; at++) {
          bytes[at] ^= 0x55;
        }
        Files.write(file, bytes);
      }
    }
    Receipts damaged = open(folder);
    assertEquals(List.of(), broken);
    UncheckedIOException thrown =
        assertThrows(
            UncheckedIOException.class,
            () -> {
              for (int i = 0; i < MANY; i++) {
                damaged.acceptance(key(i));
              }
            });
    assertEquals(List.of(thrown), broken, "the service is told, whoever asked");
    store.close();
    assertEquals(Optional.empty(), open(folder).copy().bookmark());
  }

  /** Two with one slot: the second does not start, and takes nothing from the first. */
  @Test
  void whatIsInUseIsNotOpenedAndNotTouched() {
    Receipts receipts = open(folder);
    receipts.accepted(key(1), acceptance(1));
    assertThrows(IllegalStateException.class, () -> RocksStore.open(folder, broken::add));
    assertTrue(receipts.acceptance(key(1)).isPresent());
  }

  @Test
  void whatIsForgottenIsGoneAndWhatIsClosedIsUnavailable() {
    Receipts receipts = open(folder);
    receipts.accepted(key(1), acceptance(1));
    receipts.copy().forget();
    assertEquals(Optional.empty(), receipts.acceptance(key(1)));
    store.close();
    assertThrows(Unavailable.class, () -> receipts.acceptance(key(1)));
    assertThrows(Unavailable.class, () -> receipts.accepted(key(1), acceptance(1)));
  }

  /** What agencies are answered is kept like receipts, and apart from them. */
  @Test
  void whatIsForgottenOfOneTopicLeavesTheOther() {
    UUID booking = BookingIds.of("MA0130100", "T-1");
    try (TopicStores stores = TopicStores.open(folder, "0", broken::add)) {
      Receipts receipts =
          new Receipts(key -> BookingIds.of(key.ori(), key.tcn()), stores.receipts());
      receipts.accepted(key(1), acceptance(1));
      AgencyAnswers answers = new AgencyAnswers(stores.answers());
      answers.decided(booking, 1, AgencyAnswer.SENT);
      answers.copy().read(new Bookmark("id", Map.of(0, 1L)));
      receipts.copy().forget();
      assertEquals(Optional.empty(), receipts.acceptance(key(1)));
    }
    try (TopicStores stores = TopicStores.open(folder, "0", broken::add)) {
      AgencyAnswers answers = new AgencyAnswers(stores.answers());
      assertEquals(AgencyAnswer.SENT, answers.of(booking));
      assertEquals(Optional.of(new Bookmark("id", Map.of(0, 1L))), answers.copy().bookmark());
    }
  }

  @Test
  void whatIsRemovedIsGoneAndWhatBeginsOtherwiseIsNotHandedOver() {
    open(folder);
    for (byte second : new byte[] {2, 1, -1}) {
      store.put(new byte[] {'W', second}, new byte[] {second});
    }
    store.put(new byte[] {'V', 1}, new byte[1]);
    store.put(new byte[] {'X', 1}, new byte[1]);
    store.put(new byte[] {'W'}, new byte[] {0});
    store.remove(new byte[] {'W', 1});
    store.remove(new byte[] {'W', 7});
    List<Integer> handed = new ArrayList<>();
    store.each(new byte[] {'W'}, (key, value) -> handed.add((int) value[0]));
    assertEquals(List.of(0, 2, -1), handed);
  }

  private Receipts open(Path directory) {
    store = RocksStore.open(directory, broken::add);
    return new Receipts(key -> BookingIds.of(key.ori(), key.tcn()), store);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(f -> !f.endsWith("LOCK")).toList()) {
        Files.write(
            to.resolve(file.getFileName()), Files.readAllBytes(file), StandardOpenOption.CREATE);
      }
    }
  }

  private static BookingKey key(int i) {
    return new BookingKey("MA0130100", "T-" + i);
  }

  private Acceptance acceptance(int i) {
    byte[] digest = new byte[32];
    random.nextBytes(digest);
    return new Acceptance(
        BookingIds.of("MA0130100", "T-" + i),
        HexFormat.of().formatHex(digest),
        Intake.KAFKA,
        AT,
        List.of());
  }
}
