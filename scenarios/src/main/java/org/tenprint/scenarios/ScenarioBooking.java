package org.tenprint.scenarios;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.Offences;

/**
 * A booking, what the services find of it, and when it is decided.
 *
 * @param submission what the agency submits
 * @param finding what the biometric service and the immigration record say
 * @param decideAt when it is decided
 * @param ofRecord convictions that the immigration record states
 */
public record ScenarioBooking(
    Submission submission, Finding finding, Instant decideAt, List<Conviction> ofRecord) {
  /** Copies. */
  public ScenarioBooking {
    ofRecord = List.copyOf(ofRecord);
  }

  /** One of whom no record states a conviction. */
  public ScenarioBooking(Submission submission, Finding finding, Instant decideAt) {
    this(submission, finding, decideAt, List.of());
  }

  /**
   * The booking's charges and convictions, then the record's. A conviction that both state counts
   * once, where the booking has it, with what each says of its release.
   */
  public Offences offences() {
    List<Conviction> ofBooking = submission.offences().convictions();
    List<Conviction> all = new ArrayList<>(ofBooking);
    List<Integer> free = new ArrayList<>();
    for (int i = 0; i < ofBooking.size(); i++) {
      free.add(i);
    }
    List<Conviction> others = new ArrayList<>(ofRecord);
    others.removeIf(one -> take(free, i -> ofBooking.get(i).equals(one)).isPresent());
    for (Conviction one : others) {
      Conviction plain = unreleased(one);
      Optional<Integer> same =
          take(free, i -> ofBooking.get(i).equals(plain))
              .or(() -> take(free, i -> unreleased(ofBooking.get(i)).equals(plain)));
      if (same.isPresent()) {
        all.set(same.get(), all.get(same.get()).releasedByRecord(one.released()));
      } else {
        all.add(one);
      }
    }
    SortedSet<Integer> ofBoth = new TreeSet<>();
    for (int i = 0; i < ofBooking.size(); i++) {
      ofBoth.add(i);
    }
    free.forEach(ofBoth::remove);
    return new Offences(
        submission.offences().charges(), all, all.size() - ofBooking.size(), ofBoth);
  }

  private static Conviction unreleased(Conviction one) {
    return one.released(Optional.empty());
  }

  /** Takes the first of these out. */
  private static Optional<Integer> take(List<Integer> free, Predicate<Integer> wanted) {
    Optional<Integer> first = free.stream().filter(wanted).findFirst();
    first.ifPresent(free::remove);
    return first;
  }
}
