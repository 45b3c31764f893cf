package org.tenprint.audit.log;

import java.util.Optional;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;

/** Recipients as dispositions name them, such as {@code field-office:BOS}. */
public final class Recipients {
  private static final String PARAMETER = "[A-Za-z0-9-]{1,40}";

  private Recipients() {}

  /** The recipient's own topic; empty if the name is none of a recipient. */
  public static Optional<String> topic(String recipient) {
    String name = name(recipient);
    return name.matches(PARAMETER)
        ? family(kind(recipient)).map(family -> family.of(name))
        : Optional.empty();
  }

  /** The recipient for a person, such as "field office BOS". */
  public static String text(String recipient) {
    return switch (kind(recipient)) {
      case "field-office" -> "field office " + name(recipient);
      case "sib" -> "the state bureau of " + name(recipient);
      case "agency", "request" -> "agency " + name(recipient);
      default -> recipient;
    };
  }

  private static Optional<TopicSpec> family(String kind) {
    return switch (kind) {
      case "field-office" -> Optional.of(TopicCatalogue.FIELD_OFFICE_MATCHES);
      case "sib" -> Optional.of(TopicCatalogue.SIB_IDENTIFICATIONS);
      case "agency", "request" -> Optional.of(TopicCatalogue.AGENCY_IDENTIFICATIONS);
      default -> Optional.empty();
    };
  }

  private static String kind(String recipient) {
    return recipient.substring(0, Math.max(0, recipient.indexOf(':')));
  }

  private static String name(String recipient) {
    return recipient.substring(recipient.indexOf(':') + 1);
  }
}
