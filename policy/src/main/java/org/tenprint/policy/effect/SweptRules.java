package org.tenprint.policy.effect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Condition.LevelIs;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.offence.BusinessCalendars;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Truth;

/** On which points of a line of cases instruments speak by the facts; points are bits. */
final class SweptRules {
  private static final int[] NONE = {};

  private final List<Instrument> always;
  private final List<Instrument> all;
  private final int proposal;
  private final OffenceTable table;
  private final SweptLevel[][] levels;
  private final List<List<Condition>> ofPeople = new ArrayList<>();
  private final List<List<Condition>> ofCharges = new ArrayList<>();
  private final Map<Boolean, Order> orders;
  private final Truth[] person;
  private final Truth[] fixed;
  private final long[] yes;
  private final long[] unsure;
  private Map<List<String>, Truth[]> byCharge = new LinkedHashMap<>();

  /** Which are always heard, and the others by what they do; all as numbers. */
  private record Order(int[] always, int[] plain, Map<Effect, int[]> byEffect, int[] conflicting) {}

  /**
   * @param proposal the proposed instrument; empty where there is none
   * @param yardsticks of the histories, in their order
   */
  SweptRules(
      Heard heard, Optional<Instrument> proposal, List<LevelIs> yardsticks, OffenceTable table) {
    this.always = heard.always();
    this.all = new ArrayList<>(heard.always());
    this.all.addAll(heard.plain());
    this.proposal =
        IntStream.range(0, always.size())
            .filter(i -> proposal.filter(one -> always.get(i).id().equals(one.id())).isPresent())
            .findFirst()
            .orElse(-1);
    this.table = table;
    this.levels = new SweptLevel[all.size()][];
    this.person = new Truth[all.size()];
    this.fixed = new Truth[all.size()];
    this.yes = new long[all.size()];
    this.unsure = new long[all.size()];
    for (int i = 0; i < all.size(); i++) {
      List<SweptLevel> ofLevels = new ArrayList<>();
      ofPeople.add(new ArrayList<>());
      ofCharges.add(new ArrayList<>());
      for (Condition condition : all.get(i).ruling().when()) {
        if (condition instanceof LevelIs level) {
          ofLevels.add(new SweptLevel(yardsticks.indexOf(Sweeps.yardstick(level)), level));
        } else {
          (condition.ofOffences() ? ofCharges : ofPeople).get(i).add(condition);
        }
      }
      levels[i] = ofLevels.toArray(SweptLevel[]::new);
    }
    this.orders = Map.of(false, order(false), true, order(true));
  }

  /** Of a possible minor, what speaks of juveniles is always heard too. A court's bar is first. */
  private Order order(boolean minor) {
    List<Integer> heard = new ArrayList<>();
    List<Integer> plain = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean first = i < always.size() || minor && all.get(i).ruling().speaksOfJuveniles();
      (first ? heard : plain).add(i);
    }
    Map<Effect, int[]> byEffect = new EnumMap<>(Effect.class);
    for (Effect effect : Effect.values()) {
      byEffect.put(
          effect,
          numbers(
              plain.stream()
                  .filter(i -> doing(i) == effect)
                  .sorted(
                      Comparator.comparing(
                          i -> effect != Effect.WITHHOLD || !all.get(i).issuer().court()))
                  .toList()));
    }
    List<Integer> conflicting =
        proposal < 0
            ? List.of()
            : plain.stream()
                .filter(i -> Conflicts.between(all.get(proposal), all.get(i)).isPresent())
                .toList();
    return new Order(numbers(heard), numbers(plain), byEffect, numbers(conflicting));
  }

  private static int[] numbers(List<Integer> some) {
    return some.stream().mapToInt(Integer::intValue).toArray();
  }

  /** By which business time is counted. */
  BusinessCalendars calendars() {
    return table.calendars();
  }

  /** What its instruments ask for. */
  List<Condition> conditions() {
    return all.stream().flatMap(one -> one.ruling().when().stream()).toList();
  }

  int size() {
    return all.size();
  }

  Effect effect(int i) {
    return all.get(i).ruling().effect();
  }

  /** The same of a plain one: a mandate that nothing defies is a permit. */
  private Effect doing(int i) {
    return effect(i).opens() ? Effect.PERMIT : effect(i);
  }

  int[] always(boolean minor) {
    return orders.get(minor).always();
  }

  int[] plain(boolean minor) {
    return orders.get(minor).plain();
  }

  int[] plain(boolean minor, Effect effect) {
    return orders.get(minor).byEffect().getOrDefault(effect, NONE);
  }

  /** The plain ones that would conflict with the proposal where both speak. */
  int[] conflicting(boolean minor) {
    return orders.get(minor).conflicting();
  }

  /** Those that are always heard, and one more. */
  List<Instrument> heard(boolean minor, int plain) {
    List<Instrument> heard = new ArrayList<>();
    for (int i : always(minor)) {
      heard.add(all.get(i));
    }
    if (plain < all.size()) {
      heard.add(all.get(plain));
    }
    return heard;
  }

  long yes(int i) {
    return yes[i];
  }

  long unsure(int i) {
    return unsure[i];
  }

  long proposalSpeaks() {
    return proposal < 0 ? 0 : yes[proposal];
  }

  // ---- supposing a case

  /** A kind of person and identification, and a request. */
  void suppose(Inquiry base, Ages ages) {
    byCharge = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      person[i] = all.get(i).ruling().concerns(base) ? holds(ofPeople.get(i), base) : Truth.NO;
      for (SweptLevel level : levels[i]) {
        level.suppose(base, ages);
      }
    }
  }

  /** And a history. */
  void suppose(Inquiry base, History next, LocalDate booked) {
    for (SweptLevel[] some : levels) {
      for (SweptLevel level : some) {
        level.suppose(next);
      }
    }
    Truth[] known = byCharge.computeIfAbsent(next.charges(), charge -> traffic(base, next, booked));
    for (int i = 0; i < all.size(); i++) {
      fixed[i] = person[i].and(known[i]);
    }
  }

  private Truth[] traffic(Inquiry base, History next, LocalDate booked) {
    Facts facts = base.facts();
    Facts charged =
        new Facts(
            facts.tcn(),
            facts.places(),
            facts.bookedAt(),
            facts.subject(),
            next.charged(booked),
            facts.finding());
    Inquiry asked =
        new Inquiry(
            new Circumstances(charged, Findings.NONE),
            base.recipient(),
            base.request(),
            base.at(),
            base.known());
    Truth[] truths = new Truth[all.size()];
    for (int i = 0; i < truths.length; i++) {
      truths[i] = holds(ofCharges.get(i), asked);
    }
    return truths;
  }

  private Truth holds(List<Condition> conditions, Inquiry asked) {
    Truth holds = Truth.YES;
    for (Condition condition : conditions) {
      holds = holds.and(condition.holds(asked, table));
    }
    return holds;
  }

  // ---- sweeping a line

  /**
   * Over convictions of two groups: the younger of a fixed age, the older of the point's.
   *
   * @param line the points
   * @param young the fixed age; less than 0 where there are none, or of one age, the point's
   */
  void sweep(long line, int young) {
    for (int i = 0; i < yes.length; i++) {
      long surely = fixed[i] == Truth.YES ? line : 0;
      long perhaps = fixed[i] == Truth.NO ? 0 : line;
      for (SweptLevel level : levels[i]) {
        surely &= level.holds(young, 0);
        perhaps &= level.holds(young, 1);
      }
      yes[i] = surely;
      unsure[i] = perhaps & ~surely;
    }
  }
}
