package org.tenprint.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tenprint.policy.SlowPolicy.Answer;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Outcome;

/** Parts of messages that are kept back, slow and obvious. */
public final class SlowParts {
  private SlowParts() {}

  /** Whether an instrument of parts finds one of them in what is told; any other does. */
  static boolean hasAny(Instrument instrument, Inquiry asked) {
    if (instrument.ruling().fields().isEmpty()) {
      return true;
    }
    if (asked.recipient().edge() == Edge.REQUEST
        || asked.facts().finding().identification() == IdentificationResult.NO_MATCH) {
      return false;
    }
    return asked.recipient().edge() == Edge.SHARE
        || !instrument.ruling().fields().equals(Set.of(MessagePart.LEVELS));
  }

  /** What some of them keep back together. */
  static List<KeptBack> kept(List<Instrument> keeping) {
    List<KeptBack> kept = new ArrayList<>();
    for (MessagePart part : MessagePart.values()) {
      TreeSet<String> by = new TreeSet<>();
      keeping.stream().filter(i -> i.ruling().fields().contains(part)).forEach(i -> by.add(i.id()));
      if (!by.isEmpty()) {
        kept.add(new KeptBack(part, List.copyOf(by)));
      }
    }
    return kept;
  }

  /**
   * What recalls what was told: a withholding of all, or else of a part that was told.
   *
   * @param since those that count
   * @param told what was told
   */
  public static Optional<Answer> recalling(
      SlowPolicy then, Predicate<Instrument> since, Answer told) {
    Answer now = then.answerOf(since);
    if (now.outcome() == Outcome.WITHHELD && !now.instruments().isEmpty()) {
      return Optional.of(now);
    }
    List<MessagePart> lacking = told.kept().stream().map(KeptBack::part).toList();
    List<Instrument> more =
        then.keepingPartsOf(since).stream()
            .filter(one -> !lacking.containsAll(one.ruling().fields()))
            .toList();
    return more.isEmpty()
        ? Optional.empty()
        : Optional.of(SlowCombination.naming(Outcome.WITHHELD, SlowCombination.first(more)));
  }

  /** Whether some of them keep back all that another may keep back. */
  static boolean keepAll(List<Instrument> keeping, Instrument other) {
    Set<MessagePart> left = EnumSet.copyOf(other.ruling().fields());
    keeping.forEach(one -> left.removeAll(one.ruling().fields()));
    return left.isEmpty();
  }
}
