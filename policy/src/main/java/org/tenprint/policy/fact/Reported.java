package org.tenprint.policy.fact;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Truth;

/**
 * What people reported of the person since the booking, an order to try a minor as an adult aside.
 *
 * @param lift the end of a protection; of one who is not protected any more that by which it ended
 * @param facts what is stated, each the last; null, as in what was kept before there was such, is
 *     nothing
 * @param since when it was last reported, or stated by the booking, that the person is protected:
 *     what ended before ends nothing; empty, as null is, where nobody did, or it is not known
 * @param dismissals of charges of which nobody can tell whether they stand, by their code: what
 *     waits for a second person, each with a paper that nobody has beside another, the longest
 *     first; some of it says the contrary of what counts. Null, as in what was kept before there
 *     was such, is none
 * @param gone charges that were dismissed; null, as in what was kept before they were kept, is none
 */
public record Reported(
    Lift lift,
    SortedMap<StatedFact, Statement> facts,
    Optional<Instant> since,
    SortedMap<String, List<Dismissal>> dismissals,
    Optional<GoneCharges> gone) {
  /** Nothing. */
  public static final Reported NOTHING = new Reported(Lift.NONE, new TreeMap<>());

  /** Copies. */
  public Reported {
    facts = facts == null ? Collections.emptySortedMap() : new TreeMap<>(facts);
    since = since == null ? Optional.empty() : since;
    dismissals = dismissals == null ? new TreeMap<>() : new TreeMap<>(dismissals);
    dismissals.replaceAll((code, papers) -> List.copyOf(papers));
    gone = gone == null ? Optional.empty() : gone;
  }

  /** Where nobody reported a protection. */
  public Reported(Lift lift, SortedMap<StatedFact, Statement> facts) {
    this(lift, facts, Optional.empty(), Collections.emptySortedMap(), Optional.empty());
  }

  Reported with(Lift other) {
    return new Reported(other, facts, since, dismissals, gone);
  }

  /** Where somebody reports of a charge what does not count yet. */
  Reported with(String ncic, List<Dismissal> papers) {
    SortedMap<String, List<Dismissal>> more = new TreeMap<>(dismissals);
    more.put(ncic, papers);
    return new Reported(lift, facts, since, more, gone);
  }

  /** Where nobody reports what does not count of a charge. */
  Reported without(String ncic) {
    SortedMap<String, List<Dismissal>> fewer = new TreeMap<>(dismissals);
    fewer.remove(ncic);
    return new Reported(lift, facts, since, fewer, gone);
  }

  /**
   * Where the charges of a code are dismissed.
   *
   * @param booked all charges, where none is yet
   */
  Reported dismissed(String ncic, List<Charge> booked) {
    GoneCharges before = gone.orElseGet(() -> new GoneCharges(booked, new TreeSet<>()));
    return without(ncic).with(Optional.of(before.with(ncic)));
  }

  /** Where they are not, or not any more. */
  Reported restored(String ncic) {
    return without(ncic).with(gone.flatMap(charges -> charges.without(ncic)));
  }

  private Reported with(Optional<GoneCharges> others) {
    return new Reported(lift, facts, since, dismissals, others);
  }

  /** Whether the charges of a code are dismissed; somebody may report the contrary. */
  boolean dismissed(String ncic) {
    return gone.filter(charges -> charges.codes().contains(ncic)).isPresent();
  }

  /** Whether the charges of a code surely stand no more. */
  boolean surelyDismissed(String ncic) {
    return dismissed(ncic) && !dismissals.containsKey(ncic);
  }

  /** Where it is not said who reports so of charges, nor by which papers, nor which are gone. */
  Reported withoutPapers() {
    if (dismissals.isEmpty() && gone.isEmpty()) {
      return this;
    }
    SortedMap<String, List<Dismissal>> codes = new TreeMap<>(dismissals);
    codes.replaceAll((code, papers) -> List.of(Dismissal.NONE));
    return new Reported(lift, facts, since, codes, Optional.empty());
  }

  /** Where nobody reports so of any charge, and none is gone. */
  public Reported withoutDismissals() {
    return new Reported(lift, facts, since, Collections.emptySortedMap(), Optional.empty());
  }

  /**
   * Once somebody reports a statement. Another takes the place of the one before; a further person
   * who says what two say adds nothing.
   */
  Reported with(StatedFact fact, String person, Statement told) {
    Statement before = facts.get(fact);
    boolean same = before != null && before.says(told);
    if (same && before.stands() != Truth.UNSURE) {
      return this;
    }
    SortedSet<String> by = same ? before.by() : new TreeSet<>();
    SortedMap<StatedFact, Statement> more = new TreeMap<>(facts);
    more.put(fact, told.reportedBy(person, by));
    return new Reported(lift, more, since, dismissals, gone);
  }

  /** Where nobody stated a fact; it has to be stated anew. */
  Reported without(StatedFact fact) {
    SortedMap<StatedFact, Statement> fewer = new TreeMap<>(facts);
    return fewer.remove(fact) == null ? this : new Reported(lift, fewer, since, dismissals, gone);
  }

  /** Once a protection is reported; one that was reported before another does not go before it. */
  Reported begunAgain(Optional<Instant> at) {
    Optional<Instant> last = at.filter(when -> !endsBefore(when)).or(() -> since);
    return new Reported(lift, facts, last, dismissals, gone);
  }

  /** Whether an end of then is of before the protection was last reported. */
  boolean endsBefore(Instant from) {
    return since.filter(from::isBefore).isPresent();
  }

  /** Whether something is so; in doubt where nobody, or one person alone, stated it. */
  public Truth of(StatedFact fact) {
    Statement stated = facts.get(fact);
    return stated == null ? Truth.UNSURE : stated.stands();
  }
}
