package org.tenprint.matching.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.formats.image.WsqWriter;
import org.tenprint.matching.ReferencePrints;

/**
 * A log is replayed to the same bytes: each image has the template, or the refusal, and asks the
 * budget for the same nominal milliseconds, to the bit, that it always did.
 */
class ExtractionsTest {
  /** What a kind's images came to before the extraction was made quicker. */
  @ParameterizedTest
  @CsvSource({
    "made, 74378d9faac7ef6774232d57ee02669bc28e2a030ea99c9e2015734763edc535",
    "hostile, 48f2ea31fe8fb426dae9f30df03dfe91948a72102c85e7a020d0acb745918602",
    "damaged, 3719c10589789d2d7b7d5c33dfce51323c1810f5c7e60651ccb1b89dfe957d2f",
    "fvc, 69af8a2e283f9d91c8a7ef75459bcd37c9537b205d060141acd764c977260e60",
    "card, 6ddbe9015c3b4f153d3c205943a7a1c8030ba458e7c271c52f4c14a8e1a2e330"
  })
  void templatesRefusalsAndCostsAreWhatTheyWere(String kind, String digest) throws Exception {
    MessageDigest all = MessageDigest.getInstance("SHA-256");
    int extracted = 0;
    for (Print print : prints(kind)) {
      Asked budget = new Asked();
      Extraction extraction = TemplateExtractor.extract(print, budget);
      if (extraction instanceof Extraction.Extracted made) {
        all.update(made.template().toBytes());
        extracted++;
      } else {
        all.update(extraction.toString().getBytes(StandardCharsets.UTF_8));
      }
      budget.asked.forEach(each -> all.update(ByteBuffer.allocate(8).putDouble(0, each)));
    }
    assertTrue(extracted > 0, "nothing was extracted");
    assertEquals(digest, HexFormat.of().formatHex(all.digest()));
  }

  /** A whole booking's budget that remembers what it was asked for. */
  private static final class Asked implements Budget {
    private final List<Double> asked = new ArrayList<>();
    private final ExtractionBudget budget = new ExtractionBudget();

    @Override
    public boolean spend(double nominalMillis) {
      asked.add(nominalMillis);
      return budget.spend(nominalMillis);
    }
  }

  private static List<Print> prints(String kind) throws Exception {
    return switch (kind) {
      case "made" -> made();
      case "hostile" -> hostile();
      case "damaged" -> damaged();
      case "fvc" -> fvc();
      case "card" -> card();
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** Rings about a point, bent by a wave so that ridges end, with noise. */
  private static GreyImage rings(int width, int height, double period, int ppi, int noise) {
    Random random = new Random(31L * width + height);
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      double x = i % width - width / 3.0;
      double y = i / width - height / 2.5;
      double bend = StrictMath.sin(x / 23) * StrictMath.cos(y / 31) + random.nextGaussian() / 40;
      double far = StrictMath.sqrt(x * x + y * y) / period + bend;
      double grey = 128 + 90 * StrictMath.sin(2 * StrictMath.PI * far);
      grey += noise * random.nextGaussian();
      pixels[i] = (byte) Math.max(0, Math.min(255, grey));
    }
    return new GreyImage(width, height, pixels, ppi);
  }

  private static Print.Raw raw(GreyImage image) {
    return new Print.Raw(image.pixels(), image.width(), image.height(), image.ppi());
  }

  private static Print wsq(GreyImage image) {
    return new Print.Encoded(WsqWriter.write(WsqWriter.padded(image)), image.ppi());
  }

  private static List<Print> made() {
    List<Print> prints = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      int ppi = new int[] {500, 500, 1000, 333}[i % 4];
      int width = (int) (ppi * (0.4 + 0.05 * (i % 7)));
      int height = (int) (ppi * (0.5 + 0.04 * (i % 5)));
      double period = (7 + i % 5) * ppi / 500.0;
      GreyImage image = rings(width, height, period, ppi, 4 * (i % 6));
      prints.add(raw(image));
      prints.add(wsq(image));
    }
    return prints;
  }

  /** Too many ends, no ridges, ridges at another distance, sides without room for any. */
  private static List<Print> hostile() {
    List<Print> prints = new ArrayList<>();
    for (int side : new int[] {75, 91, 140, 300, 420, 700, 1100}) {
      prints.add(raw(fields(side, 4, 24)));
      prints.add(raw(fields(side, 7, 40)));
    }
    for (int i = 0; i < 6; i++) {
      byte[] noise = new byte[(200 + i) * 301];
      new Random(i).nextBytes(noise);
      prints.add(new Print.Raw(noise, 200 + i, 301, 400 + 100 * i));
      prints.add(raw(rings(260, 270 + i, 3 + 4 * i, 500, 0)));
    }
    prints.add(new Print.Raw(new byte[160_000], 400, 400, 500));
    return prints;
  }

  private static GreyImage fields(int side, int period, int field) {
    byte[] pixels = new byte[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double turn = (x / field * 31 + y / field * 17) % 4 * StrictMath.PI / 4;
        double across = x * StrictMath.cos(turn) + y * StrictMath.sin(turn);
        double wave = StrictMath.sin(2 * StrictMath.PI * across / period);
        pixels[y * side + x] = (byte) (127.5 + 127 * wave);
      }
    }
    return new GreyImage(side, side, pixels, 500);
  }

  private static List<Print> damaged() {
    List<Print> prints = new ArrayList<>();
    byte[] sound = ((Print.Encoded) wsq(rings(250, 280, 9, 500, 8))).bytes();
    for (int i = 0; i < 120; i++) {
      Random random = new Random(i);
      byte[] file = sound.clone();
      for (int flips = 0; flips < i % 4; flips++) {
        int within = i % 2 == 0 ? file.length : 700;
        file[random.nextInt(within)] ^= (byte) (1 << random.nextInt(8));
      }
      prints.add(new Print.Encoded(file, 500));
    }
    return prints;
  }

  private static List<Print> fvc() throws Exception {
    List<Print> prints = new ArrayList<>();
    for (int set = 1; set <= 3; set++) {
      for (int finger = 101; finger <= 110; finger++) {
        String file = "prints/fvc2002/DB" + set + "_B/" + finger + "_3.tif";
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(ReferencePrints.bytes(file)));
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] pixels = (byte[]) image.getRaster().getDataElements(0, 0, width, height, null);
        prints.add(new Print.Raw(pixels, width, height, 500));
        prints.add(new Print.Raw(pixels, width, height, finger % 2 == 0 ? 569 : 1000));
      }
    }
    return prints;
  }

  private static List<Print> card() {
    return List.of(
        new Print.Encoded(ReferencePrints.bytes("annist/sample.wsq"), 500),
        new Print.Encoded(ReferencePrints.bytes("annist/finger8.wsq"), 500),
        new Print.Encoded(ReferencePrints.bytes("annist/finger8.wsq"), 600));
  }
}
