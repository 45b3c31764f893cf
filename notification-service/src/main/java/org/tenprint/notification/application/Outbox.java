package org.tenprint.notification.application;

import java.util.List;
import org.tenprint.notification.domain.Step;

/** Where what was decided goes: journal, dispositions, recipients. */
public interface Outbox {
  /** Writes what these steps of one case made, in order. */
  void write(List<Step> steps);
}
