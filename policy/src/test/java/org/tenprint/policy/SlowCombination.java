package org.tenprint.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tenprint.policy.SlowPolicy.Answer;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/** How instruments combine, slow and obvious. */
final class SlowCombination {
  private final Findings findings;

  /**
   * @param findings of people
   */
  SlowCombination(Findings findings) {
    this.findings = findings;
  }

  /** What those that surely and those that perhaps speak come to; empty where none does. */
  Optional<Answer> of(List<Instrument> sure, List<Instrument> unsure) {
    if (sure.isEmpty() && unsure.isEmpty()) {
      return Optional.empty();
    }
    List<Instrument> withholding = new ArrayList<>();
    List<Instrument> permitting = new ArrayList<>();
    List<Instrument> holding = new ArrayList<>(unsure);
    for (Instrument one : sure) {
      boolean contradicted =
          sure.stream().anyMatch(other -> opposite(one, other) && sameWords(one, other));
      if (one.ruling().effect() == Effect.HOLD || contradicted) {
        holding.add(one);
      } else if (one.ruling().effect() == Effect.WITHHOLD) {
        withholding.add(one);
      } else {
        permitting.add(one);
      }
    }
    if (!withholding.isEmpty()) {
      return Optional.of(naming(Outcome.WITHHELD, first(withholding)));
    }
    return Optional.of(held(holding, permitting, sure, unsure));
  }

  private Answer held(
      List<Instrument> holding,
      List<Instrument> permitting,
      List<Instrument> sure,
      List<Instrument> unsure) {
    List<Instrument> standing = new ArrayList<>();
    List<Instrument> upheld = new ArrayList<>();
    Set<String> names = new TreeSet<>();
    for (Instrument one : holding) {
      String name = holdName(one, sure, unsure);
      if (findings.upheld().contains(name)) {
        upheld.add(one);
      }
      if (!findings.released().contains(name)) {
        standing.add(one);
        names.add(name);
      }
    }
    if (!upheld.isEmpty()) {
      return held(Outcome.WITHHELD, first(upheld), sure, unsure, Set.of());
    }
    if (!standing.isEmpty()) {
      return held(Outcome.HELD, first(standing), sure, unsure, names);
    }
    if (!permitting.isEmpty()) {
      return naming(Outcome.DELIVERED, first(permitting));
    }
    Answer lifted = held(Outcome.HELD, first(holding), sure, unsure, Set.of());
    return new Answer(Outcome.DELIVERED, Reason.PERMITTED, lifted.instruments(), Set.of());
  }

  private static String holdName(Instrument one, List<Instrument> sure, List<Instrument> unsure) {
    if (unsure.contains(one)) {
      return "UNSURE " + one.id();
    }
    return one.ruling().effect() == Effect.HOLD
        ? "HOLD " + one.id()
        : "COUNSEL " + String.join(" ", alike(one, sure));
  }

  private static Answer held(
      Outcome outcome,
      Instrument first,
      List<Instrument> sure,
      List<Instrument> unsure,
      Set<String> names) {
    if (unsure.contains(first)) {
      return new Answer(outcome, Reason.EXAMINER_REVIEW, List.of(first.id()), names);
    }
    if (first.ruling().effect() == Effect.HOLD) {
      return new Answer(outcome, first.ruling().reason(), List.of(first.id()), names);
    }
    return new Answer(outcome, Reason.COUNSEL, List.copyOf(alike(first, sure)), names);
  }

  private static Set<String> alike(Instrument first, List<Instrument> sure) {
    return sure.stream()
        .filter(other -> other.ruling().effect() != Effect.HOLD && sameWords(first, other))
        .map(Instrument::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean opposite(Instrument one, Instrument other) {
    Effect effect = one.ruling().effect();
    Effect its = other.ruling().effect();
    return effect == Effect.PERMIT && its == Effect.WITHHOLD
        || effect == Effect.WITHHOLD && its == Effect.PERMIT;
  }

  private static boolean sameWords(Instrument one, Instrument other) {
    return one.issuer() == other.issuer()
        && one.reach().scope().equals(other.reach().scope())
        && one.reach().place() == other.reach().place()
        && one.ruling().when().equals(other.ruling().when());
  }

  static Instrument first(List<Instrument> some) {
    return some.stream()
        .min(
            Comparator.comparing(Instrument::issuer)
                .thenComparing(i -> i.validity().from().toInstant())
                .thenComparing(Instrument::id))
        .orElseThrow();
  }

  static Answer naming(Outcome outcome, Instrument instrument) {
    return new Answer(outcome, instrument.ruling().reason(), List.of(instrument.id()), Set.of());
  }
}
