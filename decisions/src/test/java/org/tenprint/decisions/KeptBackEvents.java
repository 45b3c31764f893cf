package org.tenprint.decisions;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.fact.RequestPurpose;
import org.tenprint.policy.law.KeptBack;

/** What events say of parts that were kept back, and of what a request was told for. */
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

  static Optional<RequestPurpose> purpose(RecipientMessage event) {
    return Optional.ofNullable(event.getPurpose())
        .map(purpose -> RequestPurpose.valueOf(purpose.name()));
  }
}
