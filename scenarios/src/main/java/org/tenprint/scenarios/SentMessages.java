package org.tenprint.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.policy.decision.Message;
import org.tenprint.policy.decision.MessageKind;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.scenarios.ScenarioBackend.CaseAccount;

/** What recipients were sent, as an expectation says it. */
final class SentMessages {
  private SentMessages() {}

  /** Kinds by recipient, in order. */
  static Map<Recipient, List<MessageKind>> kinds(List<CaseAccount> accounts) {
    Map<Recipient, List<MessageKind>> kinds = new TreeMap<>();
    for (CaseAccount account : accounts) {
      for (Message message : account.sent()) {
        kinds.computeIfAbsent(message.recipient(), r -> new ArrayList<>()).add(message.kind());
      }
    }
    return kinds;
  }

  /** For what agencies were told requests, in order; one that states none is empty. */
  static Map<Recipient, List<Optional<RequestPurpose>>> purposes(List<CaseAccount> accounts) {
    Map<Recipient, List<Optional<RequestPurpose>>> purposes = new TreeMap<>();
    for (CaseAccount account : accounts) {
      for (Message message : account.sent()) {
        if (message.kind() == MessageKind.REQUEST) {
          purposes
              .computeIfAbsent(message.recipient(), r -> new ArrayList<>())
              .add(message.says().purpose());
        }
      }
    }
    return purposes;
  }

  /**
   * Places of what recalls take back, by recipient, in order; 0 where one takes back nothing that
   * stands. Places go through all cases, as kinds do.
   */
  static Map<Recipient, List<Integer>> recalled(List<CaseAccount> accounts) {
    Map<Recipient, List<Integer>> recalled = new TreeMap<>();
    Map<Recipient, Integer> places = new TreeMap<>();
    for (CaseAccount account : accounts) {
      Map<Recipient, Map<Integer, Integer>> standing = new TreeMap<>();
      for (Message message : account.sent()) {
        int place = places.merge(message.recipient(), 1, Integer::sum);
        Map<Integer, Integer> ofIt =
            standing.computeIfAbsent(message.recipient(), r -> new TreeMap<>());
        if (message.kind() == MessageKind.RECALL) {
          Integer which = ofIt.remove(message.number());
          recalled
              .computeIfAbsent(message.recipient(), r -> new ArrayList<>())
              .add(which == null ? 0 : which);
        } else if (message.kind() != MessageKind.NO_MATCH) {
          ofIt.put(message.number(), place);
        }
      }
    }
    return recalled;
  }
}
