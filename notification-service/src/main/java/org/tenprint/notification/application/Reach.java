package org.tenprint.notification.application;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.policy.cases.CaseStep;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Recipient;

/**
 * Takes steps so that none tells a recipient to whom nothing can be written now. Of such a one what
 * may be told waits, as of one that is reached by a push, and is decided again with each step of
 * the case: what has to be kept back by then is, and what may be told is in the first step in which
 * it can be written. What is taken back is taken back at once, and goes out when it can.
 */
final class Reach {
  private final Outbox outbox;

  /**
   * @param outbox knows to whom it can write
   */
  Reach(Outbox outbox) {
    this.outbox = outbox;
  }

  /**
   * A step, and under what it was taken.
   *
   * @param step empty where there is none
   * @param moment states who was reached by a push
   */
  record Taken(Optional<CaseStep> step, CaseMoment moment) {}

  /**
   * Takes a step, again where it would tell such a one; each time it is reached by a push, too.
   *
   * @param take makes the same of the same moment, and may make nothing
   */
  Taken take(CaseMoment moment, Function<CaseMoment, Optional<CaseStep>> take) {
    return take(moment, take, outbox::takes);
  }

  /** The same as if to nobody anything could be written. */
  Taken takeTellingNobody(CaseMoment moment, Function<CaseMoment, Optional<CaseStep>> take) {
    return take(moment, take, recipient -> false);
  }

  private static Taken take(
      CaseMoment moment,
      Function<CaseMoment, Optional<CaseStep>> take,
      Predicate<Recipient> takes) {
    CaseMoment asked = moment;
    Optional<CaseStep> made = take.apply(asked);
    SortedSet<String> unreached = unreached(made, takes);
    while (!asked.settings().pushed().containsAll(unreached)) {
      asked = asked.pushing(unreached);
      made = take.apply(asked);
      unreached = unreached(made, takes);
    }
    return new Taken(made, asked);
  }

  /** Whom a step would tell something that cannot be written to them. */
  private static SortedSet<String> unreached(Optional<CaseStep> made, Predicate<Recipient> takes) {
    return made.stream()
        .flatMap(step -> step.messages().stream())
        .filter(message -> message.kind() != MessageKind.RECALL)
        .map(Message::recipient)
        .distinct()
        .filter(recipient -> !takes.test(recipient))
        .map(Recipient::text)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
