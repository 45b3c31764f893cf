package org.tenprint.testkit.architecture.planted.tools.adapter.http;

import org.tenprint.scenarios.Tool;

/** A service that uses what is a tool. */
public final class UsesTool {
  private final Tool tool = new Tool();

  Tool tool() {
    return tool;
  }
}
