package org.tenprint.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tenprint.policy.SlowPolicy.Answer;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Dismissal;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.GoneCharges;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.Reported;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Offences;

/**
 * Dismissed charges for the slow reference, as they are generated: written alike. Of those that one
 * person alone reported, or took back, each choice is asked, whatever rules make of it.
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
    Facts facts = with(asked.facts(), charges, Map.of(), List.of(), Set.of());
    return new Inquiry(
        new Circumstances(facts, asked.findings()),
        asked.recipient(),
        asked.request(),
        asked.at(),
        asked.known());
  }

  private static Facts with(
      Facts facts,
      List<Charge> charges,
      Map<String, List<Dismissal>> told,
      List<Charge> booked,
      Set<String> gone) {
    Reported was = facts.subject().reported();
    Optional<GoneCharges> kept =
        gone.isEmpty()
            ? Optional.empty()
            : Optional.of(new GoneCharges(booked, new TreeSet<>(gone)));
    Reported reported =
        new Reported(was.lift(), was.facts(), was.since(), new TreeMap<>(told), kept);
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

  /** Whether it is of charges that are dismissed, or not any more. */
  public static boolean speaksOf(CaseEvent event) {
    return event instanceof CaseEvent.ChargeDismissed
        || event instanceof CaseEvent.DismissalTakenBack;
  }

  /** Two people, or a system, take a charge away; two people bring it back. */
  public static Facts after(CaseEvent event, Facts facts) {
    if (event instanceof CaseEvent.DismissalTakenBack told) {
      String by = SlowPolicy.person(told.by());
      return after(told.ncic(), said(by, told.authority(), told.order(), true), facts);
    }
    CaseEvent.ChargeDismissed told = (CaseEvent.ChargeDismissed) event;
    String by = told.by().map(SlowPolicy::person).orElse("");
    return after(told.ncic(), said(by, told.authority(), told.order(), false), facts);
  }

  private static Dismissal said(String by, String authority, String order, boolean back) {
    TreeSet<String> people = new TreeSet<>(by.isEmpty() ? List.of() : List.of(by));
    return new Dismissal(authority, order, people, back);
  }

  private static Facts after(String ncic, Dismissal said, Facts facts) {
    Reported was = facts.subject().reported();
    List<Charge> booked =
        was.gone().isPresent() ? was.gone().get().booked() : facts.offences().charges();
    if (booked.stream().noneMatch(charge -> charge.ncic().equals(ncic))) {
      return facts;
    }
    Set<String> gone = new TreeSet<>();
    was.gone().ifPresent(charges -> gone.addAll(charges.codes()));
    Map<String, List<Dismissal>> told = new TreeMap<>(was.dismissals());
    List<Dismissal> words = words(told.remove(ncic), said);
    if (said.by().isEmpty() || words.stream().filter(one -> alike(one, said)).count() > 1) {
      if (said.back()) {
        gone.remove(ncic);
      } else {
        gone.add(ncic);
      }
    } else if (words.stream().anyMatch(one -> one.back() == gone.contains(ncic))) {
      told.put(ncic, words);
    }
    List<Charge> stand =
        booked.stream()
            .filter(one -> !gone.contains(one.ncic()) || told.containsKey(one.ncic()))
            .toList();
    return with(facts, stand, told, booked, gone);
  }

  private static boolean alike(Dismissal one, Dismissal other) {
    return one.back() == other.back() && one.order().equals(other.order());
  }

  /** What each person said last. */
  private static List<Dismissal> words(List<Dismissal> before, Dismissal said) {
    Map<String, Dismissal> last = new LinkedHashMap<>();
    for (Dismissal one : before == null ? List.<Dismissal>of() : before) {
      one.by().forEach(by -> last.put(by, said(by, one.authority(), one.order(), one.back())));
    }
    said.by().forEach(by -> last.put(by, said));
    return List.copyOf(last.values());
  }
}
