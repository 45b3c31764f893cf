package org.tenprint.notification.application;

import java.util.List;
import org.tenprint.notification.domain.Offices;

/** The cases that are work for people, of those that this instance decides. */
public interface OpenCases {
  /**
   * Those of the nearest deadlines.
   *
   * @param most no more than so many
   * @param whose the offices that are responsible for them
   */
  List<OpenCase> open(int most, Offices whose);
}
