package org.tenprint.localstack;

import java.util.ArrayList;
import java.util.List;

/** The four services, in the order of the flow. */
public enum Service {
  BOOKING("booking-service", "-Xmx384m", false),
  BIOMETRIC("biometric-service", "-Xmx512m", true),
  IMMIGRATION("immigration-service", "-Xmx256m", false),
  NOTIFICATION("notification-service", "-Xmx256m", false);

  private final String module;
  private final String heap;
  private final boolean matches;

  Service(String module, String heap, boolean matches) {
    this.module = module;
    this.heap = heap;
    this.matches = matches;
  }

  /** Name of the module, which is the service's name everywhere. */
  public String module() {
    return module;
  }

  /**
   * Flags of its JVM. Who matches or extracts much earns back what the second compiler costs; the
   * others start quicker without.
   */
  List<String> flags(Stay stay) {
    boolean both = stay == Stay.LASTING || stay == Stay.SHOWN && matches;
    List<String> flags = new ArrayList<>(List.of(heap));
    flags.addAll(both ? List.of() : Stay.FIRST_COMPILER);
    return flags;
  }
}
