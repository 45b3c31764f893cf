package org.tenprint.localstack;

import java.util.List;

/** The four services, in the order of the flow. */
public enum Service {
  BOOKING("booking-service", "-Xmx384m", "-XX:TieredStopAtLevel=1"),
  BIOMETRIC("biometric-service", "-Xmx512m"),
  IMMIGRATION("immigration-service", "-Xmx256m", "-XX:TieredStopAtLevel=1"),
  NOTIFICATION("notification-service", "-Xmx256m", "-XX:TieredStopAtLevel=1");

  private final String module;
  private final List<String> flags;

  /** Matching alone earns back what the second compiler costs; the others start quicker without. */
  Service(String module, String... flags) {
    this.module = module;
    this.flags = List.of(flags);
  }

  /** Name of the module, which is the service's name everywhere. */
  public String module() {
    return module;
  }

  List<String> flags() {
    return flags;
  }
}
