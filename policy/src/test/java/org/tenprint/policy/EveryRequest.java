package org.tenprint.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.RequestKind;
import org.tenprint.policy.fact.Warrant;

/** Every request that can be, when it was asked aside. */
public final class EveryRequest {
  public static final List<Request> ALL = all();

  private EveryRequest() {}

  private static List<Request> all() {
    List<Request> all = new ArrayList<>();
    for (Warrant warrant : Warrant.values()) {
      all.addAll(RandomPurposes.all(Request.of(warrant)));
      for (RequestKind kind : RequestKind.values()) {
        all.addAll(RandomPurposes.all(new Request(Optional.of(kind), warrant)));
      }
    }
    return all.stream().flatMap(one -> RandomConsents.all(one).stream()).toList();
  }
}
