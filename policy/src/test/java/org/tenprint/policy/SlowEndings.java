package org.tenprint.policy;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Validity;

/**
 * What instruments do to each other's time, asked in rounds, of all at once, as often as anything
 * changes.
 */
public final class SlowEndings {
  private static final int MOST_LATELY = 8;
  private static final ThreadLocal<Deque<SlowEndings>> LATELY =
      ThreadLocal.withInitial(ArrayDeque::new);

  private final List<Instrument> instruments;
  private final Instant known;
  private final Set<Ended> surely;
  private final Set<Ended> perhaps;

  /** That one instrument ends another at an instant. */
  private record Ended(Instrument by, Instrument other, Instant at) {}

  /**
   * @param instruments all, drafts included
   * @param known up to when they count as known
   */
  public SlowEndings(List<Instrument> instruments, Instant known) {
    this.instruments = instruments;
    this.known = known;
    Set<Ended> sure = Set.of();
    Set<Ended> open = unlessEnded(sure);
    for (Set<Ended> before = null; !sure.equals(before); ) {
      before = sure;
      sure = unlessEnded(open);
      open = unlessEnded(sure);
    }
    surely = sure;
    perhaps = open;
  }

  /** The same; once for the many inquiries that are asked of the same instruments. */
  static SlowEndings of(List<Instrument> instruments, Instant known) {
    Deque<SlowEndings> lately = LATELY.get();
    for (SlowEndings one : lately) {
      if (one.known.equals(known) && one.instruments.equals(instruments)) {
        return one;
      }
    }
    lately.addFirst(new SlowEndings(List.copyOf(instruments), known));
    if (lately.size() > MOST_LATELY) {
      lately.removeLast();
    }
    return lately.getFirst();
  }

  /** A permit that perhaps ended has; what keeps something back has where it surely did. */
  public boolean inForce(Instrument instrument, Instant at) {
    Set<Ended> endings = SlowCombination.tells(instrument) ? perhaps : surely;
    return knownAndApproved(instrument)
        && !start(instrument).isAfter(at)
        && !over(instrument, at, endings);
  }

  private boolean knownAndApproved(Instrument instrument) {
    Set<String> names = new TreeSet<>();
    instrument.provenance().approvals().forEach(name -> names.add(SlowPolicy.person(name)));
    names.remove(SlowPolicy.person(instrument.provenance().author()));
    return names.size() >= 2 && !instrument.provenance().recorded().toInstant().isAfter(known);
  }

  private static Instant start(Instrument instrument) {
    Validity validity = instrument.validity();
    return validity.terminates().isPresent()
        ? validity.from().plus(validity.terminates().get().notice()).toInstant()
        : validity.from().toInstant();
  }

  private static boolean over(Instrument instrument, Instant when, Set<Ended> endings) {
    Validity own = instrument.validity();
    return own.to().isPresent() && !own.to().get().toInstant().isAfter(when)
        || endings.stream().anyMatch(e -> e.other().equals(instrument) && !e.at().isAfter(when));
  }

  /** Who ends whom, unless the one who ends is over by then, by these endings. */
  private Set<Ended> unlessEnded(Set<Ended> endings) {
    Set<Ended> ended = new HashSet<>();
    for (Instrument by : instruments) {
      Validity validity = by.validity();
      for (Instrument other : instruments) {
        if (validity.supersedes().filter(other.id()::equals).isPresent()) {
          ended.add(new Ended(by, other, validity.from().toInstant()));
        }
        if (validity.terminates().filter(t -> t.instrument().equals(other.id())).isPresent()) {
          ended.add(new Ended(by, other, start(by)));
        }
      }
    }
    ended.removeIf(e -> !mayEnd(e.by(), e.other()) || over(e.by(), e.at(), endings));
    return ended;
  }

  private boolean mayEnd(Instrument by, Instrument other) {
    boolean lower = depth(by.issuer()) > depth(other.issuer());
    boolean bindsLower = lower && other.ruling().effect() != Effect.PERMIT;
    boolean leavesTheShare =
        other.reach().edge() == Edge.SHARE && depth(by.issuer()) > depth(Issuer.FEDERAL);
    return knownAndApproved(by) && !bindsLower && !leavesTheShare;
  }

  /** How far below the highest courts. */
  static int depth(Issuer issuer) {
    return switch (issuer) {
      case COURT, FEDERAL_COURT -> 0;
      case FEDERAL -> 1;
      case STATE_COURT -> 2;
      case STATE -> 3;
      case COUNTY -> 4;
      case AGENCY -> 5;
    };
  }
}
