package org.tenprint.matching;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * Searches that nobody asked for, before a process is ready: its first answers are then not those
 * that load classes and wait for the compiler. People of the gallery are searched for by their last
 * encounters, and for each ten of them a card that has a finger of each, which leads to nobody as a
 * stranger's does. What comes of it is dropped; the gallery stays as it is.
 */
public final class WarmUp {
  /** People who are searched for. */
  static final int PEOPLE = 20;

  private static final FingerPosition[] POSITIONS = FingerPosition.values();

  private WarmUp() {}

  /**
   * Searches until some were searched for or the time is over, which is asked between searches.
   *
   * @param subjectIds of people of the gallery, in any order; who is not held is passed over
   * @param timeLeft whether one more may begin
   * @return searches made; 0 where nobody is held
   */
  public static int of(Gallery gallery, Iterable<String> subjectIds, BooleanSupplier timeLeft) {
    List<TenPrint> people = new ArrayList<>();
    Iterator<String> ids = subjectIds.iterator();
    int searches = 0;
    while (people.size() < PEOPLE && ids.hasNext() && timeLeft.getAsBoolean()) {
      Optional<TenPrint> last = gallery.find(ids.next()).map(WarmUp::last);
      if (last.isPresent()) {
        gallery.search(last.get());
        people.add(last.get());
        searches++;
        if (people.size() % POSITIONS.length == 0) {
          int first = people.size() - POSITIONS.length;
          gallery.search(ofSeveral(people.subList(first, people.size())));
          searches++;
        }
      }
    }
    return searches;
  }

  private static TenPrint last(Subject subject) {
    return subject.encounters().get(subject.encounters().size() - 1);
  }

  /** A finger of each; where somebody lacks the one whose turn it is, whichever there is. */
  private static TenPrint ofSeveral(List<TenPrint> people) {
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    for (int i = 0; i < people.size(); i++) {
      TenPrint own = people.get(i);
      fingers.put(
          POSITIONS[i],
          own.finger(POSITIONS[i]).orElseGet(() -> own.fingers().values().iterator().next()));
    }
    return new TenPrint(fingers);
  }
}
