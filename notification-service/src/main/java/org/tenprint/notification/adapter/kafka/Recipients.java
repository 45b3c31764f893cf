package org.tenprint.notification.adapter.kafka;

import java.util.Collection;
import java.util.Set;

/** Who can be sent a message. */
@FunctionalInterface
public interface Recipients {
  /** Those of these whose topic is neither there nor could be created. */
  Set<String> missing(Collection<String> recipients);

  /** Whether a recipient's topic is there, and the brokers let this service write to it. */
  default boolean takes(String recipient) {
    return missing(Set.of(recipient)).isEmpty();
  }

  /** Asks again for those who are not known to take anything. */
  default void askAgain() {}
}
