package org.tenprint.notification.application;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tenprint.notification.domain.Happening;
import org.tenprint.notification.domain.LogAddress;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Verdict;

/**
 * What of one person's words in a row is taken ahead of a step: all of it, in its order, where it
 * is little; of more the first of each verdict, which may agree with another's, and the last on
 * each question, which counts from then on. What is said on one question takes nothing back on
 * another. So nobody hides another's word behind more than is taken.
 */
final class WordsInARow {
  /** Two verdicts on each of three questions, and the last on each. */
  private static final int MOST = 9;

  private WordsInARow() {}

  /** Those that count, of reviews in the order of the log. */
  static List<Happening> thatCount(List<Happening> reviews) {
    List<Happening> count = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= reviews.size(); i++) {
      String by = reviews.get(from).source();
      if (i == reviews.size() || !reviews.get(i).source().equals(by)) {
        count.addAll(ofOne(reviews.subList(from, i)));
        from = i;
      }
    }
    return count;
  }

  /** What is left out comes behind what is taken, as if it had been said then. */
  private static List<Happening> ofOne(List<Happening> row) {
    if (row.size() <= MOST) {
      return row;
    }
    List<Happening> backwards = new ArrayList<>(row);
    Collections.reverse(backwards);
    Set<LogAddress> count = firsts(row, verdict -> verdict);
    count.addAll(firsts(backwards, WordsInARow::question));
    return row.stream().filter(one -> count.contains(one.where())).toList();
  }

  private static Set<LogAddress> firsts(List<Happening> row, UnaryOperator<Verdict> kind) {
    Set<LogAddress> firsts = new HashSet<>();
    Set<Verdict> said = EnumSet.noneOf(Verdict.class);
    for (Happening one : row) {
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
