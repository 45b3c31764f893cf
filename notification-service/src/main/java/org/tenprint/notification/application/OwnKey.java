package org.tenprint.notification.application;

/**
 * With what a recipient opens the messages that it was sent about one booking.
 *
 * @param keyId as a sealed message names it
 * @param form how they are sealed
 * @param about what is authenticated with them
 * @param key the key itself, of this recipient alone
 */
public record OwnKey(String keyId, String form, String about, byte[] key) {
  /** Copies. */
  public OwnKey {
    key = key.clone();
  }

  @Override
  public byte[] key() {
    return key.clone();
  }

  @Override
  public String toString() {
    return "a recipient's key";
  }
}
