package org.tenprint.policy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;

/** Which instruments hang on what people report, slow and obvious. */
public final class SlowHanging {
  private SlowHanging() {}

  /** The instruments on requests that ask for a consent, and what looks at them. */
  public static Set<String> onConsent(List<Instrument> book) {
    return on("consent", book.stream().filter(i -> i.reach().edge() == Edge.REQUEST).toList());
  }

  /** The same that ask for anything that is another with each request: when that was, too. */
  public static Set<String> onRequests(List<Instrument> book) {
    return on(
        SlowHanging::ofOneRequest,
        book.stream().filter(i -> i.reach().edge() == Edge.REQUEST).toList());
  }

  private static boolean ofOneRequest(Condition condition) {
    return condition.name().equals("consent")
        || condition.name().equals("age-at-request")
        || condition.name().equals("purpose")
        || condition instanceof Condition.LevelIs level
            && level.convictedWithin().toString().contains("to REQUEST");
  }

  /** Whether a hold is of one that hangs on a consent; of a minor of whom one may speak, it is. */
  public static boolean onConsent(String hold, List<Instrument> book) {
    Set<String> hanging = onConsent(book);
    List<String> words = List.of(hold.split(" "));
    boolean ofMinors =
        book.stream()
            .filter(one -> hanging.contains(one.id()))
            .anyMatch(one -> one.ruling().when().contains(new Condition.Juvenile(true)));
    return words.stream().anyMatch(hanging::contains)
        || ofMinors && words.get(words.size() - 1).equals("JUVENILE");
  }

  /** Those that have a condition, and whatever looks at one of those, to any depth. */
  public static Set<String> on(String condition, List<Instrument> book) {
    return on(asked -> asked.name().equals(condition), book);
  }

  private static Set<String> on(Predicate<Condition> condition, List<Instrument> book) {
    Set<String> hanging = new TreeSet<>();
    for (int depth = 0; depth <= book.size(); depth++) {
      for (Instrument one : book) {
        boolean asks = one.ruling().when().stream().anyMatch(condition);
        boolean looks = one.ruling().unless().stream().anyMatch(hanging::contains);
        for (Instrument other : book) {
          looks |= hanging.contains(other.id()) && looksForPermit(one, other);
        }
        if (asks || looks) {
          hanging.add(one.id());
        }
      }
    }
    return hanging;
  }

  private static boolean looksForPermit(Instrument one, Instrument other) {
    Effect effect = other.ruling().effect();
    Instant from = other.validity().from().toInstant();
    return (effect == Effect.PERMIT || effect == Effect.REQUIRE)
        && one.ruling().when().stream()
            .anyMatch(
                c ->
                    c instanceof Condition.NoPermitFrom none
                        && none.issuer() == other.issuer()
                        && none.begunBefore().filter(limit -> !from.isBefore(limit)).isEmpty());
  }
}
