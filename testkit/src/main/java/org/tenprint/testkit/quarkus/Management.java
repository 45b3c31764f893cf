package org.tenprint.testkit.quarkus;

import org.eclipse.microprofile.config.ConfigProvider;

/** Where a service under a Quarkus test says how it is: never on the port of its own face. */
public final class Management {
  private Management() {}

  /**
   * The address of a page of the management port.
   *
   * @param path such as {@code /q/health/ready}
   */
  public static String url(String path) {
    String root = ConfigProvider.getConfig().getValue("test.management.url", String.class);
    return root.substring(0, root.length() - "/q".length()) + path;
  }
}
