package org.tenprint.booking.adapter.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.tenprint.booking.application.Receipts;
import org.tenprint.booking.application.Receipts.Bookmark;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Intake;
import org.tenprint.events.BookingIds;

/**
 * How long a start takes with many receipts, and in how much heap; {@code
 * docs/benchmarks/receipts.md} says how it is run. Two processes: {@code fill FOLDER COUNT} takes
 * receipts as the feed does and is halted like a killed process; {@code start FOLDER COUNT} opens
 * what it left, asks for the bookmark and for receipts that are there and that are not.
 */
final class ReceiptsBenchmark {
  private static final int POLL = 2000;
  private static final int ASKED = 10_000;
  private static final Instant AT = Instant.parse("2011-06-05T12:00:00Z");

  private ReceiptsBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    int count = Integer.parseInt(arguments[2]);
    if (arguments[0].equals("fill")) {
      fill(folder, count);
    } else {
      start(folder, count);
    }
  }

  private static void fill(Path folder, int count) {
    long began = System.nanoTime();
    Receipts receipts = receipts(RocksReceipts.open(folder));
    for (int i = 0; i < count; i++) {
      receipts.accepted(key(i), acceptance(i));
      if (i % POLL == POLL - 1) {
        receipts.read(new Bookmark("id", Map.of(0, i + 1L)));
      }
    }
    System.out.printf("fill receipts=%d seconds=%.1f%n", count, seconds(began));
    System.out.flush();
    Runtime.getRuntime().halt(9);
  }

  private static void start(Path folder, int count) throws IOException {
    long began = System.nanoTime();
    RocksReceipts store = RocksReceipts.open(folder);
    Receipts receipts = receipts(store);
    long to = receipts.bookmark().orElseThrow().positions().get(0);
    double open = seconds(began);
    SplittableRandom random = new SplittableRandom(1);
    began = System.nanoTime();
    for (int i = 0; i < ASKED; i++) {
      int known = random.nextInt((int) to);
      if (!receipts.acceptance(key(known)).orElseThrow().equals(acceptance(known))) {
        throw new IllegalStateException("receipt " + known + " is another");
      }
    }
    double known = seconds(began) / ASKED * 1e6;
    began = System.nanoTime();
    for (int i = 0; i < ASKED; i++) {
      if (receipts.acceptance(key(count + i)).isPresent()) {
        throw new IllegalStateException("nobody sent it");
      }
    }
    double unknown = seconds(began) / ASKED * 1e6;
    System.out.printf(
        "start receipts=%d seconds=%.2f known-micros=%.0f unknown-micros=%.0f disk-mib=%d"
            + " heap-mib=%d rss=%s%n",
        to, open, known, unknown, disk(folder) >> 20, heap() >> 20, resident());
    store.close();
  }

  private static Receipts receipts(RocksReceipts store) {
    return new Receipts(key -> BookingIds.of(key.ori(), key.tcn()), store);
  }

  private static BookingKey key(int i) {
    return new BookingKey("MA0130100", "T-" + i);
  }

  private static Acceptance acceptance(int i) {
    SplittableRandom random = new SplittableRandom(i);
    byte[] digest = new byte[32];
    random.nextBytes(digest);
    return new Acceptance(
        BookingIds.of("MA0130100", "T-" + i),
        HexFormat.of().formatHex(digest),
        Intake.KAFKA,
        AT.plusSeconds(i),
        List.of());
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static long disk(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static String resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status, StandardCharsets.US_ASCII).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .findFirst()
            .orElse("?")
            .replaceAll("\\s+", "")
        : "?";
  }
}
