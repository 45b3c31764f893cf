package org.tenprint.notification.adapter.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Everybody has a topic, and some topics take nothing. */
final class RefusedRecipients implements Recipients {
  /** Of those of random histories some, and all. */
  static final List<Set<String>> SOME =
      List.of(
          Set.of(Histories.RECIPIENTS.get(1)),
          Set.of(Histories.RECIPIENTS.get(2)),
          Set.copyOf(Histories.RECIPIENTS));

  /** Whose topics take nothing. */
  final Set<String> refused = new TreeSet<>();

  /** Whose topics take something for now. */
  final Set<String> opened = new TreeSet<>();

  /** How often it was asked whether a topic takes anything. */
  int asked;

  /** How often it was to ask again. */
  int askedAgain;

  @Override
  public Set<String> missing(Collection<String> recipients) {
    return Set.of();
  }

  @Override
  public boolean takes(String recipient) {
    asked++;
    return !refused.contains(recipient);
  }

  @Override
  public void askAgain() {
    askedAgain++;
  }
}
