package org.tenprint.notification.domain;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Instrument;

/**
 * What is reported of a fact for which an instrument asks, as it is compared: in lower case, and by
 * no name of who reports it.
 *
 * @param fact which
 * @param holds whether it is so
 * @param authority who states it
 * @param order by which paper or record
 * @param from as of when
 * @param reported by so many people: two make it count
 */
public record SheetStatement(
    StatedFact fact, boolean holds, String authority, String order, Instant from, int reported) {

  /**
   * Those on which the hold of some instruments rests: of the facts for which one asks; of all
   * where one looks at others, which may.
   *
   * @param ids of the instruments that make the hold
   * @param known the instruments, by id; of one that is not known all are told
   */
  static List<SheetStatement> of(
      List<String> ids, Function<String, Optional<Instrument>> known, Facts facts) {
    Set<StatedFact> asked = EnumSet.noneOf(StatedFact.class);
    for (String id : ids) {
      asked.addAll(
          known.apply(id).map(SheetStatement::asks).orElse(EnumSet.allOf(StatedFact.class)));
    }
    return facts.subject().reported().facts().entrySet().stream()
        .filter(one -> asked.contains(one.getKey()))
        .map(
            one ->
                new SheetStatement(
                    one.getKey(),
                    one.getValue().holds(),
                    one.getValue().authority(),
                    one.getValue().order(),
                    one.getValue().from(),
                    one.getValue().by().size()))
        .toList();
  }

  private static Set<StatedFact> asks(Instrument instrument) {
    Set<StatedFact> facts = EnumSet.noneOf(StatedFact.class);
    boolean looks = !instrument.ruling().unless().isEmpty();
    for (Condition condition : instrument.ruling().when()) {
      if (condition instanceof Condition.Stated stated) {
        facts.add(stated.fact());
      }
      looks |= condition instanceof Condition.NoPermitFrom;
    }
    return looks ? EnumSet.allOf(StatedFact.class) : facts;
  }

  /** Of no two statements the same: people write both texts. */
  @Override
  public String toString() {
    return "SheetStatement[%s, %s, %d %s, %d %s, %s, %d]"
        .formatted(
            fact, holds, authority.length(), authority, order.length(), order, from, reported);
  }
}
