package org.tenprint.policy.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.MessagePart;

/**
 * What an instrument says.
 *
 * @param effect permit, withhold, hold or require
 * @param reason used when it withholds or holds
 * @param when conditions, all must hold
 * @param unless ids: silent for a recipient to whom one of these speaks
 * @param fields parts of a message that it withholds, and nothing else of it; empty withholds all
 */
public record Ruling(
    Effect effect,
    Reason reason,
    Set<Condition> when,
    List<String> unless,
    Set<MessagePart> fields) {
  private static final Comparator<Condition> BY_NAME =
      Comparator.comparing(Condition::name).thenComparing(Condition::toString);

  /** Copies; conditions are asked in order of their names, whatever the order of recording. */
  public Ruling {
    when = inOrder(when);
    unless = List.copyOf(unless);
    fields = fields.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(fields));
  }

  /** One of whole messages. */
  public Ruling(Effect effect, Reason reason, Set<Condition> when, List<String> unless) {
    this(effect, reason, when, unless, Set.of());
  }

  /** Whether what is told on an inquiry has a part that it speaks of. */
  public boolean concerns(Inquiry inquiry) {
    return fields.isEmpty() || !Collections.disjoint(fields, MessagePart.in(inquiry));
  }

  /** Whether it speaks of parts of a message alone: it stops none. */
  public boolean ofParts() {
    return !fields.isEmpty();
  }

  private static Set<Condition> inOrder(Set<Condition> when) {
    List<Condition> sorted = new ArrayList<>(when);
    sorted.sort(BY_NAME);
    return Collections.unmodifiableSet(new LinkedHashSet<>(sorted));
  }

  /**
   * Whether it withholds parts by what a part on its edge says, be it another: whoever lacks them
   * would know, also where another instrument keeps back what it says. A claim of citizenship may
   * be the record's.
   */
  public boolean withholdsPartsByWhatTheySay(Edge edge) {
    Set<MessagePart> told = MessagePart.on(edge);
    for (Condition condition : when) {
      boolean ofStatus =
          condition instanceof Condition.StatusIn
              || condition instanceof Condition.CitizenshipClaimed;
      boolean tells =
          ofStatus && told.contains(MessagePart.STATUS)
              || condition.ofOffences() && told.contains(MessagePart.LEVELS);
      if (ofParts() && tells) {
        return true;
      }
    }
    return false;
  }

  /** Whether it asks who is tried as an adult, and not only of possible minors. */
  public boolean triesAdults() {
    return !speaksOfJuveniles() && when.stream().anyMatch(Condition.TriedAsAdult.class::isInstance);
  }

  /**
   * Whether a hold of its is one request's own: it asks rule 2's question, or for what is another
   * with each request.
   */
  public boolean asksOfOneRequest() {
    for (Condition condition : when) {
      if (condition.ofOneRequest()) {
        return true;
      }
    }
    return speaksOfJuveniles();
  }

  /** Whether it is one that rule 2 asks. */
  public boolean speaksOfJuveniles() {
    return when.contains(new Condition.Juvenile(true));
  }
}
