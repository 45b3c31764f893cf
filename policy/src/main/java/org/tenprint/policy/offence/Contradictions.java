package org.tenprint.policy.offence;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Of which codes and days booking and record contradict each other about classes, where it is known
 * what both state. Cost: each conviction is looked at once.
 */
final class Contradictions {

  private record OfDay(String ncic, LocalDate convicted) {
    static OfDay of(Conviction one) {
      return new OfDay(one.ncic(), one.convicted());
    }
  }

  /** Whether a source states a class that counts, and one that does not. */
  private static final class Source {
    private boolean counts;
    private boolean another;

    void states(OffenceClass stated, Set<OffenceClass> classes) {
      counts |= classes.contains(stated);
      another |= another(stated, classes);
    }
  }

  private static final class Stated {
    private final Source booked = new Source();
    private final Source recorded = new Source();
    private boolean apart;

    boolean contradicted() {
      return apart && (booked.counts && recorded.another || recorded.counts && booked.another);
    }
  }

  private final Map<OfDay, Stated> stated = new HashMap<>();

  /**
   * @param offences of which it is known what both state
   * @param classes those that count
   */
  Contradictions(Offences offences, Set<OffenceClass> classes) {
    List<Conviction> all = offences.convictions();
    int ofBooking = all.size() - offences.ofRecord();
    for (int i = 0; i < all.size(); i++) {
      Stated ofDay = stated.computeIfAbsent(OfDay.of(all.get(i)), none -> new Stated());
      boolean both = offences.ofBoth().contains(i);
      ofDay.apart |= !both;
      if (i < ofBooking) {
        ofDay.booked.states(all.get(i).offenceClass(), classes);
      }
      if (i >= ofBooking || both) {
        ofDay.recorded.states(all.get(i).offenceClass(), classes);
      }
    }
  }

  /** Whether nobody can tell in which class one of these is. */
  boolean about(Conviction one) {
    return stated.get(OfDay.of(one)).contradicted();
  }

  /** Whether a class that somebody states is none of these. */
  static boolean another(OffenceClass stated, Set<OffenceClass> classes) {
    return stated != OffenceClass.UNKNOWN && !classes.contains(stated);
  }
}
