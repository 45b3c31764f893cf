package org.tenprint.localstack;

/** Hears what happens while a stack starts, works and ends; one line each. */
@FunctionalInterface
public interface Progress {

  /** Something happened that the person who waits should see. */
  void says(String line);
}
