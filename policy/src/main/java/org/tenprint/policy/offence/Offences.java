package org.tenprint.policy.offence;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What levels rest on.
 *
 * @param charges charges that stand; a dismissed one does not
 * @param convictions earlier convictions
 * @param ofRecord so many of the convictions, the last, are stated by the person's record alone:
 *     nobody would know of them had nobody been found
 * @param ofBoth which of the booking's the record states alike, by their places from 0; null where
 *     that is not known, as in what was kept before
 */
public record Offences(
    List<Charge> charges, List<Conviction> convictions, int ofRecord, SortedSet<Integer> ofBoth) {
  /** Copies, so that a case's facts cannot change. */
  public Offences {
    charges = List.copyOf(charges);
    convictions = List.copyOf(convictions);
    ofBoth = ofBoth == null ? null : new TreeSet<>(ofBoth);
    if (ofRecord < 0 || ofRecord > convictions.size()) {
      throw new IllegalArgumentException("a record states some of the convictions");
    }
    if (ofBoth != null
        && !ofBoth.isEmpty()
        && (ofBoth.first() < 0 || ofBoth.last() >= convictions.size() - ofRecord)) {
      throw new IllegalArgumentException("a record states some of the booking's alike");
    }
  }

  /** Offences of which it is not known which both state. */
  public Offences(List<Charge> charges, List<Conviction> convictions, int ofRecord) {
    this(charges, convictions, ofRecord, null);
  }

  /** Offences that the booking itself states. */
  public Offences(List<Charge> charges, List<Conviction> convictions) {
    this(charges, convictions, 0);
  }

  /** The same as they were kept before it was known which both state. */
  public Offences notKnowingBoth() {
    return new Offences(charges, convictions, ofRecord);
  }

  /** What the booking itself states. */
  public Offences ofBooking() {
    return new Offences(
        charges,
        convictions.subList(0, convictions.size() - ofRecord).stream()
            .map(conviction -> conviction.releasedByRecord(Optional.empty()))
            .toList());
  }

  /**
   * The same with the convictions alone that a look-back counts.
   *
   * @param day to which it is counted; empty where that is not known
   * @param perhaps whether to keep those of which nobody can tell
   */
  public Offences counted(LookBack lookBack, Optional<LocalDate> day, boolean perhaps) {
    return counted(
        conviction -> {
          Truth counts = lookBack.counts(conviction, day);
          return counts == Truth.YES || perhaps && counts == Truth.UNSURE;
        });
  }

  /** The same with the convictions alone that a usual look-back of that period counts on a day. */
  public Offences within(Period lookBack, LocalDate day) {
    return counted(conviction -> conviction.within(lookBack, day));
  }

  /**
   * The same with the convictions alone that are of some classes; all where no class is named.
   *
   * @param perhaps whether to keep those of which nobody states the class
   */
  public Offences ofClasses(Set<OffenceClass> classes, boolean perhaps) {
    return classes.isEmpty()
        ? this
        : counted(
            conviction ->
                classes.contains(conviction.offenceClass())
                    || perhaps && conviction.offenceClass() == OffenceClass.UNKNOWN);
  }

  /**
   * The same without the convictions of some classes that booking and record contradict each other
   * about: one states such a class, and the other, of the same code and day, a class that is none
   * of these; not so where both state all of that code and day alike. All where no class is named.
   */
  public Offences ofSureClass(Set<OffenceClass> classes) {
    boolean ofOneSource = ofRecord == 0 && (ofBoth == null || ofBoth.isEmpty());
    if (classes.isEmpty() || ofOneSource) {
      return this;
    }
    if (ofBoth == null) {
      return counted(one -> !classes.contains(one.offenceClass()) || !contradicted(one, classes));
    }
    Contradictions found = new Contradictions(this, classes);
    return counted(one -> !classes.contains(one.offenceClass()) || !found.about(one));
  }

  /** Where it is not known which of them both state: each is held against the other source. */
  private boolean contradicted(Conviction one, Set<OffenceClass> classes) {
    int ofBooking = convictions.size() - ofRecord;
    boolean recorded = convictions.lastIndexOf(one) >= ofBooking;
    List<Conviction> others =
        recorded
            ? convictions.subList(0, ofBooking)
            : convictions.subList(ofBooking, convictions.size());
    for (Conviction other : others) {
      if (other.ncic().equals(one.ncic())
          && other.convicted().equals(one.convicted())
          && Contradictions.another(other.offenceClass(), classes)) {
        return true;
      }
    }
    return false;
  }

  /** Whether charges of more than one code stand. */
  public boolean severalCharged() {
    for (Charge charge : charges) {
      if (!charge.ncic().equals(charges.get(0).ncic())) {
        return true;
      }
    }
    return false;
  }

  /** Itself where all count, which is most often so. */
  private Offences counted(Predicate<Conviction> counts) {
    int all = 0;
    while (all < convictions.size() && counts.test(convictions.get(all))) {
      all++;
    }
    if (all == convictions.size()) {
      return this;
    }
    List<Conviction> counted = new ArrayList<>(convictions.subList(0, all));
    convictions.subList(all + 1, convictions.size()).stream().filter(counts).forEach(counted::add);
    return new Offences(charges, counted);
  }

  /**
   * The days of which charges speak, and that of the booking.
   *
   * @param bookedOn where it was; also that of a charge of unknown day
   */
  public Set<LocalDate> days(LocalDate bookedOn) {
    Set<LocalDate> days = new LinkedHashSet<>();
    days.add(bookedOn);
    charges.forEach(charge -> charge.occurred().ifPresent(days::add));
    return days;
  }

  /** The same where these charges stand. */
  public Offences charged(List<Charge> others) {
    return new Offences(others, convictions, ofRecord, ofBoth);
  }

  public Offences without(String ncic) {
    return new Offences(
        charges.stream().filter(charge -> !charge.ncic().equals(ncic)).toList(),
        convictions,
        ofRecord,
        ofBoth);
  }
}
