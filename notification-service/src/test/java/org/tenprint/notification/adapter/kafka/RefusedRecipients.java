package org.tenprint.notification.adapter.kafka;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Everybody has a topic, and those of some take nothing. */
final class RefusedRecipients implements Recipients {
  final Set<String> refused = new TreeSet<>();

  /** How often it was to ask again. */
  int askedAgain;

  @Override
  public Set<String> missing(Collection<String> recipients) {
    return Set.of();
  }

  @Override
  public boolean takes(String recipient) {
    return !refused.contains(recipient);
  }

  @Override
  public void askAgain() {
    askedAgain++;
  }
}
