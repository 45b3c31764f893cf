package org.tenprint.testkit.guarantee;

import java.util.List;

/** A promise that a log keeps or breaks. */
public interface Guarantee {
  /** What is promised, in a sentence. */
  String says();

  /** Each place where the log breaks it, in order; none where it is kept. */
  List<String> brokenIn(LoggedEvents log);

  /**
   * Holds a log to promises.
   *
   * @throws AssertionError that names each promise broken, and where
   */
  static void hold(LoggedEvents log, Guarantee... guarantees) {
    StringBuilder broken = new StringBuilder();
    for (Guarantee guarantee : guarantees) {
      List<String> where = guarantee.brokenIn(log);
      if (!where.isEmpty()) {
        broken.append("broken: ").append(guarantee.says()).append('\n');
        where.stream().limit(20).forEach(one -> broken.append("  ").append(one).append('\n'));
        if (where.size() > 20) {
          broken.append("  and ").append(where.size() - 20).append(" more\n");
        }
      }
    }
    if (!broken.isEmpty()) {
      throw new AssertionError(broken.toString());
    }
  }
}
