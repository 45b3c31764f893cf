package org.tenprint.localstack;

/** Hears what happens while a stack starts, works and ends; one line each. */
@FunctionalInterface
public interface Progress {

  /** Something happened that the person who waits should see. */
  void says(String line);

  /**
   * Something is ready.
   *
   * @param address where it is, or what came of it
   * @param begun when its start was, as {@link System#nanoTime} tells it
   */
  default void ready(String what, String address, long begun) {
    says(
        "%-22s ready after %4.1f s  %s"
            .formatted(what, (System.nanoTime() - begun) / 1e9, address));
  }
}
