package org.tenprint.policy.fact;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a message says of a person, in parts that can be kept back alone. */
public enum MessagePart {
  /** Who was identified: the subject's id. */
  SUBJECT,
  /** The status on the immigration record. */
  STATUS,
  /** Levels of offences, and what they rest on. */
  LEVELS;

  private static final Set<MessagePart> NONE =
      Collections.unmodifiableSet(EnumSet.noneOf(MessagePart.class));
  private static final Set<MessagePart> RETURNED =
      Collections.unmodifiableSet(EnumSet.of(SUBJECT, STATUS));
  private static final Set<MessagePart> ALL =
      Collections.unmodifiableSet(EnumSet.allOf(MessagePart.class));

  /** The parts that an identification on an edge has. */
  public static Set<MessagePart> on(Edge edge) {
    return switch (edge) {
      case SHARE -> ALL;
      case RETURN -> RETURNED;
      case REQUEST -> NONE;
    };
  }

  /** The parts that what is told on an inquiry has: none of a no-match or a request. */
  public static Set<MessagePart> in(Inquiry inquiry) {
    boolean nobody = inquiry.facts().finding().identification() == IdentificationResult.NO_MATCH;
    return nobody ? NONE : on(inquiry.recipient().edge());
  }
}
