package org.tenprint.notification.application;

import java.util.Optional;
import java.util.UUID;

/**
 * Names what a person was shown of a case, so that a verdict can say on what it was given. A name
 * follows from the text and from a key of the booking: who has no key learns nothing of the text
 * from it, and nobody once the booking is forgotten.
 */
public interface SheetNames {
  /**
   * The name, 32 hexadecimal digits; empty if the booking was forgotten this moment.
   *
   * @param text of what was shown
   */
  Optional<String> name(UUID booking, String text);
}
