package org.tenprint.notification.adapter.http;

import java.time.Duration;
import org.tenprint.doorway.Allowances;

/**
 * How often a party may ask for what opens a case, whatever becomes of it and whatever it asks
 * about. Asked before the case is looked at.
 *
 * @param requests of a field office that asks agencies
 * @param keys of a recipient that asks for its keys
 */
public record Paces(Allowances requests, Allowances keys) {

  void request(String office) {
    take(
        requests, office, "your office asks agencies too often, and this request was not recorded");
  }

  void key(String recipient) {
    take(keys, recipient, "you ask for keys too often");
  }

  private static void take(Allowances allowances, String who, String otherwise) {
    Duration wait = allowances.take(who);
    if (!wait.isZero()) {
      throw new TooOften(otherwise, wait);
    }
  }
}
