package org.tenprint.matching.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.machinezoo.fingerprintio.TemplateFormat;
import com.machinezoo.sourceafis.FingerprintCompatibility;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.formats.Limits;
import org.tenprint.matching.ReferencePrints;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;

class TemplateExtractorTest {
  private static final String FINGER = "prints/fvc2002/DB1_B/101_1";

  private static Extraction extract(byte[] bytes) {
    return TemplateExtractor.extract(new Print.Encoded(bytes, 500));
  }

  private static FingerTemplate template(Extraction extraction) {
    return assertInstanceOf(Extraction.Extracted.class, extraction).template();
  }

  private static void assertRefused(ExtractionRefusal reason, Extraction extraction) {
    assertEquals(new Extraction.Refused(reason), extraction);
  }

  private static BufferedImage fvcImage() throws IOException {
    return ImageIO.read(new ByteArrayInputStream(ReferencePrints.bytes(FINGER + ".tif")));
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static byte[] pixels(BufferedImage image) {
    return (byte[])
        image.getRaster().getDataElements(0, 0, image.getWidth(), image.getHeight(), null);
  }

  @Test
  void png_and_raw_of_one_image_give_one_template() throws IOException {
    BufferedImage image = fvcImage();
    FingerTemplate fromPng = template(extract(png(image)));
    Print.Raw raw = new Print.Raw(pixels(image), image.getWidth(), image.getHeight(), 500);
    assertEquals(fromPng, template(TemplateExtractor.extract(raw)));
    assertTrue(fromPng.size() > 15 && fromPng.quality() > 20, fromPng.toString());
  }

  /** 16 bits a pixel and colours say the same print. */
  @Test
  void deeper_and_coloured_png_give_the_template_of_8_bit_grey() throws IOException {
    BufferedImage image = fvcImage();
    FingerTemplate grey = template(extract(png(image)));
    for (int type : new int[] {BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_INT_RGB}) {
      BufferedImage other = new BufferedImage(image.getWidth(), image.getHeight(), type);
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          int value = image.getRaster().getSample(x, y, 0);
          for (int band = 0; band < other.getRaster().getNumBands(); band++) {
            boolean deep = type == BufferedImage.TYPE_USHORT_GRAY;
            other.getRaster().setSample(x, y, band, deep ? value << 8 : value);
          }
        }
      }
      assertEquals(grey, template(extract(png(other))));
    }
  }

  @Test
  void image_of_1000_ppi_is_brought_to_500() throws IOException {
    BufferedImage image = fvcImage();
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] small = pixels(image);
    byte[] large = new byte[4 * width * height];
    for (int y = 0; y < 2 * height; y++) {
      for (int x = 0; x < 2 * width; x++) {
        large[y * 2 * width + x] = small[y / 2 * width + x / 2];
      }
    }
    FingerTemplate at500 =
        template(TemplateExtractor.extract(new Print.Raw(small, width, height, 500)));
    FingerTemplate at1000 =
        template(TemplateExtractor.extract(new Print.Raw(large, 2 * width, 2 * height, 1000)));
    assertEquals(at500.width(), at1000.width());
    assertEquals(at500.size(), at1000.size(), 2);
  }

  /** And none after the one that refuses. */
  @Test
  void each_step_that_is_done_is_told() throws IOException {
    BufferedImage image = fvcImage();
    List<ExtractionStep> done = new ArrayList<>();
    Print print = new Print.Encoded(png(image), 500);
    assertEquals(
        TemplateExtractor.extract(print), TemplateExtractor.extractByStep(print, done::add));
    assertEquals(List.of(ExtractionStep.values()), done);
    done.clear();
    Print flat = new Print.Raw(new byte[90_000], 300, 300, 500);
    assertRefused(ExtractionRefusal.NO_RIDGES, TemplateExtractor.extractByStep(flat, done::add));
    assertEquals(List.of(ExtractionStep.PIXELS, ExtractionStep.RIDGES), done);
  }

  @Test
  void wsq_is_read() {
    for (String file : new String[] {"annist/sample.wsq", "annist/finger8.wsq"}) {
      FingerTemplate template = template(extract(ReferencePrints.bytes(file)));
      assertTrue(template.size() > 20, file + ": " + template);
    }
  }

  @ParameterizedTest
  @EnumSource(TemplateFormat.class)
  void minutiae_records_of_every_standard_are_read(TemplateFormat format) {
    FingerTemplate original = ReferencePrints.fvc(2, 103, 1);
    byte[] record = FingerprintCompatibility.exportTemplates(format, SourceAfis.template(original));
    FingerTemplate read = template(extract(record));
    assertEquals(original.size(), read.size());
    byte[] two =
        FingerprintCompatibility.exportTemplates(
            format, SourceAfis.template(original), SourceAfis.template(original));
    assertRefused(ExtractionRefusal.SEVERAL_VIEWS, extract(two));
  }

  /** Records go through the reader of {@code formats}, which changes nothing of what they say. */
  @ParameterizedTest
  @EnumSource(TemplateFormat.class)
  void a_record_gives_the_template_that_it_gives_the_library_alone(TemplateFormat format) {
    for (int set = 1; set <= 3; set++) {
      for (int finger = 101; finger <= 110; finger++) {
        FingerTemplate original = ReferencePrints.fvc(set, finger, 2);
        byte[] record =
            FingerprintCompatibility.exportTemplates(format, SourceAfis.template(original));
        FingerprintTemplate alone = FingerprintCompatibility.importTemplate(record);
        int quality = PrintQuality.ofMinutiae(SourceAfis.minutiae(alone));
        assertEquals(SourceAfis.template(alone, quality), template(extract(record)));
      }
    }
  }

  @Test
  void a_png_that_states_no_resolution_has_none() throws IOException {
    byte[] png = png(fvcImage());
    assertRefused(
        ExtractionRefusal.UNSUPPORTED_RESOLUTION,
        TemplateExtractor.extract(new Print.Encoded(png, 0)));
  }

  @Test
  void huge_announced_sizes_are_refused_before_decoding() throws IOException {
    byte[] png = png(new BufferedImage(300, 300, BufferedImage.TYPE_BYTE_GRAY));
    ByteBuffer.wrap(png).putInt(16, 65535).putInt(20, 65535);
    CRC32 sum = new CRC32();
    sum.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
    assertRefused(ExtractionRefusal.TOO_LARGE, extract(png));
    byte[] wsq = {
      (byte) 0xff,
      (byte) 0xa0,
      (byte) 0xff,
      (byte) 0xa2,
      0,
      17,
      0,
      0,
      -1,
      -1,
      -1,
      -1,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0
    };
    assertRefused(ExtractionRefusal.TOO_LARGE, extract(wsq));
    assertRefused(
        ExtractionRefusal.TOO_LARGE,
        TemplateExtractor.extract(new Print.Raw(new byte[9], 65535, 65535, 500)));
    assertRefused(ExtractionRefusal.TOO_LARGE, extract(new byte[Limits.DEFAULT.imageBytes() + 1]));
  }

  @Test
  void each_thing_wrong_has_its_reason() throws IOException {
    assertRefused(ExtractionRefusal.EMPTY, extract(new byte[0]));
    assertRefused(
        ExtractionRefusal.UNSUPPORTED_FORMAT, extract(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}));
    assertRefused(
        ExtractionRefusal.NO_RIDGES,
        extract(png(new BufferedImage(300, 300, BufferedImage.TYPE_BYTE_GRAY))));
    assertRefused(
        ExtractionRefusal.TOO_SMALL,
        TemplateExtractor.extract(new Print.Raw(new byte[16], 4, 4, 500)));
    Print.Raw coarse = new Print.Raw(new byte[90_000], 300, 300, 72);
    assertRefused(ExtractionRefusal.UNSUPPORTED_RESOLUTION, TemplateExtractor.extract(coarse));
    Print.Raw slap = new Print.Raw(new byte[1600 * 1500], 1600, 1500, 500);
    assertRefused(ExtractionRefusal.TOO_LARGE, TemplateExtractor.extract(slap));
    Print.Raw cut = new Print.Raw(new byte[89_999], 300, 300, 500);
    assertRefused(ExtractionRefusal.UNDECODABLE, TemplateExtractor.extract(cut));
  }

  @Test
  void damaged_files_end_in_a_refusal_or_a_template_and_in_time() {
    Random random = new Random(11);
    for (String file :
        new String[] {
          "annist/finger8.wsq", "annist/fmr.ansi2004", "annist/fmr.iso2005", FINGER + ".iso"
        }) {
      byte[] sound = ReferencePrints.bytes(file);
      for (int round = 0; round < 40; round++) {
        byte[] damaged =
            java.util.Arrays.copyOf(
                sound, round % 4 == 0 ? random.nextInt(sound.length) : sound.length);
        for (int i = 0; i < 1 + round % 5 && damaged.length > 0; i++) {
          damaged[random.nextInt(Math.min(damaged.length, 600))] = (byte) random.nextInt();
        }
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> extract(damaged));
      }
    }
  }
}
