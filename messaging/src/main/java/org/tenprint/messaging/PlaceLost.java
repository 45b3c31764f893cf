package org.tenprint.messaging;

/**
 * A hop has answered, and where it was in its inputs is not known: a person says where it goes on.
 */
public final class PlaceLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param group the hop's
   * @param answers the topic in which they stand
   */
  PlaceLost(String group, String answers) {
    super(
        "%s has written to %s, and the brokers have no offset of it: it would do everything again."
                .formatted(group, answers)
            + " Where it goes on is set by hand (docs/runbooks/instances.md)");
  }
}
