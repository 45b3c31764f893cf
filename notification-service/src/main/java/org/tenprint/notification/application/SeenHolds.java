package org.tenprint.notification.application;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tenprint.notification.domain.Happening;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.decision.Disclosure;

/** Whether who released what is held can have seen all of it. */
final class SeenHolds {
  private SeenHolds() {}

  /**
   * Whether it is a review that only tells, was put off, and a hold was said since that stands: of
   * what that keeps back its author had not seen anything.
   */
  static boolean saidSince(CaseFile now, Happening review) {
    return review.onlyTells()
        && review.known().stream()
            .anyMatch(
                known ->
                    now.shown().stream()
                        .filter(Disclosure::held)
                        .anyMatch(held -> held.latest().at().isAfter(known.at())));
  }

  /**
   * Whether it is a review that only tells, and more is held than stood when it stood unread: of
   * what that keeps back its author had not seen anything.
   *
   * @param then the case of then
   */
  static boolean heldBesides(CaseFile then, CaseFile now, Happening review) {
    return review.onlyTells() && holdsMore(then, now);
  }

  /** Whether more is held than stood then. */
  static boolean holdsMore(CaseFile then, CaseFile now) {
    List<Disclosure> stood = then.shown();
    return now.shown().stream()
        .filter(Disclosure::held)
        .anyMatch(held -> stood.stream().noneMatch(one -> isHeldBy(one, held)));
  }

  /**
   * So many of these reviews and no more, in the order of the log: who gave most of them comes
   * last, so that however many one person gives, those of the others are among them.
   */
  static List<Happening> mostPeople(List<Happening> reviews, int most) {
    Map<String, Long> given =
        reviews.stream().collect(Collectors.groupingBy(Happening::source, Collectors.counting()));
    return reviews.stream()
        .sorted(Comparator.comparing(one -> given.get(one.source())))
        .limit(most)
        .sorted(Comparator.comparing(one -> one.where().offset()))
        .toList();
  }

  private static boolean isHeldBy(Disclosure then, Disclosure now) {
    return then.held()
        && then.recipient().equals(now.recipient())
        && then.request().equals(now.request())
        && then.taken().holds().containsAll(now.taken().holds());
  }
}
