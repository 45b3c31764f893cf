package org.tenprint.benchmarks.matching;

import java.util.List;
import java.util.Optional;
import org.tenprint.matching.prints.TenPrint;

/**
 * Other impressions of people of the gallery, and people of another population.
 *
 * @param name of the rows
 * @param quality of the probes; what is enrolled is booking-like
 * @param people how many are enrolled
 */
record SyntheticProbes(String name, ImpressionQuality quality, int people) implements ProbeSource {
  private static final int PROBE_ENCOUNTER = 1;

  @Override
  public List<Round> mated(int wanted, int fingers) {
    int count = Math.min(wanted, people);
    int stride = people / count;
    return List.of(
        new Round(
            List.of(),
            count,
            i ->
                new Search(
                    probe(Population.ENROLLED, i * stride, fingers),
                    Optional.of(Population.id(i * stride)))));
  }

  private Optional<TenPrint> probe(long population, int person, int fingers) {
    return Optional.of(
        new SyntheticPeople(population).encounter(person, PROBE_ENCOUNTER, quality, fingers));
  }

  @Override
  public List<Round> nonMated(int wanted, int fingers) {
    return List.of(
        new Round(
            List.of(),
            wanted,
            i -> new Search(probe(Population.STRANGERS, i, fingers), Optional.empty())));
  }
}
