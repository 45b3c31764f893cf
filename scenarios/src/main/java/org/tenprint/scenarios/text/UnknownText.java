package org.tenprint.scenarios.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.CountedFrom;

/** What may be unknown of a case, so that nobody can tell whether an instrument speaks of it. */
final class UnknownText {
  private static final String CODES = "what an offence code means";

  private UnknownText() {}

  /** Begins the sentence of who is told only after people looked. */
  static String where(Instrument instrument) {
    Set<String> unknown = new LinkedHashSet<>();
    instrument.ruling().when().forEach(condition -> unknown.addAll(of(condition)));
    if (!instrument.ruling().unless().isEmpty()) {
      unknown.add("what another instrument looks at");
    }
    return unknown.isEmpty()
        ? "Where nobody can tell which instruments speak, "
        : "Where nobody can tell " + or(List.copyOf(unknown)) + ", ";
  }

  private static Collection<String> of(Condition condition) {
    if (condition instanceof Condition.LevelIs level) {
      return ofLevel(level);
    } else if (condition instanceof Condition.ChargeOnlyMinorTraffic) {
      return List.of(CODES);
    } else if (condition instanceof Condition.TriedAsAdult) {
      return List.of("who is tried as an adult");
    } else if (condition instanceof Condition.Stated) {
      return List.of("what an authority states");
    } else if (condition instanceof Condition.NoPermitFrom) {
      return List.of("what another instrument looks at");
    } else if (condition instanceof RequestCondition.RequestKindIn) {
      return List.of("the kind of a request");
    } else if (condition instanceof RequestCondition.WarrantIn) {
      return List.of("the kind of a warrant");
    } else if (condition instanceof RequestCondition.PurposeIn) {
      return List.of("what a request is for");
    } else if (condition instanceof RequestCondition.ConsentIn) {
      return List.of("whether the person consented");
    } else if (condition instanceof RequestCondition.AgeAtRequest) {
      return List.of("the age at the request");
    } else if (condition instanceof RequestCondition.AskedWithin) {
      return List.of("the day of a request");
    }
    return List.of();
  }

  private static List<String> ofLevel(Condition.LevelIs level) {
    List<String> unknown = new ArrayList<>(List.of(CODES));
    if (!level.classes().isEmpty()) {
      unknown.add("the class of a conviction");
    }
    if (level.convictedWithin().filter(one -> one.from() == CountedFrom.RELEASE).isPresent()) {
      unknown.add("the day of a release");
    }
    if (level.ofOneRequest()) {
      unknown.add("the day of a request");
    }
    return unknown;
  }

  private static String or(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
