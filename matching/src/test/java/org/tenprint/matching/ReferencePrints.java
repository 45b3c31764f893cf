package org.tenprint.matching;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/**
 * Real prints that tests may read where they are present: a folder {@code shared} beside the
 * checkout, or one of its parents. A test that asks for an absent file is skipped, saying so.
 */
public final class ReferencePrints {
  private ReferencePrints() {}

  /** The bytes of a file under {@code shared/data}. */
  public static byte[] bytes(String path) {
    Path folder = Path.of(System.getProperty("tenprint.root", ".")).toAbsolutePath().normalize();
    while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, "skipped: no folder shared/data beside the checkout");
    Path file = folder.resolve("shared/data").resolve(path);
    assumeTrue(Files.isReadable(file), "skipped: " + path + " is absent");
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** An FVC2002 impression: set 1 to 3, finger 101 to 110, impression 1 to 8. */
  public static FingerTemplate fvc(int set, int finger, int impression) {
    byte[] iso = bytes("prints/fvc2002/DB" + set + "_B/" + finger + "_" + impression + ".iso");
    return ((Extraction.Extracted) TemplateExtractor.extract(new Print.Encoded(iso, 0))).template();
  }

  /** The ten fingers of a set as one person, one impression of each. */
  public static TenPrint fvcPerson(int set, int impression, int fingers) {
    Map<FingerPosition, FingerTemplate> templates = new EnumMap<>(FingerPosition.class);
    for (int i = 0; i < fingers; i++) {
      templates.put(FingerPosition.at(i), fvc(set, 101 + i, impression));
    }
    return new TenPrint(templates);
  }
}
