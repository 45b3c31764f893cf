package org.tenprint.notification.application;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Verdict;

/**
 * Of what one person says in a row, that which changes something: the first of each verdict, which
 * may agree with another's, and the last on each question, which counts from then on. What is said
 * on one question takes nothing back on another. They are nine at most, so that nobody hides
 * another's word behind more than is taken.
 */
final class WordsInARow {
  private WordsInARow() {}

  /** Those that count, of reviews in the order of the log. */
  static List<Happening> thatCount(List<Happening> reviews) {
    List<Happening> backwards = new ArrayList<>(reviews);
    Collections.reverse(backwards);
    Set<LogAddress> count = firsts(reviews, verdict -> verdict);
    count.addAll(firsts(backwards, WordsInARow::question));
    return reviews.stream().filter(one -> count.contains(one.where())).toList();
  }

  /** The first of each kind, of what each says in a row. */
  private static Set<LogAddress> firsts(List<Happening> reviews, UnaryOperator<Verdict> kind) {
    Set<LogAddress> firsts = new HashSet<>();
    Set<Verdict> said = new HashSet<>();
    String by = null;
    for (Happening one : reviews) {
      if (!one.source().equals(by)) {
        by = one.source();
        said.clear();
      }
      if (said.add(kind.apply(verdict(one)))) {
        firsts.add(one.where());
      }
    }
    return firsts;
  }

  /** The verdict of a review. */
  static Verdict verdict(Happening review) {
    return ((CaseEvent.Reviewed) review.event()).verdict();
  }

  /** What a verdict answers, by one of its answers. */
  private static Verdict question(Verdict verdict) {
    return switch (verdict) {
      case MATCH, NO_MATCH -> Verdict.MATCH;
      case CITIZEN, NOT_CITIZEN -> Verdict.CITIZEN;
      case RELEASE, WITHHOLD -> Verdict.RELEASE;
    };
  }
}
