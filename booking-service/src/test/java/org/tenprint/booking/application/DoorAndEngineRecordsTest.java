package org.tenprint.booking.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.domain.BookingContent.Print;
import org.tenprint.booking.domain.BookingContent.PrintFormat;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.ExtractionRefusal;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.testkit.Checkout;

/** A minutiae record that the door accepts is never refused by the engine for its format. */
class DoorAndEngineRecordsTest {
  /** What the engine may find in a record that is in order: it is about fingers, not formats. */
  private static final Set<ExtractionRefusal> OF_WHAT_IT_SHOWS =
      EnumSet.of(ExtractionRefusal.TOO_FEW_MINUTIAE);

  private final DoorAndEngine both = new DoorAndEngine();

  /** Records of every edition, whole and damaged, as the door passes them on. */
  @Test
  void recordsThatTheDoorTakesAreReadByTheEngine() throws IOException {
    Random random = new Random(5);
    int accepted = 0;
    int refused = 0;
    for (byte[] record : records()) {
      for (int round = 0; round < 100; round++) {
        byte[] sent = record.clone();
        for (int i = 0; i < round % 4; i++) {
          sent[
                  8
                      + random.nextInt(
                          round % 2 == 0 ? Math.min(48, sent.length - 8) : sent.length - 8)] =
              (byte) (round % 3 == 0 ? random.nextInt() : random.nextInt(24));
        }
        for (PrintFormat format : List.of(PrintFormat.ISO_19794_2, PrintFormat.ANSI_378)) {
          for (Print single : both.singles(format, sent)) {
            if (both.door(single).isEmpty()) {
              accepted++;
              engine(single);
            } else {
              refused++;
            }
          }
        }
      }
    }
    assertTrue(accepted > 100 && refused > 100, accepted + " accepted, " + refused + " refused");
  }

  /** FVC2002's 240 templates; skipped where they are not beside the checkout. */
  @Test
  void theRecordsOfRealFingersGiveTemplates() throws IOException {
    Optional<Path> folder = Checkout.shared("data/prints/fvc2002");
    assumeTrue(folder.isPresent(), "no shared/data/prints beside the checkout");
    int read = 0;
    try (Stream<Path> files = Files.walk(folder.get())) {
      for (Path file : files.filter(path -> path.toString().endsWith(".iso")).toList()) {
        Print record =
            DoorAndEngine.print(
                PrintFormat.ISO_19794_2, Optional.empty(), Files.readAllBytes(file));
        assertEquals(List.of(), both.door(record), file.getFileName().toString());
        assertInstanceOf(
            Extraction.Extracted.class, TemplateExtractor.extract(DoorAndEngine.booked(record)));
        read++;
      }
    }
    assertTrue(read >= 240, "read " + read);
  }

  private static void engine(Print single) {
    Extraction made = TemplateExtractor.extract(DoorAndEngine.booked(single));
    boolean read =
        !(made instanceof Extraction.Refused refused)
            || OF_WHAT_IT_SHOWS.contains(refused.reason());
    assertTrue(read, single.format() + " accepted at the door: " + made);
  }

  private static List<byte[]> records() throws IOException {
    List<byte[]> records = new ArrayList<>();
    Optional<Path> samples = Checkout.shared("data/annist");
    if (samples.isPresent()) {
      for (String name : List.of("fmr.ansi2004", "fmr.ansi2007", "fmr.iso2005")) {
        records.add(Files.readAllBytes(samples.get().resolve(name)));
      }
    }
    records.add(iso2005());
    records.add(iso2011());
    records.add(ansi2009());
    return records;
  }

  private static byte[] iso2005() {
    ByteBuffer out = ByteBuffer.allocate(24 + 4 + 12 * 6 + 2);
    out.put("FMR\0 20\0".getBytes(StandardCharsets.US_ASCII)).putInt(out.capacity());
    out.putShort((short) 0).putShort((short) 300).putShort((short) 400);
    out.putShort((short) 197).putShort((short) 197).put((byte) 1).put((byte) 0);
    out.put(new byte[] {1, 0, 80, 12});
    return minutiae(out).putShort((short) 0).array();
  }

  private static byte[] iso2011() {
    int view = 4 + 9 + 1 + 4 + 1 + 1 + 1 + 4 + 1 + 4 + 1 + 1 + 12 * 6 + 2;
    ByteBuffer out = ByteBuffer.allocate(8 + 4 + 3 + view);
    out.put("FMR\0".getBytes(StandardCharsets.US_ASCII)).put(new byte[] {'0', '3', '0', 0});
    out.putInt(out.capacity()).putShort((short) 1).put((byte) 0).putInt(view);
    out.put(new byte[9 + 1 + 4]).put((byte) 0).put((byte) 1).put((byte) 0);
    out.putShort((short) 197).putShort((short) 197).put((byte) 0);
    out.putShort((short) 300).putShort((short) 400).put((byte) 0x60).put((byte) 12);
    return minutiae(out).putShort((short) 0).array();
  }

  private static byte[] ansi2009() {
    ByteBuffer out = ByteBuffer.allocate(8 + 4 + 7 + 2 + 17 + 12 * 6 + 2);
    out.put("FMR\0".getBytes(StandardCharsets.US_ASCII)).put(new byte[] {'0', '3', '0', 0});
    out.putInt(out.capacity()).put(new byte[7]).put((byte) 1).put((byte) 0);
    out.put(new byte[] {1, 0, 0, 80}).put(new byte[4]);
    out.putShort((short) 300).putShort((short) 400).putShort((short) 197).putShort((short) 197);
    out.put((byte) 12);
    return minutiae(out).putShort((short) 0).array();
  }

  private static ByteBuffer minutiae(ByteBuffer out) {
    for (int i = 0; i < 12; i++) {
      out.putShort((short) (0x4000 | 20 * i + 9)).putShort((short) (15 * i + 40));
      out.put((byte) (10 * i)).put((byte) 60);
    }
    return out;
  }
}
