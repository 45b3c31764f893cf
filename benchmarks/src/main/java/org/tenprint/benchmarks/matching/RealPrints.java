package org.tenprint.benchmarks.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.matching.FingerPosition;
import org.tenprint.matching.FingerTemplate;
import org.tenprint.matching.TenPrint;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.TemplateExtractor;

/**
 * FVC2002 sets DB1 to DB3 part B (ten fingers, eight impressions each) where a folder {@code
 * shared/data/prints} lies beside the checkout or one of its parents: 30 fingers, and the 30 people
 * they make when regrouped so that each finger stands once at each position.
 */
final class RealPrints {
  static final int SETS = 3;
  static final int FINGERS = 10;
  static final int IMPRESSIONS = 8;
  static final int PEOPLE = SETS * FINGERS;

  private final FingerTemplate[][] templates;

  private RealPrints(FingerTemplate[][] templates) {
    this.templates = templates;
  }

  /** The prints, where they are present. */
  static Optional<RealPrints> find() throws IOException {
    Path folder = Path.of(System.getProperty("tenprint.root", ".")).toAbsolutePath().normalize();
    while (folder != null && !Files.isDirectory(folder.resolve("shared/data/prints/fvc2002"))) {
      folder = folder.getParent();
    }
    return folder == null
        ? Optional.empty()
        : Optional.of(read(folder.resolve("shared/data/prints/fvc2002")));
  }

  private static RealPrints read(Path folder) throws IOException {
    FingerTemplate[][] templates = new FingerTemplate[PEOPLE][IMPRESSIONS];
    for (int set = 0; set < SETS; set++) {
      for (int finger = 0; finger < FINGERS; finger++) {
        for (int impression = 0; impression < IMPRESSIONS; impression++) {
          Path file =
              folder
                  .resolve("DB" + (set + 1) + "_B")
                  .resolve(101 + finger + "_" + (impression + 1) + ".iso");
          Extraction extraction =
              TemplateExtractor.extract(new Print.Encoded(Files.readAllBytes(file), 0));
          if (!(extraction instanceof Extraction.Extracted extracted)) {
            throw new IOException(file + " gave no template: " + extraction);
          }
          templates[set * FINGERS + finger][impression] = extracted.template();
        }
      }
    }
    return new RealPrints(templates);
  }

  /** An impression of a finger, 0 to 29. */
  FingerTemplate finger(int finger, int impression) {
    return templates[finger][impression];
  }

  /** A regrouped person, 0 to 29: the fingers of that arrangement with one impression each. */
  TenPrint person(int person, int impression, List<FingerPosition> positions) {
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    for (FingerPosition position : positions) {
      fingers.put(position, templates[(person + 7 * position.ordinal()) % PEOPLE][impression]);
    }
    return new TenPrint(fingers);
  }

  /**
   * The i-th of many other arrangements of the fingers and impressions: people that are nobody's.
   */
  TenPrint stranger(int i, List<FingerPosition> positions) {
    int stride = STRIDES[i / PEOPLE % STRIDES.length];
    int arrangement = i / PEOPLE / STRIDES.length;
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    for (FingerPosition position : positions) {
      int impression = (arrangement + position.ordinal() * (1 + arrangement % 5)) % IMPRESSIONS;
      fingers.put(position, templates[(i + stride * position.ordinal()) % PEOPLE][impression]);
    }
    return new TenPrint(fingers);
  }

  /** Coprime to 30, so that a person's fingers are all different. */
  private static final int[] STRIDES = {1, 11, 13, 17, 19, 23, 29};
}
