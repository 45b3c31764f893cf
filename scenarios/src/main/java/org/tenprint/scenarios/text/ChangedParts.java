package org.tenprint.scenarios.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.policy.effect.EffectStatement.Line;
import org.tenprint.policy.effect.EffectStatement.Shift;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Outcome;

/** The parts that a recipient is told no more, or again, where it is told before and after. */
final class ChangedParts {
  private final List<Shift> told;
  private final SortedSet<MessagePart> gone = new TreeSet<>();
  private final SortedSet<MessagePart> back = new TreeSet<>();

  ChangedParts(Line line) {
    this.told =
        line.shifts().stream()
            .filter(shift -> shift.before().outcome() == Outcome.DELIVERED)
            .filter(shift -> shift.after().outcome() == Outcome.DELIVERED)
            .toList();
    for (Shift shift : told) {
      gone.addAll(less(shift.after().parts(), shift.before().parts()));
      back.addAll(less(shift.before().parts(), shift.after().parts()));
    }
  }

  private static Set<MessagePart> less(Set<MessagePart> some, Set<MessagePart> others) {
    Set<MessagePart> left = new TreeSet<>(some);
    left.removeAll(others);
    return left;
  }

  /** Whether there is none. */
  boolean none() {
    return gone.isEmpty() && back.isEmpty();
  }

  /** Whether some are told no more. */
  boolean less() {
    return !gone.isEmpty();
  }

  /** What is said of the recipient, less its name. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (!gone.isEmpty()) {
      sentences.add(" is no longer told " + PartText.and(gone) + inSome() + keptBackBy() + ".");
    }
    if (!back.isEmpty()) {
      sentences.add(" is told " + PartText.and(back) + " too" + inSome() + ".");
    }
    return sentences;
  }

  /** Of those in which there is any: a case in which nobody was found has none, and comes last. */
  private String inSome() {
    boolean all =
        told.stream()
            .filter(shift -> !MessagePart.in(shift.example()).isEmpty())
            .allMatch(shift -> !shift.before().parts().equals(shift.after().parts()));
    return all ? "" : " in some cases";
  }

  private String keptBackBy() {
    SortedSet<String> by = new TreeSet<>();
    for (Shift shift : told) {
      for (KeptBack kept : shift.after().keptBack()) {
        if (gone.contains(kept.part())) {
          by.addAll(kept.instruments());
        }
      }
    }
    return " (" + String.join(", ", by) + ")";
  }
}
