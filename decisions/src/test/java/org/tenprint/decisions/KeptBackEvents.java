package org.tenprint.decisions;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.law.KeptBack;

/** What events say of parts that were kept back. */
final class KeptBackEvents {
  private KeptBackEvents() {}

  static List<KeptBack> read(Disposition event) {
    return event.getKeptBack().stream()
        .map(one -> new KeptBack(MessagePart.valueOf(one.getPart().name()), one.getInstruments()))
        .toList();
  }

  static Set<MessagePart> withheld(RecipientMessage event) {
    return event.getWithheld().stream()
        .map(part -> MessagePart.valueOf(part.name()))
        .collect(Collectors.toSet());
  }
}
