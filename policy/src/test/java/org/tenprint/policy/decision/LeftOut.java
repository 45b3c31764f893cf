package org.tenprint.policy.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Outcome;

/**
 * The one way in which an instrument that keeps something back lets something go: it keeps back
 * parts, and what was held was held for nothing but a question about parts that are left out now.
 */
record LeftOut(BiFunction<List<Instrument>, Inquiry, Decision> policy) {

  /** Whether it is so of what is told once one more instrument keeps back parts. */
  boolean alone(List<Instrument> before, Instrument more, Inquiry inquiry) {
    List<Instrument> after = new ArrayList<>(before);
    after.add(more);
    Decision told = policy.apply(after, inquiry);
    Set<MessagePart> out = KeptBack.parts(told.keptBack());
    List<Instrument> others = new ArrayList<>(before);
    others.removeIf(one -> one.ruling().ofParts() && out.containsAll(one.ruling().fields()));
    return more.ruling().ofParts()
        && told.keptBack().stream().anyMatch(one -> one.instruments().contains(more.id()))
        && policy.apply(before, inquiry).outcome() == Outcome.HELD
        && policy.apply(others, inquiry).permits();
  }
}
