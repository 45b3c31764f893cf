package org.tenprint.booking.application;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.booking.domain.BookingContent.PrintFormat;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;
import org.tenprint.formats.annist.AnsiNistReader;
import org.tenprint.formats.annist.EncodedImage;
import org.tenprint.formats.annist.FingerImpression;
import org.tenprint.formats.annist.TenPrint;
import org.tenprint.formats.image.Compression;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.testkit.Checkout;
import org.tenprint.testkit.fuzz.PngChecksums;

/**
 * A print is read once: the door and the engine see the same pixels at the same resolution, what
 * the door accepts the engine never refuses for its format, and what the door refuses for it the
 * engine would refuse as well.
 */
class DoorAndEngineTest {
  private static final int[][] KINDS = {
    {0, 1}, {0, 2}, {0, 4}, {0, 8}, {0, 16}, {2, 8}, {2, 16}, {3, 1}, {3, 2}, {3, 4}, {3, 8},
    {4, 8}, {4, 16}, {6, 8}, {6, 16}
  };

  private final DoorAndEngine readers = new DoorAndEngine();

  static Stream<int[]> kinds() {
    return Stream.of(KINDS);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aPngOfEveryKindIsTheSameForBothAndWhatItsSamplesMean(int[] kind) throws FormatException {
    Pngs plain = Pngs.of(97, 110, kind[0], kind[1], 7);
    GreyImage seen = readers.both(DoorAndEngine.png(Optional.of(500), plain.bytes()));
    assertArrayEquals(plain.grey(), seen.pixels());
    assertEquals(500, seen.ppi());

    byte[] gamma = ByteBuffer.allocate(4).putInt(45455).array();
    Pngs rich = Pngs.of(101, 99, kind[0], kind[1], 8).with("gAMA", gamma).ppi(569).inParts(4);
    seen = readers.both(DoorAndEngine.png(Optional.empty(), rich.bytes()));
    assertArrayEquals(rich.grey(), seen.pixels());
    assertEquals(569, seen.ppi());
  }

  /** A resolution can stand where only one of two readers would look, or twice. */
  @Test
  void theResolutionOfAPngIsTheSameForBothWhereverItStands() throws FormatException {
    byte[] metric = Pngs.density(500, 1);
    byte[] other = Pngs.density(1000, 1);
    byte[] ratio = Pngs.density(500, 0);
    List<Pngs> images = new ArrayList<>();
    images.add(square().behind("pHYs", metric));
    images.add(square().with("pHYs", other).with("pHYs", metric));
    images.add(square().with("pHYs", metric).behind("pHYs", other));
    images.add(square().with("pHYs", metric).with("pHYs", ratio));
    images.add(square().with("pHYs", ratio));
    images.add(square().with("pHYs", Arrays.copyOf(metric, 8)));
    images.add(square().with("pHYs", new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, 1}));
    images.add(square().with("tRNS", new byte[] {0, 77}).ppi(500));
    images.add(square().interlaced().ppi(500));
    int accepted = 0;
    for (Pngs image : images) {
      for (int stated : new int[] {0, 250, 300, 500, 510, 1000, 1200, 1201}) {
        accepted +=
            readers.agrees(DoorAndEngine.png(DoorAndEngine.stated(stated), image.bytes())) ? 1 : 0;
      }
    }
    assertTrue(accepted > 10, "accepted " + accepted);
  }

  private static Pngs square() {
    return Pngs.of(160, 160, Pngs.GREY, 8, 3);
  }

  /** NIST's encoders state the resolution in a comment; hostile ones in several, anywhere. */
  @Test
  void theResolutionOfAWsqIsTheSameForBothWhereverItStands() throws FormatException {
    byte[] bare = Wsqs.of(160, 0);
    int accepted = 0;
    for (List<String> comments :
        List.of(
            List.<String>of(),
            List.of("PPI 500"),
            List.of("PPI 1000", "PPI 500"),
            List.of("PPI 500", "PPI 1000"),
            List.of("WSQ_BITRATE 0.75\nPPI 400\nPPI 800"),
            List.of("PPI 90"),
            List.of("PPI 100000"),
            List.of("PPI 0500"),
            List.of("PPI -1"))) {
      for (boolean atTheEnd : new boolean[] {false, true}) {
        byte[] image = Wsqs.commented(bare, comments, atTheEnd);
        for (int stated : new int[] {0, 299, 300, 500, 1000}) {
          accepted +=
              readers.agrees(
                      DoorAndEngine.print(PrintFormat.WSQ, DoorAndEngine.stated(stated), image))
                  ? 1
                  : 0;
        }
      }
    }
    assertTrue(accepted > 50, "accepted " + accepted);
  }

  @Test
  void sidesAndResolutionsAtEveryEdgeAreJudgedAlike() throws FormatException {
    int accepted = 0;
    for (int ppi : new int[] {0, 249, 250, 299, 300, 301, 500, 1199, 1200, 1201, 100_000}) {
      int least = (int) Math.ceil(Limits.MIN_INCHES * ppi);
      int most = (int) Math.floor(Limits.MAX_INCHES * ppi);
      for (int side : new int[] {1, 31, 32, least - 1, least, most, most + 1, 4096, 4097}) {
        if (side < 1 || side > 5000) {
          continue;
        }
        for (int[] sides : new int[][] {{side, Math.max(side, 180)}, {Math.max(side, 180), side}}) {
          byte[] pixels = new byte[sides[0] * sides[1]];
          if (ppi > 0) {
            accepted += rawAgrees(sides, ppi, pixels) ? 1 : 0;
          }
          if (pixels.length <= 200_000) {
            byte[] png = Pngs.of(sides[0], sides[1], Pngs.GREY, 8, 1).bytes();
            accepted += readers.agrees(DoorAndEngine.png(DoorAndEngine.stated(ppi), png)) ? 1 : 0;
          }
        }
      }
    }
    assertTrue(accepted > 20, "accepted " + accepted);
    assertTrue(
        !readers.agrees(DoorAndEngine.raw(96, 96, Optional.of(500), new byte[0])), "no pixels");
  }

  /** Whether raw pixels are accepted; a byte too few or too many never is. */
  private boolean rawAgrees(int[] sides, int ppi, byte[] pixels) throws FormatException {
    for (int wrong : new int[] {-1, 1}) {
      byte[] other = Arrays.copyOf(pixels, pixels.length + wrong);
      assertTrue(
          !readers.agrees(DoorAndEngine.raw(sides[0], sides[1], Optional.of(ppi), other)),
          "other sides");
    }
    return readers.agrees(DoorAndEngine.raw(sides[0], sides[1], Optional.of(ppi), pixels));
  }

  /** Its markers are whole and its data are not: only decoding finds out, so both must decode. */
  @Test
  void aWsqOfBrokenDataIsRefusedByBoth() throws FormatException {
    Random random = new Random(1);
    byte[] whole = Wsqs.of(160, 3);
    int refused = 0;
    for (int round = 0; round < 40; round++) {
      byte[] broken = whole.clone();
      for (int i = 0; i < 30; i++) {
        int at = 1000 + random.nextInt(whole.length - 1002);
        broken[at] = (byte) (broken[at] == -1 || broken[at - 1] == -1 ? broken[at] : round);
      }
      refused +=
          readers.agrees(DoorAndEngine.print(PrintFormat.WSQ, Optional.of(500), broken)) ? 0 : 1;
    }
    assertTrue(refused > 5, "refused " + refused);
  }

  /** Damage of every kind, with the checksums put right, which no random byte hits. */
  @Test
  void damagedImagesAreReadAlikeByBothOrByNeither() throws FormatException {
    Random random = new Random(20_261_126);
    int accepted = 0;
    int refused = 0;
    for (int round = 0; round < 1200; round++) {
      int[] kind = KINDS[round % KINDS.length];
      boolean wsq = round % 8 == 0;
      byte[] image =
          wsq
              ? Wsqs.of(96 + 32 * (round % 3), round)
              : Pngs.of(96, 90 + round % 9, kind[0], kind[1], round).ppi(500).inParts(2).bytes();
      byte[] damaged = damaged(image, random, round);
      PrintFormat format = wsq ? PrintFormat.WSQ : PrintFormat.PNG;
      Optional<Integer> ppi = DoorAndEngine.stated(round % 3 == 0 ? 500 : 0);
      byte[] mended = wsq ? damaged : PngChecksums.fitted(damaged);
      if (readers.agrees(DoorAndEngine.print(format, ppi, mended))) {
        accepted++;
      } else {
        refused++;
      }
    }
    assertTrue(accepted > 150 && refused > 150, accepted + " accepted, " + refused + " refused");
  }

  private static byte[] damaged(byte[] image, Random random, int round) {
    if (round % 5 == 0) {
      return image;
    }
    byte[] damaged = round % 7 == 0 ? Arrays.copyOf(image, random.nextInt(image.length)) : image;
    damaged = damaged.clone();
    int within = round % 2 == 0 ? Math.min(damaged.length, 90) : damaged.length;
    for (int i = 0; i < 1 + round % 3 && within > 2; i++) {
      damaged[2 + random.nextInt(within - 2)] =
          (byte) (round % 4 < 2 ? random.nextInt() : random.nextInt(4));
    }
    return damaged;
  }

  /** Real prints: NIST's WSQ images and cards; skipped where they are not beside the checkout. */
  @Test
  void realImagesAreTheSameForBoth() throws IOException, FormatException {
    Optional<Path> samples = Checkout.shared("data/annist");
    assumeTrue(samples.isPresent(), "no shared/data/annist beside the checkout");
    for (String name : List.of("finger8.wsq", "sample.wsq")) {
      byte[] wsq = Files.readAllBytes(samples.get().resolve(name));
      assertEquals(
          500, readers.both(DoorAndEngine.print(PrintFormat.WSQ, Optional.empty(), wsq)).ppi());
    }
    int fingers = 0;
    for (String name : List.of("type-4-tpcard.an2", "type-14-tpcard-nqm.an2")) {
      byte[] file = Files.readAllBytes(samples.get().resolve(name));
      for (FingerImpression print :
          TenPrint.of(AnsiNistReader.read(file), Limits.DEFAULT).impressions()) {
        EncodedImage image = print.image();
        if (print.position().isSingle() && image.compression() == Compression.WSQ20) {
          Optional<Integer> ppi = Optional.of(image.ppi());
          readers.both(DoorAndEngine.print(PrintFormat.WSQ, ppi, image.data()));
          fingers++;
        }
      }
    }
    assertTrue(fingers >= 10, "fingers " + fingers);
  }
}
