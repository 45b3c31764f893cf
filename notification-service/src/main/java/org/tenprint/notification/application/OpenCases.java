package org.tenprint.notification.application;

import java.util.List;

/** The cases that wait for people, of those that this instance decides. */
public interface OpenCases {
  /**
   * The first of them by booking id.
   *
   * @param most no more than so many
   */
  List<OpenCase> open(int most);
}
