package org.tenprint.biometric.domain;

import org.tenprint.matching.Decision;
import org.tenprint.matching.SearchResult;

/** What a search came to. */
public sealed interface Finding {
  /** The gallery was searched. */
  record Searched(Decision decision, SearchResult result) implements Finding {}

  /** No search could be made. */
  record Failed(Failure reason) implements Finding {}

  /** Why no search could be made. */
  enum Failure {
    NO_USABLE_FINGER,
    ENGINE_FAILURE
  }
}
