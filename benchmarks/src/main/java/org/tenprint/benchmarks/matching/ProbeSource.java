package org.tenprint.benchmarks.matching;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** Searches of one kind of people in a gallery of synthetic people. */
interface ProbeSource {
  /**
   * A search.
   *
   * @param probe empty when no finger gave a template: a miss, for a mated search
   * @param mate subject id of who should be found; empty: nobody
   */
  record Search(Optional<TenPrint> probe, Optional<String> mate) {}

  /**
   * Searches with certain people enrolled beside the synthetic ones.
   *
   * @param enrolled to be put before and removed after
   * @param count how many searches
   * @param search by number; may be called by several threads
   */
  record Round(List<Subject> enrolled, int count, IntFunction<Search> search) {}

  /** Name of the rows in the results. */
  String name();

  /** Searches for enrolled people, about as many as wanted, or all there are. */
  List<Round> mated(int wanted, int fingers);

  /** Searches for people who are not enrolled, as many as wanted, or all there are. */
  List<Round> nonMated(int wanted, int fingers);
}
