package org.tenprint.notification.application;

/**
 * Does a part of the work by itself: where it fails, nothing of it stays, it is put aside for
 * people, and the rest goes on.
 */
@FunctionalInterface
public interface Apart {
  /** Does a part of what concerns a booking. */
  void run(String booking, Runnable part);

  /** Whether what concerns a booking failed, and is not tried again for now. */
  default boolean putAside(String booking) {
    return false;
  }
}
