package org.tenprint.policy.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The end of a person's protection by statute, as people report it. It counts when two reported the
 * same one; while one did, the protection stands as if nobody had.
 *
 * @param ground how it came to its end; empty where nothing is reported
 * @param authority who decided or took the waiver, folded; empty where nothing is reported
 * @param order the number of the decision, or of the signed waiver, folded
 * @param from when the protection was over; empty where nothing is reported
 * @param by canonical names of the different people who reported it
 */
public record Lift(
    Optional<LiftGround> ground,
    String authority,
    String order,
    Optional<Instant> from,
    SortedSet<String> by) {
  /** Nobody reported one. */
  public static final Lift NONE =
      new Lift(Optional.empty(), "", "", Optional.empty(), new TreeSet<>());

  /** So many people are wanted. */
  private static final int PEOPLE = 2;

  /** Copies. */
  public Lift {
    by = new TreeSet<>(by);
  }

  /** One that nobody reported yet. */
  public static Lift of(LiftGround ground, String authority, String order, Instant from) {
    return new Lift(
        Optional.of(ground),
        FoldedText.of(authority),
        FoldedText.of(order),
        Optional.of(from),
        new TreeSet<>());
  }

  /** Whether a text names something once it is compared. */
  public static boolean names(String text) {
    return !FoldedText.of(text).isEmpty();
  }

  /** Once somebody reports one; another takes the place of one that waits for its second report. */
  Lift reported(String person, Lift told) {
    List<String> names = new ArrayList<>(told.says(this) ? by : told.by);
    names.add(person);
    return new Lift(
        told.ground,
        told.authority,
        told.order,
        told.from,
        new TreeSet<>(PersonName.people(names)));
  }

  private boolean says(Lift other) {
    return ground.equals(other.ground)
        && authority.equals(other.authority)
        && order.equals(other.order)
        && from.equals(other.from);
  }

  /** Whether two people reported it. */
  public boolean stands() {
    return by.size() >= PEOPLE;
  }
}
