package org.tenprint.testkit.guarantee;

/** What a check knows of a history. Unknown is no pass: there was nothing to see it by. */
public enum Judgement {
  TRUE,
  FALSE,
  UNKNOWN
}
