package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.tenprint.benchmarks.run.Progress;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.synthetic.ImpressionQuality;
import org.tenprint.synthetic.MasterFinger;
import org.tenprint.synthetic.SyntheticPerson;

/**
 * Prints of one kind, for comparisons of different fingers. A print that gives no template is left
 * out.
 *
 * @param name of the kind
 */
record PrintPool(String name, List<Item> prints) {
  /** Impressions of a grown finger. */
  private static final int IMPRESSIONS = 2;

  /**
   * A print.
   *
   * @param finger which finger it is of, the same number in every pool
   */
  record Item(long finger, FingerTemplate template) {}

  /** What SourceAFIS compares, in the order of the prints. */
  List<FingerprintTemplate> sourceAfis() {
    return prints.stream().map(print -> SourceAfis.template(print.template())).toList();
  }

  /** Its fingers with two impressions each; those of which a print is left out are left out. */
  PrintTable table() {
    Map<Long, List<FingerTemplate>> fingers = new LinkedHashMap<>();
    prints.forEach(
        print ->
            fingers.computeIfAbsent(print.finger(), f -> new ArrayList<>()).add(print.template()));
    return new PrintTable(
        fingers.values().stream()
            .filter(impressions -> impressions.size() == IMPRESSIONS)
            .map(impressions -> impressions.toArray(FingerTemplate[]::new))
            .toArray(FingerTemplate[][]::new));
  }

  /** Every second finger of a table, from {@code first} on, with all its impressions. */
  static PrintPool every(String name, PrintTable table, int first) {
    List<Item> items = new ArrayList<>();
    for (int finger = first; finger < table.fingers(); finger += 2) {
      for (int impression = 0; impression < table.impressions(); impression++) {
        long number = finger;
        table.finger(finger, impression).ifPresent(t -> items.add(new Item(number, t)));
      }
    }
    return new PrintPool(name, items);
  }

  /**
   * Grows ridges, one finger of a person, presses and extracts them; half a second of CPU a finger.
   *
   * @param seeds of the first person; the next seeds follow
   * @param qualities how the impressions are taken: a pool for each, of the same fingers
   */
  static List<PrintPool> grown(
      List<String> names,
      List<ImpressionQuality> qualities,
      MasterFinger.Size size,
      long seeds,
      int fingers,
      Progress progress) {
    AtomicReferenceArray<FingerTemplate> grown =
        new AtomicReferenceArray<>(fingers * qualities.size() * IMPRESSIONS);
    Workers.each(
        progress,
        "growing fingers, " + names + " from " + seeds,
        fingers,
        f -> {
          SyntheticPerson person = SyntheticPerson.of(seeds + f, size);
          for (int q = 0; q < qualities.size(); q++) {
            for (int i = 0; i < IMPRESSIONS; i++) {
              grown.set(
                  (q * fingers + f) * IMPRESSIONS + i,
                  press(person, 1 + f % SyntheticPerson.FINGERS, i, qualities.get(q)).orElse(null));
            }
          }
        });
    List<PrintPool> pools = new ArrayList<>();
    for (int q = 0; q < qualities.size(); q++) {
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < fingers * IMPRESSIONS; i++) {
        FingerTemplate template = grown.get(q * fingers * IMPRESSIONS + i);
        if (template != null) {
          items.add(new Item(seeds + i / IMPRESSIONS, template));
        }
      }
      pools.add(new PrintPool(names.get(q), items));
    }
    return pools;
  }

  /** Grown fingers pressed plain, as at a booking and as at an unattended sensor. */
  static List<PrintPool> plain(List<String> names, long seeds, int fingers, Progress progress) {
    return grown(
        names,
        List.of(ImpressionQuality.BOOKING, ImpressionQuality.UNATTENDED),
        MasterFinger.Size.FULL,
        seeds,
        fingers,
        progress);
  }

  private static Optional<FingerTemplate> press(
      SyntheticPerson person, int position, int impression, ImpressionQuality quality) {
    var image = person.impression(position, impression, quality);
    Extraction extraction =
        TemplateExtractor.extract(
            new Print.Raw(image.pixels(), image.width(), image.height(), image.ppi()));
    return extraction instanceof Extraction.Extracted extracted
        ? Optional.of(extracted.template())
        : Optional.empty();
  }
}
