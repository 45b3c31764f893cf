package org.tenprint.notification.application;

import java.util.Optional;
import java.util.UUID;

/** The keys of messages, each of one recipient and booking. */
public interface OwnKeys {
  /**
   * A recipient's for a booking; empty if nothing of that booking was ever sealed.
   *
   * @param recipient such as {@code sib:MA}
   * @throws Refused if it was destroyed
   */
  Optional<OwnKey> of(UUID booking, String recipient) throws Refused;
}
