package org.tenprint.notification.adapter.kafka;

/**
 * The state was written by a later version of the service. No event is at fault, and none may be
 * passed over: an error, which ends the process.
 */
final class NewerState extends Error {
  private static final long serialVersionUID = 1L;

  NewerState(int version, int known) {
    super(
        "the state has version "
            + version
            + ", this service reads up to "
            + known
            + ": start the version that wrote it or a later one");
  }
}
