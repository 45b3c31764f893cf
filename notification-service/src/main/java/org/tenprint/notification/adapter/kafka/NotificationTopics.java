package org.tenprint.notification.adapter.kafka;

import org.tenprint.events.RecipientAddress;
import org.tenprint.events.TopicSpec;

/**
 * The topics that the service reads and writes.
 *
 * @param prefix before each name; empty for the catalogue's own
 */
public record NotificationTopics(String prefix) {
  /** The catalogue's. */
  public static final NotificationTopics OF_THE_CATALOGUE = new NotificationTopics("");

  /** A topic or family under its name here. */
  public TopicSpec named(TopicSpec spec) {
    return spec.named(prefix + spec.name());
  }

  /**
   * The family of a recipient's topic.
   *
   * @param recipient as a disposition names it
   * @throws IllegalArgumentException if it names none
   */
  TopicSpec familyOf(String recipient) {
    return named(RecipientAddress.of(recipient).kind().family());
  }

  /**
   * A recipient's topic.
   *
   * @throws IllegalArgumentException if it names none
   */
  public String ofRecipient(String recipient) {
    return familyOf(recipient).of(codeOf(recipient));
  }

  /** What stands for the recipient in the name of its topic. */
  static String codeOf(String recipient) {
    return RecipientAddress.of(recipient).code();
  }
}
