package org.tenprint.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.Ruling;

/** Parts of messages that an instrument withholds, at random: of every third that withholds. */
final class RandomParts {
  private RandomParts() {}

  /** Of whole messages, or of parts. */
  static Ruling ruling(
      Effect effect, Reason reason, Edge edge, List<String> unless, RandomRules random) {
    Set<Condition> when = random.conditions(edge);
    return new Ruling(effect, reason, when, unless, of(effect, edge, random));
  }

  /** Parts that the edge has; none of one that speaks of whole messages. */
  private static Set<MessagePart> of(Effect effect, Edge edge, RandomRules random) {
    if (effect != Effect.WITHHOLD || edge == Edge.REQUEST || !random.chance(3)) {
      return Set.of();
    }
    Set<MessagePart> parts = EnumSet.noneOf(MessagePart.class);
    for (MessagePart part : MessagePart.on(edge)) {
      if (random.chance(2)) {
        parts.add(part);
      }
    }
    return parts.isEmpty() ? Set.of(MessagePart.STATUS) : parts;
  }
}
