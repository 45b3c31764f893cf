package org.tenprint.events;

import java.util.Set;

/** A consumer group that may send records of a topic to a dead-letter topic. */
public record Consumption(TopicSpec topic, String group) {
  /** The dead-letter topic. */
  public String deadLetters() {
    return topic.deadLetters(group);
  }

  /** Who may read them; a dead letter of a restricted topic is itself restricted. */
  public Set<Party> readers() {
    return topic.biometrics() ? Set.of(Party.BIOMETRIC_AUDITORS) : Set.of(Party.AUDITORS);
  }
}
