package org.tenprint.benchmarks.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.matching.prints.FingerTemplate;

/**
 * A folder as the fingerprint verification competitions distribute them: files {@code
 * finger_impression.extension}, every impression of every finger, as images or as minutiae records;
 * a folder that holds both gives two sets. Other files are passed over.
 *
 * @param name the folder's name behind its parent's
 * @param kind images, whose minutiae are extracted here, or minutiae records
 * @param prints fingers and impressions by ascending number
 */
record FvcSet(String name, Kind kind, PrintTable prints) {
  enum Kind {
    IMAGES,
    MINUTIAE
  }

  private static final Pattern NAME = Pattern.compile("(\\d{1,9})_(\\d{1,9})\\.\\w+");
  private static final int FEWEST = 2;

  /** Impressions by finger and number. */
  private static final class Numbered extends TreeMap<Integer, Map<Integer, Path>> {}

  /**
   * The sets of a folder, or of the folders in it where it holds no impressions itself.
   *
   * @param kinds which of them are read
   * @param ppi pixels an inch of the images
   * @throws InputRefused when there is none, or one is incomplete or cannot be read
   */
  static List<FvcSet> read(Path folder, Set<Kind> kinds, int ppi, Progress progress)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new InputRefused(folder + " is no folder");
    }
    List<FvcSet> sets = readOne(folder, kinds, ppi, progress);
    if (sets.isEmpty()) {
      try (Stream<Path> inside = Files.list(folder)) {
        for (Path each : inside.filter(Files::isDirectory).sorted().toList()) {
          sets.addAll(readOne(each, kinds, ppi, progress));
        }
      }
    }
    if (sets.isEmpty()) {
      throw new InputRefused(
          folder + " holds no files named FINGER_IMPRESSION.EXTENSION, such as 101_1.tif");
    }
    return sets;
  }

  /** Whether it is named as an impression of a set. */
  static boolean isImpression(Path file) {
    return NAME.matcher(file.getFileName().toString()).matches();
  }

  private static List<FvcSet> readOne(Path folder, Set<Kind> kinds, int ppi, Progress progress)
      throws IOException {
    Map<Kind, Numbered> files = new TreeMap<>();
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path file : inside.sorted().toList()) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches() && kinds.contains(FvcPrint.kind(file))) {
          add(
              files.computeIfAbsent(FvcPrint.kind(file), kind -> new Numbered()),
              Integer.parseInt(name.group(1)),
              Integer.parseInt(name.group(2)),
              file);
        }
      }
    }
    List<FvcSet> sets = new ArrayList<>();
    for (Map.Entry<Kind, Numbered> entry : files.entrySet()) {
      String name = folder.toAbsolutePath().normalize().getFileName().toString();
      sets.add(
          new FvcSet(
              name,
              entry.getKey(),
              new PrintTable(extract(folder, entry.getValue(), ppi, progress))));
    }
    return sets;
  }

  private static void add(Numbered files, int finger, int impression, Path file) {
    Path other = files.computeIfAbsent(finger, f -> new TreeMap<>()).put(impression, file);
    if (other != null) {
      throw new InputRefused(
          file.getParent()
              + " holds both "
              + other.getFileName()
              + " and "
              + file.getFileName()
              + ": leave one");
    }
  }

  private static FingerTemplate[][] extract(
      Path folder, Numbered files, int ppi, Progress progress) {
    List<Integer> fingers = List.copyOf(files.keySet());
    Set<Integer> numbers = new TreeSet<>();
    files.values().forEach(impressions -> numbers.addAll(impressions.keySet()));
    List<Integer> impressions = List.copyOf(numbers);
    if (fingers.size() < FEWEST || impressions.size() < FEWEST) {
      throw new InputRefused(
          folder + " needs at least two fingers of two impressions each to compare");
    }
    for (int finger : fingers) {
      for (int impression : impressions) {
        if (!files.get(finger).containsKey(impression)) {
          throw new InputRefused(
              folder
                  + " is incomplete: impression "
                  + impression
                  + " of finger "
                  + finger
                  + " is missing");
        }
      }
    }
    FingerTemplate[][] templates = new FingerTemplate[fingers.size()][impressions.size()];
    Workers.each(
        progress,
        "reading " + folder.getFileName(),
        fingers.size() * impressions.size(),
        i -> {
          int finger = i / impressions.size();
          int impression = i % impressions.size();
          templates[finger][impression] =
              FvcPrint.template(
                      files.get(fingers.get(finger)).get(impressions.get(impression)), ppi)
                  .orElse(null);
        });
    return templates;
  }
}
