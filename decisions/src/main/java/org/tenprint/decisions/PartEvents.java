package org.tenprint.decisions;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tenprint.events.notification.Basis;
import org.tenprint.events.notification.Conditions;
import org.tenprint.events.notification.Instrument;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.law.KeptBack;

/**
 * Parts of messages as events, to and from the policy's. An instrument that has some names that
 * among the messages of its conditions: a version of before that would read it as one of whole
 * messages refuses it there.
 */
final class PartEvents {
  private static final String FIELDS = "fields";

  private PartEvents() {}

  /** The parts that an event's instrument withholds. */
  static Set<MessagePart> read(Instrument event) throws BrokenEvent {
    InstrumentEvents.within(event.getFields(), FIELDS);
    Set<MessagePart> parts = EnumSet.noneOf(MessagePart.class);
    for (var part : event.getFields()) {
      if (!parts.add(Codes.read(MessagePart.class, part, FIELDS))) {
        throw new BrokenEvent("fields names a part twice");
      }
    }
    return parts;
  }

  /** Its conditions; null where it has none. */
  static Conditions conditions(Instrument event) throws BrokenEvent {
    Conditions when = event.getWhen();
    if (event.getFields().isEmpty()) {
      return when;
    }
    if (when == null || !when.getMessage().contains(FIELDS)) {
      throw new BrokenEvent("message does not name fields");
    }
    List<String> others = new ArrayList<>(when.getMessage());
    others.remove(FIELDS);
    return Conditions.newBuilder(when).setMessage(others).build();
  }

  /** Conditions of an instrument of parts. */
  static Conditions named(Conditions when) {
    Conditions.Builder event =
        when == null
            ? Conditions.newBuilder()
                .setBasis(Basis.EITHER)
                .setStatus(List.of())
                .setMessage(List.of())
            : Conditions.newBuilder(when);
    List<String> messages = new ArrayList<>(event.getMessage());
    messages.add(FIELDS);
    return event.setMessage(messages).build();
  }

  static List<org.tenprint.events.notification.MessagePart> write(Set<MessagePart> parts) {
    return parts.stream().sorted().map(PartEvents::write).toList();
  }

  static List<org.tenprint.events.notification.KeptBack> write(List<KeptBack> kept) {
    return kept.stream()
        .map(
            one ->
                new org.tenprint.events.notification.KeptBack(write(one.part()), one.instruments()))
        .toList();
  }

  private static org.tenprint.events.notification.MessagePart write(MessagePart part) {
    return Codes.write(org.tenprint.events.notification.MessagePart.class, part);
  }
}
