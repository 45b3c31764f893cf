package org.tenprint.notification.application;

import java.util.List;

/** The cases that are work for people, of those that this instance decides. */
public interface OpenCases {
  /**
   * Those of the nearest deadlines.
   *
   * @param most no more than so many
   */
  List<OpenCase> open(int most);
}
