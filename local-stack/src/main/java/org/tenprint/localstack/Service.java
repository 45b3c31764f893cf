package org.tenprint.localstack;

import java.util.List;

/** The four services, in the order of the flow. */
public enum Service {
  BOOKING("booking-service", "-Xmx384m", false),
  BIOMETRIC("biometric-service", "-Xmx512m", true),
  IMMIGRATION("immigration-service", "-Xmx256m", false),
  NOTIFICATION("notification-service", "-Xmx256m", false);

  private final String module;
  private final String heap;
  private final boolean alwaysBothCompilers;

  Service(String module, String heap, boolean alwaysBothCompilers) {
    this.module = module;
    this.heap = heap;
    this.alwaysBothCompilers = alwaysBothCompilers;
  }

  /** Name of the module, which is the service's name everywhere. */
  public String module() {
    return module;
  }

  /**
   * Flags of its JVM. Matching earns back at once what the second compiler costs; the others start
   * quicker without.
   *
   * @param stays whether it is to run for long
   */
  List<String> flags(boolean stays) {
    return stays || alwaysBothCompilers ? List.of(heap) : List.of(heap, "-XX:TieredStopAtLevel=1");
  }
}
