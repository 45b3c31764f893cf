package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;

class FvcSetTest {
  @TempDir Path above;
  private Path folder;

  @BeforeEach
  void twoFingersOfTwoImpressions() throws IOException {
    folder = Files.createDirectory(above.resolve("set"));
    for (int finger = 101; finger <= 102; finger++) {
      for (int impression = 1; impression <= 2; impression++) {
        Files.write(
            folder.resolve(finger + "_" + impression + ".iso"),
            SourceAfis.toIso(template(finger, impression)));
      }
    }
  }

  private static FingerTemplate template(int finger, int impression) {
    return new SyntheticPeople(12)
        .impression(finger, FingerPosition.LEFT_INDEX, impression, ImpressionQuality.BOOKING)
        .template();
  }

  private List<FvcSet> read() throws IOException {
    return FvcSet.read(
        folder,
        EnumSet.allOf(FvcSet.Kind.class),
        500,
        new Progress(new PrintWriter(Writer.nullWriter()), System::nanoTime));
  }

  private String refused() {
    return assertThrows(InputRefused.class, this::read).getMessage();
  }

  /** Parallel ridges with a minutia wherever the phase turns once around a point; or white. */
  private static void image(Path file, String format, boolean ridges) throws IOException {
    BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 300; y++) {
      for (int x = 0; x < 300; x++) {
        double phase = 0.7 * y;
        for (int i = 0; i < 20; i++) {
          phase += Math.atan2(y - (40 + 53 * i % 220), x - (40 + 91 * i % 220));
        }
        image.getRaster().setSample(x, y, 0, ridges ? (int) (127 + 120 * Math.sin(phase)) : 255);
      }
    }
    assertTrue(ImageIO.write(image, format, file.toFile()));
  }

  @Test
  void reads_fingers_and_impressions_by_number() throws IOException {
    Files.writeString(folder.resolve("README.txt"), "passed over");
    PrintTable prints = read().get(0).prints();
    assertEquals(2, prints.fingers());
    assertEquals(2, prints.impressions());
    assertEquals(template(102, 1).size(), prints.finger(1, 0).orElseThrow().size());
    assertEquals(0, prints.failuresToEnrol());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tif", "png", "bmp"})
  void a_folder_of_both_kinds_is_two_sets_and_a_blank_image_a_failure_to_enrol(String format)
      throws IOException {
    for (String name : List.of("101_1", "101_2", "102_1", "102_2")) {
      image(folder.resolve(name + "." + format), format, !name.equals("102_2"));
    }
    List<FvcSet> sets = read();
    assertEquals(
        List.of(FvcSet.Kind.IMAGES, FvcSet.Kind.MINUTIAE),
        sets.stream().map(FvcSet::kind).toList());
    assertEquals(1, sets.get(0).prints().failuresToEnrol());
    assertTrue(sets.get(0).prints().finger(1, 1).isEmpty());
  }

  @Test
  void a_missing_impression_is_named() throws IOException {
    Files.delete(folder.resolve("102_1.iso"));
    assertTrue(refused().endsWith("impression 1 of finger 102 is missing"), refused());
  }

  @Test
  void a_damaged_file_is_named_with_its_reason() throws IOException {
    Files.writeString(folder.resolve("101_2.iso"), "FMR\0 20\0and no more");
    assertTrue(refused().contains("101_2.iso"), refused());
    assertTrue(refused().contains("UNDECODABLE"), refused());
  }

  @Test
  void what_is_no_print_at_all_is_named() throws IOException {
    for (String name : List.of("101_1", "101_2", "102_1", "102_2")) {
      Files.writeString(folder.resolve(name + ".txt"), "hello");
    }
    assertTrue(refused().contains("UNSUPPORTED_FORMAT"), refused());
  }

  @Test
  void two_files_of_one_impression_are_refused() throws IOException {
    Files.copy(folder.resolve("101_1.iso"), folder.resolve("101_1.fmr"));
    assertTrue(refused().contains("holds both 101_1.fmr and 101_1.iso"), refused());
  }

  @Test
  void a_folder_without_prints_and_no_folder_are_told_apart() throws IOException {
    folder = Files.createDirectory(folder.resolve("empty"));
    assertTrue(refused().contains("holds no files named"), refused());
    folder = folder.resolve("none");
    assertTrue(refused().endsWith("is no folder"), refused());
  }

  @Test
  void a_folder_of_sets_stands_for_them() throws IOException {
    folder = above;
    assertEquals(List.of("set"), read().stream().map(FvcSet::name).toList());
  }
}
