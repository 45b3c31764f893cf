package org.tenprint.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tenprint.policy.SlowPolicy.Answer;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Dismissal;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.Reported;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Offences;

/**
 * Dismissed charges for the slow reference, as they are generated: written alike. Of those that one
 * person alone reported each choice is asked, whatever rules make of it.
 */
public final class SlowDismissals {
  private SlowDismissals() {}

  /** With all charges, and then with each choice of those that may be dismissed. */
  static List<Inquiry> readings(Inquiry asked) {
    List<Charge> all = asked.facts().offences().charges();
    Set<String> doubted = new LinkedHashSet<>();
    all.forEach(charge -> doubted.add(charge.ncic()));
    doubted.retainAll(asked.facts().subject().reported().dismissals().keySet());
    List<Set<String>> choices = new ArrayList<>(List.of(doubted, Set.of()));
    for (String code : doubted) {
      for (Set<String> choice : List.copyOf(choices.subList(1, choices.size()))) {
        Set<String> more = new LinkedHashSet<>(choice);
        more.add(code);
        choices.add(more);
      }
    }
    return choices.stream()
        .map(
            standing ->
                all.stream()
                    .filter(c -> !doubted.contains(c.ncic()) || standing.contains(c.ncic()))
                    .toList())
        .map(charges -> with(asked, charges))
        .toList();
  }

  private static Inquiry with(Inquiry asked, List<Charge> charges) {
    Facts facts = with(asked.facts(), charges, Collections.emptySortedMap());
    return new Inquiry(
        new Circumstances(facts, asked.findings()),
        asked.recipient(),
        asked.request(),
        asked.at(),
        asked.known());
  }

  private static Facts with(Facts facts, List<Charge> charges, Map<String, List<Dismissal>> told) {
    Reported was = facts.subject().reported();
    Reported reported = new Reported(was.lift(), was.facts(), was.since(), new TreeMap<>(told));
    Offences offences = facts.offences();
    return new Facts(
        facts.tcn(),
        facts.places(),
        facts.bookedAt(),
        facts.subject().with(reported),
        new Offences(charges, offences.convictions(), offences.ofRecord(), offences.ofBoth()),
        facts.finding());
  }

  /** The one that tells less; of two that tell alike the first, and what both keep back. */
  static Answer less(Answer one, Answer other) {
    if (told(one) != told(other)) {
      return told(one) < told(other) ? one : other;
    }
    Set<String> holds = new TreeSet<>(one.holds());
    holds.addAll(other.holds());
    List<KeptBack> kept = new ArrayList<>();
    for (MessagePart part : MessagePart.values()) {
      Set<String> by = new TreeSet<>();
      for (Answer answer : List.of(one, other)) {
        answer.kept().stream()
            .filter(each -> each.part() == part)
            .forEach(each -> by.addAll(each.instruments()));
      }
      if (!by.isEmpty()) {
        kept.add(new KeptBack(part, List.copyOf(by)));
      }
    }
    return new Answer(one.outcome(), one.reason(), one.instruments(), holds, kept);
  }

  private static int told(Answer answer) {
    return answer.outcome() == Outcome.DELIVERED ? 2 : answer.outcome() == Outcome.HELD ? 1 : 0;
  }

  /** Two people, or a system, take a charge away. */
  public static Facts after(CaseEvent.ChargeDismissed event, Facts facts) {
    List<Charge> charges = facts.offences().charges();
    List<Charge> left = charges.stream().filter(c -> !c.ncic().equals(event.ncic())).toList();
    if (left.size() == charges.size()) {
      return facts;
    }
    Map<String, List<Dismissal>> told = new TreeMap<>(facts.subject().reported().dismissals());
    List<Dismissal> was = told.remove(event.ncic());
    if (event.by().isEmpty()) {
      return with(facts, left, told);
    }
    Map<String, String> papers = new LinkedHashMap<>();
    for (Dismissal one : was == null ? List.<Dismissal>of() : was) {
      one.by().forEach(person -> papers.put(person, one.order()));
    }
    papers.put(SlowPolicy.person(event.by().get()), event.order());
    if (papers.values().stream().filter(event.order()::equals).count() > 1) {
      return with(facts, left, told);
    }
    List<Dismissal> waits = new ArrayList<>();
    papers.forEach(
        (person, order) ->
            waits.add(new Dismissal(event.authority(), order, new TreeSet<>(List.of(person)))));
    told.put(event.ncic(), waits);
    return with(facts, charges, told);
  }
}
