package org.tenprint.booking.domain;

import java.util.ArrayList;
import java.util.List;

/** Collects problems in the order in which they are found; after {@link #MOST} it takes no more. */
public final class Findings {
  /** So many are told at once: an answer stays small whatever was sent. */
  public static final int MOST = 100;

  private final List<Problem> problems = new ArrayList<>();

  /** Notes a problem of a field, once. */
  public void add(String field, ProblemCode code, String remedy) {
    Problem problem = new Problem(field, code, remedy);
    if (problems.size() < MOST && !problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /** Notes problems found elsewhere. */
  public void addAll(List<Problem> found) {
    found.forEach(problem -> add(problem.field(), problem.code(), problem.remedy()));
  }

  /** Whether there is nothing to mend. */
  public boolean none() {
    return problems.isEmpty();
  }

  /** What was found. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}
