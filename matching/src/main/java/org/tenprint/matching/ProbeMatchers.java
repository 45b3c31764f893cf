package org.tenprint.matching;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.util.IdentityHashMap;
import java.util.Map;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;

/**
 * The matchers of a probe's fingers, each built when it is first needed (3 to 4 ms, for the table
 * of all pairs of its minutiae) and kept for the whole search, whatever labels are assumed. Not
 * thread-safe.
 */
final class ProbeMatchers {
  private final Map<FingerTemplate, FingerprintMatcher> built = new IdentityHashMap<>();

  FingerprintMatcher of(FingerTemplate finger) {
    return built.computeIfAbsent(
        finger, absent -> new FingerprintMatcher(SourceAfis.template(absent)));
  }
}
