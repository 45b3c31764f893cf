package org.tenprint.benchmarks.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tenprint.matching.prints.FingerTemplate;

/**
 * Impressions of a number of fingers, as many of each.
 *
 * @param templates {@code [finger][impression]}; null where the impression gave no template (a
 *     failure to enrol)
 */
record PrintTable(FingerTemplate[][] templates) {
  int fingers() {
    return templates.length;
  }

  int impressions() {
    return templates[0].length;
  }

  /** An impression; empty for a failure to enrol. */
  Optional<FingerTemplate> finger(int finger, int impression) {
    return Optional.ofNullable(templates[finger][impression]);
  }

  long failuresToEnrol() {
    return Arrays.stream(templates).flatMap(Stream::of).filter(t -> t == null).count();
  }

  /** The fingers {@code from} to before {@code to}. */
  PrintTable part(int from, int to) {
    return new PrintTable(Arrays.copyOfRange(templates, from, to));
  }

  /** All fingers of all, with as many impressions as each of them has. */
  static PrintTable pooled(List<PrintTable> tables) {
    int impressions = tables.stream().mapToInt(PrintTable::impressions).min().orElseThrow();
    return new PrintTable(
        tables.stream()
            .flatMap(table -> Stream.of(table.templates()))
            .map(finger -> Arrays.copyOf(finger, impressions))
            .toArray(FingerTemplate[][]::new));
  }
}
