package org.tenprint.matching;

import java.util.IdentityHashMap;
import java.util.Map;
import org.tenprint.matching.prints.FingerMatcher;
import org.tenprint.matching.prints.FingerTemplate;

/**
 * The matchers of a probe's fingers, each built when it is first needed (0.4 ms, for the table of
 * all pairs of its minutiae) and kept for the whole search, whatever labels are assumed. Not
 * thread-safe.
 */
final class ProbeMatchers {
  private final Map<FingerTemplate, FingerMatcher> built = new IdentityHashMap<>();

  FingerMatcher of(FingerTemplate finger) {
    return built.computeIfAbsent(finger, FingerMatcher::of);
  }
}
