package org.tenprint.notification.application;

import java.util.List;
import org.tenprint.notification.domain.Step;
import org.tenprint.policy.fact.Recipient;

/** Where what was decided goes: journal, dispositions, recipients. */
public interface Outbox {
  /** Whether something can be written to a recipient now. */
  default boolean takes(Recipient recipient) {
    return true;
  }

  /** Writes what these steps of one case made, in order. */
  void write(List<Step> steps);
}
