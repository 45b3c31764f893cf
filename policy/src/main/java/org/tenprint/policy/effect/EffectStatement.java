package org.tenprint.policy.effect;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.offence.OffenceTable;

/**
 * What an instrument would change, and what it would not: every recipient of the agencies in its
 * reach, decided without it and with it, in every case that the instruments there tell apart.
 *
 * <p>A case is booked, arrested and controlled at one agency. Facts that no condition of those
 * instruments asks for are those of an ordinary match of an adult; where one asks for a claim of
 * citizenship or speaks of parts of a message, nobody found is tried too.
 *
 * @param proposal the instrument, against what, and when
 * @param lines one for each recipient, field offices first
 * @param conflicts with what is in force then
 * @param changesWhereSilent whether it changes something in cases in which it does not speak: by
 *     what it ends, silences or wakes
 * @param complete whether every agency in its reach has its line; conflicts are complete
 */
public record EffectStatement(
    Proposal proposal,
    List<Line> lines,
    Conflicts conflicts,
    boolean changesWhereSilent,
    boolean complete) {
  /** Copies. */
  public EffectStatement {
    lines = List.copyOf(lines);
  }

  /**
   * The statement on a proposal.
   *
   * @param table levels of offence codes
   * @param places every agency's, in order
   */
  public static EffectStatement of(
      Proposal proposal, OffenceTable table, Collection<Place> places) {
    Proposal asked = proposal.atAgencies();
    EffectStatement found = new EffectFinder(asked, table).over(places);
    return asked == proposal ? found : found.of(proposal);
  }

  /** What was found of the same proposal, asked otherwise. */
  private EffectStatement of(Proposal stated) {
    return new EffectStatement(
        stated,
        lines,
        new Conflicts(stated.instrument(), conflicts.all()),
        changesWhereSilent,
        complete);
  }

  /**
   * A recipient, and what comes of the cases that concern it.
   *
   * @param recipient who
   * @param shifts what comes of the cases, the most frequent first
   */
  public record Line(Recipient recipient, List<Shift> shifts) {
    /** Copies. */
    public Line {
      shifts = List.copyOf(shifts);
    }

    /** Whether the instrument changes what the recipient gets in some case. */
    public boolean changes() {
      return shifts.stream().anyMatch(Shift::changes);
    }

    /** Whether some case comes out so, before and after. */
    public boolean has(Outcome before, Outcome after) {
      return shifts.stream()
          .anyMatch(s -> s.before().outcome() == before && s.after().outcome() == after);
    }

    /** The instruments named after it in cases that come out so. */
    public SortedSet<String> named(Outcome before, Outcome after) {
      SortedSet<String> named = new TreeSet<>();
      for (Shift shift : shifts) {
        if (shift.before().outcome() == before && shift.after().outcome() == after) {
          named.addAll(shift.after().instruments());
        }
      }
      return named;
    }
  }

  /**
   * Cases that come out alike.
   *
   * @param before without the instrument
   * @param after with it
   * @param cases how many
   * @param example one of them, of somebody alike
   */
  public record Shift(Told before, Told after, int cases, Inquiry example) {
    /** Whether the outcome is another, or other parts are told. */
    public boolean changes() {
      return before.outcome() != after.outcome() || !before.parts().equals(after.parts());
    }
  }

  /**
   * A decision, in short.
   *
   * @param outcome delivered, withheld, held or not applicable
   * @param reason why
   * @param instruments named
   * @param keptBack parts that are not told though the rest is
   */
  public record Told(
      Outcome outcome, Reason reason, List<String> instruments, List<KeptBack> keptBack) {
    static Told of(Decision decision) {
      return new Told(
          decision.outcome(), decision.reason(), decision.instruments(), decision.keptBack());
    }

    /** The parts that are not told though the rest is. */
    public Set<MessagePart> parts() {
      return KeptBack.parts(keptBack);
    }
  }
}
