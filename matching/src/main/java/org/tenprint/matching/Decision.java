package org.tenprint.matching;

/** What a search result is worth. */
public enum Decision {
  /** One subject, beyond the match threshold, and no second one there. */
  MATCH,
  /** Doubtful: a person decides. */
  GREY,
  /** Nobody in the gallery is likely to be the probe's. */
  NO_MATCH
}
