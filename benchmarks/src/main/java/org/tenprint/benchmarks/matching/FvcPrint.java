package org.tenprint.benchmarks.matching;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.ExtractionRefusal;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.matching.prints.FingerTemplate;

/** One file of a set: a minutiae record, a WSQ image, or any image that the JDK reads. */
final class FvcPrint {
  private static final int RECORD_MAGIC_BYTES = 4;
  private static final String RECORD_MAGIC = "FMR\0";

  private static final Set<ExtractionRefusal> FAILURES_TO_ENROL =
      EnumSet.of(ExtractionRefusal.NO_RIDGES, ExtractionRefusal.TOO_FEW_MINUTIAE);

  private FvcPrint() {}

  /** Told by the content. */
  static FvcSet.Kind kind(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(RECORD_MAGIC_BYTES);
      return new String(start, java.nio.charset.StandardCharsets.ISO_8859_1).equals(RECORD_MAGIC)
          ? FvcSet.Kind.MINUTIAE
          : FvcSet.Kind.IMAGES;
    }
  }

  /**
   * The template; empty when the print has no ridges, or too few minutiae for one.
   *
   * @throws InputRefused when the file cannot be read as a print
   */
  static Optional<FingerTemplate> template(Path file, int ppi) {
    Extraction extraction;
    try {
      extraction = TemplateExtractor.extract(print(Files.readAllBytes(file), ppi));
    } catch (IOException damaged) {
      throw new InputRefused(file + " cannot be read: " + damaged.getMessage());
    }
    if (extraction instanceof Extraction.Extracted extracted) {
      return Optional.of(extracted.template());
    }
    ExtractionRefusal reason = ((Extraction.Refused) extraction).reason();
    if (FAILURES_TO_ENROL.contains(reason)) {
      return Optional.empty();
    }
    throw new InputRefused(
        file + " is not a print that can be used at " + ppi + " pixels an inch: " + reason);
  }

  /**
   * The pixels of an image that the JDK reads.
   *
   * @throws InputRefused when it does not
   */
  static Print.Raw image(Path file, int ppi) throws IOException {
    if (print(Files.readAllBytes(file), ppi) instanceof Print.Raw raw) {
      return raw;
    }
    throw new InputRefused(file + " is no image that the JDK reads");
  }

  private static Print print(byte[] bytes, int ppi) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
    return image == null
        ? new Print.Encoded(bytes, ppi)
        : new Print.Raw(grey(image), image.getWidth(), image.getHeight(), ppi);
  }

  private static byte[] grey(BufferedImage image) {
    int width = image.getWidth();
    byte[] pixels = new byte[width * image.getHeight()];
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
      image.getRaster().getDataElements(0, 0, width, image.getHeight(), pixels);
      return pixels;
    }
    for (int i = 0; i < pixels.length; i++) {
      int rgb = image.getRGB(i % width, i / width);
      pixels[i] = (byte) (((rgb & 0xff) + (rgb >> 8 & 0xff) + (rgb >> 16 & 0xff)) / 3);
    }
    return pixels;
  }
}
