package org.tenprint.audit.show;

import org.tenprint.events.RecipientAddress;

/** Recipients in words for a person. */
final class Recipients {
  private Recipients() {}

  /** The recipient that a disposition names, such as "field office BOS"; as it is if it is none. */
  static String text(String recipient) {
    return RecipientAddress.parse(recipient).map(Recipients::text).orElse(recipient);
  }

  private static String text(RecipientAddress recipient) {
    return switch (recipient.kind()) {
      case FIELD_OFFICE -> "field office " + recipient.code();
      case SIB -> "the state bureau of " + recipient.code();
      case AGENCY, REQUEST -> "agency " + recipient.code();
      case SUBJECT -> "agency " + recipient.code() + " (to tell the person)";
      case COUNSEL -> "agency " + recipient.code() + " (to tell counsel)";
    };
  }
}
