package org.tenprint.policy.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Gravity;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.OffenceLevels;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;
import org.tenprint.policy.offence.Scheme;
import org.tenprint.policy.offence.Truth;

/**
 * The charges whose dismissal one person alone reported: each may stand, or not, by itself. An
 * inquiry is asked once with each choice of them that rules can tell apart, and the answer that
 * tells least counts.
 *
 * <p>Of charges rules ask whether there is one, and whether of several codes, whether one may be a
 * minor's, how high the highest ranks by each scheme, and whether each is minor traffic: that is
 * their {@link Weight}, and the weight of sets of different codes together follows from those of
 * each. Choices of one weight have one answer, so that the first of each weight is enough. Cost: as
 * many answers as there are weights, whatever the number of charges: with the sample reference data
 * 2 to 20, at most some dozens.
 */
final class ChargesInDoubt {
  private ChargesInDoubt() {}

  /**
   * What rules can tell of a set of charges.
   *
   * @param codes how many codes they have: none, one, or 2 for several
   * @param minor whether the person may have been a minor at one
   * @param levels of the charges alone, by scheme
   * @param traffic whether each is minor traffic; of no charge YES
   */
  record Weight(int codes, boolean minor, List<Gravity> levels, Truth traffic) {
    static Weight of(List<Charge> charges, Facts facts, List<Scheme> schemes, OffenceTable table) {
      List<Gravity> levels = new ArrayList<>();
      Offences alone = new Offences(charges, List.of());
      for (Scheme scheme : schemes) {
        levels.add(OffenceLevels.level(scheme, alone, facts.bookedOn(), Basis.CHARGE, table));
      }
      return charges.isEmpty()
          ? new Weight(0, false, levels, Truth.YES)
          : new Weight(
              alone.severalCharged() ? 2 : 1,
              facts.charged(charges).possibleMinor(),
              levels,
              OffenceLevels.onlyMinorTraffic(charges, table));
    }

    Weight with(Weight other) {
      List<Gravity> highest = new ArrayList<>();
      for (int i = 0; i < levels.size(); i++) {
        highest.add(higher(levels.get(i), other.levels.get(i)));
      }
      return new Weight(
          Math.min(2, codes + other.codes),
          minor || other.minor,
          highest,
          traffic.and(other.traffic));
    }

    private static Gravity higher(Gravity one, Gravity other) {
      Level level = one.level().atLeast(other.level()) ? one.level() : other.level();
      boolean unknown = one.mayBeHigher() || other.mayBeHigher();
      return new Gravity(level, unknown && level != Level.L1, List.of());
    }
  }

  /** The inquiry with each choice, as if nobody reported anything of those that are left. */
  static List<Inquiry> readings(Inquiry inquiry, OffenceTable table) {
    Facts facts = inquiry.facts();
    if (facts.subject().reported().dismissals().isEmpty()) {
      return List.of(inquiry);
    }
    return choices(facts, table).stream()
        .map(charges -> new Circumstances(facts.charged(charges), inquiry.findings()))
        .map(
            may ->
                new Inquiry(
                    may,
                    inquiry.recipient(),
                    inquiry.request(),
                    inquiry.at(),
                    inquiry.known(),
                    inquiry.doubting()))
        .toList();
  }

  /** The answer that tells least. */
  static Decision least(List<Inquiry> readings, Function<Inquiry, Decision> answer) {
    Decision least = answer.apply(readings.get(0));
    for (Inquiry other : readings.subList(1, readings.size())) {
      least = least.orLess(answer.apply(other));
    }
    return least;
  }

  /**
   * What may stand: first all, as if nobody had reported anything; then what stands whatever else
   * does, and behind it what each code adds.
   */
  private static List<List<Charge>> choices(Facts facts, OffenceTable table) {
    List<Scheme> schemes = new ArrayList<>(table.schemes());
    schemes.add(Scheme.SC_2008);
    Map<String, List<Charge>> doubted = new LinkedHashMap<>();
    List<Charge> sure = new ArrayList<>();
    Set<String> reported = facts.subject().reported().dismissals().keySet();
    for (Charge charge : facts.offences().charges()) {
      if (reported.contains(charge.ncic())) {
        doubted.computeIfAbsent(charge.ncic(), code -> new ArrayList<>()).add(charge);
      } else {
        sure.add(charge);
      }
    }
    Map<Weight, List<Charge>> choices = new LinkedHashMap<>();
    List<Charge> all = facts.offences().charges();
    choices.put(Weight.of(all, facts, schemes, table), all);
    choices.putIfAbsent(Weight.of(sure, facts, schemes, table), sure);
    Map<Weight, Integer> added = new HashMap<>();
    for (List<Charge> ofACode : doubted.values()) {
      Weight weight = Weight.of(ofACode, facts, schemes, table);
      if (added.merge(weight, 1, Integer::sum) <= 2) { // a third adds nothing
        for (Map.Entry<Weight, List<Charge>> one : List.copyOf(choices.entrySet())) {
          List<Charge> more = new ArrayList<>(one.getValue());
          more.addAll(ofACode);
          choices.putIfAbsent(one.getKey().with(weight), more);
        }
      }
    }
    return List.copyOf(choices.values());
  }
}
