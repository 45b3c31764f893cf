package org.tenprint.policy.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
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
 * minor's, how high the highest ranks by each scheme that is asked, and whether each is minor
 * traffic: that is their {@link Weight}, and the weight of sets of different codes together follows
 * from those of each. Choices of one weight have one answer, so that the first of each weight is
 * enough. Cost: as many answers as there are weights, whatever the number of charges: 2 to 20 where
 * one scheme is asked, and twice as many with each further one by which codes rank apart. Beyond
 * {@value #MOST} nobody can tell, and nothing is told until more is known of them.
 */
final class ChargesInDoubt {
  /** So many choices an inquiry is asked with, of each recipient of a case and in each step. */
  static final int MOST = 1_000;

  private final List<Inquiry> readings;
  private final boolean all;

  private ChargesInDoubt(List<Inquiry> readings, boolean all) {
    this.readings = readings;
    this.all = all;
  }

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

  /**
   * Those of an inquiry.
   *
   * @param asked the schemes by which instruments may ask for the levels of charges
   * @param most choices that are asked with
   */
  static ChargesInDoubt of(
      Inquiry inquiry, Supplier<Set<Scheme>> asked, OffenceTable table, int most) {
    Facts facts = inquiry.facts();
    if (facts.subject().reported().dismissals().isEmpty()) {
      return new ChargesInDoubt(List.of(inquiry), true);
    }
    List<List<Charge>> choices = choices(facts, List.copyOf(asked.get()), table, most);
    boolean all = choices.size() <= most;
    List<Inquiry> readings =
        choices.subList(0, Math.min(most, choices.size())).stream()
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
    return new ChargesInDoubt(readings, all);
  }

  /** The inquiry with each choice, as if nobody reported anything of those that are left. */
  List<Inquiry> readings() {
    return readings;
  }

  /**
   * The answer that tells least. Where there are too many, what would tell or may be released is
   * held with no question that people could answer: whatever happens decides it again, and above
   * all that a second person reports some.
   */
  Decision least(Function<Inquiry, Decision> answer) {
    Decision least = answer.apply(readings.get(0));
    for (Inquiry other : readings.subList(1, readings.size())) {
      least = least.orLess(answer.apply(other));
    }
    return all || least.openness() == 0
        ? least
        : Decision.held(Reason.ERROR, List.of(), Collections.emptySortedSet())
            .explainedBy(least.explanation());
  }

  /** The first withholding that a choice gives; where there are too many, one for people. */
  Optional<Decision> withheld(Function<Inquiry, Optional<Decision>> withheld) {
    return readings.stream()
        .flatMap(one -> withheld.apply(one).stream())
        .findFirst()
        .or(
            () ->
                all
                    ? Optional.empty()
                    : Optional.of(Decision.plain(Outcome.WITHHELD, Reason.ERROR)));
  }

  /** Whether something is so by a choice, or may be: there are too many. */
  boolean any(Predicate<Inquiry> so) {
    return readings.stream().anyMatch(so) || !all;
  }

  /**
   * What may stand: first all, as if nobody had reported anything; then what stands whatever else
   * does, and behind it what each code adds, until there are too many.
   */
  private static List<List<Charge>> choices(
      Facts facts, List<Scheme> schemes, OffenceTable table, int most) {
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
      if (choices.size() > most) {
        break;
      }
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
