package org.tenprint.biometric.domain;

import java.util.Optional;
import org.tenprint.matching.Decision;
import org.tenprint.matching.Doubt;
import org.tenprint.matching.SearchResult;

/** What a search came to. */
public sealed interface Finding {
  /**
   * The gallery was searched.
   *
   * @param doubt why it is GREY, where it is
   */
  record Searched(Decision decision, Optional<Doubt> doubt, SearchResult result)
      implements Finding {}

  /** No search could be made, or what it came to says nothing. */
  record Failed(Failure reason) implements Finding {}

  /** Why no search could be made, or why it says nothing. */
  enum Failure {
    NO_USABLE_FINGER,
    ENGINE_FAILURE
  }
}
