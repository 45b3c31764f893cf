package org.tenprint.decisions;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.FactAsked;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.law.Condition;

/** What an instrument asks to be stated of the person, as an event, to and from the policy's. */
final class StatedEvents {
  /** The name of the field, which came later. */
  static final String STATED = "stated";

  private StatedEvents() {}

  /** The conditions; each fact is asked once. */
  static List<Condition> read(Conditions event) throws BrokenEvent {
    InstrumentEvents.within(event.getStated(), STATED);
    List<Condition> all = new ArrayList<>();
    Set<StatedFact> facts = EnumSet.noneOf(StatedFact.class);
    for (FactAsked asked : event.getStated()) {
      StatedFact fact = Codes.read(StatedFact.class, asked.getFact(), STATED);
      if (!facts.add(fact)) {
        throw new BrokenEvent(STATED + " asks twice");
      }
      all.add(new Condition.Stated(fact, asked.getWanted()));
    }
    return all;
  }

  /** Beside what is asked already, in the order of the facts. */
  static void write(Condition.Stated condition, Conditions.Builder event) {
    List<FactAsked> all = new ArrayList<>(event.hasStated() ? event.getStated() : List.of());
    all.add(
        new FactAsked(
            Codes.write(org.tenprint.events.notification.StatedFact.class, condition.fact()),
            condition.wanted()));
    all.sort((one, other) -> one.getFact().compareTo(other.getFact()));
    event.setStated(all);
  }
}
