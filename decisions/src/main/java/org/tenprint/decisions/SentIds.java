package org.tenprint.decisions;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tenprint.policy.cases.CaseFile;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Message;

/** The ids of what recipients hold, during a step: which message a recall names. */
final class SentIds {
  private final SortedMap<String, String> last;
  private final Map<String, SortedMap<Integer, String>> standing = new TreeMap<>();

  SentIds(CaseState before) {
    this.last = new TreeMap<>(before.sent());
    for (Disclosure disclosure : before.file().disclosures()) {
      if (disclosure.standsDelivered()) {
        String recipient = disclosure.recipient().text();
        SortedMap<Integer, String> ids =
            new TreeMap<>(before.earlier().getOrDefault(recipient, Collections.emptySortedMap()));
        ids.put(disclosure.number(), last.get(recipient));
        standing.put(recipient, ids);
      }
    }
  }

  /** The id of what a recall takes back. */
  String recalled(Message recall) {
    return standing
        .getOrDefault(recall.recipient().text(), Collections.emptySortedMap())
        .get(recall.number());
  }

  /** Takes what goes out. */
  void sent(Message message, String id) {
    String recipient = message.recipient().text();
    last.put(recipient, id);
    standing.computeIfAbsent(recipient, who -> new TreeMap<>()).put(message.number(), id);
  }

  /** The id of the last message, or of the last that stands, by recipient. */
  SortedMap<String, String> last(CaseFile next) {
    SortedMap<String, String> ids = new TreeMap<>(last);
    for (Disclosure disclosure : next.disclosures()) {
      String recipient = disclosure.recipient().text();
      if (disclosure.standsDelivered() && standing.containsKey(recipient)) {
        ids.put(recipient, standing.get(recipient).get(disclosure.number()));
      }
    }
    return ids;
  }

  /** The ids of what stands beside that, by recipient and number. */
  SortedMap<String, SortedMap<Integer, String>> earlier(CaseFile next) {
    SortedMap<String, SortedMap<Integer, String>> ids = new TreeMap<>();
    for (Disclosure disclosure : next.disclosures()) {
      String recipient = disclosure.recipient().text();
      for (Disclosure.Delivered one : disclosure.earlier()) {
        ids.computeIfAbsent(recipient, who -> new TreeMap<>())
            .put(one.number(), standing.get(recipient).get(one.number()));
      }
    }
    return ids;
  }
}
