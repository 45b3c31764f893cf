package org.tenprint.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestPurpose;

/** Purposes of a request: every one that can be, and at random. */
final class RandomPurposes {
  private RandomPurposes() {}

  /** Half of the requests state one. */
  static Request of(Request request, RandomRules random) {
    return random.chance(2) ? request : random.one(all(request));
  }

  /** That request: for none, and for each. */
  static List<Request> all(Request request) {
    List<Request> all = new ArrayList<>(List.of(request));
    for (RequestPurpose purpose : RequestPurpose.values()) {
      all.add(request.statedFor(Optional.of(purpose)));
    }
    return all;
  }
}
