package org.tenprint.notification.adapter.kafka;

import org.tenprint.events.TopicCatalogue;
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
    return new TopicSpec(
        prefix + spec.name(),
        spec.key(),
        spec.schema(),
        spec.partitions(),
        spec.kept(),
        spec.compacted(),
        spec.biometrics(),
        spec.writers(),
        spec.readers(),
        spec.what());
  }

  /**
   * The family of a recipient's topic.
   *
   * @param recipient such as {@code field-office:BOS}, {@code sib:MA}, {@code agency:MA0130100} or
   *     {@code request:MA0130100}
   * @throws IllegalArgumentException if it is none of these
   */
  TopicSpec familyOf(String recipient) {
    String kind = recipient.substring(0, Math.max(recipient.indexOf(':'), 0));
    return named(
        switch (kind) {
          case "field-office" -> TopicCatalogue.FIELD_OFFICE_MATCHES;
          case "sib" -> TopicCatalogue.SIB_IDENTIFICATIONS;
          case "agency", "request" -> TopicCatalogue.AGENCY_IDENTIFICATIONS;
          default -> throw new IllegalArgumentException("no kind of recipient");
        });
  }

  /**
   * A recipient's topic.
   *
   * @throws IllegalArgumentException if the recipient is of no kind or has no code
   */
  public String ofRecipient(String recipient) {
    return familyOf(recipient).of(codeOf(recipient));
  }

  /** What stands for the recipient in the name of its topic. */
  static String codeOf(String recipient) {
    return recipient.substring(recipient.indexOf(':') + 1);
  }
}
