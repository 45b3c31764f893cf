package org.tenprint.policy.effect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.law.Doubt;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;

/**
 * Finds, among all cases that the instruments towards one recipient tell apart, those worth asking:
 * one for each answer that may differ, and one for each instrument that speaks beside the proposal.
 *
 * <p>Idea: the cases of one kind of person and one history differ by the ages of two groups of
 * convictions alone. With one age fixed they are a line of at most 64 points, on which each
 * instrument speaks on a run of points: a long. Instruments are swept over the line in the order in
 * which they are named; where the first has spoken, those behind it do not matter. Cost: a few
 * operations on longs for each instrument and line, and no memory beyond one line.
 */
final class CaseSweep {
  /** Takes a case, with the instruments that can matter to it. */
  interface Asked {
    void take(Inquiry inquiry, List<Instrument> heard);
  }

  private final SweptRules rules;
  private final Recipient recipient;
  private final Sampled sampled;
  private final List<Optional<Request>> requests;
  private final Map<List<Object>, Seen> seen = new HashMap<>();
  private Asked answers;
  private Asked beside;
  private Inquiry base;
  private Ages ages;
  private Seen seenHere;
  private boolean minor;

  /**
   * What was asked already, where those that are always heard say the same; and what is where the
   * next of them speaks surely, perhaps, or not.
   */
  private static final class Seen {
    final BitSet first = new BitSet();
    final BitSet beside = new BitSet();
    private final Seen[] next = new Seen[3];

    Seen next(int says) {
      if (next[says] == null) {
        next[says] = new Seen();
      }
      return next[says];
    }
  }

  /**
   * What cases are made of.
   *
   * @param bases kinds of people and identifications
   * @param histories charges and convictions, their ages aside
   * @param ages of convictions, by the day on which an agency is asked
   * @param booked day of the booking
   */
  record Sampled(
      Collection<Facts> bases,
      List<History> histories,
      Map<Optional<LocalDate>, Ages> ages,
      LocalDate booked) {}

  CaseSweep(SweptRules rules, Recipient recipient, Sampled sampled) {
    this(
        rules,
        recipient,
        sampled,
        SampleRequests.of(recipient, rules.conditions(), sampled.booked(), rules.calendars()));
  }

  /**
   * @param requests those that are tried; of what is no request, one that is empty
   */
  CaseSweep(
      SweptRules rules, Recipient recipient, Sampled sampled, List<Optional<Request>> requests) {
    this.rules = rules;
    this.recipient = recipient;
    this.sampled = sampled;
    this.requests = requests;
  }

  /**
   * Sweeps all cases.
   *
   * @param places of the bookings
   * @param at legal time
   * @param known instruments recorded by then are known
   * @param toAnswer takes a case for each answer that may be another
   * @param toCompare takes a case in which an instrument surely speaks beside the proposal
   */
  void over(Places places, Instant at, Instant known, Asked toAnswer, Asked toCompare) {
    answers = toAnswer;
    beside = toCompare;
    for (Facts facts : sampled.bases()) {
      for (Optional<Request> request : requests) {
        base =
            new Inquiry(
                new Circumstances(facts.at(places), Findings.NONE), recipient, request, at, known);
        minor = facts.possibleMinor();
        seenHere =
            seen.computeIfAbsent(
                List.of(
                    facts.finding().identification(),
                    minor,
                    facts.subject().protectedPerson(),
                    Doubt.citizenshipClaimed(facts)),
                kind -> new Seen());
        ages = sampled.ages().get(base.askedOn());
        rules.suppose(base, ages);
        sampled.histories().forEach(this::sweep);
      }
    }
  }

  private void sweep(History history) {
    rules.suppose(base, history, sampled.booked());
    if (history.younger().isEmpty()) {
      line(1L, history, -1);
    } else if (history.older().isEmpty()) {
      line(points(0, ages.size()), history, -1);
    } else {
      for (int young = 0; young < ages.size(); young++) {
        line(points(ages.nested() ? young : 0, ages.size()), history, young);
      }
    }
  }

  private void line(long points, History history, int young) {
    rules.sweep(points, young);
    split(points, history, young);
  }

  /** The points of a line from one, inclusive, to another, exclusive. */
  static long points(int from, int to) {
    if (from >= to) {
      return 0;
    }
    long below = to >= Ages.MOST ? -1L : (1L << to) - 1;
    return below & (-1L << from);
  }

  // ---- one line

  /** Cuts the points by what those say that are always heard. */
  private void split(long points, History history, int young) {
    split(points, 0, rules.always(minor), seenHere, history, young);
  }

  private void split(long points, int from, int[] always, Seen here, History history, int young) {
    if (points == 0) {
      return;
    }
    if (from == always.length) {
      firsts(points, here, history, young);
      besideTheProposal(points, here, history, young);
      return;
    }
    int i = always[from];
    long yes = points & rules.yes(i);
    long unsure = points & rules.unsure(i);
    split(yes, from + 1, always, here.next(0), history, young);
    split(unsure, from + 1, always, here.next(1), history, young);
    split(points & ~yes & ~unsure, from + 1, always, here.next(2), history, young);
  }

  /** Of the plain ones: who withholds first, else who holds first, else who permits first. */
  private void firsts(long points, Seen here, History history, int young) {
    long left = points;
    for (int i : rules.plain(minor, Effect.WITHHOLD)) {
      if (left == 0) {
        return;
      }
      left = first(left, rules.yes(i), here, i * 3, history, young);
    }
    for (int i : rules.plain(minor)) {
      if (left == 0) {
        return;
      }
      long holds = rules.effect(i) == Effect.HOLD ? rules.yes(i) : 0;
      long spoken = first(left, holds, here, i * 3 + 1, history, young);
      left = first(spoken, rules.unsure(i), here, i * 3 + 2, history, young);
    }
    for (int i : rules.plain(minor, Effect.PERMIT)) {
      left = first(left, rules.yes(i), here, i * 3, history, young);
    }
    int nobody = rules.size() * 3;
    first(left, left, here, nobody, history, young);
  }

  /** What is left of the points where it has not spoken. */
  private long first(long left, long speaks, Seen here, int as, History history, int young) {
    long hit = left & speaks;
    if (hit != 0 && !here.first.get(as)) {
      here.first.set(as);
      ask(answers, hit, as / 3, history, young);
    }
    return left & ~speaks;
  }

  private void besideTheProposal(long points, Seen here, History history, int young) {
    long proposal = points & rules.proposalSpeaks();
    if (proposal == 0) {
      return;
    }
    for (int i : rules.conflicting(minor)) {
      if ((proposal & rules.yes(i)) != 0 && !here.beside.get(i)) {
        here.beside.set(i);
        ask(beside, proposal & rules.yes(i), i, history, young);
      }
    }
  }

  private void ask(Asked asked, long hit, int plain, History history, int young) {
    int point = Long.numberOfTrailingZeros(hit);
    Ages.When older = ages.when(Math.min(point, ages.size() - 1));
    Ages.When younger = young < 0 ? older : ages.when(young);
    Facts facts = base.facts();
    Facts sampledCase =
        new Facts(
            facts.tcn(),
            facts.places(),
            facts.bookedAt(),
            facts.subject(),
            history.offences(sampled.booked(), younger, older),
            facts.finding());
    asked.take(
        new Inquiry(
            new Circumstances(sampledCase, Findings.NONE),
            recipient,
            base.request(),
            base.at(),
            base.known()),
        rules.heard(minor, plain));
  }
}
