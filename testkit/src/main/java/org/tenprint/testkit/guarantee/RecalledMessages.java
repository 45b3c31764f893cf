package org.tenprint.testkit.guarantee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.RecipientMessage;

/** Holds the recalls of a log against what was sent. */
final class RecalledMessages {
  private RecalledMessages() {}

  static List<String> brokenIn(LoggedEvents log) {
    List<String> broken = new ArrayList<>();
    for (String topic : log.topics()) {
      if (RecipientAddress.ofTopic(topic).isPresent()) {
        Map<String, MessageKind> sent = new HashMap<>();
        Set<String> recalled = new HashSet<>();
        log.events(
            topic,
            RecipientMessage.class,
            (record, message) -> {
              String of = " to " + message.getRecipient() + " of " + message.getBookingId();
              if (message.getKind() == MessageKind.RECALL) {
                String what = message.getRecalls() + of;
                String where = LoggedEvents.where(record) + ": " + what;
                MessageKind kind = sent.get(what);
                if (kind == null) {
                  broken.add(where + " is recalled and was not sent before");
                } else if (kind == MessageKind.RECALL || kind == MessageKind.NO_MATCH) {
                  broken.add(where + " is recalled and is a " + kind);
                } else if (!recalled.add(what)) {
                  broken.add(where + " is recalled twice");
                }
              }
              sent.put(message.getMessageId() + of, message.getKind());
            });
      }
    }
    return broken;
  }
}
