package org.tenprint.booking.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was left out, in the form in which it is answered and kept for ever: bounded whatever was
 * sent. Of one kind of record, code and remedy a few are named each; more are one entry with their
 * count.
 */
final class NotUsed {
  private static final int NAMED = 4;
  private static final int MOST = 32;

  private NotUsed() {}

  /** The canonical form; a canonical list is its own. */
  static List<Problem> canonical(List<Problem> left) {
    Map<Problem, List<Problem>> kinds = new LinkedHashMap<>();
    for (Problem problem : left) {
      Problem kind = new Problem(kind(problem.field()), problem.code(), problem.remedy());
      kinds.computeIfAbsent(kind, unknown -> new ArrayList<>()).add(problem);
    }
    List<Problem> told = new ArrayList<>();
    kinds.forEach(
        (kind, of) -> {
          if (of.size() <= NAMED) {
            told.addAll(of);
          } else {
            told.add(
                new Problem(
                    kind.field(), kind.code(), kind.remedy() + " (" + of.size() + " of them)"));
          }
        });
    if (told.size() <= MOST) {
      return List.copyOf(told);
    }
    List<Problem> first = new ArrayList<>(told.subList(0, MOST - 1));
    first.add(
        new Problem(
            "", ProblemCode.TOO_MANY, (told.size() - first.size()) + " more are not listed"));
    return List.copyOf(first);
  }

  /** The field without the numbers that tell one of its kind from another. */
  private static String kind(String field) {
    int idc = field.indexOf(" IDC");
    return idc >= 0 ? field.substring(0, idc) : field.replaceAll("/\\d{1,9}", "");
  }
}
