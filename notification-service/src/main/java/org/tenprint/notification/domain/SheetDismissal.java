package org.tenprint.notification.domain;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tenprint.policy.fact.Dismissal;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Instrument;

/**
 * That a charge was dismissed, or was not, as one person reported it and a second is wanted: as it
 * is compared, in lower case, and by no name of who reports it.
 *
 * @param ncic the code of the charges
 * @param authority who dismissed them; empty where that was not said
 * @param order the number of the paper; empty where that was not said
 * @param reported by so many people: two make it count
 * @param back whether it takes a dismissal back
 */
public record SheetDismissal(
    String ncic, String authority, String order, int reported, boolean back) {

  /**
   * Those that are awaited, where the hold of some instruments rests on charges: where one asks for
   * them or for the person's age at one, or looks at others, which may.
   *
   * @param ids of the instruments that make the hold; none where rule 2 does
   * @param known the instruments, by id; one that is not known may ask for them
   */
  static List<SheetDismissal> of(
      List<String> ids, Function<String, Optional<Instrument>> known, Facts facts) {
    boolean rests =
        ids.isEmpty()
            || ids.stream().anyMatch(id -> known.apply(id).map(SheetDismissal::rests).orElse(true));
    return rests
        ? facts.subject().reported().dismissals().entrySet().stream()
            .flatMap(one -> one.getValue().stream().map(paper -> of(one.getKey(), paper)))
            .toList()
        : List.of();
  }

  private static SheetDismissal of(String ncic, Dismissal paper) {
    return new SheetDismissal(
        ncic, paper.authority(), paper.order(), paper.by().size(), paper.back());
  }

  private static boolean rests(Instrument instrument) {
    return !instrument.ruling().unless().isEmpty()
        || instrument.ruling().when().stream().anyMatch(SheetDismissal::rests);
  }

  private static boolean rests(Condition condition) {
    return condition.ofOffences()
        || condition instanceof Condition.Juvenile
        || condition instanceof Condition.NoPermitFrom;
  }

  /** Of no two dismissals the same: people write both texts. */
  @Override
  public String toString() {
    return "SheetDismissal[%s, %d %s, %d %s, %d%s]"
        .formatted(
            ncic,
            authority.length(),
            authority,
            order.length(),
            order,
            reported,
            back ? ", back" : "");
  }
}
